// SPDX-License-Identifier: MIT
// Programs get smaller while they keep what is wanted of them.
using EPython.Frontend.Types;
using EPython.Host.Fuzz;
using EPython.Host.Fuzz.Making;
using Xunit;

namespace EPython.Host.Tests.Fuzz;

public sealed class ShrinkerTests
{
    private static Sample Shrink(Sample sample, Func<string, bool> keeps) =>
        new Shrinker(candidates => [.. candidates.Select(candidate => keeps(candidate.Source))], TimeSpan.FromSeconds(20)).Shrink(sample);

    private static Sample Sample(ulong seed) => new(0, seed, Maker.Program(seed, Features.All, Profile.I64F64));

    [Fact]
    public void OnlyWhatIsWanted_IsLeft()
    {
        for (ulong seed = 1; seed < 6; seed++)
        {
            var wanted = Sample(seed).Source.Split('\n').First(line => line.StartsWith("v1 = ", StringComparison.Ordinal));
            Assert.Equal(wanted + "\n", Shrink(Sample(seed), text => text.Contains(wanted)).Source);
        }
    }

    [Fact]
    public void NothingToKeep_LeavesNothing() => Assert.Equal("pass\n", Shrink(Sample(3), _ => true).Source);

    [Fact]
    public void InnerStatement_ComesOut()
    {
        var inner = Stmt.Block("if $0:", [Stmt.Block("while $0:", [Stmt.Simple("print($0)", Sum())], True())], True());
        var small = Shrink(new Sample(0, 0, [Stmt.Simple("x = 1"), inner]), text => text.Contains("print("));
        Assert.Equal("print(1)\n", small.Source);
    }

    private static Expr True() => Expr.Of(Ty.Bool, "True");
    private static Expr Sum() => Expr.Binary(Ty.Int, Level.Sum, "+", Expr.Of(Ty.Int, "2"), Expr.Of(Ty.Int, "3"));

    [Fact]
    public void Parentheses_StandWhereTheyAreNeeded()
    {
        var product = Expr.Binary(Ty.Int, Level.Product, "*", Sum(), Expr.Binary(Ty.Int, Level.Sum, "-", Sum(), Sum()));
        Assert.Equal("(2 + 3) * (2 + 3 - (2 + 3))", product.ToString());
        Assert.Equal("-(2 + 3) ** 2", Expr.Prefix(Ty.Int, Level.Sign, "-",
            Expr.Binary(Ty.Int, Level.Power, "**", Sum(), Expr.Of(Ty.Int, "2"))).ToString());
    }
}
