// SPDX-License-Identifier: MIT
// The C compiler of the host: where it is, its flags, running it with a time limit. C text goes in on standard input,
// an object comes out; nothing else is left behind.
using System.Text;
using CliWrap;
using EPython.Frontend.Types;

namespace EPython.CodeGen.Toolchain;

/// <summary>What came of compiling: an object, or a message for the user.</summary>
public sealed record CompileResult(byte[]? Object, string? Error, bool FromCache = false)
{
    public bool Succeeded => Object is not null;
}

/// <summary>A compiler that was found, with the flags for one number profile.</summary>
public sealed class CCompiler
{
    public const string Missing = "no C compiler was found; on Debian, type: sudo apt-get install gcc";
    private const string Variable = "EPYTHON_CC";
    private const int MostErrorLines = 12;

    // The code runs freestanding, at a fixed address near the core's own, with Python's float arithmetic: no contraction,
    // no assumptions about NaN or signed zero. Nobody reads errno or the float status flags.
    private static readonly string[] s_flags =
    [
        "-x", "c", "-std=c11", "-O3", "-ffreestanding", "-fno-pic", "-fno-pie", "-fno-stack-protector", "-fcf-protection=none",
        "-ffp-contract=off", "-fno-math-errno", "-fno-trapping-math", "-fno-asynchronous-unwind-tables",
        "-fno-unwind-tables", "-fno-common", "-fno-ident",
        "-Werror=implicit-function-declaration", "-Werror=int-conversion", "-Werror=incompatible-pointer-types",
    ];

    private CCompiler(string path, IReadOnlyList<string> includeFolders, Profile profile)
    {
        Path = path;
        IncludeFolders = includeFolders;
        Flags = profile == Profile.I32F32 ? [.. s_flags, "-DEPY_I32F32"] : s_flags;
    }

    public string Path { get; }
    public IReadOnlyList<string> IncludeFolders { get; }
    public IReadOnlyList<string> Flags { get; }

    /// <summary>EPYTHON_CC if set, else gcc on PATH; null and a message if there is none.</summary>
    public static CCompiler? Find(IReadOnlyList<string> includeFolders, Profile profile, out string? error)
    {
        var wanted = Environment.GetEnvironmentVariable(Variable);
        var path = Locate(string.IsNullOrEmpty(wanted) ? "gcc" : wanted);
        error = path is not null ? null
            : string.IsNullOrEmpty(wanted) ? Missing
            : $"{Variable} is '{wanted}', which is not a program that can be run";
        return path is null ? null : new CCompiler(path, includeFolders, profile);
    }

    private static string? Locate(string name)
    {
        if (name.Contains('/'))
            return IsExecutable(name) ? System.IO.Path.GetFullPath(name) : null;
        return (Environment.GetEnvironmentVariable("PATH") ?? "").Split(':', StringSplitOptions.RemoveEmptyEntries)
            .Select(folder => System.IO.Path.Combine(folder, name)).FirstOrDefault(IsExecutable);
    }

    private static bool IsExecutable(string path) =>
        File.Exists(path) && (OperatingSystem.IsWindows()
            || (File.GetUnixFileMode(path) & (UnixFileMode.UserExecute | UnixFileMode.OtherExecute)) != 0);

    /// <summary>Compile to an object file's bytes. Cancelling throws; everything else is in the result.</summary>
    public async Task<CompileResult> CompileAsync(string source, TimeSpan limit, CancellationToken cancellation)
    {
        var output = System.IO.Path.Combine(System.IO.Path.GetTempPath(), $"epython-{Guid.NewGuid():N}.o");
        using var timer = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        timer.CancelAfter(limit);
        try
        {
            return await RunAsync(source, output, timer.Token);
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            return new CompileResult(null, $"{Path} did not finish within {limit.TotalSeconds:0} s");
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException
            or System.ComponentModel.Win32Exception)
        {
            return new CompileResult(null, $"{Path} could not be run: {problem.Message}");
        }
        finally
        {
            File.Delete(output);
        }
    }

    private async Task<CompileResult> RunAsync(string source, string output, CancellationToken cancellation)
    {
        var words = new StringBuilder();
        IEnumerable<string> includes = IncludeFolders.SelectMany(folder => new[] { "-I", folder });
        var run = await Cli.Wrap(Path)
            .WithArguments([.. Flags, .. includes, "-c", "-o", output, "-"])
            .WithEnvironmentVariables(variables => variables.Set("LC_ALL", "C"))
            .WithStandardInputPipe(PipeSource.FromString(source, new UTF8Encoding(false)))
            .WithStandardErrorPipe(PipeTarget.ToStringBuilder(words))
            .WithValidation(CommandResultValidation.None)
            .ExecuteAsync(cancellation);
        if (run.ExitCode == 0)
            return new CompileResult(await File.ReadAllBytesAsync(output, cancellation), null);
        var lines = words.ToString().Split('\n').Take(MostErrorLines);
        return new CompileResult(null, $"{Path} refused the generated C (exit code {run.ExitCode}):\n{string.Join('\n', lines)}");
    }
}
