// SPDX-License-Identifier: MIT
// IR to C, loops around loops that read lists, and store what they found into others (sums of products): whether those are
// other lists is asked once before the outermost loop. If they are, the loops run in a C function whose parameters say
// so (restrict), which is part of this one again when it is compiled: a C compiler can then take several rounds of an
// outer loop at once. It heeds restrict of parameters only. Other loops that store are left alone: gcc 12 takes rounds of
// loops around them at once where it must not, if the stores are under conditions; where loops poll, it does not.
using EPython.Frontend.Ir;
using EPython.Frontend.Passes;
using EPython.Frontend.Types;

namespace EPython.CodeGen.C;

internal sealed partial class CFunctionEmitter
{
    private const int MaxApart = 60;        // statements of loops that are written twice

    /// <summary>Lists: all that the loops take items of. Stored: those that they store into, and read nothing of.</summary>
    private sealed record ListsApart(List<IrLocal> Lists, List<IrLocal> Stored);

    private int _start;                     // of the C function in the unit's text
    private int _apartFunctions;
    private bool _isApart;                  // what is written is written twice already

    /// <summary>Null where the loops may not be written twice, or nothing is gained.</summary>
    private ListsApart? FindApart(IrStatement loop)
    {
        var inside = IrWalk.All(IrWalk.Bodies(loop)[0]).ToList();
        if (_isApart || _context.IsSmall || _generator is not null || inside.Count > MaxApart || _places is not null
            || !inside.Exists(IsLoop) || !inside.TrueForAll(IsRepeatableApart))
            return null;
        var used = inside.OfType<IrOp>().Where(op => op.Operation.HasChecks().HasFlag(Checks.Bounds)).ToList();
        var assigned = inside.Append(loop).Select(IrWalk.Target).OfType<IrLocal>();
        if (used.Exists(op => ViewOf(op.Operation, op.Operands[0]) is null)
            || assigned.Any(local => _volatile.Contains(local) || _frameSlots.ContainsKey(local)))
            return null;
        var (stored, read) = (ListsOf(used.Where(IsStore)), ListsOf(used.Where(op => !IsStore(op))));
        return stored.Count > 0 && read.Count > 0 && !stored.Intersect(read).Any() && inside.Append(loop).All(StoresLast)
            ? new([.. read, .. stored], stored) : null;
    }

    private static bool IsStore(IrOp op) => op.Target is null;

    // Of a loop: what it stores itself comes behind the loops inside it, so that the order of stores stays what it is in
    // whatever order those run.
    private static bool StoresLast(IrStatement statement)
    {
        if (!IsLoop(statement))
            return true;
        var body = IrWalk.Bodies(statement)[0];
        var behind = body.FindLastIndex(IsLoop) + 1;
        return behind > 0 ? body.Take(behind).All(one => IsLoop(one) || !IrWalk.All([one]).Any(inner => IsLoop(inner) || StoresItem(inner)))
                && !IrWalk.All(body.Skip(behind)).Any(IsLoop)
            : !IrWalk.All(body).Any(inner => IsLoop(inner) || StoresItem(inner));
    }

    private static bool StoresItem(IrStatement statement) =>
        statement is IrOp op && IsStore(op) && op.Operation.HasChecks().HasFlag(Checks.Bounds);

    private static List<IrLocal> ListsOf(IEnumerable<IrOp> used) => [.. used.Select(op => (IrLocal)op.Operands[0]).Distinct()];

    private static bool IsRepeatableApart(IrStatement statement) => statement is IrOp or IrMove or IrIf or IrForRange or IrLoop
        or IrLoadGlobal;

    // The loop, as `write` writes it, for lists that are apart and for others.
    private void WriteApart(ListsApart? apart, IrStatement loop, Action write)
    {
        if (apart is null)
        {
            write();
            return;
        }
        var others = Pairs(apart).Select(pair => $"{_views[pair.One]}.list != {_views[pair.Other]}.list");
        _writer.Open($"if ({string.Join(" && ", others)})");
        _isApart = true;
        WriteApartFunction(apart, loop, write);
        _writer.Else();
        WriteInnermostTwice(write, only: true);
        _writer.Close();
        _isApart = false;
    }

    private static IEnumerable<(IrLocal One, IrLocal Other)> Pairs(ListsApart apart) => apart.Stored.SelectMany((stored, i) =>
        apart.Lists.Where(list => !apart.Stored.Take(i + 1).Contains(list)).Select(list => (stored, list)));

    // Its call stands where the loop would; the function itself before this one. What the loop assigns comes back by pointers.
    private void WriteApartFunction(ListsApart apart, IrStatement loop, Action write)
    {
        var (caller, declared, inside) = (_writer, _declared.ToList(), IrWalk.All(IrWalk.Bodies(loop)[0]).Append(loop).ToList());
        var known = inside.SelectMany(IrWalk.Reads).Concat(inside.Select(IrWalk.Target)).OfType<IrLocal>().Distinct()
            .Where(local => _declared.Contains(local) && !apart.Lists.Contains(local)).ToList();
        var assigned = inside.Select(IrWalk.Target).OfType<IrLocal>().ToHashSet();
        var results = known.Where(assigned.Contains)
            .ToDictionary(local => local, local => _mangler.Claim(_names[local] + ".result"));
        var items = apart.Lists.ToDictionary(list => list, list => _mangler.Claim(_names[list] + ".items"));
        var name = $"epy_apart_{Number(_function.Index)}_{Number(++_apartFunctions)}";
        List<string> arguments = ["c", "a", .. apart.Lists.SelectMany(list => new[] { $"&{_views[list]}", $"{_views[list]}.items" }),
            .. known.Select(local => results.ContainsKey(local) ? "&" + _names[local] : _names[local])];
        List<string> parameters = ["epy_core *c", "epy_act *a",
            .. apart.Lists.SelectMany(list => new[] { $"const epy_list_view *{_views[list]}_given", $"void *restrict {items[list]}" }),
            .. known.Select(local => results.TryGetValue(local, out var result)
                ? $"{CLiterals.TypeOf(local.Kind)} *{result}" : $"{CLiterals.TypeOf(local.Kind)} {_names[local]}")];
        _writer = new CWriter();
        _writer.Comment($"{_function.Name}, a loop over lists that are different ones");
        _writer.Open($"static inline __attribute__((always_inline)) void {name}({string.Join(", ", parameters)})");
        foreach (var list in apart.Lists)
        {
            var given = _views[list] + "_given";
            _writer.Line($"const epy_list_view {_views[list]} = {{ {given}->list, {items[list]}, {given}->length }};");
        }
        foreach (var (local, result) in results)
            _writer.Line($"{CLiterals.TypeOf(local.Kind)} {_names[local]} = *{result};");
        write();
        foreach (var (local, result) in results)
            _writer.Line($"*{result} = {_names[local]};");
        _writer.Close();
        _writer.Blank();
        caller.Insert(_start, _writer.ToString());
        _writer = caller;
        _declared.Clear();
        _declared.UnionWith(declared);
        _lastLine = default;
        _writer.Line($"{name}({string.Join(", ", arguments)});");
    }
}
