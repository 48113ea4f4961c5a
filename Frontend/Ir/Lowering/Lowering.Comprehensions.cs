// SPDX-License-Identifier: MIT
// Comprehensions and generator expressions. CPython runs them in a frame of their own, so statements inside carry a site
// of that frame with the enclosing one as caller.
using EPython.Frontend.Syntax;
using EPython.Frontend.Types;

namespace EPython.Frontend.Ir.Lowering;

internal sealed partial class FunctionLowering
{
    private Lowered LowerComprehension(AstComprehension comprehension)
    {
        if (comprehension.Kind == ComprehensionKind.Generator && !IsOwnGenerator(comprehension))
        {
            _program.Bag.ReportGeneratorAsValue(comprehension.Span);
            return Lowered.None;
        }
        return Collect(At(comprehension), comprehension, TypeOf(comprehension));
    }

    /// <summary>The comprehension's items as a new list or dict; caller: where the enclosing frame stands.</summary>
    private Lowered Collect(Site caller, AstComprehension comprehension, PyType type)
    {
        if (Bound.FunctionOf.TryGetValue(comprehension, out var own))
            return CallOwnComprehension(caller, comprehension, _program.FunctionOf(own)!);
        return Accumulate(caller, comprehension, type);
    }

    private Lowered Accumulate(Site caller, AstComprehension comprehension, PyType type)
    {
        var result = BuildFor(caller, comprehension.Kind, type);
        RunClauses(caller, comprehension, _ => AddItem(comprehension, result));
        return result;
    }

    private Lowered BuildFor(Site site, ComprehensionKind kind, PyType type) => kind switch
    {
        ComprehensionKind.Dict => Emit(site, Operation.BuildDict, type, []),
        ComprehensionKind.Set => Emit(site, Operation.BuildSet, type, []),
        _ => BuildList(site, type, []),
    };

    private void AddItem(AstComprehension comprehension, Lowered result)
    {
        var site = At(comprehension.Element);
        if (comprehension.Key is { } key)
        {
            var values = LowerAll(key, comprehension.Element);
            EmitVoid(site, Operation.StoreItemDynamic, [result.Operand, .. BoxAll(site, values)]);
            return;
        }
        if (comprehension.Kind == ComprehensionKind.Set)
            AddToSet(site, Pin(result), Lower(comprehension.Element));
        else
            AppendTo(site, result, Lower(comprehension.Element));
    }

    private void AppendTo(Site site, Lowered list, Lowered item)
    {
        var storage = (list.Type.Element ?? PyType.Any).Storage;
        var operation = storage switch
        {
            Storage.Int => Operation.AppendInt,
            Storage.Float => Operation.AppendFloat,
            Storage.Bool => Operation.AppendBool,
            _ => Operation.AppendValue,
        };
        EmitVoid(site, operation, [Prove(site, list), ConvertKind(site, item, KindOf(storage))]);
    }

    /// <summary>Runs `each` (given the outermost loop's label) for every item, in the comprehension's frame. The first
    /// iterable is evaluated in the enclosing one.</summary>
    private void RunClauses(Site caller, AstComprehension comprehension, Action<IrLabel> each)
    {
        var name = comprehension.Kind switch
        {
            ComprehensionKind.List => "<listcomp>",
            ComprehensionKind.Set => "<setcomp>",
            ComprehensionKind.Dict => "<dictcomp>",
            _ => "<genexpr>",
        };
        var first = comprehension.Clauses[0];
        Iterate(first.Target, first.Iterable, PartsOf(comprehension),
            label => RunConditions(comprehension, 0, label, label, each), new Frame(name, caller));
    }

    private static IEnumerable<AstNode> PartsOf(AstComprehension comprehension) =>
        [.. comprehension.Clauses.Skip(1), .. comprehension.Clauses.SelectMany(clause => clause.Conditions),
            .. comprehension.Key is { } key ? new AstNode[] { key } : [], comprehension.Element];

    private void RunConditions(
        AstComprehension comprehension, int index, IrLabel outermost, IrLabel next, Action<IrLabel> each)
    {
        foreach (var condition in comprehension.Clauses[index].Conditions)
            Branch(condition, () => { }, () => Add(new IrContinue(At(condition), next)));
        if (index + 1 == comprehension.Clauses.Count)
        {
            each(outermost);
            return;
        }
        var clause = comprehension.Clauses[index + 1];
        Iterate(clause.Target, clause.Iterable, PartsOf(comprehension),
            label => RunConditions(comprehension, index + 1, outermost, label, each));
    }

    // ---- with a function of its own -----------------------------------------------------------------------------------

