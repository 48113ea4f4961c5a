// SPDX-License-Identifier: MIT
// Emitted C: its shape for small functions.
using EPython.Bytecode.Images;
using EPython.CodeGen.C;
using EPython.Frontend.Ir;
using EPython.Frontend.Types;
using Xunit;

namespace EPython.CodeGen.Tests;

public class CEmitterTests
{
    private static string Emit(params IrFunction[] functions) => CEmitter.Emit(
        IrSamples.Program(functions), functions.Select(function => function.Index).ToHashSet(), Profile.I64F64,
        new ImageTables(new ConstantTable()));

    [Fact]
    public void CEmitter_Writes_LoopInTwoVersions()
    {
        var text = Emit(IrSamples.Smooth(0));
        Assert.Contains("if (i >= 0 && t4 <= (epy_int)new_view.length) {", text);
        Assert.Equal(3, text.Split("for (; i < t4; i++) {").Length);
        Assert.Contains("epy_view_StoreItemFloat_Unchecked(c, a, EPY_SITE(0), new_view, i, 0, 0.5 * (t5 + t6));", text);
        Assert.Contains("epy_view_StoreItemFloat(c, a, EPY_SITE(0), new_view, i, 0, 0.5 * (t5 + t6));", text);
        Assert.DoesNotContain("a->frame", text);
    }

    [Theory]
    [InlineData(8, 0)]
    [InlineData(9, 1)]
    public void CEmitter_Checks_DepthOnlyOfLongChains(int functions, int checks)
    {
        var chain = new List<IrFunction>();
        for (var index = functions - 1; index >= 0; index--)
        {
            var f = new FunctionBuilder($"f{index}", index);
            f.Body(chain.Count > 0
                ? [new IrCall(FunctionBuilder.At(1), chain[0], null, [], null), new IrReturn(FunctionBuilder.At(1), null)]
                : [new IrReturn(FunctionBuilder.At(1), null)]);
            chain.Insert(0, f.Function);
        }
        Assert.Equal(checks, Emit([.. chain]).Split("epy_enter(c, a);").Length - 1);
    }

    [Fact]
    public void CEmitter_Checks_DepthOfWhatUnknownCodeCalls()
    {
        var f = new FunctionBuilder("f", 0);
        f.Body(new IrMove(FunctionBuilder.At(1), f.Local("g", Kind.Value), new IrFunctionValue(1)),
            new IrReturn(FunctionBuilder.At(1), null));
        Assert.Contains("epy_enter(c, a);", Emit(f.Function, IrSamples.Smooth(1)));
    }

    [Fact]
    public void CEmitter_Checks_StackOnlyInCycles()
    {
        var text = Emit(IrSamples.Fib(0), IrSamples.Smooth(1));
        Assert.Contains("epy_enter_cycle(c, a);", text);
        Assert.DoesNotContain("epy_enter(c, a);", text);
        Assert.Contains("a->at = EPY_SITE(0);", text);
    }

    [Fact]
    public void DynamicDispatch_CallsByDescriptor()
    {
        string Text(Dispatch dispatch) => CEmitter.Emit(
            IrSamples.Program([IrSamples.Fib(0)]), new HashSet<int> { 0 }, Profile.I64F64,
            new ImageTables(new ConstantTable()), dispatch: dispatch);
        Assert.DoesNotContain("epy_call_function", Text(Dispatch.Static));
        Assert.Equal(2, Text(Dispatch.Dynamic).Split("epy_call_function(c, a, 0,").Length - 1);
    }

    [Fact]
    public void CEmitter_Roots_WhatAnAllocationMustKeep()
    {
        var text = Emit(IrSamples.Pair(0));
        Assert.Contains("EPY_FRAME(2) frame", text);
        Assert.Contains("frame.values[0] = x;", text);
        Assert.Contains("epy_value items[] = { x, xs };", text);
    }

    [Fact]
    public void CEmitter_Writes_GoldenStatements()
    {
        IrFunction fib = IrSamples.Fib(1), outside = IrSamples.Fib(2);
        var program = IrSamples.Program(IrSamples.EveryStatement(0, fib, outside), fib, outside);
        Golden.Check("statements.c", CEmitter.Emit(
            program, new HashSet<int> { 0, 1 }, Profile.I64F64, new ImageTables(new ConstantTable())));
    }

    [Fact]
    public void CEmitter_Writes_GoldenUnit()
    {
        Golden.Check("samples.c", Emit(IrSamples.Fib(0), IrSamples.Smooth(1), IrSamples.Pair(2)));
    }
}
