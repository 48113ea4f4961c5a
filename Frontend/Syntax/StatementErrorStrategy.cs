// SPDX-License-Identifier: MIT
// Error recovery: a statement that does not parse is reported once and skipped to the end of its line; what
// follows is parsed as if nothing had happened. A line that begins like no statement is skipped in the same
// way. No tokens are invented or dropped inside a line, so one mistake stays one message.
using Antlr4.Runtime;
using Antlr4.Runtime.Misc;
using Antlr4.Runtime.Tree;
using T = EPython.Frontend.Syntax.EPythonLexer;

namespace EPython.Frontend.Syntax;

/// <param name="reporter">Makes the messages.</param>
/// <param name="skipped">Receives the index of the NEWLINE token of each line that was skipped.</param>
internal sealed class StatementErrorStrategy(SyntaxErrorReporter reporter, ISet<int> skipped)
    : DefaultErrorStrategy
{
    private RecognitionException? _reported;

    // Called by the generated loops over statements (and elsewhere) before they look at the next token.
    public override void Sync(Antlr4.Runtime.Parser recognizer)
    {
        if (!IsBetweenStatements(recognizer))
            return;
        var starts = recognizer.Atn.NextTokens(recognizer.Atn.ruleToStartState[EPythonParser.RULE_statement]);
        for (; !CanFollow(recognizer.TokenStream.LA(1), starts); SkipLine(recognizer))
        {
            var isClause = recognizer.TokenStream.LA(1) is T.ELSE or T.ELIF or T.EXCEPT or T.FINALLY
                or T.CASE;
            if (!isClause || skipped.Count == 0)  // the clause of a statement that was skipped is no mistake
                reporter.ReportStray(recognizer.CurrentToken);
        }
    }

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
            case EPythonParser.StatementContext statement: Leave(recognizer, statement); break;
            case EPythonParser.FieldInputContext: break;
            default: throw e;                             // on to the statement that holds this rule
        }
    }

    private static bool IsBetweenStatements(Antlr4.Runtime.Parser recognizer) => recognizer.Context switch
    {
        EPythonParser.FileInputContext => true,
        EPythonParser.BlockContext block => block.ChildCount >= 2 && block.GetChild(0) is ITerminalNode,
        EPythonParser.StrayBlockContext block => block.ChildCount >= 1,
        _ => false,
    };

    private static bool CanFollow(int type, IntervalSet starts) =>
        type is T.DEDENT or TokenConstants.EOF || starts.Contains(type);

    private void Leave(Antlr4.Runtime.Parser recognizer, EPythonParser.StatementContext statement)
    {
        var tokens = recognizer.TokenStream;
        var first = statement.Start.TokenIndex;
        if (tokens.Index > first && tokens.Get(tokens.Index - 1).Type == T.NEWLINE)
            skipped.Add(tokens.Index - 1);
        else
            SkipLine(recognizer);
        for (var open = OpenBlocks(tokens, first); open > 0 && tokens.LA(1) != TokenConstants.EOF;)
        {
            open += Level(tokens.LA(1));
            recognizer.Consume();
        }
    }

    private void SkipLine(Antlr4.Runtime.Parser recognizer)
    {
        while (recognizer.TokenStream.LA(1) is not (T.NEWLINE or TokenConstants.EOF))
            recognizer.Consume();
        skipped.Add(recognizer.TokenStream.Index);
        if (recognizer.TokenStream.LA(1) == T.NEWLINE)
            recognizer.Consume();
    }

    // Blocks that the statement had entered and not left when it failed.
    private static int OpenBlocks(ITokenStream tokens, int first)
    {
        var open = 0;
        for (var i = first; i < tokens.Index; i++)
            open += Level(tokens.Get(i).Type);
        return open;
    }

    private static int Level(int type) => type switch { T.INDENT => 1, T.DEDENT => -1, _ => 0 };
}
