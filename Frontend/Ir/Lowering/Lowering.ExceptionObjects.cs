// SPDX-License-Identifier: MIT
// Exceptions as objects: made by classes of the program, their parts, and the methods that all exceptions have.
using EPython.Frontend.Binding;
using EPython.Frontend.Syntax;
using EPython.Frontend.Types;

namespace EPython.Frontend.Ir.Lowering;

internal sealed partial class FunctionLowering
{
    // ---- making -------------------------------------------------------------------------------------------------------

    /// <summary>It has its arguments, as args, before its __init__ is called.</summary>
    private Lowered LowerExceptionMade(AstCall call, Variable variable, ClassSymbol known, IrFunction? init)
    {
        if (init is null && call.Arguments.Any(argument => argument.Name is not null))
            return LowerValueCall(call);
        var binder = init is null ? null : ArgumentBinder.Of(init.Symbol, [null, .. GivenNames(call)]);
        if (binder?.Bind() is { } error)
            return LowerWrongCall(call, error);
        if (Bound.MayBeUnbound.Contains(call.Callee))
            ReadVariable(call.Callee, variable);
        var site = At(call);
        var values = LowerAll(call.Arguments.Select(argument => argument.Value));
        var given = values.Where((_, i) => call.Arguments[i].Name is null).Select(value => Boxed(site, Pin(value)));
        var made = Pin(Emit(site, Operation.BuildException, new PyType(TypeTags.Instance) { Classes = [known] },
            [ClassValue(known).Operand, .. given]));
        if (init is not null)
            EmitCall(site, init, BoundArguments(site, init, binder!, [made, .. values]), null, PyType.None);
        return made;
    }

    /// <summary>What raise takes: a class is called.</summary>
    private Lowered Made(AstExpression expression, Lowered value)
    {
        if (Usage.VariableAt(expression) is { DirectClass: { IsException: true } known } variable)
            return LowerConstruction(new AstCall(expression.Span, expression, []), variable, known);
        return value.Type.MayBe(TypeTags.Type) && Bound.Classes.Any(one => one.IsException) && !IsBuiltinClass(expression)
            ? Emit(At(expression), Operation.MakeException, PyType.Any, [Boxed(At(expression), value)])
            : value;
    }

    private bool IsBuiltinClass(AstExpression expression) =>
        Bound.Resolutions.GetValueOrDefault(expression) is Resolution.ToType;

    // ---- parts --------------------------------------------------------------------------------------------------------

    /// <summary>Names of types and functions, and what may be in an exception.</summary>
    private bool IsKnownAttribute(AstAttribute attribute)
    {
        var type = TypeOf(attribute.Value);
        if (CallableTexts.Find(attribute.Name) is { } text && CallableTexts.MayHave(type.Tags, text))
            return true;
        if (type.Is(TypeTags.Type) && attribute.Name == "__name__")
            return true;
        return ExceptionParts.Find(attribute.Name) is { } part
            && (type.MayBe(TypeTags.Exception) || type.Classes.Any(one => ExceptionParts.Has(one, part)));
    }

    private Lowered LoadKnownAttribute(Site site, Lowered value, AstAttribute attribute)
    {
        var type = TypeOf(attribute.Value);
        if (type.Is(TypeTags.Type) && attribute.Name == "__name__")
            return EmitBuiltin(site, "TypeName", PyType.Str, [Boxed(site, value)]);
        if (CallableTexts.Find(attribute.Name) is { } text && CallableTexts.MayHave(type.Tags, text))
            return EmitBuiltin(site, "CallableText", TypeOf(attribute), [Boxed(site, value),
                IrConstant.Value_((long)text), IrConstant.Value_((long)_program.AddMethodName(attribute.Name))]);
        var part = ExceptionParts.Find(attribute.Name)!.Value;
        if (part == ExceptionPart.Class)
            return EmitBuiltin(site, "Type", TypeOf(attribute), [Boxed(site, value)]);
        var isPart = !type.MayBe(TypeTags.Instance) || !Bound.HasAttribute(attribute.Name)
            || (type.Classes.Count > 0 && type.Classes.All(one => ExceptionParts.Has(one, part)));
        return isPart ? Emit(site, Operation.LoadExceptionPart, TypeOf(attribute), [Boxed(site, value)], (int)part)
            : LoadOfEither(site, Pin(value), part, attribute);
    }

