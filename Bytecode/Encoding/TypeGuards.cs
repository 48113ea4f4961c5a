// SPDX-License-Identifier: MIT
// Puts a CheckType where an instruction relies on a type that inference knows but the machine's static types cannot
// show: items of lists of lists, results of dynamic calls. At the definition where it serves all uses, else at the use.
using EPython.Bytecode.Contract;
using EPython.Bytecode.Verification;
using EPython.Frontend.Types;

namespace EPython.Bytecode.Encoding;

internal sealed class TypeGuards
{
    private readonly LirFunction _function;
    private readonly ProgramTypes _program;
    private readonly List<Line> _lines;
    private readonly Dictionary<Line, List<Line>> _before = [];
    private readonly Dictionary<Line, RegisterType> _guards = [];
    private readonly bool _atDefinitions;

    private TypeGuards(LirFunction function, ProgramTypes program, bool atDefinitions)
    {
        _function = function;
        _program = program;
        _lines = function.Lines;
        _atDefinitions = atDefinitions;
    }

    public static void Complete(LirFunction function, ProgramTypes program)
    {
        // A guard at a definition may leave a use unproved (another definition clears the register), so uses come last.
        foreach (var atDefinitions in new[] { true, false })
        {
            var pass = new TypeGuards(function, program, atDefinitions);
            pass.FindGuards();
            function.Lines = pass.Insert();
        }
    }

    // ---- flow ----------------------------------------------------------------------------------------------------

    private void FindGuards()
    {
        var graph = FlowGraph.Build(_function);
        var entry = new ValueState[]?[graph.Blocks.Count];
        entry[0] = Entry();
        var work = new Queue<int>([0]);
        while (work.TryDequeue(out var b))
        {
            var states = (ValueState[])entry[b]!.Clone();
            var handler = graph.Blocks[b].Handler;
            for (var i = graph.Blocks[b].Start; i < graph.Blocks[b].End; i++)
            {
                if (handler >= 0 && Merge(ref entry[handler], states))
                    work.Enqueue(handler);
                Step(_lines[i], states, false);
            }
            var last = _lines[graph.Blocks[b].End - 1];
            foreach (var successor in graph.Blocks[b].Successors)
            {
                // The jump comes first in the list: what falling through means holds for the other path only.
                if (Merge(ref entry[successor], states))
                    work.Enqueue(successor);
                if (JumpsAlways(last, states))
                    break;
                FallThrough(last, states);
            }
        }
        for (var b = 0; b < graph.Blocks.Count; b++)
        {
            if (entry[b] is not { } states)
                continue;
            for (var i = graph.Blocks[b].Start; i < graph.Blocks[b].End; i++)
                Step(_lines[i], states, true);
        }
    }

    private static bool JumpsAlways(Line line, ValueState[] states) =>
        line.Opcode == Opcode.JumpIfUnbound && states[line.Operands[0].Id].Type == RegisterType.Unbound;

    private static void FallThrough(Line line, ValueState[] states)
    {
        if (line.Opcode == Opcode.NextOrJump)
            states[line.Result!.Id] = ValueState.Any;
        else if (line.Opcode == Opcode.JumpIfUnbound)
            states[line.Operands[0].Id] = TypeRules.Refined(line.Opcode, [], states[line.Operands[0].Id])!.Value;
    }

    private ValueState[] Entry()
    {
        var states = new ValueState[_function.RegisterCount];
        Array.Fill(states, ValueState.Unbound);
        var record = _program.Functions[_function.Source.Index];
        for (var i = 0; i < _function.Arguments.Count; i++)
        {
            states[_function.Arguments[i].Id] = i < record.Parameters.Count
                ? new ValueState(record.Parameters[i].Type)
                : ValueState.Environment(_program.ClosureShapes[_function.Source.Index]);
        }
        return states;
    }

