// SPDX-License-Identifier: MIT
// Values whose type is known only when the program runs: everything is done with each of them, and what that raises is shown.
namespace EPython.Host.Fuzz.Making;

internal sealed partial class Maker
{
    private static readonly string[] s_mixed =
    [
        "0", "1", "-7", "2", "True", "False", "None", "2.5", "-0.0", "1e10", "'a'", "''", "'abc'", "'12'", "[1, 2]", "[]", "['x', 'y']",
        "[1.5]", "(1, 2)", "()", "('k',)", "{1: 2}", "{}", "{'a': 1}", "range(3)", "[[1], [2]]", "[True, False]", "len", "int",
        "b'ab'", "b''", "bytearray(b'xy1')", "frozenset((1,))", "{1}", "set()", "'é€'", "' A b'", "range(5, 0, -2)", "(2.5, 'a', None)",
    ];

    private static readonly (Level Level, string Sign)[] s_binary =
    [
        (Level.Sum, "+"), (Level.Sum, "-"), (Level.Product, "*"), (Level.Product, "/"), (Level.Product, "//"), (Level.Product, "%"),
        (Level.BitAnd, "&"), (Level.BitOr, "|"), (Level.BitXor, "^"), (Level.Comparison, "<"), (Level.Comparison, "<="),
        (Level.Comparison, ">"), (Level.Comparison, ">="), (Level.Comparison, "=="), (Level.Comparison, "!="), (Level.Comparison, "in"),
        (Level.Comparison, "not in"), (Level.And, "and"), (Level.Or, "or"), (Level.Product, "@"),
    ];

    private static readonly string[] s_unary =
    [
        "-$0", "+$0", "~$0", "not $0", "abs($0)", "len($0)", "bool($0)", "str($0)", "repr($0)", "int($0)", "float($0)", "list($0)",
        "tuple($0)", "sorted($0)", "sum($0)", "min($0)", "max($0)", "any($0)", "all($0)", "round($0)", "dict($0)", "$0[0]", "$0[-1]", "$0[1:]",
        "$0[::-1]", "$0.upper()", "$0.copy()", "$0.count(1)", "$0.index(1)", "$0.keys()", "$0.get('a')", "$0.pop()", "$0.split()",
        "$0.is_integer()", "$0.x", "$0.append(5)", "$0.get(1)", "$0()", "$0(2)", "[c for c in $0]", "type($0).__name__",
        "isinstance($0, (int, list))", "callable($0)", "$0 is None", "ord($0)", "chr($0)", "hex($0)", "divmod($0, 2)",
        "list(enumerate($0))", "list(zip($0, [1, 2]))", "list(map(str, $0))", "list(reversed($0))", "$0.values()", "'%d' % $0", "'%s' % $0",
        "'{:5}'.format($0)", "f'{$0:>4}'", "','.join($0)", "next(iter($0), 9)", "$0 and 1", "$0 or 'none'", "1 if $0 else 2", "hash($0) == hash($0)",
        "range($0)", "pow($0, 2)", "$0 ** 2", "$0 * 2", "2 * $0", "'x' + $0", "[0] + $0", "1 + $0", "$0 + 1.5", "$0['a']", "{$0: 1}", "$0.x + 1",
        "bytes($0)", "bytearray($0)", "$0.decode()", "$0.encode()", "$0.find('a')", "$0.rindex('a')", "$0.casefold()", "$0.join(['a', 'b'])",
        "sorted(set($0), key=str)", "sorted(frozenset($0), key=str)", "len(frozenset($0) | {1})", "list($0.items())", "list(range(10))[$0]", "$0.isascii()", "$0.title()",
        "$0.start", "$0.step", "$0[::2]", "$0[slice(1, None)]", "$0.conjugate()", "$0.real", "$0.numerator", "complex is $0", "issubclass(int, $0)",
        "getattr($0, 'x', 'none')", "hasattr($0, 'pop')", "$0.__class__.__name__", "isinstance($0, (str, bytes))", "$0.union([2])", "$0.isdisjoint([1])",
        "max($0, default=0)", "sum($0, 2)", "dict.fromkeys($0, 0)", "list(zip(*$0))", "str.upper($0)", "ascii($0)", "format($0, '>8')", "int($0, 16)", "$0.to_bytes(2, 'big')",
    ];

