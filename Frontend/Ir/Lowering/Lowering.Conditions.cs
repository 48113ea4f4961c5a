// SPDX-License-Identifier: MIT
// Comparisons, truth, and, or, not, conditional expressions. A condition becomes control flow where it stands; a bool is
// made only where its value is wanted.
using EPython.Frontend.Syntax;
using EPython.Frontend.Types;

namespace EPython.Frontend.Ir.Lowering;

internal sealed partial class FunctionLowering
{
    /// <summary>if condition: then() else: otherwise().</summary>
    private void Branch(AstExpression condition, Action then, Action? otherwise)
    {
        var site = At(condition);
        if (!IsCompound(condition))
        {
            AddBranch(site, Test(condition), then, otherwise);
            return;
        }
        var end = NewLabel("end");
        if (otherwise is null)
        {
            AddBlock(site, end, () =>
            {
                LeaveIf(condition, false, end);
                then();
            });
            return;
        }
        AddBlock(site, end, () =>
        {
            var label = NewLabel("else");
            AddBlock(site, label, () =>
            {
                LeaveIf(condition, false, label);
                then();
                Add(new IrBreak(site, end));
            });
            otherwise();
        });
    }

    private void AddBranch(Site site, IrTest test, Action then, Action? otherwise)
    {
        if (ConstantTruth(test) is not { } truth)
            AddIf(site, test, then, otherwise);
        else if (truth)
            then();
        else
            otherwise?.Invoke();
    }

    private static bool? ConstantTruth(IrTest test) =>
        test is { Comparison: null, Operands: [IrConstant { Value: bool value }] } ? value != test.Negated : null;

    private static bool IsCompound(AstExpression condition) => condition switch
    {
        AstBoolean => true,
        AstCompare compare => compare.Operators.Count > 1,
        AstUnary { Operator: UnaryOperator.Not } not => IsCompound(not.Operand),
        _ => false,
    };

    /// <summary>Leaves the labelled block when the condition's truth is `sense`; falls through otherwise.</summary>
    private void LeaveIf(AstExpression condition, bool sense, IrLabel label)
    {
        switch (condition)
        {
            case AstUnary { Operator: UnaryOperator.Not } not:
                LeaveIf(not.Operand, !sense, label);
                break;
            case AstBoolean boolean when boolean.IsAnd != sense:
                foreach (var operand in boolean.Operands)
                    LeaveIf(operand, sense, label);
                break;
            case AstBoolean boolean:
                LeaveIfAll(boolean, sense, label);
                break;
            case AstCompare { Operators.Count: > 1 } chain:
                LeaveIfChain(chain, sense, label);
                break;
            default:
                LeaveIf(At(condition), Test(condition), sense, label);
                break;
        }
    }

    private void LeaveIf(Site site, IrTest test, bool sense, IrLabel label)
    {
        var leaves = sense ? test : test with { Negated = !test.Negated };
        AddBranch(site, leaves, () => Add(new IrBreak(site, label)), null);
    }

    /// <summary>a and b leaving on true (a or b on false): the last operand decides, an earlier one may only skip.</summary>
    private void LeaveIfAll(AstBoolean boolean, bool sense, IrLabel label)
    {
        var site = At(boolean);
        var skip = NewLabel("skip");
        AddBlock(site, skip, () =>
        {
            foreach (var operand in boolean.Operands.SkipLast(1))
                LeaveIf(operand, !sense, skip);
            LeaveIf(boolean.Operands[^1], sense, label);
        });
    }

    private void LeaveIfChain(AstCompare chain, bool sense, IrLabel label)
    {
        var site = At(chain);
        if (!sense)
        {
            LowerChain(chain, (op, left, right) => LeaveIf(site, Compare(site, op, left, right), false, label));
            return;
        }
        var skip = NewLabel("skip");
        AddBlock(site, skip, () =>
        {
            LowerChain(chain, (op, left, right) => LeaveIf(site, Compare(site, op, left, right), false, skip));
            Add(new IrBreak(site, label));
        });
    }

