// SPDX-License-Identifier: MIT
// Ints, floats and bools.
using EPython.Frontend.Types;

namespace EPython.Host.Fuzz.Making;

using Makers = List<(int Weight, Func<Expr?> Make)>;

internal sealed partial class Maker
{
    private static readonly string[] s_floats =
        ["0.0", "1.0", "-0.0", "0.5", "0.1", "2.5", "-3.75", "1e16", "1e-7", "123456.789", "1e10", "3.0", "-1.5"];

    private static readonly string[] s_mathOfOne =
        ["sin", "cos", "atan", "tanh", "fabs", "degrees", "radians", "erf", "asinh", "cbrt"];

    private Expr IntLiteral()
    {
        var value = chance.Below(20) switch
        {
            < 14 => chance.Between(-9, 20),
            14 => 255,
            15 => 1000003,
            16 => 65536,
            17 => -1,
            _ => Has(Features.Overflow) ? LargeInt() : 100,
        };
        return value < 0 ? new Expr(Ty.Int, Level.Sign, Tree.Number(value), []) : Fixed(Ty.Int, Tree.Number(value));
    }

    private long LargeInt() => profile == Profile.I32F32
        ? chance.OneOf<long>(int.MaxValue, int.MaxValue - 1L, 1 << 30, -(1L << 30), 46341)
        : chance.OneOf(int.MaxValue, 1L << 31, uint.MaxValue, 1L << 32, long.MaxValue, 1L << 62, -(1L << 62), 3037000500, 1L << 53);

    private Expr FloatLiteral()
    {
        var text = chance.Percent(60) ? chance.Pick(s_floats)
            : FormattableString.Invariant($"{chance.Between(-4000, 4000) / 64.0:0.0######}");
        return text[0] == '-' ? new Expr(Ty.Float, Level.Sign, text, []) : Fixed(Ty.Float, text);
    }

    private Expr Divisor(int depth) => chance.Percent(60) ? Fixed(Ty.Int, Tree.Number(chance.Between(1, 12)))
        : Has(Features.Faults) && chance.Percent(15) ? Value(Ty.Int, depth)
        : Expr.Binary(Ty.Int, Level.BitOr, "|", Value(Ty.Int, depth), Fixed(Ty.Int, "1"));

    // Of bounded size, for what would grow too fast.
    private Expr Small(int depth, int most) =>
        Expr.Binary(Ty.Int, Level.Product, "%", Value(Ty.Int, depth), Fixed(Ty.Int, Tree.Number(most)));

    private Expr Factor(int depth) => Has(Features.Overflow) && chance.Percent(40) ? Value(Ty.Int, depth) : Small(depth, 1000);

    private void AddInts(Makers makers, int depth)
    {
        Expr Ints(Level level, string sign) => Expr.Binary(Ty.Int, level, sign, Value(Ty.Int, depth), Value(Ty.Int, depth));
        makers.Add((8, () => Ints(Level.Sum, chance.OneOf("+", "-"))));
        makers.Add((4, () => Expr.Binary(Ty.Int, Level.Product, "*", Factor(depth), Factor(depth))));
        makers.Add((4, () => Expr.Binary(Ty.Int, Level.Product, chance.OneOf("//", "%"), Value(Ty.Int, depth), Divisor(depth))));
        makers.Add((2, () => Ints(Level.BitAnd, "&")));
        makers.Add((1, () => Ints(Level.BitOr, "|")));
        makers.Add((1, () => Ints(Level.BitXor, "^")));
        makers.Add((1, () => Expr.Binary(Ty.Int, Level.Shift, "<<", Small(depth, 1000), Count(depth, 7))));
        makers.Add((1, () => Expr.Binary(Ty.Int, Level.Shift, ">>", Value(Ty.Int, depth), Count(depth, 31))));
        makers.Add((1, () => Expr.Binary(Ty.Int, Level.Power, "**", Small(depth, 11), Fixed(Ty.Int, Tree.Number(chance.Below(5))))));
        makers.Add((2, () => Expr.Prefix(Ty.Int, Level.Sign, chance.OneOf("-", "~", "+", "-"), Value(Ty.Int, depth))));
        makers.Add((1, () => Expr.Of(Ty.Int, "abs($0)", Value(Ty.Int, depth))));
        makers.Add((1, () => Expr.Of(Ty.Int, chance.OneOf("min", "max") + "($0, $1)", Value(Ty.Int, depth), Value(Ty.Int, depth))));
        makers.Add((1, () => Expr.Binary(Ty.Int, Level.Sum, "+", Value(Ty.Bool, depth), Value(Ty.Int, depth))));
        makers.Add((1, () => Expr.Of(Ty.Int, "int($0)", Value(Ty.Bool, depth))));
        makers.Add((1, () => Expr.Of(Ty.Int, $"divmod($0, $1)[{chance.Below(2)}]", Value(Ty.Int, depth), Divisor(depth))));
        makers.Add((1, () => Masked(depth)));
        makers.Add((1, () => Expr.Of(Ty.Int, "pow($0, $1, 97)", Value(Ty.Int, depth), Count(depth, 15))));
        makers.Add((1, () => Expr.After(Ty.Int, "($0)." + chance.OneOf("bit_length()", "bit_count()"), Value(Ty.Int, depth))));
        AddIntsOfOthers(makers, depth);
        if (Has(Features.Bytes) && Has(Features.Strings))
            AddIntsOfBytes(makers, depth);
        AddRecords(makers, 2, Ty.Int, depth);
    }

