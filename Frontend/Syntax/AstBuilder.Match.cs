// SPDX-License-Identifier: MIT
// match becomes `if`: the subject is kept in a variable that no program can name, a pattern is a condition over it, and what
// it captures is assigned when all of it has matched.
using Antlr4.Runtime;
using EPython.Frontend.Text;
using P = EPython.Frontend.Syntax.EPythonParser;
using T = EPython.Frontend.Syntax.EPythonLexer;

namespace EPython.Frontend.Syntax;

internal sealed partial class AstBuilder
{
    private const char HiddenPrefix = '.';      // of names of variables and built-ins that programs cannot write
    private int _hidden;

    /// <summary>Makes the expression for one place of the subject anew: no node stands twice in a tree.</summary>
    private delegate AstExpression Path();

    /// <summary>A pattern: what must hold, one after the other, and what is captured then.</summary>
    private sealed class Matching
    {
        public List<AstExpression> Tests { get; } = [];
        public List<(string Name, SourceSpan Span, Path Value)> Captures { get; } = [];
    }

    private List<AstStatement> Match(P.MatchStatementContext tree)
    {
        var subject = ExpressionList(tree.expressionList());
        var kept = NewHidden(subject.Span);
        var cases = new List<(P.CaseClauseContext Tree, AstExpression? Condition, List<AstStatement> Body)>();
        foreach (var clause in tree.caseClause())
        {
            var (condition, body) = Case(clause, kept);
            // Other patterns without a condition are wrong ones, which is told already.
            var isName = clause.patternList().GetText().All(c => char.IsLetterOrDigit(c) || c == '_');
            if (condition is null && clause != tree.caseClause()[^1] && isName)
                bag.BadPattern(SpanOf(clause.patternList()), Unreachable(clause.patternList().pattern(0)));
            cases.Add((clause, condition, body));
        }
        IReadOnlyList<AstStatement> otherwise = [];
        foreach (var (clause, condition, body) in cases.AsEnumerable().Reverse())
        {
            otherwise = condition is null ? body
                : [new AstIf(SpanOver(clause.Start, body, otherwise), condition, body, otherwise)];
        }
        return [new AstAssign(subject.Span, [kept()], subject), .. otherwise];
    }

    private static string Unreachable(P.PatternContext pattern) => pattern.GetText() == "_"
        ? "wildcard makes remaining patterns unreachable"
        : $"name capture '{pattern.GetText()}' makes remaining patterns unreachable";

    private (AstExpression? Condition, List<AstStatement> Body) Case(P.CaseClauseContext tree, Path subject)
    {
        var matching = new Matching();
        var list = tree.patternList();
        if (Has(list, T.COMMA))
            Sequence(list.pattern(), SpanOf(list), subject, matching);
        else
            Pattern(list.pattern(0), subject, matching);
        var conditions = matching.Tests;
        var captures = matching.Captures.Select(one => (Name: new AstName(one.Span, one.Name), Value: one.Value())).ToList();
        var assigned = new List<AstStatement>();
        if (tree.namedExpression() is { } guard)
        {
            if (captures.Count > 0)
                conditions.Add(Holds(SpanOf(list), captures.Select(one => (one.Name, one.Value))));
            conditions.Add(NamedExpression(guard));
        }
        else
            assigned.AddRange(captures.Select(one => new AstAssign(one.Name.Span, [one.Name], one.Value)));
        List<AstStatement> body = [.. assigned, .. Block(tree.block())];
        return (conditions.Count == 0 ? null : All(SpanOf(list), conditions), body);
    }

    // ---- parts of conditions ------------------------------------------------------------------------------

    private Path NewHidden(SourceSpan span)
    {
        var name = $"{HiddenPrefix}m{++_hidden}";
        return () => new AstName(span, name);
    }

    private static AstExpression All(SourceSpan span, List<AstExpression> conditions) =>
        conditions.Count == 1 ? conditions[0] : new AstBoolean(span, true, conditions);

    // Assignments as a condition that is true.
    private static AstTuple Holds(SourceSpan span, IEnumerable<(AstName Name, AstExpression Value)> assigned) =>
        new(span, [.. assigned.Select(one => new AstNamed(span, one.Name, one.Value))]);

    private static AstCall Hidden(SourceSpan span, string builtin, params AstExpression[] arguments) => new(
        span, new AstName(span, HiddenPrefix + builtin), [.. arguments.Select(value => new AstArgument(span, null, value))]);

    private static AstCompare Compared(SourceSpan span, AstExpression left, CompareOperator op, AstExpression right) =>
        new(span, left, [op], [right]);

    // A test of a place that is looked at again: kept in a variable while it is tested, unless it is one.
    private Path TestKept(SourceSpan span, Path path, Matching matching, Func<AstExpression, AstExpression> test)
    {
        var kept = path() is AstName ? path : NewHidden(span);
        matching.Tests.Add(test(kept == path ? path() : new AstNamed(span, (AstName)kept(), path())));
        return kept;
    }

    private void Capture(string name, SourceSpan span, Path value, Matching matching)
    {
        if (matching.Captures.Exists(one => one.Name == name))
            bag.BadPattern(span, $"multiple assignments to name '{name}' in pattern");
        matching.Captures.Add((name, span, value));
    }

    // ---- patterns -----------------------------------------------------------------------------------------

