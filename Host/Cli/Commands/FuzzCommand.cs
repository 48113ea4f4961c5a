// SPDX-License-Identifier: MIT
// epython fuzz: random programs under the oracle and in every way; exit code 1 if anything was found.
using System.CommandLine;
using EPython.Host.Fuzz;

namespace EPython.Host.Cli.Commands;

internal sealed class FuzzCommand
{
    private readonly NumbersOption _numbers = new();
    private readonly FormatOption _format = new();

    private readonly Option<ulong?> _seed = new("--seed")
    {
        Description = "seed of the run; a new one if not given, which is told",
        HelpName = "S",
    };

    private readonly Option<int> _count = Number("--count", "programs to make (default 100)", 100);
    private readonly Option<int> _first = Number("--first", "number of the first program (default 0), to try one again", 0);
    private readonly Option<int> _jobs = Number("--jobs", "threads, each with a core and a Python (default: CPUs)", Environment.ProcessorCount);
    private readonly Option<int> _mixes = Number("--mixes", "random mixes of interpreted and compiled functions of each (default 1)", 1);
    private readonly Option<int> _shrink = Number("--shrink", "seconds for making a finding small (default 60; 0: do not)", 60);

    private readonly Option<string?> _features = new("--features")
    {
        Description = "what programs are made of, by commas: all (default), " + string.Join(", ", FeatureNames.All),
        HelpName = "A,B",
    };

    private readonly Option<string?> _ways = new("--ways")
    {
        Description = "ways of running, by commas: vm, native, mix, auto (default: all); vm alone is five times as fast",
        HelpName = "A,B",
    };

    private readonly Option<string> _save = new("--save")
    {
        Description = "where findings go (default fuzz-findings)",
        HelpName = "FOLDER",
        DefaultValueFactory = _ => "fuzz-findings",
    };

    private readonly Option<bool> _show = new("--show") { Description = "print the programs; run nothing" };
    private readonly Option<bool> _verbose = new("-v", "--verbose") { Description = "also tell what was not reached" };

    private static Option<int> Number(string name, string description, int otherwise)
    {
        var option = new Option<int>(name) { Description = description, HelpName = "N", DefaultValueFactory = _ => otherwise };
        option.Validators.Add(result =>
        {
            if (result.Tokens is [{ Value: var text }] && int.TryParse(text, out var number) && number < 0)
                result.AddError($"{name}: {number} is negative");
        });
        return option;
    }

    public static Command Create()
    {
        var fuzz = new FuzzCommand();
        var command = new Command("fuzz",
            "Make random programs and compare CPython, vm, native, auto and mixes; what differs is made small and saved.");
        foreach (var option in new Option[]
            { fuzz._seed, fuzz._count, fuzz._first, fuzz._jobs, fuzz._ways, fuzz._mixes, fuzz._features, fuzz._save, fuzz._shrink, fuzz._show, fuzz._verbose })
            command.Options.Add(option);
        fuzz._numbers.AddTo(command);
        fuzz._format.AddTo(command);
        command.SetAction(fuzz.Run);
        return command;
    }

    private int Run(ParseResult parsed)
    {
        var request = new FuzzRequest(
            parsed.GetValue(_seed) ?? (ulong)Random.Shared.Next(), parsed.GetValue(_first), parsed.GetValue(_count),
            Math.Max(1, parsed.GetValue(_jobs)), Ways(parsed), parsed.GetValue(_mixes), FeatureNames.Parse(parsed.GetValue(_features)),
            _numbers.Profile(parsed), parsed.GetValue(_save)!, TimeSpan.FromSeconds(parsed.GetValue(_shrink)));
        if (parsed.GetValue(_show))
            return Show(request);
        Console.Error.WriteLine($"epython: fuzz: seed {request.Seed}");
        var fuzzer = new Fuzzer(request, line => Console.Error.WriteLine($"epython: fuzz: {line}"));
        fuzzer.Run();
        Console.Write(_format.IsJson(parsed)
            ? FuzzReport.Json(request, fuzzer) : FuzzReport.Text(request, fuzzer, parsed.GetValue(_verbose)));
        return fuzzer.Findings.Count == 0 ? ExitCodes.Ok : ExitCodes.ProgramFailed;
    }

    private WaySet Ways(ParseResult parsed)
    {
        var chosen = (WaySet)0;
        foreach (var name in (parsed.GetValue(_ways) ?? "all").Split(',', StringSplitOptions.TrimEntries))
        {
            chosen |= Enum.TryParse<WaySet>(name, ignoreCase: true, out var way) && !char.IsDigit(name[0]) ? way
                : throw new CommandException(ExitCodes.Usage, $"--ways: '{name}' is not vm, native, mix, auto or all");
        }
        return chosen;
    }

    private static int Show(FuzzRequest request)
    {
        for (var number = request.First; number < request.First + request.Count; number++)
            Console.Write(Tree.Text(Fuzz.Making.Maker.Program(Chance.SeedOf(request.Seed, number), request.Features, request.Profile)));
        return ExitCodes.Ok;
    }
}
