// SPDX-License-Identifier: MIT
// Tuples, lists, dicts and comprehensions.
using Antlr4.Runtime;
using Antlr4.Runtime.Tree;
using EPython.Frontend.Text;
using P = EPython.Frontend.Syntax.EPythonParser;
using T = EPython.Frontend.Syntax.EPythonLexer;

namespace EPython.Frontend.Syntax;

internal sealed partial class AstBuilder
{
    // One expression, or a tuple without parentheses.
    private AstExpression ExpressionList(P.ExpressionListContext tree)
    {
        if (tree.ChildCount == 1 && tree.GetChild(0) is P.ListItemContext only)
            return ListItem(only, isAlone: true);
        var items = new List<AstExpression>();
        for (var i = 0; i < tree.ChildCount; i += 2)
            items.Add(ListItem((P.ListItemContext)tree.GetChild(i), isAlone: false));
        return new AstTuple(SpanOf(tree), items);
    }

    private AstExpression ListItem(P.ListItemContext tree, bool isAlone) =>
        tree.GetChild(0) is P.ExpressionContext value ? Expression(value)
            : Starred(tree, tree.disjunction(), isAlone ? "can't use starred expression here" : null);

    // *x: a target, or unpacking in a display, or (with a complaint) nothing that Python knows.
    private AstExpression Starred(ParserRuleContext tree, P.DisjunctionContext value, string? complaint)
    {
        var span = SpanOf(tree);
        if (_inTarget || complaint is null)
            return new AstStarred(span, Listed(Operand(value)));
        bag.BadStar(span, complaint);
        return Operand(value);
    }

    private AstYield Yield(P.YieldExpressionContext tree) => new(SpanOf(tree),
        tree.expression() is { } iterable ? Expression(iterable)
            : tree.expressionList() is { } items ? ExpressionList(items) : null,
        isFrom: tree.FROM() is not null);

    private AstExpression Group(P.GroupContext tree, SourceSpan span)
    {
        if (tree.yieldExpression() is { } yield)
            return Yield(yield);
        if (tree.displayItems() is not { } items)
            return new AstTuple(span, []);
        if (items.comprehensionClause().Length > 0)
            return With(false, () => Comprehension(items, ComprehensionKind.Generator, span));
        if (items.ChildCount > 1)
            return new AstTuple(span, DisplayItems(items));
        return DisplayItem(items.displayItem(0), "cannot use starred expression here");
    }

    private AstExpression ListDisplay(P.ListDisplayContext tree, SourceSpan span)
    {
        if (tree.displayItems() is not { } items)
            return new AstList(span, []);
        return items.comprehensionClause().Length > 0
            ? With(false, () => Comprehension(items, ComprehensionKind.List, span))
            : new AstList(span, DisplayItems(items));
    }

    private List<AstExpression> DisplayItems(P.DisplayItemsContext tree)
    {
        var items = new List<AstExpression>();
        for (var i = 0; i < tree.ChildCount; i += 2)
            items.Add(DisplayItem((P.DisplayItemContext)tree.GetChild(i), null));
        return items;
    }

    private AstExpression DisplayItem(P.DisplayItemContext tree, string? complaint)
    {
        if (tree.GetChild(0) is P.NamedExpressionContext value)
            return NamedExpression(value);
        if (TypeOf(tree.GetChild(0)) == T.STAR)
            return Starred(tree, tree.disjunction(), complaint);
        if (complaint is null)
            bag.InvalidSyntax(SpanOf(tree.Start));
        else
            bag.BadStar(SpanOf(tree), "cannot use double starred expression here");
        return Operand(tree.disjunction());
    }

