// SPDX-License-Identifier: MIT
// Computes operations on constants. Only what has one result on every target and cannot raise: ints that fit, float
// arithmetic rounded as the profile rounds it. An if on a constant keeps the branch that runs.
using EPython.Frontend.Ir;
using EPython.Frontend.Types;

namespace EPython.Frontend.Passes;

internal sealed class ConstantFolding
{
    private readonly Profile _profile;

    private ConstantFolding(Profile profile) => _profile = profile;

    public static IrProgram Run(IrProgram program, Profile profile)
    {
        var folding = new ConstantFolding(profile);
        foreach (var function in program.Functions)
            function.Body = folding.Fold(function.Body);
        return program;
    }

    private List<IrStatement> Fold(List<IrStatement> body)
    {
        var folded = new List<IrStatement>();
        foreach (var statement in body)
        {
            FoldInner(statement);
            if (statement is IrIf branch && ConstantTruth(branch.Test) is { } truth)
                folded.AddRange(truth ? branch.Then : branch.Else);
            else if (statement is IrIf { Then.Count: 0, Else.Count: 0 })
                continue;
            else if (statement is IrOp { Target: { } target } op && Compute(op) is { } constant)
                folded.Add(new IrMove(op.Site, target, constant));
            else
                folded.Add(statement);
            if (folded.Count > 0 && !IrWalk.Completes(folded[^1]))
                break;
        }
        return folded;
    }

    private void FoldInner(IrStatement statement)
    {
        switch (statement)
        {
            case IrBlock block:
                block.Body = Fold(block.Body);
                break;
            case IrLoop loop:
                loop.Body = Fold(loop.Body);
                break;
            case IrForRange loop:
                loop.Body = Fold(loop.Body);
                break;
            case IrForEach loop:
                loop.Body = Fold(loop.Body);
                break;
            case IrTry guarded:
                guarded.Body = Fold(guarded.Body);
                guarded.Handler = Fold(guarded.Handler);
                break;
            case IrIf branch:
                branch.Then = Fold(branch.Then);
                branch.Else = Fold(branch.Else);
                Turn(branch);
                break;
        }
    }

    /// <summary>An if whose first branch became empty tests the opposite.</summary>
    private static void Turn(IrIf branch)
    {
        if (branch.Then.Count > 0)
            return;
        (branch.Then, branch.Else) = (branch.Else, branch.Then);
        branch.Test = branch.Test with { Negated = !branch.Test.Negated };
    }

    private bool? ConstantTruth(IrTest test)
    {
        var value = test.Comparison is { } comparison
            ? Compute(comparison, test.Operands)
            : test.Operands[0] as IrConstant;
        return value?.Value is bool truth ? truth != test.Negated : null;
    }

    private IrConstant? Compute(IrOp op) => op.Immediates.Count == 0 ? Compute(op.Operation, op.Operands) : null;

    private IrConstant? Compute(Operation operation, IReadOnlyList<IrOperand> operands)
    {
        if (operands.Count is 0 or > 2 || operands.Any(operand => operand is not IrConstant))
            return null;
        var x = ((IrConstant)operands[0]).Value;
        var y = operands.Count == 2 ? ((IrConstant)operands[1]).Value : null;
        return (operands[0].Kind, x, y) switch
        {
            (Kind.Int, long a, long b) => Ints(operation, a, b),
            (Kind.Int, long a, null) => Int(operation, a),
            (Kind.Word, uint a, null) => Word(operation, a),
            (Kind.Float, double a, double b) => Floats(operation, a, b),
            (Kind.Float, double a, null) => Float(operation, a),
            (Kind.Bool, bool a, null) => Bool(operation, a),
            _ => null,
        };
    }

    private IrConstant? Ints(Operation operation, Int128 a, Int128 b) => operation switch
    {
        Operation.AddInt => Fit(a + b),
        Operation.SubtractInt => Fit(a - b),
        Operation.MultiplyInt => Fit(a * b),
        Operation.FloorDivideInt when b != 0 => Fit(Interval.Of((long)a).FloorDivide(Interval.Of((long)b)).Low),
        Operation.ModuloInt when b != 0 => Fit(((a % b) + b) % b),
        Operation.AndInt => Fit(a & b),
        Operation.OrInt => Fit(a | b),
        Operation.XorInt => Fit(a ^ b),
        Operation.ShiftLeftInt when b >= 0 && b < 63 => Fit(a << (int)b),
        Operation.ShiftRightInt when b >= 0 => Fit(a >> (int)Int128.Min(b, 100)),
        Operation.MinInt => Fit(Int128.Min(a, b)),
        Operation.MaxInt => Fit(Int128.Max(a, b)),
        Operation.LessInt => IrConstant.Bool(a < b),
        Operation.LessEqualInt => IrConstant.Bool(a <= b),
        Operation.EqualInt => IrConstant.Bool(a == b),
        Operation.NotEqualInt => IrConstant.Bool(a != b),
        _ => null,
    };

    private IrConstant? Int(Operation operation, long a) => operation switch
    {
        Operation.NegateInt => Fit(-(Int128)a),
        Operation.AbsInt => Fit(Int128.Abs(a)),
        Operation.InvertInt => Fit(~a),
        Operation.TruthInt => IrConstant.Bool(a != 0),
        Operation.IntToFloat => Rounded(a),
        Operation.BoxInt => IrConstant.Value_(a),
        Operation.IntToWord when a is >= 0 and <= uint.MaxValue => IrConstant.Word((uint)a),
        Operation.IntToWordWrap => IrConstant.Word(unchecked((uint)a)),
        _ => null,
    };

    private IrConstant? Word(Operation operation, uint a) => operation switch
    {
        Operation.WordToInt => Fit(a),
        Operation.BoxWord => IrConstant.Value_((long)a),
        _ => null,
    };

    private IrConstant? Floats(Operation operation, double a, double b) => operation switch
    {
        Operation.AddFloat => Rounded(a + b),
        Operation.SubtractFloat => Rounded(a - b),
        Operation.MultiplyFloat => Rounded(a * b),
        Operation.DivideFloat when b != 0 => Rounded(a / b),
        Operation.LessFloat => IrConstant.Bool(a < b),
        Operation.LessEqualFloat => IrConstant.Bool(a <= b),
        Operation.EqualFloat => IrConstant.Bool(a == b),
        Operation.NotEqualFloat => IrConstant.Bool(a != b),
        _ => null,
    };

    private static IrConstant? Float(Operation operation, double a) => operation switch
    {
        Operation.NegateFloat => IrConstant.Float(-a),
        Operation.AbsFloat => IrConstant.Float(Math.Abs(a)),
        Operation.TruthFloat => IrConstant.Bool(a != 0),
        Operation.BoxFloat => IrConstant.Value_(a),
        _ => null,
    };

    private static IrConstant? Bool(Operation operation, bool a) => operation switch
    {
        Operation.Not => IrConstant.Bool(!a),
        Operation.BoolToInt => IrConstant.Int(a ? 1 : 0),
        Operation.BoxBool => IrConstant.Value_(a),
        _ => null,
    };

    private IrConstant? Fit(Int128 value) =>
        value >= _profile.IntMin() && value <= _profile.IntMax() ? IrConstant.Int((long)value) : null;

    /// <summary>Float constants of the IR are numbers of the profile, so one rounding is exact.</summary>
    private IrConstant? Rounded(double value)
    {
        if (_profile == Profile.I32F32)
            value = (float)value;
        return double.IsFinite(value) ? IrConstant.Float(value) : null;
    }
}
