// SPDX-License-Identifier: MIT
// --tier and --profile: whether functions are compiled while the program runs.
using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;
using EPython.Frontend.Ir;
using EPython.Host.Tiers;

namespace EPython.Host.Cli;

internal sealed class TierArguments
{
    private readonly Option<string?> _tier = new("--tier")
    {
        Description = "of mode auto on this machine: run (default): what is hot is compiled while the program runs; static: before it "
            + "runs; replay:SEED: at moments that the seed chooses (testing)",
        HelpName = "run|static|replay:SEED",
    };

    private readonly Option<string?> _profile = new("--profile")
    {
        Description = "place functions as this file says, which is recorded if it is not there; with --target: how hot they were",
        HelpName = "FILE",
    };

    public void AddTo(Command command)
    {
        _tier.Validators.Add(result =>
        {
            if (result.Tokens is [var token] && token.Value is not ("run" or "static") && Seed(token.Value) is null)
                result.AddError($"--tier={token.Value}: it takes run, static or replay:SEED");
        });
        command.Options.Add(_tier);
        command.Options.Add(_profile);
    }

    /// <summary>Null: everything is placed before the run. Otherwise: why a program with these options cannot be tiered; null: it
    /// can be.</summary>
    public TierRequest? Read(ParseResult parsed, bool isVerbose, string? otherwise)
    {
        var wanted = parsed.GetValue(_tier);
        var profile = parsed.GetValue(_profile);
        if (otherwise is not null && (wanted is not (null or "static") || profile is not null))
            throw new CommandException(ExitCodes.Usage, $"{(profile is null ? "--tier" : "--profile")} {otherwise}");
        if (wanted == "static" && profile is not null)
            throw new CommandException(ExitCodes.Usage, "--profile goes with --tier=run");
        return otherwise is not null || wanted == "static" ? null
            : new TierRequest(profile, wanted is null ? null : Seed(wanted), isVerbose);
    }

    /// <summary>For a core that is not tiered: how hot functions were when that was recorded; null: nothing is asked for.</summary>
    public IReadOnlyDictionary<int, double>? Heat(ParseResult parsed, IrProgram program) =>
        parsed.GetValue(_profile) is { } path ? HeatProfile.ReadHeat(path, program) : null;

    /// <summary>Refuses --tier where code is not compiled while the program runs.</summary>
    public void RefuseTier(ParseResult parsed, string otherwise)
    {
        if (parsed.GetValue(_tier) is not (null or "static"))
            throw new CommandException(ExitCodes.Usage, $"--tier {otherwise}");
    }

    private static int? Seed(string wanted) =>
        wanted.StartsWith("replay:", StringComparison.Ordinal)
            && int.TryParse(wanted["replay:".Length..], NumberStyles.None, CultureInfo.InvariantCulture, out var seed) ? seed : null;
}
