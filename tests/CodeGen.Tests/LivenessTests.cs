// SPDX-License-Identifier: MIT
// What the collector must see: values live across an allocation, around loops and over breaks, and nothing else.
using EPython.CodeGen.C;
using EPython.Frontend.Ir;
using EPython.Frontend.Types;
using Xunit;

namespace EPython.CodeGen.Tests;

public class LivenessTests
{
    private readonly FunctionBuilder _f = new("f", 0, Kind.Value);

    private IrLocal Value(string name) => _f.Local(name, Kind.Value);

    private IrStatement Allocate(IrLocal into, params IrOperand[] items) => _f.Op(Operation.BuildTuple, into, items);

    private IrStatement Move(IrLocal to, IrOperand from) => new IrMove(FunctionBuilder.At(1), to, from);

    private IrStatement Return(IrLocal local) => new IrReturn(FunctionBuilder.At(1), local);

    private string Roots(params IrStatement[] body)
    {
        _f.Body(body);
        var graph = CallGraph.Build(IrSamples.Program(_f.Function));
        return string.Join(' ', Liveness.Roots(_f.Function, graph).Select(local => local.Name));
    }

    [Fact]
    public void DeadValue_IsNoRoot()
    {
        IrLocal x = Value("x"), y = Value("y");
        Assert.Equal("", Roots(Move(x, IrConstant.Value_(null)), Allocate(y), Return(y)));
    }

    [Fact]
    public void OperandOfAllocation_IsARoot()
    {
        IrLocal x = Value("x"), y = Value("y");
        Assert.Equal("x", Roots(Allocate(x), Allocate(y, x), Return(y)));
    }

    [Fact]
    public void ValueReadInTheNextRound_IsARoot()
    {
        IrLocal x = Value("x"), y = Value("y");
        var flag = _f.Local("flag", Kind.Bool);
        var loop = new IrLabel("loop");
        Assert.Equal("x", Roots(
            Allocate(x),
            new IrLoop(FunctionBuilder.At(1), loop,
            [
                _f.Op(Operation.IsNone, flag, x),
                new IrIf(FunctionBuilder.At(1), new IrTest(null, [flag]), [new IrBreak(FunctionBuilder.At(1), loop)], []),
                Allocate(y),
            ]),
            Return(x)));
    }

    [Fact]
    public void ValueReadAfterABreak_IsARoot()
    {
        IrLocal x = Value("x"), y = Value("y"), z = Value("z");
        var block = new IrLabel("block");
        var flag = _f.Local("flag", Kind.Bool);
        Assert.Equal("x", Roots(
            Allocate(x),
            new IrBlock(FunctionBuilder.At(1), block,
            [
                Allocate(y),
                new IrIf(FunctionBuilder.At(1), new IrTest(null, [flag]), [new IrBreak(FunctionBuilder.At(1), block)], []),
                Return(y),
            ]),
            Move(z, x), Return(z)));
    }

    [Fact]
    public void Iterator_IsARoot_ItemOnlyIfKept()
    {
        IrLocal it = Value("it"), item = Value("item"), kept = Value("kept"), y = Value("y");
        Assert.Equal("it kept", Roots(
            Move(kept, IrConstant.Value_(null)),
            new IrForEach(FunctionBuilder.At(1), new IrLabel("each"), item, it, [Move(kept, item), Allocate(y)]),
            Return(kept)));
    }

    [Fact]
    public void CallThatCannotAllocate_RootsNothing()
    {
        var fib = IrSamples.Fib(1);
        IrLocal x = Value("x"), y = Value("y"), n = _f.Local("n", Kind.Int);
        _f.Body(Allocate(x), new IrCall(FunctionBuilder.At(1), fib, n, [n], null), Return(x));
        Assert.Empty(Liveness.Roots(_f.Function, CallGraph.Build(IrSamples.Program(_f.Function, fib))));
        Assert.False(CallGraph.Build(IrSamples.Program(_f.Function, fib)).Allocates(1));
    }
}
