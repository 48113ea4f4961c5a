// SPDX-License-Identifier: MIT
// Messages about syntax: codes EPY10xx, and EPY1100 for what is Python but not ePython. Wording is CPython's
// where CPython has a message. docs/diagnostics.md is made from these methods: one code, one method.
using System.Text;
using EPython.Frontend.Text;

namespace EPython.Frontend.Diagnostics;

public sealed partial class DiagnosticBag
{
    private const string SyntaxError = "SyntaxError";
    private const string IndentationError = "IndentationError";

    // ---- tokens -------------------------------------------------------------------------------------------

    internal void NeverClosed(SourceSpan span, string bracket) =>
        Error("EPY1003", span, $"'{bracket}' was never closed", null, SyntaxError);

    internal void UnmatchedBracket(SourceSpan span, string bracket) =>
        Error("EPY1004", span, $"unmatched '{bracket}'", null, SyntaxError);

    internal void MismatchedBracket(SourceSpan span, string close, string open, int openLine,
        int closeLine) =>
        Error("EPY1005", span, $"closing parenthesis '{close}' does not match opening parenthesis '{open}'"
            + (openLine == closeLine ? "" : $" on line {openLine}"), null, SyntaxError);

    internal void UnterminatedString(SourceSpan span, int line) =>
        Error("EPY1006", span, $"unterminated string literal (detected at line {line})",
            "a string ends on the line it begins on; use \"\"\"...\"\"\" for more lines", SyntaxError);

    internal void UnterminatedTripleQuote(SourceSpan span, int line) =>
        Error("EPY1007", span, $"unterminated triple-quoted string literal (detected at line {line})", null,
            SyntaxError);

    internal void InvalidCharacter(SourceSpan span, int codePoint) =>
        Error("EPY1008", span, CharacterMessage(codePoint), CharacterHelp(codePoint), SyntaxError);

    internal void BadLineContinuation(SourceSpan span, string message) =>
        Error("EPY1009", span, message, null, SyntaxError);

    internal void BadNumber(SourceSpan span, string message) =>
        Error("EPY1010", span, message, null, SyntaxError);

    internal void BadEscape(SourceSpan span, int first, int last, string message) =>
        Error("EPY1028", span, "(unicode error) 'unicodeescape' codec can't decode bytes in position "
            + $"{first}-{last}: {message}", null, SyntaxError);

    internal void BadByteEscape(SourceSpan span, int position) =>
        Error("EPY1057", span, $"(value error) invalid \\x escape at position {position}", null, SyntaxError);

    internal void BytesLiteralNotAscii(SourceSpan span) =>
        Error("EPY1058", span, "bytes can only contain ASCII literal characters", null, SyntaxError);

    internal void MixedLiterals(SourceSpan span) =>
        Error("EPY1059", span, "cannot mix bytes and nonbytes literals", null, SyntaxError);

    internal void BadFString(SourceSpan span, string message) =>
        Error("EPY1027", span, $"f-string{message}", null, SyntaxError);

    // ---- layout -------------------------------------------------------------------------------------------

    internal void UnexpectedIndent(SourceSpan span) =>
        Error("EPY1011", span, "unexpected indent", null, IndentationError);

    internal void UnindentMatchesNothing(SourceSpan span) =>
        Error("EPY1012", span, "unindent does not match any outer indentation level", null, IndentationError);

    internal void InconsistentTabs(SourceSpan span) =>
        Error("EPY1013", span, "inconsistent use of tabs and spaces in indentation",
            "indent with spaces only", "TabError");

    internal void ExpectedIndentedBlock(SourceSpan span, string after, int line) =>
        Error("EPY1014", span, $"expected an indented block after {after} on line {line}",
            "write 'pass' where nothing is to be done", IndentationError);

    internal void NestedTooDeeply(SourceSpan span, string message) =>
        Error("EPY1015", span, message, "split it into several statements or functions", SyntaxError);

