// SPDX-License-Identifier: MIT
// What is refused, and by which words; damaged objects. All on the objects in the repository, so for every machine.
using EPython.CodeGen.Elf;
using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;
using Xunit;

namespace EPython.CodeGen.Tests;

public class RelocationRefusalTests
{
    private const ulong Room = 1 << 20;

    private static byte[] Bytes(string machine, string file) =>
        File.ReadAllBytes(Path.Combine(Golden.Root, "tests", "CodeGen.Tests", "relocations", machine, file));

    private static ElfFile Unit(string machine) => new ElfReader().Read(Bytes(machine, "unit.o"), out _)!;

    private static CoreSymbols Core(string machine) => CodeGenerator.ReadCore(Bytes(machine, "core.elf"), out _)!;

    private static ulong AddressOf(string machine)
    {
        using var found = Machine.Of(machine);
        return found.LoadAddress;
    }

    private static ElfFile With(ElfFile unit, IReadOnlyList<ElfRelocation> relocations) => new()
    {
        Is64Bit = unit.Is64Bit, IsLittleEndian = unit.IsLittleEndian, OsAbi = unit.OsAbi, Kind = unit.Kind,
        Machine = unit.Machine, Flags = unit.Flags, Sections = unit.Sections, Symbols = unit.Symbols, Relocations = relocations,
    };

    [Theory]
    [InlineData("rv32", 20, "relocation R_RISCV_GOT_HI20 (20) is not supported")]
    [InlineData("cortex-m0", 26, "relocation R_ARM_GOT32 (26) is not supported")]
    [InlineData("mips32", 9, "relocation R_MIPS_GOT16 (9) is not supported")]
    [InlineData("sparcv9", 13, "relocation R_SPARC_GOT10 (13) is not supported")]
    [InlineData("microblaze", 14, "relocation R_MICROBLAZE_GOT_64 (14) is not supported")]
    [InlineData("epiphany", 99, "relocation number 99 (99) is not supported")]
    [InlineData("amd64", 222, "relocation number 222 (222) is not supported")]
    public void OtherRelocations_AreNamed(string machine, uint type, string message)
    {
        var unit = Unit(machine);
        var changed = unit.Relocations.Select((relocation, i) => i == 0 ? relocation with { Type = type } : relocation);
        var linked = Linker.Link(With(unit, [.. changed]), Core(machine), AddressOf(machine), Room);
        Assert.Contains(linked.Errors, error => error.Contains(message));
    }

    [Theory]
    [InlineData("rv32", "cortex-m3", "the object is for RISC-V, the core is ARM")]
    [InlineData("sparcv9", "microblaze", "the object is for SPARC V8+, the core is MicroBlaze")]
    [InlineData("mips32", "mips32el", "the object is big endian, the core little endian")]
    [InlineData("microblazeel", "microblaze", "the object is little endian, the core big endian")]
    [InlineData("cortex-m4", "cortex-m3", "the object's ABI is EABI 5, hard floats, the core's EABI 5, soft floats")]
    [InlineData("cortex-m3", "cortex-m0", "the object is for ARM v7, the core is v6S-M")]
    public void OtherMachines_AreNamed(string unit, string core, string message)
    {
        var linked = Linker.Link(Unit(unit), Core(core), AddressOf(core), Room);
        Assert.Contains(message, linked.Errors);
    }

    [Fact]
    public void SmallerCode_RunsOnLargerCore() =>
        Assert.DoesNotContain(
            Linker.Link(Unit("cortex-m0"), Core("cortex-m3"), AddressOf("cortex-m3"), Room).Errors,
            error => error.Contains("the object is"));

    [Theory]
    [InlineData("amd64", 0x7F0000000000UL, "R_X86_64_PLT32")]
    [InlineData("epiphany", 0x100UL, null)]
    [InlineData("sparcv9", 0x100UL, null)]
    [InlineData("microblaze", 0x100UL, null)]
    [InlineData("rv32", 0x100UL, null)]
    [InlineData("cortex-m0", 0x100UL, null)]
    [InlineData("mips32", 0x90000000UL, null)]
    public void WhatIsTooFar_IsNamed_OrReachedAnyway(string machine, ulong address, string? relocation)
    {
        var errors = Linker.Link(Unit(machine), Core(machine), address, Room).Errors;
        if (relocation is null)
            Assert.Empty(errors);
        else
            Assert.Contains(errors, error => error.Contains("core_double") && error.Contains(relocation) && error.Contains("too far"));
    }

    // ---- damage ------------------------------------------------------------------------------------------------

    public static Arbitrary<(int Machine, (int Place, byte Value)[] Changes)> Damages() =>
        Gen.Choose(0, Machine.All.Count - 1).Zip(
            Gen.Choose(0, int.MaxValue).Zip(Gen.Elements<byte>(0, 1, 2, 4, 0x7F, 0x80, 0xFF, 0x2B, 0x41)).Select(t => (t.Item1, t.Item2))
                .NonEmptyListOf().Select(list => list.Take(10).ToArray()))
        .Select(t => (t.Item1, t.Item2)).ToArbitrary();

    [Property(MaxTest = 6000, Arbitrary = [typeof(RelocationRefusalTests)])]
    public void Damaged_IsAnswered((int Machine, (int Place, byte Value)[] Changes) damage)
    {
        var machine = Machine.All[damage.Machine];
        var bytes = Bytes(machine, "unit.o");
        foreach (var (place, value) in damage.Changes)
            bytes[place % bytes.Length] = value;
        if (new ElfReader().Read(bytes, out var error) is not { } file)
        {
            Assert.NotNull(error);
            return;
        }
        var linked = Linker.Link(file, Core(machine), AddressOf(machine), Room);
        Assert.True(linked.Succeeded || linked.Code.Length == 0);
    }

    public static TheoryData<string> Machines => [.. Machine.All];

    [Theory]
    [MemberData(nameof(Machines))]
    public void EveryTruncation_IsAnswered(string machine)
    {
        var whole = Bytes(machine, "unit.o");
        for (var length = 0; length < whole.Length; length += 5)
        {
            if (new ElfReader().Read(whole[..length], out var error) is { } file)
                Assert.Empty(Linker.Link(file, Core(machine), AddressOf(machine), Room).Errors);
            else
                Assert.NotNull(error);
            Assert.Null(CodeGenerator.ReadCore(Bytes(machine, "core.elf")[..length], out var words));
            Assert.NotNull(words);
        }
    }

    // Every kind of relocation anywhere, with any addend.
    [Property(MaxTest = 3000)]
    public void AnyRelocation_IsAnswered(byte machine, byte type, ushort offset, int addend, byte symbol)
    {
        var name = Machine.All[machine % Machine.All.Count];
        var unit = Unit(name);
        var relocations = unit.Relocations.Prepend(new ElfRelocation(
            unit.Relocations[0].Section, offset, type, symbol % unit.Symbols.Count, addend % 3 == 0 ? null : addend));
        var linked = Linker.Link(With(unit, [.. relocations]), Core(name), AddressOf(name), Room);
        Assert.True(linked.Succeeded || linked.Code.Length == 0);
    }
}
