// SPDX-License-Identifier: MIT
// IR -> bytecode.
using EPython.Bytecode.Contract;
using EPython.Bytecode.Images;
using EPython.Bytecode.Verification;
using EPython.Frontend.Ir;

namespace EPython.Bytecode.Encoding;

/// <summary>Encodes the interpreted functions of a program.</summary>
public static class Encoder
{
    private static readonly int[] s_budgets = [12, 6, 3, 1, 0];     // constants kept in registers, per bank

    /// <summary>Encodes the functions whose indices are given.</summary>
    public static EncodedProgram Encode(IrProgram program, IReadOnlySet<int> interpreted) =>
        Encode(program, interpreted, new ConstantTable());

    /// <summary>The same, into a constant table that compiled code shares. WithLoops: their places are wanted, too.</summary>
    public static EncodedProgram Encode(
        IrProgram program, IReadOnlySet<int> interpreted, ConstantTable constants, bool withLoops = false)
    {
        var shapes = EnvironmentShapes.Find(program);
        var signatures = Signatures.Of(program, constants);
        var types = new ProgramTypes(signatures, constants, Signatures.GlobalRaws(program),
            Signatures.GlobalValues(program), shapes.Shapes, shapes.ClosureShapes, ClassRecords.Of(program));
        var functions = new EncodedFunction?[program.Functions.Count];
        var errors = new List<EncodingError>();
        foreach (var function in program.Functions.Where(function => interpreted.Contains(function.Index)))
        {
            try
            {
                functions[function.Index] = EncodeFunction(program, function, types, shapes, withLoops);
            }
            catch (EncodingLimitException limit)
            {
                errors.Add(new EncodingError(function.Name, limit.Message));
            }
        }
        return new EncodedProgram
        {
            Functions = functions, Signatures = signatures, Constants = constants, Errors = errors,
            Classes = types.Classes, Shapes = shapes.Shapes, ClosureShapes = shapes.ClosureShapes,
        };
    }

    /// <summary>Tries with ever fewer constants in registers, and spills only when that does not help.</summary>
    private static EncodedFunction EncodeFunction(
        IrProgram program, IrFunction function, ProgramTypes types, EnvironmentShapes shapes, bool withLoops)
    {
        Bank raws = new(), values = new();
        while (true)
        {
            var lir = Lowering.Lower(program, function, types.Constants, shapes);
            Peephole.Improve(lir);
            ConstantHoisting.Hoist(lir, raws.Budget, values.Budget);
            Initialization.Complete(lir, types.Constants);
            TypeGuards.Complete(lir, types);
            var allocation = Allocation.Assign(lir, raws.MaySpill, values.MaySpill);
            if (raws.Retries(allocation.RawsSpill) | values.Retries(allocation.ValuesSpill))
                continue;
            if (Math.Max(allocation.RawSlots, allocation.ValueSlots) > ImageFormat.MaxFrameSlots)
                throw new EncodingLimitException($"it needs more than {ImageFormat.MaxFrameSlots} frame slots");
            return Emission.Emit(lir, allocation, withLoops);
        }
    }

    /// <summary>What one bank of registers is allowed; each retry allows less, the last one spilling.</summary>
    private sealed class Bank
    {
        private int _round;

        public int Budget => s_budgets[Math.Min(_round, s_budgets.Length - 1)];
        public bool MaySpill => _round == s_budgets.Length;

        public bool Retries(bool overflows)
        {
            if (!overflows || MaySpill)
                return false;
            _round++;
            return true;
        }
    }
}
