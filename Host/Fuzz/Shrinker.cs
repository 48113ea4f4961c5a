// SPDX-License-Identifier: MIT
// Makes a program that shows a mistake smaller, as long as it shows the same one: statements go, blocks give way to what is
// in them, expressions to their parts or to literals.
using System.Diagnostics;

namespace EPython.Host.Fuzz;

/// <summary>Keeps: which of some candidates still show the mistake.</summary>
internal sealed class Shrinker(Func<IReadOnlyList<Sample>, IReadOnlyList<bool>> keeps, TimeSpan limit)
{
    private const int AtOnce = 8;
    private readonly Stopwatch _ran = Stopwatch.StartNew();

    // Changes a copy of the program, in which everything has the place that it had in the program.
    private delegate void Edit(List<Stmt> copy);

    public Sample Shrink(Sample sample)
    {
        var before = "";
        while (before != sample.Source && _ran.Elapsed < limit)
        {
            before = sample.Source;
            foreach (var edits in new Func<List<Stmt>, List<Edit>>[] { Removals, Unwrappings, Simplifications })
                sample = Pass(sample, edits);
        }
        return sample;
    }

    // After an edit that is kept, the list of edits is made anew, and gone on with at the same place.
    private Sample Pass(Sample sample, Func<List<Stmt>, List<Edit>> list)
    {
        var edits = list(sample.Tree);
        var at = 0;
        while (at < edits.Count && _ran.Elapsed < limit)
        {
            var candidates = edits.Skip(at).Take(AtOnce).Select(edit => Edited(sample, edit)).ToList();
            var kept = keeps(candidates).ToList().IndexOf(true);
            if (kept < 0)
            {
                at += AtOnce;
                continue;
            }
            sample = candidates[kept];
            edits = list(sample.Tree);
            at += kept;
        }
        return sample;
    }

    private static Sample Edited(Sample sample, Edit edit)
    {
        var copy = sample.Tree.Select(statement => statement.Clone()).ToList();
        edit(copy);
        return sample.Changed(copy);
    }

    // ---- edits ------------------------------------------------------------------------------------------------------

    // Long runs first.
    private static List<Edit> Removals(List<Stmt> program)
    {
        var edits = new List<(int Size, Edit Edit)>();
        var lists = Lists(program).ToList();
        for (var k = 0; k < lists.Count; k++)
        {
            for (var size = lists[k].Count; size > 0; size /= 2)
            {
                for (var start = 0; start < lists[k].Count; start += size)
                {
                    var (list, from, count) = (k, start, Math.Min(size, lists[k].Count - start));
                    var weight = Tree.Statements(lists[k].GetRange(from, count));
                    edits.Add((weight, copy => Lists(copy).ElementAt(list).RemoveRange(from, count)));
                }
            }
        }
        return [.. edits.OrderByDescending(edit => edit.Size).Select(edit => edit.Edit)];
    }

    private static List<Edit> Unwrappings(List<Stmt> program)
    {
        var edits = new List<Edit>();
        var lists = Lists(program).ToList();
        for (var k = 0; k < lists.Count; k++)
        {
            for (var i = 0; i < lists[k].Count; i++)
            {
                for (var b = 0; b < lists[k][i].Bodies.Count; b++)
                {
                    var (list, at, body) = (k, i, b);
                    edits.Add(copy => Unwrap(Lists(copy).ElementAt(list), at, body));
                    if (body > 0)
                        edits.Add(copy => DropClause(Lists(copy).ElementAt(list)[at], body));
                }
            }
        }
        return edits;
    }

    private static void Unwrap(List<Stmt> list, int at, int body)
    {
        var inner = list[at].Bodies[body];
        list.RemoveAt(at);
        list.InsertRange(at, inner);
    }

    private static void DropClause(Stmt statement, int clause)
    {
        statement.Heads.RemoveAt(clause);
        statement.Bodies.RemoveAt(clause);
    }

    private static List<Edit> Simplifications(List<Stmt> program)
    {
        var edits = new List<Edit>();
        var slots = Slots(program).ToList();
        for (var s = 0; s < slots.Count; s++)
        {
            var (slot, here) = (s, slots[s].Parts[slots[s].Index]);
            if (Simplest(here.Type) is { } simple && simple != here.ToString())
                edits.Add(copy => Replace(copy, slot, _ => Expr.Of(here.Type, simple)));
            for (var p = 0; p < here.Parts.Length; p++)
            {
                var part = p;
                if (here.Parts[p].Type.Equals(here.Type))
                    edits.Add(copy => Replace(copy, slot, whole => whole.Parts[part]));
            }
        }
        return edits;
    }

    private static void Replace(List<Stmt> copy, int slot, Func<Expr, Expr> by)
    {
        var (parts, index) = Slots(copy).ElementAt(slot);
        parts[index] = by(parts[index]);
    }

    private static string? Simplest(Ty type) => type.Sort switch
    {
        Sort.Int => "1",
        Sort.Float => "0.5",
        Sort.Bool => "True",
        Sort.Str => "'a'",
        Sort.List => "[]",
        Sort.Dict => "{}",
        _ => null,
    };

    // ---- places -----------------------------------------------------------------------------------------------------

    private static IEnumerable<List<Stmt>> Lists(List<Stmt> body) =>
        body.SelectMany(statement => statement.Bodies).SelectMany(Lists).Prepend(body);

    private static IEnumerable<(Expr[] Parts, int Index)> Slots(List<Stmt> program) =>
        Lists(program).SelectMany(list => list).SelectMany(statement => Slots(statement.Parts));

    private static IEnumerable<(Expr[] Parts, int Index)> Slots(Expr[] parts)
    {
        for (var i = 0; i < parts.Length; i++)
        {
            yield return (parts, i);
            foreach (var inner in Slots(parts[i].Parts))
                yield return inner;
        }
    }
}
