// SPDX-License-Identifier: MIT
// The paper's Listing 6 on every target: its functions come when they are loaded or called.
using System.Text.Json.Nodes;

namespace EPython.Targets.Tests;

public sealed class ListingSixTests
{
    private const int Functions = 2;    // that are loaded

    [Theory]
    [RunnableTargets, MissingTargets]
    public void Listing_LoadsItsFunctionsInEachMode(string name)
    {
        var target = Targets.Read(name);
        // Where there is room for them, VM and runtime are those of other tests, compiled once.
        var environment = new Dictionary<string, string?> { ["EPYTHON_SLICE"] = CorpusRun.IsSmall(target) ? null : "all" };
        foreach (var mode in new[] { "vm", "native", "auto" })
        {
            var shown = Shell.Run(Repository.Launcher,
            [
                "run", $"--target={name}", $"--memory={Math.Min(target.MostMemory, CorpusRun.PlentyOfMemory)}", $"--mode={mode}",
                "--load=dynamic", "--stats", "--format=json", "tests/programs/loading/listing-6.py",
            ], environment: environment).Ends(0).Prints("7\n11 3.5\n7\n");
            var statistics = JsonNode.Parse(shown.Errors.Trim().Split('\n')[^1])!;
            Assert.Equal(Functions, statistics["loads"]!.GetValue<int>());
        }
    }
}
