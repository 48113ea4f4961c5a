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

    private static void RunsIn(string memory, string numbers, string name)
    {
        var outputs = new[] { "vm", "native" }.Select(mode =>
            Shell.EPython("run", $"--memory={memory}", $"--numbers={numbers}", $"--mode={mode}", Shell.Example(name)).Ends(0).Output);
        Assert.NotEqual("", Assert.Single(outputs.Distinct()));
    }
}
