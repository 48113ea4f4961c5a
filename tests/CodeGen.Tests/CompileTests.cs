// SPDX-License-Identifier: MIT
// The compiler and its cache, with the real runtime headers.
using EPython.Bytecode.Images;
using EPython.CodeGen.Elf;
using EPython.CodeGen.Toolchain;
using EPython.Frontend.Ir;
using EPython.Frontend.Types;
using Xunit;

namespace EPython.CodeGen.Tests;

public sealed class CompileTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("epython-cache-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private static CCompiler Compiler(Profile profile = Profile.I64F64) => CCompiler.Find(
        [Path.Combine(Golden.Root, "DeviceRuntime-c", "include"), Path.Combine(Golden.Root, "Bytecode", "Contract")],
        profile, out _)!;

    private static NativeUnit Unit(Profile profile)
    {
        var functions = new[] { IrSamples.Fib(0), IrSamples.Smooth(1), IrSamples.Pair(2) };
        return CodeGenerator.Emit(
            IrSamples.Program(functions), new HashSet<int> { 0, 1, 2 }, profile, new ImageTables(new ConstantTable()));
    }

    [Theory]
    [InlineData(Profile.I64F64)]
    [InlineData(Profile.I32F32)]
    public async Task Unit_Compiles_WithRuntimeHeaders(Profile profile)
    {
        var result = await CodeGenerator.CompileAsync(Unit(profile), Compiler(profile), null);
        Assert.Null(result.Error);
        var file = new ElfReader().Read(result.Object, out _)!;
        Assert.Contains(file.Symbols, symbol => symbol.Name == "epy_unit_entries");
        var sizes = CodeGenerator.FunctionSizes(result.Object);
        Assert.Equal([0, 1, 2], sizes.Keys.Order());
        Assert.All(sizes.Values, size => Assert.InRange(size, 20u, 2000u));
        Assert.Contains(file.Symbols, symbol => symbol.Name == "epy_too_deep" && symbol.Section == ElfSymbol.Undefined);
    }

    [Theory]
    [InlineData(Profile.I64F64)]
    [InlineData(Profile.I32F32)]
    public async Task EveryOperation_HasAHelper(Profile profile)
    {
        IrFunction fib = IrSamples.Fib(1), outside = IrSamples.Fib(3);
        var program = IrSamples.Program(IrSamples.EveryOperation(0), fib, IrSamples.EveryStatement(2, fib, outside), outside);
        var unit = CodeGenerator.Emit(
            program, new HashSet<int> { 0, 1, 2 }, profile, new ImageTables(new ConstantTable()));
        var result = await CodeGenerator.CompileAsync(unit, Compiler(profile), null);
        Assert.Null(result.Error);
    }

    [Fact]
    public async Task Cache_Answers_TheSecondTime_UnlessDamaged()
    {
        var cache = new ObjectCache(_folder);
        var compiler = Compiler();
        var first = await cache.CompileAsync(compiler, "int x = 1;", TimeSpan.FromSeconds(60), default);
        var second = await cache.CompileAsync(compiler, "int x = 1;", TimeSpan.FromSeconds(60), default);
        Assert.Equal((false, true), (first.FromCache, second.FromCache));
        Assert.Equal(first.Object, second.Object);

        var entry = Directory.GetFiles(_folder).Single();
        var bytes = File.ReadAllBytes(entry);
        bytes[^1] ^= 1;
        File.WriteAllBytes(entry, bytes);
        var third = await cache.CompileAsync(compiler, "int x = 1;", TimeSpan.FromSeconds(60), default);
        Assert.False(third.FromCache);
        Assert.Equal(first.Object, third.Object);
    }

    [Fact]
    public void CacheKey_Depends_OnSourceAndFlags()
    {
        var keys = new[]
        {
            ObjectCache.KeyOf(Compiler(), "a"), ObjectCache.KeyOf(Compiler(), "b"),
            ObjectCache.KeyOf(Compiler(Profile.I32F32), "a"),
        };
        Assert.Equal(3, keys.Distinct().Count());
    }

    [Fact]
    public async Task BadSource_IsReported_WithTheCompilersWords()
    {
        var result = await Compiler().CompileAsync("int f( {", TimeSpan.FromSeconds(60), default);
        Assert.False(result.Succeeded);
        Assert.Contains("error:", result.Error);
    }

    [Fact]
    public async Task SlowCompiler_IsStopped()
    {
        var slow = Path.Combine(_folder, "slow");
        File.WriteAllText(slow, "#!/bin/sh\nexec sleep 60\n");
        using (var chmod = System.Diagnostics.Process.Start("chmod", ["+x", slow]))
            chmod.WaitForExit();
        Environment.SetEnvironmentVariable("EPYTHON_CC", slow);
        try
        {
            var result = await Compiler().CompileAsync("", TimeSpan.FromMilliseconds(200), default);
            Assert.Contains("did not finish", result.Error);
            Environment.SetEnvironmentVariable("EPYTHON_CC", "/nowhere/cc");
            Assert.Null(CCompiler.Find([], Profile.I64F64, out var error));
            Assert.Contains("/nowhere/cc", error);
        }
        finally
        {
            Environment.SetEnvironmentVariable("EPYTHON_CC", null);
        }
    }
}
