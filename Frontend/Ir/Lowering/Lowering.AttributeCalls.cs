// SPDX-License-Identifier: MIT
// getattr, hasattr, setattr and delattr. A known name is an attribute like any other. What may run code of the program
// (properties) is tried, else the value is asked whether it has the attribute. A computed name is looked up among the texts
// of the program's names.
using EPython.Frontend.Binding;
using EPython.Frontend.Syntax;
using EPython.Frontend.Types;

namespace EPython.Frontend.Ir.Lowering;

internal sealed partial class FunctionLowering
{
    private Lowered LowerAttributeCall(AstCall call, AttributeCall use)
    {
        if (use.Attribute is not { } attribute)
            return LowerComputed(call, use);
        var site = At(call);
        var values = LowerAll(call.Arguments.Where((_, i) => i != 1).Select(argument => argument.Value)).ConvertAll(Pin);
        switch (use.Use)
        {
            case AttributeUse.Load when values.Count == 1:
                return LoadFrom(site, values[0], attribute);
            case AttributeUse.Load:
                return LoadOr(site, values[0], attribute, values[1], TypeOf(call));
            case AttributeUse.Ask:
                return HasAttribute(site, values[0], attribute);
            case AttributeUse.Store when use.IsPlain:
                StorePlain(site, values[0], attribute, values[1]);
                return Lowered.None;
            case AttributeUse.Store:
                StoreAttribute(site, values[0], attribute, values[1]);
                return Lowered.None;
            default:
                if (use.IsPlain)
                    DeletePlain(site, values[0], attribute.Name);
                else
                    DeleteFrom(site, values[0], attribute.Name);
                return Lowered.None;
        }
    }

    private Lowered LoadOr(Site site, Lowered receiver, AstAttribute attribute, Lowered otherwise, PyType type)
    {
        if (IsSure(receiver.Type, attribute.Name))
            return LoadFrom(site, receiver, attribute);
        var result = Join(attribute.Name, type);
        void Take(Lowered value) => Move(site, result, ConvertTo(site, value, type));
        void Load() => Take(LoadFrom(site, receiver, attribute));
        if (MayRaise(receiver.Type, attribute.Name) || MayBeOfFunction(receiver.Type, attribute.Name))
            IfRaised(site, Load, () => Take(otherwise));
        else
            AddIf(site, new IrTest(null, [Asked(site, receiver, attribute.Name).Operand]), Load, () => Take(otherwise));
        return new Lowered(result, type);
    }

    private Lowered HasAttribute(Site site, Lowered receiver, AstAttribute attribute)
    {
        if (IsSure(receiver.Type, attribute.Name))
            return Lowered.Bool(true);
        return MayRaise(receiver.Type, attribute.Name) || MayBeOfFunction(receiver.Type, attribute.Name)
            ? Tried(site, () => LoadFrom(site, receiver, attribute)) : Asked(site, receiver, attribute.Name);
    }

    /// <summary>Whether nothing raises AttributeError while something is done.</summary>
    private Lowered Tried(Site site, Action load)
    {
        var has = Join("has", PyType.Bool);
        IfRaised(site, () =>
        {
            load();
            Move(site, has, Lowered.Bool(true).Operand);
        }, () => Move(site, has, Lowered.Bool(false).Operand));
        return new Lowered(has, PyType.Bool);
    }

    private void IfRaised(Site site, Action attempt, Action otherwise) => Add(Try(site, attempt, caught =>
    {
        var matches = Emit(site, Operation.MatchException, PyType.Bool, [caught, new IrTypeValue("AttributeError")]);
        AddIf(site, new IrTest(null, [matches.Operand]), otherwise, () => EmitRaise(site, "Reraised", caught));
    }));

    private Lowered Asked(Site site, Lowered receiver, string name) => EmitBuiltin(site, "HasAttribute", PyType.Bool,
        [Boxed(site, receiver), IrConstant.Value_((long)_program.AddMethodName(name)),
            IrConstant.Value_(IsMade(site, name) ? 0L : TypeAttributes.TypesWith(name))]);

