// SPDX-License-Identifier: MIT
// Definite assignment through one function: follows control and keeps the set of variables certainly bound.
using EPython.Frontend.Syntax;

namespace EPython.Frontend.Binding;

internal sealed partial class FunctionFlow : ScopeWalker
{
    private readonly DefiniteAssignment _program;
    private readonly FunctionSymbol _function;
    private readonly int _count;
    private readonly Stack<Loop> _loops = [];
    private FlowState? _state;
    private FlowState? _exit;

    private sealed class Loop
    {
        public FlowState? Continued { get; set; }
        public FlowState? Broken { get; set; }
    }

    private FunctionFlow(DefiniteAssignment program, FunctionSymbol function)
    {
        _program = program;
        _function = function;
        _count = program.SharedCount;
        foreach (var local in function.Locals.Where(v => !v.IsCaptured))
            local.FlowIndex = _count++;
    }

    public static void Run(DefiniteAssignment program, FunctionSymbol function)
    {
        if (program.EntryOf(function) is not { } entry)
            return;
        var flow = new FunctionFlow(program, function);
        flow.Start(entry);
        flow.VisitBody();
        flow.Leave();
        function.FallsOffEnd = flow._state is not null;
        if (flow._exit is not null)
            program.Exit(function, flow._exit);
    }

    private void Start(FlowState entry)
    {
        _state = entry.Resize(_count);
        foreach (var own in _function.EnvironmentSlots.Where(v => v.FlowIndex >= 0))
            _state.Remove(own.FlowIndex);
        foreach (var parameter in _function.Parameters)
            Bound(parameter);
    }

    private void VisitBody()
    {
        switch (_function.Syntax)
        {
            case AstModule module: Visit(module.Body); break;
            case AstFunction def: Visit(def.Body); break;
            case AstLambda lambda: Visit(lambda.Body); break;
            case AstComprehension comprehension: VisitInside(comprehension); break;
        }
    }

    private void Leave() => _exit = FlowState.Meet(_exit, _state);

    // ---- variables ----------------------------------------------------------------------------------------

    private void Bound(Variable variable)
    {
        if (variable.FlowIndex >= 0)
            _state?.Add(variable.FlowIndex);
    }

    private void Bound(AstNode target)
    {
        if (_program.Context.Resolutions.GetValueOrDefault(target)
            is Resolution.ToVariable { Variable: var variable })
            Bound(variable);
    }

    private void Used(AstNode node, Variable variable)
    {
        if (_state is null || variable == _program.Context.Argv)
            return;
        if (variable.FlowIndex >= 0 && _state.Has(variable.FlowIndex))
            return;
        if (_program.IsJudging)
        {
            _program.MayBeUnbound.Add(node);
            variable.MayBeUnbound = true;
        }
        if (variable.Fallback is null)
            Bound(variable);
    }

    private void Load(AstNode node, bool isCallee)
    {
        if (_program.Context.Resolutions.GetValueOrDefault(node)
            is not Resolution.ToVariable { Variable: var variable })
            return;
        Used(node, variable);
        if (!isCallee && variable.DirectFunction is { } function)
            BecomesValue(function);
    }

    private void BecomesValue(FunctionSymbol function)
    {
        if (_state is not null)
            _program.Enter(function, _state);
    }

    protected override void OnLoad(AstName name, bool isCallee) => Load(name, isCallee);

    protected override void OnAttribute(AstAttribute attribute, bool isCallee, bool isStore)
    {
        if (!_program.Context.Resolutions.ContainsKey(attribute))
            Visit(attribute.Value);
        else if (isStore)
            Bound(attribute);
        else
            Load(attribute, isCallee);
    }

    protected override void OnStore(AstName name, AstExpression? value) => Bound(name);

    protected override void OnDelete(AstName name)
    {
        if (_program.Context.Resolutions.GetValueOrDefault(name)
            is not Resolution.ToVariable { Variable: var variable })
            return;
        Used(name, variable);
        Unbound(variable);
    }

    protected override void OnNamed(AstNamed named)
    {
        Visit(named.Value);
        Bound(named.Target);
    }

    // ---- functions ----------------------------------------------------------------------------------------

    protected override void OnFunction(AstFunction function)
    {
        var symbol = _program.Context.FunctionOf[function];
        VisitAll(symbol.Wrappers.Select(decorator => decorator.Expression));
        VisitDefaults(function.Parameters);
        var registration = _program.Context.Registrations.GetValueOrDefault(function);
        if (!symbol.IsDirect || registration is not null)
            BecomesValue(symbol);
        Bound(function);
        if (registration is not null)
            Bound(registration);
    }

