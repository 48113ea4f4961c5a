// SPDX-License-Identifier: MIT
// What a user did wrong, with the place and what to do. Codes are stable; wording may improve.
using EPython.Frontend.Text;

namespace EPython.Frontend.Diagnostics;

public enum Severity { Warning, Error }

/// <summary>One message. <paramref name="ExceptionClass"/>: what CPython would raise at compile time
/// (SyntaxError, IndentationError...), or null.</summary>
public sealed record Diagnostic(
    string Code, Severity Severity, SourceSpan Span, string Message, string? Help = null,
    string? ExceptionClass = null);

/// <summary>Messages collected by the phases; one method per message lives in partial files of this class.</summary>
public sealed partial class DiagnosticBag
{
    private readonly List<Diagnostic> _items = [];

    public IReadOnlyList<Diagnostic> Items => _items;
    public bool HasErrors => _items.Any(d => d.Severity == Severity.Error);

    private void Error(string code, SourceSpan span, string message, string? help = null,
        string? exceptionClass = null) =>
        _items.Add(new Diagnostic(code, Severity.Error, span, message, help, exceptionClass));

    private void Warning(string code, SourceSpan span, string message, string? help = null)
    {
        if (!span.IsSilent)
            _items.Add(new Diagnostic(code, Severity.Warning, span, message, help));
    }
}
