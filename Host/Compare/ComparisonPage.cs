// SPDX-License-Identifier: MIT
// A comparison as one HTML page that needs nothing else: the table and two plots.
using System.Text;
using EPython.Host.Cli;
using static EPython.Host.Cli.HtmlPage;

namespace EPython.Host.Compare;

internal static class ComparisonPage
{
    private const string Style = """
        body { font: 15px/1.5 system-ui, sans-serif; color: #222; max-width: 72rem; margin: 2rem auto; padding: 0 1rem }
        table { border-collapse: collapse; font-variant-numeric: tabular-nums }
        th, td { padding: .2rem .6rem; text-align: right; border-bottom: 1px solid #ddd }
        th:nth-child(-n+2), td:nth-child(-n+2) { text-align: left }
        th { border-bottom: 2px solid #888 }
        tr.first td { border-top: 2px solid #aaa }
        td:nth-last-child(-n+3), th:nth-last-child(-n+3) { color: #777 }
        svg { max-width: 100%; height: auto }
        svg text { font: 12px system-ui, sans-serif; fill: #333 }
        """;

    public static string Write(ComparisonReport report)
    {
        var title = $"{report.Kernel}: every way of running it";
        var page = new StringBuilder();
        WriteTable(page, report);
        page.Append($"<p>{Escaped(report.Legend())}</p>\n");
        page.Append("<h2>Time against size</h2>\n").Append(SizePlot.Write(report));
        page.Append("<h2>Ratio to C per CPU</h2>\n").Append(RatioPlot.Write(report));
        WriteNotes(page, report);
        return HtmlPage.Write(title, Style, page.ToString());
    }

    private static void WriteTable(StringBuilder page, ComparisonReport report)
    {
        page.Append("<table>\n<thead><tr>");
        foreach (var name in ComparisonReport.Header)
            page.Append($"<th>{Escaped(name)}</th>");
        page.Append("</tr></thead>\n<tbody>\n");
        var cpu = "";
        foreach (var row in report.Rows())
        {
            page.Append(row[0] == cpu ? "<tr>" : "<tr class=\"first\">");
            foreach (var cell in row)
                page.Append($"<td>{Escaped(cell)}</td>");
            page.Append("</tr>\n");
            cpu = row[0];
        }
        page.Append("</tbody>\n</table>\n");
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
