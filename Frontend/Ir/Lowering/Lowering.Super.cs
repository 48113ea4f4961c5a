// SPDX-License-Identifier: MIT
// Calls of super().m(...). The class of the receiver decides which class follows; nearly always all classes that it may be
// agree on the method, else it is asked which one it is.
using EPython.Frontend.Binding;
using EPython.Frontend.Syntax;
using EPython.Frontend.Types;

namespace EPython.Frontend.Ir.Lowering;

internal sealed partial class FunctionLowering
{
    /// <summary>What super() finds: a method, what a class holds otherwise, what built-in exceptions have, or what object
    /// has.</summary>
    private sealed record Next(FunctionSymbol? Method, ClassSymbol? Holder, bool IsBuiltin);

    private static Next NextOf(ClassSymbol one, ClassSymbol holder, string name) =>
        one.FindMethodAfter(holder, name) is { } method ? new(method, null, false)
            : new(null, one.HolderAfter(holder, name), one.IsBuiltinAfter(holder, name));

    private Lowered LowerSuperCall(AstCall call, AstAttribute callee, ClassSymbol holder)
    {
        var site = At(call);
        var variable = Usage.VariableAt(callee.Value)!;
        var groups = ClassesBelow(holder, callee).GroupBy(one => NextOf(one, holder, callee.Name)).ToList();
        var self = SelfOf(site, ReadVariable(callee.Value, variable), holder, callee.Name);
        Func<Next, Lowered> callAfter;
        if (call.Unpacks)
        {
            var (list, names) = LowerArguments(call, groups.FirstOrDefault()?.Key.Method is { } first
                && _program.FunctionOf(first) is { } known ? new IrFunctionValue(known.Index) : null, Pin(self));
            callAfter = next => CallAfter(site, callee, next, Pin(self), list, names, TypeOf(call));
        }
        else
        {
            var arguments = LowerAll(call.Arguments.Select(argument => argument.Value)).ConvertAll(Pin);
            callAfter = next => CallAfter(site, call, callee, next, Pin(self), arguments);
        }
        return groups.Count <= 1 ? callAfter(groups.FirstOrDefault()?.Key ?? new Next(null, null, false))
            : ForEachClass(site, Pin(self), TypeOf(call), groups, callAfter);
    }

    /// <summary>In a method of the class itself, the first argument is that class or one below it.</summary>
    private bool IsOfClass => _symbol.MethodKind == MethodKind.Class;

    private IEnumerable<ClassSymbol> ClassesBelow(ClassSymbol holder, AstAttribute attribute) =>
        (IsOfClass || Usage.VariableAt(attribute.Value)!.Type.Is(TypeTags.Any) ? Bound.Classes : TypeOf(attribute.Value).Classes)
            .Where(one => one.IsBelow(holder));

    private Lowered SelfOf(Site site, Lowered first, ClassSymbol holder, string name) =>
        IsOfClass ? first : ProveInstance(site, first, holder, name);

    private Lowered ClassOfSelf(Site site, Lowered self) => IsOfClass ? self
        : EmitBuiltin(site, "Type", new PyType(TypeTags.Type), [self.Operand]);

    /// <summary>What is done depends on the class of self.</summary>
    private Lowered ForEachClass<T>(
        Site site, Lowered self, PyType type, List<IGrouping<T, ClassSymbol>> groups, Func<T, Lowered> give)
    {
        var result = Join("super", type);
        var kind = ClassOfSelf(site, self);
        var end = NewLabel("super");
        AddBlock(site, end, () =>
        {
            foreach (var group in groups)
                CallIfOf(site, Pin(kind), group, group == groups[^1], end, () =>
                {
                    var value = give(group.Key);
                    if (!IsDead)
                        Add(new IrMove(site, result, ConvertTo(site, value, type)));
                });
        });
        return new Lowered(result, type);
    }

    /// <summary>super().x that is not called. Holder null: nothing has it.</summary>
    private Lowered LowerSuperAttribute(AstAttribute attribute, ClassSymbol holder)
    {
        var site = At(attribute);
        var variable = Usage.VariableAt(attribute.Value)!;
        var groups = ClassesBelow(holder, attribute)
            .GroupBy(one => new Found(one.HolderAfter(holder, attribute.Name))).ToList();
        var self = Pin(SelfOf(site, ReadVariable(attribute.Value, variable), holder, attribute.Name));
        Lowered Load(Found found) => LoadAfter(site, attribute, found.Holder, self);
        return groups.Count <= 1 ? Load(groups.FirstOrDefault()?.Key ?? new Found(null))
            : ForEachClass(site, self, TypeOf(attribute), groups, Load);
    }

    private sealed record Found(ClassSymbol? Holder);

