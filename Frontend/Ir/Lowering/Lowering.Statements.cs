// SPDX-License-Identifier: MIT
// Statements other than loops.
using EPython.Frontend.Binding;
using EPython.Frontend.Syntax;
using EPython.Frontend.Types;

namespace EPython.Frontend.Ir.Lowering;

internal sealed partial class FunctionLowering
{
    private void LowerStatements(IEnumerable<AstStatement> statements)
    {
        foreach (var statement in statements)
        {
            if (IsDead)
                return;
            LowerStatement(statement);
        }
    }

    private void LowerStatement(AstStatement statement)
    {
        switch (statement)
        {
            case AstExpressionStatement expression:
                Lower(expression.Value);
                break;
            case AstAssign assign:
                LowerAssign(assign);
                break;
            case AstAugmentedAssign assign:
                LowerAugmented(assign);
                break;
            case AstAnnotatedAssign { Value: { } value } assign:
                WriteTarget(assign.Target, Lower(value));
                break;
            case AstIf branch:
                Branch(branch.Condition, () => LowerStatements(branch.Then),
                    branch.Else.Count == 0 ? null : () => LowerStatements(branch.Else));
                break;
            case AstReturn result:
                ReturnFrom(At(result), result.Value is { } returned ? Lower(returned) : Lowered.None);
                break;
            default:
                LowerRareStatement(statement);
                break;
        }
    }

    private void LowerRareStatement(AstStatement statement)
    {
        switch (statement)
        {
            case AstWhile loop:
                LowerWhile(loop);
                break;
            case AstFor loop:
                LowerFor(loop);
                break;
            case AstBreak:
                Leave(At(statement), new Jump(_loops.Peek().Break, IsContinue: false), _loops.Peek().Exits);
                break;
            case AstContinue:
                Leave(At(statement), new Jump(_loops.Peek().Continue, IsContinue: true), _loops.Peek().Exits);
                break;
            case AstTry guarded:
                LowerTry(guarded);
                break;
            case AstWith with:
                LowerWith(with);
                break;
            case AstRaise raise:
                LowerRaise(raise);
                break;
            case AstFunction def:
                LowerDef(def);
                break;
            case AstClass definition:
                LowerClass(definition);
                break;
            case AstDelete delete:
                foreach (var target in delete.Targets)
                    LowerDelete(target);
                break;
            case AstAssert assert:
                LowerAssert(assert);
                break;
            case AstImport or AstImportFrom:
                LowerImport(statement);
                break;
        }
    }

    // ---- assignment ---------------------------------------------------------------------------------------------------

    private void LowerAssign(AstAssign assign)
    {
        if (assign.Targets is [var only] && PairedItems(only, assign.Value) is { } pairs)
        {
            LowerPaired(pairs);
            return;
        }
        var value = Lower(assign.Value);
        if (assign.Targets.Count > 1)
            value = Pin(value.Operand is IrLocal { IsTemporary: false } ? Copy(At(assign), value) : value);
        foreach (var target in assign.Targets)
            WriteTarget(target, value);
    }

    /// <summary>a, b = x, y: targets and values one by one, without a tuple.</summary>
    private static List<(AstExpression Target, AstExpression Value)>? PairedItems(
        AstExpression target, AstExpression value)
    {
        var (targets, values) = (ItemsOf(target), ItemsOf(value));
        return targets is not null && values is not null && targets.Count == values.Count
            && !targets.Concat(values).Any(item => item is AstStarred)
                ? [.. targets.Zip(values)]
                : null;
    }

    private static IReadOnlyList<AstExpression>? ItemsOf(AstExpression expression) => expression switch
    {
        AstTuple tuple => tuple.Items,
        AstList list => list.Items,
        _ => null,
    };

    private void LowerPaired(List<(AstExpression Target, AstExpression Value)> pairs)
    {
        var values = LowerAll(pairs.Select(pair => pair.Value));
        for (var i = 0; i < pairs.Count; i++)
        {
            var earlier = Usage.Stored(pairs.Take(i).Select(AstNode (pair) => Assigning(pair.Target)));
            if (values[i].Operand is IrLocal local && earlier.Any(v => _locals.GetValueOrDefault(v) == local))
                values[i] = Copy(At(pairs[i].Value), values[i]);
        }
        foreach (var (pair, value) in pairs.Zip(values))
            WriteTarget(pair.Target, value);
    }

    private static AstAssign Assigning(AstExpression target) => new(target.Span, [target], target);

