// SPDX-License-Identifier: MIT
// epython bench: kernels in every mode, beside their C twins and other implementations of Python.
using System.CommandLine;
using System.Globalization;
using System.Text;
using EPython.CodeGen.Toolchain;
using EPython.Frontend.Types;
using EPython.Host.Bench;
using EPython.Host.Compare;
using EPython.Host.Targets;

namespace EPython.Host.Cli.Commands;

internal sealed class BenchCommand
{
    private static readonly string s_kernels = Path.Combine(Installation.Root, "bench", "kernels");

    private readonly Option<string?> _kernels = new("--kernels")
    {
        Description = "those to run, by commas; all if not given",
        HelpName = "A,B",
    };

    private readonly Option<string> _folder = new("--folder")
    {
        Description = "where kernels are: NAME.py with its C twin NAME.c, and goals.toml (default bench/kernels)",
        HelpName = "DIR",
        DefaultValueFactory = _ => s_kernels,
    };

    private readonly Option<string> _modes = new("--modes")
    {
        Description = $"of {Modes.Names} (default vm,native,auto)",
        HelpName = "A,B",
        DefaultValueFactory = _ => "vm,native,auto",
    };

    private readonly CpuOptions _cpus = new("host");

    private readonly Option<string> _peers = new("--peers")
    {
        Description = "programs that run Python on the host, too (default python3)",
        HelpName = "A,B",
        DefaultValueFactory = _ => "python3",
    };

    private readonly Option<int> _repeat = new("--repeat")
    {
        Description = "runs of each on the host, besides a first that is not counted (default 5)",
        HelpName = "N",
        DefaultValueFactory = _ => 5,
    };

    private readonly Option<int?> _rounds = new("--rounds")
    {
        Description = "ROUNDS of the kernels, which repeat their work (default: on the host as they say, on targets 1)",
        HelpName = "N",
    };

    private readonly Option<bool> _json = new("--json") { Description = "print JSON" };

    private readonly Option<string?> _page = new("--html")
    {
        Description = "write a page with tables and plots",
        HelpName = "FILE",
    };

    private readonly Option<string?> _plot = new("--svg")
    {
        Description = "write the plot of time against size of the first CPU",
        HelpName = "FILE",
    };

    public static Command Create()
    {
        var bench = new BenchCommand();
        var command = new Command("bench",
            "Run kernels in every mode, beside their C twins and other Pythons: time, cost, size, memory.")
        {
            bench._kernels, bench._folder, bench._modes, bench._peers, bench._repeat, bench._rounds, bench._json,
            bench._page, bench._plot,
        };
        bench._cpus.AddTo(command);
        command.SetAction(bench.Run);
        return command;
    }

    // What can be parsed, but means nothing.
    private void Check(ParseResult parsed)
    {
        Check(parsed, _repeat, count => count >= 1, "at least 1");
        Check(parsed, _rounds, count => count is null or >= 1, "at least 1");
        Check(parsed, _kernels, list => list is null || CpuOptions.Words(list).Length > 0, "a kernel or several, by commas");
    }

    private static void Check<T>(ParseResult parsed, Option<T> option, Func<T?, bool> isGood, string wanted)
    {
        var value = parsed.GetValue(option);
        if (!isGood(value))
            throw new CommandException(ExitCodes.Usage,
                string.Create(CultureInfo.InvariantCulture, $"{option.Name}={value}: {wanted}"));
    }

    private int Run(ParseResult parsed)
    {
        Check(parsed);
        var folder = parsed.GetValue(_folder)!;
        var names = parsed.GetValue(_kernels) is { } list ? CpuOptions.Words(list) : null;
        var kernels = Kernel.In(folder, names, parsed.GetValue(_rounds));
        IReadOnlyList<Way> ways = [.. CpuOptions.Words(parsed.GetValue(_modes)!).Select(Modes.Parse)];
        var targets = _cpus.Targets(parsed) ?? [null];
        var goals = Goals.Of(folder);
        var notes = new List<string>();
        var peers = targets.Contains(null) ? Peers(parsed, notes) : [];
        var heading = Heading(parsed, targets.Contains(null), peers);
        var cpus = targets.Select(target => target is null
            ? OnHost(kernels, ways, peers, parsed, notes) : OnTarget(kernels, target, ways, parsed));
        return Show(new BenchReport(heading, [.. cpus], goals, notes), parsed);
    }

