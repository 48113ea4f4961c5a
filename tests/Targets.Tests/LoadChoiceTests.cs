// SPDX-License-Identifier: MIT
// What auto makes of programs that a core has no room for: they are loaded when they are called, and run.
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;

namespace EPython.Targets.Tests;

public sealed class LoadChoiceTests : IDisposable
{
    private const string Whole = "rv32", Functions = "rv32-virt";       // what can be loaded there
    private readonly Scratch _scratch = new();

    public void Dispose() => _scratch.Dispose();

    private static string Example(string name) => Golden.PathOf("examples", name);

    [TargetFact(Whole)]
    public void ProgramWithoutRoom_IsLoaded()
    {
        var shown = Shell.EPython("run", $"--target={Whole}", "-v", Example("sieve.py")).Ends(0, "bytes too many to be resident");
        Assert.Equal(Shell.Run("python3", [Example("sieve.py")]).Output, shown.Output);
    }

    // Sorting by recursion, with a heap that grows into the room of code.
    [TargetFact(Whole), Trait("Set", "nightly")]
    public void ProgramWithoutRoomForData_IsLoaded()
    {
        var shown = Shell.EPython("run", $"--target={Whole}", "-v", Example("life.py")).Ends(0, "loaded when it is called");
        Assert.Equal(Shell.Run("python3", [Example("life.py")]).Output, shown.Output);
    }

    [TargetFact(Whole)]
    public void WhereAllIsToStay_ItDoesNotFit()
    {
        Shell.EPython("run", $"--target={Whole}", "--load=static", Example("sieve.py")).Ends(4, "does not fit into the 16384 bytes of rv32");
        Shell.EPython("run", $"--target={Whole}", "--mode=vm", Example("sieve.py")).Ends(4, "does not fit into the 16384 bytes of rv32");
    }

    [TargetFact(Whole), Trait("Set", "nightly")]
    public void Size_TellsThatItRunsAllTheSame() =>
        Assert.Contains("it runs all the same: VM, runtime and program are loaded when they are called",
            Shell.EPython("size", $"--target={Whole}", Example("sieve.py")).Ends(0).Output);

    private static string Lines(int function, int count = 12, string indent = "    ") => string.Concat(Enumerable.Range(0, count)
        .Select(line => $"{indent}if x % {3 + (function * 7 + line) % 11} == {line % 3}:\n"
            + $"{indent}    x = x + {function * 13 + line} - x // {2 + (function + line) % 5}\n"));

    // The loop is hot, the others run once each.
    private static string Program(int functions, int hotLines = 0) => string.Concat(Enumerable.Range(0, functions).Select(i =>
            $"def part_{i}(x):\n{Lines(i)}    return (x * 31 + {i}) % 10007\n\n\n"))
        + $"def hot(x):\n    for i in range(3000):\n{Lines(99, hotLines, "        ")}        x = (x * 5 + i) % 1009\n    return x\n\n\ntotal = hot(1)\n"
        + string.Concat(Enumerable.Range(0, functions).Select(i => $"total = part_{i}(total)\n")) + "print(total, hot(total))\n";

    // All of it fits if the loop is interpreted.
    [TargetFact(Functions)]
    public void WhereHotCodeHasNoRoom_ColdFunctionsAreLoaded()
    {
        var file = _scratch.Write("hot.py", Program(14, hotLines: 20));
        var shown = Shell.EPython("run", $"--target={Functions}", "--memory=16K", "-v", file).Ends(0);
        Assert.Equal(Shell.Run("python3", [file]).Output, shown.Output);
        Assert.Matches(@"(?m)^hot +native +(?!loaded|no room)", shown.Errors);
        Assert.Matches(@"(?m)^part_\d+ +native +loaded when it is called: \d+ bytes of machine code of hot would have no room",
            shown.Errors);
    }

    [TargetFact(Functions), Trait("Set", "nightly")]
    public void WhereOnlyFunctionsCanBeLoaded_ColdOnesAre()
    {
        var file = _scratch.Write("parts.py", Program(24));
        Shell.EPython("run", $"--target={Functions}", "--memory=16K", "--load=static", "--mode=native", file).Ends(4, "does not fit");
        var shown = Shell.EPython("run", $"--target={Functions}", "--memory=16K", "-v", file).Ends(0, "to be resident");
        Assert.Equal(Shell.Run("python3", [file]).Output, shown.Output);
        Assert.Matches(@"(?m)^hot +\w+ +(?!loaded)", shown.Errors);
        Assert.Matches(@"(?m)^part_\d+ +\w+ +loaded when it is called: \d+ bytes too many", shown.Errors);
    }

    // What a profile says of heat is believed: else this one is loaded as its neighbours are.
    [TargetFact(Functions), Trait("Set", "nightly")]
    public void WhatWasHotWhenItWasMeasured_Stays()
    {
        const int Count = 24, Hot = 7;
        var file = _scratch.Write("parts.py", Program(Count));
        var profile = _scratch.PathOf("heat.json");
        var source = File.ReadAllText(file).Split("\n\n\n")[Hot];
        File.WriteAllText(profile, new JsonObject
        {
            ["functions"] = new JsonArray(new JsonObject
            {
                ["name"] = $"part_{Hot}", ["ticks"] = 100, ["native"] = true,
                ["source"] = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(source)))[..16],
            }),
        }.ToJsonString());
        var shown = Shell.EPython("run", $"--target={Functions}", "--memory=16K", "-v", $"--profile={profile}", file).Ends(0);
        Assert.Equal(Shell.Run("python3", [file]).Output, shown.Output);
        Assert.Matches($@"(?m)^part_{Hot} +\w+ +(?!loaded)", shown.Errors);
        Assert.Matches($@"(?m)^part_{Hot - 1} +\w+ +loaded when it is called", shown.Errors);
    }

    [TargetFact(Functions)]
    public void ProfileThatIsNotThere_IsTold() =>
        Shell.EPython("run", $"--target={Functions}", "--profile=/nowhere/heat.json", "-c", "print(1)")
            .Ends(2, "--profile=/nowhere/heat.json: there is none yet").Prints("");
}