    private static bool Merge(ref ValueState[]? into, ValueState[] states)
    {
        if (into is null)
        {
            into = (ValueState[])states.Clone();
            return true;
        }
        var changed = false;
        for (var i = 0; i < states.Length; i++)
        {
            var joined = ValueState.Join(into[i], states[i]);
            changed |= joined != into[i];
            into[i] = joined;
        }
        return changed;
    }

    private void Step(Line line, ValueState[] states, bool collect)
    {
        if (line.IsLabel)
            return;
        if (collect)
        {
            foreach (var (register, need) in Needs(line, states).ToList())
                Demand(line, register, need, states);
        }
        var values = line.Operands.Where(register => register.IsValue).ToArray();
        var first = values.Length > 0 ? states[values[0].Id] : ValueState.Unbound;
        if (line.Result is { IsValue: true } result && line.Opcode != Opcode.NextOrJump)
        {
            states[result.Id] = line.Shape >= 0
                ? ValueState.Environment(line.Shape)
                : TypeRules.Result(line.Opcode, line.Immediates, _program, first);
            if (collect && _guards.TryGetValue(line, out var guard))
                states[result.Id] = new ValueState(guard);
        }
        if (line.Opcode != Opcode.JumpIfUnbound && values.Length > 0 && TypeRules.Refined(line.Opcode, line.Immediates, first) is { } refined)
            states[values[0].Id] = refined;
    }

    private IEnumerable<(Register Register, Need Need)> Needs(Line line, ValueState[] states)
    {
        var values = line.Operands.Where(register => register.IsValue).ToArray();
        var first = values.Length > 0 ? states[values[0].Id] : ValueState.Unbound;
        for (var i = 0; i < values.Length; i++)
        {
            yield return (values[i], line.Opcode == Opcode.ReturnValue
                ? TypeRules.Returned(_program, _program.Functions[_function.Source.Index])
                : TypeRules.Operand(line.Opcode, i, _program, line.Immediates, first));
        }
        for (var i = 0; i < line.List.Length; i++)
        {
            if (line.List[i].IsValue)
                yield return (line.List[i], TypeRules.ListItem(line.Opcode, i, _program, line.Immediates));
        }
    }

    // ---- guards --------------------------------------------------------------------------------------------------

    private void Demand(Line line, Register register, Need need, ValueState[] states)
    {
        if (need.IsMetBy(states[register.Id]) || ValueState.IsInternal(need.Type) || line.Shape >= 0)
            return;
        if (_atDefinitions)
        {
            if (ValueState.IsSubtype(register.Declared, need.Type))
                GuardDefinitions(register, register.Declared);
            return;
        }
        if (!_before.TryGetValue(line, out var guards))
            _before[line] = guards = [];
        guards.Add(Guard(line, register, need.Type));
        states[register.Id] = new ValueState(need.Type);
    }

    private void GuardDefinitions(Register register, RegisterType type)
    {
        foreach (var definition in _lines.Where(line => line.Written == register))
        {
            // What may be unbound is not touched before its own check has had its say.
            var gives = TypeRules.Result(definition.Opcode, definition.Immediates, _program, ValueState.Any);
            if (definition.Opcode != Opcode.MoveValue && !gives.Is(type) && !gives.MayBeUnbound && definition.Shape < 0)
                _guards[definition] = type;
        }
    }

    private static Line Guard(Line at, Register register, RegisterType type) => new()
    {
        Opcode = Opcode.CheckType, Operands = [register], Immediates = [(int)type],
        Site = at.Site, Depth = at.Depth, OuterLoop = at.OuterLoop,
    };

    private List<Line> Insert()
    {
        var lines = new List<Line>(_lines.Count);
        foreach (var line in _lines)
        {
            if (_before.TryGetValue(line, out var guards))
                lines.AddRange(guards);
            lines.Add(line);
            if (_guards.TryGetValue(line, out var type))
                lines.Add(Guard(line, line.Written!, type));
        }
        return lines;
    }
}
