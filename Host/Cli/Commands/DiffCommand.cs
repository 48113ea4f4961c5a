// SPDX-License-Identifier: MIT
// epython diff: programs under CPython and in every way of running them; exit code 1 if anything differs.
using System.CommandLine;
using System.Text.Json.Nodes;
using EPython.Frontend.Types;
using EPython.Host.Differential;

namespace EPython.Host.Cli.Commands;

internal sealed class DiffCommand
{
    private readonly Argument<string[]> _files = new("FILE")
    {
        Description = "programs to compare",
        Arity = ArgumentArity.OneOrMore,
    };

    private readonly NumbersOption _numbers = new();
    private readonly FormatOption _format = new();

    private readonly Option<int> _mixes = new("--mixes")
    {
        Description = "random mixes of interpreted and compiled functions (default 3)",
        HelpName = "K",
        DefaultValueFactory = _ => 3,
    };

    private readonly Option<int> _replays = new("--replays")
    {
        Description = "runs that are compiled as they go on, at moments that a seed chooses (default 1)",
        HelpName = "K",
        DefaultValueFactory = _ => 1,
    };

    private readonly Option<int> _seed = new("--seed")
    {
        Description = "seed of the first mix and replay (default 1); the others follow",
        HelpName = "S",
        DefaultValueFactory = _ => 1,
    };

    private readonly Option<string?> _input = new("--input") { Description = "what each program reads", HelpName = "FILE" };

    private readonly Option<double> _timeout = new("--timeout")
    {
        Description = "stop a run that takes longer (default 60)",
        HelpName = "SECONDS",
        DefaultValueFactory = _ => 60,
    };

    public static Command Create()
    {
        var diff = new DiffCommand();
        var command = new Command("diff",
            "Run programs under CPython and in every way (vm, native, auto, mixes, replays): output, exit code, traceback.");
        command.Arguments.Add(diff._files);
        diff._numbers.AddTo(command);
        command.Options.Add(diff._mixes);
        command.Options.Add(diff._replays);
        command.Options.Add(diff._seed);
        command.Options.Add(diff._input);
        command.Options.Add(diff._timeout);
        diff._format.AddTo(command);
        command.SetAction(diff.Run);
        return command;
    }

    private int Run(ParseResult parsed)
    {
        var seed = parsed.GetValue(_seed);
        var mixes = Enumerable.Range(0, Math.Max(0, parsed.GetValue(_mixes))).Select(i => Way.Mix(seed + i));
        var replays = Enumerable.Range(0, Math.Max(0, parsed.GetValue(_replays))).Select(i => Way.Replay(seed + i));
        var limit = TimeSpan.FromSeconds(parsed.GetValue(_timeout));
        var input = parsed.GetValue(_input) is { } file ? SourceInput.ReadText(file) : "";
        using var comparer = new ProgramComparer(
            _numbers.Profile(parsed), [Way.Vm, Way.Native, Way.Auto, .. mixes, .. replays], limit);
        var all = new List<ProgramComparison>();
        foreach (var program in parsed.GetValue(_files)!)
        {
            all.Add(comparer.Compare(program, [], input));
            if (!_format.IsJson(parsed))
                Console.Write(DifferenceReport.Text(all[^1]));
        }
        if (_format.IsJson(parsed))
            Console.WriteLine(new JsonArray([.. all.Select(one => (JsonNode)DifferenceReport.Json(one))]).ToJsonString());
        return all.All(one => one.Agrees) ? ExitCodes.Ok : ExitCodes.ProgramFailed;
    }
}
