// SPDX-License-Identifier: MIT
// Type inference: operators. The result set is the union over the pairs of operand types that the operator
// accepts.
using EPython.Frontend.Binding;
using EPython.Frontend.Syntax;

namespace EPython.Frontend.Types;

public sealed partial class TypeInference
{
    private const TypeTags Number = TypeTags.Bool | TypeTags.Int | TypeTags.Float;
    private const TypeTags Integer = TypeTags.Bool | TypeTags.Int;
    private const TypeTags Shaped = TypeTags.List | TypeTags.Tuple | TypeTags.Array | TypeTags.Dict | Sets;
    private const TypeTags Sets = TypeTags.Set | TypeTags.FrozenSet | TypeTags.DictView;

    private TypeNode Binary(
        AstNode place, BinaryOperator op, TypeNode left, TypeNode right, AstExpression? rightSyntax,
            bool inPlace)
    {
        (left, right) = (left.Find(), right.Find());
        var members = NumberResult(op, left, right, rightSyntax) | StrResult(op, left, right)
            | BytesResult(op, left, right);
        if (_profile == Profile.I32F32 && (members & TypeTags.Int) != 0 && place is AstBinary binary)
            members |= LargeSyntax(binary);
        if (!left.Has(Shaped | TypeTags.Instance) && !right.Has(Shaped | TypeTags.Instance))
        {
            if (_report && members == 0 && left.Tags != 0 && right.Tags != 0)
                _bag.BinaryTypes(place.Span, Symbol(op) + (inPlace ? "=" : ""), Word(left), Word(right));
            return _graph.Constant(members);
        }
        var result = NodeOf(place);
        _graph.Add(result, members);
        FlowContainers(PlaceOf(place), op, left, right, result, inPlace);
        var raises = FlowSpecial(PlaceOf(place), op, left, right, result, inPlace);
        if (_report && !raises && result.Find().Tags == 0 && left.Tags != 0 && right.Tags != 0)
            _bag.BinaryTypes(place.Span, Symbol(op) + (inPlace ? "=" : ""), Word(left), Word(right));
        return result;
    }

    // ---- numbers and strings ------------------------------------------------------------------------------

    private static TypeTags NumberResult(
        BinaryOperator op, TypeNode left, TypeNode right, AstExpression? rightSyntax)
    {
        var (a, b) = (left.Tags & Number, right.Tags & Number);
        if (a == 0 || b == 0)
            return 0;
        return KindResult(op, left, right, rightSyntax) | LargeResult(op, left, right, rightSyntax);
    }

    private static TypeTags KindResult(BinaryOperator op, TypeNode left, TypeNode right, AstExpression? rightSyntax)
    {
        var (a, b) = (left.Tags & Number, right.Tags & Number);
        var natural = !left.MayBeNegative && !right.MayBeNegative;
        return op switch
        {
            BinaryOperator.Divide => TypeTags.Float,
            BinaryOperator.Power => PowerResult(left, right, rightSyntax),
            BinaryOperator.And or BinaryOperator.Or or BinaryOperator.Xor => BitResult(op, left, right),
            BinaryOperator.ShiftLeft or BinaryOperator.ShiftRight =>
                (a & Integer) != 0 && (b & Integer) != 0 ? IntTag(!left.MayBeNegative) : 0,
            BinaryOperator.MatrixMultiply => 0,
            BinaryOperator.Subtract => ArithmeticResult(a, b, natural: false),
            BinaryOperator.Modulo => ArithmeticResult(a, b, !right.MayBeNegative),
            _ => ArithmeticResult(a, b, natural),
        };
    }

    private static TypeTags IntTag(bool natural) => natural ? TypeTags.Int : TypeTags.Int | TypeNode.Negative;

    private static TypeTags ArithmeticResult(TypeTags a, TypeTags b, bool natural)
    {
        var result = ((a | b) & TypeTags.Float) != 0 ? TypeTags.Float : 0;
        return (a & Integer) != 0 && (b & Integer) != 0 ? result | IntTag(natural) : result;
    }

    private static TypeTags BitResult(BinaryOperator op, TypeNode left, TypeNode right)
    {
        var (a, b) = (left.Tags & Integer, right.Tags & Integer);
        if (a == 0 || b == 0)
            return 0;
        var result = (a & b & TypeTags.Bool) != 0 ? TypeTags.Bool : 0;
        var natural = op == BinaryOperator.And
            ? !left.MayBeNegative || !right.MayBeNegative
            : !left.MayBeNegative && !right.MayBeNegative;
        return ((a | b) & TypeTags.Int) != 0 ? result | IntTag(natural) : result;
    }

