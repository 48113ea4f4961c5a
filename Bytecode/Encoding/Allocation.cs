// SPDX-License-Identifier: MIT
// Gives every register of a function a slot of its bank's frame: linear scan over live intervals. Slots 0..15 can be
// named by instructions; where more are alive, the least used live in spill slots and three registers are kept free to
// carry them.
using EPython.Bytecode.Contract;

namespace EPython.Bytecode.Encoding;

/// <summary>From the first to the last position at which a register is alive. Line i reads at 2i, writes at 2i + 1.</summary>
internal sealed class Interval(Register register)
{
    public Register Register { get; } = register;
    public int Start { get; set; } = int.MaxValue;
    public int End { get; set; } = int.MinValue;
    public double Weight { get; set; }
    /// <summary>Slot in which it arrives; -1: it is no argument.</summary>
    public int Incoming { get; set; } = -1;
    public int Slot { get; set; } = -1;
    public Register? Hint { get; set; }
    public bool IsSpilled => Slot >= ImageFormat.MaxRegisters;

    public void Cover(int from, int to)
    {
        Start = Math.Min(Start, from);
        End = Math.Max(End, to);
    }
}

internal sealed class Allocation
{
    public const int Scratch = 3;
    private const int EntryPosition = -1;
    private readonly Interval[] _intervals;

    private Allocation(Interval[] intervals) => _intervals = intervals;

    public bool RawsSpill { get; private set; }
    public bool ValuesSpill { get; private set; }
    public int RawSlots { get; private set; }
    public int ValueSlots { get; private set; }

    public int SlotOf(Register register) => _intervals[register.Id].Slot;
    /// <summary>Where an argument arrives.</summary>
    public int IncomingOf(Register register) => _intervals[register.Id].Incoming;
    /// <summary>First of the registers that carry spilled ones.</summary>
    public static int FirstScratch => ImageFormat.MaxRegisters - Scratch;

    /// <summary>Assigns slots. Where a bank overflows and may not spill, only its flag is set: the caller then asks for
    /// less, or allows spilling.</summary>
    public static Allocation Assign(LirFunction function, bool maySpillRaws, bool maySpillValues)
    {
        var allocation = new Allocation(FindIntervals(function));
        allocation.RawSlots = allocation.AssignBank(false, maySpillRaws);
        allocation.ValueSlots = allocation.AssignBank(true, maySpillValues);
        allocation.RawsSpill = allocation._intervals.Any(i => !i.Register.IsValue && i.IsSpilled);
        allocation.ValuesSpill = allocation._intervals.Any(i => i.Register.IsValue && i.IsSpilled);
        return allocation;
    }

    // ---- intervals -----------------------------------------------------------------------------------------------

    private static Interval[] FindIntervals(LirFunction function)
    {
        var lines = function.Lines;
        var intervals = new Interval[function.RegisterCount];
        var graph = FlowGraph.Build(function);
        var liveOut = graph.LiveOut(lines, function.RegisterCount, out var liveIn);
        Interval Of(Register register) => intervals[register.Id] ??= new Interval(register);
        for (var i = 0; i < lines.Count; i++)
            CoverLine(lines[i], i, Of);
        for (var b = 0; b < graph.Blocks.Count; b++)
        {
            var block = graph.Blocks[b];
            for (var id = 0; id < intervals.Length; id++)
            {
                if (intervals[id] is not { } interval)
                    continue;
                if (liveIn[b][id])
                    interval.Cover(b == 0 ? EntryPosition : 2 * block.Start, 2 * block.Start);
                if (liveOut[b][id])
                    interval.Cover(2 * block.End - 1, 2 * block.End - 1);
            }
        }
        PlaceArguments(function, Of);
        for (var id = 0; id < intervals.Length; id++)
            intervals[id] ??= new Interval(s_unused);
        return intervals;
    }

    private static readonly Register s_unused = new(-1, 'i', "unused");