    protected override void OnClass(AstClass definition)
    {
        VisitAll(definition.Decorators.Select(decorator => decorator.Expression));
        VisitAll(definition.Bases);
        Visit(definition.Body);
        Bound(definition);
    }

    protected override void OnLambda(AstLambda lambda)
    {
        VisitDefaults(lambda.Parameters);
        var symbol = _program.Context.FunctionOf[lambda];
        if (!symbol.IsDirect)
            BecomesValue(symbol);
    }

    protected override void OnComprehension(AstComprehension comprehension)
    {
        Visit(comprehension.Clauses[0].Iterable);
        if (_program.Context.FunctionOf.TryGetValue(comprehension, out var function))
            BecomesValue(function);
        else
            Aside(() => VisitInside(comprehension));
    }

    protected override void VisitCall(AstCall call)
    {
        if (_program.Context.Resolutions.GetValueOrDefault(call) is Resolution.ToVariable loaded)
        {
            Used(call, loaded.Variable);
            return;
        }
        base.VisitCall(call);
        var callee = _program.Context.Resolutions.GetValueOrDefault(call.Callee);
        if (callee is Resolution.ToVariable { Variable: { DirectFunction: { } function } variable })
            Called(function, returns: variable.Fallback is null);
    }

    private void Called(FunctionSymbol function, bool returns)
    {
        if (_state is null)
            return;
        _program.Enter(function, _state);
        if (returns && !function.IsGenerator)
            Returned(function);
    }

    private void Returned(FunctionSymbol function)
    {
        if (_program.ExitOf(function) is { } exit)
            _state!.Include(exit);
        else
            _state = null;
    }

    protected override void OnImport(AstImport import) => Import(import);
    protected override void OnImportFrom(AstImportFrom import) => Import(import);

    private void Import(AstStatement import)
    {
        if (!_program.Context.Imports.TryGetValue(import, out var actions))
            return;
        foreach (var action in actions)
        {
            if (action is ImportAction.Run run)
                ImportModule(run.Module);
            else if (action is ImportAction.Assign assign)
                ImportName(assign);
            else
                _state = null;
        }
    }

    private void ImportModule(ModuleSymbol module)
    {
        if (_state is null)
            return;
        _program.Enter(module.Body, _state);
        if (!_program.IsCyclic(module) && _function.Kind == FunctionKind.Module)
            Returned(module.Body);
    }

    private void ImportName(ImportAction.Assign assign)
    {
        var source = (assign.Source as Resolution.ToVariable)?.Variable;
        if (source?.DirectFunction is { } function && assign.Target.DirectFunction != function)
            BecomesValue(function);
        if (source is not null && MayLack(source))
        {
            if (assign.IfBound)
                return;
            _program.CheckedImports.Add(assign);
        }
        Bound(assign.Target);
    }

    private bool MayLack(Variable variable) =>
        _state is not null && variable != _program.Context.Argv
        && (variable.FlowIndex < 0 || !_state.Has(variable.FlowIndex));

    // ---- control ------------------------------------------------------------------------------------------

    /// <summary>Something that may not run, or whose bindings do not count.</summary>
    private void Aside(Action visit)
    {
        var before = _state?.Copy();
        visit();
        _state = before;
    }

    protected override void Visit(AstStatement statement)
    {
        if (statement is AstReturn)
        {
            base.Visit(statement);
            BeforeJump();
            Leave();
            _state = null;
        }
        else if (statement is AstRaise)
        {
            base.Visit(statement);
            _state = null;
        }
        else if (statement is AstAssert assert)
        {
            Visit(assert.Condition);
            Aside(() => VisitOptional(assert.Message));
        }
        else
            base.Visit(statement);
    }

    protected override void VisitCompound(AstStatement statement)
    {
        switch (statement)
        {
            case AstIf s: VisitIf(s); break;
            case AstWhile s: VisitWhile(s); break;
            case AstFor s: VisitFor(s); break;
            case AstBreak:
                BeforeJump();
                _loops.Peek().Broken = FlowState.Meet(_loops.Peek().Broken, _state);
                _state = null;
                break;
            case AstContinue:
                BeforeJump();
                Continue();
                break;
            case AstTry s: VisitTry(s); break;
            default: base.VisitCompound(statement); break;
        }
    }

    private void Continue()
    {
        _loops.Peek().Continued = FlowState.Meet(_loops.Peek().Continued, _state);
        _state = null;
    }

