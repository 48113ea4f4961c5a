// SPDX-License-Identifier: MIT
// Runs the launcher as a user does and keeps what the user sees.
using System.Text;
using CliWrap;
using Xunit;

namespace EPython.TestSupport;

/// <summary>What a command printed and how it ended.</summary>
internal sealed record Shown(string Output, string Errors, int ExitCode)
{
    /// <summary>The exit code, and no word of C# whatever went wrong; Errors must hold each part.</summary>
    public Shown Ends(int exitCode, params string[] parts)
    {
        Assert.True(exitCode == ExitCode, $"exit {ExitCode}, expected {exitCode}\n{Output}\n{Errors}");
        Assert.DoesNotContain("   at EPython", Errors);
        Assert.DoesNotContain("internal error", Errors);
        foreach (var part in parts)
            Assert.Contains(part, Errors);
        return this;
    }

    public Shown Prints(string output)
    {
        Assert.Equal(output, Output);
        return this;
    }
}

internal static class Shell
{
    // Far above what any command takes: only a hang reaches it.
    private static readonly TimeSpan s_limit = TimeSpan.FromSeconds(180);

    public static string Launcher => Golden.PathOf("epython");
    public static string Example(string name) => Golden.PathOf("examples", name);

    public static Shown EPython(params string[] arguments) => Run(Launcher, arguments);

    public static Shown RunCode(string code, params string[] options) => EPython(["run", .. options, "-c", code]);

    public static Shown Run(string command, string[] arguments, string input = "", string? folder = null,
        IReadOnlyDictionary<string, string?>? environment = null)
    {
        var output = new StringBuilder();
        var errors = new StringBuilder();
        using var limit = new CancellationTokenSource(s_limit);
        var result = CliWrap.Cli.Wrap(command)
            .WithArguments(arguments)
            .WithWorkingDirectory(folder ?? Golden.Root)
            .WithEnvironmentVariables(environment ?? new Dictionary<string, string?>())
            .WithStandardInputPipe(PipeSource.FromString(input, Encoding.UTF8))
            .WithStandardOutputPipe(PipeTarget.ToStringBuilder(output, Encoding.UTF8))
            .WithStandardErrorPipe(PipeTarget.ToStringBuilder(errors, Encoding.UTF8))
            .WithValidation(CommandResultValidation.None)
            .ExecuteAsync(limit.Token).GetAwaiter().GetResult();
        return new Shown(output.ToString(), errors.ToString(), result.ExitCode);
    }
}

/// <summary>A folder of a test, gone when it ends.</summary>
internal sealed class Scratch : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("epython-test-");

    public string PathOf(string name) => Path.Combine(_folder.FullName, name);

    public string Write(string name, string text) => Write(name, Encoding.UTF8.GetBytes(text));

    public string Write(string name, byte[] bytes)
    {
        File.WriteAllBytes(PathOf(name), bytes);
        return PathOf(name);
    }

    public void Dispose() => _folder.Delete(recursive: true);
}
