// SPDX-License-Identifier: MIT
// Which loops of a program compiled code can take over while they are interpreted, and which of them it should.
using EPython.Bytecode.Encoding;
using EPython.CodeGen.C;
using EPython.Frontend.Ir;

namespace EPython.CodeGen.Tiers;

/// <summary>The loops of a program whose bytecode tells where they are.</summary>
public sealed class TierLoops(IrProgram program, EncodedProgram encoded)
{
    private readonly Lazy<CallGraph> _graph = new(() => CallGraph.Build(program));
    private readonly Dictionary<int, IReadOnlyList<LoopPlace>> _known = [];

    /// <summary>The loops of a function at whose heads an interpreter's frame holds all that compiled code needs. Those of
    /// generators are none: their frames come and go.</summary>
    public IReadOnlyList<LoopPlace> Of(int function)
    {
        if (!_known.TryGetValue(function, out var loops))
            _known[function] = loops = Find(program.Functions[function], encoded.Functions[function]?.Loops ?? []);
        return loops;
    }

    /// <summary>Those around an offset in a function's bytecode, the innermost last.</summary>
    public IReadOnlyList<LoopPlace> Around(int function, int offset) => [.. Of(function).Where(loop => IsIn(loop, offset))];

    /// <summary>What to compile for an activation that is at an offset: the loops around it, and the outermost ones, which cost
    /// nothing: code that enters a loop within another has to do without what is known of the outer one.</summary>
    public IReadOnlyList<LoopPlace> Wanted(int function, int offset)
    {
        var loops = Of(function);
        return Around(function, offset).Count == 0 ? []
            : [.. loops.Where(loop => IsIn(loop, offset) || !loops.Any(outer => outer != loop && IsIn(outer, loop.Top)))];
    }

    private static bool IsIn(LoopPlace loop, int offset) => loop.Top <= offset && offset < loop.End;

    private IReadOnlyList<LoopPlace> Find(IrFunction function, IReadOnlyList<LoopPlace> loops)
    {
        if (function.IsGenerator || loops.Count == 0)
            return [];
        var alive = Liveness.AtHeads(function, _graph.Value);
        return [.. loops.Where(loop => alive.TryGetValue(loop.Loop, out var locals) && locals.All(loop.Slots.ContainsKey))];
    }
}
