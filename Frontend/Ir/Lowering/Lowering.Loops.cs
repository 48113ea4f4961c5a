// SPDX-License-Identifier: MIT
// while and for. A for over range() counts; over a list (also by enumerate and zip) it indexes and reads the length each
// round, as Python does; over anything else it asks an iterator.
using EPython.Frontend.Binding;
using EPython.Frontend.Syntax;
using EPython.Frontend.Types;

namespace EPython.Frontend.Ir.Lowering;

internal sealed partial class FunctionLowering
{
    private readonly Stack<(IrLabel Break, IrLabel Continue, int Exits)> _loops = [];

    private void LowerWhile(AstWhile loop) => WithElse(loop, loop.Else, leave =>
    {
        var site = At(loop);
        var label = NewLabel("while");
        Add(new IrLoop(site, label, Nested(() =>
        {
            LeaveIf(loop.Condition, false, label);
            LowerLoopBody(loop.Body, leave ?? label, label);
        })));
    });

    private void LowerFor(AstFor loop) => WithElse(loop, loop.Else, leave =>
        Iterate(loop.Target, loop.Iterable, loop.Body, label => LowerLoopBody(loop.Body, leave ?? label, label)));

    private void LowerLoopBody(IReadOnlyList<AstStatement> body, IrLabel leave, IrLabel next)
    {
        _loops.Push((leave, next, _exits.Count));
        if (_program.HearsInterrupts)
            Poll(At(body.First()));
        LowerStatements(body);
        _loops.Pop();
    }

    /// <summary>The handler of interrupts may run here; the generator of a task may be suspended.</summary>
    private void Poll(Site site)
    {
        if (_symbol.IsGenerator)
        {
            AddIf(site, Truth(site, EmitBuiltin(site, "TaskPauses", PyType.Bool, [])),
                () => Yield(site, YieldForm.Item, Lowered.None, PyType.None));
        }
        else
        {
            EmitBuiltin(site, "TaskPoll", PyType.None, []);
        }
    }

    /// <summary>A loop with else sits in a block that break leaves.</summary>
    private void WithElse(AstStatement loop, IReadOnlyList<AstStatement> otherwise, Action<IrLabel?> lower)
    {
        if (otherwise.Count == 0)
        {
            lower(null);
            return;
        }
        var label = NewLabel("done");
        AddBlock(At(loop), label, () =>
        {
            lower(label);
            LowerStatements(otherwise);
        });
    }

    /// <summary>The frame that a comprehension has in tracebacks, and where it stands.</summary>
    private sealed record Frame(string Name, Site Caller);

    /// <summary>Runs lower(label of the loop) for each item, which target has been assigned; later: what the body is made
    /// of. Frame: of the body, its target and its steps, where that is another one than the iterable's.</summary>
    private void Iterate(
        AstExpression target, AstExpression iterable, IEnumerable<AstNode> later, Action<IrLabel> lower, Frame? frame = null)
    {
        var body = later.ToList();
        if (IsIntRange(iterable) && !(_symbol.IsGenerator && StepsOddly((AstCall)iterable)))
            IterateRange((AstCall)iterable, target, body, lower, frame);
        else if (IndexedCall(iterable, target) is { } indexed)
            IterateIndexed(At(iterable), indexed.Lists, indexed.Start, body, indexed.Assign, lower, frame);
        else if (TypeOf(iterable).Is(TypeTags.List))
            IterateIndexed(At(iterable), [iterable], null, body, (_, items) => WriteTarget(target, items[0]), lower, frame);
        else
            IterateItems(At(iterable), target, Lower(iterable), lower, frame);
    }

    private void IterateItems(Site site, AstExpression target, Lowered iterable, Action<IrLabel> lower, Frame? frame)
    {
        var iterator = Emit(site, Operation.GetIterator, new PyType(TypeTags.Iterator), [Boxed(site, iterable)]);
        IterateOver(site, target, (IrLocal)iterator.Operand, ElementOf(iterable.Type), lower, frame);
    }

