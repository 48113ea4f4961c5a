// SPDX-License-Identifier: MIT
// Statements.
using Antlr4.Runtime;
using Antlr4.Runtime.Tree;
using EPython.Frontend.Text;
using P = EPython.Frontend.Syntax.EPythonParser;
using T = EPython.Frontend.Syntax.EPythonLexer;

namespace EPython.Frontend.Syntax;

internal sealed partial class AstBuilder
{
    private List<AstStatement> Statements(IEnumerable<IParseTree>? children)
    {
        var result = new List<AstStatement>();
        foreach (var child in children ?? [])
        {
            if (child is P.StatementContext { exception: null } statement)
                AddStatement(statement.GetChild(0), result);
        }
        return result;
    }

    private void AddStatement(IParseTree tree, List<AstStatement> result)
    {
        switch (tree)
        {
            case P.SimpleStatementsContext simple: AddSimple(simple, result); break;
            case P.CompoundStatementContext compound: AddCompound(compound.GetChild(0), result); break;
            case P.StrayBlockContext stray: Stray(stray); break;
        }
    }

    // The lines under a header that did not parse are indented rightly; elsewhere the indent is the mistake.
    private void Stray(P.StrayBlockContext block)
    {
        if (!skippedLines.Contains(block.Start.TokenIndex - 1))
            bag.UnexpectedIndent(SpanOf(block.statement(0).Start));
        Statements(block.children);
    }

    private bool HasErrorIn(SourceSpan span) =>
        bag.Items.Any(d => d.Span.Start >= span.Start && d.Span.Start < span.End);

    private void AddSimple(P.SimpleStatementsContext tree, List<AstStatement> result)
    {
        for (var i = 0; i < tree.ChildCount; i++)
        {
            if (tree.GetChild(i) is P.SimpleStatementContext simple
                && Simple(simple.GetChild(0)) is { } statement)
                result.AddRange([statement, .. _behind]);
            _behind.Clear();
        }
    }

    private readonly List<AstStatement> _behind = [];   // what a simple statement needs behind it

    private AstStatement? Simple(IParseTree tree) => tree switch
    {
        P.ExpressionStatementContext s => ExpressionStatement(s),
        P.ReturnStatementContext s => Return(s),
        P.ImportStatementContext s => Import(s),
        P.FromStatementContext s => ImportFrom(s),
        P.PassStatementContext s => new AstPass(SpanOf(s)),
        P.BreakStatementContext s => new AstBreak(SpanOf(s)),
        P.ContinueStatementContext s => new AstContinue(SpanOf(s)),
        P.GlobalStatementContext s => new AstGlobal(SpanOf(s), Names(s.NAME())),
        P.NonlocalStatementContext s => new AstNonlocal(SpanOf(s), Names(s.NAME())),
        P.DeleteStatementContext s => Delete(s),
        P.AssertStatementContext s => Assert(s),
        P.RaiseStatementContext s => Raise(s),
        P.TypeStatementContext s => RefuseStatement(s, Unsupported.TypeAlias),
        _ => throw new System.Diagnostics.UnreachableException(),
    };

    private AstStatement ExpressionStatement(P.ExpressionStatementContext tree)
    {
        var span = SpanOf(tree);
        if (tree.ChildCount == 1)
            return ValueStatement(span, Value(tree.value(0)));
        if (tree.augmentedOperator() is { } op)
            return AugmentedAssign(tree, op, span);
        return tree.COLON() is null ? Assign(tree, span) : AnnotatedAssign(tree, span);
    }

    private AstExpressionStatement ValueStatement(SourceSpan span, AstExpression value)
    {
        if (value is AstBinary { Operator: BinaryOperator.ShiftRight, Left: AstName { Id: "print" } }
            or AstTuple { Items: [AstBinary { Operator: BinaryOperator.ShiftRight,
                Left: AstName { Id: "print" } }, ..] })
            Refuse(span, Unsupported.PrintChevron);
        return new AstExpressionStatement(span, value);
    }

    private AstExpression Value(P.ValueContext tree) => tree.GetChild(0) switch
    {
        P.ExpressionListContext list => ExpressionList(list),
        P.YieldExpressionContext yield => Yield(yield),
        _ => throw new System.Diagnostics.UnreachableException(),
    };

    private AstReturn Return(P.ReturnStatementContext tree) =>
        new(SpanOf(tree), tree.expressionList() is { } value ? ExpressionList(value) : null);

    private AstAssert Assert(P.AssertStatementContext tree)
    {
        var parts = tree.expression();
        return new AstAssert(SpanOf(tree), Expression(parts[0]), parts.Length > 1 ? Expression(parts[1])
            : null);
    }

    private List<AstName> Names(ITerminalNode[] nodes) =>
        [.. nodes.Select(node => new AstName(SpanOf(node), NameOf(node)))];

    // ---- imports ------------------------------------------------------------------------------------------