    // ---- sentences ----------------------------------------------------------------------------------------

    internal void InvalidSyntax(SourceSpan span, string? help = null, string prefix = "") =>
        Error("EPY1001", span, $"{prefix}invalid syntax", help, SyntaxError);

    internal void Expected(SourceSpan span, string what, string? help = null) =>
        Error("EPY1002", span, $"expected {what}", help, SyntaxError);

    internal void MissingCallParentheses(SourceSpan span, string name) =>
        Error("EPY1016", span, $"Missing parentheses in call to '{name}'. Did you mean {name}(...)?", null,
            SyntaxError);

    internal void AssignmentInCondition(SourceSpan span) =>
        Error("EPY1017", span, "invalid syntax. Maybe you meant '==' or ':=' instead of '='?", null,
            SyntaxError);

    internal void CannotAssign(SourceSpan span, string what, bool inExpression = false) =>
        Error("EPY1018", span, $"cannot assign to {what}"
            + (inExpression ? " here. Maybe you meant '==' instead of '='?" : ""), null, SyntaxError);

    internal void CannotDelete(SourceSpan span, string what) =>
        Error("EPY1019", span, $"cannot delete {what}", null, SyntaxError);

    internal void CannotAugment(SourceSpan span, string what) =>
        Error("EPY1020", span, $"'{what}' is an illegal expression for augmented assignment", null,
            SyntaxError);

    internal void CannotAnnotate(SourceSpan span, string message) =>
        Error("EPY1021", span, message, null, SyntaxError);

    internal void MissingComma(SourceSpan span, string prefix) =>
        Error("EPY1022", span, $"{prefix}invalid syntax. Perhaps you forgot a comma?", null, SyntaxError);

    internal void BadArguments(SourceSpan span, string message) =>
        Error("EPY1023", span, message, null, SyntaxError);

    internal void RepeatedKeyword(SourceSpan span, string name) =>
        Error("EPY1024", span, $"keyword argument repeated: {name}", null, SyntaxError);

    internal void AssignmentInArgument(SourceSpan span) =>
        Error("EPY1025", span, "expression cannot contain assignment, perhaps you meant \"==\"?", null,
            SyntaxError);

    internal void UnparenthesizedGenerator(SourceSpan span) =>
        Error("EPY1026", span, "Generator expression must be parenthesized", null, SyntaxError);

    internal void BadStar(SourceSpan span, string message) =>
        Error("EPY1029", span, message, null, SyntaxError);

    internal void BadNamedTarget(SourceSpan span, string what) =>
        Error("EPY1030", span, $"cannot use assignment expressions with {what}", null, SyntaxError);

    internal void ImportTrailingComma(SourceSpan span) =>
        Error("EPY1031", span, "trailing comma not allowed without surrounding parentheses", null,
            SyntaxError);

    internal void BadDisplay(SourceSpan span, string message) =>
        Error("EPY1032", span, message, null, SyntaxError);

    // ---- sense --------------------------------------------------------------------------------------------

    internal void DuplicateParameter(SourceSpan span, string name) =>
        Error("EPY1040", span, $"duplicate argument '{name}' in function definition", null, SyntaxError);

    internal void DefaultOrder(SourceSpan span) =>
        Error("EPY1041", span, "non-default argument follows default argument", null, SyntaxError);

    internal void BadParameters(SourceSpan span, string message) =>
        Error("EPY1042", span, message, null, SyntaxError);

    internal void ReturnOutsideFunction(SourceSpan span) =>
        Error("EPY1043", span, "'return' outside function", null, SyntaxError);

    public void YieldOutsideFunction(SourceSpan span) =>
        Error("EPY1055", span, "'yield' outside function", null, SyntaxError);

    public void YieldInside(SourceSpan span, string comprehension) =>
        Error("EPY1056", span, $"'yield' inside {comprehension}", null, SyntaxError);

