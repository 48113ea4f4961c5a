// SPDX-License-Identifier: MIT
// Time against size: a point per CPU and way, at its bytes and its time in units of C's. The paper's points are hollow.
using EPython.Host.Cli;

namespace EPython.Host.Compare;

internal static class SizePlot
{
    private sealed record Point(string Cpu, Way Way, double Bytes, double Ratio, bool IsPaper);

    public static string Write(ComparisonReport report)
    {
        var points = Points(report).ToList();
        var along = LogAxis.Of([.. points.Select(point => point.Bytes)], Plot.Left, Plot.Right);
        var upward = LogAxis.Of([.. points.Select(point => point.Ratio)], Plot.Bottom, Plot.Top);
        var plot = new Plot("time against size");
        plot.Along(along, "bytes in all");
        plot.Upward(upward, "time / C");
        foreach (var point in points)
            Draw(plot, point, along.At(point.Bytes), upward.At(point.Ratio));
        plot.Legend(points.Select(point => point.Way).Distinct().Order(), points.Any(point => point.IsPaper) ? "hollow: the paper" : "");
        return plot.End();
    }

    private static void Draw(Plot plot, Point point, double x, double y)
    {
        var colour = Plot.Colour(point.Way);
        var fill = point.IsPaper ? "none" : colour;
        var words = $"{point.Cpu}, {point.Way.Name()}{(point.IsPaper ? ", the paper" : "")}: "
            + $"{Plot.N(point.Bytes)} bytes, {point.Ratio.ToString("0.##", System.Globalization.CultureInfo.InvariantCulture)} of C";
        plot.Line($"<circle cx=\"{Plot.N(x)}\" cy=\"{Plot.N(y)}\" r=\"4.5\" fill=\"{fill}\" stroke=\"{colour}\" stroke-width=\"1.5\">"
            + $"<title>{HtmlPage.Escaped(words)}</title></circle>");
        if (!point.IsPaper && point.Way != Way.C)
            plot.Text(x + 8, y + 4, point.Cpu, "start");
    }

    private static IEnumerable<Point> Points(ComparisonReport report)
    {
        foreach (var cpu in report.Cpus)
        {
            foreach (var one in cpu.Measurements)
            {
                if (one.Total is > 0 and { } bytes && cpu.Ratio(one) is > 0 and { } ratio)
                    yield return new Point(cpu.Cpu, one.Way, bytes, ratio, false);
                if (PaperFigures.Find(report.Kernel, cpu.Cpu, one.Way) is { } paper
                    && PaperFigures.Ratio(report.Kernel, cpu.Cpu, one.Way) is { } itsRatio)
                    yield return new Point(cpu.Cpu, one.Way, paper.Bytes, itsRatio, true);
            }
        }
    }
}
