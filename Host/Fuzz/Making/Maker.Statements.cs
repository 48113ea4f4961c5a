// SPDX-License-Identifier: MIT
// Statements.
namespace EPython.Host.Fuzz.Making;

internal sealed partial class Maker
{
    private void AddStatements(List<Stmt> body, int count, int depth)
    {
        for (var i = 0; i < count; i++)
            AddStatement(body, depth);
    }

    private void AddStatement(List<Stmt> body, int depth)
    {
        _scope.Spend(1);
        var makers = new List<(int, Func<Stmt?>)>
        {
            (10, () => NewVariable(depth)),
            (7, () => Assign(depth)),
            (6, () => AssignInPlace(depth)),
            (5, () => Print(depth)),
            (4, () => ChangeContainer(depth)),
            (2, () => ChangeMember(depth)),
            (2, () => CallForItself(depth)),
            (1, () => Swap()),
            (1, () => Unpack(depth)),
            (1, () => Assert(depth)),
            (_scope.Yields is null ? 0 : 5, () => Yield(depth)),
        };
        if (depth > 0)
        {
            makers.Add((4, () => If(depth)));
            makers.Add((4, () => For(depth)));
            makers.Add((1, () => While(depth)));
            makers.Add((2, MakeInner));
            makers.Add((1, () => Narrow(depth)));
            makers.Add((3, Everything));
            makers.Add((2, Snippet));
            makers.Add((1, () => Hash(depth)));
            makers.Add((2, Match));
            makers.Add((1, Driven));
            makers.Add((1, () => PerhapsUnbound(depth)));
            makers.Add((1, () => With(depth)));
            makers.Add((2, () => Attributes(depth)));
            makers.Add((1, () => FunctionAttributes(depth)));
            makers.Add((1, () => ByteArray(depth)));
            makers.Add((1, () => Many(depth)));
            makers.Add((_scope.IsModule ? 0 : 1, () => EarlyReturn(depth)));
            if (Has(Features.Exceptions))
            {
                makers.Add((2, () => Try(depth)));
                makers.Add((1, () => RaiseSometimes(depth)));
                makers.Add((2, () => Raised(depth)));
            }
        }
        body.Add(chance.Weighted(makers));
    }

    private List<Stmt> Body(Scope scope, int most, int depth)
    {
        var outer = _scope;
        _scope = scope;
        var body = new List<Stmt>();
        AddStatements(body, chance.Between(1, most), depth);
        _scope = outer;
        return body;
    }

    // ---- variables ------------------------------------------------------------------------------------------------

    private Stmt NewVariable(int depth)
    {
        var type = AnyType(2);
        var made = Stmt.Simple("$1 = $0", Kept(type, Value(type, depth)), Fixed(type, Name("v")));
        _scope.Add(made.Parts[1].ToString(), type);
        return made;
    }

    private Variable? Changeable(Func<Ty, bool> wanted)
    {
        var found = _scope.Visible.Where(variable => variable.CanChange && wanted(variable.Type)).ToList();
        return found.Count == 0 ? null : chance.Pick(found);
    }

    private Stmt? Assign(int depth) => Changeable(_ => true) is { } variable
        ? Stmt.Simple($"{variable.Name} = $0", Kept(variable.Type, Value(variable.Type, depth))) : null;

    private Stmt? AssignInPlace(int depth)
    {
        if (Changeable(type => type.Sort is Sort.Int or Sort.Float or Sort.Str or Sort.List) is not { } variable)
            return null;
        if (variable.Type.Sort == Sort.List)
            _scope.Change();
        return InPlace(variable.Name, variable.Type, depth);
    }

