// SPDX-License-Identifier: MIT
// Which loops over generators become the generator's body: the checker runs after each pass.
using EPython.Frontend.Ir;
using Xunit;

namespace EPython.Frontend.Tests.Ir;

public sealed class InlinedGeneratorsTests
{
    private const string Numbers = "def numbers(n):\n    for i in range(n):\n        yield i\n";

    private static IrFunction Module(string text) => Lowering.Optimize(text).Functions[0];

    private static bool MakesGenerators(IrFunction function) => IrWalk.All(function.Body).Any(
        statement => statement is IrCall { Callee.IsGenerator: true } or IrForEach);

    [Theory]
    [InlineData("for x in numbers(5):\n    print(x)\n")]
    [InlineData("for x in numbers(5):\n    if x == 1:\n        continue\n    if x == 3:\n        break\n    print(x)\n")]
    [InlineData("for x in numbers(5):\n    print(x)\nelse:\n    print('end')\n")]
    [InlineData("it = numbers(5)\nprint('made')\nfor x in it:\n    print(x)\n")]
    [InlineData("for x in (i * 2 for i in numbers(5)):\n    print(x)\n")]
    [InlineData("print(sum(i * i for i in numbers(5)))\n")]
    [InlineData("try:\n    for x in numbers(5):\n        print(x)\nexcept ValueError:\n    print('no')\n")]
    public void Loop_OverItsOwnGenerator_IsItsBody(string loop)
    {
        var main = Module(Numbers + loop);
        Assert.False(MakesGenerators(main));
        Assert.Single(IrWalk.All(main.Body).OfType<IrForRange>());
    }

    [Fact]
    public void Loop_OverAGeneratorOfTwoYields_IsThereTwice() => Assert.False(MakesGenerators(Module(
        "def f(n):\n    yield n\n    yield n + 1\nfor x in f(3):\n    if x == 3:\n        continue\n    print(x)\n")));

    private static IrFunction Find(string body) => Lowering.Optimize(
        "def forever(n):\n    while True:\n        yield n\n        n += 1\ndef find(n):\n" + body + "print(find(3))\n").Function("find");

    [Theory]
    [InlineData("    for i in forever(n):\n        if i * i > 50:\n            return i\n    return -1\n")]
    [InlineData("    for i in forever(n):\n        if i * i > 50:\n            break\n    return i\n")]
    public void Loop_ThatHasNoEndOfItsOwn_IsTheBody(string body) => Assert.False(MakesGenerators(Find(body)));

    [Theory]
    [InlineData("    if n:\n        for i in forever(n):\n            if i * i > 50:\n                return i\n    return -1\n")]
    [InlineData("    if n:\n        for i in forever(n):\n            print(i)\n    else:\n        return 1\n")]
    public void Loop_BehindWhichNothingIsReached_StaysInAnIf(string body) => Assert.True(MakesGenerators(Find(body)));

    [Fact]
    public void Items_OfAnInlinedGenerator_AreNotBoxed() =>
        Assert.Single(Module(Numbers + "t = 0\nfor x in numbers(5):\n    t += x\nprint(t)\n").Operations(Operation.BoxInt));

    [Fact]
    public void Faults_SayBothPlaces()
    {
        var divide = Module("def f(n):\n    for i in range(n):\n        yield 5 // i\nfor x in f(3):\n    print(x)\n")
            .Single(Operation.FloorDivideInt);
        Assert.Equal(("f", 3), (divide.Site.Function, divide.Site.Line));
        Assert.Equal(4, divide.Site.Caller!.Line);
    }

    [Theory]
    [InlineData("it = numbers(5)\nfor x in it:\n    break\nfor x in it:\n    print(x)\n")]
    [InlineData("it = numbers(5)\nfor k in range(2):\n    for x in it:\n        print(x)\n")]
    [InlineData("it = numbers(5)\nprint(it)\nfor x in it:\n    print(x)\n")]
    [InlineData("def f():\n    try:\n        yield 1\n    finally:\n        print('end')\nfor x in f():\n    print(x)\n")]
    [InlineData("def f(n):\n    yield n\n    if n:\n        for x in f(n - 1):\n            print(x)\nfor x in f(3):\n    print(x)\n")]
    [InlineData("def f(n):\n    yield n\n    yield from f(n - 1)\nfor x in f(3):\n    print(x)\n")]
    [InlineData("def f(a):\n    yield next(iter(a))\nfor x in f([]):\n    print(x)\n")]
    public void Loop_OverWhatOthersSee_Stays(string text) =>
        Assert.Contains(Lowering.Optimize(Numbers + text).Functions, function => !function.IsGenerator && MakesGenerators(function));
}
