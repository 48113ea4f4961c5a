// SPDX-License-Identifier: MIT
// Range analysis clears exactly the checks that cannot fail.
using EPython.Frontend.Ir;
using EPython.Frontend.Types;
using Xunit;

namespace EPython.Frontend.Tests.Ir;

public sealed class RangesTests
{
    // Any list, any int.
    private const string Use = "\nprint(f([1.0] * int(input()), int(input())))\n";

    private static Checks ChecksOf(string body, Operation operation, Profile profile = Profile.I64F64)
    {
        var text = "def f(x, n):\n    r = 0.0\n    " + body.Replace("\n", "\n    ") + "\n    return r" + Use;
        return Lowering.Optimize(text, profile).Function("f").Operations(operation).Last().Checks
            & operation.HasChecks();
    }

    [Fact]
    public void Ranges_ClearBounds_LoopOverLength() => Assert.Equal(Checks.None,
        ChecksOf("for i in range(len(x)):\n    r += x[i]", Operation.LoadItemFloat));

    [Fact]
    public void Ranges_ClearBounds_LoopDownFromLength() => Assert.Equal(Checks.None,
        ChecksOf("for i in range(len(x) - 1, -1, -1):\n    r += x[i]", Operation.LoadItemFloat));

    [Fact]
    public void Ranges_ClearBounds_WhileBelowLength() => Assert.Equal(Checks.None,
        ChecksOf("i = 0\nwhile i < len(x):\n    r += x[i]\n    i += 1", Operation.LoadItemFloat));

    [Fact]
    public void Ranges_ClearBounds_NeighboursInside() => Assert.Equal(Checks.None,
        ChecksOf("for i in range(1, len(x) - 1):\n    r += x[i + 1]", Operation.LoadItemFloat));

    [Fact]
    public void Ranges_ClearBounds_RepeatedList() => Assert.Equal(Checks.None,
        ChecksOf("y = [0.0] * (n + 1)\nfor i in range(n + 1):\n    r += y[i]", Operation.LoadItemFloat));

    [Fact]
    public void Ranges_KeepBounds_OneTooFar() => Assert.Equal(Checks.Bounds,
        ChecksOf("for i in range(len(x)):\n    r += x[i + 1]", Operation.LoadItemFloat));

    [Fact]
    public void Ranges_KeepBounds_UnrelatedLimit() => Assert.Equal(Checks.Bounds,
        ChecksOf("for i in range(n):\n    r += x[i]", Operation.LoadItemFloat));

    [Fact]
    public void Ranges_KeepBounds_ListShrinks() => Assert.Equal(Checks.Bounds,
        ChecksOf("for i in range(len(x)):\n    r += x[i]\n    x.pop()", Operation.LoadItemFloat));

    [Fact]
    public void Ranges_KeepBounds_ListReplaced() => Assert.Equal(Checks.Bounds,
        ChecksOf("for i in range(len(x)):\n    r += x[i]\n    x = [r]", Operation.LoadItemFloat));

    [Fact]
    public void Ranges_KeepBounds_CalleeShrinks()
    {
        const string text = "def g(y):\n    y.clear()\ndef f(x):\n    r = 0.0\n    for i in range(len(x)):\n"
            + "        r += x[i]\n        g(x)\n    return r\nprint(f([1.0]))\n";
        var load = Lowering.Optimize(text).Function("f").Single(Operation.LoadItemFloat);
        Assert.True(load.Checks.HasFlag(Checks.Bounds));
    }

    [Fact]
    public void Ranges_ClearBounds_CalleeOnlyGrows()
    {
        const string text = "def g(y):\n    y.append(0.0)\ndef f(x):\n    r = 0.0\n    for i in range(len(x)):\n"
            + "        r += x[i]\n        g(x)\n    return r\nprint(f([1.0]))\n";
        var load = Lowering.Optimize(text).Function("f").Single(Operation.LoadItemFloat);
        Assert.False(load.Checks.HasFlag(Checks.Bounds));
    }

    [Fact]
    public void Ranges_KeepNegative_UnknownIndex() => Assert.Equal(Checks.Bounds | Checks.Negative,
        ChecksOf("r = x[n]", Operation.LoadItemFloat));

    [Fact]
    public void Ranges_KeepNegative_CountedBelowZero() => Assert.Equal(Checks.Bounds | Checks.Negative,
        ChecksOf("for i in range(-1, len(x)):\n    r += x[i]", Operation.LoadItemFloat));

