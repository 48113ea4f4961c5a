// SPDX-License-Identifier: MIT
// IR to C, indices of a loop whose ends can be told before it: its counter, what is linear in it (`start + k * step`), what
// it does not change, and variables that only ever get its counter. Each lies between its values in the first and in the
// last round, so that all of them lie inside a list if these two do (CEmitter.Versions.cs). So do indices of loops inside
// of it, which are linear in several counters.
using EPython.Frontend.Ir;
using EPython.Frontend.Passes;

namespace EPython.CodeGen.C;

internal sealed partial class CFunctionEmitter
{
    /// <summary>Loops: the loop, and those inside of it. Lines: what their bodies make that is linear in the counters, in the
    /// order it is made. Picks: variables that get the loop's counter in some rounds and keep their value in others.</summary>
    private sealed record Indices(List<IrForRange> Loops, List<IrOp> Lines, HashSet<IrLocal> Picks, HashSet<IrLocal> Changed)
    {
        public IrForRange Loop => Loops[0];
        public bool IsNest => Loops.Count > 1;
        public bool IsCounter(IrOperand index) => Loops.Exists(loop => loop.Counter == index);
        public bool IsFixed(IrOperand index) => index is IrConstant || (index is IrLocal local && !Changed.Contains(local));
        public bool IsPick(IrOperand index) => index is IrLocal local && Picks.Contains(local);
        public bool IsLine(IrOperand index) => Lines.Any(line => line.Target == index);
        public bool HasEnds(IrOperand index) => IsCounter(index) || IsFixed(index) || IsPick(index) || IsLine(index);

        /// <summary>Those that an index is made of.</summary>
        public IEnumerable<IrOp> Behind(IrOperand index) =>
            Lines.Where(line => line.Target == index).SelectMany(line => line.Operands.SelectMany(Behind).Append(line));
    }

    private readonly Dictionary<IrLocal, string> _ends = [];    // of lines and counters: C variables, or how they are made

    private static Indices IndicesOf(List<IrForRange> loops, List<IrStatement> inside)
    {
        var assigned = inside.Where(statement => IrWalk.Target(statement) is not null)
            .ToLookup(statement => IrWalk.Target(statement)!);
        var picks = loops.Count > 1 ? [] : assigned.Where(group =>
            group.All(statement => statement is IrMove move && move.Source == loops[0].Counter)).Select(group => group.Key);
        var changed = assigned.Select(group => group.Key).Append(loops[0].Counter);
        var indices = new Indices(loops, [], [.. picks], [.. changed]);
        foreach (var op in inside.OfType<IrOp>().Where(op => op.Target is { } target && assigned[target].Count() == 1))
            if (IsLinear(op, indices) && loops.Exists(loop => IsMadeBeforeRead(op, loop.Body, inside)))
                indices.Lines.Add(op);
        return indices;
    }

    // In each round of the loop with this body: who reads it otherwise could get what an earlier one made.
    private static bool IsMadeBeforeRead(IrOp op, List<IrStatement> body, List<IrStatement> inside)
    {
        var at = body.IndexOf(op);
        return at >= 0 && Readers(inside) == Readers(IrWalk.All(body.Skip(at + 1)));
        int Readers(IEnumerable<IrStatement> all) => all.Count(statement => IrWalk.Reads(statement).Contains(op.Target!));
    }

    private static bool IsLinear(IrOp op, Indices indices)
    {
        var varying = op.Operands.Count(operand => indices.IsCounter(operand) || indices.IsLine(operand));
        return op.Operation is Operation.AddInt or Operation.SubtractInt or Operation.MultiplyInt && varying > 0
            && varying + op.Operands.Count(indices.IsFixed) == 2 && (varying == 1 || op.Operation != Operation.MultiplyInt);
    }

    private void WriteEnds(Version version)
    {
        var written = new Dictionary<string, string>();
        _ends.Clear();      // what was linear in another loop need not be in this one
        foreach (var loop in version.Indices.Loops)
        {
            var ends = EndsOfCounter(loop, version.Indices);
            _ends[loop.Counter] = version.Indices.IsNest ? Written(loop.Counter, ends) : ends;
        }
        foreach (var line in version.Lines)
            _ends[line.Target!] = Written(line.Target!, EndsOfLine(line, version.Indices));

        string Written(IrLocal local, string value)
        {
            if (!written.TryGetValue(value, out var name))
            {
                written[value] = name = _mangler.Claim(_names[local] + ".ends");
                _writer.Line($"const epy_ends {name} = {value};");
            }
            return name;
        }
    }

    // Where the loop's own counter has its first value.
    private string EndsOfCounter(IrForRange loop, Indices indices)
    {
        var (first, stop) = (loop == indices.Loop ? _names[loop.Counter] : Operand(loop.Start), Operand(loop.Stop));
        return loop.Step is IrConstant { Value: 1L } ? $"epy_ends_of_counter({first}, {stop})"
            : $"epy_ends_of_steps({first}, {stop}, {Operand(loop.Step)})";
    }

    private string EndsOfLine(IrOp line, Indices indices)
    {
        var (left, right) = (line.Operands[0], line.Operands[1]);
        if (indices.IsFixed(right))
            return $"epy_ends_{line.Operation}({EndsOf(left)}, {Operand(right)})";
        if (!indices.IsFixed(left))
            return $"epy_ends_{line.Operation}Ends({EndsOf(left)}, {EndsOf(right)})";
        var operation = line.Operation == Operation.SubtractInt ? "SubtractFromInt" : line.Operation.ToString();
        return $"epy_ends_{operation}({EndsOf(right)}, {Operand(left)})";
    }

    // Of a counter, a line, or what has its first value here.
    private string EndsOf(IrOperand index) =>
        index is IrLocal local && _ends.TryGetValue(local, out var ends) ? ends : $"epy_ends_of({Operand(index)})";

    /// <summary>Tests that all lie inside, where the counter has its first value.</summary>
    private IEnumerable<string> EndsInside(Version version)
    {
        var indices = version.Indices;
        var counted = indices.IsNest ? []
            : version.Inside.Where(op => indices.IsCounter(op.Operands[1]) || indices.IsPick(op.Operands[1])).ToList();
        var (first, stop) = (_names[indices.Loop.Counter], Operand(indices.Loop.Stop, Binding.Sum, null));
        if (counted.Any(op => op.Checks.HasFlag(Checks.Negative)))
            yield return $"{first} >= {Number(-counted.Min(op => op.Immediates[0]))}";
        foreach (var list in counted.GroupBy(op => _views[(IrLocal)op.Operands[0]]))
            yield return $"{stop} <= {Below($"(epy_int){list.Key}.length", list)}";
        var others = version.Inside.Where(op => indices.IsNest || !indices.IsCounter(op.Operands[1]));
        foreach (var group in others.GroupBy(op => EndsOf(op.Operands[1])))
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
