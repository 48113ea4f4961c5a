// SPDX-License-Identifier: MIT
// Golden IR: tests/stages/ir/x.py gives x.ir (lowering) and x.passes.ir; every program of the repository keeps the
// invariants in both profiles, after every pass.
using EPython.Frontend.Diagnostics;
using EPython.Frontend.Ir;
using EPython.Frontend.Passes;
using EPython.Frontend.Types;
using EPython.TestSupport;
using Xunit;

namespace EPython.Frontend.Tests.Ir;

public sealed class IrGoldenTests
{
    public static TheoryData<string> Stages => [.. Golden.Files("tests/stages/ir", "*.py")];

    public static TheoryData<string> Programs =>
        [.. Golden.Files("tests/programs", "*.py").Select(name => "tests/programs/" + name),
            .. Golden.Files("examples", "*.py").Select(name => "examples/" + name)];

    [Theory]
    [MemberData(nameof(Stages))]
    public void Lowering_Prints_Golden(string name)
    {
        var stem = "tests/stages/ir/" + Path.ChangeExtension(name, null);
        var text = File.ReadAllText(Golden.PathOf(stem + ".py")).ReplaceLineEndings("\n");
        Golden.Check(stem + ".ir", IrPrinter.Print(Lowering.Lower(text, name: name)));
        Golden.Check(stem + ".passes.ir", IrPrinter.Print(Lowering.Optimize(text, name: name)));
    }

    [Theory]
    [MemberData(nameof(Programs))]
    public void Passes_Keep_Invariants(string path)
    {
        var text = File.ReadAllText(Golden.PathOf(path));
        foreach (var profile in Enum.GetValues<Profile>())
        {
            var bag = new DiagnosticBag();
            if (Lowering.TryLower(text, profile, path, bag) is { } program)
                PassList.Run(program, profile, check: true);
            else
                Assert.True(bag.HasErrors);
        }
    }
}
