// SPDX-License-Identifier: MIT
// What a statement reads, writes, contains and may do: the questions that liveness, call graph and emitter share.
using EPython.Frontend.Ir;
using EPython.Frontend.Types;

namespace EPython.CodeGen.C;

internal static class StatementFacts
{
    private static readonly Dictionary<string, Effects> s_builtinEffects =
        BuiltinTable.All.ToDictionary(row => row.Name, row => row.Effects);

    public static Effects EffectsOf(IrStatement statement) => statement switch
    {
        IrOp { Operation: Operation.BoxInt } box when (box.Checks & Checks.Overflow) == 0 => Effects.None,
        IrOp op => op.Operation.Info().Effects,
        IrCallBuiltin call => s_builtinEffects.GetValueOrDefault(call.Builtin, Effects.Calls),
        IrCallValue or IrCallMethod or IrForEach => Effects.Calls,
        IrNewEnvironment or IrNewClosure => Effects.Allocates,
        IrRaise => Effects.Raises,
        _ => Effects.None,
    };

    /// <summary>Directly, that is not counting what a called Python function does.</summary>
    public static bool Allocates(IrStatement statement) =>
        (EffectsOf(statement) & (Effects.Allocates | Effects.Calls)) != 0;

    public static IrLocal? Target(IrStatement statement) => statement switch
    {
        IrMove move => move.Target,
        IrOp op => op.Target,
        IrCall call => call.Target,
        IrCallValue call => call.Target,
        IrCallBuiltin call => call.Target,
        IrCallMethod call => call.Target,
        IrLoadGlobal load => load.Target,
        IrNewEnvironment made => made.Target,
        IrLoadEnvironment load => load.Target,
        IrNewClosure made => made.Target,
        IrForRange loop => loop.Counter,
        IrForEach loop => loop.Item,
        _ => null,
    };

    /// <summary>What the statement itself reads; bodies are not looked into.</summary>
    public static IEnumerable<IrOperand> Operands(IrStatement statement) => statement switch
    {
        IrMove move => [move.Source],
        IrOp op => op.Operands,
        IrCall call => call.Environment is null ? call.Arguments : call.Arguments.Append(call.Environment),
        IrCallValue call => call.Arguments.Append(call.Callee),
        IrCallBuiltin call => call.Arguments,
        IrCallMethod call => call.Arguments,
        IrStoreGlobal store => [store.Source],
        IrNewEnvironment made => [made.Parent],
        IrLoadEnvironment load => [load.Environment],
        IrStoreEnvironment store => [store.Environment, store.Source],
        IrNewClosure made => made.Defaults.Append(made.Environment),
        IrForRange loop => [loop.Start, loop.Stop, loop.Step],
        IrForEach loop => [loop.Iterator],
        IrIf branch => branch.Test.Operands,
        IrReturn { Value: { } value } => [value],
        IrRaise raise => raise.Arguments,
        _ => [],
    };

    public static IEnumerable<List<IrStatement>> Bodies(IrStatement statement) => statement switch
    {
        IrBlock block => [block.Body],
        IrLoop loop => [loop.Body],
        IrForRange loop => [loop.Body],
        IrForEach loop => [loop.Body],
        IrIf branch => [branch.Then, branch.Else],
        _ => [],
    };

    /// <summary>All statements of a body, containers before what they contain.</summary>
    public static IEnumerable<IrStatement> Walk(IEnumerable<IrStatement> body)
    {
        foreach (var statement in body)
        {
            yield return statement;
            foreach (var inner in Bodies(statement).SelectMany(Walk))
                yield return inner;
        }
    }
}
