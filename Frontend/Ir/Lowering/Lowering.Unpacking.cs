// SPDX-License-Identifier: MIT
// Displays and calls with *x and **x. Their items are gathered in a list, and in a dict, one after the other as CPython
// does it; a call takes them from there when it runs.
using EPython.Frontend.Binding;
using EPython.Frontend.Syntax;
using EPython.Frontend.Types;

namespace EPython.Frontend.Ir.Lowering;

internal sealed partial class FunctionLowering
{
    private static readonly PyType s_values = new(TypeTags.List) { Element = PyType.Any };

    // ---- displays -----------------------------------------------------------------------------------------------------

    /// <summary>A list of items, some of which may be unpacked.</summary>
    private Lowered LowerListOf(Site site, PyType type, IReadOnlyList<AstExpression> items)
    {
        var plain = items.TakeWhile(item => item is not AstStarred).ToList();
        var list = BuildList(site, type, LowerAll(plain));
        foreach (var item in items.Skip(plain.Count))
            AddToList(site, Pin(list), item, null);
        return list;
    }

    private void AddToList(Site site, Lowered list, AstExpression item, IrOperand? callee)
    {
        if (item is not AstStarred starred)
            AppendTo(site, list, Lower(item));
        else
            Add(new IrCallBuiltin(site, "ListUnpack", null,
                [list.Operand, Boxed(site, LowerIterable(starred.Value)), callee ?? new IrUnbound()]));
    }

    private Lowered LowerIterable(AstExpression iterable) => IsGenerator(iterable)
        ? Collect(At(iterable), (AstComprehension)iterable, ItemsList(iterable))
        : Lower(iterable);

    private Lowered LowerSet(AstSet set)
    {
        var site = At(set);
        var plain = set.Items.TakeWhile(item => item is not AstStarred).ToList();
        var made = Emit(site, Operation.BuildSet, TypeOf(set), BoxAll(site, LowerAll(plain)));
        foreach (var item in set.Items.Skip(plain.Count))
        {
            if (item is AstStarred starred)
                Add(new IrCallBuiltin(site, "SetUnpack", null, [Pin(made).Operand, Boxed(site, LowerIterable(starred.Value))]));
            else
                AddToSet(site, Pin(made), Lower(item));
        }
        return made;
    }

    private void AddToSet(Site site, Lowered set, Lowered item) =>
        Add(new IrCallBuiltin(site, "SetAdd", null, [set.Operand, Boxed(site, item)]));

    private void AddToDict(Site site, Lowered dict, AstExpression? key, AstExpression value, IrOperand? callee)
    {
        if (key is null)
            Merge(site, dict, Boxed(site, Lower(value)), callee);
        else
            EmitVoid(site, Operation.StoreItemDynamic, [dict.Operand, .. BoxAll(site, LowerAll(key, value))]);
    }

    private void Merge(Site site, Lowered dict, IrOperand mapping, IrOperand? callee) =>
        Add(new IrCallBuiltin(site, "DictMerge", null, [dict.Operand, mapping, callee ?? new IrUnbound()]));

    // ---- calls --------------------------------------------------------------------------------------------------------

    private Lowered LowerUnpackedCall(AstCall call)
    {
        if (call.Callee is not AstAttribute { Name: not "__class__" } method || Bound.Resolutions.ContainsKey(method))
            return LowerUnpackedValueCall(call);
        if (Bound.Supers.TryGetValue(method, out var holder))
            return LowerSuperCall(call, method, holder);
        var site = At(call);
        var self = Keep(site, Lower(method.Value), call.Arguments);
        var (list, names) = LowerArguments(call, CalleeOf(method), self);
        foreach (var row in BuiltinTable.All.Where(row => row.Type is not null && row.PythonName == method.Name))
            _program.AddKeywordsOf(row);
        if (method.Name == "format" && TypeOf(method.Value).Is(TypeTags.Str) && names is not IrConstant)
            names = Emit(site, Operation.BuildDict, new PyType(TypeTags.Dict), [IrConstant.Value_("<fields>"), names]).Operand;
        return Emit(site, Operation.CallMethodUnpacked, TypeOf(call), [list, names, names is IrConstant ? names : _program.KeywordTexts],
            _program.AddMethodName(method.Name));
    }

    private Lowered LowerUnpackedValueCall(AstCall call)
    {
        var site = At(call);
        var callee = Boxed(site, Pin(Keep(site, Lower(call.Callee), call.Arguments)));
        var (list, names) = LowerArguments(call, callee, null);
        return CallUnpacked(site, TypeOf(call), callee, list, names);
    }

    private Lowered CallUnpacked(Site site, PyType type, IrOperand callee, IrOperand list, IrOperand names) =>
        Emit(site, Operation.CallUnpacked, type,
            names is IrConstant ? [callee, list] : [callee, list, names, _program.KeywordTexts]);

    /// <summary>What a method certainly is, for messages.</summary>
    private IrOperand? CalleeOf(AstAttribute method)
    {
        var type = TypeOf(method.Value);
        if (type.MayBe(TypeTags.Instance))
            return MethodOf(type, method.Name) is { } known ? new IrFunctionValue(known.Index) : null;
        return MethodRow(type, method.Name) is { } row ? new IrBuiltinValue(row.Name, isMath: false) : null;
    }

    /// <summary>The arguments: a list of those given by position, behind self, and a dict of those given by name, or None.
    /// </summary>
    private (IrOperand List, IrOperand Names) LowerArguments(AstCall call, IrOperand? callee, Lowered? self)
    {
        var site = At(call);
        var positional = call.Arguments.Where(argument => argument is { Name: null, Value: not AstStarred { IsDouble: true } })
            .Select(argument => argument.Value).ToList();
        var list = Pin(BuildList(site, s_values, self is { } first ? [first] : []));
        foreach (var item in positional)
            AddToList(site, list, item, positional.Count == 1 ? callee : null);
        var named = call.Arguments.Where(argument => argument.Name is not null || argument.Value is AstStarred { IsDouble: true });
        Lowered? names = null;
        foreach (var argument in named)
        {
            if (argument.Name is { } given)
                _program.AddKeyword(given);
            names ??= Pin(Emit(site, Operation.BuildDict, new PyType(TypeTags.Dict), []));
            var value = argument.Value is AstStarred starred
                ? Boxed(site, Lower(starred.Value))
                : Emit(site, Operation.BuildDict, new PyType(TypeTags.Dict),
                    [IrConstant.Value_(argument.Name), Boxed(site, Lower(argument.Value))]).Operand;
            Merge(site, names.Value, value, callee ?? IrConstant.Value_(null));
        }
        if (callee is IrBuiltinValue { Name: "Print" } && positional.Exists(MakesText))
            list = Texts(site, list);
        return (list.Operand, names?.Operand ?? IrConstant.Value_(null));
    }

    // What is printed is made text here where the host cannot, once all of it is there.
    private Lowered Texts(Site site, Lowered list)
    {
        var texts = EmitBuiltin(site, "Map", new PyType(TypeTags.Iterator), [new IrTypeValue("Str"), list.Operand]);
        var made = Pin(BuildList(site, s_values, []));
        Add(new IrCallBuiltin(site, "ListUnpack", null, [made.Operand, texts.Operand, new IrUnbound()]));
        return made;
    }

    private bool MakesText(AstExpression item) =>
        MakesText(item is AstStarred starred ? ElementOf(TypeOf(starred.Value)) : TypeOf(item));
}
