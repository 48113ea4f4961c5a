// SPDX-License-Identifier: MIT
// What sits where in a linked core: bytes by part and by function, what the linker left out, who uses what.
using EPython.CodeGen.Frozen;
using EPython.CodeGen.Toolchain;
using Xunit;

namespace EPython.CodeGen.Tests;

public sealed class CoreContentsTests : IDisposable
{
    private const string Program = """
        int epy_list_sum(int n);
        int epy_fn_twice(int n) { return epy_list_sum(n) + epy_list_sum(n + 1); }
        __attribute__((noinline)) int underscored(int n) __asm__("_epy_fn_once");
        int underscored(int n) { return epy_list_sum(n) * 3; }
        int epy_fn_unused(int n) { return epy_list_sum(n) - 1; }
        """;

    private const string Runtime = """
        static volatile int table[100];
        static __attribute__((noinline)) int at(int n) { return table[n & 63] + n; }
        int epy_list_entry(void);
        int epy_list_sum(int n) { return at(n) + at(n + 1) + epy_list_entry(); }
        __asm__(".section .text.entry, \"ax\", @progbits\n.globl epy_list_entry, epy_list_above\n"
            ".type epy_list_entry, @function\n.type epy_list_above, @function\n"
            "epy_list_above: .zero 64, 0x90\nepy_list_entry: .zero 64, 0x90\nret\n"
            ".size epy_list_entry, .-epy_list_entry\n.size epy_list_above, .-epy_list_above\n.text");
        int epy_list_unused(int n) { return epy_list_sum(n) + 5; }
        """;

    private const string Port = """
        int epy_fn_twice(int n);
        int once(int n) __asm__("_epy_fn_once");
        void epy_start(void) { for (;;) epy_fn_twice(once(1)); }
        """;

    private readonly Gcc _gcc = new();

    public void Dispose() => _gcc.Dispose();

    private CoreContents Contents()
    {
        var objects = new[] { ("program.c", Program), ("epy_list.c", Runtime), ("core_main.c", Port) }
            .Select(one => (Source: one.Item1, File: Compile(one.Item1, one.Item2))).ToList();
        var elf = _gcc.PathOf("core.elf");
        _gcc.Run("gcc", ["-nostdlib", "-static", "-Wl,--gc-sections", "-Wl,-e,epy_start", "-o", elf,
            .. objects.Select(one => one.File)]);
        var read = objects.Select(one => (one.Source, File.ReadAllBytes(one.File))).ToList();
        return CoreContents.Of(new CoreParts(File.ReadAllBytes(elf), read))!;
    }

    private string Compile(string name, string text)
    {
        var source = _gcc.Write(name, text);
        _gcc.Run("gcc", "-O1", "-ffunction-sections", "-fdata-sections", "-ffreestanding", "-fno-pic",
            "-c", "-o", source + ".o", source);
        return source + ".o";
    }

    [Fact]
    public void Functions_AreThoseThatAreLinked()
    {
        var functions = Contents().Functions;
        Assert.Equal(["epy_fn_once", "epy_fn_twice"], functions.Keys.Order(StringComparer.Ordinal));
        Assert.All(functions.Values, bytes => Assert.InRange(bytes, 5, 100));
    }

    [Fact]
    public void Parts_AreFiles_WithTheirUsers()
    {
        var contents = Contents();
        Assert.Equal(["core_main", "list", "program"], contents.Parts.Select(part => part.Name).Order(StringComparer.Ordinal));
        Assert.Equal(["program"], contents.Parts.Single(part => part.Name == "list").UsedBy);
        Assert.Equal(["core_main"], contents.Parts.Single(part => part.Name == CoreContents.Program).UsedBy);
        Assert.Equal(contents.Functions.Values.Sum(), contents.Parts.Single(part => part.Name == CoreContents.Program).Bytes);
    }

    [Fact]
    public void EntriesOneBehindTheOther_CountOnce()
    {
        var contents = Contents();
        Assert.InRange(contents.Parts.Sum(part => part.Bytes), 400, contents.Code + contents.Zeroed);
    }

    [Fact]
    public void LargestPart_ComesFirst_AndCountsItsData()
    {
        var contents = Contents();
        Assert.Equal("list", contents.Parts[0].Name);
        Assert.InRange(contents.Parts[0].Bytes, 529, 700);
        Assert.Equal(400, contents.Zeroed);
    }

    [Fact]
    public void WhatIsNoElfFile_HasNoContents() => Assert.Null(CoreContents.Of(new CoreParts([1, 2, 3], [])));
}
