// SPDX-License-Identifier: MIT
// Under i32f32 an int that is not negative and may exceed int32 is an unsigned word, whole program, without boxes.
using EPython.Frontend.Ir;
using EPython.Frontend.Types;
using Xunit;

namespace EPython.Frontend.Tests.Ir;

public sealed class WordTests
{
    private static IrFunction F(string body, string call, Profile profile = Profile.I32F32) => Lowering.Optimize(
        $"def f(x, n):\n    {body.Replace("\n", "\n    ")}\n    return x\nprint({call})\n", profile).Function("f");

    private static bool HasDynamic(IrFunction function) => IrWalk.All(function.Body).OfType<IrOp>()
        .Any(op => op.Operation.Info().MayAllocate);

    [Fact]
    public void Crc_IsTyped_WholeLoop()
    {
        var f = F("for i in range(n):\n    if x & 1:\n        x = (x >> 1) ^ 0xEDB88320\n    else:\n        x >>= 1",
            "f(0xFFFFFFFF, 8)");
        Assert.False(HasDynamic(f));
        Assert.Equal(Kind.Word, f.ResultKind);
        Assert.Equal([Kind.Word, Kind.Int], f.Parameters.Select(p => p.Kind));
        Assert.Empty(f.Operations(Operation.IntToWord));
    }

    [Theory]
    [InlineData("x = (x * 1664525 + 1013904223) & 0xFFFFFFFF", Operation.MultiplyWordWrap, Operation.AddWordWrap)]
    [InlineData("x = 0xFF & (x - n)", Operation.SubtractWordWrap, Operation.IntToWordWrap)]
    [InlineData("x = (x << n | x >> (32 - n)) & 0xFFFFFFFF", Operation.ShiftLeftWordWrap, Operation.ShiftRightWord)]
    public void Masked_Wraps_EveryOperation(string body, Operation first, Operation second)
    {
        var f = F(body, "f(0x80000000, 5)");
        f.Single(first);
        f.Single(second);
        Assert.False(HasDynamic(f));
    }

    [Fact]
    public void Masked_StaysInt_SmallMask()
    {
        var f = F("x = (x * 1103515245 + 12345) & 0x7FFFFFFF", "f(1, 1)");
        Assert.Equal(Kind.Int, f.ResultKind);
        f.Single(Operation.MultiplyWordWrap);
    }

    [Fact]
    public void Sum_IsChecked_WithoutMask() =>
        Assert.True(F("x = x + n", "f(0xFFFFFFFF, len(input()))").Single(Operation.AddWord).Checks.HasFlag(Checks.Overflow));

    [Fact]
    public void MayBeNegative_IsBoxed_WordOrNegative()
    {
        var f = F("x = x - n", "f(0x80000000, 5)");
        Assert.Equal(Kind.Value, f.ResultKind);
        f.Single(Operation.SubtractDynamic);
    }

    [Fact]
    public void Compare_IsTyped_WordAndNatural() =>
        Assert.False(HasDynamic(F("if x > 5:\n    x = 0", "f(0x80000000, 5)")));

    [Fact]
    public void SmallInts_StayInts_NoWordInProgram()
    {
        var f = F("for i in range(n):\n    x = (x ^ i) & 255", "f(1, 2)");
        Assert.All(f.Locals, local => Assert.NotEqual(Kind.Word, local.Kind));
    }

    [Fact]
    public void Ranges_ClearNegative_MaskedIndex()
    {
        var load = F("t = [n] * 256\nx = t[(x * 3) & 0xFF]", "f(0x80000000, 5)").Single(Operation.LoadItemInt);
        Assert.Equal(Checks.None, load.Checks & load.Operation.HasChecks());
    }

    [Theory]
    [InlineData("x = (x & 0xFFFF) + 1", Checks.None)]
    [InlineData("x = (x | 0x80000000) + n", Checks.Overflow)]
    public void Ranges_ClearOverflow_SumFitsWord(string body, Checks expected)
    {
        var sum = IrWalk.All(F(body, "f(0x80000000, 5)").Body).OfType<IrOp>()
            .First(op => op.Operation is Operation.AddWord or Operation.AddInt);
        Assert.Equal(expected, sum.Checks & sum.Operation.HasChecks());
    }

    [Fact]
    public void Ranges_KeepOverflow_WrappedMayBeLarge()
    {
        var f = F("t = [n] * 9\nx = t[n] + ((n * 3 + n) & 0xFFFFFFFF)", "f(0x80000000, len(input()))");
        Assert.True(f.Single(Operation.AddWord).Checks.HasFlag(Checks.Overflow));
        Assert.True(f.Single(Operation.IntToWord).Checks.HasFlag(Checks.Overflow));
    }

    [Fact]
    public void Words_DoNotExist_I64F64()
    {
        var f = F("x = (x * 1664525 + 1013904223) & 0xFFFFFFFF", "f(0x80000000, 5)", Profile.I64F64);
        Assert.All(f.Locals, local => Assert.NotEqual(Kind.Word, local.Kind));
        f.Single(Operation.MultiplyInt);
    }
}