    private Expr Count(int depth, int most) => chance.Percent(50) ? Fixed(Ty.Int, Tree.Number(chance.Below(most + 1)))
        : Expr.Binary(Ty.Int, Level.BitAnd, "&", Value(Ty.Int, depth), Fixed(Ty.Int, Tree.Number(most)));

    private Expr Masked(int depth)
    {
        var sum = Expr.Binary(Ty.Int, Level.Sum, "+",
            Expr.Binary(Ty.Int, Level.Product, "*", Value(Ty.Int, depth), Value(Ty.Int, depth)), Value(Ty.Int, depth));
        return Expr.Binary(Ty.Int, Level.BitAnd, "&", sum, Fixed(Ty.Int, chance.OneOf("0xFF", "0xFFFF", "0x7FFFFFFF")));
    }

    private void AddIntsOfOthers(Makers makers, int depth)
    {
        if (Has(Features.Floats))
            makers.Add((1, () => Expr.Of(Ty.Int, chance.OneOf("int($0)", "round($0)"), Value(Ty.Float, depth))));
        if (Has(Features.Math))
        {
            makers.Add((1, () => Expr.Of(Ty.Int, "math.gcd($0, $1)", Value(Ty.Int, depth), Value(Ty.Int, depth))));
            makers.Add((1, () => Expr.Of(Ty.Int, "math.isqrt(abs($0))", Value(Ty.Int, depth))));
            makers.Add((1, () => Expr.Of(Ty.Int, "math." + chance.OneOf("comb", "perm") + "($0, $1)", Count(depth, 9), Count(depth, 9))));
            makers.Add((1, () => Expr.Of(Ty.Int, "math.factorial($0)", Count(depth, 12))));
            makers.Add((1, () => Expr.Of(Ty.Int, "math.lcm($0, $1)", Small(depth, 99), Small(depth, 50))));
            if (Has(Features.Lists))
                makers.Add((1, () => Expr.Of(Ty.Int, "math.prod($0)", Value(Ty.List(Ty.Int), depth))));
            if (Has(Features.Floats))
                makers.Add((1, () => Expr.Of(Ty.Int, $"math.{chance.OneOf("floor", "ceil", "trunc")}($0)", Value(Ty.Float, depth))));
        }
        if (Has(Features.Strings))
        {
            makers.Add((2, () => Expr.Of(Ty.Int, "len($0)", Value(Ty.Str, depth))));
            makers.Add((1, () => Method(Ty.Int, Value(Ty.Str, depth), chance.OneOf("find($1)", "count($1)", "rfind($1)", Has(Features.Faults) ? "index($1)" : "find($1, 1)"), Value(Ty.Str, 0))));
            makers.Add((1, () => Expr.Of(Ty.Int, "int(str($0))", Value(Ty.Int, depth))));
            makers.Add((1, () => Expr.Of(Ty.Int, "ord(($0 + 'k')[0])", Value(Ty.Str, 0))));
        }
        if (Has(Features.Lists))
        {
            makers.Add((3, () => Expr.Of(Ty.Int, "len($0)", Value(Ty.List(Scalar()), depth))));
            makers.Add((1, () => Expr.Of(Ty.Int, "sum($0)", Value(Ty.List(Ty.Int), depth))));
            makers.Add((1, () => Expr.Of(Ty.Int, "next(iter($0), $1)", Value(Ty.List(Ty.Int), depth), Value(Ty.Int, depth))));
            makers.Add((1, () => Expr.Of(Ty.Int, $"range($0, $1, {chance.OneOf(1, 2, 3)})" + chance.OneOf("[0:2].count(4)", ".count(1)", ".count(2)"), Small(0, 3), Small(0, 20))));
            makers.Add((1, () => Method(Ty.Int, Value(Ty.List(Ty.Int), depth), "count($1)", Value(Ty.Int, depth))));
            makers.Add((1, () => Expr.Of(Ty.Int, chance.OneOf("min", "max") + "($0, default=$1)", Value(Ty.List(Ty.Int), depth), Value(Ty.Int, 0))));
        }
        if (Has(Features.Dicts))
            makers.Add((2, () => Expr.Of(Ty.Int, "len($0)", Value(Ty.Dict(Key(), Scalar()), depth))));
        AddIntsOfInstances(makers, depth);
    }

