// SPDX-License-Identifier: MIT
// A generator exists from StartGenerator on: all that yields or returns stands behind it, on a path that passed it once.
using EPython.Bytecode.Contract;
using EPython.Bytecode.Encoding;
using EPython.Bytecode.Images;
using EPython.Frontend.Types;

namespace EPython.Bytecode.Verification;

internal static class GeneratorRules
{
    public static void Check(Image image, int index, List<Instruction> code)
    {
        var function = image.Functions[index];
        var starts = code.Where(at => at.Opcode == Opcode.StartGenerator).ToList();
        if (!function.IsGenerator)
        {
            Require(code.Find(at => at.Opcode is Opcode.StartGenerator or Opcode.Yield), "in a function that is no generator");
            return;
        }
        if (starts is not [var start] || start.Operands[0] != index)
            throw new VerificationException(VerifierError.Generator, 0, "a generator starts itself once");
        if (function.ResultType != RegisterType.Generator || function.Result != 'v')
            throw new VerificationException(VerifierError.Generator, 0, "a generator is the result of its function");
        Require(code.Find(at => at.Offset < start.Offset && Leaves(at)), "before the generator has started");
        Require(code.Find(at => HasTarget(at) && at.Operands[^1] <= start.Offset), "goes back to where the generator starts");
        if (image.Handlers.Any(range => range.Function == index
            && (range.Start <= start.Offset || range.Target <= start.Offset)))
            throw new VerificationException(VerifierError.Generator, start.Offset, "a generator starts where nothing is caught");
    }

    private static bool HasTarget(Instruction at) => at.Opcode.Info().Operands.EndsWith('T');

    private static bool Leaves(Instruction at) => HasTarget(at)
        || at.Opcode is Opcode.Yield or Opcode.ReturnNone or Opcode.ReturnRaw or Opcode.ReturnValue;

    private static void Require(Instruction? wrong, string message)
    {
        if (wrong is not null)
            throw new VerificationException(VerifierError.Generator, wrong.Offset, $"{wrong.Opcode}: {message}");
    }
}
