// SPDX-License-Identifier: MIT
// What else is hot where a function is: what its loops call by name, and what that calls.
using EPython.Frontend.Ir;

namespace EPython.CodeGen.Tiers;

public static class HotCallees
{
    /// <summary>The functions, and those that they call.</summary>
    public static HashSet<int> With(IrProgram program, IEnumerable<int> functions)
    {
        var found = functions.ToHashSet();
        var waiting = new Stack<IrFunction>(found.SelectMany(function => Loops(program.Functions[function].Body).SelectMany(Callees)));
        while (waiting.TryPop(out var callee))
        {
            if (!found.Add(callee.Index))
                continue;
            foreach (var next in Callees(callee.Body))
                waiting.Push(next);
        }
        return found;
    }

    private static IEnumerable<List<IrStatement>> Loops(List<IrStatement> body) =>
        IrWalk.All(body).Where(statement => statement is IrLoop or IrForRange or IrForEach).SelectMany(IrWalk.Bodies);

    private static IEnumerable<IrFunction> Callees(List<IrStatement> body) =>
        IrWalk.All(body).OfType<IrCall>().Select(call => call.Callee);
}