    internal void BreakOutsideLoop(SourceSpan span) =>
        Error("EPY1044", span, "'break' outside loop", null, SyntaxError);

    internal void ContinueOutsideLoop(SourceSpan span) =>
        Error("EPY1045", span, "'continue' not properly in loop", null, SyntaxError);

    internal void NonlocalAtModuleLevel(SourceSpan span) =>
        Error("EPY1046", span, "nonlocal declaration not allowed at module level", null, SyntaxError);

    internal void LateDeclaration(SourceSpan span, string name, string how, string keyword) =>
        Error("EPY1047", span, $"name '{name}' is {how} {keyword} declaration", null, SyntaxError);

    internal void DoubleDeclaration(SourceSpan span, string name, string first, string second) =>
        Error("EPY1048", span, $"name '{name}' is {first} and {second}", null, SyntaxError);

    internal void StarImportInFunction(SourceSpan span) =>
        Error("EPY1049", span, "import * only allowed at module level", null, SyntaxError);

    internal void AnnotatedDeclaration(SourceSpan span, string name, string keyword) =>
        Error("EPY1050", span, $"annotated name '{name}' can't be {keyword}", null, SyntaxError);

    internal void BadPattern(SourceSpan span, string message) =>
        Error("EPY1092", span, message);

    internal void BadNamedPlace(SourceSpan span, string message) =>
        Error("EPY1051", span, message, null, SyntaxError);

    internal void TooManyBlocks(SourceSpan span) =>
        Error("EPY1052", span, "too many statically nested blocks", null, SyntaxError);

    internal void BareExceptNotLast(SourceSpan span) =>
        Error("EPY1053", span, "default 'except:' must be last", null, SyntaxError);

    internal void UnparenthesizedTypes(SourceSpan span) =>
        Error("EPY1054", span, "multiple exception types must be parenthesized", null, SyntaxError);

    // ---- files --------------------------------------------------------------------------------------------

    internal static Diagnostic FileProblem(SourceSpan span, string message, string? help = null) =>
        new("EPY1090", Severity.Error, span, message, help);

    internal static Diagnostic NotUtf8(SourceSpan span, string message, string? help) =>
        new("EPY1091", Severity.Error, span, message, help, SyntaxError);

    // ---- the subset ---------------------------------------------------------------------------------------

    internal void NotInSubset(SourceSpan span, string what, string help) =>
        Error("EPY1100", span, $"{what} is not in the ePython subset", help);

    // -------------------------------------------------------------------------------------------------------

    /// <summary>Adds what a phase collected on its own, in the order of the source.</summary>
    internal void AddSorted(DiagnosticBag other) => _items.AddRange(other._items.OrderBy(d => d.Span.Start));

    private static string CharacterMessage(int codePoint)
    {
        if (codePoint < 128 && !char.IsControl((char)codePoint))
            return "invalid syntax";
        var category = Rune.GetUnicodeCategory(new Rune(codePoint));
        var isPrintable = category is not (System.Globalization.UnicodeCategory.Control
            or System.Globalization.UnicodeCategory.Format
            or System.Globalization.UnicodeCategory.SpaceSeparator
            or System.Globalization.UnicodeCategory.LineSeparator
            or System.Globalization.UnicodeCategory.ParagraphSeparator
            or System.Globalization.UnicodeCategory.OtherNotAssigned
            or System.Globalization.UnicodeCategory.PrivateUse);
        return isPrintable ? $"invalid character '{new Rune(codePoint)}' (U+{codePoint:X4})"
            : $"invalid non-printable character U+{codePoint:X4}";
    }

    private static string? CharacterHelp(int codePoint) => codePoint switch
    {
        '!' => "write 'not x' for !x",
        '?' => "write 'a if condition else b' for condition ? a : b",
        0x201C or 0x201D or 0x2018 or 0x2019 => "use plain quotes, ' or \"",
        0xA0 => "replace the no-break space by a plain one",
        _ => null,
    };
}
