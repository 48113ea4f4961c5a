// SPDX-License-Identifier: MIT
// Plots of a CPU's kernels: ratio to C of each kernel, and time against size as in Figure 6 of Jamieson and Brown.
using System.Globalization;
using EPython.Host.Cli;
using EPython.Host.Compare;

namespace EPython.Host.Bench;

/// <summary>Colours of modes and peers, by their places among all.</summary>
internal static class BenchColours
{
    private static readonly string[] s_colours = 
        ["#d55e00", "#0072b2", "#56b4e9", "#009e73", "#cc79a7", "#e69f00", "#000000", "#999999"];

    public static IReadOnlyList<(string Mode, string Colour)> Of(CpuResult cpu) =>
        [.. cpu.Kernels.SelectMany(kernel => kernel.Modes).Select(one => one.Mode).Distinct()
            .Where(mode => mode != Modes.C).Select((mode, i) => (mode, s_colours[i % s_colours.Length]))];
}

internal static class KernelPlot
{
    private const double RoomForNames = 30;

    public static string Write(CpuResult cpu)
    {
        var colours = BenchColours.Of(cpu);
        var ratios = cpu.Kernels.SelectMany(kernel => colours.Select(one => Ratio(cpu, kernel, one.Mode)))
            .OfType<double>();
        var upward = LogAxis.Of([.. ratios, 1.0], Plot.Bottom, Plot.Top);
        var plot = new Plot("ratio to C of each kernel", Plot.Height + RoomForNames);
        plot.Upward(upward, cpu.IsCounted ? $"{cpu.Unit} / C" : "time / C");
        var width = (Plot.Right - Plot.Left) / Math.Max(1, cpu.Kernels.Count);
        for (var i = 0; i < cpu.Kernels.Count; i++)
        {
            var x = Plot.Left + (i + 0.5) * width;
            plot.Slanted(x, Plot.Bottom + 14, cpu.Kernels[i].Kernel);
            foreach (var (mode, colour) in colours)
            {
                if (Ratio(cpu, cpu.Kernels[i], mode) is > 0 and { } ratio)
                    plot.Dot(x, upward.At(ratio), colour, $"{cpu.Kernels[i].Kernel}, {mode}: {N(ratio)} of C");
            }
        }
        plot.Legend(colours, "");
        return plot.End();
    }

    public static double? Ratio(CpuResult cpu, KernelResult kernel, string mode) =>
        cpu.Ratio(kernel, new RatioColumn(mode, Modes.C));

    public static string N(double ratio) => ratio.ToString("0.##", CultureInfo.InvariantCulture);
}

internal static class CodePlot
{
    public static string Write(CpuResult cpu)
    {
        var colours = BenchColours.Of(cpu).Append((Mode: Modes.C, Colour: Plot.Colour(Way.C)))
            .ToDictionary(one => one.Mode, one => one.Colour);
        var points = Points(cpu).ToList();
        var along = LogAxis.Of([.. points.Select(point => point.Bytes)], Plot.Left, Plot.Right);
        var upward = LogAxis.Of([.. points.Select(point => point.Ratio)], Plot.Bottom, Plot.Top);
        var plot = new Plot("time against size");
        plot.Along(along, "bytes of the program's bytecode and machine code");
        plot.Upward(upward, cpu.IsCounted ? $"{cpu.Unit} / C" : "time / C");
        foreach (var (kernel, mode, bytes, ratio) in points)
        {
            plot.Dot(along.At(bytes), upward.At(ratio), colours[mode],
                $"{kernel}, {mode}: {Plot.N(bytes)} bytes, {KernelPlot.N(ratio)} of C");
        }
        plot.Legend([.. points.Select(point => point.Mode).Distinct().Select(mode => (mode, colours[mode]))], "");
        return plot.End();
    }

    private static IEnumerable<(string Kernel, string Mode, double Bytes, double Ratio)> Points(CpuResult cpu)
    {
        foreach (var kernel in cpu.Kernels)
        {
            foreach (var mode in kernel.Modes)
            {
                if (mode.Code is > 0 and { } bytes && KernelPlot.Ratio(cpu, kernel, mode.Mode) is > 0 and { } ratio)
                    yield return (kernel.Kernel, mode.Mode, bytes, ratio);
            }
        }
    }
}