    /// <summary>The comparisons of a chain one after the other; every operand is evaluated once, when its turn comes.</summary>
    private void LowerChain(AstCompare chain, Action<CompareOperator, Lowered, Lowered> use)
    {
        var site = At(chain);
        var left = Pin(Keep(site, Lower(chain.First), chain.Rest));
        for (var i = 0; i < chain.Operators.Count; i++)
        {
            var right = Pin(Keep(site, Lower(chain.Rest[i]), chain.Rest.Skip(i + 1)));
            use(chain.Operators[i], left, right);
            left = right;
        }
    }

    // ---- tests --------------------------------------------------------------------------------------------------------

    private IrTest Test(AstExpression condition) => condition switch
    {
        AstUnary { Operator: UnaryOperator.Not } not when !IsCompound(not.Operand) => Negate(Test(not.Operand)),
        AstCompare { Operators.Count: 1 } compare => SingleCompare(compare),
        AstTuple { Items: [not AstStarred, ..] } tuple => Always(tuple),
        _ => Truth(At(condition), Lower(condition)),
    };

    /// <summary>A tuple with items is true once they are evaluated.</summary>
    private IrTest Always(AstTuple tuple)
    {
        LowerAll(tuple.Items.Select(item => item is AstStarred starred ? starred.Value : item));
        return BoolTest(true);
    }

    private IrTest SingleCompare(AstCompare compare)
    {
        var values = LowerAll(compare.First, compare.Rest[0]);
        return Compare(At(compare), compare.Operators[0], values[0], values[1]);
    }

    private static IrTest Negate(IrTest test) => test with { Negated = !test.Negated };

    private IrTest Truth(Site site, Lowered value) => value.Kind switch
    {
        Kind.Bool => new IrTest(null, [value.Operand]),
        Kind.Int when value.Operand is IrConstant { Value: long number } => BoolTest(number != 0),
        Kind.Int => new IrTest(Operation.NotEqualInt, [value.Operand, IrConstant.Int(0)]),
        Kind.Float => new IrTest(Operation.NotEqualFloat, [value.Operand, IrConstant.Float(0)]),
        Kind.Word => new IrTest(Operation.NotEqualWord, [value.Operand, IrConstant.Word(0)]),
        _ => TruthOfValue(site, value),
    };

    private static IrTest BoolTest(bool value) => new(null, [IrConstant.Bool(value)]);

    private IrTest TruthOfValue(Site site, Lowered value)
    {
        if (value.Operand is IrConstant { Value: null })
            return BoolTest(false);
        if (value.Type.Is(TypeTags.List))
        {
            var length = Emit(site, Operation.LengthList, PyType.Int, [Prove(site, value)]);
            return new IrTest(Operation.NotEqualInt, [length.Operand, IrConstant.Int(0)]);
        }
        return new IrTest(null, [Emit(site, Operation.TruthValue, PyType.Bool, [value.Operand]).Operand]);
    }

    private IrTest Compare(Site site, CompareOperator op, Lowered left, Lowered right) => op switch
    {
        CompareOperator.Is => Identity(site, left, right),
        CompareOperator.IsNot => Negate(Identity(site, left, right)),
        CompareOperator.In => Contains(site, left, right),
        CompareOperator.NotIn => Negate(Contains(site, left, right)),
        _ => TypedCompare(site, op, left, right) ?? DynamicCompare(site, op, left, right),
    };

    private IrTest Identity(Site site, Lowered left, Lowered right)
    {
        if (right.Operand is IrConstant { Kind: Kind.Value, Value: null })
            return new IrTest(Operation.IsNone, [Boxed(site, left)]);
        if (left.Operand is IrConstant { Kind: Kind.Value, Value: null })
            return new IrTest(Operation.IsNone, [Boxed(site, right)]);
        return new IrTest(Operation.Is, [Boxed(site, left), Boxed(site, right)]);
    }