    private static readonly string[] s_commands =
        ["$0[0] = 5", "$0[1:] = [7]", "del $0[0]", "$0.x = 3", "$0['a'] = 1", "$0 += 1", "$0 += 'z'", "$0 += [3]", "$0 *= 2", "$0 -= 1", "$0 |= 1",
         "p, q = $0", "p, *q = $0", "for c in $0: print(c)", "assert $0", "raise $0", "$0 //= 2", "del $0.x", "$0.sort()", "$0.clear()",
         "setattr($0, 'x', 1)", "delattr($0, 'x')", "p, (q, *r) = $0, $0", "$0 &= 3", "$0 **= 2", "$0 <<= 1", "$0 %= 3", "$0 @= 1", "$0[:] = $0", "del $0[:1]",
         "print(*$0)", "print(*$0, sep='-')", "[p, q] = $0", "$0.extend($0)", "$0.insert(0, $0)", "$0.remove(1)", "$0.reverse()", "$0.add(4)", "$0.update([5])",
         "$0 |= {9}", "$0.discard(1)", "for c in $0: $0.append(c); break", "with $0: pass", "while $0: $0 = None", "$0[-1] *= 2", "$0['k'] = $0.get('k', 0) + 1"];

    private static bool IsPlain(string value) => value is not ("len" or "int");

    // An item of a list of everything; an instance where there are classes.
    private Expr Mixed() => _classes.Where(of => of.IsPrintable).ToList() is { Count: > 0 } shown && chance.Percent(15)
        ? New(chance.Pick(shown), 0) : Fixed(Ty.Any, chance.Pick(s_mixed.Where(IsPlain).ToList()));

    private Expr MixedList(int count)
    {
        var parts = Enumerable.Range(0, count).Select(_ => Mixed()).ToArray();
        return Expr.Of(Ty.List(Ty.Any), $"[{string.Join(", ", Holes(count))}]", parts);
    }

    // for x in [1, 'a', None]: try: print(x + 1) ...
    private Stmt? Everything()
    {
        if (!Has(Features.Dynamic) || !Has(Features.Exceptions) || !Has(Features.Lists) || _scope.Rounds > 10)
            return null;
        var first = Name("d");
        var (isPair, isCommand) = (chance.Percent(40), chance.Percent(25));
        if (!isPair)
        {
            var name = Fixed(Ty.Any, first);
            var inner = isCommand ? Commands(name) : [Stmt.Simple("print($0)", Unary(name))];
            return Stmt.Block($"for {first} in $0:", [Guarded(inner)], MixedList(chance.Between(3, 6)));
        }
        var second = Name("d");
        var (level, sign) = chance.Pick(s_binary);
        var both = Expr.Binary(Ty.Any, level, sign, Fixed(Ty.Any, first), Fixed(Ty.Any, second));
        return Stmt.Block($"for {first} in $0:",
            [Stmt.Block($"for {second} in $0:", [Guarded([Stmt.Simple("print($0)", both)])], MixedList(chance.Between(2, 4)))],
            MixedList(chance.Between(2, 4)));
    }

    private Expr Unary(Expr name) => new(Ty.Any, Level.Choice, chance.Pick(s_unary), [Level.Primary], name);

    private List<Stmt> Commands(Expr name)
    {
        var command = chance.Pick(s_commands);
        List<Stmt> made = [Stmt.Simple(command, name), Stmt.Simple("print($0)", name)];
        if (command.StartsWith("p, ", StringComparison.Ordinal))
            made.Add(Stmt.Simple("print(p, q)"));
        return made;
    }

    private Stmt Guarded(List<Stmt> body)
    {
        var error = Name("e");
        return new Stmt(["try:", $"except Exception as {error}:"], [],
            [body, [Stmt.Simple($"print(type({error}).__name__, {error})")]]);
    }

    // A name that has a value on one path only.
    private Stmt? PerhapsUnbound(int depth)
    {
        if (!Has(Features.Exceptions))
            return null;
        var (name, type) = (Name("u"), Printable());
        return new Stmt(["if True:"], [],
        [[
            Stmt.Block("if $0:", [Stmt.Simple($"{name} = $0", Value(type, depth))], Value(Ty.Bool, depth)),
            chance.Percent(25) ? Guarded([Stmt.Simple($"del {name}"), Stmt.Simple($"print({name})")]) : Guarded([Stmt.Simple($"print({name})")]),
        ]]);
    }
}
