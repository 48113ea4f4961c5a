// SPDX-License-Identifier: MIT
// Goals: what ratios should be, from goals.toml beside the kernels.
using System.Globalization;
using EPython.Host.Cli;
using Tomlyn.Parsing;
using Tomlyn.Syntax;

namespace EPython.Host.Bench;

/// <summary>A ratio that should be at most, or at least, so much. Cpu: host or target, which is any. Kernel: its name,
/// or mean: the geometric mean of all.</summary>
internal sealed record Goal(string Cpu, string Kernel, string Column, bool IsMost, double Value)
{
    public const string Mean = "mean";
    public const string AnyTarget = "target";

    public string Wanted => (IsMost ? "at most " : "at least ") + Value.ToString("0.##", CultureInfo.InvariantCulture);

    public bool IsMetBy(double ratio) => IsMost ? ratio <= Value : ratio >= Value;

    /// <summary>What was measured of it on a CPU; null: nothing.</summary>
    public double? Reached(CpuResult cpu)
    {
        if (Cpu != (cpu.IsHost ? CpuResult.Host : AnyTarget)
            || cpu.Columns.FirstOrDefault(one => one.Name == Column) is not { } column)
            return null;
        return Kernel == Mean ? cpu.Mean(column)
            : cpu.Kernels.FirstOrDefault(one => one.Kernel == Kernel) is { } kernel ? cpu.Ratio(kernel, column) : null;
    }
}

internal static class Goals
{
    private const string FileName = "goals.toml";
    private const string Sections = "expected [host.KERNEL], [target.KERNEL], or mean for KERNEL";

    /// <summary>The goals of a folder's kernels; none if it has no such file.</summary>
    public static IReadOnlyList<Goal> Of(string folder) =>
        Path.Combine(folder, FileName) is var file && File.Exists(file) ? Read(file) : [];

    private static List<Goal> Read(string file)
    {
        var document = SyntaxParser.Parse(File.ReadAllText(file), file, true);
        if (document.HasErrors)
        {
            var first = document.Diagnostics.First();
            throw Wrong(file, first.Span.Start.Line, first.Message);
        }
        if (document.KeyValues.FirstOrDefault() is { } outside)
            throw Wrong(file, outside.Span.Start.Line, Sections);
        return [.. document.Tables.SelectMany(table => table.Items.Select(pair => Read(file, table, pair)))];
    }

    private static Goal Read(string file, TableSyntaxBase table, KeyValueSyntax pair)
    {
        var line = pair.Span.Start.Line;
        if (table.Name!.ToString().Trim().Split('.') is not [CpuResult.Host or Goal.AnyTarget, _] place)
            throw Wrong(file, table.Span.Start.Line, Sections);
        if (place[1] != Goal.Mean && !File.Exists(Path.Combine(Path.GetDirectoryName(file)!, place[1] + ".py")))
            throw Wrong(file, table.Span.Start.Line, $"there is no kernel '{place[1]}'");
        var words = (pair.Value as StringValueSyntax)?.Value?.Split(' ');
        if (words is not [("<=" or ">=") and var relation, var number]
            || !double.TryParse(number, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var value))
            throw Wrong(file, line, "expected \"<= NUMBER\" or \">= NUMBER\"");
        return new Goal(place[0], place[1], pair.Key!.ToString().Trim().Trim('"'), relation == "<=", value);
    }

    private static CommandException Wrong(string file, int line, string problem) =>
        new(ExitCodes.ProgramFailed, $"{file}:{line + 1}: {problem}");
}