    private IrTest Contains(Site site, Lowered item, Lowered container)
    {
        var operands = new[] { Boxed(site, item), Boxed(site, container) };
        return new IrTest(null, [Emit(site, Operation.ContainsValue, PyType.Bool, operands).Operand]);
    }

    private IrTest DynamicCompare(Site site, CompareOperator op, Lowered left, Lowered right)
    {
        var operands = new[] { Boxed(site, left), Boxed(site, right) };
        return new IrTest(null, [Emit(site, Operation.TestDynamic, PyType.Bool, operands, Number(op)).Operand]);
    }

    private IrTest? TypedCompare(Site site, CompareOperator op, Lowered left, Lowered right)
    {
        if (left.IsIntLike && right.IsIntLike)
            return KindCompare(site, op, left, right, Kind.Int);
        if (left.IsNatural && right.IsNatural)
            return KindCompare(site, op, left, right, Kind.Word);
        // An int that is not a literal may not fit a float exactly: Python compares the numbers themselves.
        if (left.IsNumber && right.IsNumber && IsExactFloat(left) && IsExactFloat(right))
            return KindCompare(site, op, left, right, Kind.Float);
        if (!left.Type.Is(TypeTags.Str) || !right.Type.Is(TypeTags.Str))
            return null;
        var operands = new[] { Prove(site, left), Prove(site, right) };
        return op switch
        {
            CompareOperator.Equal => new IrTest(Operation.EqualStr, operands),
            CompareOperator.NotEqual => new IrTest(Operation.EqualStr, operands, Negated: true),
            CompareOperator.Less => StrLess(site, operands[0], operands[1]),
            CompareOperator.Greater => StrLess(site, operands[1], operands[0]),
            CompareOperator.LessEqual => Negate(StrLess(site, operands[1], operands[0])),
            _ => Negate(StrLess(site, operands[0], operands[1])),
        };
    }

    private IrTest StrLess(Site site, IrOperand left, IrOperand right) =>
        new(null, [Emit(site, Operation.LessStr, PyType.Bool, [left, right]).Operand]);

    private static bool IsExactFloat(Lowered value) =>
        value.Kind is Kind.Float or Kind.Bool
        || value.Operand is IrConstant { Value: long number } && Math.Abs(number) <= 1L << 24;

    private IrTest KindCompare(Site site, CompareOperator op, Lowered left, Lowered right, Kind kind)
    {
        var (x, y) = (ConvertKind(site, left, kind), ConvertKind(site, right, kind));
        var (less, lessEqual, equal, notEqual) = kind switch
        {
            Kind.Int => (Operation.LessInt, Operation.LessEqualInt, Operation.EqualInt, Operation.NotEqualInt),
            Kind.Word => (Operation.LessWord, Operation.LessEqualWord, Operation.EqualWord, Operation.NotEqualWord),
            _ => (Operation.LessFloat, Operation.LessEqualFloat, Operation.EqualFloat, Operation.NotEqualFloat),
        };
        return op switch
        {
            CompareOperator.Less => new IrTest(less, [x, y]),
            CompareOperator.LessEqual => new IrTest(lessEqual, [x, y]),
            CompareOperator.Greater => new IrTest(less, [y, x]),
            CompareOperator.GreaterEqual => new IrTest(lessEqual, [y, x]),
            CompareOperator.Equal => new IrTest(equal, [x, y]),
            _ => new IrTest(notEqual, [x, y]),
        };
    }

    // ---- conditions as values -----------------------------------------------------------------------------------------

    private Lowered LowerNot(AstUnary unary) =>
        IsCompound(unary.Operand) ? LowerCompound(unary) : Materialize(At(unary), Test(unary));

    private Lowered LowerCompare(AstCompare compare)
    {
        var (site, type) = (At(compare), TypeOf(compare));
        if (compare.Operators.Count > 1)
            return type.Is(TypeTags.Bool) ? LowerCompound(compare) : LowerChainValue(compare, type);
        if (type.Is(TypeTags.Bool))
            return Materialize(site, Test(compare));
        var values = LowerAll(compare.First, compare.Rest[0]);
        return CompareValue(site, compare.Operators[0], values[0], values[1], type);
    }

