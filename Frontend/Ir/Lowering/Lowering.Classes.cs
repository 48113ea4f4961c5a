// SPDX-License-Identifier: MIT
// Classes: their statements, instances, attributes, and calls of methods. Where inference knows the classes that a receiver
// may be of, an attribute is a slot and a method that is the same in all of them is called by name; else the core looks
// it up by the number of its name.
using EPython.Frontend.Binding;
using EPython.Frontend.Syntax;
using EPython.Frontend.Types;

namespace EPython.Frontend.Ir.Lowering;

internal sealed partial class FunctionLowering
{
    /// <summary>The body runs in a frame of its own, as CPython runs it; then the name is bound.</summary>
    private void LowerClass(AstClass definition)
    {
        var site = At(definition);
        var wrappers = definition.Decorators.Select(decorator => Pin(Lower(decorator.Expression))).ToList();
        var (function, caller) = (_siteFunction, _siteCaller);
        (_siteFunction, _siteCaller) = (definition.Name, site);
        LowerStatements(definition.Body);
        (_siteFunction, _siteCaller) = (function, caller);
        NoteAbstract(site, Bound.ClassOf[definition]);
        var value = ClassValue(Bound.ClassOf[definition]);
        for (var i = wrappers.Count - 1; i >= 0; i--)
            value = Wrap(At(definition.Decorators[i]), wrappers[i], value);
        if (Usage.VariableAt(definition) is { } variable)
            WriteVariable(site, variable, value);
    }

    private void NoteAbstract(Site site, ClassSymbol one)
    {
        if (one.Name == ClassSymbol.Abstract || !one.Attributes.ContainsKey(ClassSymbol.AbstractWords))
            return;
        var place = _program.GlobalPlaceOf(one.OwnAttribute(ClassSymbol.AbstractWords));
        var words = one.AbstractNames.Count == 0 ? "" : $"Can't instantiate abstract class {one.Name} with abstract method"
            + $"{(one.AbstractNames.Count > 1 ? "s" : "")} {string.Join(", ", one.AbstractNames)}";
        Add(new IrStoreGlobal(site, place.Slot, ConvertTo(site, new Lowered(IrConstant.Value_(words), PyType.Str), PyType.Any)));
    }

    private static Lowered ClassValue(ClassSymbol one) =>
        new(new IrClassValue(one.Index, one.QualifiedName), new PyType(TypeTags.Type));

    private Lowered ReadClass(AstExpression use, Variable variable, ClassSymbol known)
    {
        if (Bound.MayBeUnbound.Contains(use))
            ReadVariable(use, variable);
        return ClassValue(known);
    }

    /// <summary>The class that an expression certainly is, whatever else evaluating it does.</summary>
    private ClassSymbol? ClassNamed(AstExpression expression) => Usage.VariableAt(expression)?.DirectClass;

    // ---- making instances ---------------------------------------------------------------------------------------------

    private Lowered LowerConstruction(AstCall call, Variable variable, ClassSymbol known)
    {
        var site = At(call);
        if (known.Maker is not null)
            return LowerValueCall(call);
        var method = known.FindMethod("__init__");
        var init = method is null ? null : _program.FunctionOf(method);
        if ((method is null && known.FindAttributes("__init__").Any()) || (method is not null && init?.ResultKind != Kind.None)
            || method is { MethodKind: not MethodKind.Instance })
            return LowerValueCall(call);
        if (known.IsException)
            return LowerExceptionMade(call, variable, known, init);
        if (Bound.MayBeUnbound.Contains(call.Callee))
            ReadVariable(call.Callee, variable);
        var type = new PyType(TypeTags.Instance) { Classes = [known] };
        if (init is null)
        {
            if (call.Arguments.Count > 0)
                return LowerWrongCall(call, $"{known.Name}() takes no arguments");
            return Pin(Emit(site, Operation.NewInstance, type, [], known.Index));
        }
        var binder = ArgumentBinder.Of(init.Symbol, [null, .. GivenNames(call)]);
        if (binder.Bind() is { } error)
            return LowerWrongCall(call, error);
        var values = LowerAll(call.Arguments.Select(argument => argument.Value));
        var made = Pin(Emit(site, Operation.NewInstance, type, [], known.Index));
        EmitCall(site, init, BoundArguments(site, init, binder, [made, .. values]), null, PyType.None);
        return made;
    }

