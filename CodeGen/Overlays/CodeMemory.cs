// SPDX-License-Identifier: MIT
// The memory of a core in which code comes and goes: which unit lies where, and which ones give way to another.
namespace EPython.CodeGen.Overlays;

/// <summary>Where a unit can lie, and what must go before.</summary>
internal sealed record MemoryPlace(ulong Address, IReadOnlyList<OverlayUnit> Evicted);

/// <summary>Addresses from start up to end.</summary>
internal sealed class CodeMemory(ulong start, ulong end)
{

    private const int LowPart = 3;      // the share that is kept for what calls nothing, as the heap may want it

    private readonly SortedDictionary<ulong, OverlayUnit> _units = [];
    private readonly Dictionary<OverlayUnit, ulong> _addresses = [];
    private readonly Dictionary<OverlayUnit, long> _loads = [];     // how often each one came
    private readonly Dictionary<OverlayUnit, long> _worth = [];     // of those that are there
    private long _age;

    public IReadOnlyDictionary<OverlayUnit, ulong> Present => _addresses;

    /// <summary>Bytes of what is there.</summary>
    public long Used => _addresses.Keys.Sum(unit => (long)unit.Bytes);

    /// <summary>The unit that an address lies in.</summary>
    public OverlayUnit? At(ulong address) => _units
        .Where(one => one.Key <= address && address - one.Key < (ulong)one.Value.Bytes)
        .Select(one => one.Value).FirstOrDefault();

    /// <summary>The place for a unit for which least of worth must go; null: what may go leaves no room. A unit is worth as much
    /// as it was loaded often, and more the later that was. What calls much lies high, what calls little lies low, so that those
    /// who must stay while others come do not stand between them, nor in the way of the heap.</summary>
    public MemoryPlace? Find(OverlayUnit unit, Func<OverlayUnit, bool> mayGo)
    {
        (MemoryPlace Place, (bool IsInTheWay, long Worth, long Distance) Cost)? best = null;
        foreach (var address in Candidates(unit).Where(one => one >= Start && one + (ulong)unit.Bytes <= end))
        {
            var inTheWay = _units
                .Where(one => one.Key < address + (ulong)unit.Bytes && address < one.Key + (ulong)one.Value.Bytes)
                .Select(one => one.Value).ToList();
            if (!inTheWay.TrueForAll(one => mayGo(one)))
                continue;
            var distance = (long)(unit.CallsMuch ? end - address : address - Start);
            var worth = inTheWay.Count == 0 ? -1 : inTheWay.Max(one => _worth[one]);
            var cost = (LeavesLow && unit.CallsMuch && address < Start + (end - Start) / LowPart, worth, distance);
            if (best is null || cost.CompareTo(best.Value.Cost) < 0)
                best = (new MemoryPlace(address, inTheWay), cost);
        }
        return best?.Place;
    }

    /// <summary>Whether the heap may want what lies low.</summary>
    public bool LeavesLow { get; init; }

    /// <summary>Where code may begin: what lies below has gone.</summary>
    public ulong Start { get; set; } = start;

    /// <summary>Those that lie below an address, in part at least.</summary>
    public IReadOnlyList<OverlayUnit> Below(ulong address) =>
        [.. _units.TakeWhile(one => one.Key < address).Select(one => one.Value)];

    // Beside what is there, on either side.
    private IEnumerable<ulong> Candidates(OverlayUnit unit)
    {
        ulong Behind(ulong at) => OverlayUnit.Align(at, unit.Alignment);
        ulong Before(ulong at) => (at - (ulong)unit.Bytes) & ~(unit.Alignment - 1);
        yield return Behind(Start);
        yield return Before(end);
        foreach (var (at, other) in _units)
        {
            yield return Behind(at);
            yield return Before(at);
            yield return Behind(at + (ulong)other.Bytes);
            yield return Before(at + (ulong)other.Bytes);
        }
    }

    public void Put(OverlayUnit unit, ulong address)
    {
        _units[address] = unit;
        _addresses[unit] = address;
        _loads[unit] = _loads.GetValueOrDefault(unit) + 1;
        _worth[unit] = _age + _loads[unit];
    }

    public void Remove(OverlayUnit unit)
    {
        _age = Math.Max(_age, _worth[unit]);
        _units.Remove(_addresses[unit]);
        _addresses.Remove(unit);
        _worth.Remove(unit);
    }
}
