// SPDX-License-Identifier: MIT
// Whole-program type inference. Evaluates all reachable functions over type nodes, again and again until
// nothing grows (flow-insensitive: one node per variable), then once more to record types and report certain
// errors. Functions become reachable by calls. Sound by design: every way that a value can take is a Flow,
// for slots are not checked at run time.
using EPython.Frontend.Binding;
using EPython.Frontend.Diagnostics;
using EPython.Frontend.Syntax;

namespace EPython.Frontend.Types;

public sealed partial class TypeInference
{
    private readonly BoundProgram _program;
    private readonly Profile _profile;
    private readonly DiagnosticBag _bag;
    private readonly TypeGraph _graph = new();
    private readonly Dictionary<AstNode, Place> _places = [];
    private readonly Dictionary<AstExpression, TypeNode> _types = [];
    private readonly Dictionary<AstAugmentedAssign, TypeNode> _augmented = [];
    private readonly List<FunctionSymbol> _reachable = [];
    private readonly HashSet<FunctionSymbol> _isReachable = [];
    private readonly HashSet<FunctionSymbol> _values = [];
    private readonly HashSet<FunctionSymbol> _called = [];
    private FunctionSymbol _function = null!;
    private bool _report;
    private bool _isForward;

    private TypeInference(BoundProgram program, Profile profile, DiagnosticBag bag)
    {
        _program = program;
        _needs = new SpecialNeeds(program);
        _profile = profile;
        if (profile == Profile.I32F32)
            _graph.Any.Members |= TypeNode.Large;
        _bag = bag;
    }

    /// <summary>Infers the types of a program: fills in those of its variables and results, and reports
    /// operations that are certain to fail (as warnings: running the program raises).</summary>
    public static TypedProgram Infer(
        BoundProgram program, DiagnosticBag bag, Profile profile = Profile.I64F64)
    {
        var inference = new TypeInference(program, profile, bag);
        inference.Solve();
        inference._report = true;
        inference.Pass();
        return inference.Finish();
    }

    // ---- fixpoint -----------------------------------------------------------------------------------------

    private void Solve()
    {
        if (_program.Argv is { } argv)
            _graph.Flow(_graph.Str, _graph.ListItemOf(NodeOf(argv)));
        Reach(_program.Functions[0]);
        do
            RepeatUntilStable();
        while (CallUncalledValues());
    }

    private void RepeatUntilStable()
    {
        do
        {
            _graph.Changed = false;
            Pass();
        }
        while (_graph.Changed);
    }

    /// <summary>Callers come before callees in one pass, after them in the next: arguments and results both
    /// travel far in few passes. Functions found in a backward pass wait for the next.</summary>
    private void Pass()
    {
        _isForward = !_isForward;
        if (_isForward)
        {
            for (var i = 0; i < _reachable.Count; i++)
                VisitFunction(_reachable[i]);
        }
        else
        {
            for (var i = _reachable.Count - 1; i >= 0; i--)
                VisitFunction(_reachable[i]);
        }
        CallAnyCallees();
    }

    private void Reach(FunctionSymbol function)
    {
        if (!_isReachable.Add(function))
            return;
        _reachable.Add(function);
        _graph.Changed = true;
    }

    /// <summary>Functions that flowed into a place of which nothing is known may be called with
    /// anything.</summary>
    private void CallAnyCallees()
    {
        for (var i = 0; i < _graph.Any.Callees!.Count; i++)
        {
            if (_graph.Any.Callees[i] is FunctionSymbol function)
                CallWithAny(function);
            else if (_graph.Any.Callees[i] is BoundMethod bound)
                CallWithAny(bound.Function, bound.Self);
        }
    }

    /// <summary>Functions that are values but that no call reaches still get code, for any
    /// arguments.</summary>
    private bool CallUncalledValues()
    {
        var uncalled = _values.Where(f => !_called.Contains(f)).OrderBy(f => f.Index).ToList();
        foreach (var function in uncalled)
            CallWithAny(function);
        return uncalled.Count > 0;
    }

