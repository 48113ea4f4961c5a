// SPDX-License-Identifier: MIT
// Ratio to C per CPU: a group of bars for each, one per way; a dark line across a bar is the paper's ratio.
namespace EPython.Host.Compare;

internal static class RatioPlot
{
    public static string Write(ComparisonReport report)
    {
        var groups = report.Cpus.Select(cpu => (cpu.Cpu, Bars: Bars(cpu).ToList())).Where(group => group.Bars.Count > 0).ToList();
        var papers = groups.SelectMany(group => group.Bars.Select(bar => Paper(report, group.Cpu, bar.Way))).OfType<double>().ToList();
        var axis = LogAxis.Of([.. groups.SelectMany(group => group.Bars.Select(bar => bar.Ratio)), .. papers, 1.0],
            Plot.Bottom, Plot.Top);
        var plot = new Plot("ratio to C per CPU");
        plot.Upward(axis, "time / C");
        for (var i = 0; i < groups.Count; i++)
        {
            var width = (Plot.Right - Plot.Left) / groups.Count;
            var left = Plot.Left + i * width;
            plot.Text(left + width / 2, Plot.Bottom + 16, groups[i].Cpu);
            DrawBars(plot, report, groups[i].Cpu, groups[i].Bars, axis, left + 0.1 * width, 0.8 * width);
        }
        var ways = groups.SelectMany(group => group.Bars.Select(bar => bar.Way)).Distinct().Order();
        plot.Legend(ways, papers.Count > 0 ? "line: the paper" : "");
        return plot.End();
    }

    private static void DrawBars(
        Plot plot, ComparisonReport report, string cpu, List<(Way Way, double Ratio)> bars, LogAxis axis, double left, double room)
    {
        var width = Math.Min(40, room / bars.Count);
        for (var i = 0; i < bars.Count; i++)
        {
            var (x, y) = (left + (room - width * bars.Count) / 2 + i * width, axis.At(bars[i].Ratio));
            plot.Line($"<rect x=\"{Plot.N(x)}\" y=\"{Plot.N(y)}\" width=\"{Plot.N(width - 2)}\" height=\"{Plot.N(Plot.Bottom - y)}\" "
                + $"fill=\"{Plot.Colour(bars[i].Way)}\"/>");
            plot.Text(x + width / 2 - 1, y - 4, bars[i].Ratio.ToString("0.##", System.Globalization.CultureInfo.InvariantCulture));
            if (Paper(report, cpu, bars[i].Way) is { } paper)
                plot.Line($"<path d=\"M{Plot.N(x - 2)} {Plot.N(axis.At(paper))}h{Plot.N(width + 2)}\" stroke=\"#000\" stroke-width=\"2\"/>");
        }
    }

    private static IEnumerable<(Way Way, double Ratio)> Bars(CpuComparison cpu)
    {
        foreach (var one in cpu.Measurements)
        {
            if (one.Way != Way.C && cpu.Ratio(one) is > 0 and { } ratio)
                yield return (one.Way, ratio);
        }
    }

    private static double? Paper(ComparisonReport report, string cpu, Way way) => PaperFigures.Ratio(report.Kernel, cpu, way);
}
