// SPDX-License-Identifier: MIT
// Base class of the generated lexer: makes INDENT, DEDENT and logical NEWLINE tokens, checks brackets, and
// reports what is wrong with single tokens. What it reports it repairs, so that the parser sees a plausible
// token.
using Antlr4.Runtime;
using EPython.Frontend.Diagnostics;
using EPython.Frontend.Text;
using T = EPython.Frontend.Syntax.EPythonLexer;

namespace EPython.Frontend.Syntax;

public abstract class IndentingLexerBase(ICharStream input, TextWriter output, TextWriter errorOutput)
    : Lexer(input, output, errorOutput)
{
    private const int BracketLimit = 200;                 // CPython's
    private const int IndentLimit = 100;                  // CPython's

    private readonly record struct Indent(int Column, int ColumnOfSingleTabs);

    private readonly Queue<IToken> _ready = new();
    private readonly Stack<Indent> _indents = new([new Indent(0, 0)]);
    private readonly Stack<IToken> _brackets = new();
    private SourceText _source = null!;
    private DiagnosticBag _bag = null!;
    private IToken? _last;
    private int _lineStart;                               // offset of the logical line's first character
    private bool _atLineStart = true;
    private bool _isField;

    /// <summary>Must be called before the first token. A field is the expression of an f-string: one line,
    /// whatever breaks it has.</summary>
    internal void Begin(SourceText source, DiagnosticBag bag, bool isField)
    {
        (_source, _bag, _isField, _atLineStart) = (source, bag, isField, !isField);
        _lineStart = InputStream.Index;
    }

    public override IToken NextToken()
    {
        while (_ready.Count == 0)
            Advance();
        return _ready.Dequeue();
    }

    private void Advance()
    {
        var token = base.NextToken();
        switch (token.Type)
        {
            case TokenConstants.EOF: OnEnd(token); break;
            case T.NEWLINE: OnNewline(token); break;
            case T.INVALID_CHARACTER: OnInvalidCharacter(token); break;
            default: OnToken(token); break;
        }
    }

    private void OnNewline(IToken token)
    {
        if (_brackets.Count > 0 || _isField)
            return;
        _lineStart = token.StopIndex + 1;
        if (_atLineStart)
            return;                                       // blank or only a comment
        _atLineStart = true;
        Deliver(token);
    }

    private void OnEnd(IToken end)
    {
        foreach (var open in _brackets.Reverse().Take(1))
            _bag.NeverClosed(SpanOf(open), open.Text);
        _brackets.Clear();
        CheckLastLine();
        if (!_isField)
        {
            if (!_atLineStart)
                Deliver(Make(T.NEWLINE, end));
            for (; _indents.Count > 1; _indents.Pop())
                Deliver(Make(T.DEDENT, end));
        }
        Deliver(end);
    }

    // A backslash promised one more line.
    private void CheckLastLine()
    {
        var rest = _last is null ? 0 : Math.Min(_last.StopIndex + 1, _source.Text.Length);
        var tail = _source.Text.AsSpan(rest);
        if (!_isField && tail.EndsWith("\\\n") && !tail.Contains('#'))
            _bag.BadLineContinuation(new SourceSpan(_source, rest + tail.Length - 2, rest + tail.Length - 1),
                "unexpected EOF while parsing");
    }

    private void OnToken(IToken token)
    {
        if (_brackets.Count > 0 && !_isField && StartsStatementInsideBrackets(token))
            AbandonBrackets(token);
        if (_atLineStart)
        {
            _atLineStart = false;
            Indentation(token);
        }
        switch (token.Type)
        {
            case T.LPAR or T.LSQB or T.LBRACE: Open(token); break;
            case T.RPAR or T.RSQB or T.RBRACE: Close(token); return;
            case T.INTEGER or T.FLOAT or T.IMAGINARY: CheckNumber(token); break;
            case T.STRING: CheckTripleQuote(token); break;
            case T.UNTERMINATED_STRING: ReportUnterminated(token); break;
        }
        Deliver(token);
    }

    private void Deliver(IToken token)
    {
        _last = token;
        _ready.Enqueue(token);
    }

    // ---- indentation --------------------------------------------------------------------------------------

    private void Indentation(IToken token)
    {
        var indent = Measure();
        var top = _indents.Peek();
        if (indent.Column == top.Column)
            CheckTabs(token, indent.ColumnOfSingleTabs == top.ColumnOfSingleTabs);
        else if (indent.Column > top.Column)
            Push(token, indent, indent.ColumnOfSingleTabs > top.ColumnOfSingleTabs);
        else
            Dedent(token, indent);
    }

    private void Push(IToken token, Indent indent, bool consistent)
    {
        CheckTabs(token, consistent);
        if (_indents.Count >= IndentLimit)
            throw new NestingTooDeepException("too many levels of indentation");
        _indents.Push(indent);
        Deliver(Make(T.INDENT, token));
    }

    private void Dedent(IToken token, Indent indent)
    {
        for (; indent.Column < _indents.Peek().Column; _indents.Pop())
            Deliver(Make(T.DEDENT, token));
        var top = _indents.Peek();
        if (indent.Column != top.Column)
            _bag.UnindentMatchesNothing(LineIndentSpan(token));
        else
            CheckTabs(token, indent.ColumnOfSingleTabs == top.ColumnOfSingleTabs);
    }

    private void CheckTabs(IToken token, bool consistent)
    {
        if (!consistent)
            _bag.InconsistentTabs(LineIndentSpan(token));
    }

    // Tabs go to the next multiple of eight, and count one in the second measure: the two must agree.
    private Indent Measure()
    {
        int column = 0, single = 0;
        for (var i = _lineStart; i < _source.Text.Length; i++)
        {
            switch (_source.Text[i])
            {
                case ' ': column++; single++; break;
                case '\t': column = (column / 8 + 1) * 8; single++; break;
                case '\f': column = single = 0; break;
                default: return new Indent(column, single);
            }
        }
        return new Indent(column, single);
    }

    private SourceSpan LineIndentSpan(IToken token) => new(_source, token.StartIndex, token.StopIndex + 1);

    // ---- brackets -----------------------------------------------------------------------------------------

    private void Open(IToken token)
    {
        if (_brackets.Count >= BracketLimit)
            throw new NestingTooDeepException("too many nested parentheses");
        _brackets.Push(token);
    }

    private void Close(IToken token)
    {
        if (!_brackets.TryPeek(out var open))
        {
            _bag.UnmatchedBracket(SpanOf(token), token.Text);
            return;
        }
        _brackets.Pop();
        var wanted = open.Type switch { T.LPAR => T.RPAR, T.LSQB => T.RSQB, _ => T.RBRACE };
        if (token.Type != wanted)
        {
            _bag.MismatchedBracket(SpanOf(token), token.Text, open.Text, open.Line, token.Line);
            ((CommonToken)token).Type = wanted;
        }
        Deliver(token);
    }

    // A keyword that no expression holds, first on its line: the bracket before it was never closed, and the
    // statement is read as one.
    private bool StartsStatementInsideBrackets(IToken token) =>
        token.Type is T.ASSERT or T.BREAK or T.CLASS or T.CONTINUE or T.DEF or T.DEL or T.GLOBAL or T.IMPORT
            or T.NONLOCAL or T.PASS or T.RAISE or T.RETURN or T.TRY or T.WHILE or T.WITH
        && _last is not null && _last.Line < token.Line;

    private void AbandonBrackets(IToken token)
    {
        var outermost = _brackets.Last();
        _bag.NeverClosed(SpanOf(outermost), outermost.Text);
        _brackets.Clear();
        Deliver(Make(T.NEWLINE, token));
        _atLineStart = true;
        _lineStart = _source.Text.LastIndexOf('\n', token.StartIndex) + 1;
    }

    // ---- single tokens ------------------------------------------------------------------------------------

    private void OnInvalidCharacter(IToken token)
    {
        if (token.Text == "\\")
            _bag.BadLineContinuation(SpanOf(token), token.StopIndex + 1 >= _source.Text.Length
                ? "unexpected EOF while parsing" : "unexpected character after line continuation character");
        else
            _bag.InvalidCharacter(SpanOf(token), char.ConvertToUtf32(_source.Text, token.StartIndex));
    }

    private void CheckNumber(IToken token)
    {
        var problem = NumberLiterals.Problem(_source.Text, token.StartIndex, token.StopIndex + 1,
            out var end);
        if (problem is null)
            return;
        _bag.BadNumber(new SourceSpan(_source, token.StartIndex, end), problem);
        ((CommonToken)token).StopIndex = end - 1;
        ((CommonToken)token).Type = T.NONE;
        InputStream.Seek(end);
    }

    // An empty string with one more quote behind it opened a triple-quoted string that has no end.
    private void CheckTripleQuote(IToken token)
    {
        var text = _source.Text;
        var last = token.StopIndex;
        var isEmpty = last > token.StartIndex && text[last - 1] == text[last]
            && (last - 1 == token.StartIndex || char.IsAsciiLetter(text[last - 2]));
        if (!isEmpty || last + 1 >= text.Length || text[last + 1] != text[last])
            return;
        _bag.UnterminatedTripleQuote(SpanOf(token), _source.LineOf(text.TrimEnd('\n').Length));
        ((CommonToken)token).Type = T.NONE;
        InputStream.Seek(text.Length);
    }

    private void ReportUnterminated(IToken token)
    {
        _bag.UnterminatedString(SpanOf(token), _source.LineOf(token.StopIndex));
        ((CommonToken)token).Type = T.NONE;
    }

    private IToken Make(int type, IToken at) => TokenFactory.Create(
        Tuple.Create((ITokenSource)this, (ICharStream)InputStream), type, "", TokenConstants.DefaultChannel,
        at.StartIndex, at.StartIndex - 1, at.Line, at.Column);

    private SourceSpan SpanOf(IToken token) => new(_source, token.StartIndex, token.StopIndex + 1);
}
