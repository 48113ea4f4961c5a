// SPDX-License-Identifier: MIT
// Generic access to statements: what they read, what they assign, what they contain.
namespace EPython.Frontend.Ir;

public static class IrWalk
{
    /// <summary>Operands that the statement itself reads (not those of statements inside it), in evaluation order.</summary>
    public static IReadOnlyList<IrOperand> Reads(IrStatement statement) => statement switch
    {
        IrMove move => [move.Source],
        IrOp op => op.Operands,
        IrCall { Environment: { } environment } call => [.. call.Arguments, environment],
        IrCall call => call.Arguments,
        IrCallValue call => [call.Callee, .. call.Arguments],
        IrCallBuiltin call => call.Arguments,
        IrCallMethod call => call.Arguments,
        IrStoreGlobal store => [store.Source],
        IrNewEnvironment make => [make.Parent],
        IrYield { Value: { } value } => [value],
        IrLoadEnvironment load => [load.Environment],
        IrStoreEnvironment store => [store.Environment, store.Source],
        IrNewClosure closure => [closure.Environment, .. closure.Defaults],
        IrForRange loop => [loop.Start, loop.Stop, loop.Step],
        IrForEach loop => [loop.Iterator],
        IrIf branch => branch.Test.Operands,
        IrReturn { Value: { } value } => [value],
        IrRaise raise => raise.Arguments,
        _ => [],
    };

    /// <summary>The local that the statement assigns (a loop: its counter or item; a try: what it caught), or null.</summary>
    public static IrLocal? Target(IrStatement statement) => statement switch
    {
        IrMove move => move.Target,
        IrOp op => op.Target,
        IrCall call => call.Target,
        IrCallValue call => call.Target,
        IrCallBuiltin call => call.Target,
        IrCallMethod call => call.Target,
        IrYield yielded => yielded.Target,
        IrLoadGlobal load => load.Target,
        IrNewEnvironment make => make.Target,
        IrLoadEnvironment load => load.Target,
        IrNewClosure closure => closure.Target,
        IrForRange loop => loop.Counter,
        IrForEach loop => loop.Item,
        IrTry guarded => guarded.Caught,
        _ => null,
    };

    /// <summary>Replaces every operand that the statement itself reads. IrLoadEnvironment, IrStoreEnvironment's
    /// environment, IrNewEnvironment's parent and IrForEach's iterator stay: they are locals by nature.</summary>
    public static void Rewrite(IrStatement statement, Func<IrOperand, IrOperand> replace)
    {
        switch (statement)
        {
            case IrMove move:
                move.Source = replace(move.Source);
                break;
            case IrOp op:
                op.Operands = [.. op.Operands.Select(replace)];
                break;
            case IrCall call:
                call.Arguments = [.. call.Arguments.Select(replace)];
                break;
            case IrCallValue call:
                call.Callee = replace(call.Callee);
                call.Arguments = [.. call.Arguments.Select(replace)];
                break;
            case IrCallBuiltin call:
                call.Arguments = [.. call.Arguments.Select(replace)];
                break;
            case IrCallMethod call:
                call.Arguments = [.. call.Arguments.Select(replace)];
                break;
            case IrNewClosure closure:
                closure.Defaults = [.. closure.Defaults.Select(replace)];
                break;
            case IrIf branch:
                branch.Test = branch.Test with { Operands = [.. branch.Test.Operands.Select(replace)] };
                break;
            case IrRaise raise:
                raise.Arguments = [.. raise.Arguments.Select(replace)];
                break;
            default:
                RewriteSingle(statement, replace);
                break;
        }
    }

    private static void RewriteSingle(IrStatement statement, Func<IrOperand, IrOperand> replace)
    {
        switch (statement)
        {
            case IrStoreGlobal store:
                store.Source = replace(store.Source);
                break;
            case IrStoreEnvironment store:
                store.Source = replace(store.Source);
                break;
            case IrForRange loop:
                loop.Start = replace(loop.Start);
                loop.Stop = replace(loop.Stop);
                loop.Step = replace(loop.Step);
                break;
            case IrYield { Value: { } value } yielded:
                yielded.Value = replace(value);
                break;
            case IrReturn { Value: { } value } result:
                result.Value = replace(value);
                break;
        }
    }

    /// <summary>Lists of statements inside a statement.</summary>
    public static IReadOnlyList<List<IrStatement>> Bodies(IrStatement statement) => statement switch
    {
        IrBlock block => [block.Body],
        IrLoop loop => [loop.Body],
        IrForRange loop => [loop.Body],
        IrForEach loop => [loop.Body],
        IrIf branch => [branch.Then, branch.Else],
        IrTry guarded => [guarded.Body, guarded.Handler],
        _ => [],
    };

    /// <summary>The label of a block or loop; null for whatever else.</summary>
    public static IrLabel? Label(IrStatement statement) => statement switch
    {
        IrBlock block => block.Label,
        IrLoop loop => loop.Label,
        IrForRange loop => loop.Label,
        IrForEach loop => loop.Label,
        _ => null,
    };

    /// <summary>All statements, outer before inner, in order.</summary>
    public static IEnumerable<IrStatement> All(IEnumerable<IrStatement> statements)
    {
        foreach (var statement in statements)
        {
            yield return statement;
            foreach (var inner in Bodies(statement).SelectMany(All))
                yield return inner;
        }
    }

    /// <summary>Whether control may reach what follows the statement.</summary>
    public static bool Completes(IrStatement statement) => statement switch
    {
        IrBreak or IrContinue or IrReturn or IrRaise => false,
        IrBlock block => Completes(block.Body) || IsLeft(block.Body, block.Label),
        IrLoop loop => IsLeft(loop.Body, loop.Label),
        IrIf branch => Completes(branch.Then) || Completes(branch.Else),
        IrTry guarded => Completes(guarded.Body) || Completes(guarded.Handler),
        _ => true,
    };

    public static bool Completes(List<IrStatement> body) => body.Count == 0 || Completes(body[^1]);

    private static bool IsLeft(List<IrStatement> body, IrLabel label) =>
        All(body).Any(statement => statement is IrBreak leave && leave.Label == label);
}