    // ---- calls --------------------------------------------------------------------------------------------------------

    /// <summary>A call of a method by name; null where the method is found when it runs.</summary>
    private Lowered? LowerClassCall(AstCall call, AstAttribute callee)
    {
        if (ClassNamed(callee.Value) is { } known)
            return LowerCallOfClass(call, callee, known);
        var type = TypeOf(callee.Value);
        if (!IsFoundInClass(type, callee.Name) || type.Class is not { } common || MethodOf(type, callee.Name) is not { } method)
            return null;
        var hasSelf = method.Symbol.MethodKind == MethodKind.Instance;
        var binder = ArgumentBinder.Of(method.Symbol, hasSelf ? [null, .. GivenNames(call)] : GivenNames(call));
        if (method.Symbol.MethodKind == MethodKind.Class)
            return null;
        if (binder.Bind() is { } error)
            return LowerWrongCall(call, error);
        var site = At(call);
        var arguments = call.Arguments.Select(argument => argument.Value).ToList();
        var self = Keep(site, ProveInstance(At(callee), Lower(callee.Value), common, callee.Name), arguments);
        var values = LowerAll(arguments);
        return EmitCall(site, method, BoundArguments(site, method, binder, hasSelf ? [Pin(self), .. values] : values),
            null, TypeOf(call));
    }

    /// <summary>Whether a receiver of the type that has such an attribute is an instance: what else it may be has none.</summary>
    private static bool IsFoundInClass(PyType type, string name)
    {
        const TypeTags speaking = TypeTags.Exception | TypeTags.Type;
        return type.MayBe(TypeTags.Instance) && !type.MayBe(speaking) && !BuiltinTable.All.Any(row => row.PythonName == name
            && Enum.TryParse<TypeTags>(row.Type, out var owner) && type.MayBe(owner == TypeTags.Int ? TypeTags.Int | TypeTags.Bool : owner));
    }

    /// <summary>The method of that name in all classes that the type says.</summary>
    private IrFunction? MethodOf(PyType type, string name)
    {
        var methods = type.Classes.Select(one => one.FindMethod(name)).Distinct().ToList();
        return methods is [{ } only] ? _program.FunctionOf(only) : null;
    }

    private Lowered? LowerCallOfClass(AstCall call, AstAttribute callee, ClassSymbol known)
    {
        if (known.FindMethod(callee.Name) is not { MethodKind: not MethodKind.Class } method
            || _program.FunctionOf(method) is not { } function)
            return null;
        var binder = ArgumentBinder.Of(method, GivenNames(call));
        if (binder.Bind() is { } error)
            return LowerWrongCall(call, error);
        Lower(callee.Value);
        var site = At(call);
        var values = LowerAll(call.Arguments.Select(argument => argument.Value));
        return EmitCall(site, function, BoundArguments(site, function, binder, values), null, TypeOf(call));
    }

    // ---- loading ------------------------------------------------------------------------------------------------------

    private Lowered LowerAttribute(AstAttribute attribute) => Bound.Supers.TryGetValue(attribute, out var holder)
        ? LowerSuperAttribute(attribute, holder) : LoadFrom(At(attribute), Lower(attribute.Value), attribute);

    private Lowered LoadFrom(Site site, Lowered receiver, AstAttribute attribute)
    {
        if (MayBeOfFunction(receiver.Type, attribute.Name))
            return LoadOfFunction(site, receiver, attribute);
        if (IsKnownAttribute(attribute))
            return LoadKnownAttribute(site, receiver, attribute);
        if (TypeInference.SlicePartOf(attribute.Name) is >= 0 and var part
            && receiver.Type.MayBe(TypeTags.Slice | TypeTags.Range))
            return EmitBuiltin(site, "SlicePart", TypeOf(attribute), [Boxed(site, receiver),
                IrConstant.Value_((long)part), IrConstant.Value_((long)_program.AddMethodName(attribute.Name))]);
        if (TypeInference.ArrayPartOf(attribute.Name) is >= 0 and var which && receiver.Type.MayBe(TypeTags.Array))
            return Narrow(site, EmitBuiltin(site, "ArrayPart", PyType.Any, [Boxed(site, receiver),
                IrConstant.Value_((long)which), IrConstant.Value_((long)_program.AddMethodName(attribute.Name))]), TypeOf(attribute));
        if (NumberParts.Find(attribute.Name, receiver.Type.Tags) is { } partOfNumber)
            return LoadNumberPart(site, receiver, partOfNumber, attribute);
        if (attribute.Name == "__class__")
            return EmitBuiltin(site, "Type", TypeOf(attribute), [Boxed(site, receiver)]);
        if (LoadOfClasses(site, receiver, attribute) is { } made)
            return made;
        if (ClassNamed(attribute.Value) is { } known && known.SureAttribute(attribute.Name) is { } held
            && known.FindMethod(attribute.Name) is null)
            return ReadHeld(site, held, TypeOf(attribute));
        return LoadAttribute(site, receiver, attribute);
    }