    private Lowered LoadAfter(Site site, AstAttribute attribute, ClassSymbol? holder, Lowered self)
    {
        var name = attribute.Name;
        if (holder is null)
            return EmitRaise(site, "NoSuper", IrConstant.Value_(name));
        if (holder.Properties.TryGetValue(name, out var property) && _program.FunctionOf(property.Getter) is { } getter
            && ArgumentBinder.Of(property.Getter, [null]) is var binder && binder.Bind() is null)
            return EmitCall(site, getter, BoundArguments(site, getter, binder, [self]), null, TypeOf(attribute));
        if (!holder.Methods.TryGetValue(name, out var method) || _program.FunctionOf(method) is not { } function)
            return BoundTo(site, ReadHeld(site, holder.Attributes[name], TypeOf(attribute)), self);
        var value = new IrFunctionValue(function.Index);
        if (method.MethodKind == MethodKind.Static)
            return new Lowered(value, TypeOf(attribute));
        var first = method.MethodKind == MethodKind.Instance ? self : ClassOfSelf(site, self);
        return EmitBuiltin(site, "BindMethod", TypeOf(attribute), [value, first.Operand]);
    }

    /// <summary>What a class holds: of an instance, functions are methods.</summary>
    private Lowered BoundTo(Site site, Lowered held, Lowered self) => IsOfClass ? held
        : EmitBuiltin(site, "BindMethod", held.Type, [Boxed(site, held), self.Operand]);

    /// <summary>The same with arguments that were unpacked, self first.</summary>
    private Lowered CallAfter(
        Site site, AstAttribute callee, Next next, Lowered self, IrOperand list, IrOperand names, PyType type)
    {
        if (next.IsBuiltin)
            return CallOfExceptions(site, callee.Name, self, list, names);
        if (next.Method is { } method && _program.FunctionOf(method) is { } function)
        {
            if (method.MethodKind == MethodKind.Static)
                Add(new IrCallBuiltin(site, "ListPop", null, [list, IrConstant.Value_(0L)]));
            return Narrow(site, CallUnpacked(site, type, new IrFunctionValue(function.Index), list, names), type);
        }
        if (next.Holder is { } held)
        {
            Add(new IrCallBuiltin(site, "ListPop", null, [list, IrConstant.Value_(0L)]));
            var value = Boxed(site, LoadAfter(site, callee, held, self));
            return Narrow(site, CallUnpacked(site, type, value, list, names), type);
        }
        if (callee.Name == ClassSymbol.New)
            return EmitBuiltin(site, "NewObject", type, [ClassOfSelf(site, self).Operand]);
        if (callee.Name != "__init__")
            return EmitRaise(site, "NoSuper", IrConstant.Value_(callee.Name));
        var given = Emit(site, Operation.LengthList, PyType.Int, [list]);
        if (names is IrLocal)
            given = Emit(site, Operation.AddInt, PyType.Int,
                [given.Operand, Emit(site, Operation.Length, PyType.Int, [names]).Operand]);
        AddIf(site, new IrTest(Operation.NotEqualInt, [given.Operand, IrConstant.Int(1)]), () => RaiseObjectInit(site));
        return Lowered.None;
    }

    private Lowered RaiseObjectInit(Site site) => EmitRaise(site, "BuiltinArguments", IrConstant.Value_(
        "object.__init__() takes exactly one argument (the instance to initialize)"));

    private void CallIfOf(
        Site site, Lowered kind, IEnumerable<ClassSymbol> classes, bool isLast, IrLabel end, Action call)
    {
        if (isLast)
        {
            call();
            return;
        }
        foreach (var one in classes)
            AddIf(site, new IrTest(Operation.Is, [kind.Operand, ClassValue(one).Operand]), () =>
            {
                call();
                Add(new IrBreak(site, end));
            });
    }

    /// <summary>The call of the method that follows; of object, __init__ does nothing.</summary>
    private Lowered CallAfter(
        Site site, AstCall call, AstAttribute callee, Next next, Lowered self, List<Lowered> arguments)
    {
        if (next.IsBuiltin)
            return CallOfExceptions(site, call, callee.Name, self, arguments);
        if (next.Holder is { } held)
        {
            var result = Temporary(Kind.Value, TypeOf(call));
            var value = Boxed(site, LoadAfter(site, callee, held, self));
            Add(new IrCallValue(site, value, result, BoxAll(site, arguments), NamesOf(call)));
            return new Lowered(result, TypeOf(call));
        }
        if (next.Method is not { } method || _program.FunctionOf(method) is not { } function)
        {
            if (AttributeCalls.UseOfMethod(callee.Name) is { } use && arguments.Count == (use == AttributeUse.Store ? 2 : 1))
                return CallOfObject(site, call, callee, self, arguments);
            if (callee.Name == ClassSymbol.New)
                return EmitBuiltin(site, "NewObject", TypeOf(call), [ClassOfSelf(site, self).Operand]);
            if (callee.Name != "__init__")
                return EmitRaise(site, "NoSuper", IrConstant.Value_(callee.Name));
            return call.Arguments.Count == 0 ? Lowered.None : RaiseObjectInit(site);
        }
        var hasSelf = method.MethodKind != MethodKind.Static;
        var binder = ArgumentBinder.Of(method, hasSelf ? [null, .. GivenNames(call)] : GivenNames(call));
        if (binder.Bind() is { } error)
            return EmitRaise(site, "BuiltinArguments", IrConstant.Value_(error));
        List<Lowered> values = !hasSelf ? arguments
            : [method.MethodKind == MethodKind.Class ? ClassOfSelf(site, self) : self, .. arguments];
        return EmitCall(site, function, BoundArguments(site, function, binder, values), null, function.ResultType);
    }
}
