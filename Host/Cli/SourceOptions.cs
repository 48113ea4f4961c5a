// SPDX-License-Identifier: MIT
// FILE, `-` or -c CODE, and the options that say how a program is compiled: shared by run, check, dump, build, size.
using System.CommandLine;
using EPython.CodeGen;
using EPython.CodeGen.Loading;
using EPython.CodeGen.Toolchain;
using EPython.Frontend.Text;
using EPython.Frontend.Types;

namespace EPython.Host.Cli;

/// <summary>A program as named on the command line.</summary>
public sealed record ProgramSource(SourceText Text, string? Folder, string Argument0);

/// <summary>For one program, or for any number of them, each on its own.</summary>
internal sealed class SourceOptions(bool several = false)
{
    private readonly Argument<string[]> _files = new("FILE")
    {
        Description = several ? "programs to read; - for standard input" : "program to read; - for standard input",
        Arity = ArgumentArity.ZeroOrMore,
    };

    private readonly Option<string?> _code = new("-c") { Description = "program text itself", HelpName = "CODE" };

    private readonly NumbersOption _numbers = new();

    public void AddTo(Command command)
    {
        command.Arguments.Add(_files);
        command.Options.Add(_code);
        _numbers.AddTo(command);
        command.Validators.Add(result =>
        {
            var files = result.GetValue(_files)!.Length;
            if (files > 0 == result.GetValue(_code) is not null || (files > 1 && !several))
                result.AddError($"name {(several ? "programs" : "one program")}: FILE, - or -c CODE");
        });
    }

    public string? File(ParseResult parsed) => Files(parsed).FirstOrDefault();

    private string[] Files(ParseResult parsed) => parsed.GetValue(_files)!;

    public Profile Profile(ParseResult parsed) => _numbers.Profile(parsed);

    /// <summary>A target's numbers; --numbers may only repeat them.</summary>
    public Profile Profile(ParseResult parsed, Target target)
    {
        if (!_numbers.IsGiven(parsed) || Profile(parsed) == target.Numbers)
            return target.Numbers;
        throw new CommandException(
            ExitCodes.Usage, $"{target.Name} has numbers {target.Numbers.ToString().ToLowerInvariant()}");
    }

    /// <summary>Reads the program; a file that cannot be read ends the command.</summary>
    public ProgramSource Read(ParseResult parsed) => ReadAll(parsed).First()();

    /// <summary>What reads each program, and throws if it cannot be read.</summary>
    public IEnumerable<Func<ProgramSource>> ReadAll(ParseResult parsed) => parsed.GetValue(_code) is { } code
        ? [() => new ProgramSource(new SourceText("<string>", code.EndsWith('\n') ? code : code + "\n"), null, "-c")]
        : Files(parsed).Select(file => (Func<ProgramSource>)(() => Read(file)));

    private static ProgramSource Read(string file) => file == "-"
        ? new ProgramSource(SourceInput.ReadStandardInput(), null, "-")
        : new ProgramSource(SourceInput.ReadFile(file), Path.GetDirectoryName(Path.GetFullPath(file)), file);
}

/// <summary>--mode, --native, --vm, --mix: where functions run.</summary>
internal sealed class PlacementArguments
{
    private readonly Option<string> _mode = new("--mode")
    {
        Description = "vm, native or auto (default)",
        DefaultValueFactory = _ => "auto",
    };

    private readonly Option<string?> _native = new("--native") { Description = "compile these functions", HelpName = "F,G" };
    private readonly Option<string?> _vm = new("--vm") { Description = "interpret these functions", HelpName = "F,G" };

    private readonly Option<int?> _mix = new("--mix")
    {
        Description = "place each function by a coin thrown with this seed (testing)",
        HelpName = "SEED",
    };

    private readonly Option<string> _load = new("--load")
    {
        Description = "static: all code is resident; dynamic: not that of @dynamic functions; ondemand: none of the program is; "
            + "runtime: nor VM and runtime; auto (default): as dynamic, but on a target --mode=auto may choose one of the others",
        DefaultValueFactory = _ => "auto",
    };

    /// <summary>--load, where programs are run: what is built is whole.</summary>
    public void AddLoadTo(Command command)
    {
        _load.TakesOneOf("auto", "static", "dynamic", "ondemand", "runtime");
        command.Options.Add(_load);
    }

    public LoadMode Load(ParseResult parsed) => Enum.Parse<LoadMode>(parsed.GetValue(_load)!, ignoreCase: true);

    private readonly Option<string> _dispatch = new("--dispatch")
    {
        Description = "how compiled functions call others: static (default) or dynamic, through their descriptors",
        DefaultValueFactory = _ => "static",
    };

    public void AddTo(Command command)
    {
        _dispatch.TakesOneOf("static", "dynamic");
        command.Options.Add(_dispatch);
        _mode.TakesOneOf("vm", "native", "auto");
        command.Options.Add(_mode);
        command.Options.Add(_native);
        command.Options.Add(_vm);
        command.Options.Add(_mix);
    }

    /// <summary>Why what was asked for cannot be tiered; null: it can be.</summary>
    public string? OtherThanTiers(ParseResult parsed) =>
        parsed.GetValue(_mode) != "auto" ? "goes with --mode=auto"
        : (parsed.GetValue(_native) ?? parsed.GetValue(_vm)) is not null || parsed.GetValue(_mix) is not null
            ? "does not go with --native, --vm and --mix, which place functions before the run"
        : parsed.GetValue(_dispatch) != "static" ? "does not go with --dispatch=dynamic" : null;

    public PlacementRequest Read(ParseResult parsed) => new(
        Enum.Parse<PlacementMode>(parsed.GetValue(_mode)!, ignoreCase: true),
        Names(parsed.GetValue(_native)), Names(parsed.GetValue(_vm)), parsed.GetValue(_mix))
    {
        Dispatch = Enum.Parse<Dispatch>(parsed.GetValue(_dispatch)!, ignoreCase: true),
    };

    private static IReadOnlyList<string> Names(string? list) =>
        list?.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries) ?? [];
}
