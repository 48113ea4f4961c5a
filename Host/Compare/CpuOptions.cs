// SPDX-License-Identifier: MIT
// What the commands that measure on several CPUs share: which ones, their memory, how long a run may take.
using System.CommandLine;
using System.Globalization;
using EPython.CodeGen.Toolchain;
using EPython.Host.Cli;
using EPython.Host.Targets;

namespace EPython.Host.Compare;

internal sealed class CpuOptions
{
    private const string Host = "host";

    private readonly Option<string?> _targets;

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

    /// <summary>Otherwise: what is measured where no targets are given, in words.</summary>
    public CpuOptions(string otherwise) =>
        _targets = new("--targets") { Description = $"host and targets, by commas; {otherwise} if not given", HelpName = "A,B" };

    public void AddTo(Command command)
    {
        command.Options.Add(_targets);
        command.Options.Add(_memory);
        command.Options.Add(_timeout);
    }

    /// <summary>What --targets names, null in it: the host; null: it was not given.</summary>
    public IReadOnlyList<Target?>? Targets(ParseResult parsed) => parsed.GetValue(_targets) is not { } list ? null
        : Words(list) is { Length: > 0 } names ? [.. names.Select(name => name == Host ? null : TargetCatalog.Resolve(name))]
        : throw new CommandException(ExitCodes.Usage, $"{_targets.Name}={list}: host, a target, or several, by commas");

    public long? Memory(ParseResult parsed) => parsed.GetValue(_memory);

    public TimeSpan Limit(ParseResult parsed) => parsed.GetValue(_timeout) is var seconds and > 0 and < 1e6
        ? TimeSpan.FromSeconds(seconds)
        : throw new CommandException(ExitCodes.Usage,
            string.Create(CultureInfo.InvariantCulture, $"{_timeout.Name}={parsed.GetValue(_timeout)}: more than 0, less than a million"));

    /// <summary>A list of names as options take it.</summary>
    public static string[] Words(string list) =>
        list.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
}