    private AstComprehension Comprehension(P.DisplayItemsContext tree, ComprehensionKind kind,
        SourceSpan span)
    {
        var clauses = Clauses(tree.comprehensionClause());
        var item = tree.displayItem(0);
        if (item.ChildCount > 1)
            bag.BadDisplay(SpanOf(item), "iterable unpacking cannot be used in comprehension");
        else if (tree.displayItem().Length > 1)
            bag.BadDisplay(SpanOf(item), "did you forget parentheses around the comprehension target?");
        var element = item.namedExpression() is { } value ? NamedExpression(value)
            : Operand(item.disjunction());
        return new AstComprehension(span, kind, null, element, clauses);
    }

    private List<AstComprehensionClause> Clauses(P.ComprehensionClauseContext[] trees) =>
        [.. trees.Select(Clause)];

    private AstComprehensionClause Clause(P.ComprehensionClauseContext tree)
    {
        if (tree.ASYNC() is { } async)
            Refuse(SpanOf(async), Unsupported.AsyncComprehension);
        var operands = tree.disjunction();
        return new AstComprehensionClause(SpanOf(tree), TargetList(tree.targetList()), Listed(Operand(operands[0])),
            [.. operands.Skip(1).Select(Operand)]);
    }

    // ---- braces -------------------------------------------------------------------------------------------

    private AstExpression Braces(P.BracesContext tree, SourceSpan span)
    {
        var entries = tree.entry();
        if (entries.Length == 0)
            return new AstDict(span, [], []);
        var isComprehension = tree.comprehensionClause().Length > 0;
        if (isComprehension && TypeOf(entries[0].GetChild(0)) is T.STAR or T.DOUBLESTAR)
            return BadComprehension(entries[0], span);
        if (TypeOf(entries[0].GetChild(0)) != T.DOUBLESTAR && entries[0].COLON() is null)
            return Set(tree, entries, isComprehension, span);
        return isComprehension ? DictComprehension(tree, span) : Dict(entries, span);
    }

    private AstNone BadComprehension(P.EntryContext entry, SourceSpan span)
    {
        bag.BadDisplay(SpanOf(entry), entry.STAR() is null
            ? "dict unpacking cannot be used in dict comprehension"
            : "iterable unpacking cannot be used in comprehension");
        return new AstNone(span);
    }

    private AstExpression Set(P.BracesContext tree, P.EntryContext[] entries, bool isComprehension, SourceSpan span)
    {
        if (entries.FirstOrDefault(e => e.COLON() is not null || e.DOUBLESTAR() is not null) is { } odd)
            bag.InvalidSyntax(SpanOf((odd.COLON() ?? odd.DOUBLESTAR()).Symbol));
        if (!isComprehension)
            return new AstSet(span, [.. entries.Select(SetItem)]);
        var clauses = Clauses(tree.comprehensionClause());
        return new AstComprehension(span, ComprehensionKind.Set, null, NamedExpression(entries[0].namedExpression()), clauses);
    }

    private AstExpression SetItem(P.EntryContext entry) => entry.namedExpression() is { } value
        ? NamedExpression(value)
        : new AstStarred(SpanOf(entry), Operand(entry.disjunction()));

    private AstDict Dict(P.EntryContext[] entries, SourceSpan span)
    {
        var keys = new List<AstExpression?>();
        var values = new List<AstExpression>();
        foreach (var entry in entries)
        {
            if (entry.COLON() is not null)
            {
                keys.Add(NamedExpression(entry.namedExpression()));
                values.Add(Expression(entry.expression()));
            }
            else if (entry.DOUBLESTAR() is not null)
            {
                keys.Add(null);
                values.Add(Operand(entry.disjunction()));
            }
            else
                bag.BadDisplay(SpanOf(entry), "':' expected after dictionary key");
        }
        return new AstDict(span, keys, values);
    }

    private AstComprehension DictComprehension(P.BracesContext tree, SourceSpan span)
    {
        var entry = tree.entry(0);
        var clauses = Clauses(tree.comprehensionClause());
        return new AstComprehension(span, ComprehensionKind.Dict, NamedExpression(entry.namedExpression()),
            Expression(entry.expression()), clauses);
    }
}
