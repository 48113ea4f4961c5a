// SPDX-License-Identifier: MIT
// try and raise.
using EPython.Frontend.Text;
using P = EPython.Frontend.Syntax.EPythonParser;

namespace EPython.Frontend.Syntax;

internal sealed partial class AstBuilder
{
    private AstRaise Raise(P.RaiseStatementContext tree)
    {
        var parts = tree.expression();
        return new AstRaise(SpanOf(tree), parts.Length > 0 ? Expression(parts[0]) : null,
            parts.Length > 1 ? Expression(parts[1]) : null);
    }

    private AstTry Try(P.TryStatementContext tree)
    {
        var body = Block(tree.block());
        var handlers = tree.exceptClause().Select(Handler).ToArray();
        var otherwise = Else(tree.elseClause());
        var final = tree.finallyClause() is { } clause ? Block(clause.block()) : [];
        if (tree.finallyClause() is null && handlers.Length == 0)
            bag.Expected(Behind(tree.block()), "'except' or 'finally' block");
        return new AstTry(SpanOver(tree.Start, body, [.. handlers.SelectMany(h => h.Body)], otherwise, final),
            body, handlers, otherwise, final);
    }

    // Items after the first are statements inside, at the place of the whole.
    private AstWith With(P.WithStatementContext tree)
    {
        var items = tree.withItem().Select(item => (Context: Expression(item.expression()), Target: WithTarget(item))).ToArray();
        var body = Block(tree.block());
        var span = SpanOver(tree.Start, body);
        return items.Reverse().Aggregate((AstWith?)null, (inner, item) =>
            new AstWith(span, item.Context, item.Target, inner is null ? body : [inner]))!;
    }

    private AstExpression? WithTarget(P.WithItemContext item)
    {
        if (item.target() is not { } tree)
            return null;
        var target = AsTarget(() => TargetItem(tree));
        CheckAssignable(target, isWhole: true);
        return target;
    }

    // The word behind a block.
    private SourceSpan Behind(P.BlockContext block)
    {
        var text = source.Text;
        var start = Math.Min(block.Stop.StartIndex, text.Length);
        while (start < text.Length && (char.IsWhiteSpace(text[start]) || text[start] == '#'))
            start = text[start] == '#' ? text.IndexOf('\n', start) is >= 0 and var end ? end : text.Length : start + 1;
        var length = text.AsSpan(start).IndexOfAnyExcept(s_wordLetters);
        return new SourceSpan(source, start, Math.Min(start + Math.Max(length, 1), text.Length));
    }

    private static readonly System.Buffers.SearchValues<char> s_wordLetters =
        System.Buffers.SearchValues.Create("_0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ");

    private AstHandler Handler(P.ExceptClauseContext tree)
    {
        var types = tree.expression();
        if (tree.STAR() is not null)
            RefuseHead(tree.Start, Unsupported.ExceptGroup);
        else if (types.Length > 1)
            bag.UnparenthesizedTypes(SpanOf(types[0]));
        var body = Block(tree.block());
        return new AstHandler(SpanOver(tree.Start, body), types.Length > 0 ? Expression(types[0]) : null,
            tree.NAME() is { } name ? new AstName(SpanOf(name), NameOf(name)) : null, body);
    }
}
