// SPDX-License-Identifier: MIT
// Random expressions of known type and bounded size: no int leaves 64 bits, no divisor is zero, no index is outside.
// Each knows the largest magnitude it can have; what would grow too large is reduced first.
using FsCheck;
using FsCheck.Fluent;

namespace EPython.Differential.Tests;

/// <summary>Python text of an expression; Bound: its value lies within -Bound..Bound.</summary>
internal sealed record Expression(string Text, double Bound = 0)
{
    public override string ToString() => Text;
}

internal static class RandomExpression
{
    public const string Parameters = "a, b, x, y, p, s, t, l";

    /// <summary>Calls with these see every expression with other values; the second swaps int and float.</summary>
    public static readonly string[] Arguments =
    [
        "7, -3, 2.5, -0.75, True, 'abc', 'Zy', [4, -1, 9, 2]",
        "-12, 0, 1e3, 0.1, False, 'hello', '', [0, 8, -5, 20]",
    ];

    private const double MostInt = 1L << 52;
    private const double MostFloat = 1e50;

    public static Gen<Expression> Any(int depth) =>
        Gen.OneOf(Int(depth), Int(depth), Float(depth), Float(depth), Bool(depth), Str(depth), List(depth));

    // ---- int --------------------------------------------------------------------------------------------------

    private static Gen<Expression> IntLeaf => Gen.OneOf(
        Gen.Choose(-20, 20).Select(n => new Expression(n < 0 ? $"({n})" : $"{n}", 20)),
        Gen.Elements(new Expression("a", 20), new Expression("b", 20), new Expression("len(s)", 20),
            new Expression("1000003", 1000003), new Expression("0xFFFF_FFFF", 4294967295)));

    public static Gen<Expression> Int(int depth)
    {
        if (depth == 0)
            return IntLeaf;
        var next = depth - 1;
        return Gen.Frequency(
            (1, IntLeaf),
            (6, Pair(Int(next), Int(next), Arithmetic)),
            (2, Pair(Int(next), Gen.Choose(0, 4), (e, n) => new Expression($"(({e}) % 11) ** {n}", 14641))),
            (2, Pair(Int(next), Int(next), (e, f) => Small($"(({e}) % 1000 << (({f}) & 7))", 128000))),
            (1, Pair(Int(next), Int(next), (e, f) => new Expression($"({e} >> (({f}) & 31))", e.Bound))),
            (2, Int(next).Select(e => new Expression($"(-{e})", e.Bound))),
            (1, Int(next).Select(e => Small($"(~{e})", e.Bound + 1))),
            (1, Int(next).Select(e => new Expression($"abs({e})", e.Bound))),
            (1, Pair(Int(next), Int(next), (e, f) => new Expression($"max({e}, {f})", Math.Max(e.Bound, f.Bound)))),
            (1, Float(next).Select(e => new Expression(e.Bound < 1e15 ? $"int({e})" : "round(y)", Math.Min(e.Bound, 1e15)))),
            (1, Bool(next).Select(e => new Expression($"({e} + 3)", 4))),
            (2, Choice(Bool(next), Int(next), Int(next))),
            (2, Pair(List(next), Int(next), (e, f) => new Expression($"{e}[({f}) % 4]", e.Bound))),
            (1, List(next).Select(e => Small($"sum({e})", 4 * e.Bound))),
            (1, Str(next).Select(e => new Expression($"len({e})", 1e6))),
            (1, Pair(Str(next), Str(next), (e, f) => new Expression($"{e}.find({f})", 1e6))));
    }

    private static Expression Arithmetic(Expression e, Expression f, int choice) => choice switch
    {
        0 => Small($"({e} + {f})", e.Bound + f.Bound),
        1 => Small($"({e} - {f})", e.Bound + f.Bound),
        2 => Product(e, f),
        3 => new Expression($"({e} // ({f} | 1))", e.Bound + 1),
        4 => new Expression($"({e} % ({f} | 1))", f.Bound + 1),
        5 => Small($"({e} & {f})", 2 * Math.Max(e.Bound, f.Bound)),
        6 => Small($"({e} | {f})", 2 * Math.Max(e.Bound, f.Bound)),
        _ => Small($"({e} ^ {f})", 2 * Math.Max(e.Bound, f.Bound)),
    };

