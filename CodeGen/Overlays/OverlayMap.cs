// SPDX-License-Identifier: MIT
// What a core holds at a time, and what must be written to it when its program calls what it does not hold. Whoever runs may
// not be moved: what the stack points into stays, which return addresses do.
using System.Globalization;
using System.Text;
using EPython.Bytecode.Contract;
using EPython.CodeGen.Elf;

namespace EPython.CodeGen.Overlays;

/// <summary>Bytes for an address of the core.</summary>
public sealed record Piece(ulong Address, byte[] Bytes);

/// <summary>The answer to a fetch: pieces to write, then where to go on. Name: of the unit's function. Bytes: of the code that
/// came; 0: it was there.</summary>
public sealed record Fetched(string Name, IReadOnlyList<Piece> Pieces, ulong Target, int Bytes);

/// <summary>The map of one core.</summary>
public sealed class OverlayMap
{
    private const int Gap = 64;         // unchanged bytes that are rather written again than left out

    private const string Raiser = "epy_raise", Death = "epy_port_die", Core = "epy_port_machine";
    private const ulong RaiserStack = 256;      // that it may take, and the door meanwhile

    private readonly OverlayProgram _program;
    private readonly OverlayLayout _layout;
    private readonly CodeMemory _memory;
    private readonly Dictionary<OverlayUnit, ulong> _places = [];               // of all that are there
    private readonly ILookup<OverlayUnit, (OverlayUnit Caller, CallSite Site)> _callers;
    private readonly byte[] _code;      // slots and all code, as the core has them
    private readonly SortedDictionary<ulong, int> _new = [];    // what the core does not have yet: address, bytes

    /// <summary>The map of a core that holds nothing yet: parts is what ld -r made of the program, core the executable that
    /// loads it. Throws <see cref="OverlayException"/>.</summary>
    public static OverlayMap Of(byte[] parts, byte[] core, OverlayWishes wishes)
    {
        var file = Read(parts);
        var symbols = CodeGenerator.ReadCore(core, out var problem) ?? throw new OverlayException(problem!);
        return new OverlayMap(new OverlayProgram(file, symbols, wishes));
    }

    /// <summary>Throws <see cref="OverlayException"/> if code like that of parts cannot be loaded.</summary>
    public static void Check(byte[] parts)
    {
        var file = Read(parts);
        if (CallForm.For(file) is null)
            throw new OverlayException(
                $"code for {CoreSymbols.NameOf(file.Machine)} cannot be loaded part by part yet: {CallForm.WhyNone(file)}");
    }

    private static ElfFile Read(byte[] parts) =>
        new ElfReader().Read(parts, out var error) ?? throw new OverlayException(error!.Message);

    internal OverlayMap(OverlayProgram program)
    {
        (_program, _layout) = (program, program.Layout);
        _memory = new CodeMemory(_layout.GoingStart, _layout.LastingStart) { LeavesLow = program.HeapGrows };
        _code = new byte[Math.Max(0, (long)_layout.MemoryEnd - (long)_layout.SlotStart)];
        _callers = program.Units.SelectMany(unit => unit.Calls.Select(site => (unit, site))).ToLookup(one => one.site.Target);
    }

    /// <summary>The fixed address of a name: of data, of a function that is a mark or whose address is taken; null: it has none.
    /// </summary>
    public ulong? Find(string name) => _program.Find(name);

    /// <summary>Where the stack of the core begins, which grows down.</summary>
    public ulong StackTop => _program.StackTop;
    /// <summary>The core's order of bytes.</summary>
    public bool IsLittleEndian => _program.IsLittleEndian;

    /// <summary>What lies where, in lines.</summary>
    public string Text()
    {
        var lines = new StringBuilder();
        void Add(string what, ulong from, ulong to) =>
            lines.Append(CultureInfo.InvariantCulture, $"{what,-24} 0x{from:x8} {to - from,8}\n");
        Add("core's own", _program.StackTop, _program.OwnEnd);
        Add("constants, data", _layout.DataStart, _layout.ZeroedStart);
        Add("zeroed data", _layout.ZeroedStart, _layout.ZeroedEnd);
        Add("slots", _layout.SlotStart, _program.SlotAddress(_program.Slots));
        Add("code that stays", _program.SlotAddress(_program.Slots), _layout.ArenaStart);
        Add("heap at first", _layout.ArenaStart, _layout.GoingStart);
        Add("code that comes and goes", _layout.GoingStart, _layout.LastingStart);
        Add("code of start-up", _layout.LastingStart, _layout.MemoryEnd);
        foreach (var unit in _program.Units)
            lines.Append(CultureInfo.InvariantCulture, $"  {unit.Name,-40} {unit.Bytes,6}{(unit.IsResident ? " stays" : "")}\n");
        return lines.ToString();
    }

