// SPDX-License-Identifier: MIT
// The ways of running a kernel on the host's own cores.
using EPython.CodeGen;
using EPython.CodeGen.Loading;
using EPython.CodeGen.Toolchain;
using EPython.Frontend.Ir;
using EPython.Frontend.Types;
using EPython.Host.Cli;
using EPython.Host.Tiers;

namespace EPython.Host.Compare;

internal sealed class HostMeasurer(IrProgram program, Profile profile, Twin? twin, string argument0, TimeSpan limit)
    : Measurer("host", "", twin is not null), IDisposable
{
    private TwinProcess? _twin;

    protected override Measurement MeasureOurs(Way way)
    {
        using var captured = new CapturedTerminal();
        using var core = CoreProcess.Start(profile, null, captured.Terminal);
        if (way == Way.Auto && Tiers() is { } tiers)
            return MeasureTiers(tiers, core, captured);
        var built = new Builder(program, profile, LoadPlan.Of(program, way.Load())).Build(way.Request(), () => core.Hello);
        var report = new ProgramRunner(core, captured.Terminal, built.Image, built.Units).LoadAndRun([argument0], limit);
        return new Measurement(Cpu, way)
        {
            Runtime = Twin.Loaded(Installation.Core(profile)),
            Bytecode = built.Image.Code.Length,
            Functions = (built.Image.Native?.Code.Length ?? 0) + (built.Units?.Bytes ?? 0),
            Data = (long?)report.Core?.HeapPeak,
            Milliseconds = report.Ran.TotalMilliseconds,
            Output = captured.Output(report.ExitCode),
        };
    }

    // As `run` does: what is hot is compiled while it runs. Null: it places everything before.
    private TierProgram? Tiers() =>
        LoadPlan.Of(program, Way.Auto.Load()).IsEmpty
            && CCompiler.Find(Installation.IncludeFolders, profile, out _) is { } compiler
            ? TierProgram.TryCreate(program, profile, compiler) : null;

    // What was compiled comes and goes: bytes of it are not known.
    private Measurement MeasureTiers(TierProgram tiers, CoreProcess core, CapturedTerminal captured)
    {
        var run = new TieredRun(tiers, new TierRequest(null, null, IsVerbose: false), core, captured.Terminal);
        var report = run.Run([argument0], limit);
        return new Measurement(Cpu, Way.Auto)
        {
            Runtime = Twin.Loaded(Installation.Core(profile)),
            Bytecode = tiers.Image(null).Code.Length,
            Data = (long?)report.Core?.HeapPeak,
            Milliseconds = report.Ran.TotalMilliseconds,
            Output = captured.Output(report.ExitCode),
        };
    }

    // The host's core holds its runtime.
    protected override bool Has(Way way) => way != Way.RuntimeLoading && base.Has(way);

    // Compiled once, however often it runs.
    protected override Measurement MeasureTwin() => (_twin ??= BuildTwin()).RunAsync(limit).GetAwaiter().GetResult();

    private TwinProcess BuildTwin()
    {
        var compiler = CCompiler.Find(Installation.IncludeFolders, profile, out var missing)
            ?? throw new CommandException(ExitCodes.Internal, missing!);
        return TwinProcess.BuildAsync(twin!, compiler, profile, limit).GetAwaiter().GetResult();
    }

    public void Dispose() => _twin?.Dispose();
}
