// SPDX-License-Identifier: MIT
// What lowering must know of variables beforehand: which globals only their module's body touches (they become its
// locals), and which variables are nothing but counters of range loops.
using EPython.Frontend.Binding;
using EPython.Frontend.Syntax;

namespace EPython.Frontend.Ir.Lowering;

internal sealed class VariableUsage
{
    private readonly BoundProgram _bound;
    private readonly HashSet<Variable> _shared = [];
    private readonly HashSet<Variable> _counters = [];
    private readonly HashSet<Variable> _disqualified = [];
    private readonly Stack<Variable> _active = [];
    private FunctionSymbol _function = null!;

    public VariableUsage(BoundProgram bound, IEnumerable<FunctionSymbol> functions)
    {
        _bound = bound;
        if (bound.Argv is { } argv)
            _shared.Add(argv);
        _shared.UnionWith(bound.Registrations.Values);
        foreach (var function in functions)
            ScanFunction(function);
    }

    /// <summary>Other functions or modules see this global.</summary>
    public bool IsShared(Variable variable) => _shared.Contains(variable);

    /// <summary>Assigned by range loops only and used only inside them: it can be the loop's counter itself.</summary>
    public bool IsCounter(Variable variable) => _counters.Contains(variable) && !_disqualified.Contains(variable);

    public Variable? VariableAt(AstNode node) =>
        _bound.Resolutions.GetValueOrDefault(node) is Resolution.ToVariable to ? to.Variable : null;

    /// <summary>Variables that the nodes assign or delete.</summary>
    public HashSet<Variable> Stored(IEnumerable<AstNode> nodes)
    {
        var stored = new HashSet<Variable>();
        foreach (var name in nodes.SelectMany(AstWalk.All).SelectMany(TargetNames))
        {
            if (VariableAt(name) is { } variable)
                stored.Add(variable);
        }
        return stored;
    }

    public static bool IsRangeCall(BoundProgram bound, AstExpression iterable) =>
        iterable is AstCall { Arguments: { Count: >= 1 and <= 3 } arguments } call
        && arguments.All(argument => argument.Name is null) && !call.Unpacks
        && bound.Resolutions.GetValueOrDefault(call.Callee)
            is Resolution.ToType { Name: "Range" } or Resolution.ToBuiltin { Name: "Range" };

    private static IEnumerable<AstNode> TargetNames(AstNode node)
    {
        IEnumerable<AstNode> targets = node switch
        {
            AstAssign assign => assign.Targets,
            AstAugmentedAssign assign => [assign.Target],
            AstAnnotatedAssign { Value: not null } assign => [assign.Target],
            AstNamed named => [named.Target],
            AstFor loop => [loop.Target],
            AstWith { Target: { } target } => [target],
            AstComprehensionClause clause => [clause.Target],
            AstDelete delete => delete.Targets,
            AstFunction function => [function],
            AstHandler { Target: { } target } => [target],
            AstClass definition => [definition],
            _ => [],
        };
        return targets.SelectMany(Flatten);
    }

    private static IEnumerable<AstNode> Flatten(AstNode target) => target switch
    {
        AstTuple tuple => tuple.Items.SelectMany(Flatten),
        AstList list => list.Items.SelectMany(Flatten),
        AstStarred starred => Flatten(starred.Value),
        AstAttribute or AstSubscript => [],
        _ => [target],
    };

    private void ScanFunction(FunctionSymbol function)
    {
        _function = function;
        foreach (var node in BodyOf(function))
            Scan(node);
    }

    private static IEnumerable<AstNode> BodyOf(FunctionSymbol function) => function.Syntax switch
    {
        AstFunction def => def.Body,
        AstLambda lambda => [lambda.Body],
        AstComprehension comprehension => AstWalk.Children(comprehension),
        var other => AstWalk.Children(other),
    };

    private void Scan(AstNode node)
    {
        Note(node);
        switch (node)
        {
            case AstFor { Target: AstName } loop when IsRangeCall(_bound, loop.Iterable):
                ScanRangeLoop((AstName)loop.Target, loop.Iterable, loop.Body, loop.Else);
                break;
            case AstComprehension comprehension when !_bound.FunctionOf.ContainsKey(comprehension):
                ScanClauses(comprehension, 0);
                break;
            case AstFunction or AstLambda:
                ScanDefaults(node);
                break;
            case AstComprehension comprehension:
                Scan(comprehension.Clauses[0].Iterable);
                break;
            default:
                foreach (var child in AstWalk.Children(node))
                    Scan(child);
                break;
        }
    }

    private void ScanDefaults(AstNode node)
    {
        foreach (var part in AstWalk.Children(node).Where(part => part is AstParameter or AstDecorator))
            Scan(part);
    }

    private void ScanRangeLoop(
        AstName target, AstExpression iterable, IEnumerable<AstNode> body, IEnumerable<AstNode> after)
    {
        Scan(iterable);
        var variable = VariableAt(target);
        if (variable is null || _active.Contains(variable))
            Disqualify(variable);
        else
            _counters.Add(variable);
        if (variable is not null && variable.Owner != _function)
            _shared.Add(variable);
        _active.Push(variable!);
        foreach (var node in body)
            Scan(node);
        _active.Pop();
        foreach (var node in after)
            Scan(node);
    }

    private void ScanClauses(AstComprehension comprehension, int index)
    {
        if (index == comprehension.Clauses.Count)
        {
            if (comprehension.Key is not null)
                Scan(comprehension.Key);
            Scan(comprehension.Element);
            return;
        }
        var clause = comprehension.Clauses[index];
        if (clause.Target is AstName name && IsRangeCall(_bound, clause.Iterable))
        {
            ScanRangeLoop(name, clause.Iterable, clause.Conditions, []);
            _active.Push(VariableAt(name)!);
            ScanClauses(comprehension, index + 1);
            _active.Pop();
            return;
        }
        Scan(clause);
        ScanClauses(comprehension, index + 1);
    }

    private void Note(AstNode node)
    {
        foreach (var target in TargetNames(node).Where(target => !IsOwnCounter(node)))
            Disqualify(VariableAt(target));
        if (node is AstStatement statement && _bound.Imports.TryGetValue(statement, out var actions))
            NoteImport(actions);
        if (VariableAt(node) is not { } variable)
            return;
        if (variable.Owner != _function || variable.Fallback is not null)
            _shared.Add(variable);
        if (!_active.Contains(variable))
            Disqualify(variable);
    }

    private bool IsOwnCounter(AstNode node) => node switch
    {
        AstFor loop => loop.Target is AstName && IsRangeCall(_bound, loop.Iterable),
        AstComprehensionClause clause => clause.Target is AstName && IsRangeCall(_bound, clause.Iterable),
        _ => false,
    };

    private void NoteImport(IEnumerable<ImportAction> actions)
    {
        foreach (var assign in actions.OfType<ImportAction.Assign>())
        {
            Disqualify(assign.Target);
            if (assign.Target.Owner != _function)
                _shared.Add(assign.Target);
            if (assign.Source is Resolution.ToVariable source)
                _shared.Add(source.Variable);
        }
    }

    private void Disqualify(Variable? variable)
    {
        if (variable is not null)
            _disqualified.Add(variable);
    }
}
