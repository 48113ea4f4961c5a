// SPDX-License-Identifier: MIT
// A report as one HTML page that needs nothing else: tables and plots.
using System.Text;
using EPython.Host.Cli;
using static EPython.Host.Cli.HtmlPage;

namespace EPython.Host.Bench;

internal static class BenchPage
{
    private const string Style = """
        th:nth-child(-n+1), td:nth-child(-n+1) { text-align: left }
        """;

    public static string Write(BenchReport report)
    {
        var page = new StringBuilder();
        foreach (var line in report.Heading)
            page.Append($"<p>{Escaped(line)}</p>\n");
        foreach (var cpu in report.Cpus)
        {
            page.Append($"<h2>{Escaped(cpu.Cpu)}: {(cpu.IsCounted ? cpu.Unit : "time")} beside C's</h2>\n");
            page.Append(Table(BenchReport.SummaryHeader(cpu), BenchReport.SummaryRows(cpu)));
            page.Append(KernelPlot.Write(cpu));
            page.Append("<h3>Time against size</h3>\n").Append(CodePlot.Write(cpu));
        }
        if (report.GoalRows().Any())
            page.Append("<h2>Goals</h2>\n").Append(Table(BenchReport.GoalHeader, report.GoalRows()));
        page.Append($"<h2>All runs</h2>\n<p>{Escaped(BenchText.Legend)}</p>\n")
            .Append(Table(BenchReport.DetailHeader, report.DetailRows()));
        WriteList(page, "What was not measured", report.Notes);
        WriteList(page, "What failed", report.Failures);
        const string Title = "Kernels: every way of running them, beside C";
        return HtmlPage.Write(Title, ReportStyle + "\n" + Style, page.ToString());
    }

    private static void WriteList(StringBuilder page, string title, IReadOnlyList<string> items)
    {
        if (items.Count == 0)
            return;
        page.Append($"<h2>{title}</h2>\n<ul>\n");
        foreach (var item in items)
            page.Append($"<li>{Escaped(item)}</li>\n");
        page.Append("</ul>\n");
    }
}
