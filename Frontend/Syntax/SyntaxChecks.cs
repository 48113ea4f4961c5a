// SPDX-License-Identifier: MIT
// Mistakes that the grammar cannot see: return, break and continue in the wrong place, and global or nonlocal
// after the name was used. Messages and their order are those of CPython's compiler. A walk in source order
// over scopes.
using EPython.Frontend.Diagnostics;
using EPython.Frontend.Text;

namespace EPython.Frontend.Syntax;

internal sealed partial class SyntaxChecks(DiagnosticBag bag)
{
    private const int BlockLimit = 20;                    // CPython's, for nested loops and tries

    private enum Use { Parameter, Read, Assigned, Annotated, Global, Nonlocal }

    private sealed class Scope(Scope? outer, bool isFunction)
    {
        public Scope? Outer { get; } = outer;
        public bool IsFunction { get; } = isFunction;  // a def: not the module, a lambda or a comprehension
        public Dictionary<string, List<Use>> Names { get; } = [];
        public HashSet<string> Targets { get; } = [];     // of a comprehension
        public bool IsComprehension => Comprehension is not null;
        public string? Comprehension { get; init; }       // what CPython calls it
        public bool InFirstIterable { get; set; }         // of a comprehension
        public bool CanYield { get; init; } = isFunction; // a lambda can
        public bool InIterable { get; set; }              // of a comprehension
        public int Loops { get; set; }
        public int Blocks { get; set; }                   // loops and tries

        public IReadOnlyList<Use> Uses(string name) => Names.TryGetValue(name, out var uses) ? uses : [];

        public void Note(string name, Use use)
        {
            if (!Names.TryGetValue(name, out var uses))
                Names[name] = uses = [];
            uses.Add(use);
        }
    }

    private Scope _scope = new(null, false);

    public static void Check(AstModule module, DiagnosticBag bag) => new SyntaxChecks(bag).Block(module.Body);

    private void Block(IReadOnlyList<AstStatement> body)
    {
        foreach (var statement in body)
            Visit(statement);
    }

    private void In(Scope scope, Action walk)
    {
        _scope = scope;
        walk();
        _scope = scope.Outer!;
    }

    // ---- jumps --------------------------------------------------------------------------------------------

    private void Loop(AstStatement loop, IReadOnlyList<AstStatement> body, IReadOnlyList<AstStatement> otherwise)
    {
        _scope.Loops++;
        Nest(loop, body);
        _scope.Loops--;
        Block(otherwise);
    }

    private void Nest(AstStatement statement, IReadOnlyList<AstStatement> body)
    {
        if (++_scope.Blocks == BlockLimit + 1)
            bag.TooManyBlocks(statement.Span);
        Block(body);
        _scope.Blocks--;
    }

    protected override bool VisitReturn(AstReturn node)
    {
        if (!_scope.IsFunction)
            bag.ReturnOutsideFunction(node.Span);
        return Walk(node.Value);
    }

    // In a comprehension all but the first iterable belongs to a function that CPython makes of it.
    protected override bool VisitYield(AstYield node)
    {
        if (_scope is { IsComprehension: true } comprehension && !comprehension.InFirstIterable)
            bag.YieldInside(node.Span, comprehension.Comprehension!);
        else if (!FunctionScope().CanYield)
            bag.YieldOutsideFunction(node.Span);
        return Walk(node.Value);
    }

    private Scope FunctionScope()
    {
        var scope = _scope;
        while (scope.IsComprehension)
            scope = scope.Outer!;
        return scope;
    }

    protected override bool VisitBreak(AstBreak node)
    {
        if (_scope.Loops == 0)
            bag.BreakOutsideLoop(node.Span);
        return true;
    }

    protected override bool VisitContinue(AstContinue node)
    {
        if (_scope.Loops == 0)
            bag.ContinueOutsideLoop(node.Span);
        return true;
    }

    // ---- declarations -------------------------------------------------------------------------------------

    protected override bool VisitGlobal(AstGlobal node)
    {
        foreach (var name in node.Names)
            Declare(name, Use.Global, "global");
        return true;
    }

    protected override bool VisitNonlocal(AstNonlocal node)
    {
        if (_scope.Outer is null)
            bag.NonlocalAtModuleLevel(node.Span);
        foreach (var name in _scope.Outer is null ? [] : node.Names)
            Declare(name, Use.Nonlocal, "nonlocal");
        return true;
    }

    private void Declare(AstName name, Use use, string keyword)
    {
        var uses = _scope.Uses(name.Id);
        var other = use == Use.Global ? Use.Nonlocal : Use.Global;
        if (uses.Contains(Use.Parameter))
            bag.DoubleDeclaration(name.Span, name.Id, "parameter", keyword);
        else if (uses.Contains(Use.Read))
            bag.LateDeclaration(name.Span, name.Id, "used prior to", keyword);
        else if (uses.Contains(Use.Annotated))
            bag.AnnotatedDeclaration(name.Span, name.Id, keyword);
        else if (uses.Contains(Use.Assigned))
            bag.LateDeclaration(name.Span, name.Id, "assigned to before", keyword);
        else if (uses.Contains(other))
            bag.DoubleDeclaration(name.Span, name.Id, "nonlocal", "global");
        _scope.Note(name.Id, use);
    }

