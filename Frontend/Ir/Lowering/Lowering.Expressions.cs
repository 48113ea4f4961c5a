// SPDX-License-Identifier: MIT
// Expressions other than operators, conditions and calls.
using EPython.Frontend.Binding;
using EPython.Frontend.Syntax;
using EPython.Frontend.Types;

namespace EPython.Frontend.Ir.Lowering;

internal sealed partial class FunctionLowering
{
    private PyType TypeOf(AstExpression expression) =>
        _program.Program.Types.GetValueOrDefault(expression) ?? PyType.Any;

    private Lowered Lower(AstExpression expression) =>
        Narrow(At(expression), LowerNatural(expression), TypeOf(expression));

    private Lowered LowerNatural(AstExpression expression) => expression switch
    {
        AstInt literal => LowerInt(literal, literal.Value),
        AstFloat literal => Lowered.Float(Rounded(literal.Value)),
        AstBool literal => Lowered.Bool(literal.Value),
        AstNone => Lowered.None,
        AstEllipsis => new Lowered(IrConstant.Value_(new IrEllipsis()), TypeOf(expression)),
        AstStr literal => Lowered.Str(literal.Value),
        AstBytes literal => new Lowered(IrConstant.Value_(new IrBytes(literal.Value)), PyType.Bytes),
        AstName or AstAttribute => LowerReference(expression),
        AstFString text => LowerFString(text),
        AstFormatted part => LowerFormatted(part),
        AstBinary binary => LowerBinary(binary),
        AstUnary unary => LowerUnary(unary),
        AstBoolean boolean => LowerBoolean(boolean),
        AstCompare compare => LowerCompare(compare),
        AstConditional conditional => LowerConditional(conditional),
        AstCall call => LowerCall(call),
        AstSubscript subscript => LowerSubscript(subscript),
        _ => LowerOther(expression),
    };

    private Lowered LowerOther(AstExpression expression) => expression switch
    {
        AstList list => LowerList(list),
        AstTuple tuple => LowerTuple(tuple),
        AstDict dict => LowerDict(dict),
        AstSet set => LowerSet(set),
        AstLambda lambda => LowerFunctionValue(lambda, lambda.Parameters),
        AstNamed named => LowerNamed(named),
        AstYield yielded => LowerYield(yielded),
        AstComprehension comprehension => LowerComprehension(comprehension),
        AstSlice slice => LowerSlice(slice),
        _ => throw new InvalidOperationException($"{expression.GetType().Name} is not a value"),
    };

    /// <summary>A number as the profile's floats hold it.</summary>
    private double Rounded(double number) => Literals.Round(number, _program.Profile);

    private Lowered LowerInt(AstExpression expression, System.Numerics.BigInteger value)
    {
        var profile = _program.Profile;
        if (value >= profile.IntMin() && value <= profile.IntMax())
            return Lowered.Int((long)value);
        if (profile == Profile.I32F32 && value > 0 && value <= uint.MaxValue)
            return new Lowered(IrConstant.Word((uint)value), PyType.Word);
        _program.Bag.ReportIntLiteralTooLarge(expression.Span, profile.IntBits());
        return Lowered.Int(0);
    }

    private Lowered LowerReference(AstExpression expression) => Bound.Resolutions.GetValueOrDefault(expression) switch
    {
        null when expression is AstAttribute attribute => LowerAttribute(attribute),
        Resolution.ToVariable { Variable: { DirectClass: { } known } variable } => ReadClass(expression, variable, known),
        Resolution.ToVariable { Variable: { Fallback: { } fallback } variable } =>
            ReadOrFallBack(At(expression), variable, LowerResolution(expression, fallback, TypeOf(expression))),
        Resolution.ToVariable to => ReadVariable(expression, to.Variable),
        var resolution => LowerResolution(expression, resolution, TypeOf(expression)),
    };

    /// <summary>A global named like a built-in: the built-in while it is unbound.</summary>
    private Lowered ReadOrFallBack(Site site, Variable variable, Lowered fallback)
    {
        var result = NewLocal(variable.Name, Kind.Value, PyType.Any, isTemporary: false);
        AddIf(site, IsBound(site, variable),
            () => Move(site, result, Boxed(site, ReadGlobal(site, variable, false))),
            () => Move(site, result, Boxed(site, fallback)));
        return new Lowered(result, PyType.Any);
    }

