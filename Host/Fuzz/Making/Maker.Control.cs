// SPDX-License-Identifier: MIT
// Branches, loops, exceptions.
namespace EPython.Host.Fuzz.Making;

internal sealed partial class Maker
{
    private const int MostRounds = 150;

    private static readonly string[] s_caught =
    [
        "ValueError", "ZeroDivisionError", "IndexError", "KeyError", "OverflowError", "TypeError", "Exception", "ArithmeticError",
        "LookupError", "(ValueError, IndexError)", "AssertionError",
    ];

    private Stmt If(int depth)
    {
        var heads = new List<string> { "if $0:" };
        var parts = new List<Expr> { Value(Ty.Bool, depth) };
        var bodies = new List<List<Stmt>> { Body(_scope.Block(), 2, depth - 1) };
        if (chance.Percent(20))
        {
            heads.Add("elif $1:");
            parts.Add(Value(Ty.Bool, depth));
            bodies.Add(Body(_scope.Block(), 2, depth - 1));
        }
        if (chance.Percent(40))
        {
            heads.Add("else:");
            bodies.Add(Body(_scope.Block(), 2, depth - 1));
        }
        return new Stmt(heads, [.. parts], bodies);
    }

    // In the body, a variable of type any is known to be of one type.
    private Stmt? Narrow(int depth)
    {
        if (!Has(Features.Dynamic) || Readable(Ty.Any) is not { Count: > 0 } names)
            return null;
        var (name, type) = (chance.Pick(names), chance.OneOf(Ty.Int, Ty.Str, Ty.Float));
        var scope = _scope.Block();
        scope.Add(name, type, canChange: false);
        return Stmt.Block($"if isinstance({name}, {type.Name}):", Body(scope, 2, depth - 1));
    }

    // ---- loops ----------------------------------------------------------------------------------------------------

    private Stmt? For(int depth)
    {
        if (_scope.Rounds * 6 > MostRounds || !Has(Features.Loops))
            return null;
        var form = chance.Below(4);
        if (form == 0 && Has(Features.Lists))
            return ForPairs(depth);
        if (form == 1 && Has(Features.Dicts))
            return ForItems(depth);
        var (item, source, rounds) = Source(depth);
        if (form == 2)
        {
            var (least, most) = (chance.Between(-3, 6), chance.Between(-3, 9));
            var step = most < least || chance.Percent(20) ? chance.OneOf(-1, -2, -3) : chance.OneOf(1, 1, 2, 3);
            (item, source, rounds) = (Ty.Int, Fixed(Ty.List(Ty.Int), $"range({least}, {most}, {step})"), 9);
        }
        var name = Name("i");
        var scope = _scope.Loop(rounds);
        scope.Add(name, item, canChange: chance.Percent(20));
        return Looped($"for {name} in $0:", scope, depth, source);
    }

    private Stmt ForPairs(int depth)
    {
        var (first, second) = (Name("i"), Name("i"));
        var (one, other) = (Scalar(), Scalar());
        var scope = _scope.Loop(5);
        if (chance.Percent(50))
        {
            scope.Add(first, Ty.Int, canChange: false);
            scope.Add(second, one, canChange: false);
            return Looped($"for {first}, {second} in enumerate($0):", scope, depth, Cut(Value(Ty.List(one), depth), 5));
        }
        scope.Add(first, one, canChange: false);
        scope.Add(second, other, canChange: false);
        return Looped($"for {first}, {second} in zip($0, $1):", scope, depth,
            Cut(Value(Ty.List(one), depth), 5), Value(Ty.List(other), depth));
    }

    // A dict that changes while it is gone through raises RuntimeError, at the latest when it has grown once.
    private Stmt ForItems(int depth)
    {
        var (key, value) = (Key(), Scalar());
        var (first, second) = (Name("i"), Name("i"));
        var scope = _scope.Loop(4);
        scope.Add(first, key, canChange: false);
        var form = chance.Below(3);
        if (form == 0)
            scope.Add(second, value, canChange: false);
        var head = form switch
        {
            0 => $"for {first}, {second} in $0.items():",
            1 => $"for {first} in $0:",
            _ => $"for {first} in list($0.keys()):",
        };
        return Looped(head, scope, depth, Dictionary(Ty.Dict(key, value)));
    }

    private Stmt? While(int depth)
    {
        if (_scope.Rounds * 6 > MostRounds || !Has(Features.Loops))
            return null;
        var counter = Name("w");
        var scope = _scope.Loop(6);
        scope.Add(counter, Ty.Int, canChange: false);
        var loop = Looped($"while {counter} < {chance.Between(1, 6)} and $0:", scope, depth, new Expr(
            Ty.Bool, Level.Primary, "($0)", [Level.Choice], chance.Percent(40) ? Fixed(Ty.Bool, "True") : Value(Ty.Bool, 1)));
        loop.Bodies[0].Insert(0, Stmt.Simple($"{counter} += 1"));
        return new Stmt(["if True:"], [], [[Stmt.Simple($"{counter} = 0"), loop]]);
    }

