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

    private readonly Option<string> _targets = new("--targets")
    {
        Description = "host and targets (default host)",
        HelpName = "A,B",
        DefaultValueFactory = _ => CpuResult.Host,
    };

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

    private readonly Option<long?> _memory = new("--memory")
    {
        Description = "memory of a target's core: bytes, or 64K; otherwise what the target has, or more if it must be",
        HelpName = "N",
        CustomParser = MemorySize.Parse,
    };

    private readonly Option<double> _timeout = new("--timeout")
    {
        Description = "stop a run that takes longer (default 120)",
        HelpName = "SECONDS",
        DefaultValueFactory = _ => 120,
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
            bench._kernels, bench._folder, bench._modes, bench._targets, bench._peers, bench._repeat, bench._rounds,
            bench._memory, bench._timeout, bench._json, bench._page, bench._plot,
        };
        command.SetAction(bench.Run);
        return command;
    }

    // What can be parsed, but means nothing.
    private void Check(ParseResult parsed)
    {
        Check(parsed, _repeat, count => count >= 1, "at least 1");
        Check(parsed, _rounds, count => count is null or >= 1, "at least 1");
        Check(parsed, _timeout, seconds => seconds is > 0 and < 1e6, "more than 0, less than a million");
        Check(parsed, _kernels, list => list is null || Words(list).Length > 0, "a kernel or several, by commas");
        Check(parsed, _targets, list => Words(list!).Length > 0, "host, a target, or several, by commas");
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
        var names = parsed.GetValue(_kernels) is { } list ? Words(list) : null;
        var kernels = Kernel.In(folder, names, parsed.GetValue(_rounds));
        IReadOnlyList<Way> ways = [.. Words(parsed.GetValue(_modes)!).Select(Modes.Parse)];
        IReadOnlyList<Target?> targets = [.. Words(parsed.GetValue(_targets)!).Select(Target)];
        var goals = Goals.Of(folder);
        var notes = new List<string>();
        var peers = targets.Contains(null) ? Peers(parsed, notes) : [];
        var heading = Heading(parsed, targets.Contains(null), peers);
        var cpus = targets.Select(target => target is null
            ? OnHost(kernels, ways, peers, parsed, notes) : OnTarget(kernels, target, ways, parsed));
        return Show(new BenchReport(heading, [.. cpus], goals, notes), parsed);
    }

    // Null: the host.
    private static Target? Target(string name) => name == CpuResult.Host ? null : TargetCatalog.Resolve(name);

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
        var bench = new HostBench(ways, peers, parsed.GetValue(_repeat), Limit(parsed));
        var results = kernels.Select(kernel => Told(kernel, CpuResult.Host, bench.Measure));
        return new CpuResult(CpuResult.Host, "", Columns(ways, peers), [.. results]);
    }

    private CpuResult OnTarget(
        IReadOnlyList<Kernel> kernels, Target target, IReadOnlyList<Way> ways, ParseResult parsed)
    {
        var bench = new TargetBench(target, parsed.GetValue(_memory), ways, Limit(parsed));
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
        foreach (var name in Words(parsed.GetValue(_peers)!))
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

    private TimeSpan Limit(ParseResult parsed) => TimeSpan.FromSeconds(parsed.GetValue(_timeout));

    private static string[] Words(string list) =>
        list.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
}
