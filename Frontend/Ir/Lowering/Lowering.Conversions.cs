// SPDX-License-Identifier: MIT
// Conversions between kinds, and proofs that a value is of the type that an operation relies on.
using EPython.Frontend.Types;

namespace EPython.Frontend.Ir.Lowering;

internal sealed partial class FunctionLowering
{
    private readonly HashSet<IrLocal> _promising = [];  // every assignment is checked: always as their type says
    private readonly List<IrLocal> _proved = [];        // proved on the way to here

    /// <summary>Value as a place of this type holds it: kind converted, promise checked.</summary>
    private IrOperand ConvertTo(Site site, Lowered value, PyType place)
    {
        var operand = ConvertKind(site, value, place.Kind);
        if (place.Kind != Kind.Value)
            return operand;
        return Prove(site, new Lowered(operand, value.Type), RegisterTypes.Of(place));
    }

    private IrOperand ConvertKind(Site site, Lowered value, Kind kind)
    {
        if (value.Kind == kind)
            return value.Operand;
        if (value.Operand is IrConstant constant && Literals.Convert(constant, kind) is { } converted)
            return converted;
        if (kind == Kind.Word && WordOf(value) is { } word)
            return word;
        if (kind == Kind.Float && value.Kind == Kind.Value && value.Type.MayBe(TypeTags.Int))
            value = AsFloat(site, value);
        var (operation, type) = ConversionOf(value.Kind, kind);
        if (value.Kind == Kind.Bool && kind is Kind.Float or Kind.Word)
            value = Emit(site, Operation.BoolToInt, PyType.Int, [value.Operand]);
        return Emit(site, operation, type, [value.Operand]).Operand;
    }

    /// <summary>Times 1.0 an int is the float that it counts as in arithmetic; a float stays what it is.</summary>
    private Lowered AsFloat(Site site, Lowered value) =>
        Emit(site, Operation.MultiplyDynamic, PyType.Float, [value.Operand, IrConstant.Value_(1.0)]);

    private static (Operation Operation, PyType Type) ConversionOf(Kind from, Kind to) => (from, to) switch
    {
        (Kind.Int, Kind.Value) => (Operation.BoxInt, PyType.Int),
        (Kind.Float, Kind.Value) => (Operation.BoxFloat, PyType.Float),
        (Kind.Bool, Kind.Value) => (Operation.BoxBool, PyType.Bool),
        (Kind.Word, Kind.Value) => (Operation.BoxWord, PyType.Int),
        (Kind.Value, Kind.Word) => (Operation.UnboxWord, PyType.Word),
        (Kind.Int or Kind.Bool, Kind.Word) => (Operation.IntToWord, PyType.Word),
        (Kind.Value, Kind.Int) => (Operation.UnboxInt, PyType.Int),
        (Kind.Value, Kind.Float) => (Operation.UnboxFloat, PyType.Float),
        (Kind.Value, Kind.Bool) => (Operation.UnboxBool, PyType.Bool),
        (Kind.Bool, Kind.Int) => (Operation.BoolToInt, PyType.Int),
        (Kind.Int or Kind.Bool, Kind.Float) => (Operation.IntToFloat, PyType.Float),
        (Kind.Int, Kind.Bool) => (Operation.TruthInt, PyType.Bool),
        (Kind.Word, Kind.Int) => (Operation.WordToInt, PyType.Int),
        (Kind.Word, Kind.Float) => (Operation.WordToFloat, PyType.Float),
        _ => throw new InvalidOperationException($"no conversion from {from} to {to}"),
    };

    /// <summary>A result as inference knows it: unboxed where its type has one raw kind.</summary>
    private Lowered Narrow(Site site, Lowered value, PyType type)
    {
        if (value.Kind is Kind.Int or Kind.Word && type.Kind is Kind.Int or Kind.Word)
            return NarrowInt(site, value, type);
        if (value.Kind != Kind.Value || type.Kind == Kind.Value)
            return value with { Type = value.Kind == Kind.Value && !IsProved(value) ? type : value.Type };
        return new Lowered(ConvertKind(site, value, type.Kind), type);
    }

    private IrOperand Boxed(Site site, Lowered value) => ConvertKind(site, value, Kind.Value);

    /// <summary>The value, checked to be of this register type unless that is known.</summary>
    private IrOperand Prove(Site site, Lowered value, RegisterType needed)
    {
        if (needed == RegisterType.Any || (IsProved(value) && Suffices(value.Type, needed)))
            return value.Operand;
        EmitVoid(site, Operation.CheckType, [value.Operand], (int)needed);
        if (value.Operand is IrLocal { IsTemporary: true } local)
            _proved.Add(local);
        return value.Operand;
    }

    private IrOperand Prove(Site site, Lowered value) => Prove(site, value, RegisterTypes.Of(value.Type));

    private bool IsProved(Lowered value) => value.Operand switch
    {
        IrConstant => true,
        IrLocal local => _promising.Contains(local) || _proved.Contains(local),
        _ => false,
    };

    private static bool Suffices(PyType type, RegisterType needed) => RegisterTypes.IsClass(needed)
        ? type is { Tags: TypeTags.Instance, Class: { } known } && known.Order.Any(one => one.Index == RegisterTypes.ClassOf(needed))
        : Suffices(RegisterTypes.Of(type), needed);

    private static bool Suffices(RegisterType known, RegisterType needed) =>
        known == needed || (needed == RegisterType.List && IsList(known));

    private static bool IsList(RegisterType type) =>
        type is RegisterType.ListInt or RegisterType.ListFloat or RegisterType.ListBool or RegisterType.ListValue;

    /// <summary>Operations whose results the verifier knows to be of the type that inference gives them.</summary>
    private static bool GivesProvedType(Operation operation) => operation
        is Operation.BuildListInt or Operation.BuildListFloat or Operation.BuildListBool or Operation.BuildListValue
        or Operation.RepeatListInt or Operation.RepeatListFloat or Operation.RepeatListBool
        or Operation.RepeatListValue or Operation.BuildTuple or Operation.UnpackTuple or Operation.UnpackStarred
        or Operation.BuildDict or Operation.BuildSet or Operation.LoadItemStr or Operation.ConcatStr or Operation.BuildStr
        or Operation.FormatValue or Operation.Chr or Operation.NewInstance or Operation.LoadFieldValue;
}