    private Lowered LowerResolution(AstNode node, Resolution? resolution, PyType valueType)
    {
        switch (resolution)
        {
            case Resolution.ToBuiltin builtin:
                if (!builtin.IsMath)
                    _program.AddKeywordsOf(BuiltinTable.All.First(row => row.Name == builtin.Name));
                return new Lowered(new IrBuiltinValue(builtin.Name, builtin.IsMath), valueType);
            case Resolution.ToType type:
                if (BuiltinTable.All.FirstOrDefault(row => row.Type is null && row.Name == type.Name) is { } constructor)
                    _program.AddKeywordsOf(constructor);
                return new Lowered(new IrTypeValue(type.Name), valueType);
            case Resolution.ToConstant constant:
                return LowerConstant(constant.Value);
            default:
                return Lowered.None;
        }
    }

    private Lowered LowerConstant(object? value) => value switch
    {
        null => Lowered.None,
        NotImplementedValue => new Lowered(IrConstant.Value_(new IrNotImplemented()), new PyType(TypeTags.NotImplemented)),
        IrEllipsis => new Lowered(IrConstant.Value_(value), new PyType(TypeTags.Ellipsis)),
        double number => Lowered.Float(Rounded(number)),
        long number => Lowered.Int(Math.Min(number, _program.Profile.IntMax())),     // sys.maxsize
        int number => Lowered.Int(number),
        bool truth => Lowered.Bool(truth),
        string text => Lowered.Str(text),
        _ => throw new InvalidOperationException($"no constant of {value.GetType().Name}"),
    };

    // ---- several operands ---------------------------------------------------------------------------------------------

    /// <summary>Values of expressions from left to right. One that is a variable is copied when a later one may assign
    /// it.</summary>
    private List<Lowered> LowerAll(params IEnumerable<AstExpression> expressions)
    {
        var list = expressions.ToList();
        var values = new List<Lowered>();
        for (var i = 0; i < list.Count; i++)
            values.Add(Keep(At(list[i]), Lower(list[i]), list.Skip(i + 1)));
        return values;
    }

    private Lowered Keep(Site site, Lowered value, IEnumerable<AstNode> later) =>
        value.Operand is IrLocal { IsTemporary: false } && later.SelectMany(AstWalk.All).Any(n => n is AstNamed)
            ? Copy(site, value)
            : value;

    private List<IrOperand> BoxAll(Site site, IEnumerable<Lowered> values) =>
        [.. values.Select(value => Boxed(site, value))];

    // ---- displays -----------------------------------------------------------------------------------------------------

    private Lowered LowerList(AstList list) => LowerListOf(At(list), TypeOf(list), list.Items);

    /// <summary>A list literal's type: a list of what inference says, whatever else the place may hold.</summary>
    private Lowered BuildList(Site site, PyType type, IReadOnlyList<Lowered> items)
    {
        var element = type.Element ?? PyType.Any;
        var operation = element.Storage switch
        {
            Storage.Int => Operation.BuildListInt,
            Storage.Float => Operation.BuildListFloat,
            Storage.Bool => Operation.BuildListBool,
            _ => Operation.BuildListValue,
        };
        var kind = KindOf(element.Storage);
        return Emit(site, operation, type, [.. items.Select(item => ConvertKind(site, item, kind))]);
    }

    private static Kind KindOf(Storage storage) => storage switch
    {
        Storage.Int => Kind.Int,
        Storage.Float => Kind.Float,
        Storage.Bool => Kind.Bool,
        _ => Kind.Value,
    };

    private Lowered LowerTuple(AstTuple tuple)
    {
        if (Literals.ValueOf(tuple, _program.Profile) is { } constant)
            return new Lowered(constant, TypeOf(tuple));
        var site = At(tuple);
        if (tuple.Items.Any(item => item is AstStarred))
            return EmitBuiltin(site, "Tuple", TypeOf(tuple), [LowerListOf(site, s_values, tuple.Items).Operand]);
        return Emit(site, Operation.BuildTuple, TypeOf(tuple), BoxAll(site, LowerAll(tuple.Items)));
    }

