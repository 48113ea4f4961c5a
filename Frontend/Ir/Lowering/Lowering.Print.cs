// SPDX-License-Identifier: MIT
// print of f-strings without making them: the host is sent the parts, each a value and its format specification, and
// makes the text. Only where that cannot be told from making it first: values of types that cannot change, and
// specifications that suit them.
using EPython.Frontend.Syntax;
using EPython.Frontend.Types;

namespace EPython.Frontend.Ir.Lowering;

internal sealed partial class FunctionLowering
{
    private const int MostParts = 100;      // a call takes 255 operands

    // Text that stands as it is (Value null), or a value and how it is printed (Spec null: as str gives it).
    private sealed record PrintPart(string? Text, AstExpression? Value, string? Spec);

    private Lowered? LowerPrintOfParts(AstCall call)
    {
        if (PartsOf(call) is not { } parts)
            return null;
        var site = At(call);
        var values = new Queue<Lowered>(LowerAll(parts.Where(part => part.Value is not null).Select(part => part.Value!)));
        var operands = new List<IrOperand>();
        foreach (var part in parts)
        {
            operands.Add(part.Text is { } text ? IrConstant.Value_(text) : Boxed(site, values.Dequeue()));
            operands.Add(IrConstant.Value_(part.Spec));
        }
        Add(new IrCallBuiltin(site, "PrintParts", null, operands));
        return Lowered.None;
    }

    // What is printed in order, separators and end included; null if print must do it.
    private List<PrintPart>? PartsOf(AstCall call)
    {
        var options = call.Arguments.Where(argument => argument.Name is not null).ToList();
        var values = call.Arguments.Where(argument => argument.Name is null).Select(argument => argument.Value).ToList();
        if (!values.Any(value => value is AstFString text && text.Parts.Any(part => part is AstFormatted))
            || values.Any(IsGenerator) || options.Any(option => option.Name is not ("sep" or "end") || option.Value is not AstStr))
            return null;
        string Option(string name, string otherwise) =>
            options.FirstOrDefault(option => option.Name == name)?.Value is AstStr text ? text.Value : otherwise;
        var parts = new List<PrintPart>();
        foreach (var value in values)
        {
            if (parts.Count > 0)
                AddText(parts, Option("sep", " "));
            if (!AddParts(parts, value))
                return null;
        }
        AddText(parts, Option("end", "\n"));
        return parts.Count <= MostParts ? parts : null;
    }

    private bool AddParts(List<PrintPart> parts, AstExpression value)
    {
        switch (value)
        {
            case AstStr text: AddText(parts, text.Value); return true;
            case AstFString text: return text.Parts.All(part => AddParts(parts, part));
            case AstFormatted formatted:
                var spec = formatted.Spec is null ? "" : (formatted.Spec as AstStr)?.Value;
                if (formatted.Conversion != '\0' || spec is null
                    || FormatSpec.Parse(spec)?.Suits(TypeOf(formatted.Value)) != true)
                    return false;
                parts.Add(new PrintPart(null, formatted.Value, spec.Length == 0 ? null : spec));
                return true;
            case var other when MakesText(TypeOf(other)): return false;
            default: parts.Add(new PrintPart(null, value, null)); return true;
        }
    }

    private static void AddText(List<PrintPart> parts, string text)
    {
        if (text.Length == 0)
            return;
        if (parts.Count > 0 && parts[^1].Text is { } before)
            parts[^1] = new PrintPart(before + text, null, null);
        else
            parts.Add(new PrintPart(text, null, null));
    }
}
