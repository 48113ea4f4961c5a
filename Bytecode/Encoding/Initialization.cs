// SPDX-License-Identifier: MIT
// Gives a first value to registers that some path reads before any write: variables whose check or flag, which the IR
// tests, says that they are unbound then. The verifier sees no such correlation, so it needs the write.
using EPython.Bytecode.Contract;
using EPython.Bytecode.Images;

namespace EPython.Bytecode.Encoding;

internal static class Initialization
{
    public static void Complete(LirFunction function, ConstantTable constants)
    {
        if (function.Lines.Count == 0)
            return;
        FlowGraph.Build(function).LiveOut(function.Lines, function.RegisterCount, out var liveIn);
        var registers = function.Lines.SelectMany(line => line.Uses).Distinct()
            .Where(register => liveIn[0][register.Id] && !function.Arguments.Contains(register));
        function.Lines.InsertRange(0, registers.Select(register => Load(register, constants)).ToList());
    }

    private static Line Load(Register register, ConstantTable constants) => register.Kind switch
    {
        'v' => new Line { Opcode = Opcode.ClearValue, Result = register },
        'b' => new Line { Opcode = Opcode.LoadBool, Result = register, Immediates = [0] },
        'i' => new Line { Opcode = Opcode.LoadInt, Result = register, Immediates = [0] },
        var kind => new Line
        {
            Opcode = Opcode.LoadRaw, Result = register, Immediates = [constants.AddRaw(kind, 0)],
        },
    };
}
