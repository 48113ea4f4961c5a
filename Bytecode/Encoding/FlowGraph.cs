// SPDX-License-Identifier: MIT
// Basic blocks of flat instructions, and which registers live where.
using System.Collections;

namespace EPython.Bytecode.Encoding;

/// <summary>Lines [Start, End) that run one after another.</summary>
internal sealed record BasicBlock(int Start, int End)
{
    public List<int> Successors { get; } = [];
    /// <summary>The block where what it raises leads to; -1: out of the function.</summary>
    public int Handler { get; set; } = -1;
}

internal sealed class FlowGraph
{
    public List<BasicBlock> Blocks { get; } = [];

    public static FlowGraph Build(LirFunction function)
    {
        var lines = function.Lines;
        var graph = new FlowGraph();
        var blockOf = new Dictionary<Label, int>();
        for (var i = 0; i < lines.Count;)
        {
            var start = i;
            while (i < lines.Count && lines[i].Label is { } label)
            {
                blockOf[label] = graph.Blocks.Count;
                i++;
            }
            while (i < lines.Count && lines[i].Label is null or { Uses: 0, IsBoundary: false, IsHandler: false })
            {
                if (lines[i].Label is { } unused)
                    blockOf[unused] = graph.Blocks.Count;
                var line = lines[i++];
                if (!line.IsLabel && (line.Target is not null || line.EndsFlow))
                    break;
            }
            graph.Blocks.Add(new BasicBlock(start, i));
        }
        graph.Connect(lines, blockOf);
        graph.ConnectHandlers(function, blockOf);
        return graph;
    }

    /// <summary>From every block of a protected range to its handler; inner ranges come first.</summary>
    private void ConnectHandlers(LirFunction function, Dictionary<Label, int> blockOf)
    {
        var place = new Dictionary<Label, int>();
        for (var i = 0; i < function.Lines.Count; i++)
        {
            if (function.Lines[i].Label is { } label)
                place[label] = i;
        }
        foreach (var block in Blocks)
        {
            var first = block.Start;
            while (first < block.End && function.Lines[first].IsLabel)
                first++;
            var range = function.Ranges.Find(range => place[range.Start] < first && first < place[range.End]);
            if (range is not null && first < block.End)
                block.Handler = blockOf[range.Handler];
        }
    }

    private void Connect(List<Line> lines, Dictionary<Label, int> blockOf)
    {
        for (var i = 0; i < Blocks.Count; i++)
        {
            var last = lines[Blocks[i].End - 1];
            if (last.Target is not null)
                Blocks[i].Successors.Add(blockOf[last.Target]);
            if (!last.EndsFlow && i + 1 < Blocks.Count)
                Blocks[i].Successors.Add(i + 1);
        }
    }

    /// <summary>Registers alive at the end of each block.</summary>
    public BitArray[] LiveOut(List<Line> lines, int registers, out BitArray[] liveIn)
    {
        var uses = Blocks.Select(_ => new BitArray(registers)).ToArray();
        var defined = Blocks.Select(_ => new BitArray(registers)).ToArray();
        for (var b = 0; b < Blocks.Count; b++)
            Summarize(lines, Blocks[b], uses[b], defined[b]);
        var fetched = Blocks.Select(block => FetchedBy(lines[block.End - 1])).ToArray();
        liveIn = [.. uses.Select(set => new BitArray(set))];
        var liveOut = Blocks.Select(_ => new BitArray(registers)).ToArray();
        var work = new Queue<int>(Enumerable.Range(0, Blocks.Count).Reverse());
        var queued = Enumerable.Repeat(true, Blocks.Count).ToArray();
        var predecessors = Predecessors();
        while (work.TryDequeue(out var b))
        {
            queued[b] = false;
            foreach (var successor in Blocks[b].Successors)
                liveOut[b].Or(liveIn[successor]);
            if (Blocks[b].Handler is >= 0 and var handler)
                liveOut[b].Or(liveIn[handler]);
            var alive = new BitArray(liveOut[b]).And(new BitArray(defined[b]).Not()).Or(uses[b]);
            if (fetched[b] is { } item && !defined[b][item] && !uses[b][item])
                alive[item] = liveIn[Blocks[b].Successors[0]][item];
            if (Blocks[b].Handler >= 0)
                alive.Or(liveIn[Blocks[b].Handler]);
            if (Same(alive, liveIn[b]))
                continue;
            liveIn[b] = alive;
            foreach (var before in predecessors[b].Where(before => !queued[before]))
            {
                queued[before] = true;
                work.Enqueue(before);
            }
        }
        return liveOut;
    }

    /// <summary>Result of a NextOrJump: written only where it does not jump, so the jump may keep the old value alive.
    /// </summary>
    private static int? FetchedBy(Line line) =>
        !line.IsLabel && line.Opcode == Contract.Opcode.NextOrJump ? line.Result!.Id : null;

    private List<int>[] Predecessors()
    {
        var result = Blocks.Select(_ => new List<int>()).ToArray();
        for (var b = 0; b < Blocks.Count; b++)
        {
            foreach (var successor in Blocks[b].Successors)
                result[successor].Add(b);
            if (Blocks[b].Handler >= 0)
                result[Blocks[b].Handler].Add(b);
        }
        return result;
    }

    private static void Summarize(List<Line> lines, BasicBlock block, BitArray uses, BitArray defined)
    {
        for (var i = block.Start; i < block.End; i++)
        {
            foreach (var register in lines[i].Uses)
            {
                if (!defined[register.Id])
                    uses[register.Id] = true;
            }
            if (lines[i].Written is { } written && FetchedBy(lines[i]) is null)
                defined[written.Id] = true;
        }
    }

    private static bool Same(BitArray a, BitArray b)
    {
        for (var i = 0; i < a.Length; i++)
        {
            if (a[i] != b[i])
                return false;
        }
        return true;
    }
}