    private static Expression Product(Expression e, Expression f) => e.Bound * f.Bound < 1L << 62
        ? Small($"({e} * {f})", e.Bound * f.Bound)
        : new Expression($"({e} % 10007 * ({f} % 10007))", 1e9);

    private static Expression Small(string text, double bound) =>
        bound < MostInt ? new Expression(text, bound) : new Expression($"({text} % 1000003)", 1000003);

    // ---- float ------------------------------------------------------------------------------------------------

    private static Gen<Expression> FloatLeaf => Gen.OneOf(
        Gen.Elements(new Expression("x", 1000), new Expression("y", 1), new Expression("0.1", 1), new Expression("-0.0", 1),
            new Expression("1e16", 1e16), new Expression("3.0", 3), new Expression("2.5e-7", 1)),
        Gen.Choose(-4000, 4000).Select(n => new Expression(FormattableString.Invariant($"({n / 64.0:F6})"), 64)));

    private static Gen<Expression> Float(int depth)
    {
        if (depth == 0)
            return FloatLeaf;
        var next = depth - 1;
        var number = Gen.OneOf(Float(next), Float(next), Int(next));
        return Gen.Frequency(
            (1, FloatLeaf),
            (6, Pair(Float(next), number, FloatArithmetic)),
            (2, Pair(Int(next), Int(next), (e, f) => new Expression($"({e} / ({f} | 1))", e.Bound))),
            (1, Pair(Float(next), Gen.Elements("2", "0.5", "-1", "3"), (e, n) => e.Bound < 1e15
                ? new Expression($"(({e} * {e} + 0.5) ** {n})", 1e91 < MostFloat ? 1e91 : MostFloat)
                : new Expression($"(y ** 2)", 1))),
            (1, Float(next).Select(e => new Expression($"(-{e})", e.Bound))),
            (1, Float(next).Select(e => new Expression($"abs({e})", e.Bound))),
            (1, Float(next).Select(e => new Expression($"round({e}, 2)", e.Bound + 1))),
            (1, Pair(Float(next), Float(next), (e, f) => new Expression($"min({e}, {f})", Math.Max(e.Bound, f.Bound)))),
            (2, Choice(Bool(next), Float(next), Float(next))),
            (1, Int(next).Select(e => new Expression($"float({e})", e.Bound))));
    }

    private static Expression FloatArithmetic(Expression e, Expression f, int choice) => choice switch
    {
        0 => Tame($"({e} + {f})", e.Bound + f.Bound),
        1 => Tame($"({f} - {e})", e.Bound + f.Bound),
        2 => Tame($"({e} * {f})", e.Bound * f.Bound),
        3 => Tame($"({e} / ({f} * 0.5 * {f} + 1.5))", e.Bound),
        4 => Tame($"({e} // ({f} * 0.5 * {f} + 1.5))", e.Bound + 1),
        5 => Tame($"({e} % ({f} * 0.5 * {f} + 0.25))", f.Bound * f.Bound + 1),
        _ => Tame($"({e} % -7.5)", 8),
    };

    private static Expression Tame(string text, double bound) =>
        bound < MostFloat ? new Expression(text, bound) : new Expression($"({text} % 97.0)", 97);

    // ---- bool, str, list --------------------------------------------------------------------------------------

    private static Gen<Expression> Bool(int depth)
    {
        var leaf = Gen.Elements(new Expression("p", 1), new Expression("True", 1), new Expression("(not p)", 1));
        if (depth == 0)
            return leaf;
        var next = depth - 1;
        var order = Gen.Elements("<", "<=", ">", ">=", "==", "!=");
        var numbers = Gen.OneOf(Int(next), Float(next), Bool(next));
        return Gen.Frequency(
            (1, leaf),
            (5, Pair(numbers, numbers, order)),
            (1, Pair(Str(next), Str(next), order)),
            (1, Pair(List(next), List(next), order)),
            (1, Pair(Int(next), Gen.Choose(-9, 9), (e, n) => new Expression($"({n} < {e} <= b < a)", 1))),
            (1, Pair(Str(next), Str(next), Gen.Elements("in", "not in"))),
            (1, Pair(Int(next), List(next), Gen.Elements("in", "not in"))),
            (2, Pair(Bool(next), Bool(next), Gen.Elements("and", "or", "&", "|", "^"))),
            (1, Gen.OneOf(Str(next), List(next), Float(next)).Select(e => new Expression($"bool({e})", 1))));
    }

