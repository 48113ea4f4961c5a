// SPDX-License-Identifier: MIT
// Messages of type inference, EPY30xx: operations that are certain to raise. Warnings, for running the
// program raises the same as CPython; only what the subset lacks is an error.
using EPython.Frontend.Text;

namespace EPython.Frontend.Diagnostics;

public sealed partial class DiagnosticBag
{
    internal void BinaryTypes(SourceSpan span, string op, string left, string right) =>
        Warning("EPY3001", span, $"unsupported operand type(s) for {op}: '{left}' and '{right}'");

    internal void UnaryType(SourceSpan span, string op, string operand) =>
        Warning("EPY3002", span, $"bad operand type for unary {op}: '{operand}'");

    internal void CompareTypes(SourceSpan span, string op, string left, string right) =>
        Warning("EPY3003", span, $"'{op}' not supported between instances of '{left}' and '{right}'");

    internal void NotCallable(SourceSpan span, string type) =>
        Warning("EPY3004", span, $"'{type}' object is not callable");

    internal void WrongArguments(SourceSpan span, string message) => Warning("EPY3005", span, message);

    internal void NoAttribute(SourceSpan span, string type, string name, string? suggestion) =>
        Warning("EPY3006", span, $"'{type}' object has no attribute '{name}'", DidYouMean(suggestion));

    internal void PropertyOfClass(SourceSpan span, string type, string name) =>
        Error("EPY3205", span, $"property '{name}' of class '{type}' itself is not in the ePython subset",
            "ask an instance, or call a plain method");

    internal void EnumerationItself(SourceSpan span) =>
        Error("EPY3206", span, "what CPython does with an enumeration itself needs its name here, in the file of the class",
            "keep the members beside the class: COLORS = list(Color), NAMES = dict(Color.__members__)");

    internal void UnsupportedMethod(SourceSpan span, string type, string name) =>
        Error("EPY3007", span, $"method '{name}' of '{type}' is not in the ePython subset");

    internal void NotIterable(SourceSpan span, string type) =>
        Warning("EPY3008", span, $"'{type}' object is not iterable");

    internal void NotSubscriptable(SourceSpan span, string type) =>
        Warning("EPY3009", span, $"'{type}' object is not subscriptable");

    internal void WrongIndexType(SourceSpan span, string type, string index) =>
        Warning("EPY3010", span, $"'{type}' indices must be integers or slices, not '{index}'");

    internal void NoItemAssignment(SourceSpan span, string type) =>
        Warning("EPY3011", span, $"'{type}' object does not support item assignment");

    internal void NoItemDeletion(SourceSpan span, string type) =>
        Warning("EPY3012", span, $"'{type}' object doesn't support item deletion");

    internal void UnpackCount(SourceSpan span, int expected, int given) => Warning("EPY3013", span,
        given > expected
            ? $"too many values to unpack (expected {expected})"
            : $"not enough values to unpack (expected {expected}, got {given})");

    internal void NotContainer(SourceSpan span, string type) =>
        Warning("EPY3014", span, $"argument of type '{type}' is not iterable");

    internal void NotMapping(SourceSpan span, string type) =>
        Warning("EPY3016", span, $"'{type}' object is not a mapping");

    internal void AttributeIsFixed(SourceSpan span, string type, string name) =>
        Warning("EPY3015", span, $"attribute '{name}' of '{type}' object cannot be assigned");
}
