// SPDX-License-Identifier: MIT
// A loop reads where a list's items are once, before it starts, if nothing in it can change that.
using EPython.CodeGen.C;
using EPython.Frontend.Ir;
using EPython.Frontend.Types;
using Xunit;

namespace EPython.CodeGen.Tests;

public sealed class ViewTests
{
    private const string View = "epy_list_view_of(x)";

    private sealed record Sample(FunctionBuilder F, IrLocal X, IrLocal Y, IrLocal N, IrLocal Item);

    private static Site Here => FunctionBuilder.At(1);

    // for i in range(n): item = x[i], and more
    private static string Emit(Func<Sample, IrStatement[]> more, params IrFunction[] others)
    {
        var f = new FunctionBuilder("f", 0);
        var sample = new Sample(
            f, f.Parameter("x", Kind.Value), f.Parameter("y", Kind.Value), f.Parameter("n", Kind.Int), f.Local("item", Kind.Float));
        var i = f.Local("i", Kind.Int);
        f.Body(
            new IrForRange(Here, new IrLabel("for"), i, IrConstant.Int(0), sample.N, IrConstant.Int(1),
                [new IrOp(Here, Operation.LoadItemFloat, sample.Item, [sample.X, i], 0), .. more(sample)]),
            new IrReturn(Here, null));
        var program = IrSamples.Program([f.Function, .. others]);
        return CEmitter.Emit(program, program.Functions.Select(one => one.Index).ToHashSet(), Profile.I64F64, new ImageTables(new()));
    }

    private static IrFunction Other(Operation operation)
    {
        var g = new FunctionBuilder("g", 1);
        var list = g.Parameter("list", Kind.Value);
        return g.Body(g.Op(operation, null, list, IrConstant.Float(1)), new IrReturn(Here, null)).Function;
    }

    [Fact]
    public void View_IsReadBeforeTheLoop()
    {
        var text = Emit(_ => []);
        Assert.True(text.IndexOf(View, StringComparison.Ordinal) < text.IndexOf("for (;", StringComparison.Ordinal));
        Assert.Contains("epy_view_LoadItemFloat(c, a, EPY_SITE(0), x_view, i, 0)", text);
    }

    [Fact]
    public void View_IsReadBeforeTheOutermostLoop()
    {
        var text = Emit(s => [new IrForRange(Here, new IrLabel("inner"), s.F.Local("j", Kind.Int), IrConstant.Int(0), s.N,
            IrConstant.Int(1), [new IrOp(Here, Operation.StoreItemFloat, null, [s.X, s.N, s.Item], 0)])]);
        Assert.Equal(2, text.Split(View).Length);
        Assert.Contains("epy_view_StoreItemFloat(", text);
    }

    [Fact]
    public void NoView_ListIsAssigned() => Assert.DoesNotContain(View, Emit(s => [new IrMove(Here, s.X, s.Y)]));

    [Fact]
    public void NoView_ListIsResized() =>
        Assert.DoesNotContain(View, Emit(s => [s.F.Op(Operation.AppendFloat, null, s.X, s.Item)]));

    [Fact]
    public void NoView_ListMayBeResizedByAnotherName() =>
        Assert.DoesNotContain(View, Emit(s => [s.F.Op(Operation.PopFloat, s.F.Local("p", Kind.Float), s.Y)]));

    [Fact]
    public void NoView_CalleeResizes()
    {
        var append = Other(Operation.AppendFloat);
        Assert.DoesNotContain(View, Emit(s => [new IrCall(Here, append, null, [s.Y], null)], append));
    }

    [Fact]
    public void NoView_UnknownIsCalled() =>
        Assert.DoesNotContain(View, Emit(s => [
            new IrCallMethod(Here, "append", null, [s.Y, IrConstant.Value_(1L)], [])]));

    [Fact]
    public void NoView_LoopFindsOutWhatItIs() =>
        Assert.DoesNotContain(View, Emit(s => [new IrOp(Here, Operation.CheckType, null, [s.X], 22)]));
}
