// SPDX-License-Identifier: MIT
// How many words of heap a program takes in its whole life, where that is known: most kernels make their arrays once and
// then only compute. If they fit the memory, no collector is needed, nor any record of what is alive.
using EPython.Bytecode.Images;
using EPython.CodeGen.C;
using EPython.Frontend.Ir;
using EPython.Frontend.Types;

namespace EPython.CodeGen.Frozen;

public sealed class AllocationBound
{
    private const long ListWords = 4;           // epy_list
    private const long BlockHead = 1;
    private const long BoxWords = 2;
    private const long FaultWords = 5 * BoxWords;   // the values that a fault is told with
    private const long Alignment = 2;               // of the heap, behind activations and frames
    private const long ActivationWords = 4;     // epy_act, on any processor
    private const long Enough = 1 << 24;        // no core has more

    private readonly CallGraph _graph;
    private readonly Dictionary<IrFunction, long?> _known = [];

    private AllocationBound(CallGraph graph) => _graph = graph;

    private const int MarkReserve = 32, SmallestHeap = 128;     // of epy_arena.c
    private const long LeastUnknown = 1024;

    /// <summary>Bytes of arena with which a core never needs to collect: heap, activations and frames; null: not known.</summary>
    public static long? ArenaOf(IrProgram program, Image image, IReadOnlySet<int> compiled)
    {
        var word = image.Profile == Profile.I64F64 ? 8 : 4;
        var needs = FrameNeeds.Of(program, image, compiled);
        return needs.Activations == 0 || needs.FrameWords == 0 ? null
            : word * (Of(program) + FaultWords + Alignment + needs.FrameWords + ActivationWords * needs.Activations);
    }

    /// <summary>Whether functions may come to call themselves, as far as calls tell.</summary>
    public static bool Recurses(IrProgram program) => CallGraph.Build(program).HeaviestPath(0, _ => 1) is null;

    /// <summary>Bytes of arena without which a core with a collector would not begin (epy_arena.c).</summary>
    public static long LeastOf(IrProgram program, Image image, IReadOnlySet<int> compiled)
    {
        var word = image.Profile == Profile.I64F64 ? 8 : 4;
        var needs = FrameNeeds.Of(program, image, compiled);
        return Math.Max(LeastUnknown, word * (long)(needs.FrameWords + MarkReserve + SmallestHeap + Alignment
            + image.GlobalRaws.Count + image.GlobalValues.Count + ActivationWords * needs.Activations));
    }

    /// <summary>Words that are allocated at most until the program ends, whatever is freed; null: not known.</summary>
    public static long? Of(IrProgram program)
    {
        if (program.Argv is not null)
            return null;        // made at the start, as long as it was given
        return new AllocationBound(CallGraph.Build(program)).OfFunction(program.Functions[0]);
    }

    private long? OfFunction(IrFunction function)
    {
        if (!_graph.Allocates(function.Index))
            return 0;
        if (_known.TryGetValue(function, out var known))
            return known;
        _known[function] = null;        // as long as it is looked at: a function that calls itself is not bounded
        return _known[function] = OfBody(function.Body);
    }

    private long? OfBody(IReadOnlyList<IrStatement> body)
    {
        long? sum = 0;
        foreach (var statement in body)
        {
            sum += OfStatement(statement);
            if (sum is null or > Enough)
                return null;
        }
        return sum;
    }

    private long? OfStatement(IrStatement statement) => statement switch
    {
        IrIf branch => Larger(OfBody(branch.Then), OfBody(branch.Else)),
        IrBlock block => OfBody(block.Body),
        IrLoop loop => Repeated(OfBody(loop.Body), null),
        IrForRange range => Repeated(OfBody(range.Body), range.MostRounds),
        IrOp op when StatementFacts.Allocates(op) => OfOperation(op),
        IrCall call => OfFunction(call.Callee),
        _ when IrWalk.Bodies(statement).Any() || StatementFacts.Allocates(statement) => null,
        _ => 0,
    };

    private static long? Larger(long? one, long? other) => one is null || one > other ? one : other;

    private static long? Repeated(long? once, long? rounds) => once == 0 ? 0 : rounds > Enough ? null : once * rounds;

    private static long? OfOperation(IrOp op) => op.Operation switch
    {
        Operation.BoxInt or Operation.BoxFloat or Operation.BoxWord => BoxWords,
        Operation.BuildListInt or Operation.BuildListFloat or Operation.BuildListBool or Operation.BuildListValue =>
            ListWords + BlockHead + op.Operands.Count,
        Operation.RepeatListInt or Operation.RepeatListFloat or Operation.RepeatListBool or Operation.RepeatListValue =>
            ListWords + BlockHead + op.MostItems,
        Operation.BuildTuple => 2 + op.Operands.Count,
        _ => null,
    };
}
