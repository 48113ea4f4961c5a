// SPDX-License-Identifier: MIT
// The linker against the real ones: same bytes as ld for the same layout, code that runs, refusals by name.
using System.Buffers.Binary;
using EPython.CodeGen.Elf;
using Xunit;

namespace EPython.CodeGen.Tests;

public sealed class LinkerTests : IDisposable
{
    private const ulong LoadAddress = 0x10000000;

    private const string Core = """
        #include <stdio.h>
        #include <stdlib.h>
        #include <sys/mman.h>
        long core_double(long x) { return 2 * x; }
        long core_counter = 40;
        int main(int count, char **args) {
            char *code = mmap((void *)0x10000000, 65536, 7, MAP_PRIVATE | MAP_ANONYMOUS | MAP_FIXED, -1, 0);
            FILE *f = fopen(args[1], "rb");
            if (count < 3 || !f || !fread(code, 1, 65536, f)) return 1;
            long (*run)(long) = (long (*)(long))(code + atol(args[2]));
            long result = run(5);
            printf("%ld %ld\n", result, core_counter);
            return 0;
        }
        """;

    private const string Unit = """
        extern long core_double(long), core_counter;
        static long own_data[3] = { 10, 20, 30 };
        static long own_zero[5];
        static long *pointer = &own_data[1];
        static const double half = 0.5;
        static __attribute__((noinline)) long typed(long x) {
            own_zero[2] += x;
            core_counter += own_zero[2];
            switch (x) { case 1: return 7; case 2: return 9; case 3: return 1; case 4: return 5; case 6: return 8; }
            return core_double(x) + *pointer + own_data[2] + (long)((double)x * half);
        }
        static long generic(long x) { return typed(x); }
        struct row { unsigned long function; void *generic, *typed; };
        const struct row epy_unit_entries[] __attribute__((section(".epy_entries"), used)) = { { 3, generic, typed } };
        """;

    private readonly Gcc _gcc = new();

    public void Dispose() => _gcc.Dispose();

    private static ElfFile Read(byte[] bytes)
    {
        var file = new ElfReader().Read(bytes, out var error);
        Assert.True(file is not null, error?.Message);
        return file;
    }

    private CoreSymbols ReadCore() =>
        CodeGenerator.ReadCore(File.ReadAllBytes(_gcc.Executable("core", Core)), out _)!;

    [Fact]
    public void Linker_Makes_CodeThatRuns()
    {
        var linked = Linker.Link(Read(_gcc.Object(Unit)), ReadCore(), LoadAddress, 65536);
        Assert.Empty(linked.Errors);
        File.WriteAllBytes(_gcc.PathOf("code"), linked.Code);
        var entry = Assert.Single(linked.Entries);
        Assert.Equal(3, entry.Function);
        Assert.Equal("62 45\n", _gcc.Run(_gcc.PathOf("core"), _gcc.PathOf("code"), entry.Generic.ToString()));
        Assert.Equal("62 45\n", _gcc.Run(_gcc.PathOf("core"), _gcc.PathOf("code"), entry.Typed.ToString()));
    }

    [Fact]
    public void Linker_Agrees_WithLd()
    {
        var unit = _gcc.Object(Unit);
        var linked = Linker.Link(Read(unit), ReadCore(), LoadAddress, 65536);
        File.WriteAllBytes(_gcc.PathOf("unit.o"), unit);
        var script = _gcc.Write("layout", """
            SECTIONS {
                . = 0x10000000;
                .all : { *(.text*) *(.rodata) *(.rodata.*) *(.data*) *(.bss*) BYTE(0) } =0
                .epy_entries : { *(.epy_entries) }
                /DISCARD/ : { *(.note*) *(.comment) *(.eh_frame) }
            }
            """);
        _gcc.Run("ld", "-T", script, "--just-symbols=core", "-e", "0", "-o", "whole", "unit.o");
        _gcc.Run("objcopy", "-O", "binary", "-j", ".all", "whole", "bytes");
        var expected = File.ReadAllBytes(_gcc.PathOf("bytes"));
        Assert.Equal(Convert.ToHexString(expected.AsSpan(0, linked.Code.Length)), Convert.ToHexString(linked.Code));
    }

    [Fact]
    public void Linker_Names_WhatTheCoreLacks()
    {
        var unit = Read(_gcc.Object("extern int absent(void), gone; int f(void) { return absent() + gone; }"));
        var linked = Linker.Link(unit, ReadCore(), LoadAddress, 65536);
        Assert.Equal(["the core has no absent", "the core has no gone"], linked.Errors.Order());
    }

    [Fact]
    public void Linker_Names_WhatIsTooFarAway()
    {
        var unit = Read(_gcc.Object(Unit));
        var linked = Linker.Link(unit, ReadCore(), 0x7F0000000000, 65536);
        Assert.Contains(linked.Errors, error => error.Contains("core_double") && error.Contains("too far"));
    }

    [Fact]
    public void Linker_Refuses_MoreThanTheRoom()
    {
        var linked = Linker.Link(Read(_gcc.Object("char big[70000] = { 1 };")), ReadCore(), LoadAddress, 65536);
        Assert.Contains("does not fit", Assert.Single(linked.Errors));
    }

    [Fact]
    public void Linker_Refuses_PositionIndependentCode()
    {
        var c = _gcc.Write("pic.c", "extern int core_counter; int f(void) { return core_counter; }");
        _gcc.Run("gcc", "-c", "-O1", "-fPIC", "-o", "pic.o", c);
        var linked = Linker.Link(Read(File.ReadAllBytes(_gcc.PathOf("pic.o"))), ReadCore(), LoadAddress, 65536);
        Assert.Contains("R_X86_64_REX_GOTPCRELX", Assert.Single(linked.Errors));
    }

    [Theory]
    [InlineData("arm-none-eabi-gcc", "the object is for ARM, the core is x86-64")]
    [InlineData("riscv64-unknown-elf-gcc", "the object is for RISC-V, the core is x86-64")]
    public void Linker_Names_OtherMachines(string compiler, string message)
    {
        if (!OnPath(compiler))
            return;
        var linked = Linker.Link(Read(_gcc.Object("int x = 1;", compiler)), ReadCore(), LoadAddress, 65536);
        Assert.Contains(message, linked.Errors);
    }

    [Fact]
    public void CoreSymbols_Refuses_PositionIndependentCore()
    {
        _gcc.Write("pie.c", "int main(void) { return 0; }");
        _gcc.Run("gcc", "-pie", "-fPIE", "-o", "pie", "pie.c");
        Assert.Null(CodeGenerator.ReadCore(File.ReadAllBytes(_gcc.PathOf("pie")), out var error));
        Assert.Contains("position independent", error);
    }

    [Fact]
    public void Reader_Agrees_WithNm()
    {
        var unit = _gcc.Object(Unit);
        File.WriteAllBytes(_gcc.PathOf("unit.o"), unit);
        var expected = _gcc.Run("nm", "-a", "--format=posix", "unit.o").Split('\n')
            .Select(line => line.Split(' ')[0]).Where(name => name.Length > 0).Order(StringComparer.Ordinal);
        var names = Read(unit).Symbols.Skip(1).Select(symbol => symbol.Name).Where(name => name.Length > 0);
        Assert.Subset(expected.ToHashSet(), names.ToHashSet());
        Assert.Contains("core_double", names);
    }

    private static bool OnPath(string program) => (Environment.GetEnvironmentVariable("PATH") ?? "").Split(':')
        .Any(folder => File.Exists(Path.Combine(folder, program)));
}
