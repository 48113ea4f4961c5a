// SPDX-License-Identifier: MIT
// Patterns of sequences, mappings and classes.
using EPython.Frontend.Text;
using P = EPython.Frontend.Syntax.EPythonParser;
using T = EPython.Frontend.Syntax.EPythonLexer;

namespace EPython.Frontend.Syntax;

internal sealed partial class AstBuilder
{
    private static readonly HashSet<string> s_wholeTypes =
        ["bool", "bytearray", "bytes", "dict", "float", "frozenset", "int", "list", "set", "str", "tuple"];

    private static bool IsStar(P.PatternContext tree) => TypeOf(tree.closedPattern(0).GetChild(0)) == T.STAR;

    private void Sequence(P.PatternContext[] items, SourceSpan span, Path path, Matching matching)
    {
        var star = Array.FindIndex(items, IsStar);
        if (star >= 0 && Array.FindLastIndex(items, IsStar) != star)
        {
            bag.BadPattern(span, "multiple starred expressions in sequence pattern");
            matching.Tests.Add(new AstBool(span, false));
            return;
        }
        var kept = TestKept(span, path, matching, value => Hidden(span, "sequence", value));
        matching.Tests.Add(Compared(span, Hidden(span, "len", kept()),
            star < 0 ? CompareOperator.Equal : CompareOperator.GreaterEqual,
            new AstInt(span, star < 0 ? items.Length : items.Length - 1)));
        for (var i = 0; i < items.Length; i++)
        {
            if (i == star)
                Rest(items[i], kept, star, items.Length - star - 1, matching);
            else
            {
                var at = star < 0 || i < star ? i : i - items.Length;
                Pattern(items[i], () => new AstSubscript(span, kept(), Number(span, at)), matching);
            }
        }
    }

    private static AstExpression Number(SourceSpan span, int value) => value >= 0
        ? new AstInt(span, value)
        : new AstUnary(span, UnaryOperator.Negate, new AstInt(span, -value));

    private void Rest(P.PatternContext tree, Path kept, int before, int after, Matching matching)
    {
        var name = tree.closedPattern(0).NAME();
        var span = SpanOf(tree);
        if (PlainName(name) == "_")
            return;
        Capture(NameOf(name), SpanOf(name), () => Hidden(span, "list", new AstSubscript(span, kept(),
            new AstSlice(span, new AstInt(span, before), after == 0 ? null : Number(span, -after), null))), matching);
    }

    private void Mapping(P.ClosedPatternContext tree, Path path, Matching matching)
    {
        var span = SpanOf(tree);
        var kept = TestKept(span, path, matching, value => Hidden(span, "mapping", value));
        var keys = new List<Func<AstExpression>>();
        foreach (var item in tree.mappingPatternItem())
        {
            if (item.DOUBLESTAR() is not null)
            {
                if (item != tree.mappingPatternItem()[^1])
                    bag.BadPattern(SpanOf(item), "a ** pattern must stand last");
                Others(item, kept, keys, matching);
                continue;
            }
            AstExpression Key() => MappingKey(item.closedPattern());
            keys.Add(Key);
            var key = Key();
            matching.Tests.Add(Compared(SpanOf(item), key, CompareOperator.In, kept()));
            // Each use has a key of its own; a wrong one is told once.
            Pattern(item.pattern(), () => new AstSubscript(span, kept(), bag.HasErrors ? key : Key()), matching);
        }
    }

    private AstExpression MappingKey(P.ClosedPatternContext tree)
    {
        var span = SpanOf(tree);
        return TypeOf(tree.GetChild(0)) switch
        {
            T.NONE => new AstNone(span),
            T.TRUE => new AstBool(span, true),
            T.FALSE => new AstBool(span, false),
            _ when tree.dottedName() is { } name && (name.NAME().Length == 1 || tree.LPAR() is not null) =>
                BadKey(span) ?? new AstNone(span),
            _ => Value(tree) ?? new AstNone(span),
        };
    }

