// SPDX-License-Identifier: MIT
// match over values of every type, classes that are exceptions, decorators, generators that are driven by hand.
namespace EPython.Host.Fuzz.Making;

internal sealed partial class Maker
{
    private static readonly string[] s_patterns =
    [
        "0", "1 | 2", "-7", "True", "None", "2.5", "'a'", "'abc' | '12'", "[]", "[$a]", "[$a, $b]", "[$a, *$b]", "[1, $a]", "($a, $b)", "(1, 2) as $a",
        "{'a': $a}", "{1: $a, **$b}", "{}", "int()", "str()", "float()", "bool()", "list()", "dict()", "int($a)", "str() as $a", "int() | float()",
        "[int() as $a, *_]", "[_, _]", "[[$a], *$b]", "$a",
    ];

    // for x in [..]: match x: case ...
    private Stmt? Match()
    {
        if (!Has(Features.Match) || !Has(Features.Lists) || _scope.Rounds > 10)
            return null;
        var subject = Name("d");
        var heads = new List<string>();
        for (var i = chance.Between(2, 5); i > 0; i--)
            heads.Add(Case(subject));
        heads.RemoveAll(head => head.Length == 0);
        var cases = heads.Select(head => Stmt.Block(head.Split('\n')[0], [Stmt.Simple(head.Split('\n')[1])])).ToList();
        cases.Add(Stmt.Block("case _:", [Stmt.Simple($"print('other', type({subject}).__name__)")]));
        return Stmt.Block($"for {subject} in $0:", [Stmt.Block($"match {subject}:", cases)], MixedList(chance.Between(3, 6)));
    }

    // The line of a case and that of its body; a capture that matches everything would leave the rest unreached.
    private string Case(string subject)
    {
        var of = _classes.Count > 0 && chance.Percent(20) ? chance.Pick(_classes) : null;
        var pattern = of is null ? chance.Pick(s_patterns)
            : of.Fields.Count > 0 && chance.Percent(60) ? $"{of.Name}({of.Fields[0].Name}=$a)" : $"{of.Name}()";
        var (first, second) = (Name("m"), Name("m"));
        var names = new[] { ("$a", first), ("$b", second) }.Where(pair => pattern.Contains(pair.Item1)).Select(pair => pair.Item2).ToList();
        pattern = pattern.Replace("$a", first).Replace("$b", second);
        var guard = pattern == first ? $" if {first}" : chance.Percent(20) ? $" if {subject}" : "";
        return $"case {pattern}{guard}:\nprint({string.Join(", ", names.Prepend($"'{pattern.Replace("'", "")}'").Where(Shown))})";
        bool Shown(string name) => of is null || name[0] == '\'';
    }

    // class E(ValueError), with what it is made of, sometimes with words of its own.
    private Stmt MakeExceptionClass()
    {
        var name = Name("E");
        var parent = chance.Percent(30) && _exceptions.Count > 0 ? chance.Pick(_exceptions)
            : chance.OneOf("ValueError", "Exception", "KeyError", "ArithmeticError", "LookupError", "RuntimeError");
        var body = new List<Stmt>();
        if (chance.Percent(50))
        {
            body.Add(Stmt.Block("def __init__(self, code, *rest):",
                [Stmt.Simple(chance.OneOf("super().__init__(code)", "super().__init__(code, 'x')", "super().__init__()")), Stmt.Simple("self.code = code")]));
        }
        if (chance.Percent(30))
            body.Add(Method("__str__(self)", "return f'words {self.args}'"));
        _exceptions.Add(name);
        return Stmt.Block($"class {name}({parent}):", body);
    }

    private Stmt? Raised(int depth)
    {
        if (_exceptions.Count == 0)
            return null;
        var (name, error) = (chance.Pick(_exceptions), Name("e"));
        var from = chance.Percent(25) ? chance.OneOf(" from ValueError('cause')", " from None") : "";
        return new Stmt(["try:", $"except {chance.OneOf(name, chance.Pick(_exceptions), "ValueError", "Exception", $"({name}, KeyError)")} as {error}:"],
            [],
            [
                [Stmt.Simple($"raise {name}($0){from}", Value(Printable(), depth))],
                [
                    Stmt.Simple($"print(type({error}).__name__, {error}, {error}.args, isinstance({error}, LookupError))"),
                    .. chance.Percent(20) ? new[] { Stmt.Simple("raise") } : [],
                ],
            ]);
    }

    // A generator that is asked, thrown into and closed.
    private Stmt? Driven()
    {
        var makers = _functions.Where(f => f.IsGenerator && IsAffordable(f.Cost) && f.Parameters.All(p => p.Stars == 0)).ToList();
        if (makers.Count == 0 || !Has(Features.Exceptions))
            return null;
        var of = chance.Pick(makers);
        _scope.Spend(of.Cost);
        _scope.Change();
        var name = Name("z");
        var arguments = of.Parameters.Where(p => !p.HasDefault).Select(p => Value(p.Type, 0)).ToArray();
        var made = Stmt.Simple($"{name} = {of.Name}({string.Join(", ", Holes(arguments.Length))})", arguments);
        var steps = new List<Stmt>();
        for (var i = chance.Between(2, 4); i > 0; i--)
        {
            steps.Add(Guarded([Stmt.Simple("print(" + chance.OneOf($"next({name})", $"next({name}, 'end')", $"{name}.send(None)", $"{name}.send(5)",
                $"{name}.throw(ValueError('thrown'))", $"{name}.throw(KeyError)", $"{name}.close()", $"list({name})", $"next(iter({name}), 0)") + ")")]));
        }
        return new Stmt(["if True:"], [], [[made, .. steps, Guarded([Stmt.Simple($"print(list({name}))")])]]);
    }

    // Wraps a function: says so, and calls it.
    private Stmt? MakeDecorator()
    {
        if (!Has(Features.Closures) || !Has(Features.Stars))
            return null;
        _decorator = Name("w");
        return Stmt.Block($"def {_decorator}(function):",
        [
            Stmt.Block("def inner(*rest, **names):", chance.OneOf<List<Stmt>>(
                [Stmt.Simple("return function(*rest, **names)")],
                [Stmt.Simple("print(len(rest), sorted(names))"), Stmt.Simple("return function(*rest, **names)")],
                [new Stmt(["try:", "finally:"], [], [[Stmt.Simple("return function(*rest, **names)")], [Stmt.Simple("print('left')")]])])),
            Stmt.Simple("return inner"),
        ]);
    }

    private string? _decorator;
    private readonly List<string> _exceptions = [];
}
