// SPDX-License-Identifier: MIT
// What a comparison found, for the user: who agrees, and the first difference side by side.
using System.Text;
using System.Text.Json.Nodes;

namespace EPython.Host.Differential;

internal static class DifferenceReport
{
    private const int Before = 3;           // lines shown above the first difference
    private const int After = 3;
    private const int MostWidth = 56;

    public static string Text(ProgramComparison comparison)
    {
        var text = new StringBuilder();
        var judge = JudgeName(comparison.Oracle);
        if (comparison.Agrees)
            return $"{comparison.File}: {judge}, {string.Join(", ", comparison.Agreeing)} agree ({Ending(comparison.Oracle.Seen)})\n";
        text.Append($"{comparison.File}: differs\n");
        if (comparison.Oracle.Broken is { } other)
            text.Append($"  the oracle of the profile and CPython differ:\n{other}\n");
        if (comparison.Refused is { } refused)
            text.Append($"  {judge} runs it, epython refuses it:\n{refused}");
        if (comparison.Agreeing.Any())
            text.Append($"  agree with {judge}: {string.Join(", ", comparison.Agreeing)}\n");
        foreach (var (ways, seen) in comparison.Differing)
        {
            text.Append($"  {string.Join(", ", ways)}:\n");
            text.Append(SideBySide(judge, comparison.Oracle.Seen.Comparable, string.Join(", ", ways), seen.Comparable));
        }
        return text.ToString();
    }

    private static string JudgeName(Verdict verdict) => verdict.Judge == "cpython" ? "CPython" : "CPython with the profile's numbers";

    private static string Ending(Observation seen) =>
        seen.Exception.Length > 0 ? $"{seen.Exception}, exit {seen.ExitCode}" : $"exit {seen.ExitCode}";

    /// <summary>Lines around the first difference, in two columns.</summary>
    public static string SideBySide(string leftName, string left, string rightName, string right)
    {
        if (FirstDifference.Between(left, right) is not { } difference)
            return "";
        var (lefts, rights) = (left.Split('\n'), right.Split('\n'));
        var from = Math.Max(0, difference.Line - 1 - Before);
        var count = Math.Max(lefts.Length, rights.Length);
        var shown = Enumerable.Range(from, Math.Min(count, difference.Line + After) - from).ToList();
        var width = shown.Select(i => Cell(lefts, i).Length).Append(leftName.Length).Max();
        var text = new StringBuilder($"    {"",6}  {leftName.PadRight(width)}   {rightName}\n");
        foreach (var i in shown)
        {
            var same = lefts.ElementAtOrDefault(i) == rights.ElementAtOrDefault(i);
            text.Append($"    {i + 1,6}  {Cell(lefts, i).PadRight(width)} {(same ? ' ' : '|')} {Cell(rights, i)}".TrimEnd()).Append('\n');
        }
        return text.ToString();
    }

    private static string Cell(string[] lines, int i)
    {
        var line = lines.ElementAtOrDefault(i) ?? "";
        return line.Length <= MostWidth ? line : line[..(MostWidth - 3)] + "...";
    }

    public static JsonObject Json(ProgramComparison comparison) => new()
    {
        ["file"] = comparison.File,
        ["agrees"] = comparison.Agrees,
        ["oracle"] = comparison.Oracle.Judge,
        ["exit"] = comparison.Oracle.Seen.ExitCode,
        ["exception"] = comparison.Oracle.Seen.Exception,
        ["refused"] = comparison.Refused,
        ["agree"] = Strings(comparison.Agreeing),
        ["differ"] = new JsonArray([.. comparison.Differing.Select(group => (JsonNode)Json(comparison.Oracle.Seen, group.Ways, group.Seen))]),
    };

    private static JsonObject Json(Observation expected, IReadOnlyList<string> ways, Observation seen)
    {
        var difference = FirstDifference.Between(expected.Comparable, seen.Comparable);
        return new JsonObject
        {
            ["ways"] = Strings(ways),
            ["exit"] = seen.ExitCode,
            ["exception"] = seen.Exception,
            ["line"] = difference?.Line,
            ["expected"] = difference?.Expected,
            ["got"] = difference?.Got,
        };
    }

    public static JsonArray Strings(IEnumerable<string> texts) =>
        new([.. texts.Select(text => (JsonNode)JsonValue.Create(text))]);
}
