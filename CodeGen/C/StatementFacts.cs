// SPDX-License-Identifier: MIT
// What a statement may do: raise, allocate, run Python code.
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
        IrCallValue or IrCallMethod or IrForEach or IrYield => Effects.Calls,
        IrNewEnvironment or IrNewClosure or IrTry => Effects.Allocates,
        IrRaise { Fault: "Raised" } => Effects.Raises | Effects.Allocates, // an instance of the class
        IrRaise => Effects.Raises,
        _ => Effects.None,
    };

    /// <summary>Directly: a built-in, which may speak with the host, or something that is not known.</summary>
    public static bool UsesBuiltins(IrStatement statement) =>
        statement is IrCallBuiltin || (EffectsOf(statement) & Effects.Calls) != 0;

    /// <summary>Directly, that is not counting what a called Python function does.</summary>
    public static bool Allocates(IrStatement statement) =>
        (EffectsOf(statement) & (Effects.Allocates | Effects.Calls)) != 0;
}