    private Stmt InPlace(string target, Ty type, int depth, params Expr[] parts)
    {
        var right = "$" + Tree.Number(parts.Length);
        return type.Sort switch
        {
            Sort.Int => chance.Below(4) switch
            {
                0 => Stmt.Simple($"{target} {chance.OneOf("//=", "%=")} {right}", [.. parts, Divisor(depth)]),
                1 => Stmt.Simple($"{target} {chance.OneOf("&=", "|=", "^=")} {right}", [.. parts, Value(Ty.Int, depth)]),
                2 when Has(Features.Overflow) => Stmt.Simple($"{target} *= {right}", [.. parts, Value(Ty.Int, depth)]),
                _ => Stmt.Simple($"{target} {chance.OneOf("+=", "-=")} {right}", [.. parts, Value(Ty.Int, depth)]),
            },
            Sort.Float => Stmt.Simple($"{target} {chance.OneOf("+=", "-=", "*=")} {right}",
                [.. parts, Value(chance.OneOf(Ty.Float, Ty.Int), depth)]),
            _ => Stmt.Simple($"{target} += {right}", [.. parts, Cut(Value(type, depth), 3)]),
        };
    }

    private Stmt? Swap()
    {
        var type = Scalar();
        var names = _scope.Visible.Where(v => v.CanChange && v.Type.Equals(type)).Select(v => v.Name).ToList();
        if (names.Count < 2)
            return null;
        var (one, other) = (chance.Pick(names), chance.Pick(names));
        return Stmt.Simple($"{one}, {other} = {other}, {one}");
    }

    private Stmt? Unpack(int depth)
    {
        if (!Has(Features.Tuples))
            return null;
        var (first, second) = (AnyType(), AnyType());
        var starred = Has(Features.Lists) && chance.Percent(30);
        var source = starred ? Value(Ty.List(first), depth) : Value(Ty.Tuple(first, second), depth);
        if (starred)
            source = Expr.Binary(source.Type, Level.Sum, "+", source, Display(source.Type, "[", "]", 1, 1));
        var (one, other) = (Name("v"), Name("v"));
        _scope.Add(one, first);
        _scope.Add(other, starred ? Ty.List(first) : second);
        return Stmt.Simple($"{one}, {(starred ? "*" : "")}{other} = $0", source);
    }

    private Stmt? Print(int depth)
    {
        var parts = Enumerable.Range(0, chance.Between(1, 3)).Select(_ => Value(Printable(), depth)).ToArray();
        _scope.Spend(2);
        if (_scope.Rounds > 60)
            return null;
        var end = chance.Percent(10) ? chance.OneOf(", sep='-'", ", end=';\\n'", ", sep=''") : "";
        return Stmt.Simple($"print({string.Join(", ", Holes(parts.Length))}{end})", parts);
    }

    private Stmt? Assert(int depth) => Has(Features.Faults) && chance.Percent(40)
        ? Stmt.Simple("assert $0, $1", Value(Ty.Bool, depth), Value(Printable(), 0)) : null;

    private Stmt? CallForItself(int depth) =>
        Call(chance.Percent(50) ? Ty.None : AnyType(), depth) is { } call ? Stmt.Simple("$0", call) : null;

    // ---- what variables hold --------------------------------------------------------------------------------------

    private Stmt? ChangeContainer(int depth)
    {
        var found = _scope.Visible.Where(v => v.Type.Sort is Sort.List or Sort.Dict or Sort.Set).ToList();
        if (found.Count == 0)
            return null;
        _scope.Change();
        var variable = chance.Pick(found);
        return variable.Type.Sort switch
        {
            Sort.List => ChangeList(variable, depth),
            Sort.Set => ChangeSet(variable, depth),
            _ => ChangeDict(variable, depth),
        };
    }

    private Stmt ChangeList(Variable list, int depth)
    {
        var (name, item) = (list.Name, list.Type.Item);
        Expr New() => Kept(item, Value(item, depth));
        Stmt Guarded(Stmt inner) => Stmt.Block($"if {name}:", [inner]);
        var index = Expr.Of(Ty.Int, $"$0 % len({name})", Expr.Of(Ty.Int, "($0)", Value(Ty.Int, 1)));
        return chance.Below(15) switch
        {
            0 or 1 => Stmt.Simple($"{name}.append($0)", New()),
            2 => Stmt.Simple($"{name}.insert($0, $1)", Value(Ty.Int, 1), New()),
            3 => Stmt.Simple($"{name}.extend($0)", Cut(Value(list.Type, depth), 3)),
            4 => Guarded(Stmt.Simple($"{name}.pop({(chance.Percent(50) ? "$0" : "")})", index)),
            5 when Has(Features.Faults) => Stmt.Simple($"{name}[$0] = $1", Value(Ty.Int, 0), New()),
            13 when Has(Features.Faults) => Stmt.Simple($"{name}.clear()"),
            6 when Has(Features.Faults) && item.IsPrintable => Stmt.Simple($"{name}.{chance.OneOf("remove", "index")}($0)", Value(item, 1)),
            7 => Stmt.Simple($"{name}.reverse()"),
            8 when IsOrdered(item) => Stmt.Simple($"{name}.sort({chance.OneOf("", "reverse=True")})"),
            9 => Guarded(Stmt.Simple($"del {name}[$0]", index)),
            10 => Stmt.Simple($"{name}[{chance.OneOf("1:2", ":1", "2:", "1:1", "-2:")}] = $0", Cut(Value(list.Type, depth), 3)),
            11 when item.Sort is Sort.Int or Sort.Float => Guarded(InPlace($"{name}[$0]", item, depth, index)),
            12 => Stmt.Simple($"del {name}[{chance.OneOf("1:2", "::2", "3:", "-1:")}]"),
            _ => Guarded(Stmt.Simple($"{name}[$0] = $1", index, New())),
        };
    }

    private Stmt ChangeDict(Variable dict, int depth)
    {
        var (name, key, value) = (dict.Name, dict.Type.Items[0], dict.Type.Items[1]);
        Expr New() => Kept(value, Value(value, depth));
        return chance.Below(8) switch
        {
            0 => Stmt.Simple($"{name}.pop($0, $1)", Value(key, 1), New()),
            1 => Stmt.Simple($"{name}.setdefault($0, $1)", Value(key, 1), New()),
            2 => Stmt.Simple($"{name}.update($0)", Literal(dict.Type, 1)),
            3 when Has(Features.Faults) => Stmt.Simple($"del {name}[$0]", Value(key, 0)),
            4 => Stmt.Block($"if {name}:", [Stmt.Simple($"{name}.popitem()")]),
            5 when value.Sort is Sort.Int or Sort.Float => Stmt.Simple($"{name}[$0] = {name}.get($0, 0) + $1", Value(key, 0), New()),
            _ => Stmt.Simple($"{name}[$0] = $1", Value(key, 1), New()),
        };
    }

    private Stmt? ChangeMember(int depth)
    {
        var found = _scope.Visible.Where(variable => variable.Type.Class is not null)
            .SelectMany(variable => variable.Type.Class!.Fields.Select(field => (Text: $"{variable.Name}.{field.Name}", field.Type)))
            .ToList();
        if (found.Count == 0)
            return null;
        var (text, type) = chance.Pick(found);
        return type.Sort is Sort.Int or Sort.Float && chance.Percent(50)
            ? InPlace(text, type, depth) : Stmt.Simple($"{text} = $0", Kept(type, Value(type, depth)));
    }
}