    /// <summary>Bytes that are always there, without zeroed data: what is linked with the core, constants, data, slots, code that
    /// must stay.</summary>
    public long AlwaysBytes => (long)(_program.OwnEnd - _program.StackTop + _layout.DataBytes
        + _layout.ArenaStart - _layout.SlotStart);
    /// <summary>Bytes of zeroed data.</summary>
    public long ZeroedBytes => (long)(_layout.ZeroedEnd - _layout.ZeroedStart);
    /// <summary>Bytes of memory that the core lacks to run at all: for its largest unit.</summary>
    public long Missing => Math.Max(0, _layout.Missing(Largest));
    // Bytes of the largest unit that comes and goes.
    private ulong Largest => (ulong)_program.Units
        .Where(unit => !unit.IsResident && !_layout.Lasting.ContainsKey(unit)).Max(unit => unit.Bytes);
    /// <summary>Bytes of all code that comes and goes.</summary>
    public long AllCode => _program.Units.Where(unit => !unit.IsResident).Sum(unit => (long)unit.Bytes);

    /// <summary>Units that were dropped.</summary>
    public long Evictions { get; private set; }
    /// <summary>The most bytes of code that were there at a time, of what comes and goes.</summary>
    public long MostCode { get; private set; }

    /// <summary>What the core gets before anything runs; then it goes on at Target.</summary>
    public Fetched Begin()
    {
        foreach (var (unit, address) in _layout.Resident)
            Write(unit, address);
        for (var slot = 0; slot < _program.Slots; slot++)
            Put(_program.SlotAddress(slot), _program.Form.SlotToDoor(_program.SlotAddress(slot), _program.Doors));
        var first = Fetch(_program.StartUnit, 0, _ => false) ?? throw new OverlayException("no unit fits");
        return first with { Pieces = [new Piece(_layout.DataStart, _program.LinkData()), .. first.Pieces] };
    }

    /// <summary>Told: where the call came from. Stack: words that may be return addresses; null: they are not known yet, and the
    /// answer is null if they are needed, or if there is no room even so.</summary>
    public Fetched? Fetch(ulong told, IReadOnlyCollection<ulong>? stack)
    {
        var (unit, offset) = TargetOf(_program.Form.SiteOf(told));
        var running = stack?.Select(_memory.At).OfType<OverlayUnit>().ToHashSet();
        return Fetch(unit, offset, one => running?.Contains(one) == false);
    }

    /// <summary>Leaves memory up to an address to the heap, which ends where code begins; false: code needs it, or runs there.
    /// Stack: words that may be return addresses.</summary>
    public bool Grow(ulong heapEnd, IReadOnlyCollection<ulong> stack)
    {
        var start = OverlayUnit.Align(heapEnd, sizeof(ulong));
        var leaving = _memory.Below(start);
        if (start + Largest + Largest / 2 > _layout.LastingStart || stack.Select(_memory.At).Any(leaving.Contains))
            return false;
        foreach (var unit in leaving)
            Evict(unit);
        _memory.Start = Math.Max(_memory.Start, start);
        return true;
    }

    /// <summary>Makes the core raise a fault instead of what it called, for which there is no room: with code in the part of its
    /// stack that it does not use, which is left by the jump to whoever catches. Frame: of the door. Null: no room for that.
    /// </summary>
    public Fetched? Raise(ulong frame, Fault fault)
    {
        if (_program.FindUnit(Raiser) is not { } raiser || _program.Find(Core) is not { } core)
            return null;
        var places = new Dictionary<OverlayUnit, ulong>();
        var end = PlaceHere(raiser, places, OverlayUnit.Align(_program.StackLow, sizeof(ulong)));
        if (end + RaiserStack > frame)
            return null;
        var pieces = places.Select(one => new Piece(one.Value, Linked(one.Key, one.Value, places))).ToList();
        var arguments = new byte[2 * sizeof(uint)];
        _program.WriteWord(arguments, (uint)core);
        _program.WriteWord(arguments.AsSpan(sizeof(uint)), (uint)fault);
        pieces.Add(new Piece(frame + _program.Form.FirstArgument, arguments));
        return new Fetched(raiser.Name, pieces, _program.Form.Entry(PlaceOf(raiser) ?? places[raiser]), 0);
    }

    private ulong PlaceHere(OverlayUnit unit, Dictionary<OverlayUnit, ulong> places, ulong end)
    {
        if (_places.ContainsKey(unit) || unit.Name == Death || !places.TryAdd(unit, OverlayUnit.Align(end, unit.Alignment)))
            return end;
        end = places[unit] + (ulong)unit.Bytes;
        return unit.Calls.Aggregate(end, (now, call) => PlaceHere(call.Target, places, now));
    }

    private byte[] Linked(OverlayUnit unit, ulong address, Dictionary<OverlayUnit, ulong> places)
    {
        var bytes = _program.Link(unit, address);
        foreach (var site in unit.Calls)
        {
            var target = places.TryGetValue(site.Target, out var own) ? own : PlaceOf(site.Target);
            Lead(bytes.AsSpan((int)site.Offset), address, site, target);
        }
        return bytes;
    }

