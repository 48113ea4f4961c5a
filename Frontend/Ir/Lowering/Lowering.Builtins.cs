// SPDX-License-Identifier: MIT
// Built-in functions that have operations of their own where the types of their operands are known.
using EPython.Frontend.Binding;
using EPython.Frontend.Syntax;
using EPython.Frontend.Types;

namespace EPython.Frontend.Ir.Lowering;

internal sealed partial class FunctionLowering
{
    private Lowered LowerBuiltinCall(AstCall call, string name)
    {
        if (name == "Print" && LowerPrintOfParts(call) is { } printed)
            return printed;
        if (ClassSymbol.RoundingMethod(name) is { } method && call.Arguments is [{ Name: null } number])
            return LowerRounding(call, name, Lower(number.Value), method);
        if (LowerConsumer(call, name) is { } consumed)
            return consumed;
        if (call.Arguments.All(argument => argument.Name is null && !IsGenerator(argument.Value))
            && LowerTyped(call, name) is { } typed)
            return typed;
        var row = BuiltinTable.All.First(r => r.Name == name);
        return name is "List" or "Sorted" && TypeOf(call).Is(TypeTags.List)
            ? LowerListMaker(call, row)
            : LowerRowCall(call, row);
    }

    /// <summary>A function of module math that asks a class first.</summary>
    private Lowered LowerRounding(AstCall call, string name, Lowered number, string method)
    {
        var (site, type) = (At(call), TypeOf(call));
        var classes = !number.Type.MayBe(TypeTags.Instance) ? []
            : number.Type.Classes.Count == 0 ? Bound.Classes : number.Type.Classes;
        if (!classes.Any(one => one.FindMethod(method) is not null))
            return EmitBuiltin(site, name, type, [Boxed(site, number)]);
        if (number.Type.Is(TypeTags.Instance) && CallPart(site, number, method, one => one.FindMethod(method), type) is { } called)
            return called;
        var result = Join("rounded", type);
        var value = Pin(new Lowered(Boxed(site, number), number.Type));
        var kind = EmitBuiltin(site, "Type", new PyType(TypeTags.Type), [value.Operand]);
        var has = EmitBuiltin(site, "HasAttribute", PyType.Bool, [kind.Operand,
            IrConstant.Value_((long)_program.AddMethodName(method)), IrConstant.Value_(0L)]);
        void Take(Lowered given) => Move(site, result, ConvertTo(site, given, type));
        AddIf(site, new IrTest(null, [has.Operand]), () =>
        {
            var target = Temporary(Kind.Value, PyType.Any);
            Add(new IrCallMethod(site, method, target, [value.Operand], []));
            Take(new Lowered(target, PyType.Any));
        }, () => Take(EmitBuiltin(site, name, PyType.Int, [value.Operand])));
        return new Lowered(result, type);
    }

    private Lowered? LowerTyped(AstCall call, string name)
    {
        var types = call.Arguments.Select(argument => TypeOf(argument.Value)).ToList();
        var operation = types.Count switch
        {
            1 => OneOperand(name, types[0]),
            2 => TwoOperands(name, types[0], types[1]),
            _ => null,
        };
        if (operation is null)
            return null;
        var site = At(call);
        var values = LowerAll(call.Arguments.Select(argument => argument.Value));
        return operation(site, values);
    }

    private delegate Lowered Typed(Site site, List<Lowered> values);

