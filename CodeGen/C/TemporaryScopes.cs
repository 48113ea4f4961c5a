// SPDX-License-Identifier: MIT
// Where a temporary may be declared: at its only assignment, if everything that reads it follows in the same list of
// statements or inside of it. Counts reads too, for folding single uses into expressions.
using EPython.Frontend.Ir;

namespace EPython.CodeGen.C;

internal sealed class TemporaryScopes
{
    private sealed class Use
    {
        public int Definitions, Reads, FirstPosition, LastPosition;
        public object? DefinedIn, ReadIn;
        public bool Scoped = true;
    }

    private readonly Dictionary<IrLocal, Use> _uses = [];
    private readonly Dictionary<List<IrStatement>, List<IrStatement>?> _parents = [];
    private readonly Dictionary<object, List<Use>> _readInside = [];
    private int _position;

    public TemporaryScopes(IrFunction function) => Visit(function.Body, null);

    /// <summary>Declared where it is assigned.</summary>
    public bool IsScoped(IrLocal local) =>
        local.IsTemporary && _uses.TryGetValue(local, out var use) && use is { Definitions: 1, Scoped: true };

    /// <summary>Read once, by a statement of the list that assigns it (not inside of a nested one).</summary>
    public bool IsReadOnceNearby(IrLocal local) =>
        IsScoped(local) && _uses[local] is { Reads: 1 } use && use.DefinedIn == use.ReadIn;

    public bool IsUsed(IrLocal local) => _uses.ContainsKey(local);

    public bool IsRead(IrLocal local) => _uses.TryGetValue(local, out var use) && use.Reads > 0;

    /// <summary>How many times it is read.</summary>
    public int Reads(IrLocal local) => _uses.TryGetValue(local, out var use) ? use.Reads : 0;

    /// <summary>First and last place where a scoped temporary is touched, in the order of the text.</summary>
    public (int First, int Last) Span(IrLocal local) => (_uses[local].FirstPosition, _uses[local].LastPosition);

    private void Visit(List<IrStatement> body, List<IrStatement>? parent)
    {
        _parents[body] = parent;
        foreach (var statement in body)
        {
            _position++;
            foreach (var operand in IrWalk.Reads(statement))
            {
                if (operand is IrLocal local)
                    Read(local, body);
            }
            if (IrWalk.Target(statement) is { } target)
                Define(target, body, statement is IrForRange or IrForEach or IrTry);
            foreach (var inner in IrWalk.Bodies(statement))
                Visit(inner, body);
            if (statement is IrForEach each)
                UseOf(each.Iterator); // every round reads it again
            ExtendOver(body);
        }
    }

    // What a nested statement reads stays needed until all of it is done: it may be a loop.
    private void ExtendOver(List<IrStatement> body)
    {
        if (!_readInside.Remove(body, out var uses))
            return;
        foreach (var use in uses)
            use.LastPosition = _position;
    }

    private Use UseOf(IrLocal local)
    {
        if (!_uses.TryGetValue(local, out var use))
            _uses[local] = use = new Use { FirstPosition = _position };
        use.LastPosition = _position;
        return use;
    }

    private void Read(IrLocal local, List<IrStatement> body)
    {
        var use = UseOf(local);
        use.Reads++;
        use.ReadIn = body;
        use.Scoped &= use.Definitions == 1 && IsInside(body, use.DefinedIn);
        if (use.DefinedIn is { } outer && outer != body)
        {
            if (!_readInside.TryGetValue(outer, out var inside))
                _readInside[outer] = inside = [];
            inside.Add(use);
        }
    }

    private void Define(IrLocal local, List<IrStatement> body, bool byLoop)
    {
        var use = UseOf(local);
        use.Scoped &= !byLoop;
        use.Definitions++;
        use.DefinedIn = body;
    }

    private bool IsInside(List<IrStatement>? body, object? outer)
    {
        for (; body is not null; body = _parents[body])
        {
            if (body == outer)
                return true;
        }
        return false;
    }
}
