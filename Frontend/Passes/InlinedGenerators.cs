// SPDX-License-Identifier: MIT
// A loop over a generator that it alone can see becomes the generator's body, with the loop's in place of the yield: no
// object, no frame that is left and entered again, no boxes. Faults say both places, as an inlined comprehension's do.
using EPython.Frontend.Ir;
using EPython.Frontend.Types;

namespace EPython.Frontend.Passes;

internal sealed class InlinedGenerators
{
    private const int MostStatements = 40;      // of a generator; what is inlined once or twice costs bytes else
    private const int MostCopied = 16;          // statements of a loop's body, for yields after the first
    private const int MostInlined = 24;         // into one function
    private readonly IrFunction _function;
    private readonly InlinableGenerators _generators;
    private LocalUses _uses;
    private int _made;

    private InlinedGenerators(IrFunction function, InlinableGenerators generators)
    {
        _function = function;
        _generators = generators;
        _uses = new LocalUses(function);
    }

    public static IrProgram Run(IrProgram program, Profile profile)
    {
        if (!program.Functions.Any(function => function.IsGenerator))
            return program;
        var generators = new InlinableGenerators(program, MostStatements);
        foreach (var function in program.Functions)
        {
            var one = new InlinedGenerators(function, generators);
            while (one._made < MostInlined && one.InlineOne(function.Body))
            {
                one._made++;
                one._uses = new LocalUses(function);
            }
        }
        return program;
    }

    private bool InlineOne(List<IrStatement> body)
    {
        for (var i = 0; i < body.Count; i++)
        {
            if (body[i] is IrCall { Target: { } made } call && IsOfOneUse(made) && _generators.May(call.Callee, _function)
                && FindLoop(body, i + 1, made) is var (list, start, loop) && Inline(body, i, list, start, loop))
                return true;
            if (IrWalk.Bodies(body[i]).Any(InlineOne))
                return true;
        }
        return false;
    }

    private bool IsOfOneUse(IrLocal local) => _uses.Assignments(local) == 1 && _uses.Reads(local) == 1;

    /// <summary>Where an iterator is asked of the generator, and the loop over it: in a list that is run at most once for each
    /// time that what is before it in this one is.</summary>
    private (List<IrStatement> List, int Start, int Loop)? FindLoop(List<IrStatement> list, int from, IrLocal generator)
    {
        for (var i = from; i < list.Count; i++)
        {
            if (list[i] is IrOp { Operation: Operation.GetIterator, Target: { } iterator } start && start.Operands[0] == generator)
            {
                var loop = list.FindIndex(i, statement => statement is IrForEach each && each.Iterator == iterator);
                return loop >= 0 && IsOfOneUse(iterator) ? (list, i, loop) : null;
            }
            if (list[i] is not (IrBlock or IrIf or IrTry))
                continue;
            foreach (var inner in IrWalk.Bodies(list[i]))
            {
                if (FindLoop(inner, 0, generator) is { } found)
                    return found;
            }
        }
        return null;
    }

    private bool Inline(List<IrStatement> calls, int at, List<IrStatement> list, int start, int loop)
    {
        var (call, each) = ((IrCall)calls[at], (IrForEach)list[loop]);
        if ((InlinableGenerators.Yields(call.Callee) - 1) * IrWalk.All(each.Body).Count() > MostCopied)
            return false;
        var known = _function.Locals.Count;
        var (arguments, body) = new GeneratorBody(_function, _uses, call, each).Make();
        var ends = IrWalk.Completes(body);
        if (!ends && list != _function.Body)
        {
            _function.Locals.RemoveRange(known, _function.Locals.Count - known);
            return false;
        }
        // Behind a loop that never ends, and is left by returns only, nothing is reached.
        list.RemoveRange(loop, ends ? 1 : list.Count - loop);
        list.InsertRange(loop, body);
        list.RemoveAt(start);
        calls.RemoveAt(at);
        calls.InsertRange(at, arguments);
        return true;
    }
}