    private Lowered LowerDict(AstDict dict)
    {
        var site = At(dict);
        var pairs = dict.Keys.Zip(dict.Values).ToList();
        var plain = pairs.TakeWhile(pair => pair.First is not null).ToList();
        var items = LowerAll(plain.SelectMany(pair => new[] { pair.First!, pair.Second }));
        var made = Emit(site, Operation.BuildDict, TypeOf(dict), BoxAll(site, items));
        for (var i = plain.Count; i < pairs.Count; i++)
            AddToDict(site, Pin(made), pairs[i].First, pairs[i].Second, i >= dict.Called ? new IrTypeValue("Dict") : null);
        return made;
    }

    private Lowered LowerSlice(AstSlice slice)
    {
        var site = At(slice);
        var bounds = new[] { slice.Start, slice.Stop, slice.Step };
        var values = LowerAll(bounds.Select(bound => bound ?? new AstNone(slice.Span)));
        return Emit(site, Operation.BuildSlice, new PyType(TypeTags.Slice),
            BoxAll(site, values.ConvertAll(value => AsIndex(site, value, null))));
    }

    private Lowered LowerNamed(AstNamed named)
    {
        var value = Pin(Lower(named.Value));
        WriteTarget(named.Target, value);
        return value;
    }

    /// <summary>Marks a value as read more than once.</summary>
    private Lowered Pin(Lowered value)
    {
        if (value.Operand is IrLocal local)
            _pinned.Add(local);
        return value;
    }

    // ---- f-strings ----------------------------------------------------------------------------------------------------

    private Lowered LowerFString(AstFString text)
    {
        var site = At(text);
        if (text.Parts.Count == 0)
            return Lowered.Str("");
        var parts = LowerAll(text.Parts);
        return parts.Count == 1 && parts[0].Operand is IrLocal
            ? parts[0]
            : Emit(site, Operation.BuildStr, PyType.Str, [.. parts.Select(part => Prove(site, part))]);
    }

    private Lowered LowerFormatted(AstFormatted part)
    {
        var site = At(part);
        var values = LowerAll(part.Value, part.Spec ?? new AstNone(part.Span));
        var spec = part.Spec is null ? values[1].Operand : Prove(site, values[1], RegisterType.Str);
        return Emit(site, Operation.FormatValue, PyType.Str, [Boxed(site, values[0]), spec], part.Conversion);
    }

    // ---- subscripts ---------------------------------------------------------------------------------------------------

    private Lowered LowerSubscript(AstSubscript subscript)
    {
        var site = At(subscript);
        var (container, index, displacement) = LowerContainerAndIndex(subscript);
        return LoadItem(site, TypeOf(subscript), container, index, displacement);
    }

    /// <summary>Container and index of x[i]; for a typed sequence a small constant is split off: x[i + 1].</summary>
    private (Lowered Container, Lowered Index, int Displacement) LowerContainerAndIndex(AstSubscript subscript)
    {
        var index = subscript.Index;
        var displacement = 0;
        var container = Keep(At(subscript.Value), Lower(subscript.Value), [index]);
        if (IsIndexed(container) && SplitDisplacement(index) is var (rest, constant))
            (index, displacement) = (rest, constant);
        return (container, AsIndex(At(index), Lower(index), container), displacement);
    }

    /// <summary>An index that may be an instance with __index__; of: what it is the index of, if anything.</summary>
    private Lowered AsIndex(Site site, Lowered index, Lowered? of)
    {
        var classes = index.Type.Classes.Count == 0 ? Bound.Classes : index.Type.Classes;
        if (!index.Type.MayBe(TypeTags.Instance) || !classes.Any(one => one.FindAttributes("__index__").Any()))
            return index;
        var isInt = index.Type.Is(TypeTags.Instance) && (of is null || IsIndexed(of.Value));
        return EmitBuiltin(site, "AsIndex", isInt ? PyType.Int : PyType.Any,
            [Boxed(site, index), of is { } container ? Boxed(site, Pin(container)) : new IrUnbound()]);
    }

    private static bool IsIndexed(Lowered container) => container.Type.Is(TypeTags.List) || container.Type.Is(TypeTags.Str);

