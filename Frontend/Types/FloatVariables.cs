// SPDX-License-Identifier: MIT
// Variables that hold ints or floats, and that are only ever combined with floats, hold floats: in arithmetic with a float
// an int counts as the float nearest to it, so that nobody can tell. Boxed, each use would look up what it is.
using EPython.Frontend.Binding;
using EPython.Frontend.Ir.Lowering;
using EPython.Frontend.Syntax;

namespace EPython.Frontend.Types;

internal sealed class FloatVariables
{
    private const TypeTags IntOrFloat = TypeTags.Int | TypeTags.Float;

    private readonly TypedProgram _program;
    private readonly Dictionary<Variable, int> _others = [];     // uses that would tell an int from a float

    private FloatVariables(TypedProgram program) => _program = program;

    /// <summary>Gives locals and parameters of which this holds the type float.</summary>
    public static void Find(TypedProgram program)
    {
        var found = program.Bound.Functions.Except(program.Unreachable).SelectMany(function => function.Locals)
            .Where(IsCandidate).ToList();
        if (found.Count == 0)
            return;
        var uses = new FloatVariables(program);
        foreach (var module in program.Bound.Modules)
            uses.Scan(module.Syntax);
        foreach (var variable in found.Where(variable => uses._others.GetValueOrDefault(variable) == 0))
        {
            variable.Type = PyType.Float;
            variable.TakesInts = true;
        }
    }

    private static bool IsCandidate(Variable variable) => variable.Type.Is(IntOrFloat) && !variable.IsCaptured
        && variable.Kind != VariableKind.Global && variable.Default is null && variable.IsNamedParameter;

    private void Scan(AstNode node)
    {
        switch (node)
        {
            case AstBinary binary:
                CountOperand(binary.Left, -1, binary.Operator, binary.Right);
                CountOperand(binary.Right, -1, binary.Operator, binary.Left);
                break;
            case AstAugmentedAssign assign:
                // The target is read and assigned: its new value is a float where the other operand is.
                CountOperand(assign.Target, -1, assign.Operator, assign.Value);
                CountOperand(assign.Value, -1, assign.Operator, assign.Target);
                break;
            case AstAssign assign:
                assign.Targets.ToList().ForEach(target => Count(target, -1));
                break;
            case AstAnnotatedAssign assign:
                Count(assign.Target, -1);
                break;
            case AstFor loop:
                Count(loop.Target, -1);
                break;
            case AstName:
                Count(node, 1);
                break;
        }
        foreach (var child in AstWalk.Children(node))
            Scan(child);
    }

    private void CountOperand(AstExpression operand, int change, BinaryOperator op, AstExpression other)
    {
        if (IsArithmetic(op) && _program.Types.TryGetValue(other, out var type) && type.Is(TypeTags.Float))
            Count(operand, change);
    }

    private static bool IsArithmetic(BinaryOperator op) => op is BinaryOperator.Add or BinaryOperator.Subtract
        or BinaryOperator.Multiply or BinaryOperator.Divide;

    private void Count(AstNode node, int change)
    {
        if (node is AstTuple tuple)
            tuple.Items.ToList().ForEach(item => Count(item, change));
        else if (node is AstName
            && _program.Bound.Resolutions.GetValueOrDefault(node) is Resolution.ToVariable { Variable: var variable })
            _others[variable] = _others.GetValueOrDefault(variable) + change;
    }
}