    private static Gen<Expression> Str(int depth)
    {
        var leaf = Gen.Elements(new Expression("s"), new Expression("t"), new Expression("'b'"), new Expression("'é€'"),
            new Expression("''"), new Expression("'lo w'"));
        if (depth == 0)
            return leaf;
        var next = depth - 1;
        return Gen.Frequency(
            (2, leaf),
            (3, Pair(Str(next), Str(next), Gen.Constant("+"))),
            (1, Pair(Str(next), Int(next), (e, f) => new Expression($"({e}[:40] * (({f}) % 4))"))),
            (2, Pair(Str(next), Int(next), (e, f) => new Expression($"({e} + 'q')[{f} % (len({e}) + 1)]"))),
            (2, Pair(Str(next), Gen.Elements("[1:]", "[::-1]", "[-3:-1]", "[::2]"), (e, n) => new Expression(e.Text + n))),
            (1, Gen.OneOf(Int(next), Float(next), Bool(next), List(next)).Select(e => new Expression($"str({e})"))),
            (1, Float(next).Select(e => new Expression($"f'{{{Quoted(e)}:.3f}}'"))),
            (1, Int(next).Select(e => new Expression($"f'{{{Quoted(e)}:>+9}}|'"))),
            (1, Str(next).Select(e => new Expression($"repr({e})"))),
            (1, Pair(Str(next), Gen.Elements(".upper()", ".strip()", ".replace('b', 'xx')", ".title()"),
                (e, n) => new Expression(e.Text + n))),
            (2, Choice(Bool(next), Str(next), Str(next))));
    }

    // Quotes of the other kind, since an f-string of 3.11 holds none of its own.
    private static string Quoted(Expression e) => e.Text.Contains('\'') ? "a" : e.Text;

    // Always four items.
    private static Gen<Expression> List(int depth)
    {
        var leaf = Gen.Constant(new Expression("l", 20));
        if (depth == 0)
            return leaf;
        var next = depth - 1;
        return Gen.Frequency(
            (2, leaf),
            (2, Int(next).SelectMany(_ => Int(next), (e, f) =>
                new Expression($"[{e}, a, {f}, 3]", Math.Max(20, Math.Max(e.Bound, f.Bound))))),
            (1, List(next).Select(e => new Expression($"sorted({e})", e.Bound))),
            (1, List(next).Select(e => new Expression($"{e}[::-1]", e.Bound))),
            (1, List(next).Select(e => Lists($"[i * 2 for i in {e}]", e))));
    }

    private static Expression Lists(string text, Expression e) => e.Bound < MostInt / 4
        ? new Expression(text, 2 * e.Bound)
        : e;

    // ---- combinations -----------------------------------------------------------------------------------------

    private static Gen<Expression> Pair(
        Gen<Expression> left, Gen<Expression> right, Func<Expression, Expression, int, Expression> make) =>
        left.SelectMany(_ => right, (e, f) => (e, f)).SelectMany(_ => Gen.Choose(0, 7), (both, n) => make(both.e, both.f, n));

    private static Gen<Expression> Pair<T>(Gen<Expression> left, Gen<T> right, Func<Expression, T, Expression> make) =>
        left.SelectMany(_ => right, make);

    private static Gen<Expression> Pair(Gen<Expression> left, Gen<Expression> right, Gen<string> operators) =>
        left.SelectMany(_ => right, (e, f) => (e, f))
            .SelectMany(_ => operators, (both, o) => new Expression($"({both.e} {o} {both.f})", 1));

    private static Gen<Expression> Choice(Gen<Expression> condition, Gen<Expression> yes, Gen<Expression> no) =>
        condition.SelectMany(_ => yes, (c, e) => (c, e)).SelectMany(_ => no, (both, f) =>
            new Expression($"({both.e} if {both.c} else {f})", Math.Max(both.e.Bound, f.Bound)));
}