    private (AstExpression Other, int Constant)? SplitDisplacement(AstExpression index)
    {
        if (index is not AstBinary { Operator: BinaryOperator.Add or BinaryOperator.Subtract } sum
            || sum.Right is not AstInt { Value: var number } || !TypeOf(sum.Left).Is(TypeTags.Int))
            return null;
        var constant = sum.Operator == BinaryOperator.Add ? number : -number;
        return constant >= -8 && constant <= 7 ? (sum.Left, (int)constant) : null;
    }

    private Lowered LoadItem(Site site, PyType type, Lowered container, Lowered index, int displacement)
    {
        if (container.Type.Is(TypeTags.List) && index.IsIntLike)
        {
            var element = container.Type.Element ?? PyType.Any;
            var operands = new[] { Prove(site, container), ConvertKind(site, index, Kind.Int) };
            return Emit(site, LoadItemOf(element.Storage), element, operands, displacement);
        }
        if (container.Type.Is(TypeTags.Str) && index.IsIntLike)
        {
            var operands = new[] { Prove(site, container), ConvertKind(site, index, Kind.Int) };
            return Emit(site, Operation.LoadItemStr, PyType.Str, operands, displacement);
        }
        if (TupleItem(container, index) is { } item)
            return LoadTupleItem(site, container, item);
        var result = Emit(site, Operation.LoadItemDynamic, type, [Boxed(site, container), Boxed(site, index)]);
        return index.Type.Is(TypeTags.Slice) ? Restored(site, result, container) : result;
    }

    private static Operation LoadItemOf(Storage storage) => storage switch
    {
        Storage.Int => Operation.LoadItemInt,
        Storage.Float => Operation.LoadItemFloat,
        Storage.Bool => Operation.LoadItemBool,
        _ => Operation.LoadItemValue,
    };

    /// <summary>Position of t[constant] in a tuple whose length is known.</summary>
    private static int? TupleItem(Lowered container, Lowered index)
    {
        if (!container.Type.Is(TypeTags.Tuple) || container.Type.Items is not { } items
            || index.Operand is not IrConstant { Kind: Kind.Int, Value: long position })
            return null;
        if (position < 0)
            position += items.Count;
        return position >= 0 && position < items.Count && position < 256 ? (int)position : null;
    }

    private Lowered LoadTupleItem(Site site, Lowered tuple, int item)
    {
        var type = tuple.Type.Items is { } items ? items[item] : tuple.Type.Element ?? PyType.Any;
        var value = Emit(site, Operation.LoadTupleItem, type, [Prove(site, tuple, RegisterType.Tuple)], item);
        return Narrow(site, value, type);
    }

    /// <summary>A list made at run time from another, stored as inference says of its result.</summary>
    private Lowered Restored(Site site, Lowered list, Lowered source)
    {
        if (!list.Type.Is(TypeTags.List) || !source.Type.Is(TypeTags.List)
            || list.Type.Element?.Storage == source.Type.Element?.Storage)
            return list;
        return ListFrom(site, list.Type, list.Operand);
    }

    /// <summary>New list of a type, filled from any iterable.</summary>
    private Lowered ListFrom(Site site, PyType type, params IrOperand[] iterables)
    {
        var list = BuildList(site, type, []);
        foreach (var iterable in iterables)
            Add(new IrCallBuiltin(site, "ListExtend", null, [list.Operand, iterable]));
        return list;
    }

    private void StoreItem(Site site, Lowered container, Lowered index, int displacement, Lowered value)
    {
        if (!container.Type.Is(TypeTags.List) || !index.IsIntLike)
        {
            EmitVoid(site, Operation.StoreItemDynamic,
                [Boxed(site, container), BoxIndex(site, index, displacement), Boxed(site, value)]);
            return;
        }
        var storage = (container.Type.Element ?? PyType.Any).Storage;
        var operation = storage switch
        {
            Storage.Int => Operation.StoreItemInt,
            Storage.Float => Operation.StoreItemFloat,
            Storage.Bool => Operation.StoreItemBool,
            _ => Operation.StoreItemValue,
        };
        EmitVoid(site, operation,
            [Prove(site, container), ConvertKind(site, index, Kind.Int), ConvertKind(site, value, KindOf(storage))],
            displacement);
    }

    private IrOperand BoxIndex(Site site, Lowered index, int displacement)
    {
        if (displacement != 0)
            index = Emit(site, Operation.AddInt, PyType.Int, [index.Operand, IrConstant.Int(displacement)]);
        return Boxed(site, index);
    }
}