    private void Pattern(P.PatternContext tree, Path path, Matching matching)
    {
        var closed = tree.closedPattern();
        if (_depth >= DepthLimit)
        {
            TooDeep(tree);
            return;
        }
        _depth++;
        if (closed.Length == 1)
            Closed(closed[0], path, matching);
        else
            Alternatives(tree, path, matching);
        _depth--;
        if (tree.NAME() is not { } name)
            return;
        if (PlainName(name) == "_")
            bag.BadPattern(SpanOf(name), "cannot use '_' as a target");
        Capture(NameOf(name), SpanOf(name), path, matching);
    }

    private void Alternatives(P.PatternContext tree, Path path, Matching matching)
    {
        var span = SpanOf(tree);
        var kept = path;
        if (path() is not AstName)
        {
            kept = NewHidden(span);
            matching.Tests.Add(Holds(span, [((AstName)kept(), path())]));
        }
        var ways = new List<Matching>();
        foreach (var closed in tree.closedPattern())
        {
            ways.Add(new Matching());
            Closed(closed, kept, ways[^1]);
            if (ways[^1].Tests.Count == 0 && closed != tree.closedPattern()[^1])
                bag.BadPattern(SpanOf(closed), "an alternative that always matches makes remaining patterns unreachable");
        }
        var names = ways[0].Captures.Select(one => one.Name).Order(StringComparer.Ordinal).ToList();
        if (ways.Exists(way => !way.Captures.Select(one => one.Name).Order(StringComparer.Ordinal).SequenceEqual(names)))
            bag.BadPattern(span, "alternative patterns bind different names");
        var hidden = names.ToDictionary(name => name, _ => NewHidden(span));
        foreach (var way in ways.Where(way => way.Captures.Count > 0))
            way.Tests.Add(Holds(span, way.Captures.Where(one => hidden.ContainsKey(one.Name))
                .Select(one => ((AstName)hidden[one.Name](), one.Value()))));
        matching.Tests.Add(new AstBoolean(span, false,
            [.. ways.Select(way => way.Tests.Count == 0 ? new AstBool(span, true) : All(span, way.Tests))]));
        foreach (var (name, captured, _) in ways[0].Captures)
            Capture(name, captured, hidden[name], matching);
    }

    private void Closed(P.ClosedPatternContext tree, Path path, Matching matching)
    {
        var span = SpanOf(tree);
        switch (TypeOf(tree.GetChild(0)))
        {
            case T.STAR: bag.BadPattern(span, "a starred pattern can only stand in a sequence"); break;
            case T.NONE: matching.Tests.Add(Compared(span, path(), CompareOperator.Is, new AstNone(span))); break;
            case T.TRUE or T.FALSE:
                matching.Tests.Add(Compared(span, path(), CompareOperator.Is, new AstBool(span, tree.TRUE() is not null)));
                break;
            case T.LSQB: Sequence(tree.patternList()?.pattern() ?? [], span, path, matching); break;
            case T.LPAR when tree.patternList() is { } group && !Has(group, T.COMMA):
                Pattern(group.pattern(0), path, matching);
                break;
            case T.LPAR: Sequence(tree.patternList()?.pattern() ?? [], span, path, matching); break;
            case T.LBRACE: Mapping(tree, path, matching); break;
            default:
                if (tree.dottedName() is { } name && tree.LPAR() is not null)
                    Class(name, tree, path, matching);
                else if (tree.dottedName() is { } plain && plain.NAME().Length == 1)
                    CaptureName(plain, path, matching);
                else if (Value(tree) is { } value)
                    matching.Tests.Add(Compared(span, path(), CompareOperator.Equal, value));
                break;
        }
    }

    private void CaptureName(P.DottedNameContext name, Path path, Matching matching)
    {
        if (PlainName(name.NAME(0)) != "_")
            Capture(NameOf(name.NAME(0)), SpanOf(name), path, matching);
    }

    // A literal or a dotted name; null with a message where it is neither.
    private AstExpression? Value(P.ClosedPatternContext tree)
    {
        var span = SpanOf(tree);
        if (tree.dottedName() is { } name)
            return Dotted(name, span);
        if (tree.STRING().Length > 0)
            return IsBytes(tree.STRING(0).Symbol) ? Bytes(tree.STRING(), span) : Text(tree, span);
        if (tree.number() is not [var number])
            return tree.number().Length > 0 ? Refuse(span, Unsupported.Complex) : BadKey(span);
        var text = number.GetText();
        AstExpression literal = number.INTEGER() is not null ? new AstInt(span, NumberLiterals.Integer(text))
            : number.FLOAT() is not null ? new AstFloat(span, NumberLiterals.Float(text)) : Refuse(span, Unsupported.Complex);
        return tree.MINUS().Length > 0 ? new AstUnary(span, UnaryOperator.Negate, literal) : literal;
    }

    private AstExpression? BadKey(SourceSpan span)
    {
        bag.BadPattern(span, "mapping pattern keys may only match literals and attribute lookups");
        return null;
    }

    private AstExpression? Text(P.ClosedPatternContext tree, SourceSpan span)
    {
        var parts = new List<AstExpression>();
        var isFormatted = false;
        foreach (var node in tree.STRING())
            isFormatted |= AddLiteral(node.Symbol, parts);
        if (isFormatted)
        {
            bag.BadPattern(span, "patterns may only match literals and attribute lookups");
            return null;
        }
        return JoinTexts(parts, span) is [AstStr text] ? new AstStr(span, text.Value) : new AstStr(span, "");
    }

    private AstExpression Dotted(P.DottedNameContext tree, SourceSpan span)
    {
        AstExpression value = new AstName(span, NameOf(tree.NAME(0)));
        foreach (var part in tree.NAME().Skip(1))
            value = new AstAttribute(span, value, NameOf(part), SpanOf(part));
        return value;
    }
}
