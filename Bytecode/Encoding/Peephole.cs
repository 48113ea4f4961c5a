// SPDX-License-Identifier: MIT
// Improves flat instructions in place: results go where they are wanted, copies and dead code vanish, i + c moves into
// the offset of an item access, jumps to jumps go straight.
using EPython.Bytecode.Contract;

namespace EPython.Bytecode.Encoding;

internal sealed class Peephole
{
    private readonly List<Line> _lines;
    private readonly int[] _uses;
    private readonly int[] _definitions;

    private Peephole(LirFunction function)
    {
        _lines = function.Lines;
        _uses = new int[function.RegisterCount];
        _definitions = new int[function.RegisterCount];
        foreach (var argument in function.Arguments)
            _definitions[argument.Id]++;
        foreach (var line in _lines)
        {
            foreach (var register in line.Uses)
                _uses[register.Id]++;
            if (line.Written is { } written)
                _definitions[written.Id]++;
        }
    }

    public static void Improve(LirFunction function)
    {
        var pass = new Peephole(function);
        var dead = new HashSet<Line>();
        for (var i = 0; i < function.Lines.Count; i++)
        {
            pass.DropCopy(i, dead);
            pass.WriteToTarget(i, dead);
            pass.MoveIntoOffset(i, dead);
        }
        function.Lines.RemoveAll(dead.Contains);
        CleanJumps(function);
    }

    private bool IsSingle(Register register) =>
        register.IsTemporary && _uses[register.Id] == 1 && _definitions[register.Id] == 1;

    private static bool IsMove(Line line) => !line.IsLabel && line.Opcode is Opcode.MoveRaw or Opcode.MoveValue;

    /// <summary>t = op; x = t becomes x = op.</summary>
    private void WriteToTarget(int index, HashSet<Line> dead)
    {
        if (index == 0 || !IsMove(_lines[index]) || dead.Contains(_lines[index]))
            return;
        var before = index - 1;
        while (before > 0 && dead.Contains(_lines[before]))
            before--;
        var (definition, move) = (_lines[before], _lines[index]);
        if (definition.IsLabel || definition.Result is not { } result || result != move.Operands[0] || !IsSingle(result))
            return;
        definition.Result = move.Result;
        definition.IsConstantLoad = false;
        dead.Add(move);
    }

    /// <summary>t = x; op(t) becomes op(x) where x stays as it is in between.</summary>
    private void DropCopy(int index, HashSet<Line> dead)
    {
        var move = _lines[index];
        if (!IsMove(move) || !IsSingle(move.Result!))
            return;
        var source = move.Operands[0];
        for (var i = index + 1; i < _lines.Count && IsStraight(_lines[i]); i++)
        {
            if (_lines[i].Uses.Contains(move.Result))
            {
                if (!_lines[i].StepsCounter)
                {
                    Replace(_lines[i], move.Result!, source);
                    dead.Add(move);
                }
                return;
            }
            if (_lines[i].Written == source)
                return;
        }
    }

    /// <summary>t = i + c; list[t] becomes list[i + c], c being the offset of the access.</summary>
    private void MoveIntoOffset(int index, HashSet<Line> dead)
    {
        var access = _lines[index];
        if (access.IsLabel || !access.Opcode.Info().Operands.StartsWith("vin") || !IsSingle(access.Operands[1]))
            return;
        var (position, written) = (access.Operands[1], new HashSet<Register>());
        for (var i = index - 1; i >= 0 && IsStraight(_lines[i]); i--)
        {
            var line = _lines[i];
            if (line.Written == position)
            {
                var offset = line.Opcode == Opcode.AddIntImmediate ? access.Immediates[0] + line.Immediates[0] : 99;
                if (offset is < -8 or > 7 || written.Contains(line.Operands[0]))
                    return;
                access.Operands = [access.Operands[0], line.Operands[0], .. access.Operands[2..]];
                access.Immediates = [offset];
                dead.Add(line);
                return;
            }
            if (line.Written is { } register)
                written.Add(register);
        }
    }

    /// <summary>Nothing jumps here.</summary>
    private static bool IsStraight(Line line) => line.Label is null or { Uses: 0, IsBoundary: false, IsHandler: false };

    private static void Replace(Line line, Register old, Register by)
    {
        line.Operands = [.. line.Operands.Select(r => r == old ? by : r)];
        line.List = [.. line.List.Select(r => r == old ? by : r)];
    }

    // ---- jumps ---------------------------------------------------------------------------------------------------

    private static void CleanJumps(LirFunction function)
    {
        for (var changed = true; changed;)
        {
            var before = function.Lines.Count;
            Thread(function.Lines);
            CountUses(function.Lines);
            RemoveDead(function);
            CountUses(function.Lines);
            changed = function.Lines.Count != before;
        }
    }

    private static void Thread(List<Line> lines)
    {
        var next = new Dictionary<Label, Line>();       // first instruction behind each label
        Line? following = null;
        for (var i = lines.Count - 1; i >= 0; i--)
        {
            if (lines[i].Label is not { } label)
                following = lines[i];
            else if (following is not null)
                next[label] = following;
        }
        foreach (var line in lines.Where(line => line.Target is not null))
        {
            for (var hops = 0; hops < 8 && next.TryGetValue(line.Target!, out var landing)
                && landing.Opcode == Opcode.Jump && landing != line; hops++)
                line.Target = landing.Target;
        }
    }

    private static void CountUses(List<Line> lines)
    {
        foreach (var line in lines)
        {
            if (line.Label is not null)
                line.Label.Uses = 0;
        }
        foreach (var line in lines.Where(line => line.Target is not null))
            line.Target!.Uses++;
    }

    /// <summary>Drops what no path reaches, and jumps to the next instruction.</summary>
    private static void RemoveDead(LirFunction function)
    {
        var kept = new List<Line>(function.Lines.Count);
        var reachable = true;
        foreach (var line in function.Lines)
        {
            reachable |= line.Label is { Uses: > 0 } or { IsHandler: true };
            if (line.Label is { Uses: > 0 } here)
                DropJumpsTo(here, kept);
            if (reachable || line.IsLabel)
                kept.Add(line);
            reachable &= !line.EndsFlow;
        }
        function.Lines = kept;
    }

    private static void DropJumpsTo(Label label, List<Line> kept)
    {
        var last = kept.FindLastIndex(line => !line.IsLabel);
        if (last >= 0 && kept[last].Opcode == Opcode.Jump && kept[last].Target == label)
        {
            label.Uses--;
            kept.RemoveAt(last);
        }
    }
}
