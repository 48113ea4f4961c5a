// SPDX-License-Identifier: MIT
// A number that was boxed and is unboxed again, as items of an inlined generator are, is the number.
using EPython.Frontend.Ir;
using EPython.Frontend.Types;

namespace EPython.Frontend.Passes;

internal sealed class Unboxing
{
    private readonly LocalUses _uses;

    private Unboxing(IrFunction function) => _uses = new LocalUses(function);

    public static IrProgram Run(IrProgram program, Profile profile)
    {
        foreach (var function in program.Functions)
            new Unboxing(function).Walk(function.Body, []);
        return program;
    }

    // Boxed: temporaries by what was boxed into them, and is still there.
    private void Walk(List<IrStatement> body, Dictionary<IrLocal, IrOp> boxed)
    {
        for (var i = 0; i < body.Count; i++)
        {
            foreach (var inner in IrWalk.Bodies(body[i]))
            {
                Forget(boxed, IrWalk.All([body[i]]));
                Walk(inner, new(boxed));
            }
            if (body[i] is IrOp { Target: { } target } op && op.Operands is [IrLocal from] && boxed.TryGetValue(from, out var box)
                && op.Operation == Opposite(box.Operation))
                body[i] = new IrMove(op.Site, target, box.Operands[0]);
            Forget(boxed, [body[i]]);
            if (IrWalk.Target(body[i]) is { IsTemporary: true } made && _uses.Assignments(made) == 1
                && Box(body[i], boxed) is { } maker)
                boxed[made] = maker;
        }
    }

    private static IrOp? Box(IrStatement statement, Dictionary<IrLocal, IrOp> boxed) => statement switch
    {
        IrOp op when Opposite(op.Operation) is not null => op,
        IrMove { Source: IrLocal source } => boxed.GetValueOrDefault(source),
        _ => null,
    };

    private static void Forget(Dictionary<IrLocal, IrOp> boxed, IEnumerable<IrStatement> statements)
    {
        var assigned = statements.Select(IrWalk.Target).ToHashSet();
        foreach (var (made, _) in boxed.Where(pair => pair.Value.Operands[0] is IrLocal from && assigned.Contains(from)).ToList())
            boxed.Remove(made);
    }

    private static Operation? Opposite(Operation operation) => operation switch
    {
        Operation.BoxInt => Operation.UnboxInt,
        Operation.BoxFloat => Operation.UnboxFloat,
        Operation.BoxBool => Operation.UnboxBool,
        _ => null,
    };
}
