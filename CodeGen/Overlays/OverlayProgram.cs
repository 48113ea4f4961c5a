// SPDX-License-Identifier: MIT
// A program with its VM and runtime as units that a core is sent one by one: found in parts that ld -r made, linked for
// whatever address a unit gets.
using System.Buffers.Binary;
using EPython.CodeGen.Elf;

namespace EPython.CodeGen.Overlays;

/// <summary>What is fixed besides: Marks are functions that are always reached by their slots, so that their addresses are known;
/// Lasting: functions that run, once called, as long as the program does; Arena: bytes of heap, of those that are left, when
/// all units take so many and the largest so many; CodeAlignment: of what is written often, and of code.</summary>
public sealed record OverlayWishes(
    IReadOnlyList<string> Marks, IReadOnlyList<string> Lasting, Func<long, long, long, long> Arena, ulong CodeAlignment);

/// <summary>Parts or core cannot be used like this; the message is for the user.</summary>
public sealed class OverlayException(string message) : Exception(message);

internal sealed class OverlayProgram : ISymbolPlaces
{
    private const string Start = "epy_start";       // of the parts: the first function to run
    private const string DoorOfCalls = "epy_door", DoorOfJumps = "epy_door_jump";
    private const string Free = "epy_arena_start", End = "epy_ram_end";
    private const string StackStart = "epy_stack_low", StackEnd = "epy_stack_top";
    private const string ZeroedByCore = "epy_bss_start";
    private static readonly HashSet<string> s_given =
        new(StringComparer.Ordinal) { "epy_bss_start", "epy_bss_end", Free, End };

    private readonly CoreSymbols _core;
    private readonly Parts _parts;
    private readonly Relocator _relocator;
    private readonly Dictionary<Place, int> _slots = [];
    private readonly Dictionary<int, OverlayUnit> _unitOf = [];
    private readonly HashSet<Place> _marks;
    private (OverlayUnit? Unit, ulong Address) _linked;

    /// <summary>Parts: sections of the whole program; core: what it is loaded on.</summary>
    public OverlayProgram(ElfFile parts, CoreSymbols core, OverlayWishes wishes)
    {
        _core = core;
        var form = CallForm.For(parts)!;
        var graph = new Parts(parts, core, s_given, form);
        var start = graph.Find(Start) ?? throw new OverlayException($"the program has no {Start}");
        var reached = graph.Reached([start.Section]);
        var units = UnitFinder.Find(graph, reached);
        var inUnits = units.SelectMany(unit => unit).ToHashSet();
        var free = OverlayUnit.Align(Known(Free), wishes.CodeAlignment);
        var (data, zeroed, end) = OverlayLayout.PlaceData(
            reached.Where(section => !inUnits.Contains(section)).Select(section => parts.Sections[section]), free);
        _parts = Relaxed(parts, graph, data);
        _relocator = Relocator.For(_parts.File, this)!;
        _marks = [.. wishes.Marks.Select(_parts.Find).OfType<Place>().Where(place => reached.Contains(place.Section))];
        Units = MakeUnits(units);
        FindReferences(reached);
        var coming = Units.Where(unit => !unit.IsResident).ToList();
        long all = coming.Sum(unit => (long)unit.Bytes), largest = coming.Max(unit => unit.Bytes);
        var lasting = wishes.Lasting.Select(_parts.Find).OfType<Place>().Where(place => reached.Contains(place.Section))
            .Select(place => _unitOf[place.Section]).Where(unit => !unit.IsResident).Distinct().ToList();
        Layout = OverlayLayout.Of(data, free, zeroed, end, _slots.Count * form.SlotBytes,
            [.. Units.Where(unit => unit.IsResident)], lasting, left => wishes.Arena(left, all, largest), wishes.CodeAlignment, MemoryEnd);
        StartUnit = _unitOf[start.Section];
        Doors = new Doors(form.Place(Known(DoorOfCalls)), form.Place(Known(DoorOfJumps)));
    }

    public OverlayLayout Layout { get; }
    /// <summary>The heap may ask for more.</summary>
    public bool HeapGrows => _core.Find("epy_port_more_memory") is not null;
    public IReadOnlyList<OverlayUnit> Units { get; }
    public OverlayUnit StartUnit { get; }
    public CallForm Form => _parts.Form;
    public Doors Doors { get; }
    public ulong StackTop => Known(StackEnd);
    public ulong MemoryEnd => Known(End);
    /// <summary>Where what is linked with the core ends, which begins above its stack.</summary>
    public ulong OwnEnd => Known(ZeroedByCore);
    public ulong StackLow => Known(StackStart);
    public bool IsLittleEndian => _parts.File.IsLittleEndian;

