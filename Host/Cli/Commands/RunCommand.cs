// SPDX-License-Identifier: MIT
// epython run: compile a program, or read an image, and run it on a core.
using System.CommandLine;
using EPython.Bytecode.Images;
using EPython.CodeGen;
using EPython.CodeGen.Loading;
using EPython.CodeGen.Toolchain;
using EPython.Frontend.Ir;
using EPython.Frontend.Types;
using EPython.Host.Loading;
using EPython.Host.Monitor;
using EPython.Host.Targets;
using EPython.Host.Tiers;

namespace EPython.Host.Cli.Commands;

internal sealed class RunCommand
{
    private readonly SourceOptions _source = new();
    private readonly PlacementArguments _placement = new();
    private readonly Option<bool> _verbose = new("-v", "--verbose") { Description = "say where each function went and why" };
    private readonly Option<bool> _stats = new("--stats") { Description = "print run time and memory after the run" };
    private readonly TierArguments _tier = new();
    private readonly TargetOptions _target = new();
    private readonly FormatOption _format = new();

    private readonly Option<double?> _timeout = new("--timeout")
    {
        Description = "stop a program that runs for longer",
        HelpName = "SECONDS",
    };

    private readonly Option<uint> _interruptEvery = new("--interrupt-every")
    {
        Description = "call the program's handler of interrupts (docs/loading.md) at every Nth head of a loop",
        HelpName = "N",
    };

    private IReadOnlyList<string> _programArguments = [];

    public static Command Create(IReadOnlyList<string> programArguments)
    {
        var run = new RunCommand { _programArguments = programArguments };
        var command = new Command("run", "Run a program; arguments after it are its own (sys.argv).");
        run._source.AddTo(command);
        run._placement.AddTo(command);
        run._placement.AddLoadTo(command);
        run._tier.AddTo(command);
        run._target.AddTo(command);
        command.Options.Add(run._timeout);
        command.Options.Add(run._interruptEvery);
        command.Options.Add(run._verbose);
        command.Options.Add(run._stats);
        run._format.AddTo(command);
        command.SetAction(run.Run);
        return command;
    }

    private int Run(ParseResult parsed)
    {
        using var terminal = new Terminal();
        if (_target.Target(parsed) is { } target)
        {
            _tier.RefuseTier(parsed, "is for this machine, not for targets");
            return RunOnTarget(target, parsed, terminal);
        }
        return ImageFile.TryRead(_source.File(parsed)) is { } image
            ? RunImage(image, parsed, terminal)
            : RunProgram(parsed, terminal);
    }

    private int RunProgram(ParseResult parsed, Terminal terminal)
    {
        if (_placement.Load(parsed) == LoadMode.Runtime)
            throw new CommandException(ExitCodes.Usage, "--load=runtime is for cores of targets (--target=); the host's is there already");
        var source = _source.Read(parsed);
        var profile = _source.Profile(parsed);
        using var core = CoreProcess.Start(profile, _target.Memory(parsed), terminal);
        var compilation = new Compilation(source.Text, source.Folder, profile);
        var program = Report.Require(compilation, compilation.Ir);
        var plan = LoadPlan.Of(program, _placement.Load(parsed));
        if (TryTier(program, profile, plan, core, terminal, parsed) is { } run)
        {
            core.Session.InterruptEvery = parsed.GetValue(_interruptEvery);
            return Finish(new RunStatisticsReport(run.Run(Arguments(source.Argument0), Limit(parsed)), null, null), terminal, parsed);
        }
        var built = new Builder(program, profile, plan).Build(_placement.Read(parsed), () => core.Hello);
        foreach (var note in built.Notes)
            terminal.Error($"epython: {note}\n");
        if (parsed.GetValue(_verbose))
            terminal.Error(Placement.Print(built.Places));
        return Start(core, terminal, built.Image, built.Units, source.Argument0, parsed);
    }

    // Null: what runs where is decided before the run.
    private TieredRun? TryTier(
        IrProgram program, Profile profile, LoadPlan plan, CoreProcess core, Terminal terminal, ParseResult parsed)
    {
        var otherwise = _placement.OtherThanTiers(parsed)
            ?? (plan.IsEmpty ? null : "does not go with code that is loaded on demand")
            ?? (_target.Memory(parsed) is null ? null : "does not go with --memory");
        return _tier.Read(parsed, parsed.GetValue(_verbose), otherwise) is { } request
            && CCompiler.Find(Installation.IncludeFolders, profile, out _) is { } compiler
            && TierProgram.TryCreate(program, profile, compiler) is { } tiers
            ? new TieredRun(tiers, request, core, terminal) : null;
    }

    private int RunImage(Image image, ParseResult parsed, Terminal terminal)
    {
        _tier.Read(parsed, isVerbose: false, "is for programs, not for images");
        using var core = CoreProcess.Start(image.Profile, _target.Memory(parsed), terminal);
        var ready = ImageFile.LinkFor(image, core.Hello);
        return Start(core, terminal, ready, null, _source.File(parsed)!, parsed);
    }

    private int Start(
        CoreProcess core, Terminal terminal, Image image, UnitServer? units, string argument0, ParseResult parsed)
    {
        core.Session.InterruptEvery = parsed.GetValue(_interruptEvery);
        var report = new ProgramRunner(core, terminal, image, units).LoadAndRun(Arguments(argument0), Limit(parsed));
        return Finish(new RunStatisticsReport(report, null, null), terminal, parsed);
    }

    private int RunOnTarget(Target target, ParseResult parsed, Terminal terminal)
    {
        var source = _source.Read(parsed);
        var memory = _target.Memory(parsed, target);
        var compilation = new Compilation(source.Text, source.Folder, _source.Profile(parsed, target));
        var program = Report.Require(compilation, compilation.Ir);
        var plan = LoadPlan.Of(program, _placement.Load(parsed));
        var request = _placement.Read(parsed) with { Heat = _tier.Heat(parsed, program) };
        var built = new TargetBuilder(program, target, plan).Build(request, memory);
        if (parsed.GetValue(_verbose))
            terminal.Error(Placement.Print(built.Places) + built.Map?.Text());
        using var core = new TargetCore(target, built, memory, parsed.GetValue(_stats), terminal);
        core.Process.Session.InterruptEvery = parsed.GetValue(_interruptEvery);
        var report = core.Run(built, terminal, Arguments(source.Argument0), Limit(parsed));
        return Finish(new RunStatisticsReport(report, target, core.EndAndCount()), terminal, parsed);
    }

    private IReadOnlyList<string> Arguments(string argument0) => [argument0, .. _programArguments];

    private TimeSpan? Limit(ParseResult parsed) =>
        parsed.GetValue(_timeout) is { } seconds ? TimeSpan.FromSeconds(seconds) : null;

    private int Finish(RunStatisticsReport statistics, Terminal terminal, ParseResult parsed)
    {
        if (parsed.GetValue(_stats))
            terminal.Error(_format.IsJson(parsed) ? statistics.Json() : statistics.Text());
        return statistics.Run.ExitCode;
    }
}
