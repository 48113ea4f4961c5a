// SPDX-License-Identifier: MIT
// One run of a compiler or linker with a time limit: what it left in its output file, or words for the user.
using System.Runtime.InteropServices;
using System.Text;
using CliWrap;

namespace EPython.CodeGen.Toolchain;

internal static partial class ToolRun
{
    private const int MostErrorLines = 12;

    private const int SigKill = 9;

    [LibraryImport("libc", EntryPoint = "kill")]
    private static partial int Kill(int process, int signal);

    // It may not have become the leader of its group yet.
    private static void EndGroup(int leader)
    {
        _ = Kill(-leader, SigKill);
        _ = Kill(leader, SigKill);
    }

    /// <summary>Runs a tool that writes the file named by the argument "{out}", or output. Cancelling throws; everything
    /// else is in the result. Leader: a program that becomes the tool, as the first process of a group of its own: that is ended
    /// at once, where finding the children of a process takes long.</summary>
    public static async Task<CompileResult> MakeAsync(
        string program, IReadOnlyList<string> arguments, string? input, string doing, TimeSpan limit,
        CancellationToken cancellation, string? output = null, string? leader = null)
    {
        output ??= Path.Combine(Path.GetTempPath(), $"epython-{Guid.NewGuid():N}.o");
        using var timer = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        timer.CancelAfter(limit);
        try
        {
            var words = new StringBuilder();
            var run = Cli.Wrap(leader ?? program)
                .WithArguments(arguments.Select(argument => argument == "{out}" ? output : argument)
                    .Prepend(program).Skip(leader is null ? 1 : 0))
                .WithEnvironmentVariables(variables => variables.Set("LC_ALL", "C"))
                .WithStandardInputPipe(
                    input is null ? PipeSource.Null : PipeSource.FromString(input, new UTF8Encoding(false)))
                .WithStandardErrorPipe(PipeTarget.ToStringBuilder(words))
                .WithValidation(CommandResultValidation.None)
                .ExecuteAsync(leader is null ? timer.Token : CancellationToken.None);
            using var ending = leader is null ? default : timer.Token.Register(() => EndGroup(run.ProcessId));
            var exitCode = (await run).ExitCode;
            timer.Token.ThrowIfCancellationRequested();
            if (exitCode == 0)
                return new CompileResult(await File.ReadAllBytesAsync(output, cancellation), null);
            var lines = words.ToString().Split('\n').Take(MostErrorLines);
            return new CompileResult(
                null, $"{program} could not {doing} (exit code {exitCode}):\n{string.Join('\n', lines)}");
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            return new CompileResult(null, $"{program} did not finish within {limit.TotalSeconds:0} s");
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException
            or System.ComponentModel.Win32Exception)
        {
            return new CompileResult(null, $"{program} could not be run: {problem.Message}");
        }
        finally
        {
            File.Delete(output);
        }
    }
}
