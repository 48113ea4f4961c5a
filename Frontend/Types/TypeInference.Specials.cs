// SPDX-License-Identifier: MIT
// Type inference: special methods, which operators and built-ins call. What runs for any instance (text, truth, length) is
// reached when one is made; the rest only in programs that may ask for it (SpecialNeeds). Comparisons may meet anything then.
using EPython.Frontend.Binding;
using EPython.Frontend.Syntax;

namespace EPython.Frontend.Types;

public sealed partial class TypeInference
{
    private static readonly SpecialMethod[] s_alone =
        [SpecialMethod.Repr, SpecialMethod.Str, SpecialMethod.Bool, SpecialMethod.Len,
            SpecialMethod.Iter, SpecialMethod.Next, SpecialMethod.Reversed, SpecialMethod.Index, SpecialMethod.Int,
            SpecialMethod.Float, SpecialMethod.Bytes, SpecialMethod.TupleItems];

    private static readonly SpecialMethod[] s_withAnything =
        [SpecialMethod.Less, SpecialMethod.LessEqual, SpecialMethod.Equal, SpecialMethod.NotEqual, SpecialMethod.Greater,
            SpecialMethod.GreaterEqual, SpecialMethod.Contains];

    private readonly Dictionary<ClassSymbol, Place> _specials = [];

    private Place SpecialsOf(ClassSymbol one)
    {
        if (!_specials.TryGetValue(one, out var place))
            _specials.Add(one, place = new Place());
        return place;
    }

    private void ReachSpecials(ClassSymbol one)
    {
        foreach (var special in s_alone)
            CallSpecial(one, special, SpecialsOf(one));
        if (_needs.Formats)
            CallSpecial(one, SpecialMethod.Format, SpecialsOf(one), _graph.Str);
        if (_needs.Hashes)
            CallSpecial(one, SpecialMethod.Hash, SpecialsOf(one));
        foreach (var special in s_withAnything.Where(special => HasSpecial(one, special) && IsAsked(special)))
        {
            _graph.Flow(InstanceNode(one), _graph.Any);
            CallSpecial(one, special, SpecialsOf(one), _graph.Any);
        }
    }

    private static bool HasSpecial(ClassSymbol one, SpecialMethod special) =>
        one.FindAttributes(SpecialMethods.Names[(int)special]).Any();

    /// <summary>What a special method gives; Nothing if the class has none.</summary>
    private TypeNode CallSpecial(ClassSymbol one, SpecialMethod special, Place place, params TypeNode[] values)
    {
        var name = SpecialMethods.Names[(int)special];
        var arguments = new Arguments(place.Child((one, special)), null, values);
        if (one.FindMethod(name) is { } method)
            return CallFunction(method, arguments, isCertain: false, method.MethodKind == MethodKind.Static
                ? null : InstanceNode(one));
        var result = arguments.Place.Node(0);
        foreach (var variable in one.FindAttributes(name))
            _graph.Flow(CallHeld(NodeOf(variable), arguments, InstanceNode(one)), result);
        return result.Find();
    }

    /// <summary>Whether the classes have the method is asked, though nothing may call it.</summary>
    private void Keep(TypeNode receiver, SpecialMethod special)
    {
        foreach (var one in InstancesAt(receiver))
        {
            if (one.FindMethod(SpecialMethods.Names[(int)special]) is not { } method)
                continue;
            Reach(method);
            _values.Add(method);
        }
    }

    /// <summary>True: a method is there that always raises.</summary>
    private bool FlowSpecialTo(
        TypeNode receiver, SpecialMethod special, Place place, TypeNode result, params TypeNode[] values)
    {
        var raises = false;
        foreach (var one in InstancesAt(receiver))
        {
            var given = CallSpecial(one, special, place, values);
            var known = Restrict(
                given, TypeTags.Any & ~TypeTags.NotImplemented, place.Child((one, special, "known")), 0);
            _graph.Flow(known, result);
            raises |= given.Find().Tags == 0 && one.FindMethod(SpecialMethods.Names[(int)special]) is not null;
        }
        return raises;
    }

    // ---- operators --------------------------------------------------------------------------------------------

    private bool FlowSpecial(
        Place place, BinaryOperator op, TypeNode left, TypeNode right, TypeNode result, bool inPlace)
    {
        (left, right) = (left.Find(), right.Find());
        var number = (int)Enum.Parse<OperatorNumber>(op.ToString());
        var raises = inPlace
            && FlowSpecialTo(left, Numbered(SpecialMethod.InPlaceAdd, number), place, result, right);
        raises |= FlowSpecialTo(left, Numbered(SpecialMethod.Add, number), place, result, right);
        raises |= FlowSpecialTo(right, Numbered(SpecialMethod.ReflectedAdd, number), place, result, left);
        if (op == BinaryOperator.Modulo)
            AskMapping(left, right, place.Child("key"));
        return raises;
    }

