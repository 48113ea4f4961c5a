// SPDX-License-Identifier: MIT
// A comparison as one HTML page that needs nothing else: the table and two plots.
using System.Text;
using EPython.Host.Cli;
using static EPython.Host.Cli.HtmlPage;

namespace EPython.Host.Compare;

internal static class ComparisonPage
{
    private const string Style = """
        th:nth-child(-n+2), td:nth-child(-n+2) { text-align: left }
        td:nth-last-child(-n+3), th:nth-last-child(-n+3) { color: #777 }
        """;

    public static string Write(ComparisonReport report)
    {
        var title = $"{report.Kernel}: every way of running it";
        var page = new StringBuilder();
        page.Append(Table(ComparisonReport.Header, report.Rows()));
        page.Append($"<p>{Escaped(report.Legend())}</p>\n");
        page.Append("<h2>Time against size</h2>\n").Append(SizePlot.Write(report));
        page.Append("<h2>Ratio to C per CPU</h2>\n").Append(RatioPlot.Write(report));
        WriteNotes(page, report);
        return HtmlPage.Write(title, ReportStyle + "\n" + Style, page.ToString());
    }

    private static void WriteNotes(StringBuilder page, ComparisonReport report)
    {
        var notes = report.Differences.Concat(report.Notes()).ToList();
        if (notes.Count == 0)
            return;
        page.Append("<h2>What is missing</h2>\n<ul>\n");
        foreach (var note in notes)
            page.Append($"<li>{Escaped(note)}</li>\n");
        page.Append("</ul>\n");
    }
}
