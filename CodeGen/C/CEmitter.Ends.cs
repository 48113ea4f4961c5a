// SPDX-License-Identifier: MIT
// IR to C, indices of a loop whose ends can be told before it: its counter, what is linear in it (`start + k * step`), what
// it does not change, and variables that only ever get its counter. Each lies between its values in the first and in the
// last round, so that all of them lie inside a list if these two do (CEmitter.Versions.cs).
using EPython.Frontend.Ir;
using EPython.Frontend.Passes;

namespace EPython.CodeGen.C;

internal sealed partial class CFunctionEmitter
{
    /// <summary>Lines: what the body makes that is linear in the counter, in the order it is made. Picks: variables that get
    /// the counter in some rounds and keep their value in others.</summary>
    private sealed record Indices(IrForRange Loop, List<IrOp> Lines, HashSet<IrLocal> Picks, HashSet<IrLocal> Changed)
    {
        public bool IsCounter(IrOperand index) => index == Loop.Counter;
        public bool IsFixed(IrOperand index) => index is IrConstant || (index is IrLocal local && !Changed.Contains(local));
        public bool IsPick(IrOperand index) => index is IrLocal local && Picks.Contains(local);
        public bool IsLine(IrOperand index) => Lines.Any(line => line.Target == index);
        public bool HasEnds(IrOperand index) => IsCounter(index) || IsFixed(index) || IsPick(index) || IsLine(index);

        /// <summary>Those that an index is made of.</summary>
        public IEnumerable<IrOp> Behind(IrOperand index) =>
            Lines.Where(line => line.Target == index).SelectMany(line => line.Operands.SelectMany(Behind).Append(line));
    }

    private readonly Dictionary<IrLocal, string> _ends = [];    // of the lines of one loop: C variables

    private static Indices IndicesOf(IrForRange loop, List<IrStatement> inside)
    {
        var assigned = inside.Where(statement => IrWalk.Target(statement) is not null)
            .ToLookup(statement => IrWalk.Target(statement)!);
        var picks = assigned.Where(group =>
            group.All(statement => statement is IrMove move && move.Source == loop.Counter)).Select(group => group.Key);
        var changed = assigned.Select(group => group.Key).Append(loop.Counter);
        var indices = new Indices(loop, [], [.. picks], [.. changed]);
        for (var i = 0; i < loop.Body.Count; i++)
            if (loop.Body[i] is IrOp { Target: { } target } op && assigned[target].Count() == 1 && IsLinear(op, indices)
                && !IrWalk.All(loop.Body.Take(i)).Any(statement => IrWalk.Reads(statement).Contains(target)))
                indices.Lines.Add(op);
        return indices;
    }

    private static bool IsLinear(IrOp op, Indices indices) =>
        op.Operation is Operation.AddInt or Operation.SubtractInt or Operation.MultiplyInt
        && op.Operands.Count(indices.IsFixed) == 1
        && op.Operands.Any(operand => indices.IsCounter(operand) || indices.IsLine(operand));

    private void WriteEnds(Version version)
    {
        var written = new Dictionary<string, string>();
        _ends.Clear();      // what was linear in another loop need not be in this one
        foreach (var line in version.Lines)
        {
            var value = EndsOfLine(line, version.Indices);
            if (!written.TryGetValue(value, out var name))
            {
                written[value] = name = _mangler.Claim(_names[line.Target!] + ".ends");
                _writer.Line($"const epy_ends {name} = {value};");
            }
            _ends[line.Target!] = name;
        }
    }

    private string EndsOfLine(IrOp line, Indices indices)
    {
        var isReversed = indices.IsFixed(line.Operands[0]);
        var (varying, other) = isReversed ? (line.Operands[1], line.Operands[0]) : (line.Operands[0], line.Operands[1]);
        var operation = isReversed && line.Operation == Operation.SubtractInt ? "SubtractFromInt" : line.Operation.ToString();
        var ends = indices.IsCounter(varying)
            ? $"epy_ends_of_counter({_names[indices.Loop.Counter]}, {Operand(indices.Loop.Stop)})" : EndsOf(varying);
        return $"epy_ends_{operation}({ends}, {Operand(other)})";
    }

    // Of a line, or of what has its first value here.
    private string EndsOf(IrOperand index) =>
        index is IrLocal local && _ends.TryGetValue(local, out var name) ? name : $"epy_ends_of({Operand(index)})";

    /// <summary>Tests that all lie inside, where the counter has its first value.</summary>
    private IEnumerable<string> EndsInside(Version version)
    {
        var indices = version.Indices;
        var counted = version.Inside.Where(op => indices.IsCounter(op.Operands[1]) || indices.IsPick(op.Operands[1])).ToList();
        var (first, stop) = (_names[indices.Loop.Counter], Operand(indices.Loop.Stop, Binding.Sum, null));
        if (counted.Any(op => op.Checks.HasFlag(Checks.Negative)))
            yield return $"{first} >= {Number(-counted.Min(op => op.Immediates[0]))}";
        foreach (var list in counted.GroupBy(op => _views[(IrLocal)op.Operands[0]]))
            yield return $"{stop} <= {Below($"(epy_int){list.Key}.length", list)}";
        foreach (var group in version.Inside.Where(op => !indices.IsCounter(op.Operands[1])).GroupBy(op => EndsOf(op.Operands[1])))
        {
            var shortest = group.Select(op => _views[(IrLocal)op.Operands[0]] + ".length").Distinct()
                .Aggregate((one, other) => $"epy_shorter({one}, {other})");
            yield return $"epy_ends_below({group.Key}, {Below($"(epy_int){shortest}", group)})";
            if (group.Any(op => op.Checks.HasFlag(Checks.Negative)))
                yield return $"epy_ends_from({group.Key}, {Number(-group.Min(op => op.Immediates[0]))})";
        }
    }

    // Less what is added to the indices at most.
    private static string Below(string length, IEnumerable<IrOp> items) => items.Max(op => op.Immediates[0]) switch
    {
        0 => length,
        > 0 and var most => $"{length} - {Number(most)}",
        var most => $"{length} + {Number(-most)}",
    };
}
