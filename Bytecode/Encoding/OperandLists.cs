// SPDX-License-Identifier: MIT
// Kinds of the registers in an instruction's operand list.
using EPython.Bytecode.Contract;
using EPython.Bytecode.Images;

namespace EPython.Bytecode.Encoding;

internal static class OperandLists
{
    /// <summary>A kind letter per item; null if the instruction's function does not exist or takes another number.
    /// </summary>
    public static string? KindsOf(Instruction instruction, IReadOnlyList<FunctionRecord> functions)
    {
        var count = instruction.List.Length;
        switch (instruction.Opcode)
        {
            case Opcode.BuildListInt: return new string('i', count);
            case Opcode.BuildListFloat: return new string('f', count);
            case Opcode.BuildListBool: return new string('b', count);
            case Opcode.Call or Opcode.CallV or Opcode.CallN:
                var index = instruction.Operands[0];
                if (index >= functions.Count)
                    return null;
                var kinds = OfCall(functions[index]);
                return kinds.Length == count ? kinds : null;
            default: return new string('v', count);
        }
    }

    private static string OfCall(FunctionRecord function) =>
        string.Concat(function.Parameters.Select(parameter => parameter.Kind)) + (function.HasEnvironment ? "v" : "");
}
