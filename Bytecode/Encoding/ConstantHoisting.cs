// SPDX-License-Identifier: MIT
// Loads constants that loops use once, before the outermost loop, as long as registers last: the most used ones first.
using EPython.Bytecode.Contract;

namespace EPython.Bytecode.Encoding;

internal static class ConstantHoisting
{
    /// <summary>Moves at most so many constants of each bank out of loops; true if it moved any.</summary>
    public static void Hoist(LirFunction function, int rawBudget, int valueBudget)
    {
        var groups = function.Lines
            .Where(line => line.IsConstantLoad && line.OuterLoop is not null)
            .GroupBy(line => (line.OuterLoop, line.Opcode, line.Result!.Kind, Immediate: line.Immediates.FirstOrDefault()))
            .Where(group => group.Max(line => line.Depth) > 0)
            .OrderByDescending(group => group.Sum(Weight))
            .ToList();
        Move(function, groups.Where(group => group.Key.Kind != 'v').Take(rawBudget));
        Move(function, groups.Where(group => group.Key.Kind == 'v').Take(valueBudget));
    }

    private static double Weight(Line line) => Math.Pow(8, line.Depth);

    private static void Move(
        LirFunction function,
        IEnumerable<IGrouping<(Line? OuterLoop, Opcode Opcode, char Kind, int Immediate), Line>> groups)
    {
        var replaced = new Dictionary<Register, Register>();
        var removed = new HashSet<Line>();
        var placed = new Dictionary<Line, List<Line>>();
        foreach (var group in groups)
        {
            var first = group.First();
            var register = function.NewRegister(first.Result!.Kind, "k", false);
            foreach (var line in group)
            {
                replaced[line.Result!] = register;
                removed.Add(line);
            }
            if (!placed.TryGetValue(group.Key.OuterLoop!, out var loads))
                placed[group.Key.OuterLoop!] = loads = [];
            loads.Add(new Line
            {
                Opcode = first.Opcode, Result = register, Immediates = first.Immediates, Site = first.Site,
            });
        }
        if (removed.Count > 0)
            Rewrite(function, replaced, removed, placed);
    }

    private static void Rewrite(
        LirFunction function, Dictionary<Register, Register> replaced, HashSet<Line> removed,
        Dictionary<Line, List<Line>> placed)
    {
        var lines = new List<Line>(function.Lines.Count);
        foreach (var line in function.Lines)
        {
            if (placed.TryGetValue(line, out var loads))
                lines.AddRange(loads);
            if (removed.Contains(line))
                continue;
            line.Operands = [.. line.Operands.Select(r => replaced.GetValueOrDefault(r, r))];
            line.List = [.. line.List.Select(r => replaced.GetValueOrDefault(r, r))];
            lines.Add(line);
        }
        function.Lines = lines;
    }
}
