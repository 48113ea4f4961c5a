// SPDX-License-Identifier: MIT
// Functions that nothing can call any more, as generators that became parts of loops, lose their bodies. Not among the passes of
// every program: who looks at a function that is not called yet wants to see it. Cores hold what can run.
using EPython.Frontend.Ir;
using EPython.Frontend.Types;

namespace EPython.Frontend.Passes;

public static class Unreached
{
    /// <summary>The program, with such functions changed.</summary>
    public static IrProgram WithoutBodies(IrProgram program)
    {
        var reached = Reached(program);
        foreach (var function in program.Functions.Where(function => !reached.Contains(function.Index)))
            Empty(function);
        return program;
    }

    private static HashSet<int> Reached(IrProgram program)
    {
        HashSet<int> reached = [0, .. program.Classes.SelectMany(one => one.Entries).Select(entry => entry.Function?.Index ?? 0)];
        var waiting = new Stack<int>(reached);
        while (waiting.TryPop(out var index))
        {
            foreach (var next in Named(program.Functions[index]).Where(reached.Add))
                waiting.Push(next);
        }
        return reached;
    }

    private static IEnumerable<int> Named(IrFunction function)
    {
        var statements = IrWalk.All(function.Body).ToList();
        return statements.OfType<IrCall>().Select(call => call.Callee.Index)
            .Concat(statements.OfType<IrNewClosure>().Select(closure => closure.Function))
            .Concat(statements.SelectMany(IrWalk.Reads).Concat(function.Defaults).OfType<IrFunctionValue>()
                .Select(value => value.Function));
    }

    private static void Empty(IrFunction function)
    {
        var site = function.Body[^1].Site;
        List<IrStatement> start = function.IsGenerator ? [new IrYield(site, YieldForm.Start, null, null)] : [];
        IrOperand? result = (function.IsGenerator ? Kind.Value : function.ResultKind) switch
        {
            Kind.None => null,
            Kind.Int => IrConstant.Int(0),
            Kind.Float => IrConstant.Float(0),
            Kind.Bool => IrConstant.Bool(false),
            Kind.Word => IrConstant.Word(0),
            _ => IrConstant.Value_(null),
        };
        function.Body = [.. start, new IrReturn(site, result)];
        function.Locals.RemoveAll(local => !function.Parameters.Contains(local) && local != function.ClosureEnvironment);
    }
}