    /// <summary>An attribute that exceptions have, and instances of the program's classes too.</summary>
    private Lowered LoadOfEither(Site site, Lowered value, ExceptionPart part, AstAttribute attribute)
    {
        var operand = Boxed(site, value);
        var result = NewLocal(attribute.Name, Kind.Value, PyType.Any, isTemporary: false);
        IfOfClass(site, operand, ExceptionParts.Owner(part),
            () => Add(new IrOp(site, Operation.LoadExceptionPart, result, [operand], (int)part)),
            () => Move(site, result, Boxed(site, LoadAttribute(site, value, attribute))));
        return new Lowered(result, PyType.Any);
    }

    private void StoreExceptionPart(Site site, Lowered receiver, ExceptionPart part, AstAttribute attribute, Lowered value)
    {
        var (operand, stored) = (Boxed(site, Pin(receiver)), Boxed(site, Pin(value)));
        void Store() => EmitVoid(site, Operation.StoreExceptionPart, [operand, stored], (int)part);
        if (receiver.Type.IsException)
            Store();
        else
            IfOfClass(site, operand, "BaseException", Store, () => StoreByName(site, operand, attribute.Name, stored));
    }

    private void IfOfClass(Site site, IrOperand operand, string exception, Action then, Action otherwise)
    {
        var isException = EmitBuiltin(site, "Isinstance", PyType.Bool, [operand, new IrTypeValue(exception)]);
        AddIf(site, new IrTest(null, [isException.Operand]), then, otherwise);
    }

    // ---- methods ------------------------------------------------------------------------------------------------------

    /// <summary>A method that exceptions have themselves: ValueError.__init__(self, x), or what super() finds.</summary>
    private Lowered CallOfExceptions(Site site, AstCall call, string name, Lowered self, IReadOnlyList<Lowered> arguments)
    {
        if (call.Arguments.Any(argument => argument.Name is not null))
            return EmitRaise(site, "NoKeywordArguments", Boxed(site, self));
        if (name == "__init__")
        {
            var tuple = Emit(site, Operation.BuildTuple, new PyType(TypeTags.Tuple), BoxAll(site, arguments));
            EmitVoid(site, Operation.StoreExceptionPart, [Boxed(site, self), tuple.Operand], (int)ExceptionPart.Arguments);
            return Lowered.None;
        }
        return arguments.Count > 0
            ? EmitRaise(site, "BuiltinArguments", IrConstant.Value_($"expected 0 arguments, got {arguments.Count}"))
            : EmitBuiltin(site, "ExceptionText", PyType.Str,
                [Boxed(site, self), IrConstant.Value_(name == "__repr__")]);
    }

    /// <summary>The same with arguments that were unpacked, self first.</summary>
    private Lowered CallOfExceptions(Site site, string name, Lowered self, IrOperand list, IrOperand names)
    {
        if (names is IrLocal)
            AddIf(site, new IrTest(Operation.NotEqualInt,
                    [Emit(site, Operation.Length, PyType.Int, [names]).Operand, IrConstant.Int(0)]),
                () => EmitRaise(site, "NoKeywordArguments", Boxed(site, self)));
        if (name != "__init__")
            return EmitBuiltin(site, "ExceptionText", PyType.Str, [Boxed(site, self), IrConstant.Value_(name == "__repr__")]);
        Add(new IrCallBuiltin(site, "ListPop", null, [list, IrConstant.Value_(0L)]));
        EmitVoid(site, Operation.StoreExceptionPart, [Boxed(site, self), list], (int)ExceptionPart.Arguments);
        return Lowered.None;
    }

    private Lowered? LowerNote(AstCall call, AstAttribute method)
    {
        var type = TypeOf(method.Value);
        if (method.Name != ExceptionParts.AddNote || Bound.HasAttribute(method.Name) || call.Arguments is not [{ Name: null, Value: not AstStarred } note]
            || !(type.MayBe(TypeTags.Exception) || type.Classes.Any(one => one.IsException)))
            return null;
        var values = LowerAll(method.Value, note.Value);
        EmitVoid(At(call), Operation.StoreExceptionPart, BoxAll(At(call), values), (int)ExceptionPart.Notes);
        return Lowered.None;
    }

    private Lowered? LowerCallOfExceptions(AstCall call, AstAttribute method)
    {
        if (Bound.Resolutions.GetValueOrDefault(method.Value) is not Resolution.ToType { Name: var type }
            || !BuiltinTable.IsException(type) || !ClassSymbol.IsOfExceptions(method.Name)
            || call.Arguments is not [{ Name: null }, ..])
            return null;
        var values = LowerAll(call.Arguments.Select(argument => argument.Value));
        return CallOfExceptions(At(call), call, method.Name, Pin(values[0]), values[1..]);
    }
}
