// SPDX-License-Identifier: MIT
// What --stats prints after a run: time, cost where the target counts it, peaks of heap and C stack. A host process does
// not know how deep its C stack was: "-", null.
using System.Globalization;
using System.Text.Json.Nodes;
using EPython.CodeGen.Toolchain;

namespace EPython.Host;

/// <summary>Target: null for the host process. Cost: of the program alone, in the target's unit.</summary>
internal sealed record RunStatisticsReport(RunReport Run, Target? Target, ulong? Cost)
{
    private string Unit => Target?.Cost == CostCounter.Cycles ? "cycles" : "instructions";

    public string Text()
    {
        var parts = new List<string> { $"ran {Run.Ran.TotalMilliseconds.ToString("F3", CultureInfo.InvariantCulture)} ms" };
        if (Cost is { } cost)
            parts.Add($"{cost} {Unit}");
        if (Run.Core is { } core)
        {
            parts.Add($"heap peak {core.HeapPeak} bytes");
            parts.Add(core.StackPeak > 0 ? $"stack peak {core.StackPeak} bytes" : "stack peak -");
            parts.Add($"{core.Collections} collections");
            if (Run.Loading is { } loading)
            {
                parts.Add($"{loading.Loads} loads, {core.Evictions + loading.Evictions} evictions, {loading.Bytes} bytes of code moved");
                parts.Add($"host's part of loading {loading.HostTime.TotalMilliseconds.ToString("F3", CultureInfo.InvariantCulture)} ms");
                if (loading.MostCode > 0)
                    parts.Add($"at most {loading.MostCode} bytes of code there");
            }
            if (Run.Tiers is { } tiers)
                parts.Add($"{tiers.Samples} samples, {core.FunctionsReplaced} functions replaced, {core.LoopsEntered} loops entered");
        }
        return string.Join(", ", parts) + "\n";
    }

    public string Json()
    {
        var json = new JsonObject { ["milliseconds"] = Run.Ran.TotalMilliseconds, ["exitCode"] = Run.ExitCode };
        if (Target is not null)
            json["target"] = Target.Name;
        if (Cost is { } cost)
            json[Unit] = cost;
        if (Run.Core is { } core)
        {
            json["heapPeak"] = core.HeapPeak;
            json["stackPeak"] = core.StackPeak > 0 ? core.StackPeak : null;
            json["collections"] = core.Collections;
            if (Run.Loading is { } loading)
            {
                json["loads"] = loading.Loads;
                json["evictions"] = core.Evictions + loading.Evictions;
                json["codeBytesMoved"] = loading.Bytes;
                json["loadHostMilliseconds"] = loading.HostTime.TotalMilliseconds;
                json["codePeak"] = loading.MostCode > 0 ? loading.MostCode : null;
            }
            if (Run.Tiers is { } tiers)
            {
                json["samples"] = tiers.Samples;
                json["functionsReplaced"] = core.FunctionsReplaced;
                json["loopsEntered"] = core.LoopsEntered;
            }
        }
        return json.ToJsonString() + "\n";
    }
}
