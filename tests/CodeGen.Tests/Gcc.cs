// SPDX-License-Identifier: MIT
// Runs the tools of binutils and gcc on small sources in a folder of their own.
using System.Diagnostics;
using Xunit;

namespace EPython.CodeGen.Tests;

internal sealed class Gcc : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("epython-test-");

    public string PathOf(string name) => Path.Combine(_folder.FullName, name);

    public string Write(string name, string text)
    {
        File.WriteAllText(PathOf(name), text);
        return PathOf(name);
    }

    public byte[] Object(string source, string compiler = "gcc", params string[] flags)
    {
        var c = Write($"unit{Guid.NewGuid():N}.c", source);
        Run(compiler, [.. flags, "-c", "-O1", "-fno-pic", "-ffreestanding", "-fno-asynchronous-unwind-tables", "-o", c + ".o", c]);
        return File.ReadAllBytes(c + ".o");
    }

    /// <summary>Non-PIE executable.</summary>
    public string Executable(string name, string source)
    {
        var c = Write(name + ".c", source);
        Run("gcc", "-no-pie", "-fno-pie", "-O1", "-o", PathOf(name), c);
        return PathOf(name);
    }

    public string Run(string program, params string[] arguments)
    {
        var start = new ProcessStartInfo(program, arguments)
        {
            RedirectStandardOutput = true, RedirectStandardError = true, WorkingDirectory = _folder.FullName,
        };
        using var process = Process.Start(start)!;
        var error = process.StandardError.ReadToEndAsync();
        var output = process.StandardOutput.ReadToEnd();
        Assert.True(process.WaitForExit(60_000), $"{program} hangs");
        Assert.True(process.ExitCode == 0, $"{program} {string.Join(' ', arguments)}: {error.Result}");
        return output;
    }

    public void Dispose() => _folder.Delete(recursive: true);
}
