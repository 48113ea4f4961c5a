// SPDX-License-Identifier: MIT
// Runs one program to its end under some engine and keeps what a user sees of it.
using System.Text;
using CliWrap;
using EPython.Host.Differential;

namespace EPython.TestSupport;

/// <summary>Everything that is compared: output, exit code, and the traceback's frames and last line.</summary>
internal sealed record ProcessRun(string Output, string Errors, int ExitCode)
{
    /// <summary>Far above what a run takes: only a hang reaches it.</summary>
    public static TimeSpan Limit { get; } = TimeSpan.FromSeconds(60);

    // What CPython warns of, as what it will change, is not of the program.
    private static readonly string[] s_quiet = ["-W", "ignore"];

    public static ProcessRun Python(string program, IEnumerable<string> arguments, string input) =>
        Run("python3", [.. s_quiet, program, .. arguments], input);

    public static ProcessRun SingleOracle(string program, IEnumerable<string> arguments, string input) =>
        Run("python3", [.. s_quiet, Repository.SingleOracle, program, .. arguments], input);

    public static ProcessRun EPython(
        IEnumerable<string> options, string program, IEnumerable<string> arguments, string input) =>
        Run(Repository.Launcher, ["run", .. options, program, .. arguments], input);

    public static ProcessRun Run(string command, IEnumerable<string> arguments, string input,
        IReadOnlyDictionary<string, string?>? environment = null, TimeSpan? limit = null)
    {
        var output = new StringBuilder();
        var errors = new StringBuilder();
        using var stop = new CancellationTokenSource(limit ?? Limit);
        var result = Cli.Wrap(command)
            .WithArguments(arguments)
            .WithWorkingDirectory(Repository.Root)
            .WithEnvironmentVariables(new Dictionary<string, string?>(environment ?? new Dictionary<string, string?>())
            {
                ["PYTHONDONTWRITEBYTECODE"] = "1",
                ["PYTHONUTF8"] = "1",
                ["PYTHONPATH"] = Repository.PythonModules,
            })
            .WithStandardInputPipe(PipeSource.FromString(input, Encoding.UTF8))
            .WithStandardOutputPipe(PipeTarget.ToStringBuilder(output, Encoding.UTF8))
            .WithStandardErrorPipe(PipeTarget.ToStringBuilder(errors, Encoding.UTF8))
            .WithValidation(CommandResultValidation.None)
            .ExecuteAsync(stop.Token).GetAwaiter().GetResult();
        return new ProcessRun(output.ToString(), errors.ToString(), result.ExitCode);
    }

    /// <summary>What must be equal between engines, as one text, so that a difference shows in the message.</summary>
    public string Comparable => $"{Output}\n--- exit {ExitCode}\n{TracebackText.Normalise(Errors)}";
}
