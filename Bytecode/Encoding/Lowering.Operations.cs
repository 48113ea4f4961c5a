// SPDX-License-Identifier: MIT
// Lowering of operations: immediates, and long operand lists built in pieces so that few registers are needed.
using EPython.Bytecode.Contract;
using EPython.Frontend.Ir;
using EPython.Frontend.Types;

namespace EPython.Bytecode.Encoding;

internal sealed partial class Lowering
{
    private const int Piece = 8;            // items of a list, tuple or str that are loaded at once
    private const int LongTuple = 64;       // longer tuples go through a list

    private void Operate(IrOp op)
    {
        var row = op.Operation.Info();
        if (row.IsVariadic && op.Operands.Count > Piece)
            BuildLong(op);
        else if (ImmediateOf(op) is var (register, addend))
            Emit(Opcode.AddIntImmediate, Target(op.Target, 'i'), [Use(register)], immediates: [addend]);
        else
            Plain(op.Operation, op.Target is null ? null : RegisterOf(op.Target), op.Operands, [.. op.Immediates]);
    }

    private void Plain(
        Operation operation, Register? target, IEnumerable<IrOperand> operands, int[] immediates)
    {
        var row = operation.Info();
        var registers = UseAll(operands);
        if (row.Result != '-')
            target ??= Temporary(row.Result);
        if (row.IsVariadic)
            Emit(Opcodes.Of(operation), target, list: registers, immediates: immediates);
        else
            Emit(Opcodes.Of(operation), target, registers, immediates: immediates);
    }

    /// <summary>x + c, c + x or x - c with a constant of one byte.</summary>
    private static (IrOperand Register, int Addend)? ImmediateOf(IrOp op)
    {
        if (op.Operation is not (Operation.AddInt or Operation.SubtractInt))
            return null;
        var isAdd = op.Operation == Operation.AddInt;
        var (left, right) = (op.Operands[0], op.Operands[1]);
        if (isAdd && left is IrConstant && right is not IrConstant)
            (left, right) = (right, left);
        if (left is IrConstant || right is not IrConstant { Value: long value })
            return null;
        var addend = isAdd ? value : unchecked(-value);
        return value != long.MinValue && addend is >= sbyte.MinValue and <= sbyte.MaxValue
            ? (left, (int)addend) : null;
    }

    private void BuildLong(IrOp op)
    {
        var target = Target(op.Target);
        var items = op.Operands;
        // Built in a register of its own: the target may be among the items.
        var built = Temporary('v');
        switch (op.Operation)
        {
            case Operation.BuildListInt: BuildList(built, op.Operation, Operation.AppendInt, items); break;
            case Operation.BuildListFloat: BuildList(built, op.Operation, Operation.AppendFloat, items); break;
            case Operation.BuildListBool: BuildList(built, op.Operation, Operation.AppendBool, items); break;
            case Operation.BuildListValue: BuildList(built, op.Operation, Operation.AppendValue, items); break;
            case Operation.BuildDict: BuildDict(built, items); break;
            case Operation.BuildSet: BuildSet(built, items); break;
            case Operation.BuildStr: BuildStr(built, items); break;
            case Operation.BuildTuple when items.Count > LongTuple: BuildTuple(built, items); break;
            default: Plain(op.Operation, built, items, [.. op.Immediates]); break;
        }
        Emit(Opcode.MoveValue, target, [built]);
    }

    private void BuildList(Register target, Operation build, Operation append, IReadOnlyList<IrOperand> items)
    {
        Plain(build, target, items.Take(Piece), []);
        foreach (var item in items.Skip(Piece))
            Emit(Opcodes.Of(append), operands: [target, Use(item)]);
    }

    private void BuildDict(Register target, IReadOnlyList<IrOperand> items)
    {
        Plain(Operation.BuildDict, target, items.Take(Piece), []);
        for (var i = Piece; i < items.Count; i += 2)
            Emit(Opcode.StoreItemDynamic, operands: [target, Use(items[i]), Use(items[i + 1])]);
    }

    private void BuildSet(Register target, IReadOnlyList<IrOperand> items)
    {
        Plain(Operation.BuildSet, target, items.Take(Piece), []);
        foreach (var item in items.Skip(Piece))
            Emit(Opcode.CallBuiltin, Temporary('v'), list: [target, Use(item)], immediates: [(int)BuiltinId.SetAdd]);
    }

    private void BuildStr(Register target, IReadOnlyList<IrOperand> items)
    {
        Plain(Operation.BuildStr, target, items.Take(Piece), []);
        for (var i = Piece; i < items.Count; i += Piece - 1)
            Emit(Opcode.BuildStr, target, list: [target, .. UseAll(items.Skip(i).Take(Piece - 1))]);
    }

    private void BuildTuple(Register target, IReadOnlyList<IrOperand> items)
    {
        var list = Temporary('v');
        BuildList(list, Operation.BuildListValue, Operation.AppendValue, items);
        Emit(Opcode.CallBuiltin, target, list: [list], immediates: [(int)BuiltinId.Tuple]);
    }
}
