// SPDX-License-Identifier: MIT
// A report as text whose tables are Markdown: bench/README.md holds it as it is.
using System.Text;
using EPython.Host.Cli;

namespace EPython.Host.Bench;

internal static class BenchText
{
    public static string Write(BenchReport report)
    {
        var text = new StringBuilder();
        foreach (var line in report.Heading)
            text.Append(line).Append('\n');
        foreach (var cpu in report.Cpus)
        {
            text.Append(cpu.IsHost ? "\nTime beside C's:\n\n" : $"\n{cpu.Unit} beside C's on {cpu.Cpu}:\n\n");
            text.Append(Table(BenchReport.SummaryHeader(cpu), BenchReport.SummaryRows(cpu)));
        }
        if (report.GoalRows().Any())
            text.Append("\nGoals:\n\n").Append(Table(BenchReport.GoalHeader, report.GoalRows()));
        text.Append($"\n{Legend}\n\n")
            .Append(Table(BenchReport.DetailHeader, report.DetailRows()));
        foreach (var note in report.Notes)
            text.Append($"\nnot measured: {note}");
        return text.Append(report.Notes.Count > 0 ? "\n" : "").ToString();
    }

    /// <summary>What the columns of the table of all runs mean.</summary>
    public const string Legend = "Each run. Bytes: of bytecode and machine code of the program; memory: the most that "
        + "was in use, on targets of all, on the host of the program's data alone.";

    private static string Table(IReadOnlyList<string> header, IEnumerable<string[]> rows)
    {
        var table = new TextTable([.. header]);
        foreach (var row in rows)
            table.Add(row);
        return table.Markdown();
    }
}