    private void IterateOver(
        Site site, AstExpression target, IrLocal iterator, PyType element, Action<IrLabel> lower, Frame? frame = null)
    {
        var label = NewLabel("each");
        var item = Temporary(Kind.Value, element);
        var step = frame is null ? site : new Site(site.Span, frame.Name, frame.Caller);
        Add(new IrForEach(step, label, item, iterator, NestedIn(frame, () =>
        {
            WriteTarget(target, new Lowered(item, element));
            lower(label);
        })));
    }

    private List<IrStatement> NestedIn(Frame? frame, Action lower)
    {
        var outer = (_siteFunction, _siteCaller);
        if (frame is not null)
            (_siteFunction, _siteCaller) = (frame.Name, frame.Caller);
        var body = Nested(lower);
        (_siteFunction, _siteCaller) = outer;
        return body;
    }

    // ---- range --------------------------------------------------------------------------------------------------------

    private bool IsIntRange(AstExpression iterable) =>
        VariableUsage.IsRangeCall(Bound, iterable)
        && ((AstCall)iterable).Arguments.All(argument => TypeOf(argument.Value).Kind is Kind.Int or Kind.Bool);

    /// <summary>Compiled, such a loop counts its rounds in a variable of its own, which a yield in it would lose.</summary>
    private static bool StepsOddly(AstCall range) => range.Arguments.Count == 3
        && range.Arguments[2].Value is not (AstInt { Value.IsOne: true } or AstUnary
        {
            Operator: UnaryOperator.Negate, Operand: AstInt { Value.IsOne: true },
        });

    private void IterateRange(AstCall range, AstExpression target, List<AstNode> body, Action<IrLabel> lower, Frame? frame)
    {
        var site = At(range);
        var stored = StoredLocals(body);
        var bounds = LowerAll(range.Arguments.Select(argument => argument.Value))
            .Select(value => ConvertKind(site, value, Kind.Int))
            .Select(bound => bound is IrLocal { IsTemporary: false } local && stored.Contains(local)
                ? Copy(site, new Lowered(local, PyType.Int)).Operand
                : bound).ToList();
        var start = bounds.Count > 1 ? bounds[0] : IrConstant.Int(0);
        var stop = bounds.Count > 1 ? bounds[1] : bounds[0];
        var step = bounds.Count > 2 ? bounds[2] : IrConstant.Int(1);
        CheckStep(site, step);
        var label = NewLabel("range");
        var own = OwnCounter(target);
        var counter = own ?? NewLocal("i", Kind.Int, PyType.Int, isTemporary: false);
        Add(new IrForRange(site, label, counter, start, stop, step, NestedIn(frame, () =>
        {
            if (own is null)
                WriteTarget(target, new Lowered(counter, PyType.Int));
            lower(label);
        })));
    }

    private HashSet<IrLocal> StoredLocals(IEnumerable<AstNode> body) =>
        [.. Usage.Stored(body).Select(variable => _locals.GetValueOrDefault(variable)).OfType<IrLocal>()];

    private void CheckStep(Site site, IrOperand step)
    {
        if (step is IrConstant { Value: long and not 0 })
            return;
        AddBranch(site, step is IrConstant ? BoolTest(true) : new IrTest(Operation.EqualInt, [step, IrConstant.Int(0)]),
            () => EmitRaise(site, "RangeStepZero"), null);
    }

    /// <summary>The target's own local, where nothing but range loops assigns it and nothing outside them uses it.</summary>
    private IrLocal? OwnCounter(AstExpression target) =>
        target is AstName && Usage.VariableAt(target) is { } variable && Usage.IsCounter(variable)
        && !_program.IsGlobal(variable) && !variable.IsCaptured && variable.Type.Kind == Kind.Int
            ? LocalOf(variable)
            : null;

    // ---- lists --------------------------------------------------------------------------------------------------------

    private delegate void AssignItems(IrLocal index, IReadOnlyList<Lowered> items);

    private sealed record Indexed(IReadOnlyList<AstExpression> Lists, AstExpression? Start, AssignItems Assign);

