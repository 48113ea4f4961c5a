// SPDX-License-Identifier: MIT
// A machine with its tools, to compile, link and look at objects in a folder of its own. Flags are those of the target.
using EPython.CodeGen.Elf;
using EPython.CodeGen.Toolchain;
using Xunit.Abstractions;

namespace EPython.CodeGen.Tests;

internal sealed class Machine : IDisposable
{
    private readonly Gcc _gcc = new();
    private readonly string _compiler;
    private readonly IReadOnlyList<string> _flags;

    private Machine(string name, string compiler, IReadOnlyList<string> flags)
    {
        (Name, _compiler, _flags) = (name, compiler, flags);
    }

    /// <summary>One target per kind of object.</summary>
    public static readonly IReadOnlyList<string> All =
    [
        "amd64", "rv32", "cortex-m0", "cortex-m3", "cortex-m4", "mips32", "mips32el", "sparcv9", "microblaze", "microblazeel",
        "epiphany",
    ];

    public string Name { get; }
    public bool IsHere => ProgramSearch.Find(_compiler + "gcc") is not null;

    // Where a lower half has its sign bit set and, if calls of AMD64 and ld's symbols of MIPS reach it, an upper one, too.
    private bool IsLow => Name is "amd64" or "mips32" or "mips32el";
    public ulong CoreAddress => IsLow ? 0x18000UL : 0x80018000;
    public ulong LoadAddress => IsLow ? 0x4C000UL : 0x8004C000;

    public static Machine Of(string name)
    {
        if (name == "amd64")
            return new Machine(name, "", ["-fno-pic", "-no-pie", "-fcf-protection=none", "-fno-stack-protector"]);
        var ports = Path.Combine(Golden.Root, "DeviceRuntime-c", "port");
        var target = TargetReader.Read(Path.Combine(ports, name, TargetReader.FileName), ports);
        return new Machine(name, target.Compiler, target.Flags);
    }

    /// <summary>Says in the test's output that nothing was compared, if so.</summary>
    public bool IsMissing(ITestOutputHelper output)
    {
        if (!IsHere)
            output.WriteLine($"{Name}: {_compiler}gcc is not here; only the object in the repository was linked");
        return !IsHere;
    }

    public string Tool(string name) => ProgramSearch.Find(_compiler + name)!;

    /// <summary>An object of C, or of assembler text (".s").</summary>
    public byte[] Compile(string source, string suffix, params string[] flags)
    {
        var file = _gcc.Write($"{Guid.NewGuid():N}.{suffix}", source);
        _gcc.Run(Tool("gcc"), [.. _flags, "-std=gnu11", "-ffreestanding", "-fno-common", "-fno-asynchronous-unwind-tables",
            "-fno-ident", .. flags, "-c", "-o", file + ".o", file]);
        return File.ReadAllBytes(file + ".o");
    }

    /// <summary>A core of some C that has what a unit lacks, from libgcc.</summary>
    public byte[] Core(string source, ElfFile unit, string suffix = "c")
    {
        File.WriteAllBytes(_gcc.PathOf("core.o"), Compile(source, suffix, "-Os"));
        var script = _gcc.Write("core.ld", $$"""
            SECTIONS {
                . = {{CoreAddress}};
                _SDA_BASE_ = .; _SDA2_BASE_ = .; _gp = .;
                .all : { *(.text*) *(.rodata*) *(.data*) *(.sdata*) *(.got*) *(.bss*) *(.sbss*) }
                /DISCARD/ : { *(.note*) *(.comment) *(.eh_frame) *(.pdr) *(.reginfo) *(.MIPS.abiflags) *(.ARM.ex*) *(.gnu.*) }
            }
            """);
        var wanted = unit.Symbols.Where(symbol => symbol.Section == ElfSymbol.Undefined && symbol.Binding == ElfBinding.Global)
            .Select(symbol => "-Wl,-u," + symbol.Name);
        _gcc.Run(Tool("gcc"), [.. _flags, "-nostdlib", "-static", "-Wl,-e,0", "-Wl,--build-id=none", "-Wl,--no-warn-rwx-segments",
            "-Wl,-S", .. wanted, "-T", script, "-o", "core", "core.o", "-lgcc"]);
        return File.ReadAllBytes(_gcc.PathOf("core"));
    }

    /// <summary>What a core whose runtime is loaded is made of: an object with what it takes of libgcc, sections as they are.
    /// </summary>
    public byte[] Join(byte[] unit)
    {
        File.WriteAllBytes(_gcc.PathOf("unit.o"), unit);
        var script = Path.Combine(Golden.Root, "DeviceRuntime-c", "port", "common", "join.ld");
        _gcc.Run(Tool("gcc"), [.. _flags, "-nostdlib", "-r", "-Wl,--gc-sections", "-Wl,--unique", "-Wl,--entry=epy_start",
            "-T", script, "-o", "joined", "unit.o", "-lgcc"]);
        return File.ReadAllBytes(_gcc.PathOf("joined"));
    }

    /// <summary>What GNU ld makes of an object for the load address, in the layout of our linker.</summary>
    public byte[] Ld(byte[] unit, byte[] core)
    {
        File.WriteAllBytes(_gcc.PathOf("unit.o"), unit);
        File.WriteAllBytes(_gcc.PathOf("core"), core);
        var script = _gcc.Write("layout", $$"""
            SECTIONS {
                . = {{LoadAddress}};
                .all : { *(.text .text.*) *(.rodata .rodata.* .srodata .srodata.* .sdata2 .sdata2.*)
                         *(.data .data.* .sdata .sdata.*) *(.bss .bss.* .sbss .sbss.*) BYTE(0) } =0
                .epy_entries : { *(.epy_entries) }
                /DISCARD/ : { *(.note*) *(.comment) *(.eh_frame) *(.pdr) *(.reginfo) *(.MIPS.abiflags) *(.gnu.*) }
            }
            """);
        _gcc.Run(Tool("ld"), [.. Emulation, "--no-relax", "-T", script, "--just-symbols=core", "-e", "0",
            "-o", "whole", "unit.o"]);
        _gcc.Run(Tool("objcopy"), "-O", "binary", "-j", ".all", "whole", "bytes");
        return File.ReadAllBytes(_gcc.PathOf("bytes"));
    }

    private string[] Emulation => Name switch
    {
        "microblaze" => ["-EB"],
        "microblazeel" => ["-EL"],
        "sparcv9" => ["-m", "elf32_sparc"],
        "rv32" => ["-m", "elf32lriscv"],
        _ => [],
    };

    /// <summary>Relocations of the loaded sections: offset and name, in order.</summary>
    public IEnumerable<string> Objdump(byte[] unit)
    {
        File.WriteAllBytes(_gcc.PathOf("unit.o"), unit);
        return _gcc.Run(Tool("objdump"), "-r", "unit.o").Split('\n')
            .Select(line => line.Split(' ', StringSplitOptions.RemoveEmptyEntries))
            .Where(words => words.Length >= 2 && words[1].StartsWith("R_", StringComparison.Ordinal))
            .Select(words => $"{Convert.ToUInt64(words[0], 16):x} {words[1]}");
    }

    public void Dispose() => _gcc.Dispose();
}
