// SPDX-License-Identifier: MIT
// The kernels of bench/, with few rounds: all modes, CPython and the C twins print the same.
using EPython.Host.Compare;
using Xunit;

namespace EPython.Host.Tests;

[Trait("Set", "nightly")]
public sealed class BenchKernelTests
{
    private static string Folder => Golden.PathOf("bench", "kernels");

    public static TheoryData<string> Kernels() =>
        [.. Directory.EnumerateFiles(Folder, "*.py").Select(file => Path.GetFileNameWithoutExtension(file))
            .Order(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(Kernels))]
    public void AllPrintWhatCPrints(string kernel) =>
        Shell.EPython("bench", $"--kernels={kernel}", "--rounds=2", "--repeat=1",
            "--modes=vm,native,auto,dispatch,ondemand").Ends(0);

    [Theory]
    [MemberData(nameof(Kernels))]
    public void WithNumbersOf32Bits_AllAgree(string kernel)
    {
        using var scratch = new Scratch();
        var text = File.ReadAllText(Path.Combine(Folder, kernel + ".py"));
        Assert.NotNull(Rounds.Of(text));
        var few = scratch.Write(kernel + ".py", Rounds.Set(text, 2));
        Shell.EPython("diff", "--numbers=i32f32", "--mixes=1", few).Ends(0);
    }
}