    /// <summary>What a comparison gives, of any type where a method may be asked.</summary>
    private Lowered CompareValue(Site site, CompareOperator op, Lowered left, Lowered right, PyType type)
    {
        if (op is CompareOperator.Is or CompareOperator.IsNot or CompareOperator.In or CompareOperator.NotIn)
            return Materialize(site, Compare(site, op, left, right));
        if (TypedCompare(site, op, left, right) is { } test)
            return Materialize(site, test);
        var operands = new[] { Boxed(site, left), Boxed(site, right) };
        return Narrow(site, Emit(site, Operation.CompareDynamic, type, operands, Number(op)), type);
    }

    /// <summary>A chain as a value: that of the first comparison that is false, else of the last.</summary>
    private Lowered LowerChainValue(AstCompare chain, PyType type)
    {
        var site = At(chain);
        var result = Join("either", type);
        var end = NewLabel("end");
        var rest = chain.Operators.Count;
        AddBlock(site, end, () => LowerChain(chain, (op, left, right) =>
        {
            var value = CompareValue(site, op, left, right, type);
            if (--rest == 0)
                Move(site, result, ConvertTo(site, value, type));
            else
                LeaveWith(site, value, false, result, end);
        }));
        return new Lowered(result, type);
    }

    private static int Number(CompareOperator op) => (int)Enum.Parse<OperatorNumber>(op.ToString());

    private Lowered LowerCompound(AstExpression condition)
    {
        var site = At(condition);
        var result = Join("truth", PyType.Bool);
        Branch(condition,
            () => Add(new IrMove(site, result, IrConstant.Bool(true))),
            () => Add(new IrMove(site, result, IrConstant.Bool(false))));
        return new Lowered(result, PyType.Bool);
    }

    /// <summary>A test as a bool.</summary>
    private Lowered Materialize(Site site, IrTest test)
    {
        var value = test.Comparison is { } comparison
            ? Emit(site, comparison, PyType.Bool, test.Operands)
            : new Lowered(test.Operands[0], PyType.Bool);
        if (!test.Negated)
            return value;
        return ConstantTruth(test) is { } truth
            ? Lowered.Bool(truth)
            : Emit(site, Operation.Not, PyType.Bool, [value.Operand]);
    }

    /// <summary>a and b, a or b as a value: the operand that decides.</summary>
    private Lowered LowerBoolean(AstBoolean boolean)
    {
        var type = TypeOf(boolean);
        if (type.Is(TypeTags.Bool))
            return LowerCompound(boolean);
        var site = At(boolean);
        var result = Join("either", type);
        var end = NewLabel("end");
        AddBlock(site, end, () =>
        {
            foreach (var operand in boolean.Operands.SkipLast(1))
                LeaveWith(At(operand), Lower(operand), !boolean.IsAnd, result, end);
            Move(site, result, ConvertTo(site, Lower(boolean.Operands[^1]), type));
        });
        return new Lowered(result, type);
    }

    private void LeaveWith(Site site, Lowered decides, bool sense, IrLocal result, IrLabel end)
    {
        var value = Pin(decides);
        var truth = Truth(site, value);
        AddBranch(site, sense ? truth : Negate(truth), () =>
        {
            Move(site, result, ConvertTo(site, value, result.Type));
            Add(new IrBreak(site, end));
        }, null);
    }

    private Lowered LowerConditional(AstConditional conditional)
    {
        var type = TypeOf(conditional);
        var result = Join("choice", type);
        Branch(conditional.Condition, () => Choose(conditional.Then), () => Choose(conditional.Else));
        return new Lowered(result, type);

        void Choose(AstExpression value) => Move(At(value), result, ConvertTo(At(value), Lower(value), type));
    }
}