    // A copy without the keys that the pattern names.
    private void Others(P.MappingPatternItemContext tree, Path kept, List<Func<AstExpression>> keys, Matching matching)
    {
        var span = SpanOf(tree);
        var rest = NewHidden(span);
        matching.Tests.Add(Holds(span, [((AstName)rest(), Hidden(span, "dict", kept()))]));
        if (keys.Count > 0)
            matching.Tests.Add(new AstTuple(span, [.. keys.Select(key => new AstCall(span,
                new AstAttribute(span, rest(), "pop", span), [new AstArgument(span, null, key())]))]));
        Capture(NameOf(tree.NAME()), SpanOf(tree.NAME()), rest, matching);
    }

    // ---- classes ------------------------------------------------------------------------------------------

    private void Class(P.DottedNameContext name, P.ClosedPatternContext tree, Path path, Matching matching)
    {
        var span = SpanOf(tree);
        var kept = TestKept(span, path, matching, value => Hidden(span, "isinstance", value, Dotted(name, SpanOf(name))));
        var items = tree.classPatternItem();
        var positional = items.TakeWhile(item => item.NAME() is null).ToList();
        if (items.Skip(positional.Count).Any(item => item.NAME() is null))
            bag.BadPattern(span, "positional patterns follow keyword patterns");
        if (positional.Count == 1 && s_wholeTypes.Contains(name.GetText()))
            Pattern(positional[0].pattern(), kept, matching);
        else if (positional.Count > 0)
            Positional(name.GetText(), positional, kept, span, matching);
        foreach (var item in items.Where(item => item.NAME() is not null))
            Attribute(NameOf(item.NAME()), item.pattern(), kept, matching);
    }

    private void Positional(
        string name, List<P.ClassPatternItemContext> items, Path kept, SourceSpan span, Matching matching)
    {
        if (MatchArguments(name) is not { } names)
            Refuse(span, Unsupported.PositionalPattern);
        else if (names.Count < items.Count)
            bag.BadPattern(span, $"{name}() accepts {names.Count} positional sub-pattern{(names.Count == 1 ? "" : "s")} "
                + $"({items.Count} given)");
        else
        {
            for (var i = 0; i < items.Count; i++)
                Attribute(Mangled(names[i]), items[i].pattern(), kept, matching);
        }
    }

    // An instance without the attribute does not match.
    private void Attribute(string name, P.PatternContext pattern, Path kept, Matching matching)
    {
        var span = SpanOf(pattern);
        matching.Tests.Add(Hidden(span, "hasattr", kept(), new AstStr(span, name)));
        Pattern(pattern, () => new AstAttribute(span, kept(), name, span), matching);
    }

    /// <summary>__match_args__ of a class of this file, or of one of its bases; null where it is no literal of names.</summary>
    private List<string>? MatchArguments(string name, int steps = 0)
    {
        if (_records.TryGetValue(name, out var record) && record.MatchArguments is { } known)
            return [.. known];
        if (steps > DepthLimit || !ClassTrees.TryGetValue(name, out var tree))
            return null;
        var own = tree.block().statement().Select(statement => statement.GetText()).LastOrDefault(text =>
            text.StartsWith("__match_args__=", StringComparison.Ordinal));
        if (own is null)
            return tree.argumentList()?.argument().Select(above => MatchArguments(above.GetText(), steps + 1))
                .FirstOrDefault(found => found is not null);
        var names = own["__match_args__=".Length..].Trim().Trim('(', ')', '[', ']').Split(',', StringSplitOptions.RemoveEmptyEntries);
        return names.All(one => one.Length > 2 && one[0] is '"' or '\'' && one[^1] == one[0])
            ? [.. names.Select(one => one[1..^1])] : null;
    }

    private Dictionary<string, P.ClassDefinitionContext>? _classTrees;

    private Dictionary<string, P.ClassDefinitionContext> ClassTrees => _classTrees ??= FindClasses();

    private Dictionary<string, P.ClassDefinitionContext> FindClasses()
    {
        var found = new Dictionary<string, P.ClassDefinitionContext>();
        var waiting = new Stack<Antlr4.Runtime.Tree.IParseTree>([_module]);
        while (waiting.TryPop(out var tree))
        {
            if (tree is P.ClassDefinitionContext one && one.NAME() is { } name)
                found[PlainName(name)] = one;
            for (var i = tree.ChildCount - 1; i >= 0 && tree is not P.ExpressionContext; i--)
                waiting.Push(tree.GetChild(i));
        }
        return found;
    }
}