    private Lowered CallOwnComprehension(Site site, AstComprehension comprehension, IrFunction callee)
    {
        var source = Lower(comprehension.Clauses[0].Iterable);
        var iterator = Emit(site, Operation.GetIterator, new PyType(TypeTags.Iterator), [Boxed(site, source)]);
        TryEnvironmentFor(callee.Symbol, out var environment);
        var target = Temporary(callee.ResultKind, callee.ResultType);
        Add(new IrCall(site, callee, target, [iterator.Operand], environment));
        _proved.Add(target);
        return new Lowered(target, callee.ResultType);
    }

    /// <summary>Body of a comprehension that is a function: parameter 0 iterates over its first iterable.</summary>
    private Lowered LowerOwnComprehension(AstComprehension comprehension)
    {
        var site = At(comprehension);
        var type = _function.ResultType;
        var result = BuildFor(site, comprehension.Kind, type);
        var first = comprehension.Clauses[0];
        IterateOver(site, first.Target, _function.Parameters[0], ElementOf(TypeOf(first.Iterable)), label =>
            RunConditions(comprehension, 0, label, label, _ => AddItem(comprehension, result)));
        return result;
    }

    // ---- generators ---------------------------------------------------------------------------------------------------

    private bool IsOwnGenerator(AstExpression expression) =>
        expression is AstComprehension && Bound.FunctionOf.GetValueOrDefault(expression) is { IsGenerator: true };

    private void LowerGeneratorExpression(AstComprehension comprehension)
    {
        var first = comprehension.Clauses[0];
        IterateOver(At(comprehension), first.Target, _function.Parameters[0], ElementOf(TypeOf(first.Iterable)), label =>
            RunConditions(comprehension, 0, label, label, _ =>
                Yield(At(comprehension.Element), YieldForm.Item, Lower(comprehension.Element), PyType.None)));
    }

    private Lowered LowerYield(AstYield yielded)
    {
        var site = At(yielded);
        var value = yielded.Value is { } given ? Lower(given) : Lowered.None;
        if (!yielded.IsFrom)
            return Yield(site, YieldForm.Item, value, TypeOf(yielded));
        var iterator = Emit(site, Operation.GetIterator, new PyType(TypeTags.Iterator), [Boxed(site, value)]);
        return Yield(site, YieldForm.Delegate, iterator, TypeOf(yielded));
    }

    private Lowered Yield(Site site, YieldForm form, Lowered value, PyType type)
    {
        var target = Temporary(Kind.Value, type);
        Add(new IrYield(site, form, target, Boxed(site, value)));
        return Narrow(site, new Lowered(target, type), type);
    }

    // ---- generators consumed at once ----------------------------------------------------------------------------------

    /// <summary>A built-in whose only argument is a generator expression; null if it cannot consume one.</summary>
    private Lowered? LowerConsumer(AstCall call, string row)
    {
        if (call.Arguments is not [{ Name: null, Value: AstComprehension { Kind: ComprehensionKind.Generator } items }, ..]
            || IsOwnGenerator(items))
            return null;
        var isInlined = !Bound.FunctionOf.ContainsKey(items) && call.Arguments.Count == 1;
        return row switch
        {
            "Any" or "All" when isInlined => LowerAnyAll(call, items, row == "Any"),
            "Sum" when isInlined && TypeOf(call).Kind != Kind.Value => LowerSum(call, items),
            "List" => Collect(At(call), items, TypeOf(call)),
            _ => null,
        };
    }

    private Lowered LowerAnyAll(AstCall call, AstComprehension items, bool isAny)
    {
        var site = At(call);
        var result = Join(isAny ? "any" : "all", PyType.Bool);
        Add(new IrMove(site, result, IrConstant.Bool(!isAny)));
        RunClauses(site, items, outermost => Branch(isAny ? items.Element : Not(items.Element), () =>
        {
            Add(new IrMove(site, result, IrConstant.Bool(isAny)));
            Add(new IrBreak(site, outermost));
        }, null));
        return new Lowered(result, PyType.Bool);
    }

    private static AstUnary Not(AstExpression condition) => new(condition.Span, UnaryOperator.Not, condition);

    private Lowered LowerSum(AstCall call, AstComprehension items)
    {
        var site = At(call);
        var type = TypeOf(call);
        var total = Join("sum", type);
        Add(new IrMove(site, total, ConvertKind(site, Lowered.Int(0), type.Kind)));
        RunClauses(site, items, _ =>
        {
            var item = Lower(items.Element);
            var sum = Binary(site, BinaryOperator.Add, new Lowered(total, type), item, type);
            Move(site, total, ConvertTo(site, Narrow(site, sum, type), type));
        });
        return new Lowered(total, type);
    }
}