    private void VisitIf(AstIf s)
    {
        var constant = ConstantTruth(s.Condition);
        var (holds, fails) = VisitCondition(s.Condition);
        _state = constant == false ? null : holds;
        Visit(s.Then);
        var then = _state;
        _state = constant == true ? null : fails;
        Visit(s.Else);
        _state = FlowState.Meet(then, _state);
    }

    /// <summary>What is bound where a condition holds, and where it fails: `and` and `or` end at the first operand that
    /// decides.</summary>
    private (FlowState? Holds, FlowState? Fails) VisitCondition(AstExpression condition)
    {
        if (condition is AstUnary { Operator: UnaryOperator.Not } not)
        {
            var (inner, outer) = VisitCondition(not.Operand);
            return (outer, inner);
        }
        if (condition is not AstBoolean chain)
        {
            Visit(condition);
            return (_state?.Copy(), _state);
        }
        FlowState? decided = null;
        foreach (var operand in chain.Operands)
        {
            var (holds, fails) = VisitCondition(operand);
            decided = FlowState.Meet(decided, chain.IsAnd ? fails : holds);
            _state = chain.IsAnd ? holds : fails;
        }
        return chain.IsAnd ? (_state, decided) : (decided, _state);
    }

    private bool? ConstantTruth(AstExpression condition) => condition switch
    {
        AstBool b => b.Value,
        AstInt i => !i.Value.IsZero,
        AstName n when _program.Context.Resolutions.GetValueOrDefault(n)
            is Resolution.ToConstant { Value: bool b } => b,
        _ => null,
    };

    private void VisitWhile(AstWhile s)
    {
        var constant = ConstantTruth(s.Condition);
        FlowState? after = null;
        var loop = Repeat(() =>
        {
            Visit(s.Condition);
            after = constant == true ? null : _state?.Copy();
            if (constant == false)
                _state = null;
            Visit(s.Body);
        });
        _state = after;
        Visit(s.Else);
        _state = FlowState.Meet(_state, loop.Broken);
    }

    private void VisitFor(AstFor s)
    {
        Visit(s.Iterable);
        var before = _state?.Copy();
        var loop = Repeat(() =>
        {
            Store(s.Target, null);
            Visit(s.Body);
        });
        _state = RunsAtLeastOnce(s.Iterable) ? loop.Continued : FlowState.Meet(before, loop.Continued);
        Visit(s.Else);
        _state = FlowState.Meet(_state, loop.Broken);
    }

    /// <summary>Runs a round again while a del in it takes something away from what holds at its start. The
    /// state at the end of a round joins Continued.</summary>
    private Loop Repeat(Action round)
    {
        var start = _state;
        while (true)
        {
            var loop = new Loop();
            _loops.Push(loop);
            _state = start?.Copy();
            round();
            Continue();
            _loops.Pop();
            var next = start is null ? null : FlowState.Meet(start, loop.Continued);
            if (next is null || next.SameAs(start))
                return loop;
            start = next;
        }
    }

    private bool RunsAtLeastOnce(AstExpression iterable) => iterable switch
    {
        AstList list => list.Items.Any(item => item is not AstStarred),
        AstTuple tuple => tuple.Items.Any(item => item is not AstStarred),
        AstStr text => text.Value.Length > 0,
        AstBytes bytes => bytes.Value.Length > 0,
        AstCall { Callee: AstName name, Arguments: var args } => IsRange(name) && RangeIsNotEmpty(args),
        _ => false,
    };

    private bool IsRange(AstName name) =>
        _program.Context.Resolutions.GetValueOrDefault(name) is Resolution.ToType { Name: "Range" };

    private static bool RangeIsNotEmpty(IReadOnlyList<AstArgument> args) => args.Count switch
    {
        1 => args[0].Value is AstInt stop && stop.Value.Sign > 0,
        2 => args[0].Value is AstInt start && args[1].Value is AstInt stop && stop.Value > start.Value,
        _ => false,
    };

    protected override void VisitParts(AstExpression expression)
    {
        switch (expression)
        {
            case AstBoolean e:
                Visit(e.Operands[0]);
                Aside(() => VisitAll(e.Operands.Skip(1)));
                break;
            case AstCompare e:
                Visit(e.First);
                Visit(e.Rest[0]);
                Aside(() => VisitAll(e.Rest.Skip(1)));
                break;
            case AstConditional e: VisitConditional(e); break;
            default: base.VisitParts(expression); break;
        }
    }

    private void VisitConditional(AstConditional e)
    {
        Visit(e.Condition);
        var before = _state?.Copy();
        Visit(e.Then);
        var then = _state;
        _state = before;
        Visit(e.Else);
        _state = FlowState.Meet(then, _state);
    }
}
