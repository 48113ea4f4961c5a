// SPDX-License-Identifier: MIT
// The linker against the binutils of every machine: the same bytes as ld, the same names as objdump.
using EPython.CodeGen.Elf;
using Xunit;
using Xunit.Abstractions;

namespace EPython.CodeGen.Tests;

public class RelocationTests(ITestOutputHelper output)
{
    private const ulong Room = 1 << 20;

    public static TheoryData<string> Machines => [.. Machine.All];

    public static TheoryData<string, string> MachinesAndFlags
    {
        get
        {
            var data = new TheoryData<string, string>();
            foreach (var machine in Machine.All)
            {
                foreach (var flags in new[] { "-Os", "-O2 -ffunction-sections" })
                    data.Add(machine, flags);
            }
            data.Add("rv32", "-O2 -ffunction-sections -fdata-sections");
            data.Add("rv32", "-O2 -mcmodel=medany");
            data.Add("rv32", "-O2 -march=rv32im -falign-loops=16");
            data.Add("rv32", "-O2 -falign-loops=16 -falign-functions=32");
            data.Add("cortex-m3", "-O2 -mslow-flash-data");
            data.Add("cortex-m0", "-O2 -mpure-code");
            data.Add("epiphany", "-O2 -mshort-calls");
            return data;
        }
    }

    private static string PathOf(params string[] parts) =>
        Path.Combine([Golden.Root, "tests", "CodeGen.Tests", "relocations", .. parts]);

    private static string Source(string name) => File.ReadAllText(PathOf(name));

    private static ElfFile Read(byte[] bytes)
    {
        var file = new ElfReader().Read(bytes, out var error);
        Assert.True(file is not null, error?.Message);
        return file;
    }

    private static CoreSymbols ReadCore(byte[] bytes)
    {
        var core = CodeGenerator.ReadCore(bytes, out var error);
        Assert.True(core is not null, error);
        return core;
    }

    private static byte[] Link(byte[] unit, byte[] core, ulong address)
    {
        var linked = Linker.Link(Read(unit), ReadCore(core), address, Room);
        Assert.Empty(linked.Errors);
        return linked.Code;
    }

    [Theory]
    [MemberData(nameof(MachinesAndFlags))]
    public void Linker_Agrees_WithBinutils(string name, string flags)
    {
        using var machine = Machine.Of(name);
        if (machine.IsMissing(output))
            return;
        var unit = machine.Compile(Source("unit.c"), "c", flags.Split(' '));
        var file = Read(unit);
        var names = file.Relocations.Select(relocation => $"{relocation.Offset:x} {Relocator.NameOf(file, relocation.Type)}");
        Assert.Equal(machine.Objdump(unit).Order(), names.Order());
        var core = machine.Core(Source("core.c"), file);
        var linked = Link(unit, core, machine.LoadAddress);
        var expected = machine.Ld(unit, core);
        Assert.Equal(Convert.ToHexString(expected.AsSpan(0, linked.Length)), Convert.ToHexString(linked));
    }

    [Theory]
    [MemberData(nameof(Machines))]
    public void MissingWeakFunction_IsZero(string name)
    {
        using var machine = Machine.Of(name);
        if (machine.IsMissing(output))
            return;
        var unit = machine.Compile("""
            extern long absent(void) __attribute__((weak));
            long (*pointer)(void) = absent;
            long call(void) { return absent ? absent() : 5; }
            """, "c", "-Os");
        var core = ReadCore(File.ReadAllBytes(PathOf(name, "core.elf")));
        var linked = Linker.Link(Read(unit), core, machine.LoadAddress, Room);
        Assert.Empty(linked.Errors);
        var prefix = name == "epiphany" ? "_" : "";
        var pointer = (int)(linked.Symbols[prefix + "pointer"] - machine.LoadAddress);
        Assert.Equal(0, BitConverter.ToInt32(linked.Code, pointer));
    }

    [Theory]
    [MemberData(nameof(Machines))]
    public void GoldenObject_IsLinked(string name)
    {
        using var machine = Machine.Of(name);
        if (Environment.GetEnvironmentVariable("EPY_BLESS") == "1")
            Bless(machine);
        byte[] Bytes(string file) => File.ReadAllBytes(PathOf(name, file));
        var linked = Link(Bytes("unit.o"), Bytes("core.elf"), machine.LoadAddress);
        Assert.Equal(Convert.ToHexString(Bytes("linked.bin")), Convert.ToHexString(linked));
    }

    // The expected bytes are ld's.
    private static void Bless(Machine machine)
    {
        Directory.CreateDirectory(PathOf(machine.Name, "."));
        var unit = machine.Compile(Source("unit.c"), "c", "-Os");
        var core = machine.Core(Source("core.c"), Read(unit));
        var length = Link(unit, core, machine.LoadAddress).Length;
        File.WriteAllBytes(PathOf(machine.Name, "unit.o"), unit);
        File.WriteAllBytes(PathOf(machine.Name, "core.elf"), core);
        File.WriteAllBytes(PathOf(machine.Name, "linked.bin"), machine.Ld(unit, core)[..length]);
    }
}
