// SPDX-License-Identifier: MIT
using System.Text.Json.Nodes;

namespace EPython.Host.Bench;

/// <summary>A report for programs.</summary>
internal static class BenchJson
{
    public static string Write(BenchReport report) => new JsonObject
    {
        ["heading"] = Strings(report.Heading),
        ["cpus"] = Array(report.Cpus, Cpu),
        ["goals"] = Array(report.Reached(), one => new JsonObject
        {
            ["cpu"] = one.Cpu, ["kernel"] = one.Goal.Kernel, ["ratio"] = one.Goal.Column, ["goal"] = one.Goal.Wanted,
            ["reached"] = one.Reached, ["met"] = one.Goal.IsMetBy(one.Reached),
        }),
        ["notes"] = Strings(report.Notes),
        ["failures"] = Strings(report.Failures),
    }.ToJsonString() + "\n";

    private static JsonObject Cpu(CpuResult cpu)
    {
        var means = new JsonObject();
        foreach (var column in cpu.Columns)
            means[column.Name] = cpu.Mean(column);
        return new JsonObject
        {
            ["cpu"] = cpu.Cpu, ["unit"] = cpu.IsCounted ? cpu.Unit : null,
            ["kernels"] = Array(cpu.Kernels, kernel => Kernel(cpu, kernel)), ["geometricMeans"] = means,
        };
    }

    private static JsonObject Kernel(CpuResult cpu, KernelResult kernel)
    {
        var ratios = new JsonObject();
        foreach (var column in cpu.Columns)
            ratios[column.Name] = cpu.Ratio(kernel, column);
        return new JsonObject
        {
            ["kernel"] = kernel.Kernel, ["rounds"] = kernel.Rounds, ["modes"] = Array(kernel.Modes, Mode),
            ["ratios"] = ratios,
        };
    }

    private static JsonObject Mode(ModeResult mode) => new()
    {
        ["mode"] = mode.Mode, ["milliseconds"] = mode.Time?.Median, ["lowerQuartile"] = mode.Time?.Low,
        ["upperQuartile"] = mode.Time?.High, ["cost"] = mode.Cost,
        ["bytecode"] = mode.Bytecode, ["native"] = mode.Native, ["memory"] = mode.Memory,
    };

    private static JsonArray Array<T>(IEnumerable<T> items, Func<T, JsonObject> write) =>
        new([.. items.Select(item => (JsonNode)write(item))]);

    private static JsonArray Strings(IEnumerable<string> texts) =>
        new([.. texts.Select(text => (JsonNode)JsonValue.Create(text))]);
}
