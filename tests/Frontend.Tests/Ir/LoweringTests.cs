// SPDX-License-Identifier: MIT
// What lowering decides: which operations, where things live, what CPython says about wrong calls.
using EPython.Frontend.Diagnostics;
using EPython.Frontend.Ir;
using EPython.Frontend.Types;
using Xunit;

namespace EPython.Frontend.Tests.Ir;

public sealed class LoweringTests
{
    private static string RaisedBy(string text)
    {
        var raise = IrWalk.All(Lowering.Lower(text).Functions[0].Body).OfType<IrRaise>().Single();
        Assert.Equal("BuiltinArguments", raise.Fault);
        return (string)((IrConstant)raise.Arguments[0]).Value!;
    }

    [Theory]
    [InlineData("def f(x, y): pass\nf(1)", "f() missing 1 required positional argument: 'y'")]
    [InlineData("def f(x, y, z): pass\nf()", "f() missing 3 required positional arguments: 'x', 'y', and 'z'")]
    [InlineData("def f(): pass\nf(1)", "f() takes 0 positional arguments but 1 was given")]
    [InlineData("def f(x, y=2): pass\nf(1, 2, 3)", "f() takes from 1 to 2 positional arguments but 3 were given")]
    [InlineData("def f(x): pass\nf(y=1)", "f() got an unexpected keyword argument 'y'")]
    [InlineData("def f(x): pass\nf(1, x=1)", "f() got multiple values for argument 'x'")]
    [InlineData("def f(*, k): pass\nf()", "f() missing 1 required keyword-only argument: 'k'")]
    [InlineData("len()", "len() takes exactly one argument (0 given)")]
    [InlineData("[].append()", "list.append() takes exactly one argument (0 given)")]
    [InlineData("[1].pop(1, 2)", "pop expected at most 1 argument, got 2")]
    [InlineData("abs(x=1)", "abs() takes no keyword arguments")]
    public void Lowering_RaisesMessage_WrongCall(string text, string message) => Assert.Equal(message, RaisedBy(text));

    [Fact]
    public void Lowering_FillsDefault_DirectCall()
    {
        var program = Lowering.Lower("def f(x, y=5): return x + y\nprint(f(1))\n");
        var call = IrWalk.All(program.Functions[0].Body).OfType<IrCall>().Single();
        Assert.Equal(5L, ((IrConstant)call.Arguments[1]).Value);
    }

    [Fact]
    public void Lowering_KeepsLocal_GlobalOfModuleBodyOnly()
    {
        var program = Lowering.Lower("total = 0\nfor i in range(3):\n    total += i\nprint(total)\n");
        Assert.Empty(program.Globals);
    }

    [Fact]
    public void Lowering_MakesSlot_GlobalOfFunction()
    {
        var program = Lowering.Lower("n = 3\ndef f():\n    return n\nprint(f())\n");
        Assert.Contains(program.Globals, global => global is { Name: "n", Kind: Kind.Int });
    }

    [Fact]
    public void Lowering_CountsInTarget_UsedInLoopOnly()
    {
        var f = Lowering.Lower("def f(n):\n    for i in range(n):\n        print(i)\nf(2)\n").Function("f");
        Assert.Equal("i", IrWalk.All(f.Body).OfType<IrForRange>().Single().Counter.Name);
        Assert.DoesNotContain(IrWalk.All(f.Body), statement => statement is IrMove);
    }

    [Theory]
    [InlineData("def f(n):\n    for i in range(n):\n        i += 1\nf(2)\n")]
    [InlineData("def f(n):\n    i = 7\n    for i in range(n):\n        pass\n    return i\nf(2)\n")]
    public void Lowering_HidesCounter_TargetUsedOtherwise(string text)
    {
        var f = Lowering.Lower(text).Function("f");
        var counter = IrWalk.All(f.Body).OfType<IrForRange>().Single().Counter;
        Assert.Contains(IrWalk.All(f.Body), statement => statement is IrMove move && move.Source == counter);
    }

    [Fact]
    public void Lowering_SwapsWithoutTuple_TwoNames()
    {
        var f = Lowering.Lower("def f(a, b):\n    a, b = b, a\n    return a - b\nprint(f(1, 2))\n").Function("f");
        Assert.Empty(f.Operations(Operation.BuildTuple));
        Assert.Equal(3, IrWalk.All(f.Body).OfType<IrMove>().Count());
    }

    [Fact]
    public void Lowering_ChecksType_BeforeReliance()
    {
        var f = Lowering.Lower("def f(rows):\n    return rows[0][1]\nprint(f([[1, 2]]))\n").Function("f");
        Assert.Equal((int)RegisterType.ListInt, f.Single(Operation.CheckType).Immediates[0]);
    }

    [Fact]
    public void Lowering_ComparesExactly_IntWithFloat()
    {
        var f = Lowering.Lower("def f(n, x):\n    return n < x\nprint(f(1, 2.5))\n").Function("f");
        f.Single(Operation.TestDynamic);
        Assert.Empty(f.Operations(Operation.LessFloat));
    }

    [Fact]
    public void Lowering_EvaluatesOnce_AugmentedItem()
    {
        const string text = "def g():\n    return 0\ndef f(x):\n    x[g()] += 1\nf([1])\n";
        Assert.Single(IrWalk.All(Lowering.Lower(text).Function("f").Body).OfType<IrCall>());
    }

    [Fact]
    public void Lowering_CopiesVariable_LaterOperandAssigns()
    {
        var f = Lowering.Lower("def f(x):\n    return x + (x := 5)\nprint(f(1))\n").Function("f");
        Assert.NotEqual(f.Parameters[0], f.Single(Operation.AddInt).Operands[0]);
    }

    [Fact]
    public void Lowering_NamesFrames_Comprehension()
    {
        var program = Lowering.Lower("def f(x):\n    return [1 // i for i in x]\nprint(f([1]))\n");
        var site = program.Function("f").Single(Operation.FloorDivideInt).Site;
        Assert.Equal(("<listcomp>", "f"), (site.Function, site.Caller?.Function));
    }

    [Fact]
    public void Lowering_ConvertsWord_LiteralAsFloat()
    {
        var program = Lowering.Lower("print(float(4294967295))\n", Profile.I32F32);
        Assert.Single(program.Functions[0].Operations(Operation.WordToFloat));
    }

    [Fact]
    public void Lowering_ReportsLiteral_TooLarge()
    {
        var bag = new DiagnosticBag();
        Lowering.TryLower("print(99999999999999999999)\n", Profile.I64F64, "test.py", bag);
        Assert.True(bag.HasErrors);
    }
}
