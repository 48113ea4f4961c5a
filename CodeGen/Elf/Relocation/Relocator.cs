// SPDX-License-Identifier: MIT
// Applies the relocations of one object for one machine. The machines differ in their tables of forms and in the few
// values that are more than "symbol plus addend".
using System.Buffers.Binary;

namespace EPython.CodeGen.Elf;

/// <summary>Where the symbols of an object came to lie.</summary>
internal interface ISymbolPlaces
{
    /// <summary>A symbol's address, or null if it has none (which has been told).</summary>
    ulong? AddressOf(int symbol);

    /// <summary>The address of a name of the core itself.</summary>
    ulong? AddressOfCore(string name);

    /// <summary>The symbol that stands for one: the core's, where the object only names it.</summary>
    ElfSymbol? Resolved(int symbol);

    /// <summary>Whether a symbol is one that may be missing (weak) and is.</summary>
    bool IsAbsent(int symbol);
}

/// <summary>One place to be changed: a relocation, its address, and that of its symbol.</summary>
internal readonly record struct RelocationSite(ElfRelocation Relocation, ulong Address, ulong Target);

internal abstract class Relocator(ElfFile unit, ISymbolPlaces places)
{
    /// <summary>The relocator for an object's machine; null if there is none.</summary>
    public static Relocator? For(ElfFile unit, ISymbolPlaces places) => (unit.Machine, unit.Is64Bit) switch
    {
        (ElfMachine.X86_64, true) => new Amd64Relocator(unit, places),
        (ElfMachine.RiscV, false) => new RiscVRelocator(unit, places),
        (ElfMachine.Arm, false) => new ArmRelocator(unit, places),
        (ElfMachine.Mips, false) => new MipsRelocator(unit, places),
        (ElfMachine.Sparc or ElfMachine.Sparc32Plus, false) => new SparcRelocator(unit, places),
        (ElfMachine.MicroBlaze, false) => new MicroBlazeRelocator(unit, places),
        (ElfMachine.Epiphany, false) => new EpiphanyRelocator(unit, places),
        _ => null,
    };

    /// <summary>What binutils call a kind of relocation of a file.</summary>
    public static string NameOf(ElfFile file, uint type) => For(file, null!)?.NameOf(type) ?? $"number {type}";

    protected ElfFile Unit => unit;
    protected ISymbolPlaces Places => places;

    /// <summary>Names by number, as binutils prints them.</summary>
    public abstract IReadOnlyDictionary<uint, string> Names { get; }

    /// <summary>What is supported, by name.</summary>
    protected abstract IReadOnlyDictionary<string, RelocationForm> Forms { get; }

    /// <summary>Bytes of code that jumps anywhere, for calls that do not reach; 0: the machine's calls all do.</summary>
    public virtual int VeneerBytes => 0;

    /// <summary>Whether a call can only reach its target by a veneer.</summary>
    public virtual bool NeedsVeneer(string name, in RelocationSite site) => false;

    /// <summary>Writes a veneer for a target at an address.</summary>
    public virtual void WriteVeneer(Span<byte> bytes, ulong address, ulong target)
    {
    }

    public string NameOf(uint type) => Names.GetValueOrDefault(type, $"number {type}");

    /// <summary>Change a section's bytes; null, or what is wrong.</summary>
    public string? Apply(in RelocationSite site, Span<byte> section)
    {
        var name = NameOf(site.Relocation.Type);
        if (!Forms.TryGetValue(name, out var form))
            return $"relocation {name} ({site.Relocation.Type}) is not supported; compile with -fno-pic";
        var offset = site.Relocation.Offset;
        if (section.Length < form.Bytes || offset > (ulong)(section.Length - form.Bytes))
            return $"relocation {name} at {offset} lies outside of its section";
        if (form.Bytes == 0)
            return null;
        var bytes = section.Slice((int)offset, form.Bytes);
        var field = Read(bytes);
        if (ValueOf(name, form, site, AddendOf(name, form, site.Relocation, field)) is not { } value)
            return $"relocation {name} at {offset} has no partner";
        // What is not there is not called either, so that it need not be reached.
        if (Misfit(name, form, site, value) is { } misfit && !places.IsAbsent(site.Relocation.Symbol))
            return $"0x{site.Target:x} {misfit} for {name} at 0x{site.Address:x}";
        Write(bytes, form.Insert(field, value));
        return null;
    }

    /// <summary>What a relocation adds to its symbol; 0 where it is of no kind that is supported.</summary>
    public long AddendOf(ElfRelocation relocation, ReadOnlySpan<byte> section)
    {
        if (relocation.Addend is { } known)
            return known;
        var name = NameOf(relocation.Type);
        return Forms.TryGetValue(name, out var form) && form.Bytes > 0 && relocation.Offset + (ulong)form.Bytes <= (ulong)section.Length
            ? AddendOf(name, form, relocation, Read(section.Slice((int)relocation.Offset, form.Bytes))) ?? 0 : 0;
    }

    protected virtual long? AddendOf(string name, RelocationForm form, ElfRelocation relocation, ulong field) =>
        relocation.Addend ?? form.Stored(field);

    /// <summary>What goes into the place; null if a relocation that it depends on is missing.</summary>
    protected virtual ulong? ValueOf(string name, RelocationForm form, in RelocationSite site, long? addend) =>
        addend is null ? null
        : Wrap(site.Target + (ulong)addend - (form.IsRelative ? site.Address + (ulong)form.RelativeTo : 0));

    protected virtual string? Misfit(string name, RelocationForm form, in RelocationSite site, ulong value) =>
        form.Misfit(value);

    /// <summary>As an address of the machine; addresses of 32 bits go round.</summary>
    protected ulong Wrap(ulong value) => unit.Is64Bit ? value : (ulong)(int)(uint)value;

    private ulong Read(ReadOnlySpan<byte> bytes) => bytes.Length switch
    {
        1 => bytes[0],
        2 => unit.IsLittleEndian ? BinaryPrimitives.ReadUInt16LittleEndian(bytes) : BinaryPrimitives.ReadUInt16BigEndian(bytes),
        4 => Word(bytes),
        _ => Word(bytes) | (ulong)Word(bytes[4..]) << 32,
    };

    private void Write(Span<byte> bytes, ulong field)
    {
        if (bytes.Length == 1)
            bytes[0] = (byte)field;
        else if (bytes.Length == 2 && unit.IsLittleEndian)
            BinaryPrimitives.WriteUInt16LittleEndian(bytes, (ushort)field);
        else if (bytes.Length == 2)
            BinaryPrimitives.WriteUInt16BigEndian(bytes, (ushort)field);
        else
            WriteWord(bytes, (uint)field);
        if (bytes.Length == 8)
            WriteWord(bytes[4..], (uint)(field >> 32));
    }

    private uint Word(ReadOnlySpan<byte> bytes) =>
        unit.IsLittleEndian ? BinaryPrimitives.ReadUInt32LittleEndian(bytes) : BinaryPrimitives.ReadUInt32BigEndian(bytes);

    protected void WriteWord(Span<byte> bytes, uint word)
    {
        if (unit.IsLittleEndian)
            BinaryPrimitives.WriteUInt32LittleEndian(bytes, word);
        else
            BinaryPrimitives.WriteUInt32BigEndian(bytes, word);
    }
}
