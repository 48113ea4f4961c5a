// SPDX-License-Identifier: MIT
// What the plots of a comparison share: a frame with logarithmic axes, colours of the ways, a legend; as SVG.
using System.Globalization;
using System.Text;
using EPython.Host.Cli;

namespace EPython.Host.Compare;

/// <summary>A logarithmic axis from one power of ten to another, drawn from one coordinate to another.</summary>
internal readonly record struct LogAxis(int From, int To, double Start, double End)
{
    public double At(double value) => Start + (Math.Log10(value) - From) / (To - From) * (End - Start);

    public IEnumerable<double> Ticks()
    {
        for (var power = From; power <= To; power++)
            yield return Math.Pow(10, power);
    }

    /// <summary>The axis that holds all values, at least one power of ten.</summary>
    public static LogAxis Of(IReadOnlyCollection<double> values, double start, double end)
    {
        var from = (int)Math.Floor(Math.Log10(values.DefaultIfEmpty(1).Min()));
        var to = (int)Math.Ceiling(Math.Log10(values.DefaultIfEmpty(1).Max()));
        return new LogAxis(from, Math.Max(to, from + 1), start, end);
    }
}

internal sealed class Plot
{
    public const double Width = 860, Height = 380, Left = 60, Right = 840, Top = 40, Bottom = 330;

    // Colours that are told apart by most eyes.
    private static readonly Dictionary<Way, string> s_colours = new()
    {
        [Way.Vm] = "#d55e00", [Way.StaticDispatch] = "#0072b2", [Way.DynamicDispatch] = "#009e73",
        [Way.DynamicLoading] = "#cc79a7", [Way.RuntimeLoading] = "#e69f00", [Way.Auto] = "#56b4e9",
        [Way.C] = "#555555",
    };

    private readonly StringBuilder _svg = new();

    /// <summary>Height: more than usual where words stand below the frame.</summary>
    public Plot(string description, double height = Height)
    {
        Line($"<svg viewBox=\"0 0 {N(Width)} {N(height)}\" width=\"{N(Width)}\" role=\"img\" "
            + $"aria-label=\"{HtmlPage.Escaped(description)}\">");
        Line($"<path d=\"M{N(Left)} {N(Top)}V{N(Bottom)}H{N(Right)}\" fill=\"none\" stroke=\"#888\"/>");
    }

    public static string Colour(Way way) => s_colours[way];

    public void Line(string element) => _svg.Append(element).Append('\n');

    public void Text(double x, double y, string text, string anchor = "middle") =>
        Line($"<text x=\"{N(x)}\" y=\"{N(y)}\" text-anchor=\"{anchor}\">{HtmlPage.Escaped(text)}</text>");

    /// <summary>Text that goes down to its end.</summary>
    public void Slanted(double x, double y, string text) => Line($"<text x=\"{N(x)}\" y=\"{N(y)}\" text-anchor=\"end\" "
        + $"transform=\"rotate(-35 {N(x)} {N(y)})\">{HtmlPage.Escaped(text)}</text>");

    /// <summary>A point that says what it is when it is pointed at.</summary>
    public void Dot(double x, double y, string colour, string words) =>
        Line($"<circle cx=\"{N(x)}\" cy=\"{N(y)}\" r=\"4.5\" fill=\"{colour}\" fill-opacity=\"0.8\">"
            + $"<title>{HtmlPage.Escaped(words)}</title></circle>");

    /// <summary>Lines across at each power of ten.</summary>
    public void Upward(LogAxis axis, string title)
    {
        foreach (var tick in axis.Ticks())
        {
            Line($"<path d=\"M{N(Left)} {N(axis.At(tick))}H{N(Right)}\" stroke=\"#e4e4e4\"/>");
            Text(Left - 6, axis.At(tick) + 4, Number(tick), "end");
        }
        Text(Left - 50, Top - 24, title, "start");
    }

    public void Along(LogAxis axis, string title)
    {
        foreach (var tick in axis.Ticks())
        {
            Line($"<path d=\"M{N(axis.At(tick))} {N(Top)}V{N(Bottom)}\" stroke=\"#e4e4e4\"/>");
            Text(axis.At(tick), Bottom + 16, Number(tick));
        }
        Text((Left + Right) / 2, Bottom + 38, title);
    }

    public void Legend(IEnumerable<Way> ways, string paper) =>
        Legend([.. ways.Select(way => (way.Name(), Colour(way)))], paper);

    /// <summary>Names of what has a colour; more: words behind them.</summary>
    public void Legend(IEnumerable<(string Name, string Colour)> entries, string more)
    {
        var x = Left + 160;
        foreach (var (name, colour) in entries)
        {
            Line($"<rect x=\"{N(x)}\" y=\"{N(Top - 34)}\" width=\"12\" height=\"12\" fill=\"{colour}\"/>");
            Text(x + 17, Top - 24, name, "start");
            x += 30 + 7.5 * name.Length;
        }
        if (more.Length > 0)
            Text(x, Top - 24, more, "start");
    }

    public string End() => _svg.Append("</svg>\n").ToString();

    /// <summary>A plot as a file of its own, which has no page's style.</summary>
    public static string File(string plot) => plot.Replace("<svg ",
        "<svg xmlns=\"http://www.w3.org/2000/svg\" font-family=\"sans-serif\" font-size=\"12\" ",
        StringComparison.Ordinal);

    public static string N(double number) => number.ToString("0.#", CultureInfo.InvariantCulture);

    private static string Number(double number) => number.ToString("#,0.####", CultureInfo.InvariantCulture);
}