    private void AddFloats(Makers makers, int depth)
    {
        Expr Number() => Value(chance.Percent(70) ? Ty.Float : Ty.Int, depth);
        Expr Other(Expr left) => left.Type.Sort == Sort.Float ? Number() : Value(Ty.Float, depth);
        Expr Floats(Level level, string sign)
        {
            var left = Number();
            return Expr.Binary(Ty.Float, level, sign, left, Other(left));
        }
        makers.Add((8, () => Floats(Level.Sum, chance.OneOf("+", "-"))));
        makers.Add((5, () => Floats(Level.Product, "*")));
        makers.Add((4, () => Expr.Binary(Ty.Float, Level.Product, chance.OneOf("/", "//", "%"), Value(Ty.Float, depth), FloatDivisor(depth))));
        makers.Add((2, () => Expr.Binary(Ty.Float, Level.Product, "/", Value(Ty.Int, depth), Divisor(depth))));
        makers.Add((2, () => Expr.Prefix(Ty.Float, Level.Sign, "-", Value(Ty.Float, depth))));
        makers.Add((1, () => Expr.Of(Ty.Float, "abs($0)", Value(Ty.Float, depth))));
        makers.Add((1, () => Expr.Of(Ty.Float, $"round($0, {chance.Between(0, 3)})", Value(Ty.Float, depth))));
        makers.Add((1, () => Expr.Of(Ty.Float, chance.OneOf("min", "max") + "($0, $1)", Value(Ty.Float, depth), Value(Ty.Float, depth))));
        makers.Add((1, () => Expr.Of(Ty.Float, "float($0)", Value(chance.OneOf(Ty.Int, Ty.Bool), depth))));
        makers.Add((1, () => Expr.Binary(Ty.Float, Level.Power, "**", Value(Ty.Float, depth), Fixed(Ty.Int, "2"))));
        if (Has(Features.Lists))
            makers.Add((1, () => Expr.Of(Ty.Float, "sum($0, 0.0)", Value(Ty.List(Ty.Float), depth))));
        if (Has(Features.Strings))
            makers.Add((1, () => Expr.Of(Ty.Float, "float(str($0))", Value(Ty.Float, depth))));
        if (!Has(Features.Math))
            return;
        makers.Add((1, () => Expr.Of(Ty.Float, "math.sqrt(abs($0))", Number())));
        makers.Add((2, () => Expr.Of(Ty.Float, $"math.{chance.Pick(s_mathOfOne)}($0)", Number())));
        makers.Add((1, () => Expr.Of(Ty.Float, $"math.{chance.OneOf("hypot", "atan2")}($0, $1)", Number(), Number())));
        makers.Add((1, () => Expr.Of(Ty.Float, "math.ldexp($0, $1)", Number(), Count(depth, 9))));
        makers.Add((1, () => Expr.Of(Ty.Float, chance.OneOf("math.modf($0)[0]", "math.modf($0)[1]", "math.frexp($0)[0]"), Number())));
        makers.Add((1, () => Expr.Of(Ty.Float, "math.log(abs($0) + 1.5)", Number())));
        makers.Add((1, () => Expr.Of(Ty.Float, "math.copysign($0, $1)", Number(), Value(Ty.Int, depth))));
        if (Has(Features.Lists))
            makers.Add((1, () => Expr.Of(Ty.Float, chance.OneOf("math.fsum($0)", "math.prod($0)"), Value(Ty.List(Ty.Float), depth))));
        makers.Add((1, () => Fixed(Ty.Float, chance.OneOf("math.pi", "math.inf", "math.e"))));
    }

    private Expr FloatDivisor(int depth) => chance.Percent(60) ? Fixed(Ty.Float, chance.OneOf("2.0", "0.5", "3.0", "7.25", "1e3"))
        : Has(Features.Faults) && chance.Percent(20) ? Value(Ty.Float, depth)
        : Expr.Binary(Ty.Float, Level.Sum, "+", Expr.Of(Ty.Float, "abs($0)", Value(Ty.Float, depth)), Fixed(Ty.Float, "0.5"));