    private void WriteTarget(AstExpression target, Lowered value)
    {
        switch (target)
        {
            case AstName or AstAttribute when Usage.VariableAt(target) is { } variable:
                WriteVariable(At(target), variable, value);
                break;
            case AstSubscript subscript:
                Pin(value);
                var (container, index, displacement) = LowerContainerAndIndex(subscript);
                StoreItem(At(subscript), container, index, displacement, value);
                break;
            case AstTuple tuple:
                Unpack(At(tuple), tuple.Items, value);
                break;
            case AstList list:
                Unpack(At(list), list.Items, value);
                break;
            case AstAttribute attribute:
                Pin(value);
                StoreAttribute(At(attribute), Lower(attribute.Value), attribute, value);
                break;
        }
    }

    private void Unpack(Site site, IReadOnlyList<AstExpression> targets, Lowered value)
    {
        var star = targets.ToList().FindIndex(target => target is AstStarred);
        var tuple = Pin(star < 0 ? ExactTuple(site, value, targets.Count) : StarredTuple(site, value, targets, star));
        for (var i = 0; i < targets.Count; i++)
        {
            var item = LoadTupleItem(site, tuple, i);
            if (targets[i] is AstStarred starred)
                WriteTarget(starred.Value, ListFrom(site, TypeOf(starred.Value), item.Operand));
            else
                WriteTarget(targets[i], item);
        }
    }

    private Lowered ExactTuple(Site site, Lowered value, int count)
    {
        if (value.Type.Is(TypeTags.Tuple) && value.Type.Items?.Count == count)
            return value;
        var type = new PyType(TypeTags.Tuple) { Element = ElementOf(value.Type) };
        return Emit(site, Operation.UnpackTuple, type, [Boxed(site, value)], count);
    }

    private Lowered StarredTuple(Site site, Lowered value, IReadOnlyList<AstExpression> targets, int star)
    {
        var element = ElementOf(value.Type);
        var items = targets.Select((_, i) => i == star ? new PyType(TypeTags.List) { Element = PyType.Any } : element);
        return Emit(site, Operation.UnpackStarred, new PyType(TypeTags.Tuple) { Items = [.. items] },
            [Boxed(site, value)], star, targets.Count - star - 1);
    }

    /// <summary>What iterating over a value of this type gives, as far as it is one thing.</summary>
    private static PyType ElementOf(PyType type)
    {
        var element = type.Tags switch
        {
            TypeTags.Str => PyType.Str,
            TypeTags.Range or TypeTags.Bytes or TypeTags.ByteArray => PyType.Int,
            TypeTags.Dict => type.Key,
            TypeTags.List or TypeTags.Array or TypeTags.Iterator or TypeTags.Generator or TypeTags.DictView
                or TypeTags.Set or TypeTags.FrozenSet => type.Element,
            TypeTags.Tuple when type.Items is { Count: > 0 } items =>
                items.All(item => item == items[0]) ? items[0] : PyType.Any,
            TypeTags.Tuple => type.Element,
            _ => PyType.Any,
        };
        return element is null || element.Tags == TypeTags.Nothing ? PyType.Any : element;
    }

    private void LowerAugmented(AstAugmentedAssign assign)
    {
        var site = At(assign);
        if (assign.Target is AstSubscript subscript)
        {
            AugmentItem(site, assign, subscript);
            return;
        }
        if (Usage.VariableAt(assign.Target) is not { } variable)
        {
            AugmentAttribute(site, assign, (AstAttribute)assign.Target);
            return;
        }
        var left = Keep(site, ReadVariable(assign.Target, variable), [assign.Value]);
        var result = InPlace(site, assign.Operator, left, Lower(assign.Value), variable.Type);
        if (result.Operand != left.Operand || MayBeChanged(left, assign.Value))
            WriteVariable(site, variable, result);
    }

    // Whether what was read of a variable may be there no more when its new value is known.
    private static bool MayBeChanged(Lowered read, AstExpression value) => read.Operand is IrLocal { IsTemporary: true }
        && !AstWalk.All(value).All(node => node is AstName or AstInt or AstFloat or AstBool or AstNone or AstStr or AstList or AstTuple);

    private void AugmentItem(Site site, AstAugmentedAssign assign, AstSubscript subscript)
    {
        var (container, index, displacement) = LowerContainerAndIndex(subscript);
        var later = new AstNode[] { assign.Value };
        container = Pin(Keep(site, container, later));
        index = Pin(Keep(site, index, later));
        var itemSite = At(subscript);
        var type = TypeOf(subscript);
        var item = Narrow(itemSite, LoadItem(itemSite, type, container, index, displacement), type);
        var value = InPlace(site, assign.Operator, item, Lower(assign.Value), type);
        StoreItem(itemSite, container, index, displacement, value);
    }

    // ---- the rest -----------------------------------------------------------------------------------------------------