    /// <summary>An attribute of a class, which is there.</summary>
    private Lowered ReadHeld(Site site, Variable held, PyType type)
    {
        var place = _program.GlobalPlaceOf(held);
        var target = Temporary(place.Slot.Kind, type);
        Add(new IrLoadGlobal(site, target, place.Slot));
        if (target.Kind == Kind.Value)
            EmitVoid(site, Operation.CheckBound, [target], _program.NameIndex(held.Name));
        return Narrow(site, new Lowered(target, type), type);
    }

    private Lowered LoadAttribute(Site site, Lowered receiver, AstAttribute attribute) =>
        OrMissing(site, receiver, attribute.Name, IrConstant.Value_(attribute.Name), TypeOf(attribute),
            known => LoadFound(site, known, attribute));

    private Lowered LoadFound(Site site, Lowered receiver, AstAttribute attribute)
    {
        var type = TypeOf(attribute);
        if (FieldOf(receiver.Type, attribute.Name) is var (common, field))
        {
            var instance = ProveInstance(site, receiver, common, attribute.Name);
            var place = field.PlaceType;
            return Narrow(site, Emit(
                site, LoadOf(field.Kind), place, [instance.Operand], common.Index, field.Slot), type);
        }
        if (CallPart(site, receiver, attribute.Name, one => one.FindProperty(attribute.Name)?.Getter, type) is { } got)
            return got;
        if (HeldBy(receiver.Type, attribute.Name) is { } held)
        {
            ProveInstance(site, receiver, receiver.Type.Class!, attribute.Name);
            return ReadHeld(site, held, type);
        }
        var name = _program.AddMethodName(attribute.Name);
        return Narrow(site, Emit(site, Operation.LoadAttribute, type, [Boxed(site, receiver)], name), type);
    }

    /// <summary>The slot that an attribute has in all classes of a type, with the class above them; null if that is not
    /// known, or if it may be found in the class instead.</summary>
    private static (ClassSymbol Common, FieldSymbol Field)? FieldOf(PyType type, string name)
    {
        if (!IsFoundInClass(type, name) || type.Class is not { } common
            || common.Fields.FirstOrDefault(one => one.Name == name) is not { } field
            || type.Classes.Any(one => one.FindMethod(name) is not null || one.FindProperty(name) is not null))
            return null;
        return field.IsSure || !type.Classes.Any(one => one.FindAttributes(name).Any()) ? (common, field) : null;
    }

    /// <summary>The attribute that all classes of a type find in a class, and no instance has.</summary>
    private static Variable? HeldBy(PyType type, string name)
    {
        if (!IsFoundInClass(type, name) || type.Class is null
            || type.Classes.Any(one => one.FindMethod(name) is not null || one.FindProperty(name) is not null
                || one.Fields.Any(field => field.Name == name)))
            return null;
        var held = type.Classes.Select(one => one.SureAttribute(name)).Distinct().ToList();
        return held is [{ Type: var kept } only] && !kept.MayBe(TypeTags.Function) ? only : null;
    }

    /// <summary>The receiver, checked to be an instance of a class unless that is known.</summary>
    private Lowered ProveInstance(Site site, Lowered receiver, ClassSymbol common, string name)
    {
        var type = new PyType(TypeTags.Instance) { Classes = receiver.Type.Classes };
        if (receiver.Type.Is(TypeTags.Instance) && IsProved(receiver))
            return receiver;
        var operand = Boxed(site, receiver);
        if (operand is IrLocal { IsTemporary: false })
            operand = Copy(site, new Lowered(operand, receiver.Type)).Operand;
        EmitVoid(site, Operation.CheckInstance, [operand], common.Index, _program.AddMethodName(name));
        if (operand is IrLocal { IsTemporary: true } local)
            _proved.Add(local);
        return new Lowered(operand, type);
    }