    [Fact]
    public void Ranges_ClearOverflow_CounterBelowLimit() => Assert.Equal(Checks.None,
        ChecksOf("i = 0\nwhile i < n:\n    i += 1\nr = float(i)", Operation.AddInt));

    [Fact]
    public void Ranges_KeepOverflow_Sum() => Assert.Equal(Checks.Overflow,
        ChecksOf("s = 0\nfor i in range(n):\n    s += i\nr = float(s)", Operation.AddInt));

    [Theory]
    [InlineData(Profile.I64F64, Checks.None)]
    [InlineData(Profile.I32F32, Checks.Overflow)]
    public void Ranges_KnowProfile_Product(Profile profile, Checks left) => Assert.Equal(left,
        ChecksOf("for i in range(100000):\n    r += float(i * i)", Operation.MultiplyInt, profile));

    [Fact]
    public void Ranges_ClearZero_PositiveDivisor() => Assert.Equal(Checks.None,
        ChecksOf("if n > 0:\n    r = float(7 % n)", Operation.ModuloInt));

    [Fact]
    public void Ranges_KeepZero_UnknownDivisor() => Assert.Equal(Checks.Zero,
        ChecksOf("r = float(7 % n)", Operation.ModuloInt));

    [Fact]
    public void Ranges_KeepFloorOverflow_DivisorMayBeMinusOne() => Assert.True(
        ChecksOf("r = float(n // (n | 1))", Operation.FloorDivideInt).HasFlag(Checks.Overflow));

    [Fact]
    public void Ranges_ClearNegative_MaskedShift() => Assert.Equal(Checks.None,
        ChecksOf("r = float(n >> (n & 7))", Operation.ShiftRightInt));

    [Fact]
    public void Ranges_ClearOverflow_CountedAlongALoop() => Assert.Equal(Checks.None,
        ChecksOf("s = 0\nfor i in range(n):\n    if i & 4:\n        s += 1\nr = float(s)", Operation.AddInt));

    [Fact]
    public void Ranges_KeepOverflow_CountedTwiceARound() => Assert.Equal(Checks.Overflow,
        ChecksOf("s = 0\nfor i in range(n):\n    s += 1\n    s += 1\nr = float(s)", Operation.AddInt));

    [Fact]
    public void Ranges_KeepOverflow_CountedInAnInnerLoop() => Assert.Equal(Checks.Overflow,
        ChecksOf("s = 0\nfor i in range(n):\n    for j in range(n):\n        s += 1\nr = float(s)", Operation.AddInt));

    [Fact]
    public void Ranges_ClearOverflow_RootOfALimitedSquare() => Assert.Equal(Checks.None,
        ChecksOf("i = 2\nwhile i * i <= 1000:\n    i += 1\nr = float(i * i)", Operation.MultiplyInt));

    [Fact]
    public void Ranges_KeepOverflow_RootOfANewSquare() => Assert.True(
        ChecksOf("s = n * n\nn += 1\nif s < 100:\n    r = float(n * n)", Operation.MultiplyInt).HasFlag(Checks.Overflow));

    [Fact]
    public void Ranges_ClearBounds_AppendedEachRound() => Assert.Equal(Checks.None,
        ChecksOf("y = [i * 0.5 for i in range(n)]\nfor i in range(n):\n    r += y[i]", Operation.LoadItemFloat));

    [Fact]
    public void Ranges_KeepBounds_AppendedInSomeRounds() => Assert.Equal(Checks.Bounds,
        ChecksOf("y = [i * 0.5 for i in range(n) if i & 1]\nfor i in range(n):\n    r += y[i]", Operation.LoadItemFloat));

    [Fact]
    public void Ranges_KeepBounds_AppendedUntilABreak() => Assert.Equal(Checks.Bounds, ChecksOf(
        "y = [0.0]\nfor i in range(n):\n    if i == 7:\n        break\n    y.append(r)\nfor i in range(n):\n    r += y[i]",
        Operation.LoadItemFloat));

    [Fact]
    public void Ranges_KeepBounds_AppendedAndPopped() => Assert.Equal(Checks.Bounds, ChecksOf(
        "y = [0.0]\nfor i in range(n):\n    y.append(r)\n    x.pop()\nfor i in range(n):\n    r += y[i]",
        Operation.LoadItemFloat));

