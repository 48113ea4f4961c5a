// SPDX-License-Identifier: MIT
// The examples run in the memory of a micro-core.
using Xunit;

namespace EPython.Host.Tests;

public sealed class MemoryTests
{
    public static TheoryData<string> Examples => [.. Golden.Files("examples", "*.py")];

    [Theory]
    [MemberData(nameof(Examples))]
    public void Example_In64K_Runs(string name) => RunsIn("64K", "i64f64", name);

    [Theory]
    [MemberData(nameof(Examples))]
    public void Example_OnI32F32In32K_Runs(string name) => RunsIn("32K", "i32f32", name);

    /// <summary>A million objects of mixed sizes: the heap in the end is the heap of the beginning, in one piece.</summary>
    [Theory]
    [Trait("Set", "nightly")]
    [InlineData("64K", "i64f64", "vm")]
    [InlineData("64K", "i64f64", "native")]
    [InlineData("32K", "i32f32", "vm")]
    [InlineData("32K", "i32f32", "native")]
    public void MillionObjects_LeaveTheHeapAsItWas(string memory, string numbers, string mode)
    {
        var run = Shell.EPython("run", $"--memory={memory}", $"--numbers={numbers}", $"--mode={mode}",
            Golden.PathOf("tests", "programs", "limits", "churn.py"), "1000000").Ends(0);
        Assert.Equal("heap as before: True\nfragmentation below 0.05: True\n", run.Output);
    }

    private static void RunsIn(string memory, string numbers, string name)
    {
        var outputs = new[] { "vm", "native" }.Select(mode =>
            Shell.EPython("run", $"--memory={memory}", $"--numbers={numbers}", $"--mode={mode}", Shell.Example(name)).Ends(0).Output);
        Assert.NotEqual("", Assert.Single(outputs.Distinct()));
    }
}
