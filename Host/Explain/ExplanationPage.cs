// SPDX-License-Identifier: MIT
// An explanation as one HTML page that needs nothing else: the source, each line as warm as it is thought to run often,
// with what is paid for beneath.
using EPython.Frontend.Explain;
using System.Globalization;
using System.Text;
using EPython.Frontend.Text;
using EPython.Host.Cli;
using static EPython.Host.Cli.HtmlPage;

namespace EPython.Host.Explain;

internal static class ExplanationPage
{
    private const string Style = """
        body { font: 15px/1.5 system-ui, sans-serif; color: #222; max-width: 72rem; margin: 2rem auto; padding: 0 1rem }
        pre, code { font: 13px/1.5 ui-monospace, monospace; margin: 0 }
        .line { display: flex; white-space: pre }
        .line span { width: 4rem; text-align: right; padding-right: 1rem; color: #888; flex: none }
        .line b { width: 5rem; text-align: right; padding-right: 1rem; color: #888; font-weight: normal; flex: none }
        .remark, .function { margin: .1rem 0 .1rem 10rem; padding: .1rem .6rem }
        .remark { border-left: 3px solid #c60; background: #fff8ee }
        .remark.check { border-color: #36c; background: #f1f5ff }
        .remark.before { border-color: #3a6; background: #f2fbf5 }
        .function { border-left: 3px solid #888; background: #f4f4f4 }
        .write { color: #060 }
        """;

    public static string Write(string title, Explanation explanation)
    {
        var page = new StringBuilder();
        page.Append("<p>Beside each line: how often it is thought to run. ")
            .Append("Blue: a check that must stay; orange: decided when it runs.</p>\n");
        foreach (var source in explanation.Sources.Where(source => source.Text.Length > 0))
            WriteSource(page, source, explanation);
        return HtmlPage.Write(title, Style, page.ToString());
    }

    private static void WriteSource(StringBuilder page, SourceText source, Explanation explanation)
    {
        page.Append($"<h2>{Escaped(source.Name)}</h2>\n");
        var functions = explanation.Functions.Where(function => function.Source == source)
            .ToLookup(function => function.Line);
        var remarks = explanation.Functions.SelectMany(function => function.Remarks)
            .Where(one => one.Remark.Span.Source == source).ToLookup(one => one.Remark.Span.Line);
        for (var line = 1; line <= source.LineCount; line++)
        {
            foreach (var function in functions[line])
                WriteFunction(page, function);
            WriteLine(page, line, source.Line(line), explanation.Heat.GetValueOrDefault((source, line)));
            foreach (var remark in remarks[line])
                WriteRemark(page, remark);
        }
    }

    private static void WriteFunction(StringBuilder page, ExplainedFunction function)
    {
        var types = string.Join("   ", function.Variables.Select(ExplanationText.Typed));
        page.Append($"<div class=\"function\"><code>{Escaped(ExplanationText.Signature(function))}</code><br>")
            .Append(Escaped(function.IsUsed ? ExplanationText.Place(function) : "never called"))
            .Append(types.Length > 0 ? $"<br><code>{Escaped(types)}</code>" : "").Append("</div>\n");
    }

    private static void WriteLine(StringBuilder page, int line, string text, double visits)
    {
        // A line that runs a million times is as warm as it gets.
        var warmth = Math.Clamp(Math.Log10(Math.Max(visits, 1)) / 6, 0, 1) * 0.55;
        page.Append(CultureInfo.InvariantCulture,
            $"<div class=\"line\" style=\"background: rgba(240, 90, 20, {warmth:0.##})\"><span>{line}</span>")
            .Append($"<b>{(visits > 0 ? Times(visits) : "")}</b><code>{Escaped(text)}</code></div>\n");
    }

    private static string Times(double visits) =>
        visits.ToString(visits < 10_000 ? "0" : "0.#e+0", CultureInfo.InvariantCulture);

    private static void WriteRemark(StringBuilder page, ExplainedRemark one)
    {
        var remark = one.Remark;
        page.Append($"<div class=\"remark {ExplanationText.Word(remark.Kind)}\">")
            .Append($"<code>{Escaped(ExplanationText.Snippet(remark.Span))}</code> ")
            .Append($"{Escaped(remark.What)}: {Escaped(remark.Why)}");
        if (remark.Kind == RemarkKind.Before)
            page.Append($"<br>{ExplanationText.Before}");
        if (remark.Advice is not null)
            page.Append($"<br><span class=\"write\">write: {Escaped(remark.Advice)}</span>");
        page.Append("</div>\n");
    }
}
