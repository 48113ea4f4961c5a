// SPDX-License-Identifier: MIT
// Links one relocatable object for an address on a core: lays out what is loaded, resolves names against the core's
// executable, applies relocations, and reads where the functions' entries came to lie.
using EPython.Bytecode.Images;

namespace EPython.CodeGen.Elf;

/// <summary>What came of linking: code and entries, or everything that stands in the way.</summary>
public sealed record LinkResult(
    byte[] Code, IReadOnlyList<NativeEntry> Entries, IReadOnlyList<string> Errors)
{
    public bool Succeeded => Errors.Count == 0;
}

public sealed class Linker
{
    internal const string EntryTable = ".epy_entries";
    private const int MostErrors = 20;
    private const ulong LargestUnit = 1 << 30;

    private readonly ElfFile _object;
    private readonly CoreSymbols _core;
    private readonly ulong _loadAddress;
    private readonly List<string> _errors = [];
    private readonly Dictionary<int, ulong> _placed = [];   // section -> offset in the code
    private byte[] _code = [];
    private byte[] _entryTable = [];

    private Linker(ElfFile unit, CoreSymbols core, ulong loadAddress)
    {
        _object = unit;
        _core = core;
        _loadAddress = loadAddress;
    }

    /// <summary>Link for loadAddress; the result must fit in room bytes.</summary>
    public static LinkResult Link(ElfFile unit, CoreSymbols core, ulong loadAddress, ulong room)
    {
        var linker = new Linker(unit, core, loadAddress);
        linker._errors.AddRange(core.Differences(unit));
        if (linker._errors.Count == 0)
            linker.LayOut(room);
        if (linker._errors.Count == 0)
            linker.Relocate();
        var entries = linker._errors.Count == 0 ? linker.ReadEntries() : [];
        return linker._errors.Count == 0
            ? new LinkResult(linker._code, entries, [])
            : new LinkResult([], [], linker._errors);
    }

    private void Fail(string message)
    {
        if (_errors.Count < MostErrors && !_errors.Contains(message))
            _errors.Add(message);
    }

    // ---- layout: code, constants, data, zeroed data --------------------------------------------------------------

    private static int Rank(ElfSection section) =>
        section.IsCode ? 0 : !section.IsWritable ? 1 : section.HasBytes ? 2 : 3;

    private void LayOut(ulong room)
    {
        var loaded = _object.Sections.Where(IsLoaded).OrderBy(Rank).ThenBy(section => section.Index).ToList();
        ulong end = 0;
        room = Math.Min(room, LargestUnit);
        foreach (var section in loaded)
        {
            var start = Align(end, section.Alignment);
            if (section.Alignment > 4096 || section.Size > room || start > room - section.Size)
            {
                Fail($"the code does not fit: section {section.Name} ends beyond the {room} bytes that the core keeps for it");
                return;
            }
            _placed[section.Index] = start;
            end = start + section.Size;
        }
        _code = new byte[end];
        foreach (var section in loaded)
            section.Data.Span.CopyTo(_code.AsSpan((int)_placed[section.Index]));
    }

    // The start is aligned by address, so alignment holds for any load address.
    private ulong Align(ulong offset, ulong alignment) =>
        ((_loadAddress + offset + alignment - 1) & ~(alignment - 1)) - _loadAddress;

    private bool IsLoaded(ElfSection section)
    {
        if (!section.IsAllocated || section.Size == 0 || section.Type == ElfSection.Note || section.Name == ".eh_frame")
            return false;
        if (section.Name == EntryTable)
        {
            _entryTable = section.Data.ToArray();
            return false;
        }
        if (section.IsThreadLocal || section.Type is not (ElfSection.ProgramBits or ElfSection.NoBits))
            Fail($"section {section.Name} cannot be loaded on a core");
        return true;
    }

    // ---- relocation ----------------------------------------------------------------------------------------------

    private void Relocate()
    {
        foreach (var relocation in _object.Relocations)
        {
            var section = _object.Sections[relocation.Section];
            if (_placed.TryGetValue(section.Index, out var start))
                Apply(relocation, _code.AsSpan((int)start, (int)section.Size), _loadAddress + start);
            else if (section.Name == EntryTable && _entryTable.Length > 0)
                Apply(relocation, _entryTable, 0);
        }
    }

    private void Apply(ElfRelocation relocation, Span<byte> bytes, ulong address)
    {
        if (AddressOf(relocation.Symbol) is not { } target)
            return;
        var fault = Amd64Relocations.Apply(
            relocation.Type, bytes, relocation.Offset, target, relocation.Addend, address + relocation.Offset);
        if (fault is not null)
            Fail($"{NameOf(relocation.Symbol)}: {fault}");
    }

    private string NameOf(int symbol)
    {
        if (symbol >= _object.Symbols.Count)
            return "no symbol";
        var found = _object.Symbols[symbol];
        return found.Type == ElfSymbolType.Section ? _object.Sections[found.Section % _object.Sections.Count].Name : found.Name;
    }

    private ulong? AddressOf(int symbol)
    {
        if (symbol == 0)
            return 0;
        var found = _object.Symbols[symbol];
        switch (found.Section)
        {
            case ElfSymbol.Undefined:
                return Resolve(found);
            case ElfSymbol.Absolute:
                return found.Value;
            case var section when _placed.TryGetValue(section, out var start):
                return _loadAddress + start + found.Value;
            default:
                Fail($"{NameOf(symbol)} lies in a section that is not loaded");
                return null;
        }
    }

    private ulong? Resolve(ElfSymbol symbol)
    {
        if (_core.Find(symbol.Name) is { } address)
            return address;
        if (symbol.Binding == ElfBinding.Weak)
            return 0;
        Fail($"the core has no {symbol.Name}");
        return null;
    }

    // ---- entries -------------------------------------------------------------------------------------------------

    private List<NativeEntry> ReadEntries()
    {
        var entries = new List<NativeEntry>();
        var row = 3 * _object.WordBytes;
        for (var at = 0; at + row <= _entryTable.Length; at += row)
        {
            var function = Word(at);
            var generic = Word(at + _object.WordBytes) - _loadAddress;
            var typed = Word(at + 2 * _object.WordBytes) - _loadAddress;
            if (function > ushort.MaxValue || generic >= (ulong)_code.Length || typed >= (ulong)_code.Length)
                Fail($"row {at / row} of the table of entries points outside of the code");
            else
                entries.Add(new NativeEntry((int)function, (uint)generic, (uint)typed));
        }
        if (entries.Count == 0)
            Fail("the object has no table of entries");
        return entries;
    }

    private ulong Word(int at)
    {
        var bytes = new ElfBytes(_entryTable) { Is64Bit = _object.Is64Bit, IsLittleEndian = _object.IsLittleEndian };
        return bytes.Word((ulong)at);
    }
}
