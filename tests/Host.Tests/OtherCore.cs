// SPDX-License-Identifier: MIT
// An installation with a core of its own: a copy of the C sources, perhaps changed, built with other flags.
using System.Diagnostics;
using Xunit;

namespace EPython.Host.Tests;

internal sealed class OtherCore : IDisposable
{
    private static readonly string[] s_copied = ["DeviceRuntime-c", "DeviceVM-c", "Bytecode/Contract", "python", "tools"];
    private readonly Scratch _scratch = new();

    public OtherCore(string flags, string? changed = null, Func<string, string>? change = null)
    {
        foreach (var folder in s_copied)
        {
            Directory.CreateDirectory(Path.GetDirectoryName(_scratch.PathOf(folder))!);
            Shell.Run("cp", ["-r", Golden.PathOf(folder), _scratch.PathOf(folder)]).Ends(0);
        }
        if (changed is not null)
            File.WriteAllText(PathOf(changed), change!(File.ReadAllText(PathOf(changed))));
        Build(flags);
    }

    /// <summary>The command that runs with any installation's core.</summary>
    public static string Host => Golden.PathOf("out", "bin", "epython-host");

    public Dictionary<string, string?> Environment => new() { ["EPYTHON_HOME"] = _scratch.PathOf("") };

    public string PathOf(string name) => _scratch.PathOf(name);

    public string Write(string name, string text) => _scratch.Write(name, text);

    private void Build(string flags)
    {
        var start = new ProcessStartInfo("sh", [PathOf("tools/build-core.sh"), PathOf("out/bin")]) { RedirectStandardError = true };
        start.Environment["CFLAGS"] = flags;
        using var process = Process.Start(start)!;
        var errors = process.StandardError.ReadToEnd();
        process.WaitForExit();
        Assert.True(process.ExitCode == 0, errors);
    }

    public void Dispose() => _scratch.Dispose();
}