    [Theory]
    [InlineData("range(2, 100, 7)", true)]
    [InlineData("range(2, n, 7)", false)]
    [InlineData("range(2, len(x), 7)", true)]
    [InlineData("range(100, 2, -7)", false)]
    public void Ranges_KnowWhetherAStepFits(string range, bool fits)
    {
        var text = $"def f(x, n):\n    r = 0.0\n    for i in {range}:\n        r += 1.0\n    return r" + Use;
        var loop = IrWalk.All(Lowering.Optimize(text).Function("f").Body).OfType<IrForRange>().Single();
        Assert.Equal(fits, loop.StepFits);
    }

    // ---- across calls -------------------------------------------------------------------------------------------------

    private const string Sum = "def f(x, n):\n    r = 0.0\n    for i in range(n):\n        r += x[i]\n    return r\n";

    [Theory]
    [InlineData("n = int(input())\nprint(f([0.0] * n, n))", Checks.None)]
    [InlineData("print(f([0.0] * 8, 8))", Checks.None)]
    [InlineData("print(f([0.0] * 8, 8), f([1.0, 2.0], 2))", Checks.None)]
    [InlineData("x = [0.0] * 8\nprint(f(x, len(x)))", Checks.None)]
    [InlineData("n = int(input())\nprint(f([0.0] * n, n + 1))", Checks.Bounds)]                // too far
    [InlineData("print(f([0.0] * 8, 8), f([1.0, 2.0], 3))", Checks.Bounds)]                     // too short elsewhere
    [InlineData("x = [0.0] * 8\nx.pop()\nprint(f(x, 8))", Checks.Bounds)]                      // shorter before
    [InlineData("x = [0.0] * 8\ny = x\ny.clear()\nprint(f(x, 8))", Checks.Bounds)]             // by another name
    [InlineData("g = f\nprint(f([0.0] * 8, 8), g([1.0], 2))", Checks.Bounds)]                  // called as a value, too
    [InlineData("print(sum(map(f, [[0.0]], [1])), f([0.0] * 8, 8))", Checks.Bounds)]
    public void Ranges_FollowArguments(string use, Checks left)
    {
        var loads = Lowering.Optimize(Sum + use + "\n").Function("f").Operations(Operation.LoadItemFloat).ToList();
        Assert.Equal(left, loads.Count == 0 ? Checks.Bounds : loads.Single().Checks & Checks.Bounds);
    }

    [Fact]
    public void Ranges_KeepBounds_RecursionGoesFarther()
    {
        const string text = "def f(x, n):\n    if n > 20:\n        return 0.0\n    return x[n] + f(x, n + 1)\n"
            + "print(f([0.0] * 8, 0))\n";
        Assert.True(Lowering.Optimize(text).Function("f").Single(Operation.LoadItemFloat).Checks.HasFlag(Checks.Bounds));
    }

    [Theory]
    [InlineData("", Checks.None)]
    [InlineData("y.pop()\n", Checks.Bounds)]              // another list of the same storage, perhaps the same list
    [InlineData("y.append(1.0)\n", Checks.None)]
    [InlineData("x = [1.0]\n", Checks.Bounds)]
    public void Ranges_KnowListsInGlobals(string before, Checks left)
    {
        var text = "x = [1.0, 2.0, 3.0]\ny = [4.0]\ndef f():\n    r = 0.0\n    for i in range(3):\n        r += x[i]\n"
            + $"    return r\n{before}print(f())\n";
        Assert.Equal(left, Lowering.Optimize(text).Function("f").Single(Operation.LoadItemFloat).Checks & Checks.Bounds);
    }

    [Theory]
    [InlineData("", Checks.None)]
    [InlineData("y.append(1.0)\n", Checks.Bounds)]        // then x may be longer than y
    public void Ranges_KnowLengthsOfListsInGlobals(string before, Checks left)
    {
        var text = "x = [1.0, 2.0, 3.0]\ny = [4.0, 5.0, 6.0]\ndef f():\n    r = 0.0\n    for i in range(len(x)):\n"
            + $"        r += y[i]\n    return r\n{before}print(f())\n";
        Assert.Equal(left, Lowering.Optimize(text).Function("f").Single(Operation.LoadItemFloat).Checks & Checks.Bounds);
    }
}
