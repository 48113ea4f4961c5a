// SPDX-License-Identifier: MIT
// How deep the calls of a program can nest, and how many words of interpreted frames that takes, where it does not
// recurse: a small core then keeps no more for them.
using EPython.Bytecode.Encoding;
using EPython.Bytecode.Images;
using EPython.CodeGen.C;
using EPython.Frontend.Ir;

namespace EPython.CodeGen.Frozen;

/// <summary>Zero: not known.</summary>
internal readonly record struct FrameNeeds(int Activations, int FrameWords)
{
    private const int FrameHead = 3;            // words before the slots
    private const int BuiltinParameters = 8;    // EPY_BUILTIN_PARAMETERS: laid out above the running frame
    private const int Spare = 8;

    public static FrameNeeds Of(IrProgram program, Image image, IReadOnlySet<int> compiled)
    {
        var graph = CallGraph.Build(program);
        var callsBack = program.Classes.Count > 0 || ProgramUse.Of(program, image).Callables;
        var depth = graph.HeaviestPath(0, _ => 1);
        var words = graph.HeaviestPath(0, function => compiled.Contains(function) ? ArgumentWords(program.Functions[function], callsBack)
            : WordsOf(image, function));
        return new FrameNeeds(depth is null or >= ushort.MaxValue ? 0 : (int)depth.Value + 1,
            words is null or > ushort.MaxValue - Spare ? 0 : (int)words.Value + Spare);
    }

    // Slots, and the longest list of operands twice: as it is gathered, and as a callee or built-in wants it.
    private static int WordsOf(Image image, int function)
    {
        var record = image.Functions[function];
        var longest = 0;
        for (var offset = record.CodeOffset; offset < record.CodeOffset + record.CodeBytes;)
        {
            var instruction = InstructionCodec.Read(image.Code, offset)!;
            longest = Math.Max(longest, instruction.List.Length);
            offset += instruction.Length;
        }
        return FrameHead + record.Values + record.Raws + 2 * longest + BuiltinParameters;
    }

    // Compiled functions keep arguments of dynamic calls on the C stack; binding lays them out in frame words. CallsBack:
    // built-in functions and operators may call the program.
    private static int ArgumentWords(IrFunction function, bool callsBack)
    {
        var statements = IrWalk.All(function.Body).ToList();
        if (!callsBack && !statements.Any(statement => statement is IrCallValue or IrCallMethod))
            return 0;
        return 2 * BuiltinParameters + 2 * statements.Select(statement => IrWalk.Reads(statement).Count).DefaultIfEmpty().Max();
    }
}