    private int Show(BenchReport report, ParseResult parsed)
    {
        Console.Write(parsed.GetValue(_json) ? BenchJson.Write(report) : BenchText.Write(report));
        if (parsed.GetValue(_page) is { } page)
            OutputFile.Write(page, Encoding.UTF8.GetBytes(BenchPage.Write(report)));
        if (parsed.GetValue(_plot) is { } plot)
            OutputFile.Write(plot, Encoding.UTF8.GetBytes(Plot.File(CodePlot.Write(report.Cpus[0]))));
        foreach (var failure in report.Failures)
            Console.Error.WriteLine($"epython: {failure}");
        return report.Failures.Count > 0 ? ExitCodes.ProgramFailed : ExitCodes.Ok;
    }

    private CpuResult OnHost(
        IReadOnlyList<Kernel> kernels, IReadOnlyList<Way> ways, IReadOnlyList<Peer> peers, ParseResult parsed,
        List<string> notes)
    {
        if (ways.Contains(Way.RuntimeLoading))
            notes.Add("runtime on the host, whose core holds its runtime");
        ways = [.. ways.Where(way => way != Way.RuntimeLoading)];
        var bench = new HostBench(ways, peers, parsed.GetValue(_repeat), _cpus.Limit(parsed));
        var results = kernels.Select(kernel => Told(kernel, CpuResult.Host, bench.Measure));
        return new CpuResult(CpuResult.Host, "", Columns(ways, peers), [.. results]);
    }

    private CpuResult OnTarget(
        IReadOnlyList<Kernel> kernels, Target target, IReadOnlyList<Way> ways, ParseResult parsed)
    {
        var bench = new TargetBench(target, _cpus.Memory(parsed), ways, _cpus.Limit(parsed));
        var few = parsed.GetValue(_rounds) is null ? kernels.Select(kernel => kernel.With(1)) : kernels;
        var results = few.Select(kernel => Told(kernel, target.Name, bench.Measure));
        return new CpuResult(target.Name, bench.Unit, Columns(ways, []), [.. results]);
    }

    // Minutes pass: whoever looks sees where it is.
    private static KernelResult Told(Kernel kernel, string cpu, Func<Kernel, KernelResult> measure)
    {
        if (!Console.IsErrorRedirected)
            Console.Error.WriteLine($"epython: {kernel.Name} on {cpu}");
        return measure(kernel);
    }

    // Beside C, and of peers beside the interpreter.
    private static IReadOnlyList<RatioColumn> Columns(IReadOnlyList<Way> ways, IReadOnlyList<Peer> peers)
    {
        var names = ways.Select(Modes.NameOf).Concat(peers.Select(peer => peer.Name));
        var beside = names.Select(name => new RatioColumn(name, Modes.C));
        var vm = Modes.NameOf(Way.Vm);
        return [.. beside, .. ways.Contains(Way.Vm) ? peers.Select(peer => new RatioColumn(peer.Name, vm)) : []];
    }

    private List<Peer> Peers(ParseResult parsed, List<string> notes)
    {
        var found = new List<Peer>();
        foreach (var name in CpuOptions.Words(parsed.GetValue(_peers)!))
        {
            if (Peer.Find(name) is { } peer)
                found.Add(peer);
            else
                notes.Add($"{name}, which was not found on PATH");
        }
        return found;
    }

    private List<string> Heading(ParseResult parsed, bool withHost, IReadOnlyList<Peer> peers)
    {
        var today = DateTime.Now.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        var lines = new List<string> { $"{today}, {Machine.Describe()}." };
        if (!withHost)
            return lines;
        var compiler = CCompiler.Find(Installation.IncludeFolders, Profile.I64F64, out var missing)
            ?? throw new CommandException(ExitCodes.Internal, missing!);
        var versions = peers.Select(peer => peer.Version).Prepend(Machine.VersionOf(compiler.Path));
        lines.Add($"{string.Join("; ", versions)}.");
        var ours = compiler.Flags.Where(flag => flag is ['-', 'O' or 'f', ..]);
        lines.Add($"C: {string.Join(' ', TwinProcess.Flags)}. Compiled Python: {string.Join(' ', ours)}.");
        lines.Add($"Medians of {parsed.GetValue(_repeat)} runs that take turns, less start-up. Overflow, bounds and "
            + "zero divisors are checked in ours and not in C.");
        return lines;
    }
}
