// SPDX-License-Identifier: MIT
// An installation whose core has one mistake: a copy of the C sources with one text replaced, built anew.
using System.Diagnostics;
using Xunit;

namespace EPython.Host.Tests.Fuzz;

/// <summary>A file of the runtime, a text in it, and what stands there instead.</summary>
public sealed record Mutation(string File, string Text, string Mistake)
{
    public override string ToString() => $"{Path.GetFileName(File)}: {Text} -> {Mistake}";
}

internal sealed class Mutant : IDisposable
{
    private static readonly string[] s_copied = ["DeviceRuntime-c", "DeviceVM-c", "Bytecode/Contract", "python", "tools"];
    private readonly Scratch _scratch = new();

    public Mutant(Mutation mutation)
    {
        foreach (var folder in s_copied)
        {
            Directory.CreateDirectory(Path.GetDirectoryName(_scratch.PathOf(folder))!);
            Shell.Run("cp", ["-r", Golden.PathOf(folder), _scratch.PathOf(folder)]).Ends(0);
        }
        var file = _scratch.PathOf(mutation.File);
        var text = File.ReadAllText(file);
        Assert.Contains(mutation.Text, text);
        File.WriteAllText(file, text.Replace(mutation.Text, mutation.Mistake));
        Build();
    }

    // Without optimisation, whose warnings are about the mistake.
    private void Build()
    {
        var start = new ProcessStartInfo("sh", [_scratch.PathOf("tools/build-core.sh"), _scratch.PathOf("out/bin")])
        {
            RedirectStandardError = true,
        };
        start.Environment["CFLAGS"] = "-O0 -g0 -w";
        using var process = Process.Start(start)!;
        var errors = process.StandardError.ReadToEnd();
        process.WaitForExit();
        Assert.True(process.ExitCode == 0, errors);
    }

    /// <summary>Runs epython fuzz on the mutant.</summary>
    public Shown Fuzz(params string[] options) => Shell.Run(Golden.PathOf("out", "bin", "epython-host"),
        ["fuzz", "--jobs=2", "--shrink=0", $"--save={_scratch.PathOf("found")}", .. options],
        environment: new Dictionary<string, string?> { ["EPYTHON_HOME"] = _scratch.PathOf("") });

    public void Dispose() => _scratch.Dispose();
}