    /// <summary>int ** int is an int unless the exponent is negative.</summary>
    private static TypeTags PowerResult(TypeNode left, TypeNode right, AstExpression? exponent)
    {
        var result = left.Has(TypeTags.Float) || right.Has(TypeTags.Float) ? TypeTags.Float : 0;
        if (!left.Has(Integer) || !right.Has(Integer))
            return result;
        if (exponent is not null && ConstantInt(exponent) < 0)
            return TypeTags.Float;
        if (right.MayBeNegative)
            result |= TypeTags.Float;
        return result | IntTag(!left.MayBeNegative);
    }

    private static TypeTags StrResult(BinaryOperator op, TypeNode left, TypeNode right) => op switch
    {
        BinaryOperator.Add when left.Has(TypeTags.Str) && right.Has(TypeTags.Str) => TypeTags.Str,
        BinaryOperator.Modulo when left.Has(TypeTags.Str) && right.Tags != 0 => TypeTags.Str,
        BinaryOperator.Multiply when left.Has(TypeTags.Str) && right.Has(Integer) => TypeTags.Str,
        BinaryOperator.Multiply when left.Has(Integer) && right.Has(TypeTags.Str) => TypeTags.Str,
        _ => 0,
    };

    /// <summary>What joins, repeats or fills in bytes is of the left operand's type.</summary>
    private static TypeTags BytesResult(BinaryOperator op, TypeNode left, TypeNode right) => op switch
    {
        BinaryOperator.Add when right.Has(BytesLike) => left.Tags & BytesLike,
        BinaryOperator.Modulo when right.Tags != 0 => left.Tags & BytesLike,
        BinaryOperator.Multiply => (right.Has(Integer) ? left.Tags & BytesLike : 0)
            | (left.Has(Integer) ? right.Tags & BytesLike : 0),
        _ => 0,
    };

    // ---- containers ---------------------------------------------------------------------------------------

    private void FlowContainers(
        Place place, BinaryOperator op, TypeNode left, TypeNode right, TypeNode result, bool inPlace)
    {
        if (op is BinaryOperator.And or BinaryOperator.Or or BinaryOperator.Xor or BinaryOperator.Subtract)
            FlowSets(place, op, left, right, result, inPlace);
        switch (op)
        {
            case BinaryOperator.Add:
                Concatenate(place, left, right, result, inPlace);
                break;
            case BinaryOperator.Multiply:
                Repeat(place, left, right, result, 10);
                Repeat(place, right, left, result, 20);
                break;
            case BinaryOperator.Or when left.Has(TypeTags.Dict) && right.Has(TypeTags.Dict):
                _graph.Flow(Restrict(left, TypeTags.Dict, place, 30), result);
                _graph.Flow(Restrict(right, TypeTags.Dict, place, 31), result);
                break;
        }
    }

    /// <summary>The result is of the left operand's type; of views of dicts, a set.</summary>
    private void FlowSets(Place place, BinaryOperator op, TypeNode left, TypeNode right, TypeNode result, bool inPlace)
    {
        if (!left.Has(Sets) || !right.Has(Sets))
            return;
        var made = inPlace && left.Has(TypeTags.Set) ? left : result;
        var tags = (left.Tags & (TypeTags.Set | TypeTags.FrozenSet)) | (left.Has(TypeTags.DictView) ? TypeTags.Set : 0);
        var item = _graph.SetItemOf(made, made == left ? TypeTags.Set : tags);
        _graph.Flow(Iterate(Restrict(left, Sets, place, 40), place, 41), item);
        if (op is BinaryOperator.Or or BinaryOperator.Xor)
            _graph.Flow(Iterate(Restrict(right, Sets, place, 42), place, 43), item.Find());
        if (made == left)
            _graph.Flow(Restrict(left, TypeTags.Set | TypeTags.FrozenSet, place, 44), result);
    }

    private void Concatenate(Place place, TypeNode left, TypeNode right, TypeNode result, bool inPlace)
    {
        if (left.Has(TypeTags.List) && inPlace)
        {
            _graph.Flow(Restrict(left, TypeTags.List, place, 1), result);
            _graph.Flow(Iterate(right, place, 2), left.Find().ListItem!);
        }
        foreach (var tag in (TypeTags[])[TypeTags.List, TypeTags.Array])
        {
            if (!left.Has(tag) || !right.Has(tag) || (inPlace && tag == TypeTags.List))
                continue;
            _graph.Flow(Restrict(left, tag, place, (int)tag), result);
            _graph.Flow(Restrict(right, tag, place, 1 + (int)tag), result);
        }
        if (left.Has(TypeTags.Tuple) && right.Has(TypeTags.Tuple))
            ConcatenateTuples(left, right, result);
    }

