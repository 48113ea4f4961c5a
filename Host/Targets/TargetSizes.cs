// SPDX-License-Identifier: MIT
// What a program takes of a target's memory, before it runs: per function, per part, in all.
using System.Globalization;
using System.Text.Json.Nodes;
using EPython.Bytecode.Images;
using EPython.CodeGen;
using EPython.CodeGen.Frozen;
using EPython.Frontend.Types;
using EPython.Host.Cli;

namespace EPython.Host.Targets;

/// <summary>One function: bytes of bytecode or of machine code (a function that was inlined everywhere has none), of its
/// frame where it is interpreted, of its C stack where it is compiled, not inlined, and that was asked for.</summary>
internal sealed record FunctionSize(
    string Name, int Index, bool IsCompiled, string Reason, long Bytecode, long Native, long Frame, long? Stack = null);

/// <summary>Memory: bytes that the core has in all.</summary>
internal sealed record TargetSizes(
    string Target, long Memory, IReadOnlyList<FunctionSize> Functions, CoreContents Contents)
{
    /// <summary>Least heap that a core starts with where it is not known how much it needs; the linker asks for it too.</summary>
    private const long LeastArena = 1024;
    private const int MostBlamed = 3;
    private const int FrameHead = 3;        // words of an interpreted frame before its slots

    /// <summary>The deepest chain of C calls; null: not asked for.</summary>
    public StackChain? Deepest { get; private init; }

    /// <summary>What heap and frames need at least.</summary>
    public long Arena { get; private init; } = LeastArena;

    /// <summary>What would stay resident if all functions were loaded on demand; only where the program does not fit.</summary>
    public TargetSizes? OnDemand { get; init; }

    /// <summary>How epython run makes it fit all the same; null: it fits, or does not.</summary>
    public string? RunsAnyway { get; init; }

    public long Taken => Contents.Stack + Contents.Code + Contents.Zeroed;
    public long Missing => Math.Max(0, Taken + Arena - Memory);

    public static TargetSizes Of(
        string target, long memory, Profile numbers, IReadOnlyList<Placed> places, Image image, FrozenProgram program,
        CoreContents contents)
    {
        var word = numbers == Profile.I64F64 ? 8 : 4;
        var functions = places.Select(place =>
        {
            var record = image.Functions[place.Function];
            var native = !place.IsCompiled || record.IsLoaded ? 0 : contents.Functions.GetValueOrDefault(program.Names[place.Function])
                + contents.Functions.GetValueOrDefault($"epy_entry_{place.Function}");
            return new FunctionSize(place.Name, place.Function, place.IsCompiled, place.Reason, record.CodeBytes, native,
                place.IsCompiled ? 0 : (FrameHead + record.Values + record.Raws) * word);
        });
        return new TargetSizes(target, memory, [.. functions], contents) { Arena = program.Arena ?? LeastArena };
    }

    public TargetSizes With(StackUse stack, FrozenProgram program) => this with
    {
        Deepest = stack.Deepest(),
        Functions =
        [
            .. Functions.Select(one => one with
            {
                Stack = one.Native == 0 ? null
                    : new[] { program.Names[one.Index], $"epy_entry_{one.Index}" }.Max(stack.Of),
            }),
        ],
    };

    public string Text()
    {
        var functions = new TextTable("function", "place", "bytecode", "native", "frame", "stack");
        foreach (var one in Functions)
        {
            functions.Add(one.Name, one.IsCompiled ? "native" : "vm", Number(one.Bytecode),
                one.IsCompiled && one.Native == 0 ? "inlined" : Number(one.Native), Number(one.Frame),
                one.Stack?.ToString(CultureInfo.InvariantCulture) ?? "-");
        }
        var parts = new TextTable("part", "bytes", "percent", "used by");
        foreach (var part in Contents.Parts)
            parts.Add(part.Name, Number(part.Bytes), Percent(part.Bytes), string.Join(", ", part.UsedBy));
        parts.Add("(constants, padding)", Number(Contents.Code + Contents.Zeroed - Contents.Parts.Sum(part => part.Bytes)),
            "", "");
        parts.Add("stack", Number(Contents.Stack), Percent(Contents.Stack), "");
        parts.Add("heap, frames", Number(Math.Max(0, Memory - Taken)), Percent(Math.Max(0, Memory - Taken)), "");
        parts.Add(Target, Number(Memory), Percent(Memory), "");
        return $"{functions}\n{parts}{Chain()}{(Missing > 0 ? "\n" + Verdict() : "")}";
    }

    // How deep the C stack gets, and why it can be deeper.
    private string Chain() => Deepest is not { } deepest ? ""
        : $"\nC stack, without the compiler's library: {(deepest.Unknown.Count == 0 ? "" : "at least ")}{deepest.Bytes} bytes"
            + $" of {Contents.Stack}\n  {string.Join(" > ", deepest.Functions)}\n"
            + string.Concat(deepest.Unknown.Select(reason => $"  not counted: {reason}\n"));

    /// <summary>Why it does not fit, for the user.</summary>
    public string Verdict()
    {
        var largest = Functions.OrderByDescending(one => one.Bytecode + one.Native).Take(MostBlamed)
            .Where(one => one.Bytecode + one.Native > 0).Select(one => $"{one.Name} ({one.Bytecode + one.Native} bytes)");
        return $"the program does not fit into the {Memory} bytes of {Target}: {Missing} bytes too many; "
            + $"largest functions: {string.Join(", ", largest)}"
            + (RunsAnyway is { } way ? $"; it runs all the same: {way}\n" : $"{Advice()}\n");
    }

    private string Advice() => OnDemand switch
    {
        null => "",
        { Missing: > 0 } less => $"; with --load=ondemand still {less.Missing}",
        var less => $"; with --load=ondemand {less.Taken} bytes stay resident and {less.Memory - less.Taken} are left for loaded "
            + "functions and data",
    };

    public string Json()
    {
        var json = new JsonObject
        {
            ["target"] = Target, ["memory"] = Memory, ["code"] = Contents.Code, ["zeroed"] = Contents.Zeroed,
            ["stack"] = Contents.Stack, ["heap"] = Math.Max(0, Memory - Taken), ["missing"] = Missing,
            ["missingOnDemand"] = OnDemand?.Missing, ["runsAnyway"] = RunsAnyway,
            ["functions"] = new JsonArray([.. Functions.Select(one => (JsonNode)new JsonObject
            {
                ["name"] = one.Name, ["place"] = one.IsCompiled ? "native" : "vm", ["reason"] = one.Reason,
                ["bytecode"] = one.Bytecode, ["native"] = one.Native, ["frame"] = one.Frame,
                ["stack"] = one.Stack,
            })]),
            ["parts"] = new JsonArray([.. Contents.Parts.Select(part => (JsonNode)new JsonObject
            {
                ["name"] = part.Name, ["bytes"] = part.Bytes,
                ["usedBy"] = Texts(part.UsedBy),
            })]),
        };
        if (Deepest is { } deepest)
        {
            json["deepestStack"] = new JsonObject
            {
                ["bytes"] = deepest.Bytes, ["chain"] = Texts(deepest.Functions), ["notCounted"] = Texts(deepest.Unknown),
            };
        }
        return json.ToJsonString() + "\n";
    }

    private static JsonArray Texts(IEnumerable<string> texts) =>
        new([.. texts.Select(text => (JsonNode)JsonValue.Create(text))]);

    private static string Number(long bytes) => bytes == 0 ? "-" : bytes.ToString(CultureInfo.InvariantCulture);

    private string Percent(long bytes) =>
        (100.0 * bytes / Memory).ToString("F1", CultureInfo.InvariantCulture) + "%";
}
