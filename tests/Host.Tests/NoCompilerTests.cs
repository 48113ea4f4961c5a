// SPDX-License-Identifier: MIT
// Without a C compiler: auto interprets everything and says so once, whatever needs one says what to type.
using Xunit;

namespace EPython.Host.Tests;

public sealed class NoCompilerTests
{
    // Not through the launcher: a PATH without gcc has no sh for it either.
    private static Shown Run(params string[] arguments) =>
        Shell.Run(Golden.PathOf("out", "bin", "epython-host"), arguments, environment: new Dictionary<string, string?>
        {
            ["EPYTHON_HOME"] = Golden.Root,
            ["EPYTHON_CC"] = null,
            ["PATH"] = "/nonexistent",
        });

    [Fact]
    public void Auto_SaysSoOnceAndInterprets()
    {
        var shown = Run("run", Shell.Example("mergesort.py")).Ends(0, "everything is interpreted", "apt-get install -y gcc");
        Assert.Contains("sorted True", shown.Output);
        Assert.Single(shown.Errors.Split('\n', StringSplitOptions.RemoveEmptyEntries));
    }

    [Fact]
    public void Vm_IsSilent() => Assert.Equal("", Run("run", "--mode=vm", "-c", "print(1)").Ends(0).Prints("1\n").Errors);

    [Theory]
    [InlineData("--mode=native")]
    [InlineData("--native=f")]
    public void Native_FailsWithTheLineToType(string option) =>
        Run("run", option, "-c", "def f(): return 1\nprint(f())").Ends(3, "apt-get install -y gcc").Prints("");

    [Fact]
    public void Size_LeavesNativeOut() =>
        Assert.Matches(@"total +\d+ +- +-\n", Run("size", Shell.Example("mergesort.py")).Ends(0, "apt-get install -y gcc").Output);

    [Fact]
    public void Doctor_SaysWhatToType() =>
        Assert.Matches(@"missing: type  (sudo )?apt-get install -y gcc ", Run("doctor").Ends(0).Output);
}