    public ulong SlotAddress(int slot) => Layout.SlotStart + (ulong)(slot * Form.SlotBytes);
    public int Slots => _slots.Count;

    /// <summary>The fixed address of a name: of data, of a slot, or of the core's own.</summary>
    public ulong? Find(string name)
    {
        var numbers = _parts.File.Symbols.Where(symbol => symbol.Section == ElfSymbol.Absolute);
        if (numbers.FirstOrDefault(symbol => symbol.Name == name) is { } number)
            return number.Value;
        if (_core.Find(name) is { } own)
            return own.Value;
        if (_parts.Find(name) is not { } place)
            return null;
        return Layout.Data.TryGetValue(place.Section, out var data) ? data + place.Offset
            : _slots.TryGetValue(place, out var slot) ? SlotAddress(slot) : null;
    }

    /// <summary>The unit of a function; null: the program does not reach it, or it is the core's own.</summary>
    public OverlayUnit? FindUnit(string name) =>
        _parts.Find(name) is { } place && _unitOf.TryGetValue(place.Section, out var unit) ? unit : null;

    private ulong Known(string name) => _core.Find(name)?.Value ?? throw new OverlayException($"the core has no {name}");

    private Parts Relaxed(ElfFile parts, Parts graph, Dictionary<int, ulong> data)
    {
        if (parts.Machine != ElfMachine.RiscV)
            return graph;
        if (RiscVAlignment.Mistake(parts) is { } mistake)
            throw new OverlayException(mistake);
        const long reach = 2048;
        var pointer = (long)Known("epy_small_data");
        bool IsNear(ElfRelocation relocation) => graph.TargetOf(relocation) is { } target
            && data.TryGetValue(target.Section, out var address) && (long)address >= pointer - reach
            && (long)(address + parts.Sections[target.Section].Size) <= pointer + reach;
        return new Parts(RiscVRelaxation.Apply(parts, IsNear), _core, s_given, graph.Form);
    }

    // ---- units ---------------------------------------------------------------------------------------------------

    private List<OverlayUnit> MakeUnits(IReadOnlyList<IReadOnlyList<int>> units)
    {
        var staying = units.SelectMany(unit => unit).SelectMany(_parts.From).Where(MustStay)
            .Select(reference => reference.Target!.Value.Section).ToHashSet();
        var made = new List<OverlayUnit>();
        foreach (var sections in units)
        {
            var name = _parts.File.Symbols.FirstOrDefault(symbol => symbol.Section == sections[0]
                && symbol.Type == ElfSymbolType.Function)?.Name ?? _parts.File.Sections[sections[0]].Name;
            var unit = new OverlayUnit(name, [.. sections.Select(section => _parts.File.Sections[section])],
                sections.Any(staying.Contains));
            foreach (var section in sections)
                _unitOf[section] = unit;
            made.Add(unit);
        }
        return made;
    }

    private bool MustStay(Reference reference) => reference.Target is not null && Form.IsCall(reference.Kind)
        && Form.MustFind(WordAt(reference.Relocation));

    private uint WordAt(ElfRelocation relocation) =>
        ReadWord(_parts.File.Sections[relocation.Section].Data.Span[(int)relocation.Offset..]);

    // Calls become sites; all other references to functions, slots.
    private void FindReferences(IReadOnlySet<int> reached)
    {
        foreach (var section in reached.Order())
        {
            foreach (var reference in _parts.From(section))
            {
                if (reference.Target is not { } target || !_unitOf.TryGetValue(target.Section, out var unit)
                    || unit.IsResident || unit == _unitOf.GetValueOrDefault(section))
                    continue;
                var isMark = _marks.Contains(target);
                if (!Form.IsCall(reference.Kind) || isMark)
                    AddSlot(target, unit);
                if (IsSite(reference, section))
                    _unitOf[section].Calls.Add(new CallSite(
                        _unitOf[section].Offsets[section] + reference.Relocation.Offset, WordAt(reference.Relocation), unit,
                        OffsetIn(unit, target)));
            }
        }
    }

    private bool IsSite(Reference reference, int section) => reference.Target is { } target && Form.IsCall(reference.Kind)
        && !_marks.Contains(target) && _unitOf.TryGetValue(target.Section, out var unit) && !unit.IsResident
        && unit != _unitOf.GetValueOrDefault(section);