    private void ConcatenateTuples(TypeNode left, TypeNode right, TypeNode result)
    {
        if (left.TupleItems is { } a && right.TupleItems is { } b && a.Length + b.Length <= MaxTupleItems)
        {
            _graph.FlowTuple([.. a, .. b], result);
            return;
        }
        var rest = _graph.TupleRestOf(result);
        FlowTupleItems(left, rest);
        FlowTupleItems(right, rest);
    }

    /// <summary>Longer tuples are of unknown length, so that `t = t + (x,)` in a loop comes to an
    /// end.</summary>
    private const int MaxTupleItems = 16;

    private void Repeat(Place place, TypeNode sequence, TypeNode count, TypeNode result, int part)
    {
        if (!count.Has(Integer))
            return;
        var same = sequence.Tags & (TypeTags.List | TypeTags.Array);
        if (same != 0)
            _graph.Flow(Restrict(sequence, same, place, part), result);
        if (sequence.Has(TypeTags.Tuple))
            FlowTupleItems(sequence, _graph.TupleRestOf(result));
    }

    // ---- unary and comparison -----------------------------------------------------------------------------

    private TypeNode Unary(AstUnary e, TypeNode operand)
    {
        if (e.Operator == UnaryOperator.Not)
            return _graph.Bool;
        TypeTags members = 0;
        if (operand.Has(Integer))
            members = e.Operator == UnaryOperator.Plus
                ? IntTag(!operand.MayBeNegative) : IntTag(natural: false);
        if (operand.Has(TypeTags.Float) && e.Operator != UnaryOperator.Invert)
            members |= TypeTags.Float;
        if (operand.Has(TypeTags.Instance))
            return SpecialUnary(e, operand, members);
        if (_report && members == 0 && operand.Tags != 0)
            _bag.UnaryType(e.Span, Symbol(e.Operator), Word(operand));
        return _graph.Constant(members);
    }

    private TypeNode Compare(AstCompare e)
    {
        var left = Eval(e.First);
        var result = _graph.Bool;
        for (var i = 0; i < e.Rest.Count; i++)
        {
            var right = Eval(e.Rest[i]);
            result = WithGiven(e, i, CompareSpecial(PlaceOf(e.Rest[i]), e.Operators[i], left, right), result);
            if (_report && left.Tags != 0 && right.Tags != 0)
                ReportCompare(e, e.Operators[i], left, right);
            left = right;
        }
        return result;
    }

    // What a method gives is the result of the comparison, whatever that is; any one of a chain may decide.
    private TypeNode WithGiven(AstCompare e, int part, TypeNode? given, TypeNode result)
    {
        if (given is null || !given.Has(TypeTags.Any & ~(TypeTags.Bool | TypeTags.NotImplemented)))
            return result;
        var all = NodeOf(e);
        _graph.Add(all, TypeTags.Bool);
        _graph.Flow(Restrict(given, TypeTags.Any & ~TypeTags.NotImplemented, PlaceOf(e).Child("known"), part), all);
        return all.Find();
    }

    private void ReportCompare(AstCompare e, CompareOperator op, TypeNode left, TypeNode right)
    {
        if (op is CompareOperator.In or CompareOperator.NotIn)
        {
            if (!right.Has(Iterable | TypeTags.Instance) && !IsEnumeration(e, right))
                _bag.NotContainer(e.Span, Word(right));
            return;
        }
        var symbol = op switch
        {
            CompareOperator.Less => "<",
            CompareOperator.LessEqual => "<=",
            CompareOperator.Greater => ">",
            CompareOperator.GreaterEqual => ">=",
            _ => null,
        };
        if (symbol is not null && !CanOrder(left, right))
            _bag.CompareTypes(e.Span, symbol, Word(left), Word(right));
    }

    private static bool CanOrder(TypeNode left, TypeNode right)
    {
        TypeTags[] classes =
            [Number, TypeTags.Str, TypeTags.List, TypeTags.Tuple, TypeTags.Array, Sets, BytesLike];
        return (left.Tags | right.Tags).HasFlag(TypeTags.Instance) || classes.Any(c => left.Has(c) && right.Has(c));
    }

    private static string Symbol(BinaryOperator op) => op switch
    {
        BinaryOperator.Add => "+",
        BinaryOperator.Subtract => "-",
        BinaryOperator.Multiply => "*",
        BinaryOperator.Divide => "/",
        BinaryOperator.FloorDivide => "//",
        BinaryOperator.Modulo => "%",
        BinaryOperator.Power => "**",
        BinaryOperator.And => "&",
        BinaryOperator.Or => "|",
        BinaryOperator.Xor => "^",
        BinaryOperator.ShiftLeft => "<<",
        BinaryOperator.ShiftRight => ">>",
        _ => "@",
    };

    private static string Symbol(UnaryOperator op) => op switch
    {
        UnaryOperator.Negate => "-",
        UnaryOperator.Plus => "+",
        _ => "~",
    };
}