    private ulong? PlaceOf(OverlayUnit unit) => _places.TryGetValue(unit, out var place) ? place : null;

    /// <summary>Whom a call that came to the door is for.</summary>
    public string NameAt(ulong told) => TargetOf(_program.Form.SiteOf(told)).Unit.Name;

    private (OverlayUnit Unit, ulong Offset) TargetOf(ulong site)
    {
        if (site >= _layout.SlotStart && site < _program.SlotAddress(_program.Slots))
        {
            var slot = (int)(site - _layout.SlotStart) / _program.Form.SlotBytes;
            var unit = _program.Units.First(one => one.Slots.Exists(way => way.Slot == slot));
            return (unit, unit.Slots.Find(way => way.Slot == slot).Offset);
        }
        foreach (var (caller, address) in _places)
        {
            if (site >= address && site - address < (ulong)caller.Bytes
                && caller.Calls.FirstOrDefault(one => one.Offset == site - address) is { } call)
                return (call.Target, call.TargetOffset);
        }
        throw new OverlayException($"the core called from 0x{site:x}, where no call is");
    }

    private Fetched? Fetch(OverlayUnit unit, ulong offset, Func<OverlayUnit, bool> mayGo)
    {
        var bytes = 0;
        if (!_places.ContainsKey(unit))
        {
            if (PlaceFor(unit, mayGo) is not { } address)
                return null;
            Write(unit, address);
            Lead(unit);
            MostCode = Math.Max(MostCode, Code);
            bytes = unit.Bytes;
        }
        return new Fetched(unit.Name, TakeChanges(), _program.Form.Entry(_places[unit] + offset), bytes);
    }

    private long Code => _memory.Used + _layout.Lasting.Keys.Where(_places.ContainsKey).Sum(unit => (long)unit.Bytes);

    private ulong? PlaceFor(OverlayUnit unit, Func<OverlayUnit, bool> mayGo)
    {
        if (_layout.Lasting.TryGetValue(unit, out var own))
            return own;
        if (_memory.Find(unit, mayGo) is not { } place)
            return null;
        foreach (var evicted in place.Evicted)
            Evict(evicted);
        _memory.Put(unit, place.Address);
        return place.Address;
    }

    private void Evict(OverlayUnit unit)
    {
        _memory.Remove(unit);
        _places.Remove(unit);
        Evictions++;
        Lead(unit);
    }

    // Calls and slots lead to where the unit is, or to the door.
    private void Lead(OverlayUnit unit)
    {
        foreach (var (caller, site) in _callers[unit])
        {
            if (_places.TryGetValue(caller, out var address))
                Lead(address, site);
        }
        foreach (var (slot, offset) in unit.Slots)
        {
            var address = _program.SlotAddress(slot);
            Put(address, _places.TryGetValue(unit, out var place) ? _program.Form.SlotToTarget(address, place + offset)
                : _program.Form.SlotToDoor(address, _program.Doors));
        }
    }

    private void Write(OverlayUnit unit, ulong address)
    {
        _places[unit] = address;
        Put(address, _program.Link(unit, address));
        foreach (var site in unit.Calls)
            Lead(address, site);
    }

    private void Lead(ulong caller, CallSite site)
    {
        var address = caller + site.Offset;
        Lead(At(address, sizeof(uint)), caller, site, PlaceOf(site.Target));
        _new[address] = Math.Max(_new.GetValueOrDefault(address), sizeof(uint));
    }

    // Null: to the door.
    private void Lead(Span<byte> bytes, ulong caller, CallSite site, ulong? target)
    {
        var (address, form) = (caller + site.Offset, _program.Form);
        _program.WriteWord(bytes, target is { } place ? form.ToTarget(site.Word, address, place + site.TargetOffset)
            : form.ToDoor(site.Word, address, _program.Doors));
    }

    // ---- what the core does not have yet -------------------------------------------------------------------------

    private Span<byte> At(ulong address, int bytes) => _code.AsSpan((int)(address - _layout.SlotStart), bytes);

    private void Put(ulong address, byte[] bytes)
    {
        bytes.CopyTo(At(address, bytes.Length));
        _new[address] = Math.Max(_new.GetValueOrDefault(address), bytes.Length);
    }

    /// <summary>What was written to what the core has, and not taken yet.</summary>
    public IReadOnlyList<Piece> TakeChanges()
    {
        var ranges = new List<(ulong From, ulong To)>();
        foreach (var (from, bytes) in _new)
        {
            if (ranges.Count > 0 && from <= ranges[^1].To + Gap)
                ranges[^1] = (ranges[^1].From, Math.Max(ranges[^1].To, from + (ulong)bytes));
            else
                ranges.Add((from, from + (ulong)bytes));
        }
        _new.Clear();
        return [.. ranges.Select(range => new Piece(range.From, At(range.From, (int)(range.To - range.From)).ToArray()))];
    }
}