    // ---- names --------------------------------------------------------------------------------------------

    protected override bool VisitName(AstName node)
    {
        _scope.Note(node.Id, Use.Read);
        return true;
    }

    // Subscripts and attributes in a target are read; plain names are assigned.
    private void Target(AstExpression target)
    {
        switch (target)
        {
            case AstName n: _scope.Note(n.Id, Use.Assigned); break;
            case AstTuple t: Targets(t.Items); break;
            case AstList l: Targets(l.Items); break;
            case AstStarred s: Target(s.Value); break;
            default: Visit(target); break;
        }
    }

    private void Targets(IReadOnlyList<AstExpression> targets)
    {
        foreach (var target in targets)
            Target(target);
    }

    protected override bool VisitNamed(AstNamed node)
    {
        Visit(node.Value);
        var scope = _scope;
        for (; scope.IsComprehension; scope = scope.Outer!)
        {
            if (scope.InIterable)
            {
                bag.BadNamedPlace(node.Span,
                    "assignment expression cannot be used in a comprehension iterable expression");
                return true;
            }
            if (scope.Targets.Contains(node.Target.Id))
            {
                bag.BadNamedPlace(node.Target.Span,
                    "assignment expression cannot rebind comprehension iteration "
                    + $"variable '{node.Target.Id}'");
                return true;
            }
        }
        scope.Note(node.Target.Id, Use.Assigned);
        return true;
    }

    // ---- scopes -------------------------------------------------------------------------------------------

    protected override bool VisitFunction(AstFunction node)
    {
        foreach (var decorator in node.Decorators)
            Walk(decorator.Expression);
        _scope.Note(node.Name, Use.Assigned);
        Defaults(node.Parameters);
        foreach (var annotation in node.Parameters.Select(p => p.Annotation).Append(node.Returns))
            Walk(annotation);
        In(Callee(node.Parameters, isFunction: true), () => Block(node.Body));
        return true;
    }

    protected override bool VisitClass(AstClass node)
    {
        foreach (var decorator in node.Decorators)
            Walk(decorator.Expression);
        _scope.Note(node.Name, Use.Assigned);
        Walk(node.Bases);
        In(new Scope(_scope, false), () => Block(node.Body));
        return true;
    }

    protected override bool VisitLambda(AstLambda node)
    {
        Defaults(node.Parameters);
        In(Callee(node.Parameters, isFunction: false, canYield: true), () => Visit(node.Body));
        return true;
    }

    private void Defaults(IReadOnlyList<AstParameter> parameters)
    {
        foreach (var parameter in parameters)
            Walk(parameter.Default);
    }

    private Scope Callee(IReadOnlyList<AstParameter> parameters, bool isFunction, bool canYield = false)
    {
        var scope = new Scope(_scope, isFunction) { CanYield = isFunction || canYield };
        foreach (var parameter in parameters)
            scope.Note(parameter.Name, Use.Parameter);
        return scope;
    }

    // The first iterable belongs to the scope outside; in no iterable may a name be assigned.
    protected override bool VisitComprehension(AstComprehension node)
    {
        var scope = new Scope(_scope, false) { Comprehension = ExpressionNames.Describe(node) };
        In(scope, () =>
        {
            foreach (var clause in node.Clauses)
            {
                CollectTargets(clause.Target, scope.Targets);
                Iterable(clause, scope, isFirst: ReferenceEquals(clause, node.Clauses[0]));
                Target(clause.Target);
                foreach (var condition in clause.Conditions)
                    Visit(condition);
            }
            Walk(node.Key);
            Visit(node.Element);
        });
        return true;
    }

    private void Iterable(AstComprehensionClause clause, Scope scope, bool isFirst)
    {
        scope.InIterable = true;
        scope.InFirstIterable = isFirst;
        Visit(clause.Iterable);
        scope.InIterable = scope.InFirstIterable = false;
        if (isFirst)
        {
            foreach (var name in scope.Names.Keys)
                scope.Outer!.Note(name, Use.Read);
        }
    }

    private static void CollectTargets(AstExpression target, HashSet<string> names)
    {
        switch (target)
        {
            case AstName n: names.Add(n.Id); break;
            case AstStarred s: CollectTargets(s.Value, names); break;
            case AstTuple t: CollectTargets(t.Items, names); break;
            case AstList l: CollectTargets(l.Items, names); break;
        }
    }

    private static void CollectTargets(IReadOnlyList<AstExpression> items, HashSet<string> names)
    {
        foreach (var item in items)
            CollectTargets(item, names);
    }
}