    private Typed? OneOperand(string name, PyType type) => (name, type.Tags) switch
    {
        ("Len", TypeTags.List) => (site, v) => Emit(site, Operation.LengthList, PyType.Int, [Prove(site, v[0])]),
        ("Len", TypeTags.Str) => (site, v) => Emit(site, Operation.LengthStr, PyType.Int, [Prove(site, v[0])]),
        ("Len", _) => (site, v) => Emit(site, Operation.Length, PyType.Int, [Boxed(site, v[0])]),
        ("IsSequence", var tags) when (tags & ~Sequences) == 0 => Known(true),
        ("IsSequence", _) when !type.MayBe(Sequences)
            && ClassesOf(type).All(one => one.FindMethod(SpecialMethods.Names[(int)SpecialMethod.TupleItems]) is null) => Known(false),
        ("IsMapping", TypeTags.Dict) => Known(true),
        ("IsMapping", _) when !type.MayBe(TypeTags.Dict) => Known(false),
        ("Abs", TypeTags.Int or TypeTags.Bool) => Simple(Operation.AbsInt, PyType.Int),
        ("Abs", TypeTags.Float) or ("MathFabs", TypeTags.Float) => Simple(Operation.AbsFloat, PyType.Float),
        ("Int" or "Abs", TypeTags.Word) => (_, v) => v[0],
        ("Int", TypeTags.Int or TypeTags.Bool) => (site, v) => new(ConvertKind(site, v[0], Kind.Int), PyType.Int),
        ("Int", TypeTags.Float) => Simple(Operation.FloatToInt, PyType.Int),
        ("Float", TypeTags.Int or TypeTags.Bool or TypeTags.Float or TypeTags.Word) =>
            (site, v) => new(ConvertKind(site, v[0], Kind.Float), PyType.Float),
        ("Bool", _) => (site, v) => Materialize(site, Truth(site, v[0])),
        ("Ord", TypeTags.Str) => (site, v) => Emit(site, Operation.Ord, PyType.Int, [Prove(site, v[0])]),
        ("Chr", TypeTags.Int) => Simple(Operation.Chr, PyType.Str),
        ("Str", TypeTags.Str) => (_, v) => v[0],
        ("MathSqrt", TypeTags.Int or TypeTags.Bool or TypeTags.Float) => Simple(Operation.SqrtFloat, PyType.Float),
        _ => null,
    };

    private const TypeTags Sequences = TypeTags.List | TypeTags.Tuple | TypeTags.Range | TypeTags.Array;

    private static Typed Known(bool truth) => (_, _) => Lowered.Bool(truth);

    private Typed? TwoOperands(string name, PyType left, PyType right) => (name, left.Tags, right.Tags) switch
    {
        ("Min", TypeTags.Int, TypeTags.Int) => Simple(Operation.MinInt, PyType.Int),
        ("Max", TypeTags.Int, TypeTags.Int) => Simple(Operation.MaxInt, PyType.Int),
        ("Min", TypeTags.Float, TypeTags.Float) => Simple(Operation.MinFloat, PyType.Float),
        ("Max", TypeTags.Float, TypeTags.Float) => Simple(Operation.MaxFloat, PyType.Float),
        _ => null,
    };

    /// <summary>An operation on the operands, converted to the kinds of its row.</summary>
    private Typed Simple(Operation operation, PyType type, params int[] immediates) => (site, values) =>
    {
        var kinds = operation.Info().Registers.Select(Operations.KindOf);
        var operands = values.Zip(kinds, (value, kind) => ConvertKind(site, value, kind)).ToList();
        return Emit(site, operation, type, operands, immediates);
    };

    private Lowered LowerMath(AstCall call, string name)
    {
        var index = BuiltinTable.Math.ToList().FindIndex(row => row.Name == name);
        var arity = BuiltinTable.Math[index].Arity;
        var isTyped = call.Arguments.Count == arity && call.Arguments.All(argument => argument.Name is null
            && TypeOf(argument.Value).Kind is Kind.Int or Kind.Bool or Kind.Float);
        if (!isTyped)
            return LowerValueCall(call);
        var operation = arity == 1 ? Operation.MathFloat : Operation.MathFloat2;
        var values = LowerAll(call.Arguments.Select(argument => argument.Value));
        return Simple(operation, PyType.Float, index)(At(call), values);
    }

    /// <summary>list(x) and sorted(x, ...): a new list stored as inference says, extended by x, then sorted.</summary>
    private Lowered LowerListMaker(AstCall call, BuiltinInfo row)
    {
        var site = At(call);
        var slots = new int[call.Arguments.Count];
        if (new BuiltinSignature(row).Bind(GivenNames(call), false, slots, out var count) is { } error)
            return LowerWrongCall(call, error);
        var operands = Enumerable.Range(0, count).Select(IrOperand (_) => new IrUnbound()).ToArray();
        var values = LowerArguments(call);
        for (var i = 0; i < slots.Length; i++)
            operands[slots[i]] = Boxed(site, values[i]);
        var list = operands[0] is IrUnbound
            ? BuildList(site, TypeOf(call), [])
            : ListFrom(site, TypeOf(call), operands[0]);
        if (row.Name == "Sorted")
            Add(new IrCallBuiltin(site, "ListSort", null, [list.Operand, .. operands[1..]]));
        return list;
    }
}
