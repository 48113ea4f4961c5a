// SPDX-License-Identifier: MIT
// A kind of core that programs can be built for: what its folder's target.toml says. docs/adding-a-target.md explains
// each key.
using EPython.CodeGen.Elf;
using EPython.Frontend.Types;

namespace EPython.CodeGen.Toolchain;

/// <summary>How a run's cost is counted.</summary>
public enum CostCounter
{
    /// <summary>Not at all.</summary>
    None,
    /// <summary>Retired instructions of the program, by a plugin of the emulator.</summary>
    Instructions,
    /// <summary>Clock cycles, written by the emulator itself.</summary>
    Cycles,
}

/// <summary>What every object for a target must be: "riscv/32/little/ilp32".</summary>
public sealed record ObjectFormat(string Name, ushort Machine, bool Is64, bool IsBigEndian, uint Flags, uint FlagsMask)
{
    /// <summary>What a linked core is instead; null: it is what it must be.</summary>
    public string? Difference(byte[] elf)
    {
        if (new ElfReader().Read(elf, out var error) is not { } file)
            return error!.Message;
        var isThis = (ushort)file.Machine == Machine && file.Is64Bit == Is64 && file.IsLittleEndian != IsBigEndian
            && (file.Flags & FlagsMask) == Flags;
        return isThis ? null
            : $"{file.Machine}/{(file.Is64Bit ? 64 : 32)}/{(file.IsLittleEndian ? "little" : "big")}, flags 0x{file.Flags:x}";
    }
}

/// <summary>A target. Paths are absolute.</summary>
public sealed record Target
{
    public required string Name { get; init; }
    /// <summary>The description's file, for messages.</summary>
    public required string File { get; init; }
    public required string Description { get; init; }
    /// <summary>Prefix of the tools, "arm-none-eabi-"; may be a path.</summary>
    public required string Compiler { get; init; }
    /// <summary>Debian packages of compiler and emulator; empty where <see cref="Install"/> provides them.</summary>
    public required IReadOnlyList<string> Packages { get; init; }
    /// <summary>Script that provides what no package does, from the root of the repository; null: none needed.</summary>
    public string? Install { get; init; }
    /// <summary>Flags of the machine; more of them for a core with little memory, which make code smaller and slower.</summary>
    public required IReadOnlyList<string> MachineFlags { get; init; }
    public required IReadOnlyList<string> SmallFlags { get; init; }
    /// <summary>Those of them that a core is compiled and linked with.</summary>
    public required IReadOnlyList<string> Flags { get; init; }
    /// <summary>Bytes count more than time.</summary>
    public required bool IsSmall { get; init; }
    public required Profile Numbers { get; init; }
    /// <summary>libgcc.a, relative to the folder of the compiler's own; null: the compiler's choice.</summary>
    public string? Libgcc { get; init; }
    /// <summary>Start-up and port functions, C and assembler.</summary>
    public required IReadOnlyList<string> Sources { get; init; }
    public required string LinkScript { get; init; }
    /// <summary>Bytes of memory in all when nobody says; the most that the machine has; what sizes are multiples of.</summary>
    public required long Memory { get; init; }
    public required long MostMemory { get; init; }
    public required long MemoryStep { get; init; }
    /// <summary>Bytes of the C stack, inside the memory.</summary>
    public required long Stack { get; init; }
    public required ObjectFormat Object { get; init; }
    /// <summary>Whether bytes can be damaged or lost on the way to the core and back: messages are acknowledged.</summary>
    public required bool LosesBytes { get; init; }
    /// <summary>Command that runs a core, with placeholders; empty: the target can only be built for.</summary>
    public required IReadOnlyList<string> Run { get; init; }
    public required CostCounter Cost { get; init; }
    /// <summary>How long the emulator may take to the core's first word.</summary>
    public required TimeSpan StartTimeout { get; init; }
    /// <summary>Whether the core can end its emulator; otherwise the host does.</summary>
    public required bool Exits { get; init; }

    /// <summary>Folder of what targets share: channels, start-up, linker scripts.</summary>
    public required string Common { get; init; }

    /// <summary>From so many bytes on a core has room, and speed counts more than size.</summary>
    private const long Roomy = 131072;

    private const string HasRoom = "-DEPY_HAS_ROOM=1";

    /// <summary>The target as a core with that much memory (bytes) is built for.</summary>
    public Target For(long memory) => memory < Roomy
        ? this with { IsSmall = true, Flags = [.. MachineFlags, .. SmallFlags] }
        : this with { IsSmall = false, Flags = [.. MachineFlags, HasRoom] };

    public string Folder => Path.GetDirectoryName(File)!;
}
