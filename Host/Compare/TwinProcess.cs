// SPDX-License-Identifier: MIT
// A twin compiled for the host, which is a process each time it runs.
using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using CliWrap;
using EPython.CodeGen.Toolchain;
using EPython.Frontend.Types;
using EPython.Host.Cli;

namespace EPython.Host.Compare;

internal sealed partial class TwinProcess : IDisposable
{
    /// <summary>How twins are compiled.</summary>
    public static readonly IReadOnlyList<string> Flags = ["-O3", "-std=gnu11", "-ffp-contract=off"];

    private readonly string _folder = Directory.CreateTempSubdirectory("epython-").FullName;

    private string Program => Path.Combine(_folder, "twin");
    private string Object => Program + ".o";

    /// <summary>Compiles a twin.</summary>
    public static async Task<TwinProcess> BuildAsync(Twin twin, CCompiler compiler, Profile profile, TimeSpan limit)
    {
        var made = new TwinProcess();
        try
        {
            string[] numbers = profile == Profile.I32F32 ? ["EPY_I32F32"] : [];
            IReadOnlyList<string> definitions = ["TWIN_HOST", .. numbers, .. twin.Definitions];
            await ToolAsync(compiler.Path, [.. Flags, .. Twin.Flags(profile), .. definitions.Select(one => "-D" + one),
                .. twin.IncludeFolders.Select(folder => "-I" + folder), "-c", twin.Source, "-o", made.Object], limit);
            await ToolAsync(compiler.Path, [made.Object, "-o", made.Program, "-lm"], limit);
            return made;
        }
        catch
        {
            made.Dispose();
            throw;
        }
    }

    /// <summary>Runs it. Time and growth are what it says of itself.</summary>
    public async Task<Measurement> RunAsync(TimeSpan limit)
    {
        var (output, errors) = await ToolAsync(Program, [], limit);
        var functions = Twin.Loaded(Object);
        var ran = Ran().Match(errors);
        return new Measurement("host", Way.C)
        {
            Functions = functions,
            Runtime = Twin.Loaded(Program) - functions,
            Milliseconds = ran.Success ? double.Parse(ran.Groups[1].Value, CultureInfo.InvariantCulture) : null,
            Data = ran.Success ? long.Parse(ran.Groups[2].Value, CultureInfo.InvariantCulture) : null,
            Output = output,
        };
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private static async Task<(string Output, string Errors)> ToolAsync(string program, IReadOnlyList<string> words, TimeSpan limit)
    {
        var (output, errors) = (new StringBuilder(), new StringBuilder());
        using var timer = new CancellationTokenSource(limit);
        try
        {
            var run = await CliWrap.Cli.Wrap(program).WithArguments(words).WithValidation(CommandResultValidation.None)
                .WithStandardOutputPipe(PipeTarget.ToStringBuilder(output, Encoding.UTF8))
                .WithStandardErrorPipe(PipeTarget.ToStringBuilder(errors, Encoding.UTF8)).ExecuteAsync(timer.Token);
            return run.ExitCode == 0 ? (output.ToString(), errors.ToString())
                : throw new CommandException(ExitCodes.ProgramFailed, $"{Path.GetFileName(program)} failed: {errors}".TrimEnd());
        }
        catch (OperationCanceledException)
        {
            throw new CommandException(ExitCodes.TimedOut,
                string.Create(CultureInfo.InvariantCulture, $"{Path.GetFileName(program)} was stopped after {limit.TotalSeconds} s"));
        }
    }

    [GeneratedRegex(@"^ran ([0-9.]+) ms, grew by ([0-9]+) bytes", RegexOptions.Multiline)]
    private static partial Regex Ran();
}