    private AstImport Import(P.ImportStatementContext tree)
    {
        var names = tree.dottedAsName().Select(n => new AstImportName(
            SpanOf(n), Dotted(n.dottedName()), n.NAME() is { } alias ? NameOf(alias) : null)).ToList();
        foreach (var name in names)
            NoteImport(name.Alias ?? name.Name, name.Name);
        return new AstImport(SpanOf(tree), names);
    }

    private static string Dotted(P.DottedNameContext tree) => string.Join('.', tree.NAME().Select(PlainName));

    private AstStatement ImportFrom(P.FromStatementContext tree)
    {
        var level = tree.DOT().Length + 3 * tree.ELLIPSIS().Length;
        var module = tree.dottedName() is { } name ? Dotted(name) : "";
        if (module == "" && level == 0)
            bag.InvalidSyntax(SpanOf(tree.IMPORT()));
        var names = ImportedNames(tree);
        var others = level > 0 ? names : names.FindAll(name => !NoteImport(name.Alias ?? name.Name, $"{module}.{name.Name}"));
        return others.Count == 0 ? new AstPass(SpanOf(tree)) : new AstImportFrom(SpanOf(tree), module, level, others);
    }

    private List<AstImportName> ImportedNames(P.FromStatementContext tree)
    {
        if (tree.STAR() is { } star)
            return [new AstImportName(SpanOf(star), "*", null)];
        var names = tree.importedNames();
        if (tree.LPAR() is null && TypeOf(names.GetChild(names.ChildCount - 1)) == T.COMMA)
            bag.ImportTrailingComma(SpanOf(names));
        return [.. names.importedName().Select(n => new AstImportName(
            SpanOf(n), NameOf(n.NAME(0)), n.NAME().Length > 1 ? NameOf(n.NAME(1)) : null))];
    }

    // ---- compound statements ------------------------------------------------------------------------------

    private void AddCompound(IParseTree tree, List<AstStatement> result)
    {
        if (tree is P.MatchStatementContext match)
        {
            result.AddRange(Match(match));
            return;
        }
        if (ClassTreeOf(tree) is { } definition)
        {
            result.AddRange(Classes(definition, tree));
            return;
        }
        var statement = tree switch
        {
            P.IfStatementContext s => If(s),
            P.ForStatementContext s => For(s),
            P.WhileStatementContext s => While(s),
            P.TryStatementContext s => Try(s),
            P.WithStatementContext s => With(s),
            P.FunctionDefinitionContext s => Function(s),
            _ => RefuseCompound(tree),
        };
        if (statement is not null)
            result.Add(statement);
    }

    private List<AstStatement> Block(P.BlockContext tree)
    {
        if (tree.GetChild(0) is not P.SimpleStatementsContext simple)
            return Statements(tree.children);
        var result = new List<AstStatement>();
        AddSimple(simple, result);
        return result;
    }

    private List<AstStatement> Else(P.ElseClauseContext? tree) => tree is null ? [] : Block(tree.block());

    // From the head's first character to the last one of its last statement.
    private SourceSpan SpanOver(IToken head, params IReadOnlyList<AstStatement>[] bodies)
    {
        var end = bodies.LastOrDefault(body => body.Count > 0)?[^1].Span.End ?? head.StopIndex + 1;
        return Span(head.StartIndex, end);
    }

    private AstIf If(P.IfStatementContext tree)
    {
        var condition = NamedExpression(tree.namedExpression());
        var then = Block(tree.block());
        var clauses = tree.elifClause();
        if (clauses.Length > DepthLimit)
            bag.NestedTooDeeply(SpanOf(clauses[DepthLimit].Start), "too many 'elif' clauses");
        var conditions = clauses.Select(c => NamedExpression(c.namedExpression())).ToArray();
        var bodies = clauses.Select(c => Block(c.block())).ToArray();
        var otherwise = Else(tree.elseClause());
        for (var i = clauses.Length - 1; i >= 0; i--)
        {
            var span = SpanOver(clauses[i].Start, bodies[i], otherwise);
            otherwise = [new AstIf(span, conditions[i], bodies[i], otherwise)];
        }
        return new AstIf(SpanOver(tree.Start, then, otherwise), condition, then, otherwise);
    }

    private AstWhile While(P.WhileStatementContext tree)
    {
        var condition = NamedExpression(tree.namedExpression());
        var body = Block(tree.block());
        var otherwise = Else(tree.elseClause());
        return new AstWhile(SpanOver(tree.Start, body, otherwise), condition, body, otherwise);
    }

    private AstFor For(P.ForStatementContext tree)
    {
        var target = TargetList(tree.targetList());
        var iterable = Listed(ExpressionList(tree.expressionList()));
        var body = Block(tree.block());
        var otherwise = Else(tree.elseClause());
        return new AstFor(SpanOver(tree.Start, body, otherwise), target, iterable, body, otherwise);
    }
}