    private void LowerDelete(AstExpression target)
    {
        switch (target)
        {
            case AstSubscript subscript:
                var site = At(subscript);
                var values = LowerAll(subscript.Value, subscript.Index);
                values[1] = AsIndex(site, values[1], values[0]);
                EmitVoid(site, Operation.DeleteItemDynamic, BoxAll(site, values));
                break;
            case AstTuple or AstList:
                foreach (var item in ItemsOf(target)!)
                    LowerDelete(item);
                break;
            case AstAttribute attribute when Usage.VariableAt(target) is null:
                DeleteAttribute(attribute);
                break;
            default:
                if (Usage.VariableAt(target) is { } variable)
                    ClearVariable(target, variable);
                break;
        }
    }

    private void LowerAssert(AstAssert assert)
    {
        var site = At(assert);
        Branch(assert.Condition, () => { }, () =>
        {
            if (assert.Message is null)
                EmitRaise(site, "AssertionEmpty");
            else
                EmitRaise(site, "Assertion", Boxed(site, Lower(assert.Message)));
        });
    }

    private void LowerDef(AstFunction def)
    {
        var symbol = Bound.FunctionOf[def];
        if (symbol.MethodKind >= MethodKind.Getter)
            return;
        var wrappers = symbol.Wrappers.ConvertAll(decorator => Pin(Lower(decorator.Expression)));
        var value = LowerFunctionValue(def, def.Parameters);
        for (var i = wrappers.Count - 1; i >= 0; i--)
            value = Wrap(At(symbol.Wrappers[i]), wrappers[i], value);
        if (Usage.VariableAt(def) is { } variable)
            WriteVariable(At(def), variable, wrappers.Count > 0 ? value : value with { Type = variable.Type });
        else
            throw new InvalidOperationException($"no variable for {symbol}");
        Register(def, symbol, value);
    }

    private Lowered Wrap(Site site, Lowered decorator, Lowered value)
    {
        var target = Temporary(Kind.Value, PyType.Any);
        Add(new IrCallValue(site, Boxed(site, decorator), target, [Boxed(site, value)], []));
        return new Lowered(target, PyType.Any);
    }

    /// <summary>A function as a value; its computed defaults are evaluated here.</summary>
    private Lowered LowerFunctionValue(AstNode node, IReadOnlyList<AstParameter> parameters)
    {
        var site = At(node);
        var symbol = Bound.FunctionOf[node];
        var computed = parameters.Select(parameter => parameter.Default)
            .OfType<AstExpression>().Where(value => Literals.ValueOf(value, _program.Profile) is null);
        var defaults = BoxAll(site, LowerAll(computed));
        var type = node is AstExpression expression ? TypeOf(expression) : new PyType(TypeTags.Function);
        if (_program.FunctionOf(symbol) is not { } function)
            return Lowered.None;
        if (!symbol.UsesEnvironment && defaults.Count == 0)
            return new Lowered(new IrFunctionValue(function.Index), type);
        var target = Temporary(Kind.Value, type);
        IrOperand environment = symbol.UsesEnvironment ? CurrentEnvironment! : IrConstant.Value_(null);
        Add(new IrNewClosure(site, target, function.Index, environment, defaults));
        return new Lowered(target, type);
    }

    private void LowerImport(AstStatement statement)
    {
        var site = At(statement);
        foreach (var action in Bound.Imports[statement])
        {
            if (action is ImportAction.Run run)
                RunModule(site, run.Module);
            else if (action is ImportAction.Assign assign)
                ImportName(site, statement, assign);
            else if (action is ImportAction.Raise raise)
                Add(new IrRaise(site, raise.Fault, [IrConstant.Value_(raise.Words)]));
        }
    }

    /// <summary>Calls a module's body unless it has been entered before.</summary>
    private void RunModule(Site site, ModuleSymbol module)
    {
        var flag = Temporary(Kind.Bool, PyType.Bool);
        var global = _program.ModuleFlagOf(module);
        Add(new IrLoadGlobal(site, flag, global));
        AddIf(site, new IrTest(null, [flag], Negated: true), () =>
        {
            Add(new IrStoreGlobal(site, global, IrConstant.Bool(true)));
            Add(new IrCall(site, _program.FunctionOf(module.Body)!, null, [], null));
        });
    }

    private void ImportName(Site site, AstStatement statement, ImportAction.Assign assign)
    {
        if (assign.Source is not Resolution.ToVariable { Variable: var source })
        {
            WriteVariable(site, assign.Target, LowerResolution(statement, assign.Source, PyType.Any));
            return;
        }
        if (!assign.IfBound || !source.MayBeUnbound)
        {
            WriteVariable(site, assign.Target, ReadGlobal(site, source, assign.Check));
            return;
        }
        AddIf(site, IsBound(site, source), () => WriteVariable(site, assign.Target, ReadGlobal(site, source, false)));
    }
}
