// SPDX-License-Identifier: MIT
// `match`, `case` and `type` are names, except at the head of their statements. Those tokens are given types
// of their own before parsing, by the shape of the line, so that the grammar needs no look-ahead for them.
using Antlr4.Runtime;
using T = EPython.Frontend.Syntax.EPythonLexer;

namespace EPython.Frontend.Syntax;

internal static class SoftKeywords
{
    public static void Mark(IList<IToken> tokens)
    {
        var atStart = true;
        for (var i = 0; i < tokens.Count; i++)
        {
            var type = tokens[i].Type;
            if (atStart && type == T.NAME)
                MarkLine(tokens, i);
            atStart = type is T.NEWLINE or T.INDENT or T.DEDENT;
        }
    }

    private static void MarkLine(IList<IToken> tokens, int first)
    {
        var token = (CommonToken)tokens[first];
        var length = token.StopIndex - token.StartIndex + 1;
        if (length is not (4 or 5))
            return;
        switch (token.Text)
        {
            case "match" when HeadsBlock(tokens, first)
                && tokens[EndOfLine(tokens, first) + 1].Type == T.INDENT:
                token.Type = T.MATCH;
                break;
            case "case" when HeadsBlock(tokens, first):
                token.Type = T.CASE;
                break;
            case "type" when tokens[first + 1].Type == T.NAME:
                token.Type = T.TYPE;
                break;
        }
    }

    // Followed by something an expression begins with, in a line that holds a colon outside brackets.
    private static bool HeadsBlock(IList<IToken> tokens, int first)
    {
        if (tokens[first + 1].Type is T.COLON or T.ASSIGN or T.DOT or T.COMMA or T.NEWLINE or T.SEMI
            or T.RPAR)
            return false;
        var depth = 0;
        for (var i = first + 1; tokens[i].Type is not (T.NEWLINE or TokenConstants.EOF); i++)
        {
            switch (tokens[i].Type)
            {
                case T.LPAR or T.LSQB or T.LBRACE: depth++; break;
                case T.RPAR or T.RSQB or T.RBRACE: depth--; break;
                case T.COLON when depth == 0: return true;
                case T.ASSIGN when depth == 0: return false;
            }
        }
        return false;
    }

    private static int EndOfLine(IList<IToken> tokens, int i)
    {
        while (tokens[i].Type is not (T.NEWLINE or TokenConstants.EOF))
            i++;
        return Math.Min(i, tokens.Count - 2);
    }
}
