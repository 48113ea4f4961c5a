// SPDX-License-Identifier: MIT
// Error recovery: a statement that does not parse is reported once and skipped to the end of its line; what follows is
// parsed as if nothing had happened. No tokens are invented or dropped inside a line, so one mistake stays one message.
using Antlr4.Runtime;
using T = EPython.Frontend.Syntax.EPythonLexer;

namespace EPython.Frontend.Syntax;

internal sealed class StatementErrorStrategy(SyntaxErrorReporter reporter) : DefaultErrorStrategy
{
    private RecognitionException? _reported;

    public override void Sync(Antlr4.Runtime.Parser recognizer) { }

    public override IToken RecoverInline(Antlr4.Runtime.Parser recognizer) =>
        throw new InputMismatchException(recognizer);

    public override void ReportError(Antlr4.Runtime.Parser recognizer, RecognitionException e)
    {
        if (ReferenceEquals(e, _reported))
            return;
        _reported = e;
        reporter.Report(e);
    }

    public override void Recover(Antlr4.Runtime.Parser recognizer, RecognitionException e)
    {
        switch (recognizer.Context)
        {
            case EPythonParser.StatementContext statement: SkipLine(recognizer, statement); break;
            case EPythonParser.FieldInputContext: break;
            default: throw e;                             // on to the statement that holds this rule
        }
    }

    private static void SkipLine(Antlr4.Runtime.Parser recognizer, EPythonParser.StatementContext statement)
    {
        var tokens = recognizer.TokenStream;
        var first = statement.Start.TokenIndex;
        var isLineDone = tokens.Index > first && tokens.Get(tokens.Index - 1).Type == T.NEWLINE;
        while (!isLineDone && tokens.LA(1) != TokenConstants.EOF)
        {
            isLineDone = tokens.LA(1) == T.NEWLINE;
            recognizer.Consume();
        }
        for (var open = OpenBlocks(tokens, first); open > 0 && tokens.LA(1) != TokenConstants.EOF;)
        {
            open += tokens.LA(1) switch { T.INDENT => 1, T.DEDENT => -1, _ => 0 };
            recognizer.Consume();
        }
    }

    // Blocks that the statement had entered and not left when it failed.
    private static int OpenBlocks(ITokenStream tokens, int first)
    {
        var open = 0;
        for (var i = first; i < tokens.Index; i++)
            open += tokens.Get(i).Type switch { T.INDENT => 1, T.DEDENT => -1, _ => 0 };
        return open;
    }
}