    // What makes instances asks whether the program says how they begin.
    private static bool IsMade(Site site, string name) => name == "__init__" && site.Span.IsSilent;

    /// <summary>All instances that it may be have the attribute.</summary>
    private static bool IsSure(PyType type, string name) => type.Is(TypeTags.Instance) && type.Classes.Count > 0
        && (FieldOf(type, name) is { Field.IsSure: true } || type.Classes.All(one => one.FindMethod(name) is not null));

    /// <summary>Whether looking is not enough to know: code of the program decides, or what the exception is.</summary>
    private bool MayRaise(PyType type, string name) =>
        (type.Classes.Count == 0 && type.MayBe(TypeTags.Instance) ? Bound.Classes : type.Classes)
            .Any(one => one.FindProperty(name) is not null || one.FindMethod(ClassSymbol.Missing) is not null)
        || (ExceptionParts.Find(name) is not null && type.MayBeException);

    private void DeleteFrom(Site site, Lowered receiver, string name) => OrHook(
        site, receiver, ClassSymbol.Deleting, [new Lowered(IrConstant.Value_(name), PyType.Str)],
        (known, _) => DeletePlain(site, known, name));

    private void DeletePlain(Site site, Lowered receiver, string name)
    {
        if (MayBeOfFunction(receiver.Type, name))
            StoreOfFunction(site, receiver, name, new IrUnbound());
        else
            EmitVoid(site, Operation.DeleteAttribute, [Boxed(site, receiver)], _program.AddMethodName(name));
    }

    // ---- computed names -----------------------------------------------------------------------------------------------

    private void AddComputedNames()
    {
        foreach (var name in Bound.ComputedNames.Where(IsAttributeName))
            _program.AddComputedName(name);
    }

    private Lowered LowerComputed(AstCall call, AttributeCall computed)
    {
        var (site, use) = (At(call), computed.Use);
        AddComputedNames();
        var values = BoxAll(site, LowerAll(call.Arguments.Select(argument => argument.Value)).ConvertAll(Pin));
        var receiver = TypeOf(call.Arguments[0].Value);
        Lowered Load() => OrMissing(site, new Lowered(values[0], receiver), null, values[1], PyType.Any,
            _ => EmitBuiltin(site, "GetAttribute", PyType.Any, [values[0], values[1], _program.ComputedTexts]));
        switch (use)
        {
            case AttributeUse.Load when values.Count == 2:
                return Load();
            case AttributeUse.Load:
                var result = Join("attribute", PyType.Any);
                IfRaised(site, () => Move(site, result, Load().Operand), () => Move(site, result, values[2]));
                return new Lowered(result, PyType.Any);
            case AttributeUse.Ask:
                return Tried(site, () => Load());
            default:
                ChangeComputed(site, new Lowered(values[0], receiver), computed,
                    [.. values.Skip(1).Select(value => new Lowered(value, PyType.Any))]);
                return Lowered.None;
        }
    }

    /// <summary>Assigns or deletes an attribute: values are its name, and what is assigned.</summary>
    private void ChangeComputed(Site site, Lowered receiver, AttributeCall call, List<Lowered> values)
    {
        var stores = call.Use == AttributeUse.Store;
        void Change(Lowered known, List<Lowered> given)
        {
            var operands = BoxAll(site, [known, .. given]);
            Add(new IrCallBuiltin(site, stores ? "SetAttribute" : "DeleteAttribute", null,
                [operands[0], operands[1], _program.ComputedTexts, .. operands.Skip(2)]));
        }
        if (call.IsPlain)
            Change(receiver, values);
        else
            OrHook(site, receiver, stores ? ClassSymbol.Setting : ClassSymbol.Deleting, values, Change);
    }

    private bool IsAttributeName(string name) =>
        Bound.HasAttribute(name) || BuiltinTable.All.Any(row => row.Type is not null && row.PythonName == name);
}