    private void AddBools(Makers makers, int depth)
    {
        makers.Add((8, () => Compared(depth)));
        makers.Add((2, () => Expr.Binary(Ty.Bool, Level.And, "and", Value(Ty.Bool, depth), Value(Ty.Bool, depth))));
        makers.Add((2, () => Expr.Binary(Ty.Bool, Level.Or, "or", Value(Ty.Bool, depth), Value(Ty.Bool, depth))));
        makers.Add((2, () => new Expr(Ty.Bool, Level.Not, "not $0", [Level.Not], Value(Ty.Bool, depth))));
        makers.Add((1, () => new Expr(Ty.Bool, Level.Comparison, $"$0 {Order()} $1 {Order()} $2", [Level.BitOr, Level.BitOr, Level.BitOr],
            Value(Ty.Int, depth), Value(Ty.Int, depth), Value(Ty.Int, depth))));
        makers.Add((1, () => Expr.Of(Ty.Bool, "bool($0)", Value(AnyType(), depth))));
        makers.Add((1, () => Expr.Binary(Ty.Bool, Level.BitXor, "^", Value(Ty.Bool, depth), Value(Ty.Bool, depth))));
        if (Has(Features.Dynamic))
        {
            makers.Add((2, () => Expr.Of(Ty.Bool, $"isinstance($0, {chance.OneOf("int", "float", "str", "bool", "list", "(int, str)")})", Value(Ty.Any, 0))));
            makers.Add((1, () => Expr.Binary(Ty.Bool, Level.Comparison, chance.OneOf("==", "!="), Value(Ty.Any, 0), Value(Ty.Any, 0))));
        }
        if (Has(Features.Floats))
        {
            makers.Add((1, () => Expr.After(Ty.Bool, "($0).is_integer()", Value(Ty.Float, depth))));
            if (Has(Features.Math))
                makers.Add((1, () => Expr.Of(Ty.Bool, chance.OneOf("math.isnan($0)", "math.isinf($0)", "math.isfinite($0)", "math.isclose($0, 0.5)"), Value(Ty.Float, depth))));
        }
        AddBoolsOfContainers(makers, depth);
        if (Has(Features.Sets))
            AddBoolsOfSets(makers, depth);
        if (Has(Features.Bytes) && Has(Features.Strings))
            makers.Add((1, () => OfBytes(Ty.Bool, s_boolsOfBytes, depth)));
        AddRecords(makers, 1, Ty.Bool, depth);
        AddBoolsOfInstances(makers, depth);
    }

    // Only length decides: random strings hardly ever begin alike.
    private Expr ComparedWithBeginning(int depth)
    {
        var whole = Value(Ty.Str, 0);
        var longer = Expr.Binary(Ty.Str, Level.Sum, "+", whole, Value(Ty.Str, depth));
        var (left, right) = chance.Percent(50) ? (whole, longer) : (longer, whole);
        return Expr.Binary(Ty.Bool, Level.Comparison, Order(), left, right);
    }

    private void AddBoolsOfContainers(Makers makers, int depth)
    {
        if (Has(Features.Strings))
        {
            makers.Add((1, () => Expr.Binary(Ty.Bool, Level.Comparison, In(), Value(Ty.Str, 0), Value(Ty.Str, depth))));
            makers.Add((1, () => ComparedWithBeginning(depth)));
            makers.Add((1, () => Method(Ty.Bool, Value(Ty.Str, depth), chance.OneOf("startswith($1)", "endswith($1)"), Value(Ty.Str, 0))));
            makers.Add((1, () => Method(Ty.Bool, Value(Ty.Str, depth), chance.OneOf("isdigit()", "isalpha()", "isupper()", "isspace()", "isalnum()", "islower()", "isidentifier()", "isdecimal()", "isnumeric()"))));
        }
        if (Has(Features.Lists))
        {
            makers.Add((2, () =>
            {
                var type = AnyType(0);
                return Expr.Binary(Ty.Bool, Level.Comparison, In(), Value(type, depth), Value(Ty.List(type), depth));
            }));
            makers.Add((1, () => Expr.Of(Ty.Bool, chance.OneOf("any", "all") + "($0)", Value(Ty.List(Scalar()), depth))));
        }
        if (Has(Features.Dicts))
        {
            makers.Add((2, () =>
            {
                var key = Key();
                return Expr.Binary(Ty.Bool, Level.Comparison, In(), Value(key, depth), Value(Ty.Dict(key, Scalar()), depth));
            }));
        }
    }

    private string In() => chance.OneOf("in", "in", "not in");
    private string Order() => chance.OneOf("<", "<=", ">", ">=", "==", "!=");

    private Expr Compared(int depth)
    {
        var left = chance.Percent(70) ? Scalar() : AnyType();
        if (left.Sort is Sort.Function or Sort.Any or Sort.Instance)
            left = Ty.Int;
        var right = left.IsNumber && chance.Percent(25) && Has(Features.Floats) ? Ty.Float : left;
        var sign = left.IsScalar || IsOrdered(left) ? Order() : chance.OneOf("==", "!=");
        return Expr.Binary(Ty.Bool, Level.Comparison, sign, Value(left, depth), Value(right, depth));
    }

    private static bool IsOrdered(Ty type) => type.IsScalar
        || (type.Sort is Sort.List or Sort.Tuple && type.Items.All(IsOrdered));
}
