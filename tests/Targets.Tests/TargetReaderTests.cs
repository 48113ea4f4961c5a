// SPDX-License-Identifier: MIT
// What is wrong with a description is told with its file, its line and its key.
using EPython.CodeGen.Toolchain;

namespace EPython.Targets.Tests;

public sealed class TargetReaderTests : IDisposable
{
    private readonly Scratch _scratch = new();

    public void Dispose() => _scratch.Dispose();

    private Target Read(string text) => TargetReader.Read(_scratch.Write("target.toml", text), Targets.Ports);

    private string Complaint(string text) => Assert.Throws<TargetException>(() => Read(text)).Message;

    [Fact]
    public void EveryTarget_CanBeRead()
    {
        foreach (var name in TargetReader.Names(Targets.Ports))
        {
            var target = Targets.Read(name);
            Assert.Equal(name, target.Name);
            Assert.InRange(target.Stack, 256, target.Memory / 2);
            Assert.InRange(target.Memory, 1, target.MostMemory);
            Assert.True(target.Packages.Count > 0 || target.Install is not null, $"{name}: nothing says what to install");
        }
    }

    [Fact]
    public void Keys_Replace_WhatIsInherited()
    {
        var target = Read("inherits = \"rv32-user\"\ndescription = \"mine\"\nmemory = 8192\n");
        Assert.Equal(("mine", 8192), (target.Description, target.Memory));
        Assert.Equal(Targets.Read("rv32-user").Sources, target.Sources);
    }

    [Theory]
    [InlineData("memory_max = 5\n", 2, "memory_max: there is no such key; did you mean 'memory-max'?")]
    [InlineData("frobnicate = 5\n", 2, "frobnicate: there is no such key")]
    [InlineData("memory = \"16K\"\n", 2, "memory: expected a number that is not negative")]
    [InlineData("memory = -1\n", 2, "memory: expected a number that is not negative")]
    [InlineData("description = 7\n", 2, "description: expected a string")]
    [InlineData("\nflags = \"-mthumb\"\n", 3, "flags: expected a list of strings")]
    [InlineData("flags = [1]\n", 2, "flags: expected a list of strings")]
    [InlineData("exits = 1\n", 2, "exits: expected true or false")]
    [InlineData("numbers = \"i16f16\"\n", 2, "numbers: expected \"i32f32\" or \"i64f64\"")]
    [InlineData("cost = \"time\"\n", 2, "cost: expected \"none\" or \"plugin\" or \"cycles\"")]
    [InlineData("object = \"arm\"\n", 2, "object: expected machine/32 or 64/little or big/ABI")]
    [InlineData("link-script = \"none.ld\"\n", 2, "link-script: there is no file '")]
    [InlineData("sources = [\"none.c\"]\n", 2, "sources: there is no file '")]
    [InlineData("memory = = 3\n", 2, "")]
    public void WrongKey_IsToldWithItsPlace(string text, int line, string problem) =>
        Assert.StartsWith($"{_scratch.PathOf("target.toml")}:{line}: {problem}", Complaint("inherits = \"rv32-user\"\n" + text));

    [Theory]
    [InlineData("description")]
    [InlineData("numbers")]
    [InlineData("compiler")]
    [InlineData("packages")]
    [InlineData("flags")]
    [InlineData("sources")]
    [InlineData("link-script")]
    [InlineData("memory")]
    [InlineData("stack")]
    [InlineData("object")]
    [InlineData("machine")]
    [InlineData("cost")]
    [InlineData("start-timeout-ms")]
    public void MissingKey_IsTold(string key)
    {
        var whole = File.ReadAllLines(Path.Combine(Targets.Ports, "rv32", TargetReader.FileName))
            .Where(line => !line.StartsWith("sources", StringComparison.Ordinal) && !line.StartsWith("link-script", StringComparison.Ordinal))
            .Append("sources = [\"target.toml\"]").Append("link-script = \"target.toml\"").ToList();
        Read(string.Join('\n', whole));
        Assert.Equal($"{_scratch.PathOf("target.toml")}: {key}: this key is missing", Complaint(string.Join('\n',
            whole.Where(line => !line.StartsWith($"{key} =", StringComparison.Ordinal)))));
    }

    [Fact]
    public void Table_IsRefused() => Assert.Contains("no [tables]", Complaint("[memory]\nsize = 3\n"));

    [Fact]
    public void UnknownParent_IsTold() =>
        Assert.Contains("target.toml:1: inherits: there is no target 'nobody'", Complaint("inherits = \"nobody\"\n"));

    [Fact]
    public void Circle_IsTold()
    {
        var file = _scratch.Write("target.toml", "inherits = \".\"\n");     // the folder of all targets is its own
        Assert.Contains("inherits: goes round in a circle",
            Assert.Throws<TargetException>(() => TargetReader.Read(file, Path.GetDirectoryName(file)!)).Message);
    }

    [Fact]
    public void MissingFile_IsTold() =>
        Assert.StartsWith("can't open target description '",
            Assert.Throws<TargetException>(() => TargetReader.Read(_scratch.PathOf("none.toml"), Targets.Ports)).Message);
}