    private Stmt Looped(string head, Scope scope, int depth, params Expr[] parts)
    {
        // What the test may read is known before the body: it may come to stand anywhere in it.
        var test = chance.Percent(25) ? InScope(scope, () => Value(Ty.Bool, 1)) : null;
        var body = Body(scope, 2, depth - 1);
        if (test is not null)
            body.Insert(chance.Below(body.Count + 1), Stmt.Block("if $0:", [Stmt.Simple(chance.OneOf("break", "continue"))], test));
        if (!chance.Percent(15))
            return new Stmt([head], parts, [body]);
        return new Stmt([head, "else:"], parts, [body, Body(_scope.Block(), 2, depth - 1)]);
    }

    // Arithmetic under a mask, as hash functions do: words of 32 bits.
    private Stmt? Hash(int depth)
    {
        if (_scope.Rounds * 6 > MostRounds)
            return null;
        var (hash, name) = (Name("h"), Name("i"));
        var scope = _scope.Loop(6);
        scope.Add(name, Ty.Int, canChange: false);
        var item = InScope(scope, () => Value(Ty.Int, 1));
        var step = chance.OneOf(
            $"{hash} = ({hash} * 31 + $0) & 0xFFFFFFFF", $"{hash} = ({hash} ^ $0) * 16777619 & 0xFFFFFFFF", $"{hash} = ({hash} << 5) + $0 & 0xFFFFFFFF",
            $"{hash} = {hash} - $0 & 0xFFFFFFFF", $"{hash} = ~{hash} + $0 & 0xFFFFFFFF");
        var mixing = chance.OneOf($"{hash} ^= {hash} >> 15", $"{hash} |= {hash} >> 3", $"{hash} %= 4000000007", $"{hash} //= 3", $"{hash} &= 0xFFFF00FF");
        var shown = chance.OneOf(
            $"print({hash}, {hash} > 3000000000, {hash} == 5)", $"print({hash} // 7, {hash} % 10, {hash} / 2)",
            Has(Features.Formats) ? $"print('%x' % {hash}, [{hash}])" : $"print([{hash}])");
        // Under a mask, only what is known to be an int is exact in 32 bits: values of enumerations and sums of records are not.
        var known = Expr.Of(Ty.Int, Has(Features.Enums) || Has(Features.Records) ? "int($0)" : "($0)", item);
        return new Stmt(["if True:"], [],
        [[
            Stmt.Simple($"{hash} = {chance.OneOf("0", "2166136261", "5381")}"),
            Stmt.Block($"for {name} in range({chance.Between(1, 6)}):", [Stmt.Simple(step, known), Stmt.Simple(mixing)]),
            Stmt.Simple(shown),
        ]]);
    }

    private T InScope<T>(Scope scope, Func<T> make)
    {
        var outer = _scope;
        _scope = scope;
        var made = make();
        _scope = outer;
        return made;
    }

    private Stmt EarlyReturn(int depth)
    {
        var result = _scope.Result!;
        return Stmt.Block("if $0:", [Return(result, Expr.Of(result, "$0", Kept(result, Value(result, 1))))], Value(Ty.Bool, depth));
    }

    // ---- exceptions -----------------------------------------------------------------------------------------------

    private Stmt Try(int depth)
    {
        var heads = new List<string> { "try:" };
        var bodies = new List<List<Stmt>> { Body(_scope.Block(), 2, depth - 1) };
        var catches = chance.Percent(85);
        if (catches)
            AddHandlers(heads, bodies, depth);
        if (catches && chance.Percent(25))
        {
            heads.Add("else:");
            bodies.Add(Body(_scope.Block(), 2, depth - 1));
        }
        if (!catches || chance.Percent(25))
        {
            heads.Add("finally:");
            bodies.Add(Body(_scope.Block(), 2, depth - 1));
        }
        return new Stmt(heads, [], bodies);
    }

    private void AddHandlers(List<string> heads, List<List<Stmt>> bodies, int depth)
    {
        for (var i = chance.Between(1, 2); i > 0; i--)
        {
            var name = Name("e");
            var hasName = chance.Percent(60);
            heads.Add($"except {(i == 1 && chance.Percent(60) ? "Exception" : chance.Pick(s_caught))}{(hasName ? " as " + name : "")}:");
            var body = Body(_scope.Block(), 2, depth - 1);
            if (hasName)
                body.Insert(0, Stmt.Simple($"print(type({name}).__name__, {name})"));
            if (chance.Percent(12))
                body.Add(Stmt.Simple(hasName && chance.Percent(50) ? $"raise ValueError('again') from {name}" : "raise"));
            bodies.Add(body);
        }
    }

    private Stmt RaiseSometimes(int depth)
    {
        var raised = chance.OneOf("ValueError('bad')", "KeyError('k')", "IndexError", "RuntimeError('x', 1)", "TypeError()", "ZeroDivisionError('z')");
        return Stmt.Block("if $0:", [Stmt.Simple("raise " + raised)], Value(Ty.Bool, depth));
    }
}
