// SPDX-License-Identifier: MIT
// An installation whose core has one mistake: one text of the C sources is replaced.
using Xunit;

namespace EPython.Host.Tests.Fuzz;

/// <summary>A file of the runtime, a text in it, and what stands there instead.</summary>
public sealed record Mutation(string File, string Text, string Mistake)
{
    public override string ToString() => $"{Path.GetFileName(File)}: {Text} -> {Mistake}";
}

internal sealed class Mutant(Mutation mutation) : IDisposable
{
    // Without optimisation, whose warnings are about the mistake.
    private readonly OtherCore _core = new("-O0 -g0 -w", mutation.File, text =>
    {
        Assert.Contains(mutation.Text, text);
        return text.Replace(mutation.Text, mutation.Mistake);
    });

    /// <summary>Runs epython fuzz on the mutant.</summary>
    public Shown Fuzz(params string[] options) => Shell.Run(OtherCore.Host,
        ["fuzz", "--jobs=2", "--shrink=0", $"--save={_core.PathOf("found")}", .. options], environment: _core.Environment);

    public void Dispose() => _core.Dispose();
}
