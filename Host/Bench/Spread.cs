// SPDX-License-Identifier: MIT
namespace EPython.Host.Bench;

/// <summary>Of several measurements: the median, and the quartiles on either side of it.</summary>
internal sealed record Spread(double Median, double Low, double High)
{
    /// <summary>Of at least one value; between two neighbours it is interpolated.</summary>
    public static Spread Of(IEnumerable<double> values)
    {
        double[] sorted = [.. values.Order()];
        return new Spread(Quantile(sorted, 0.5), Quantile(sorted, 0.25), Quantile(sorted, 0.75));
    }

    /// <summary>Null: of nothing.</summary>
    public static double? GeometricMean(IReadOnlyCollection<double> ratios) =>
        ratios.Count == 0 ? null : Math.Exp(ratios.Average(Math.Log));

    private static double Quantile(double[] sorted, double part)
    {
        var at = part * (sorted.Length - 1);
        var below = (int)at;
        var above = Math.Min(below + 1, sorted.Length - 1);
        return sorted[below] + (at - below) * (sorted[above] - sorted[below]);
    }
}
