// SPDX-License-Identifier: MIT
// What a program takes of the heap in its whole life: counted where it is known, and never said where it is not.
using EPython.CodeGen.Frozen;
using EPython.Frontend.Ir;
using EPython.Frontend.Types;
using Xunit;

namespace EPython.CodeGen.Tests;

public sealed class AllocationBoundTests
{
    private const long ListHead = 5;    // the list, and the header of its items
    private static readonly Site s_site = FunctionBuilder.At(1);

    private static IrOp List(FunctionBuilder f, long? mostItems) =>
        new(s_site, Operation.RepeatListFloat, f.Temporary(Kind.Value), [IrConstant.Float(0), IrConstant.Int(3)])
        {
            MostItems = mostItems,
        };

    private static IrForRange Counted(FunctionBuilder f, long? rounds, params List<IrStatement> body) =>
        new(s_site, new IrLabel("for"), f.Local("i", Kind.Int), IrConstant.Int(0), IrConstant.Int(9), IrConstant.Int(1), body)
        {
            MostRounds = rounds,
        };

    private static long? Bound(Func<FunctionBuilder, IrStatement[]> body, params IrFunction[] others)
    {
        var main = new FunctionBuilder("<module>", 0);
        return AllocationBound.Of(IrSamples.Program([main.Body(body(main)).Function, .. others]));
    }

    [Fact]
    public void Lists_AreAddedUp() => Assert.Equal(2 * ListHead + 102 + 7, Bound(f => [List(f, 102), List(f, 7)]));

    [Fact]
    public void ListOfUnknownLength_IsNotBounded() => Assert.Null(Bound(f => [List(f, null)]));

    [Fact]
    public void Rounds_AreMultiplied() => Assert.Equal(9 * (ListHead + 4), Bound(f => [Counted(f, 9, List(f, 4))]));

    [Fact]
    public void UnknownRounds_AreNotBounded() => Assert.Null(Bound(f => [Counted(f, null, List(f, 4))]));

    [Fact]
    public void UnknownRounds_OfNothing_AreNothing() => Assert.Equal(0, Bound(f => [Counted(f, null)]));

    [Fact]
    public void EndlessLoop_IsBoundedOnlyIfItMakesNothing()
    {
        Assert.Equal(0, Bound(_ => [new IrLoop(s_site, new IrLabel("loop"), [])]));
        Assert.Null(Bound(f => [new IrLoop(s_site, new IrLabel("loop"), [List(f, 1)])]));
    }

    [Fact]
    public void Branches_TakeTheLarger() => Assert.Equal(ListHead + 50, Bound(f =>
        [new IrIf(s_site, new IrTest(null, [IrConstant.Bool(true)]), [List(f, 50)], [List(f, 8)])]));

    [Fact]
    public void BranchThatIsNotBounded_Counts()
    {
        var test = new IrTest(null, [IrConstant.Bool(true)]);
        Assert.Null(Bound(f => [new IrIf(s_site, test, [List(f, null)], [])]));
        Assert.Null(Bound(f => [new IrIf(s_site, test, [], [List(f, null)])]));
    }

    [Fact]
    public void Calls_CountEachTime()
    {
        var callee = new FunctionBuilder("make", 1);
        callee.Body(List(callee, 10));
        Assert.Equal(3 * (ListHead + 10), Bound(f =>
        [
            new IrCall(s_site, callee.Function, null, [], null),
            Counted(f, 2, new IrCall(s_site, callee.Function, null, [], null)),
        ], callee.Function));
    }

    [Fact]
    public void Recursion_IsBoundedOnlyIfItMakesNothing()
    {
        var fib = IrSamples.Fib(1);
        var f = new FunctionBuilder("grow", 1);
        f.Body(List(f, 1), new IrCall(s_site, f.Function, null, [], null));
        Assert.Equal(0, Bound(main => [new IrCall(s_site, fib, main.Temporary(Kind.Int), [IrConstant.Int(9)], null)], fib));
        Assert.Null(Bound(_ => [new IrCall(s_site, f.Function, null, [], null)], f.Function));
    }

    [Fact]
    public void WhatGrows_IsNotBounded() => Assert.Null(Bound(f =>
        [List(f, 1), f.Op(Operation.AppendFloat, null, f.Local("l", Kind.Value), IrConstant.Float(1))]));

    [Fact]
    public void PrintedNumber_TakesItsBox() => Assert.Equal(2, Bound(f =>
    [
        f.Op(Operation.BoxFloat, f.Temporary(Kind.Value), IrConstant.Float(1)),
        new IrCallBuiltin(s_site, "Print", null, [new IrUnbound(), new IrUnbound(), new IrUnbound(), IrConstant.Value_("x")]),
    ]));

    [Fact]
    public void BuiltInThatAllocates_IsNotBounded() => Assert.Null(Bound(f =>
        [new IrCallBuiltin(s_site, "Range", f.Temporary(Kind.Value), [IrConstant.Value_(3L)])]));
}
