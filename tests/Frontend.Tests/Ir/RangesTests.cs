// SPDX-License-Identifier: MIT
// Range analysis clears exactly the checks that cannot fail.
using EPython.Frontend.Ir;
using EPython.Frontend.Types;
using Xunit;

namespace EPython.Frontend.Tests.Ir;

public sealed class RangesTests
{
    private const string Use = "\nprint(f([1.0, 2.0], 3))\n";

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
}
