// SPDX-License-Identifier: MIT
// Placement: what is compiled in each mode, pins, and what is said about wrong names.
using EPython.Frontend.Ir;
using EPython.Frontend.Types;
using Xunit;

namespace EPython.CodeGen.Tests;

public class PlacementTests
{
    private static readonly PlacementOptions s_auto = new(PlacementMode.Auto, [], []);

    // Main calls fib once and smooth in a loop of 1000; pair is called once.
    private static IrProgram Program()
    {
        IrFunction fib = IrSamples.Fib(1), smooth = IrSamples.Smooth(2), pair = IrSamples.Pair(3);
        var main = new FunctionBuilder("main", 0);
        IrLocal u = main.Local("u", Kind.Value), n = main.Local("n", Kind.Int), i = main.Local("i", Kind.Int);
        var site = FunctionBuilder.At(1);
        main.Body(
            new IrCall(site, fib, n, [n], null),
            new IrCall(site, pair, u, [u, u], null),
            new IrForRange(site, new IrLabel("for"), i, IrConstant.Int(0), IrConstant.Int(1000), IrConstant.Int(1),
                [new IrCall(site, smooth, null, [u, u, n], null)]));
        return IrSamples.Program(main.Function, fib, smooth, pair);
    }

    private static string Where(PlacementOptions options) => string.Concat(
        Placement.Place(Program(), options).Places.Select(place => place.IsCompiled ? 'n' : 'v'));

    [Fact]
    public void Auto_Compiles_LoopsAndRecursion() => Assert.Equal("nnnv", Where(s_auto));

    [Fact]
    public void Modes_Decide_Everything()
    {
        Assert.Equal("nnnn", Where(s_auto with { Mode = PlacementMode.Native }));
        Assert.Equal("vvvv", Where(s_auto with { Mode = PlacementMode.Vm }));
        Assert.Equal("vvvv", Where(s_auto with { HasCompiler = false }));
    }

    [Fact]
    public void Pins_Beat_TheMode() =>
        Assert.Equal("nvnn", Where(s_auto with { Native = ["pair"], Vm = ["fib"] }));

    [Fact]
    public void Room_Goes_ToTheHottestFirst()
    {
        Assert.Equal("vvnv", Where(s_auto with { Room = 200 }));
        Assert.Contains("no room", Placement.Place(Program(), s_auto with { Room = 0 }).Places[1].Reason);
    }

    [Theory]
    [InlineData("fibb", "--native: there is no function 'fibb'; did you mean 'fib'?")]
    [InlineData("quicksort", "--native: there is no function 'quicksort'")]
    public void UnknownName_IsAnError(string name, string message) =>
        Assert.Equal([message], Placement.Place(Program(), s_auto with { Native = [name] }).Errors);

    [Fact]
    public void ContradictingPins_AreAnError() =>
        Assert.Single(Placement.Place(Program(), s_auto with { Native = ["fib"], Vm = ["fib"] }).Errors);

    [Fact]
    public void NativeWithoutCompiler_NamesTheAptLine()
    {
        var options = s_auto with { Mode = PlacementMode.Native, HasCompiler = false };
        Assert.Contains("apt-get install -y gcc", Assert.Single(Placement.Place(Program(), options).Errors));
    }

    [Fact]
    public void Table_HasAReason_PerFunction()
    {
        var text = Placement.Print(Placement.Place(Program(), s_auto).Places);
        Assert.Equal("""
            main    native  a loop
            fib     native  recursive
            smooth  native  called about 10^3 times, a loop
            pair    vm      runs once, no loop

            """, text);
    }
}
