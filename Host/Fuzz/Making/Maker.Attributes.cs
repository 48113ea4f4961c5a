// SPDX-License-Identifier: MIT
// Attributes by computed names, properties, context managers, attributes of classes and functions; functions with more
// variables than registers.
namespace EPython.Host.Fuzz.Making;

internal sealed partial class Maker
{
    private const int MoreThanRegisters = 18;

    // $0: an instance; $1: an int; $2: a name that it may have; $3: its class.
    private static readonly string[] s_asked =
    [
        "print(getattr($0, '$2', 'none'))", "print(getattr($0, 'xyz'[$1 % 3], None))", "print(hasattr($0, '$2'), hasattr($0, 'k' + 'x' * ($1 % 2)))",
        "setattr($0, '$2', $1)", "setattr($0, 'xyz'[$1 % 3], $1)", "delattr($0, '$2')", "$0.$2 = $1", "del $0.$2", "$0.$2 += $1", "$0.fresh = $1",
        "print($0.$2)", "print($0.fresh)", "print(sorted($0.__dict__))", "print($0.__class__.__name__, type($0) is $3)", "$3.$2 = $1", "print($3.$2)",
        "print($3.__name__, issubclass($3, object))", "print(isinstance($0, ($3, int)))", "print($0 == $0, $0 != $1)", "print($0 < $1)", "print($0 + $1)",
        "print($0[$1])", "print($0($1))", "print(len($0), bool($0))", "print($1 in $0)", "print(sum($0))", "print(str($0)[:1] == '<')", "for c in $0: print(c)",
        "print($0.nowhere)", "$0.nowhere()", "$3.get($0)", "print($0.get())", "print(f'{$0.$2!r:>5}')",
    ];

    private static readonly string[] s_tools =
    [
        "$f.calls = $1", "print($f.calls)", "$f.calls = getattr($f, 'calls', 0) + 1", "print(hasattr($f, 'calls'))", "print($f.__name__)", "print(callable($f))",
        "del $f.calls", "$f(1, 2, 3, 4, 5, 6)", "$f(unknown=1)", "print($f is $f, $f == $1)", "print($f < $f)",
    ];

    private Stmt? Attributes(int depth)
    {
        if (!Has(Features.Classes) || !Has(Features.Exceptions) || !Has(Features.Dynamic))
            return null;
        var found = _scope.Visible.Where(variable => variable.Type.Class is not null).ToList();
        if (found.Count == 0)
            return null;
        _scope.Spend(20);
        var variable = chance.Pick(found);
        var of = variable.Type.Class!;
        var names = of.Fields.Select(field => field.Name).Concat(of.Constants.Select(constant => constant.Name)).Append("x").Append("get").ToList();
        return Guarded([.. Enumerable.Range(0, chance.Between(1, 3)).Select(_ => Stmt.Simple(chance.Pick(s_asked).Replace("$0", variable.Name)
            .Replace("$2", chance.Pick(names)).Replace("$3", of.Name).Replace("$1", "$0"), SmallInt(depth)))]);
    }

    private Stmt? FunctionAttributes(int depth)
    {
        var cheap = _functions.Where(function => IsAffordable(function.Cost) && !function.HasFuel && !function.IsGenerator).ToList();
        if (!Has(Features.Dynamic) || !Has(Features.Exceptions) || cheap.Count == 0)
            return null;
        var function = chance.Pick(cheap);
        _scope.Spend(function.Cost);
        return Guarded([.. Enumerable.Range(0, chance.Between(1, 2)).Select(_ => Stmt.Simple(
            chance.Pick(s_tools).Replace("$f", function.Name).Replace("$1", "$0"), SmallInt(depth)))]);
    }

    // A part that need not stand in the text.
    private Expr SmallInt(int depth) => Expr.Of(Ty.Int, "($0)", Value(Ty.Int, Math.Min(depth, 1)));

    // class C: k = 2; @property ... and what sets it: for others, a field.
    private List<Stmt> Property(ClassInfo of)
    {
        var name = Name("w");
        of.Fields.Add((name, Ty.Int));
        return
        [
            Stmt.Simple($"kept_{name} = {chance.Below(9)}"),
            Stmt.Simple("@property"),
            Method($"{name}(self)", $"return self.kept_{name}" + chance.OneOf("", " + 1")),
            Stmt.Simple($"@{name}.setter"),
            Method($"{name}(self, value)", $"self.kept_{name} = value"),
        ];
    }

    // with Manager(1, False) as m: ... Whether it lets an exception pass is known when it runs.
    private Stmt? With(int depth)
    {
        if (!Has(Features.Classes) || !Has(Features.Exceptions))
            return null;
        var (scope, name) = (_scope.Block(), Name("m"));
        scope.Add(name, Ty.Int, canChange: false);
        var (first, second) = (Value(Ty.Int, depth), Value(Ty.Bool, depth));
        _scope.Spend(8);
        return chance.Percent(70)
            ? Stmt.Block($"with Manager($0, $1) as {name}:", Body(scope, 2, depth - 1), first, second)
            : Stmt.Block($"with Manager($0, False) as {name}, Manager({name}, $1):", Body(scope, 2, depth - 1), first, second);
    }

    private static Stmt Manager() => Stmt.Block("class Manager:",
    [
        Stmt.Block("def __init__(self, number, quiet):", [Stmt.Simple("self.number = number"), Stmt.Simple("self.quiet = quiet")]),
        Stmt.Block("def __enter__(self):", [Stmt.Simple("print('enter', self.number)"), Stmt.Simple("return self.number")]),
        Stmt.Block("def __exit__(self, kind, error, trace):",
            [Stmt.Simple("print('exit', self.number, kind and kind.__name__, error)"), Stmt.Simple("return self.quiet")]),
    ]);

    // All of them are alive at the end.
    private Stmt? Many(int depth)
    {
        if (_scope.IsModule || _scope.Rounds > 10 || !chance.Percent(20))
            return null;
        var type = Scalar();
        var names = Enumerable.Range(0, MoreThanRegisters).Select(_ => Name("x")).ToList();
        var first = Value(type, depth);
        var body = new List<Stmt> { Stmt.Simple($"{names[0]} = $0", Kept(type, first)) };
        foreach (var (before, name) in names.Zip(names.Skip(1)))
        {
            body.Add(Stmt.Simple($"{name} = {before}" + (type.Sort switch
            {
                Sort.Int => chance.OneOf(" ^ 5", " & 0xFFFF", " | 1", ""),
                Sort.Float => chance.OneOf(" / 2", " + 1.5", ""),
                Sort.Str => chance.OneOf("[1:]", "[:5] + 'm'", ""),
                _ => chance.OneOf(" is False", " or False", ""),
            })));
        }
        body.Add(Stmt.Simple($"print({string.Join(", ", names)})"));
        return new Stmt(["if True:"], [], [body]);
    }
}
