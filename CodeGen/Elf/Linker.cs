// SPDX-License-Identifier: MIT
// Links one relocatable object for an address on a core: lays out what is loaded, resolves names against the core's
// executable, applies relocations, and reads where the functions' entries came to lie.
using EPython.Bytecode.Images;

namespace EPython.CodeGen.Elf;

/// <summary>What came of linking: code, entries and the addresses of the unit's own global names, or everything that
/// stands in the way. Code holds all that is to be copied to the load address, zeroed data included.</summary>
public sealed record LinkResult(
    byte[] Code, IReadOnlyList<NativeEntry> Entries, IReadOnlyDictionary<string, ulong> Symbols,
    IReadOnlyList<string> Errors)
{
    /// <summary>Where the code is that goes on at heads of a function's loops.</summary>
    public IReadOnlyDictionary<int, uint> Heads { get; init; } = new Dictionary<int, uint>();

    public bool Succeeded => Errors.Count == 0;

    internal static LinkResult Failed(IReadOnlyList<string> errors) => new([], [], new Dictionary<string, ulong>(), errors);
}

public sealed class Linker : ISymbolPlaces
{
    internal const string EntryTable = ".epy_entries";
    private const ulong FirstHeads = 0x10000;               // EPY_UNIT_HEADS
    private const int MostErrors = 20;
    private const ulong LargestUnit = 1 << 30;

    private readonly ElfFile _object;
    private readonly CoreSymbols _core;
    private readonly ulong _loadAddress;
    private readonly Relocator? _relocator;
    private readonly List<string> _errors = [];
    private readonly Dictionary<int, ulong> _placed = [];   // section -> offset in the code
    private readonly Dictionary<ulong, ulong> _veneers = []; // target -> address of its veneer
    private byte[] _code = [];
    private byte[] _entryTable = [];
    private readonly Dictionary<int, uint> _heads = [];

    private Linker(ElfFile unit, CoreSymbols core, ulong loadAddress)
    {
        _errors.AddRange(core.Differences(unit));
        _object = unit;
        if (unit.Machine == ElfMachine.RiscV && _errors.Count == 0)
        {
            _object = RiscVAlignment.Apply(unit, out var error);
            if (error is not null)
                _errors.Add(error);
        }
        _core = core;
        _loadAddress = loadAddress;
        _relocator = Relocator.For(_object, this);
        if (_relocator is null && _errors.Count == 0)
            _errors.Add($"objects of {8 * unit.WordBytes} bits for {CoreSymbols.NameOf(unit.Machine)} cannot be linked");
    }

    /// <summary>Link for loadAddress; the result must fit in room bytes. Entries are empty where the object has no table
    /// of them.</summary>
    public static LinkResult Link(ElfFile unit, CoreSymbols core, ulong loadAddress, ulong room)
    {
        var linker = new Linker(unit, core, loadAddress);
        if (linker._errors.Count == 0)
            linker.LayOut(Math.Min(room, LargestUnit));
        if (linker._errors.Count == 0)
            linker.Relocate();
        var entries = linker._errors.Count == 0 ? linker.ReadEntries() : [];
        return linker._errors.Count == 0
            ? new LinkResult(linker._code, entries, linker.Symbols(), []) { Heads = linker._heads }
            : LinkResult.Failed(linker._errors);
    }

