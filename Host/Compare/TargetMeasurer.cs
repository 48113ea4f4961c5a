// SPDX-License-Identifier: MIT
// The ways of running a kernel on a target, under its emulator; where it has none, what they take.
using EPython.CodeGen;
using EPython.CodeGen.Frozen;
using EPython.CodeGen.Loading;
using EPython.CodeGen.Toolchain;
using EPython.Frontend.Ir;
using EPython.Host.Cli;
using EPython.Host.Monitor;
using EPython.Host.Targets;

namespace EPython.Host.Compare;

/// <summary>Memory: of the core; null: the target's own, or twice and twice again as much until the program fits.</summary>
internal sealed class TargetMeasurer(IrProgram program, Target cpu, long? memory, Twin? twin, string argument0, TimeSpan limit)
    : Measurer(cpu.Name, UnitOf(cpu), twin is not null)
{
    private readonly Target _target = memory is { } asked ? cpu.For(asked) : cpu;

    /// <summary>What a target counts; empty: nothing.</summary>
    public static string UnitOf(Target target) => target.Cost switch
    {
        CostCounter.Cycles => "cycles",
        CostCounter.Instructions => "instructions",
        _ => "",
    };

    protected override Measurement MeasureOurs(Way way)
    {
        var request = way.Request();
        var builder = new TargetBuilder(program, _target, LoadPlan.Of(program, way.Load()));
        if (way == Way.RuntimeLoading)
            return MeasureOverlaid(builder, request);
        var bytes = Memory(tried => builder.MeasureLoaded(request, tried).Missing == 0);
        var sizes = builder.MeasureLoaded(request, bytes);
        var row = new Measurement(_target.Name, way)
        {
            Bytecode = sizes.Functions.Sum(one => one.Bytecode),
            Functions = sizes.Functions.Sum(one => one.Native),
        };
        var built = builder.Build(request, bytes);
        row = row with
        {
            Runtime = sizes.Contents.Code - row.Bytecode - row.Functions,
            Functions = row.Functions + (built.Units?.Bytes ?? 0),
        };
        return Run(row, built, MemoryOf(sizes.Contents), bytes);
    }

    // Of memory, what is always there and the most code that was there at a time.
    private Measurement MeasureOverlaid(TargetBuilder builder, PlacementRequest request)
    {
        var bytes = memory ?? _target.Memory;
        var built = builder.Build(request, bytes);
        var row = new Measurement(_target.Name, Way.RuntimeLoading)
        {
            Runtime = built.Map!.AlwaysBytes, Functions = built.Map.AllCode,
        };
        return Run(row, built, report => report is { Core: { } core, Loading: { } loading }
            ? built.Map.AlwaysBytes + built.Map.ZeroedBytes + loading.MostCode + (long)core.HeapPeak + (long)core.StackPeak
            : null, bytes);
    }

    protected override Measurement MeasureTwin()
    {
        var flagged = _target with { Flags = [.. _target.Flags, .. Twin.Flags(_target.Numbers)] };
        var builder = CoreBuilder.Find(flagged, Twin.Sources(twin!), ObjectCache.ForUser(), out var missing)
            ?? throw new CommandException(ExitCodes.Internal, missing!);
        var frozen = twin!.Frozen();
        CoreResult Build(long tried) => builder.BuildAsync(frozen, tried).GetAwaiter().GetResult();
        var bytes = Memory(tried => Build(tried).Overflow is null);
        var core = Build(bytes);
        var (parts, error) = builder.InspectAsync(frozen, bytes).GetAwaiter().GetResult();
        if (core.Elf is null || parts is null || CoreContents.Of(parts) is not { } contents)
            throw new CommandException(ExitCodes.ProgramFailed, (core.Error ?? error)!);
        var functions = Twin.FunctionBytes(contents);
        var row = new Measurement(_target.Name, Way.C) { Functions = functions, Runtime = contents.Code - functions };
        // The host asks an image for names only, of which a twin has none.
        var request = new PlacementRequest(PlacementMode.Native, [], [], null);
        var image = new TargetBuilder(program, _target, LoadPlan.Nothing).Freeze(
            request.Place(program, hasCompiler: true), request.Dispatch, _target.Memory).Image;
        return Run(row, new BuiltCore(core.Elf, image, [], frozen.Build, null), MemoryOf(contents), bytes);
    }

    private long Memory(Func<long, bool> fits)
    {
        if (memory is { } asked)
            return asked;
        var bytes = _target.Memory;
        while (bytes * 2 <= _target.MostMemory && !fits(bytes))
            bytes *= 2;
        return bytes;
    }

    private Measurement Run(Measurement row, BuiltCore built, Func<RunReport, long?> memoryOf, long bytes)
    {
        if (_target.Run.Count == 0)
        {
            Note(row.Way, "built only, there is no emulator");
            return row;
        }
        using var captured = new CapturedTerminal();
        using var core = new TargetCore(_target, built, bytes, true, captured.Terminal);
        var report = core.Run(built, captured.Terminal, [argument0], limit);
        return row with
        {
            Memory = memoryOf(report),
            Cost = core.EndAndCount(),
            Milliseconds = report.Ran.TotalMilliseconds,
            Output = captured.Output(report.ExitCode),
        };
    }

    private static Func<RunReport, long?> MemoryOf(CoreContents contents) => report => report.Core is not { } counted ? null
        : contents.Code + contents.Zeroed + (long)counted.HeapPeak + (long)counted.StackPeak;
}
