// SPDX-License-Identifier: MIT
// Which values a program may send to its host, in prints and with faults: whether containers can be among them.
using EPython.Frontend.Ir;
using EPython.Frontend.Types;

namespace EPython.CodeGen.Frozen;

internal static class SentValues
{
    private const TypeTags Scalars =
        TypeTags.None | TypeTags.Bool | TypeTags.Int | TypeTags.Word | TypeTags.Float | TypeTags.Str;

    /// <summary>False if everything that is sent is known to be a number, a str, a bool or None.</summary>
    public static bool MayBeContainers(IrProgram program) =>
        program.Functions.SelectMany(function => IrWalk.All(function.Body)).Any(MayBeContainers);

    private static bool MayBeContainers(IrStatement statement) => statement switch
    {
        IrOp op => op.Operands.Any(operand => operand.Kind == Kind.Value) && !FaultsWithNumbers(op.Operation),
        IrCallBuiltin { Builtin: "Print" or "Complain" } print => !print.Arguments.All(IsScalar),
        IrRaise raise => !raise.Arguments.All(IsScalar),
        IrCallBuiltin or IrCallValue or IrCallMethod or IrForEach or IrYield => true,
        _ => false,
    };

    private static bool IsScalar(IrOperand operand) => operand switch
    {
        IrConstant { Value: IrTupleConstant } => false,
        IrConstant or IrUnbound => true,
        IrLocal local => local.Kind != Kind.Value || (local.Type.Tags & ~Scalars) == 0,
        _ => false,
    };

    // Operations on values whose faults tell no value.
    private static bool FaultsWithNumbers(Operation operation) => operation is
        Operation.LoadItemInt or Operation.LoadItemFloat or Operation.LoadItemBool or Operation.LoadItemValue
        or Operation.StoreItemInt or Operation.StoreItemFloat or Operation.StoreItemBool or Operation.StoreItemValue
        or Operation.AppendInt or Operation.AppendFloat or Operation.AppendBool or Operation.AppendValue
        or Operation.PopInt or Operation.PopFloat or Operation.PopBool or Operation.PopValue
        or Operation.BuildListValue or Operation.RepeatListValue or Operation.LengthList
        or Operation.CheckBound or Operation.IsNone;
}
