// SPDX-License-Identifier: MIT
// Messages of lowering: EPY32xx.
using EPython.Frontend.Text;

namespace EPython.Frontend.Diagnostics;

public sealed partial class DiagnosticBag
{
    public void ReportIntLiteralTooLarge(SourceSpan span, int bits) =>
        Error("EPY3201", span, $"integer literal does not fit in {bits} bits",
            "ints have the size of a machine word here; use a float or a smaller number");

    public void ReportAttributeAsValue(SourceSpan span, string name) =>
        Error("EPY3202", span, $"attribute '{name}' can only be called here",
            "write a lambda or a def that calls it");

    public void ReportGeneratorAsValue(SourceSpan span) =>
        Error("EPY3203", span, "a generator expression can only be the sole argument of a built-in that consumes it",
            "use a list comprehension");

    public void ReportSliceAsValue(SourceSpan span) =>
        Error("EPY3204", span, "a slice can only stand alone between brackets");
}