    /// <summary>"%(key)s" % it, and the same with bytes.</summary>
    private void AskMapping(TypeNode format, TypeNode values, Place place)
    {
        foreach (var one in InstancesAt(values))
        {
            if (format.Has(TypeTags.Str))
                CallSpecial(one, SpecialMethod.GetItem, place, _graph.Str);
            if (format.Has(BytesLike))
                CallSpecial(one, SpecialMethod.GetItem, place.Child("octets"), _graph.Constant(TypeTags.Bytes));
        }
    }

    private static SpecialMethod Numbered(SpecialMethod first, int number) => (SpecialMethod)((int)first + number);

    private TypeNode SpecialUnary(AstUnary e, TypeNode operand, TypeTags members)
    {
        var result = NodeOf(e);
        _graph.Add(result, members);
        var special = e.Operator switch
        {
            UnaryOperator.Negate => SpecialMethod.Negate,
            UnaryOperator.Plus => SpecialMethod.Plus,
            _ => SpecialMethod.Invert,
        };
        var raises = FlowSpecialTo(operand, special, PlaceOf(e), result);
        if (_report && !raises && result.Find().Tags == 0)
            _bag.UnaryType(e.Span, Symbol(e.Operator), Word(operand));
        return result.Find();
    }

    /// <summary>What the methods that compare give; null for what is true or false whatever they give.</summary>
    private TypeNode? CompareSpecial(Place place, CompareOperator op, TypeNode left, TypeNode right)
    {
        if (op is CompareOperator.Is or CompareOperator.IsNot)
            return null;
        NoteComparison(op, left, right);
        if (op is CompareOperator.In or CompareOperator.NotIn)
        {
            foreach (var one in InstancesAt(right).Where(one => HasSpecial(one, SpecialMethod.Contains)))
                CallSpecial(one, SpecialMethod.Contains, place, left);
            if (InstancesAt(right).Any(one => !HasSpecial(one, SpecialMethod.Contains)))
                Iterate(Restrict(right, TypeTags.Instance, place.Child("iterated"), 0), place.Child("iterated"), 1);
            return null;
        }
        var special = SpecialMethod.Less + (Enum.Parse<OperatorNumber>(op.ToString()) - OperatorNumber.Less);
        var given = place.Child("given").Node(0);
        foreach (var one in InstancesAt(left))
            _graph.Flow(CallSpecial(one, special, place, right), given);
        foreach (var one in InstancesAt(right))
            _graph.Flow(CallSpecial(one, Mirrored(special), place.Child("mirrored"), left), given);
        if (op == CompareOperator.NotEqual)
            CompareSpecial(place.Child("equal"), CompareOperator.Equal, left, right);
        return given.Find();
    }

    private static SpecialMethod Mirrored(SpecialMethod special) => special switch
    {
        SpecialMethod.Less => SpecialMethod.Greater,
        SpecialMethod.LessEqual => SpecialMethod.GreaterEqual,
        SpecialMethod.Greater => SpecialMethod.Less,
        SpecialMethod.GreaterEqual => SpecialMethod.LessEqual,
        _ => special,
    };

    // ---- items and calls --------------------------------------------------------------------------------------

    private TypeNode LoadSpecialItem(AstSubscript e, TypeNode value, TypeNode index)
    {
        var place = PlaceOf(e);
        var result = place.Node(8);
        FlowSpecialTo(value, SpecialMethod.GetItem, place, result, index);
        if (!value.Is(TypeTags.Instance))
            _graph.Flow(e.Index is AstSlice ? LoadSlice(e, value) : LoadAnyItem(e, value, index), result);
        return result.Find();
    }

    private void StoreSpecialItem(AstSubscript e, TypeNode container, TypeNode index, TypeNode item)
    {
        foreach (var one in InstancesAt(container))
            CallSpecial(one, SpecialMethod.SetItem, PlaceOf(e).Child("store"), index, item);
    }

    private void DeleteSpecialItem(AstSubscript e, TypeNode container)
    {
        foreach (var one in InstancesAt(container))
            CallSpecial(one, SpecialMethod.DelItem, PlaceOf(e), _graph.Any);
    }

    /// <summary>A call of what may be an instance.</summary>
    private TypeNode CallInstances(TypeNode callee, Arguments arguments)
    {
        var result = arguments.Place.Child("instances").Node(0);
        foreach (var one in InstancesAt(callee))
        {
            if (one.FindMethod(SpecialMethods.Names[(int)SpecialMethod.Call]) is { } method)
                _graph.Flow(Quietly(() => CallFunction(method, arguments, isCertain: false, InstanceNode(one))), result);
        }
        foreach (var other in (callee.Callees ?? []).ToList())
            _graph.Flow(Quietly(() => CallOne(other, arguments, isCertain: false)), result);
        return result.Find();
    }
}
