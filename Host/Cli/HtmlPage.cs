// SPDX-License-Identifier: MIT
// What every page of a report has in common: it needs nothing else, and what it shows is escaped.
using System.Net;
using System.Text;

namespace EPython.Host.Cli;

internal static class HtmlPage
{
    /// <summary>What reports with tables and plots look like.</summary>
    public const string ReportStyle = """
        body { font: 15px/1.5 system-ui, sans-serif; color: #222; max-width: 72rem; margin: 2rem auto; padding: 0 1rem }
        table { border-collapse: collapse; font-variant-numeric: tabular-nums }
        th, td { padding: .2rem .6rem; text-align: right; border-bottom: 1px solid #ddd }
        th { border-bottom: 2px solid #888 }
        tr.first td { border-top: 2px solid #aaa }
        svg { max-width: 100%; height: auto }
        svg text { font: 12px system-ui, sans-serif; fill: #333 }
        """;

    /// <summary>A table in which rows with the same first cell belong together.</summary>
    public static string Table(IReadOnlyList<string> header, IEnumerable<IReadOnlyList<string>> rows)
    {
        var table = new StringBuilder("<table>\n<thead><tr>");
        foreach (var name in header)
            table.Append($"<th>{Escaped(name)}</th>");
        table.Append("</tr></thead>\n<tbody>\n");
        var group = "";
        foreach (var row in rows)
        {
            table.Append(row[0] == group ? "<tr>" : "<tr class=\"first\">");
            foreach (var cell in row)
                table.Append($"<td>{Escaped(cell)}</td>");
            table.Append("</tr>\n");
            group = row[0];
        }
        return table.Append("</tbody>\n</table>\n").ToString();
    }

    /// <summary>Body: HTML, each line ended.</summary>
    public static string Write(string title, string style, string body) =>
        "<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n"
        + $"<title>{Escaped(title)}</title>\n<style>\n{style}\n</style>\n</head>\n<body>\n<h1>{Escaped(title)}</h1>\n"
        + $"{body}</body>\n</html>\n";

    public static string Escaped(string text) => WebUtility.HtmlEncode(text);
}
