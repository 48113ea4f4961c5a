// SPDX-License-Identifier: MIT
// The heaviest chain of calls, which bounds what a core that cannot recurse needs for activations and frames.
using EPython.CodeGen.C;
using EPython.Frontend.Ir;
using EPython.Frontend.Types;
using Xunit;

namespace EPython.CodeGen.Tests;

public class CallGraphTests
{
    private readonly List<FunctionBuilder> _functions = [];

    private FunctionBuilder Function(string name)
    {
        _functions.Add(new FunctionBuilder(name, _functions.Count));
        return _functions[^1];
    }

    private static IrCall Call(FunctionBuilder callee) => new(FunctionBuilder.At(1), callee.Function, null, [], null);

    private long? Heaviest(params long[] weights) =>
        CallGraph.Build(IrSamples.Program([.. _functions.Select(function => function.Function)]))
            .HeaviestPath(0, function => weights[function]);

    // main calls a and b; a calls c, b calls c too.
    private FunctionBuilder Diamond()
    {
        FunctionBuilder main = Function("main"), a = Function("a"), b = Function("b"), c = Function("c");
        main.Body(Call(a), Call(b));
        a.Body(Call(c));
        b.Body(Call(c), Call(c));
        return c;
    }

    [Fact]
    public void Path_IsTheHeaviest_NotTheSum()
    {
        Diamond();
        Assert.Equal(1 + 20 + 3, Heaviest(1, 10, 20, 3));
        Assert.Equal(1 + 40 + 3, Heaviest(1, 40, 20, 3));
    }

    [Fact]
    public void LongestPath_NeedNotBeTheHeaviest()
    {
        FunctionBuilder main = Function("main"), far = Function("far"), farther = Function("farther"), near = Function("near");
        main.Body(Call(far), Call(near));
        far.Body(Call(farther));
        Assert.Equal(101, Heaviest(1, 1, 1, 100));
        Assert.Equal(3, Heaviest(1, 1, 1, 1));
    }

    [Fact]
    public void Recursion_HasNoEnd()
    {
        var c = Diamond();
        c.Body(Call(_functions[1]));
        Assert.Null(Heaviest(1, 1, 1, 1));
    }

    [Fact]
    public void RecursionThatIsNotReached_DoesNotCount()
    {
        Diamond();
        var apart = Function("apart");
        apart.Body(Call(apart));
        Assert.Equal(3, Heaviest(1, 1, 1, 1, 1));
    }

    [Fact]
    public void CallOfAValue_ReachesEveryFunctionThatIsOne()
    {
        FunctionBuilder main = Function("main"), one = Function("one"), heavy = Function("heavy");
        var value = main.Local("value", Kind.Value);
        main.Body(
            main.Op(Operation.BuildTuple, value, new IrFunctionValue(one.Function.Index)),
            main.Op(Operation.BuildTuple, value, new IrFunctionValue(heavy.Function.Index)),
            new IrCallValue(FunctionBuilder.At(1), value, value, [], []));
        Assert.Equal(1 + 50, Heaviest(1, 5, 50));
    }
}
