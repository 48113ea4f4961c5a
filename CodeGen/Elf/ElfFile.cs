// SPDX-License-Identifier: MIT
// An ELF file as read: header facts, sections, symbols, relocations. Section contents are slices of the file.
namespace EPython.CodeGen.Elf;

public enum ElfKind : ushort { None = 0, Relocatable = 1, Executable = 2, Shared = 3, Core = 4 }

public enum ElfMachine : ushort
{
    Sparc = 2, X86 = 3, Mips = 8, Sparc32Plus = 18, SparcV9 = 43, Arm = 40, X86_64 = 62, Epiphany = 0x1223, AArch64 = 183,
    MicroBlaze = 189, RiscV = 243,
}

/// <summary>One file. Numbers of sections and symbols are positions in the lists.</summary>
public sealed class ElfFile
{
    public required bool Is64Bit { get; init; }
    public required bool IsLittleEndian { get; init; }
    public required byte OsAbi { get; init; }
    public required ElfKind Kind { get; init; }
    public required ElfMachine Machine { get; init; }
    public required uint Flags { get; init; }
    public required IReadOnlyList<ElfSection> Sections { get; init; }
    public required IReadOnlyList<ElfSymbol> Symbols { get; init; }
    public required IReadOnlyList<ElfRelocation> Relocations { get; init; }

    public int WordBytes => Is64Bit ? 8 : 4;
}

/// <summary>A section. Offset: where it begins in the file. Data is empty for those without bytes in the file (bss), whatever their Size.</summary>
public sealed record ElfSection(
    int Index, string Name, uint Type, ulong Flags, ulong Address, ulong Offset, ulong Size, ulong Alignment,
    ReadOnlyMemory<byte> Data)
{
    public const uint ProgramBits = 1, SymbolTable = 2, StringTable = 3, RelaTable = 4, Note = 7, NoBits = 8, RelTable = 9;
    private const ulong WriteFlag = 1, AllocFlag = 2, ExecuteFlag = 4, ThreadFlag = 0x400;

    public bool IsAllocated => (Flags & AllocFlag) != 0;
    public bool IsWritable => (Flags & WriteFlag) != 0;
    public bool IsCode => (Flags & ExecuteFlag) != 0;
    public bool IsThreadLocal => (Flags & ThreadFlag) != 0;
    public bool HasBytes => Type != NoBits;
}

public enum ElfBinding : byte { Local = 0, Global = 1, Weak = 2 }

public enum ElfSymbolType : byte
{
    None = 0, Object = 1, Function = 2, Section = 3, File = 4, Common = 5, ThreadLocal = 6, IndirectFunction = 10,
}

/// <summary>A symbol. Section is a position in Sections, or one of the constants; Other belongs to the machine.</summary>
public sealed record ElfSymbol(
    string Name, ulong Value, ulong Size, ElfBinding Binding, ElfSymbolType Type, int Section, byte Other = 0)
{
    public const int Undefined = 0, Absolute = 0xFFF1, Common = 0xFFF2;
}

/// <summary>A place in a section to be changed. Addend is null where it stands in the section itself (REL).</summary>
public sealed record ElfRelocation(int Section, ulong Offset, uint Type, int Symbol, long? Addend);

public enum ElfErrorKind
{
    NotElf, BadClass, BadByteOrder, BadVersion, Truncated, BadHeader, BadSection, BadString, BadSymbol, BadRelocation,
    TooLarge, Unsupported,
}

/// <summary>Why a file was refused.</summary>
public sealed record ElfError(ElfErrorKind Kind, string Message);
