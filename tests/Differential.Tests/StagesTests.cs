// SPDX-License-Identifier: MIT
// What `epython dump` shows of each stage is pinned: tests/stages/dump/x.py gives x.ast, x.types, x.ir, x.epyasm, x.c.
using EPython.TestSupport;
using Xunit;

namespace EPython.Differential.Tests;

public sealed class StagesTests
{
    private const string Folder = "tests/stages/dump";

    public static TheoryData<string, string> Stages
    {
        get
        {
            var data = new TheoryData<string, string>();
            foreach (var program in Golden.Files(Folder, "*.py"))
            {
                foreach (var stage in new[] { "ast", "types", "ir", "bytecode", "c" })
                    data.Add(program, stage);
            }
            return data;
        }
    }

    [Theory]
    [MemberData(nameof(Stages))]
    public void Dump_OfStage_IsGolden(string program, string stage)
    {
        var run = ProcessRun.Run(Repository.Launcher, ["dump", "--" + stage, $"{Folder}/{program}"], "");
        Assert.True(run.ExitCode == 0, run.Errors);
        var extension = stage == "bytecode" ? ".epyasm" : "." + stage;
        Golden.Check($"{Folder}/{Path.ChangeExtension(program, null)}{extension}", run.Output);
    }
}
