// SPDX-License-Identifier: MIT
// A comparison as text and as JSON; ComparisonPage makes HTML of it.
using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using EPython.Host.Cli;

namespace EPython.Host.Compare;

/// <summary>One kernel on several CPUs. Kernel: its file's name without the suffix.</summary>
internal sealed record ComparisonReport(string Kernel, IReadOnlyList<CpuComparison> Cpus)
{
    public static readonly IReadOnlyList<string> Header =
    [
        "cpu", "way", "runtime", "bytecode", "functions", "total", "memory", "cost", "ms", "/ C", "paper: bytes", "s", "/ C",
    ];

    /// <summary>Ways whose answers differ; empty: all printed the same.</summary>
    public IReadOnlyList<string> Differences => [.. Cpus.SelectMany(cpu => cpu.Differences())];

    /// <summary>The table's cells as text, one row per measurement.</summary>
    public IEnumerable<string[]> Rows() => Cpus.SelectMany(cpu => cpu.Measurements.Select(one => Row(cpu, one)));

    public IEnumerable<string> Notes() => Cpus.SelectMany(cpu => cpu.Notes.Select(note => $"{cpu.Cpu}: {note}"));

    private string[] Row(CpuComparison cpu, Measurement one) =>
    [
        cpu.Cpu, one.Way.Name(), Cell(one.Runtime), Cell(one.Bytecode), Cell(one.Functions), Cell(one.Total), Cell(one.Memory),
        Cell((long?)one.Cost), Cell(one.Milliseconds, "F2"), Cell(cpu.Ratio(one), "F2"),
        Cell(PaperFigures.Find(Kernel, cpu.Cpu, one.Way)?.Bytes),
        Cell(PaperFigures.Find(Kernel, cpu.Cpu, one.Way)?.Seconds, "0.#####"),
        Cell(PaperFigures.Ratio(Kernel, cpu.Cpu, one.Way), "F2"),
    ];

    public string Text()
    {
        var table = new TextTable([.. Header]);
        foreach (var row in Rows())
            table.Add(row);
        var text = new StringBuilder($"{table}\n{Legend()}\n");
        foreach (var note in Notes())
            text.Append(note).Append('\n');
        return text.ToString();
    }

    /// <summary>What the columns mean.</summary>
    public string Legend()
    {
        var units = Cpus.Where(cpu => cpu.Unit.Length > 0).GroupBy(cpu => cpu.Unit)
            .Select(group => $"{group.Key} on {string.Join(", ", group.Select(cpu => cpu.Cpu))}");
        var cost = string.Join("; ", units.DefaultIfEmpty("not counted here"));
        return "Bytes: runtime (VM, runtime, port, libraries, constants), bytecode, functions; memory: the most in use. "
            + $"Cost of the program alone: {cost}. ms: wall time, of an emulator if there is one. / C: cost, else time, over C's.";
    }

    public string Json()
    {
        var json = new JsonObject
        {
            ["kernel"] = Kernel,
            ["cpus"] = new JsonArray([.. Cpus.Select(cpu => (JsonNode)Json(cpu))]),
            ["differences"] = Strings(Differences),
        };
        return json.ToJsonString() + "\n";
    }

    private JsonObject Json(CpuComparison cpu) => new()
    {
        ["cpu"] = cpu.Cpu,
        ["unit"] = cpu.Unit.Length == 0 ? null : cpu.Unit,
        ["ways"] = new JsonArray([.. cpu.Measurements.Select(one => (JsonNode)new JsonObject
        {
            ["way"] = one.Way.Name(), ["runtime"] = one.Runtime, ["bytecode"] = one.Bytecode, ["functions"] = one.Functions,
            ["total"] = one.Total, ["memory"] = one.Memory, ["cost"] = one.Cost, ["milliseconds"] = one.Milliseconds,
            ["ratioToC"] = cpu.Ratio(one), ["paperBytes"] = PaperFigures.Find(Kernel, cpu.Cpu, one.Way)?.Bytes,
            ["paperSeconds"] = PaperFigures.Find(Kernel, cpu.Cpu, one.Way)?.Seconds,
            ["paperRatioToC"] = PaperFigures.Ratio(Kernel, cpu.Cpu, one.Way),
        })]),
        ["notes"] = Strings(cpu.Notes),
    };

    private static JsonArray Strings(IEnumerable<string> texts) => new([.. texts.Select(text => (JsonNode)JsonValue.Create(text))]);

    private static string Cell(long? number) => number?.ToString(CultureInfo.InvariantCulture) ?? "-";
    private static string Cell(double? number, string format) => number?.ToString(format, CultureInfo.InvariantCulture) ?? "-";
}