    private static Operation LoadOf(Kind kind) => kind switch
    {
        Kind.Int => Operation.LoadFieldInt,
        Kind.Float => Operation.LoadFieldFloat,
        Kind.Bool => Operation.LoadFieldBool,
        Kind.Word => Operation.LoadFieldWord,
        _ => Operation.LoadFieldValue,
    };

    // ---- storing ------------------------------------------------------------------------------------------------------

    private void StoreAttribute(Site site, Lowered receiver, AstAttribute attribute, Lowered value) => OrHook(
        site, receiver, ClassSymbol.Setting, [new Lowered(IrConstant.Value_(attribute.Name), PyType.Str), value],
        (known, values) => StorePlain(site, known, attribute, values[1]));

    private void StorePlain(Site site, Lowered receiver, AstAttribute attribute, Lowered value)
    {
        if (MayBeOfFunction(receiver.Type, attribute.Name))
            StoreOfFunction(site, receiver, attribute.Name, Boxed(site, value));
        else if (ClassNamed(attribute.Value) is { } known)
        {
            var held = known.OwnAttribute(attribute.Name);
            Add(new IrStoreGlobal(site, _program.GlobalPlaceOf(held).Slot, ConvertTo(site, value, held.Type)));
        }
        else if (receiver.Type.MayBeException && ExceptionParts.Find(attribute.Name) is < ExceptionPart.Notes and var part)
        {
            StoreExceptionPart(site, receiver, part, attribute, value);
        }
        else if (StoredField(receiver.Type, attribute.Name) is var (common, field))
        {
            var instance = ProveInstance(site, receiver, common, attribute.Name);
            EmitVoid(site, StoreOf(field.Kind), [instance.Operand, ConvertTo(site, value, field.PlaceType)],
                common.Index, field.Slot);
        }
        else if (CallPart(site, receiver, attribute.Name, one => one.FindProperty(attribute.Name)?.Setter, PyType.None, value) is null)
            StoreByName(site, Boxed(site, receiver), attribute.Name, Boxed(site, value));
    }

    private void StoreByName(Site site, IrOperand receiver, string name, IrOperand value) =>
        EmitVoid(site, Operation.StoreAttribute, [receiver, value], _program.AddMethodName(name));

    private static (ClassSymbol Common, FieldSymbol Field)? StoredField(PyType type, string name) =>
        type.MayBe(TypeTags.Instance) && type.Class is { } common
        && !type.Classes.Any(one => one.FindProperty(name) is not null)
        && common.Fields.FirstOrDefault(one => one.Name == name) is { } field ? (common, field) : null;

    private static Operation StoreOf(Kind kind) => kind switch
    {
        Kind.Int => Operation.StoreFieldInt,
        Kind.Float => Operation.StoreFieldFloat,
        Kind.Bool => Operation.StoreFieldBool,
        Kind.Word => Operation.StoreFieldWord,
        _ => Operation.StoreFieldValue,
    };

    private void AugmentAttribute(Site site, AstAugmentedAssign assign, AstAttribute attribute)
    {
        var receiver = Pin(Keep(site, Lower(attribute.Value), [assign.Value]));
        var place = At(attribute);
        var type = TypeOf(attribute);
        var loaded = ClassNamed(attribute.Value) is { } known && known.SureAttribute(attribute.Name) is { } held
            && known.FindMethod(attribute.Name) is null
                ? ReadHeld(place, held, type)
                : MayBeOfFunction(receiver.Type, attribute.Name) ? LoadOfFunction(place, receiver, attribute)
                : IsKnownAttribute(attribute) ? LoadKnownAttribute(place, receiver, attribute)
                : Narrow(place, LoadAttribute(place, receiver, attribute), type);
        var result = InPlace(site, assign.Operator, loaded, Lower(assign.Value),
            _program.Program.AugmentedTypes.GetValueOrDefault(assign) ?? PyType.Any);
        StoreAttribute(place, receiver, attribute, Pin(result));
    }

    private void DeleteAttribute(AstAttribute attribute)
    {
        var site = At(attribute);
        DeleteFrom(site, Lower(attribute.Value), attribute.Name);
    }
}