    private void AddSlot(Place target, OverlayUnit unit)
    {
        if (_slots.TryAdd(target, _slots.Count))
            unit.Slots.Add((_slots.Count - 1, OffsetIn(unit, target)));
    }

    private static ulong OffsetIn(OverlayUnit unit, Place place) => unit.Offsets[place.Section] + place.Offset;

    // ---- linking -------------------------------------------------------------------------------------------------

    /// <summary>A unit as it must be at an address; its calls of other units are to be written yet.</summary>
    public byte[] Link(OverlayUnit unit, ulong address)
    {
        _linked = (unit, address);
        var bytes = new byte[unit.Bytes];
        foreach (var (section, offset) in unit.Offsets)
            LinkSection(section, bytes.AsSpan((int)offset), address + offset);
        return bytes;
    }

    /// <summary>Constants and data as the core gets them.</summary>
    public byte[] LinkData()
    {
        _linked = default;
        var bytes = new byte[Layout.DataBytes];
        foreach (var (section, address) in Layout.Data.Where(one => _parts.File.Sections[one.Key].HasBytes))
            LinkSection(section, bytes.AsSpan((int)(address - Layout.DataStart)), address);
        return bytes;
    }

    private void LinkSection(int number, Span<byte> place, ulong address)
    {
        var section = _parts.File.Sections[number];
        var bytes = place[..(int)section.Size];
        section.Data.Span.CopyTo(bytes);
        foreach (var reference in _parts.From(number).Where(reference => !IsSite(reference, number)))
        {
            var relocation = reference.Relocation;
            if (AddressOf(relocation.Symbol) is not { } target)
                continue;
            if (_relocator.Apply(new RelocationSite(relocation, address + relocation.Offset, target), bytes) is { } fault)
                throw new OverlayException($"{section.Name}: {fault}");
        }
    }

    /// <inheritdoc/>
    public ulong? AddressOf(int symbol)
    {
        if (symbol == 0)
            return 0;
        var found = _parts.File.Symbols[symbol];
        if (found.Section == ElfSymbol.Absolute)
            return found.Value;
        if (found.Section == ElfSymbol.Undefined || _parts.IsResident(found))
            return Given(found.Name) ?? _core.Find(found.Name)?.Value ?? (found.Binding == ElfBinding.Weak ? 0ul
                : throw new OverlayException($"neither core nor program has {found.Name}"));
        if (Layout.Data.TryGetValue(found.Section, out var data))
            return data + found.Value;
        if (!_unitOf.TryGetValue(found.Section, out var unit))
            return null;        // of a section that nothing reaches: notes, debugging
        if (unit == _linked.Unit)
            return _linked.Address + unit.Offsets[found.Section] + found.Value;
        if (Layout.Resident.TryGetValue(unit, out var resident))
            return resident + unit.Offsets[found.Section] + found.Value;
        return _slots.TryGetValue(new Place(found.Section, Form.Place(found.Value)), out var slot)
            ? Form.Entry(SlotAddress(slot))
            : throw new OverlayException($"{found.Name} of {unit.Name} is not where a function begins");
    }

    private ulong? Given(string name) => name switch
    {
        "epy_bss_start" => Layout.ZeroedStart,
        "epy_bss_end" => Layout.ZeroedEnd,
        Free => Layout.ArenaStart,
        End => Layout.GoingStart,       // of the heap at first
        _ => null,
    };

    /// <inheritdoc/>
    public ulong? AddressOfCore(string name) => _core.Find(name)?.Value;

    /// <inheritdoc/>
    public ElfSymbol? Resolved(int symbol) => _parts.File.Symbols[symbol] is { Section: ElfSymbol.Undefined } found
        ? _core.Find(found.Name) : _parts.File.Symbols[symbol];

    /// <inheritdoc/>
    public bool IsAbsent(int symbol) => symbol != 0 && Resolved(symbol) is null
        && !s_given.Contains(_parts.File.Symbols[symbol].Name);

    /// <summary>A word of code, in the core's order of bytes.</summary>
    public uint ReadWord(ReadOnlySpan<byte> bytes) => IsLittleEndian
        ? BinaryPrimitives.ReadUInt32LittleEndian(bytes)
        : BinaryPrimitives.ReadUInt32BigEndian(bytes);

    public void WriteWord(Span<byte> bytes, uint word)
    {
        if (IsLittleEndian)
            BinaryPrimitives.WriteUInt32LittleEndian(bytes, word);
        else
            BinaryPrimitives.WriteUInt32BigEndian(bytes, word);
    }
}
