// SPDX-License-Identifier: MIT
// Runs samples: under the oracle, then in every way, compiled together. One for each thread: it owns an oracle and a core.
using EPython.Bytecode.Contract;
using EPython.Bytecode.Images;
using EPython.CodeGen;
using EPython.CodeGen.Elf;
using EPython.CodeGen.Loading;
using EPython.CodeGen.Toolchain;
using EPython.Frontend.Diagnostics;
using EPython.Frontend.Ir;
using EPython.Frontend.Text;
using EPython.Frontend.Types;
using EPython.Host.Cli;
using EPython.Host.Differential;

namespace EPython.Host.Fuzz;

internal sealed class Laboratory(Profile profile, WaySet ways, int mixes) : IDisposable
{
    private const string File = "fuzz.py";
    private const int MostOutput = 200_000;
    private const int AutoOneIn = 4;        // programs; it is a mix, too
    private static readonly TimeSpan s_limit = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan s_coreLimit = TimeSpan.FromSeconds(20);
    private static readonly TimeSpan s_compileLimit = TimeSpan.FromSeconds(300);
    private static readonly string[] s_exhausted = ["RecursionError", "MemoryError"];

    private readonly PythonOracle _oracle = PythonOracle.Start(profile);
    private readonly FaultMarks _faults = new();
    private CoreRunner? _runner;
    private readonly CoreSymbols _symbols = Builder.ReadCore(profile);
    private readonly CCompiler _compiler = CCompiler.Find(Installation.IncludeFolders, profile, out var missing)
        ?? throw new CommandException(ExitCodes.Internal, missing!);

    private CoreRunner Core => _runner ??= new CoreRunner(profile, _faults);

    // One way of running one sample, on its way.
    private sealed record Run(Work Work, Way Way, Builder Builder, PreparedProgram Prepared)
    {
        public int? Unit { get; set; }
    }

    private sealed class Work(Sample sample, Verdict verdict)
    {
        public Sample Sample => sample;
        public Verdict Verdict => verdict;
        public Finding? Finding { get; set; }
        public string? Discarded { get; set; }
        public IrProgram? Program { get; set; }
        public Image? Interpreted { get; set; }
        public HashSet<(Fault Fault, bool IsCompiled)> Faults { get; } = [];

        /// <summary>In all ways.</summary>
        public bool IsCompared { get; set; }

        public bool IsOver => Finding is not null || Discarded is not null;

        public void Find(FindingKind kind, string way, Observation got) =>
            Finding ??= new Finding(kind, way, verdict.Seen, got);

        public Outcome Outcome => new(sample, Finding, Discarded)
        {
            Program = Program, Interpreted = Interpreted, Lines = verdict.Lines, Faults = Faults,
        };
    }

    /// <summary>What comes of each sample, in order. Optimised: compiled with the flags that users get.</summary>
    public IReadOnlyList<Outcome> Try(IReadOnlyList<Sample> samples, bool optimised, bool countsLines)
    {
        var works = samples.Select(sample => Judge(sample, countsLines)).ToList();
        var runs = works.Where(work => !work.IsOver).SelectMany(Prepare).ToList();
        foreach (var chunk in runs.Chunk(UnitBatch.MostUnits))
            RunAll(chunk, optimised);
        return [.. works.Select(work => work.Outcome)];
    }

    // ---- the oracle -------------------------------------------------------------------------------------------------

    private Work Judge(Sample sample, bool countsLines)
    {
        var verdict = _oracle.Run(Trial(sample, s_limit), countsLines);
        var work = new Work(sample, verdict);
        if (verdict.Broken is { } other)
            work.Find(FindingKind.Oracle, "profile", new Observation(other, "", 0));
        else if (verdict.Seen.Exception is "SyntaxError" or "NameError")
            work.Find(FindingKind.Invalid, "oracle", verdict.Seen);
        else if (verdict.Seen.Ending != Ending.Ended || verdict.Seen.Output.Length > MostOutput)
            work.Discarded = "takes too long";
        else if (Exhausts(verdict.Seen))
            work.Discarded = "exhausts stack or memory";
        return work;
    }

    private static Trial Trial(Sample sample, TimeSpan limit) => new(File, sample.Source, [], "", limit);

    private static bool Exhausts(Observation seen) =>
        s_exhausted.Any(name => seen.Output.Contains(name) || seen.Errors.Contains(name));

    // ---- the phases before a program runs ----------------------------------------------------------------------------