    /// <summary>Self: of a method that is bound.</summary>
    private void CallWithAny(FunctionSymbol function, TypeNode? self = null)
    {
        _called.Add(function);
        Reach(function);
        foreach (var parameter in function.Parameters)
            FlowInto(parameter, self is not null && parameter == function.Parameters[0] ? self : _graph.Any);
        _graph.Flow(ResultOf(function), _graph.Any);
    }

    private void VisitFunction(FunctionSymbol function)
    {
        _function = function;
        var result = ResultOf(function);
        if (function.IsGenerator)
        {
            _graph.AddGenerator(result);
            result = result.Find().Returned!;
        }
        switch (function.Syntax)
        {
            case AstModule module:
                Visit(module.Body);
                _graph.Add(result, TypeTags.None);
                break;
            case AstFunction def:
                Visit(def.Body);
                if (function.FallsOffEnd)
                    _graph.Add(result, TypeTags.None);
                break;
            case AstLambda lambda:
                _graph.Flow(Eval(lambda.Body), result);
                break;
            case AstComprehension comprehension:
                EvalComprehensionInside(comprehension, NodeOf(function.Parameters[0]));
                if (function.IsGenerator)
                    break;
                _graph.Flow(NodeOf(comprehension), result);
                break;
        }
    }

    // ---- nodes --------------------------------------------------------------------------------------------

    private readonly Dictionary<Variable, TypeNode> _variables = [];
    private readonly Dictionary<FunctionSymbol, TypeNode> _results = [];

    private TypeNode NodeOf(Variable variable)
    {
        if (!_variables.TryGetValue(variable, out var node))
            _variables.Add(variable, node = new TypeNode());
        return node.Find();
    }

    private TypeNode ResultOf(FunctionSymbol function)
    {
        if (!_results.TryGetValue(function, out var node))
            _results.Add(function, node = new TypeNode());
        return node.Find();
    }

    private Place PlaceOf(AstNode syntax)
    {
        if (!_places.TryGetValue(syntax, out var place))
            _places.Add(syntax, place = new Place());
        return place;
    }

    private TypeNode NodeOf(AstNode syntax) => PlaceOf(syntax).Node(0);

    // ---- results ------------------------------------------------------------------------------------------

    private TypedProgram Finish()
    {
        var finisher = new TypeFinisher();
        foreach (var (variable, node) in _variables)
            variable.Type = finisher.Finish(node);
        FinishClasses(finisher);
        foreach (var function in _reachable)
            FinishFunction(function, finisher);
        var typed = new TypedProgram
        {
            Bound = _program,
            Types = _types.ToDictionary(p => p.Key, p => finisher.Finish(p.Value)),
            AugmentedTypes = _augmented.ToDictionary(p => p.Key, p => finisher.Finish(p.Value)),
            FunctionValues = _types.Where(p => FunctionsAt(p.Value).Count is > 0 and <= MaxFunctions)
                .ToDictionary(p => p.Key, p => FunctionsAt(p.Value)),
            FunctionAttributes = _ofFunctions.Keys.ToHashSet(),
            Unreachable = _program.Functions.Where(f => !_isReachable.Contains(f)).ToHashSet(),
        };
        FloatVariables.Find(typed);
        return typed;
    }

    /// <summary>More are not told apart where they are called.</summary>
    private const int MaxFunctions = 4;

    private static IReadOnlyList<FunctionSymbol> FunctionsAt(TypeNode node) =>
        node.Find().Callees is { Count: > 0 } callees && callees.All(callee => callee is FunctionSymbol)
            ? [.. callees.Cast<FunctionSymbol>()] : [];

    private void FinishFunction(FunctionSymbol function, TypeFinisher finisher)
    {
        function.ReturnType = finisher.Finish(ResultOf(function));
        foreach (var variable in function.Locals)
            variable.Type = finisher.Finish(NodeOf(variable));
        var (values, raws) = (0, 0);
        foreach (var variable in function.EnvironmentSlots)
            variable.EnvironmentSlot = variable.Type.Kind == Kind.Value ? values++ : raws++;
    }
}
