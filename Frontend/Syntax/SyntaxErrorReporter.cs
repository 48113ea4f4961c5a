// SPDX-License-Identifier: MIT
// Turns the point where the parser stopped into the message that CPython would give: which token came, which
// rule was under way, what stood before.
using Antlr4.Runtime;
using Antlr4.Runtime.Tree;
using EPython.Frontend.Diagnostics;
using EPython.Frontend.Text;
using P = EPython.Frontend.Syntax.EPythonParser;
using T = EPython.Frontend.Syntax.EPythonLexer;

namespace EPython.Frontend.Syntax;

internal sealed class SyntaxErrorReporter(
    SourceText source, CommonTokenStream tokens, bool isField, DiagnosticBag bag)
{
    private readonly string _prefix = isField ? "f-string: " : "";

    /// <summary>A line begins with a token that no statement begins with.</summary>
    public void ReportStray(IToken token)
    {
        if (!LineHasError(token))
            bag.InvalidSyntax(SpanOf(token), Help(token, null));
    }

    public void Report(RecognitionException e)
    {
        var token = e.OffendingToken;
        if (LineHasError(token))
            return;
        var previous = token.TokenIndex > 0 ? tokens.Get(token.TokenIndex - 1) : null;
        var context = (ParserRuleContext)e.Context;
        if (ReportBlock(context, token, previous) || ReportAssignment(context, token)
            || ReportStatementCall(token, previous) || ReportMissing(e, context, token)
            || ReportNamedTarget(context, token) || ReportDefault(context, token, previous)
            || ReportEntry(context, token, previous) || ReportComma(context, token, previous))
            return;
        if (token.Type == T.LPAR && context is P.FunctionDefinitionContext or P.ParameterListContext
            && previous?.Type is T.LPAR or T.COMMA)
            bag.BadParameters(SpanOf(token), "Function parameters cannot be parenthesized");
        else
            bag.InvalidSyntax(SpanOf(token), Help(token, previous), _prefix);
    }

    // A token of the same logical line has been reported already: whatever the parser thinks follows from
    // that.
    private bool LineHasError(IToken token)
    {
        var start = tokens.Get(FirstOfLine(token)).StartIndex;
        var last = token.TokenIndex;
        while (tokens.Get(last).Type is not (T.NEWLINE or TokenConstants.EOF))
            last++;
        var end = tokens.Get(last).StartIndex;
        return bag.Items.Any(d => d.Span.Start >= start && d.Span.Start <= end);
    }

    private int FirstOfLine(IToken token)
    {
        var first = token.TokenIndex;
        while (first > 0 && tokens.Get(first - 1).Type is not (T.NEWLINE or T.INDENT or T.DEDENT))
            first--;
        return first;
    }

    // ---- blocks and headers -------------------------------------------------------------------------------

    private bool ReportBlock(ParserRuleContext context, IToken token, IToken? previous)
    {
        var isBody = context is P.BlockContext || (context is P.MatchStatementContext
            && context.ChildCount > 2);
        if (!isBody || previous?.Type != T.NEWLINE)
            return false;
        var owner = context is P.BlockContext ? (ParserRuleContext)context.Parent : context;
        var head = HeadOf(owner, context);
        bag.ExpectedIndentedBlock(SpanOf(token), AfterWhat(head), head.Line);
        return true;
    }

    private static IToken HeadOf(ParserRuleContext owner, ParserRuleContext block)
    {
        var head = owner.Start;
        for (var i = 0; i < owner.ChildCount && owner.GetChild(i) != block; i++)
        {
            if (owner.GetChild(i) is ITerminalNode { Symbol.Type: T.ELSE or T.FINALLY } node)
                head = node.Symbol;
        }
        return head;
    }

    private static string AfterWhat(IToken head) => head.Type switch
    {
        T.DEF => "function definition",
        T.CLASS => "class definition",
        _ => $"'{head.Text}' statement",
    };

    private bool ReportMissing(RecognitionException e, ParserRuleContext context, IToken token)
    {
        var expected = e is InputMismatchException ? e.GetExpectedTokens() : null;
        if (expected is null)
            return false;
        if (expected.Contains(T.COLON) && IsHeader(context, token))
        {
            var isElseIf = context is P.ElseClauseContext && token.Type == T.IF;
            bag.Expected(SpanOf(token), "':'", isElseIf ? "write 'elif' for 'else if'" : null);
            return true;
        }
        if (context is P.ExpressionContext && expected.Contains(T.ELSE))
        {
            bag.Expected(SpanOf(context), "'else' after 'if' expression");
            return true;
        }
        if (context is not P.FunctionDefinitionContext || !expected.Contains(T.LPAR)
            || context.ChildCount != 2)
            return false;
        bag.Expected(SpanOf(token), "'('");
        return true;
    }

    // As in CPython, a condition may have gone wrong anywhere, so only the end of its line proves the colon
    // missing.
    private static bool IsHeader(ParserRuleContext context, IToken token) => context switch
    {
        P.IfStatementContext or P.ElifClauseContext or P.WhileStatementContext or P.ForStatementContext
            or P.MatchStatementContext or P.CaseClauseContext or P.ClassDefinitionContext
                or P.ExceptClauseContext or P.WithStatementContext
            => token.Type == T.NEWLINE,
        P.FunctionDefinitionContext or P.ElseClauseContext or P.TryStatementContext
            or P.FinallyClauseContext => true,
        _ => false,
    };

    // ---- expressions --------------------------------------------------------------------------------------

    private bool ReportAssignment(ParserRuleContext context, IToken token)
    {
        if (token.Type != T.ASSIGN || LastNamedExpression(context) is not { } named)
            return false;
        var left = new AstBuilder(source, new HashSet<int>(), new DiagnosticBag()).NamedExpression(named);
        var span = new SourceSpan(source, left.Span.Start, token.StopIndex + 1);
        if (left is AstName)
            bag.AssignmentInCondition(span);
        else if (ExpressionNames.IsOperand(left))
            bag.CannotAssign(left.Span, ExpressionNames.Describe(left), inExpression: true);
        else
            return false;
        return true;
    }

    // x[0] := 1; a name in this place is merely invalid syntax.
    private bool ReportNamedTarget(ParserRuleContext context, IToken token)
    {
        IParseTree? tree = context;
        while (tree is ParserRuleContext { ChildCount: > 0 } and not P.PrimaryContext)
            tree = tree.GetChild(tree.ChildCount - 1);
        if (token.Type != T.COLONEQUAL || tree is not P.PrimaryContext primary || primary is P.NameContext)
            return false;
        var target = new AstBuilder(source, new HashSet<int>(), new DiagnosticBag()).Primary(primary);
        bag.BadNamedTarget(target.Span, ExpressionNames.Describe(target));
        return true;
    }

    // def f(a=): ...
    private bool ReportDefault(ParserRuleContext context, IToken token, IToken? previous)
    {
        if (previous?.Type != T.ASSIGN || token.Type is not (T.RPAR or T.COMMA)
            || context.Parent is not P.ParameterContext)
            return false;
        bag.Expected(SpanOf(previous), "default value expression");
        return true;
    }

    private static P.NamedExpressionContext? LastNamedExpression(IParseTree? tree)
    {
        while (tree is ParserRuleContext { ChildCount: > 0 } and not P.NamedExpressionContext)
            tree = tree.GetChild(tree.ChildCount - 1);
        return tree as P.NamedExpressionContext;
    }

    private bool ReportStatementCall(IToken token, IToken? previous)
    {
        if (previous is not { Type: T.NAME, Text: "print" or "exec" } || !BeginsOperand(token))
            return false;
        var before = previous.TokenIndex > 0 ? tokens.Get(previous.TokenIndex - 1).Type : T.NEWLINE;
        if (before is not (T.NEWLINE or T.INDENT or T.DEDENT or T.SEMI or T.COLON))
            return false;
        bag.MissingCallParentheses(new SourceSpan(source, previous.StartIndex, token.StopIndex + 1),
            previous.Text);
        return true;
    }

    // {key: }, {key: *value} and {key: value, key value}
    private bool ReportEntry(ParserRuleContext context, IToken token, IToken? previous)
    {
        if (context is P.BracesContext braces && BeginsOperand(token) && IsKeyOnly(braces))
        {
            bag.BadDisplay(SpanOf(previous!), "':' expected after dictionary key");
            return true;
        }
        if (previous?.Type != T.COLON || context.Parent is not P.EntryContext)
            return false;
        if (token.Type is T.RBRACE or T.COMMA)
            bag.BadDisplay(SpanOf(previous), "expression expected after dictionary key and ':'");
        else if (token.Type == T.STAR)
            bag.BadDisplay(SpanOf(token), "cannot use a starred expression in a dictionary value");
        else
            return false;
        return true;
    }

    private static bool IsKeyOnly(P.BracesContext braces) =>
        braces.entry(0).COLON() is not null && braces.entry()[^1].ChildCount == 1;

    private bool ReportComma(ParserRuleContext context, IToken token, IToken? previous)
    {
        if (previous is null || !BeginsOperand(token) || !EndsOperand(previous)
            || context is P.ParameterListContext
            or P.LambdaParametersContext or P.FunctionDefinitionContext || !(isField || IsInBrackets(token)))
            return false;
        bag.MissingComma(new SourceSpan(source, previous.StartIndex, token.StopIndex + 1), _prefix);
        return true;
    }

    private bool IsInBrackets(IToken token)
    {
        var depth = 0;
        for (var i = FirstOfLine(token); i < token.TokenIndex; i++)
        {
            depth += tokens.Get(i).Type switch
            {
                T.LPAR or T.LSQB or T.LBRACE => 1,
                T.RPAR or T.RSQB or T.RBRACE => -1,
                _ => 0,
            };
        }
        return depth > 0;
    }

    private static bool BeginsOperand(IToken token) =>
        token.Type is T.NAME or T.INTEGER or T.FLOAT or T.IMAGINARY
        or T.STRING or T.TRUE or T.FALSE or T.NONE or T.ELLIPSIS or T.LBRACE or T.LAMBDA;

    private static bool EndsOperand(IToken token) =>
        token.Type is T.NAME or T.INTEGER or T.FLOAT or T.IMAGINARY
        or T.STRING or T.TRUE or T.FALSE or T.NONE or T.ELLIPSIS or T.RPAR or T.RSQB or T.RBRACE;

    private string? Help(IToken token, IToken? previous) => (previous?.Text, token.Text) switch
    {
        ("+", "\n") or ("-", "\n") when IsDoubled(previous) =>
            "write 'x += 1' to count up, 'x -= 1' to count down",
        ("&", "&") => "write 'and' for &&",
        ("|", "|") => "write 'or' for ||",
        ("<", ">") => "write '!=' for <>",
        (null, "elif" or "else") => $"this '{token.Text}' belongs to no 'if' of the same indentation",
        (_, "{") => "blocks begin with ':' and are indented",
        _ when token.Type is >= T.AND and <= T.YIELD && previous?.Type is T.DEF or T.FOR or T.IMPORT or T.DOT
            => $"'{token.Text}' is a keyword and cannot be a name",
        _ => null,
    };

    private bool IsDoubled(IToken token) =>
        token.TokenIndex > 0 && tokens.Get(token.TokenIndex - 1).StopIndex + 1 == token.StartIndex
        && source.Text[token.StartIndex - 1] == source.Text[token.StartIndex];

    // The end of the file is behind the last line's last character, not on the line after it.
    private SourceSpan SpanOf(IToken token)
    {
        if (token.Type != TokenConstants.EOF)
            return new SourceSpan(source, token.StartIndex, Math.Max(token.StartIndex, token.StopIndex + 1));
        var end = source.Text.EndsWith('\n') ? source.Text.Length - 1 : source.Text.Length;
        return new SourceSpan(source, end, end);
    }

    private SourceSpan SpanOf(ParserRuleContext context) =>
        new(source, context.Start.StartIndex, (tokens.LT(-1) ?? context.Start).StopIndex + 1);
}