    private List<Run> Prepare(Work work)
    {
        var runs = new List<Run>();
        try
        {
            var compilation = new Compilation(new SourceText(File, work.Sample.Source), null, profile);
            if (compilation.Ir is not { } program || compilation.Diagnostics.HasErrors)
            {
                var first = compilation.Diagnostics.Items.First(item => item.Severity == Severity.Error);
                work.Find(FindingKind.Refused, "check", Broken(Ending.Refused, $"{first.Code} {first.Message}"));
                return [];
            }
            work.Program = program;
            var tables = new ImageTables(new ConstantTable());
            tables.NumberSites(program);
            foreach (var way in Ways(work.Sample))
            {
                var builder = new Builder(program, profile, LoadPlan.Nothing);
                runs.Add(new Run(work, way, builder, builder.Prepare(Request(work.Sample, way), way == Way.Vm ? null : tables)));
            }
        }
        catch (Exception error)
        {
            work.Find(FindingKind.Breaks, "compiler", Broken(error));
            return [];
        }
        return [.. runs.DistinctBy(run => string.Join(',', run.Prepared.Compiled.Order()))];
    }

    private IEnumerable<Way> Ways(Sample sample)
    {
        if (ways.HasFlag(WaySet.Vm))
            yield return Way.Vm;
        if (ways.HasFlag(WaySet.Native))
            yield return Way.Native;
        for (var i = 0; i < mixes && ways.HasFlag(WaySet.Mix); i++)
            yield return Way.Mix((int)(sample.Seed & 0xFFFF) + i);
        if (ways == WaySet.Auto || (ways.HasFlag(WaySet.Auto) && (sample.Seed >> 16) % AutoOneIn == 0))
            yield return Way.Auto;
    }

    // Compiled functions call one another by name in half of the programs, through descriptors in the others.
    private static PlacementRequest Request(Sample sample, Way way) =>
        way.Request with { Dispatch = (sample.Seed >> 20) % 2 == 0 ? Dispatch.Static : Dispatch.Dynamic };

    private static Observation Broken(Ending ending, string words) => new("", words, ExitCodes.Internal, ending);

    private static Observation Broken(Exception error) => Broken(Ending.Broken, error is CommandException ? error.Message
        : $"{error.GetType().Name}: {error.Message} {error.StackTrace?.Split('\n')[0].Trim()}");

    // ---- running ----------------------------------------------------------------------------------------------------

    private void RunAll(IReadOnlyList<Run> runs, bool optimised)
    {
        var linked = Link(runs, optimised);
        foreach (var run in runs)
        {
            if (run.Work.IsOver || run.Work.IsCompared)
                continue;
            try
            {
                var native = run.Unit is { } unit ? linked!.Part(unit, run.Prepared.Tables.Sites) : null;
                var image = run.Builder.Finish(run.Prepared, native, () => Core.Hello).Image;
                if (native is null)
                    run.Work.Interpreted = image;
                var got = Core.Run(image, null, Trial(run.Work.Sample, s_coreLimit));
                run.Work.Faults.UnionWith(_faults.Take().Select(fault => (fault, native is not null)));
                Compare(run, got);
            }
            catch (Exception error)
            {
                run.Work.Find(FindingKind.Breaks, run.Way.Name, Broken(error));
            }
        }
    }

    private UnitBatch.LinkedBatch? Link(IReadOnlyList<Run> runs, bool optimised)
    {
        var batch = new UnitBatch();
        foreach (var run in runs)
            run.Unit = run.Prepared.Resident is { } unit ? batch.Add(unit) : null;
        if (batch.IsEmpty)
            return null;
        try
        {
            return batch.LinkAsync(optimised ? _compiler : _compiler.Unoptimised(), _symbols, Core.Hello, s_compileLimit)
                .GetAwaiter().GetResult();
        }
        catch (CommandException error)
        {
            Blame(runs, optimised, error);
            return null;
        }
    }

    // The unit that the compiler or the linker does not take is found by giving it each by itself.
    private void Blame(IReadOnlyList<Run> runs, bool optimised, CommandException error)
    {
        foreach (var work in runs.GroupBy(run => run.Work))
        {
            if (runs.Count == work.Count())
                work.Key.Find(FindingKind.Breaks, "native", Broken(error));
            else
                RunAll([.. work], optimised);
        }
        foreach (var run in runs)
            run.Work.IsCompared = true;
    }

    private void Compare(Run run, Observation got)
    {
        var (work, expected) = (run.Work, run.Work.Verdict.Seen);
        if (got.IsSameAs(expected))
            return;
        if (Exhausts(got))
            work.Discarded = "exhausts stack or memory";
        else if (work.Verdict.SawWord)
            work.Discarded = "an int beyond 31 bits";
        else
            work.Find(got.Ending switch
            {
                Ending.TimedOut => FindingKind.Hangs,
                Ending.Broken => FindingKind.Breaks,
                _ => FindingKind.Differs,
            }, run.Way.Name, got);
    }

    public void Dispose()
    {
        _oracle.Dispose();
        _runner?.Dispose();
        _faults.Dispose();
    }
}