    /// <summary>enumerate(list) and zip(list, list...) assigned to a tuple of as many targets.</summary>
    private Indexed? IndexedCall(AstExpression iterable, AstExpression target)
    {
        if (iterable is not AstCall call || ItemsOf(target) is not { } targets || targets.Any(t => t is AstStarred)
            || call.Arguments.Any(argument => argument.Name is not null)
            || Bound.Resolutions.GetValueOrDefault(call.Callee) is not Resolution.ToBuiltin builtin)
            return null;
        var arguments = call.Arguments.Select(argument => argument.Value).ToList();
        if (builtin.Name == "Enumerate" && targets.Count == 2 && IsEnumerable(arguments))
            return Enumerated(targets, arguments);
        if (builtin.Name == "Zip" && arguments.Count == targets.Count && arguments.Count > 0
            && arguments.All(argument => TypeOf(argument).Is(TypeTags.List)))
            return new Indexed(arguments, null, (_, items) => WriteEach(targets, items));
        return null;
    }

    private bool IsEnumerable(List<AstExpression> arguments) =>
        arguments.Count is 1 or 2 && TypeOf(arguments[0]).Is(TypeTags.List)
        && (arguments.Count == 1 || TypeOf(arguments[1]).Is(TypeTags.Int));

    private Indexed Enumerated(IReadOnlyList<AstExpression> targets, List<AstExpression> arguments) =>
        new([arguments[0]], arguments.ElementAtOrDefault(1), (index, items) =>
            WriteEach(targets, [new Lowered(index, PyType.Int), .. items]));

    private void WriteEach(IReadOnlyList<AstExpression> targets, IReadOnlyList<Lowered> values)
    {
        foreach (var (target, value) in targets.Zip(values))
            WriteTarget(target, value);
    }

    /// <summary>One index runs through all lists until the shortest ends; Assign sees the index counted from start.</summary>
    private void IterateIndexed(
        Site site, IReadOnlyList<AstExpression> lists, AstExpression? start, List<AstNode> body, AssignItems assign,
        Action<IrLabel> lower, Frame? frame)
    {
        var stored = StoredLocals(body);
        var all = LowerAll(start is null ? lists : [.. lists, start]);
        var sources = all.Take(lists.Count).Select(list => new Lowered(Prove(site, list), list.Type)).Select(list =>
            list.Operand is IrLocal { IsTemporary: false } local && stored.Contains(local) ? Copy(site, list) : list);
        var kept = sources.ToList();
        var first = start is null ? null : Copy(site, all[^1]).Operand;
        var index = NewLocal("index", Kind.Int, PyType.Int, isTemporary: false);
        Add(new IrMove(site, index, IrConstant.Int(0)));
        var label = NewLabel("each");
        Add(new IrLoop(site, label, NestedIn(frame, () =>
        {
            var items = kept.Select(list => NextItem(site, list, index, label)).ToList();
            assign(Counted(site, index, first), items);
            AddUnchecked(site, index);
            lower(label);
        })));
    }

    private Lowered NextItem(Site site, Lowered list, IrLocal index, IrLabel label)
    {
        var length = Emit(site, Operation.LengthList, PyType.Int, [list.Operand]);
        LeaveIf(site, new IrTest(Operation.LessInt, [index, length.Operand]), false, label);
        var element = list.Type.Element ?? PyType.Any;
        var operation = LoadItemOf(element.Storage);
        var item = Temporary(operation.Info().ResultKind, element);
        Add(new IrOp(site, operation, item, [list.Operand, index], 0) { Checks = Checks.None });
        return new Lowered(item, element);
    }

    private IrLocal Counted(Site site, IrLocal index, IrOperand? first) => first is null
        ? index
        : (IrLocal)Emit(site, Operation.AddInt, PyType.Int, [index, first]).Operand;

    /// <summary>index += 1, which cannot overflow: it is less than a length.</summary>
    private void AddUnchecked(Site site, IrLocal index) =>
        Add(new IrOp(site, Operation.AddInt, index, [index, IrConstant.Int(1)]) { Checks = Checks.None });
}
