// SPDX-License-Identifier: MIT
// Calls of super().m(...). The class of the receiver decides which class follows; nearly always all classes that it may be
// agree on the method, else it is asked which one it is.
using EPython.Frontend.Binding;
using EPython.Frontend.Syntax;
using EPython.Frontend.Types;

namespace EPython.Frontend.Ir.Lowering;

internal sealed partial class FunctionLowering
{
    private Lowered LowerSuperCall(AstCall call, AstAttribute callee, ClassSymbol holder)
    {
        var site = At(call);
        var variable = Usage.VariableAt(callee.Value)!;
        var classes = TypeOf(callee.Value).Classes.Where(one => one.IsBelow(holder)).ToList();
        var groups = classes.GroupBy(one => one.FindMethodAfter(holder, callee.Name)).ToList();
        var self = ProveInstance(site, ReadVariable(callee.Value, variable), holder, callee.Name);
        var arguments = LowerAll(call.Arguments.Select(argument => argument.Value));
        if (groups.Count <= 1)
            return CallAfter(site, call, callee, groups.FirstOrDefault()?.Key, Pin(self), arguments);
        var type = TypeOf(call);
        var result = Join("super", type);
        var kind = EmitBuiltin(site, "Type", new PyType(TypeTags.Type), [Pin(self).Operand]);
        arguments.ForEach(argument => Pin(argument));
        var end = NewLabel("super");
        AddBlock(site, end, () =>
        {
            foreach (var group in groups)
                CallIfOf(site, Pin(kind), group, group == groups[^1], end, () =>
                {
                    var value = CallAfter(site, call, callee, group.Key, self, arguments);
                    if (!IsDead)
                        Add(new IrMove(site, result, ConvertTo(site, value, type)));
                });
        });
        return new Lowered(result, type);
    }

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

    /// <summary>The call of the method that follows; null: of object, which has an __init__ that does nothing.</summary>
    private Lowered CallAfter(
        Site site, AstCall call, AstAttribute callee, FunctionSymbol? method, Lowered self, List<Lowered> arguments)
    {
        if (method is null || _program.FunctionOf(method) is not { } function)
        {
            if (callee.Name != "__init__")
                return EmitRaise(site, "NoSuper", IrConstant.Value_(callee.Name));
            return call.Arguments.Count == 0 ? Lowered.None : EmitRaise(site, "BuiltinArguments", IrConstant.Value_(
                "object.__init__() takes exactly one argument (the instance to initialize)"));
        }
        var hasSelf = method.MethodKind != MethodKind.Static;
        var binder = ArgumentBinder.Of(method, hasSelf ? [null, .. GivenNames(call)] : GivenNames(call));
        if (binder.Bind() is { } error)
            return EmitRaise(site, "BuiltinArguments", IrConstant.Value_(error));
        List<Lowered> values = hasSelf ? [self, .. arguments] : arguments;
        return EmitCall(site, function, BoundArguments(site, function, binder, values), null, function.ResultType);
    }
}