    /// <summary>Bytes that a unit takes at an address, and the alignment that its address must have.</summary>
    public static (ulong Bytes, ulong Alignment) Measure(ElfFile unit, CoreSymbols core, ulong near)
    {
        var linker = new Linker(unit, core, near);
        if (linker._errors.Count == 0)
            linker.LayOut(LargestUnit);
        var alignments = linker._placed.Keys.Select(section => linker._object.Sections[section].Alignment);
        return ((ulong)linker._code.Length, alignments.Append(1UL).Max());
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
        end = PlaceVeneers(end);
        if (end > room)
        {
            Fail($"the code does not fit: its long calls end beyond the {room} bytes that the core keeps for it");
            return;
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
        if (!section.IsAllocated || section.Size == 0 || section.Type == ElfSection.Note || IsDescription(section))
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

    // Read by unwinders and loaders of an operating system; code does not refer to them.
    private static bool IsDescription(ElfSection section) => section.Name
        is ".eh_frame" or ".reginfo" or ".MIPS.abiflags" || section.Name.StartsWith(".ARM.ex", StringComparison.Ordinal);

    // ---- veneers: code behind the unit's own that jumps where its calls do not reach -----------------------------

    private ulong PlaceVeneers(ulong end)
    {
        if (_relocator is not { VeneerBytes: > 0 })
            return end;
        foreach (var relocation in _object.Relocations)
        {
            if (!_placed.TryGetValue(relocation.Section, out var start) || AddressOf(relocation.Symbol) is not { } target)
                continue;
            var site = new RelocationSite(relocation, _loadAddress + start + relocation.Offset, target);
            if (_veneers.ContainsKey(target) || !_relocator.NeedsVeneer(_relocator.NameOf(relocation.Type), site))
                continue;
            end = Align(end, 4);
            _veneers[target] = _loadAddress + end;
            end += (ulong)_relocator.VeneerBytes;
        }
        return end;
    }

    // ---- relocation ----------------------------------------------------------------------------------------------

    private void Relocate()
    {
        foreach (var (target, veneer) in _veneers)
            _relocator!.WriteVeneer(_code.AsSpan((int)(veneer - _loadAddress)), veneer, target);
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
        var site = new RelocationSite(relocation, address + relocation.Offset, target);
        if (_veneers.TryGetValue(target, out var veneer)
            && _relocator!.NeedsVeneer(_relocator.NameOf(relocation.Type), site))
            site = site with { Target = veneer };
        if (_relocator!.Apply(site, bytes) is { } fault)
            Fail($"{NameOf(relocation.Symbol)}: {fault}");
    }

    // ---- symbols -------------------------------------------------------------------------------------------------

    private string NameOf(int symbol)
    {
        if (symbol >= _object.Symbols.Count)
            return "no symbol";
        var found = _object.Symbols[symbol];
        return found.Type == ElfSymbolType.Section ? _object.Sections[found.Section % _object.Sections.Count].Name : found.Name;
    }

    /// <inheritdoc/>
    public ulong? AddressOf(int symbol)
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

    /// <inheritdoc/>
    public ulong? AddressOfCore(string name) => _core.Find(name)?.Value;

    /// <inheritdoc/>
    public ElfSymbol? Resolved(int symbol)
    {
        var found = symbol < _object.Symbols.Count ? _object.Symbols[symbol] : null;
        return found is { Section: ElfSymbol.Undefined } ? _core.Find(found.Name) : found;
    }

    /// <inheritdoc/>
    public bool IsAbsent(int symbol) => symbol != 0 && Resolved(symbol) is null;

    private ulong? Resolve(ElfSymbol symbol)
    {
        if (_core.Find(symbol.Name) is { } found)
            return found.Value;
        // MIPS: the register for global data, which code at fixed addresses saves around landings and has no use for.
        if (symbol.Binding == ElfBinding.Weak || symbol.Name == "__gnu_local_gp")
            return 0;
        Fail($"the core has no {symbol.Name}");
        return null;
    }

    private Dictionary<string, ulong> Symbols()
    {
        var addresses = new Dictionary<string, ulong>(StringComparer.Ordinal);
        foreach (var symbol in _object.Symbols)
        {
            if (symbol.Binding != ElfBinding.Local && _placed.TryGetValue(symbol.Section, out var start))
                addresses.TryAdd(symbol.Name, _loadAddress + start + symbol.Value);
        }
        return addresses;
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
            if (function - FirstHeads <= ushort.MaxValue && generic < (ulong)_code.Length)
                _heads.Add((int)(function - FirstHeads), (uint)generic);
            else if (function > ushort.MaxValue || generic >= (ulong)_code.Length || typed >= (ulong)_code.Length)
                Fail($"row {at / row} of the table of entries points outside of the code");
            else
                entries.Add(new NativeEntry((int)function, (uint)generic, (uint)typed));
        }
        return entries;
    }

    private ulong Word(int at)
    {
        var bytes = new ElfBytes(_entryTable) { Is64Bit = _object.Is64Bit, IsLittleEndian = _object.IsLittleEndian };
        return bytes.Word((ulong)at);
    }
}
