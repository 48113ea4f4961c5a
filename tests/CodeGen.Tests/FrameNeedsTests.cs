// SPDX-License-Identifier: MIT
// What a core that cannot recurse keeps for activations and interpreted frames: enough for the deepest chain of calls, and
// nothing is known where a chain has no end.
using EPython.Bytecode.Encoding;
using EPython.Bytecode.Images;
using EPython.CodeGen.Frozen;
using EPython.Frontend.Ir;
using EPython.Frontend.Types;
using Xunit;

namespace EPython.CodeGen.Tests;

public class FrameNeedsTests
{
    private const int Parameters = 30;

    private static FrameNeeds Needs(IReadOnlySet<int> compiled, params IrFunction[] functions)
    {
        var program = IrSamples.Program(functions);
        var interpreted = Enumerable.Range(0, functions.Length).Where(function => !compiled.Contains(function)).ToHashSet();
        var encoded = Encoder.Encode(program, interpreted);
        Assert.Empty(encoded.Errors);
        return FrameNeeds.Of(program, ImageBuilder.Build(program, encoded, Profile.I32F32), compiled);
    }

    // main calls wide, which has many parameters, with as many arguments.
    private static (IrFunction Main, IrFunction Wide) ManyParameters()
    {
        FunctionBuilder main = new("main", 0), wide = new("wide", 1, Kind.Int);
        var parameters = Enumerable.Range(0, Parameters).Select(i => wide.Parameter($"p{i}", Kind.Int)).ToList();
        var sum = wide.Local("sum", Kind.Int);
        wide.Body(
            wide.Op(Operation.AddInt, sum, parameters[0], parameters[^1]), new IrReturn(FunctionBuilder.At(1), sum));
        var result = main.Local("result", Kind.Int);
        main.Body(
            new IrCall(FunctionBuilder.At(1), wide.Function, result, [.. parameters.Select((_, i) => IrConstant.Int(i))], null),
            new IrReturn(FunctionBuilder.At(1), null));
        return (main.Function, wide.Function);
    }

    [Fact]
    public void ManyParameters_HaveRoom_AsArgumentsAndAsSlots()
    {
        var (main, wide) = ManyParameters();
        var needs = Needs(new HashSet<int>(), main, wide);
        Assert.Equal(3, needs.Activations);
        Assert.InRange(needs.FrameWords, Parameters + Parameters + Parameters, 8 * Parameters);
    }

    [Fact]
    public void CompiledCallee_NeedsNoSlots()
    {
        var (main, wide) = ManyParameters();
        var interpreted = Needs(new HashSet<int>(), main, wide);
        var compiled = Needs(new HashSet<int> { 1 }, main, wide);
        Assert.True(compiled.FrameWords < interpreted.FrameWords);
        Assert.Equal(interpreted.Activations, compiled.Activations);
    }

    [Fact]
    public void Recursion_IsNotKnown()
    {
        var main = new FunctionBuilder("main", 0);
        var fib = IrSamples.Fib(1);
        var n = main.Local("n", Kind.Int);
        main.Body(
            new IrCall(FunctionBuilder.At(1), fib, n, [IrConstant.Int(9)], null), new IrReturn(FunctionBuilder.At(1), null));
        Assert.Equal(default, Needs(new HashSet<int>(), main.Function, fib));
    }
}
