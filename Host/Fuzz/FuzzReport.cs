// SPDX-License-Identifier: MIT
// What a run found and reached, as text or JSON.
using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using EPython.Bytecode.Contract;
using EPython.Frontend.Ir;
using EPython.Frontend.Types;
using EPython.Host.Differential;

namespace EPython.Host.Fuzz;

internal static class FuzzReport
{
    public static string Text(FuzzRequest request, Fuzzer run, bool verbose)
    {
        var counts = run.Statistics;
        var text = new StringBuilder();
        foreach (var found in run.Findings)
        {
            text.Append($"{found.Path}: {found.Finding.Way}: {found.Finding.Key} ({run.Times(found.Finding)} times)\n");
            text.Append(FindingFile.Shown(found.Finding)).Append(Indented(found.Small.Source)).Append('\n');
        }
        text.Append(CultureInfo.InvariantCulture,
            $"seed {request.Seed}, {request.Profile.ToString().ToLowerInvariant()}: {counts.Programs} programs, {counts.Agreed} agreed, ");
        text.Append(CultureInfo.InvariantCulture, $"{counts.Differ} differ, {counts.Discarded.Values.Sum()} discarded");
        if (counts.Discarded.Count > 0)
            text.Append($" ({string.Join(", ", counts.Discarded.OrderBy(pair => pair.Key).Select(pair => $"{pair.Value} {pair.Key}"))})");
        text.Append(CultureInfo.InvariantCulture, $"; {run.Ran.TotalSeconds:0.0} s, {counts.Programs / run.Ran.TotalSeconds:0.0} a second; ");
        text.Append(CultureInfo.InvariantCulture, $"medians: {counts.MedianStatements} statements, {counts.MedianFunctions} functions\n");
        text.Append(CultureInfo.InvariantCulture,
            $"reached {counts.Reached.Count} of {Operations.All.Count} operations ({counts.Combinations} with types of operands), ");
        text.Append(CultureInfo.InvariantCulture,
            $"{counts.OpcodesReached} of {Opcodes.All.Count} opcodes, ");
        text.Append(CultureInfo.InvariantCulture, $"{counts.BuiltinsReached} of {BuiltinTable.All.Count} built-ins, ");
        text.Append(CultureInfo.InvariantCulture,
            $"of {FaultTable.All.Count} faults {counts.FaultsReached(false)} interpreted, {counts.FaultsReached(true)} with compiled functions\n");
        if (!verbose)
            return text.ToString();
        text.Append($"operations not reached: {string.Join(' ', counts.OperationsMissed)}\n");
        text.Append($"opcodes not reached: {string.Join(' ', counts.OpcodesMissed)}\n");
        text.Append($"built-ins not reached: {string.Join(' ', counts.BuiltinsMissed)}\n");
        text.Append($"faults not reached: {string.Join(' ', counts.FaultsMissed)}\n");
        text.Append($"faults reached in one way only: {string.Join(", ", counts.FaultsHalfMissed)}\n");
        return text.ToString();
    }

    private static string Indented(string source) =>
        string.Concat(source.TrimEnd('\n').Split('\n').Select(line => $"    {line}\n"));

    public static string Json(FuzzRequest request, Fuzzer run)
    {
        var counts = run.Statistics;
        return new JsonObject
        {
            ["seed"] = request.Seed,
            ["numbers"] = request.Profile.ToString().ToLowerInvariant(),
            ["programs"] = counts.Programs,
            ["agreed"] = counts.Agreed,
            ["differ"] = counts.Differ,
            ["discarded"] = Numbers(counts.Discarded.Select(pair => (pair.Key, pair.Value))),
            ["seconds"] = run.Ran.TotalSeconds,
            ["medianStatements"] = counts.MedianStatements,
            ["medianFunctions"] = counts.MedianFunctions,
            ["findings"] = new JsonArray([.. run.Findings.Select(found => (JsonNode)Json(found, run.Times(found.Finding)))]),
            ["operations"] = Numbers(counts.Reached.Select(pair => (pair.Key.ToString(), pair.Value.Count))),
            ["operationsMissed"] = DifferenceReport.Strings(counts.OperationsMissed),
            ["opcodesReached"] = counts.OpcodesReached,
            ["opcodesMissed"] = DifferenceReport.Strings(counts.OpcodesMissed),
            ["builtinsReached"] = counts.BuiltinsReached,
            ["faultsInterpreted"] = counts.FaultsReached(false),
            ["faultsCompiled"] = counts.FaultsReached(true),
            ["faultsMissed"] = DifferenceReport.Strings(counts.FaultsMissed),
            ["builtinsMissed"] = DifferenceReport.Strings(counts.BuiltinsMissed),
        }.ToJsonString() + "\n";
    }

    private static JsonObject Json(SavedFinding found, int times) => new()
    {
        ["program"] = found.Sample.Number,
        ["key"] = found.Finding.Key,
        ["way"] = found.Finding.Way,
        ["times"] = times,
        ["path"] = found.Path,
        ["source"] = found.Small.Source,
        ["shown"] = FindingFile.Shown(found.Finding),
    };

    private static JsonObject Numbers(IEnumerable<(string Name, int Number)> pairs)
    {
        var numbers = new JsonObject();
        foreach (var (name, number) in pairs.OrderBy(pair => pair.Name, StringComparer.Ordinal))
            numbers[name] = number;
        return numbers;
    }
}
