// SPDX-License-Identifier: MIT
// An explanation for a terminal: per function its types and place, then what is paid for, by line.
using System.Globalization;
using System.Text;
using EPython.Frontend.Explain;
using EPython.Frontend.Text;

namespace EPython.Host.Explain;

internal static class ExplanationText
{
    private const int MostSource = 44;      // characters of an expression
    private const int Width = 100;          // of a line of variables
    public const string Before = "compiled for the host, this is checked once before the loop, not in it";

    public static string Write(Explanation explanation)
    {
        var text = new StringBuilder();
        foreach (var function in explanation.Functions)
            Write(text, function);
        return text.Append(Summary(explanation)).ToString();
    }

    public static string Signature(ExplainedFunction function) => function.Result is null ? function.Name
        : $"{function.Name}({string.Join(", ", function.Parameters.Select(Typed))}) -> {function.Result}";

    public static string Place(ExplainedFunction function) =>
        $"{(function.Place.IsCompiled ? "compiled" : "interpreted")}: {function.Place.Reason}";

    public static string Typed(ExplainedVariable variable) =>
        $"{variable.Name}: {variable.Type}{(variable.IsBoxed ? " (boxed)" : "")}";

    /// <summary>The characters of a span, in one line.</summary>
    public static string Snippet(SourceSpan span)
    {
        var lines = span.Source.Text[span.Start..span.End].Split('\n', StringSplitOptions.TrimEntries);
        var all = string.Join(' ', lines);
        return all.Length <= MostSource ? all : all[..(MostSource - 3)] + "...";
    }

    private static void Write(StringBuilder text, ExplainedFunction function)
    {
        text.Append($"{function.Source.Name}:{function.Line}: {Signature(function)}\n");
        if (!function.IsUsed)
        {
            text.Append("  never called\n\n");
            return;
        }
        text.Append($"  {Place(function)}\n");
        WriteVariables(text, function.Variables);
        foreach (var remark in function.Remarks)
            Write(text, remark);
        if (function.Remarks.Count == 0)
            text.Append("  nothing is tested or decided late\n");
        text.Append('\n');
    }

    private static void WriteVariables(StringBuilder text, IReadOnlyList<ExplainedVariable> variables)
    {
        var line = "";
        foreach (var variable in variables.Select(Typed))
        {
            if (line.Length > 0 && line.Length + variable.Length > Width)
            {
                text.Append($"  {line}\n");
                line = "";
            }
            line += line.Length == 0 ? variable : "   " + variable;
        }
        if (line.Length > 0)
            text.Append($"  {line}\n");
    }

    private static void Write(StringBuilder text, ExplainedRemark one)
    {
        var (span, remark) = (one.Remark.Span, one.Remark);
        var times = one.Times > 1 ? $"  ({one.Times} times)" : "";
        text.Append(CultureInfo.InvariantCulture, $"  {span.Line}:{span.Column}  {Word(remark.Kind)}  ")
            .Append($"{Snippet(span)}{times}\n      {remark.What}: {remark.Why}\n");
        if (remark.Kind == RemarkKind.Before)
            text.Append($"      {Before}\n");
        if (remark.Advice is not null)
            text.Append($"      write: {remark.Advice}\n");
    }

    public static string Word(RemarkKind kind) => kind switch
    {
        RemarkKind.Check => "check",
        RemarkKind.Before => "before",
        _ => "dynamic",
    };

    private static string Summary(Explanation explanation)
    {
        var all = explanation.Functions.SelectMany(function => function.Remarks).ToList();
        int Count(RemarkKind kind) => all.Count(one => one.Remark.Kind == kind);
        return $"{explanation.Functions.Count} functions: {Count(RemarkKind.Check)} checks remain, "
            + $"{Count(RemarkKind.Before)} are made before loops, {Count(RemarkKind.Dynamic)} places are dynamic\n";
    }
}