    private static void CoverLine(Line line, int index, Func<Register, Interval> of)
    {
        var weight = Math.Pow(8, Math.Min(line.Depth, 8));
        foreach (var register in line.Uses)
        {
            of(register).Cover(2 * index, 2 * index);
            of(register).Weight += weight;
        }
        if (line.Written is { } written)
        {
            of(written).Cover(2 * index + 1, 2 * index + 1);
            of(written).Weight += weight;
        }
        if (!line.IsLabel && line.Opcode is Opcode.MoveRaw or Opcode.MoveValue)
        {
            of(line.Result!).Hint ??= line.Operands[0];
            of(line.Operands[0]).Hint ??= line.Result;
        }
    }

    private static void PlaceArguments(LirFunction function, Func<Register, Interval> of)
    {
        int raws = 0, values = 0;
        foreach (var argument in function.Arguments)
        {
            var interval = of(argument);
            interval.Incoming = argument.IsValue ? values++ : raws++;
            interval.Cover(EntryPosition, EntryPosition);
        }
    }

    // ---- linear scan ---------------------------------------------------------------------------------------------

    private int AssignBank(bool values, bool maySpill)
    {
        var intervals = _intervals
            .Where(i => i.End > int.MinValue && i.Register.IsValue == values)
            .OrderBy(i => i.Start).ThenBy(i => i.Incoming < 0).ThenBy(i => i.Incoming).ThenBy(i => i.Register.Id)
            .ToList();
        var limit = ImageFormat.MaxRegisters - (maySpill ? Scratch : 0);
        var spilled = Scan(intervals, limit);
        PlaceSpilled(spilled);
        var slots = intervals.Count == 0 ? 0 : intervals.Max(i => Math.Max(i.Slot, i.Incoming)) + 1;
        return maySpill ? Math.Max(slots, ImageFormat.MaxRegisters) : slots;
    }

    private List<Interval> Scan(List<Interval> intervals, int limit)
    {
        var active = new List<Interval>();
        var spilled = new List<Interval>();
        foreach (var interval in intervals)
        {
            active.RemoveAll(other => other.End < interval.Start);
            if (interval.Incoming >= limit)
            {
                spilled.Add(interval);
                continue;
            }
            var slot = interval.Incoming >= 0 ? interval.Incoming : FreeSlot(interval, active, limit);
            if (slot < 0)
            {
                var loser = active.Append(interval).Where(i => !i.Register.IsCounter).MinBy(Density)
                    ?? throw new EncodingLimitException("too many nested loops");
                spilled.Add(loser);
                if (loser == interval)
                    continue;
                slot = loser.Slot;
                loser.Slot = -1;
                active.Remove(loser);
            }
            interval.Slot = slot;
            active.Add(interval);
        }
        return spilled;
    }

    private static double Density(Interval interval) => interval.Weight / (interval.End - interval.Start + 2);

    private int FreeSlot(Interval interval, List<Interval> active, int limit)
    {
        var taken = new bool[limit];
        foreach (var other in active)
            taken[other.Slot] = true;
        var hinted = interval.Hint is null ? -1 : _intervals[interval.Hint.Id].Slot;
        if (hinted >= 0 && hinted < limit && !taken[hinted])
            return hinted;
        return Array.IndexOf(taken, false);
    }

    /// <summary>Spill slots are shared by intervals that do not meet; arguments beyond the registers stay where they
    /// arrive.</summary>
    private static void PlaceSpilled(List<Interval> spilled)
    {
        var ends = new List<int>();
        foreach (var interval in spilled.Where(i => i.Incoming >= ImageFormat.MaxRegisters))
        {
            interval.Slot = interval.Incoming;
            while (ends.Count <= interval.Incoming - ImageFormat.MaxRegisters)
                ends.Add(int.MinValue);
            ends[interval.Incoming - ImageFormat.MaxRegisters] = interval.End;
        }
        foreach (var interval in spilled.Where(i => i.Incoming < ImageFormat.MaxRegisters).OrderBy(i => i.Start))
        {
            var slot = ends.FindIndex(end => end < interval.Start);
            if (slot < 0)
            {
                slot = ends.Count;
                ends.Add(0);
            }
            ends[slot] = interval.End;
            interval.Slot = ImageFormat.MaxRegisters + slot;
        }
    }
}
