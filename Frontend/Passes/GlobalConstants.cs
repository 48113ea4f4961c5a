// SPDX-License-Identifier: MIT
// A global with one store in the whole program, of a constant: whoever finds it bound finds that constant. Checks that it
// is bound stay.
using EPython.Frontend.Ir;
using EPython.Frontend.Types;

namespace EPython.Frontend.Passes;

internal static class GlobalConstants
{
    public static IrProgram Run(IrProgram program, Profile profile)
    {
        var constants = Find(program);
        foreach (var function in program.Functions)
            Replace(function.Body, constants);
        return program;
    }

    private static Dictionary<IrGlobal, IrConstant> Find(IrProgram program)
    {
        var held = program.HeldGlobals.ToHashSet();
        return program.Functions
            .SelectMany(function => IrWalk.All(function.Body)).OfType<IrStoreGlobal>()
            .GroupBy(store => store.Global)
            .Where(stores => stores.Count() == 1 && stores.Key != program.Argv && !IsFlag(stores.Key))
            .Where(stores => stores.First().Source is IrConstant && !held.Contains(stores.Key))
            .ToDictionary(stores => stores.Key, stores => (IrConstant)stores.First().Source);
    }

    /// <summary>Flags (bound, module entered) are false first: their only store says nothing.</summary>
    private static bool IsFlag(IrGlobal global) => global.Name[^1] is '?' or '!';

    private static void Replace(List<IrStatement> body, Dictionary<IrGlobal, IrConstant> constants)
    {
        for (var i = 0; i < body.Count; i++)
        {
            if (body[i] is IrLoadGlobal load && load.Target.Kind != Kind.Value
                && constants.TryGetValue(load.Global, out var constant))
                body[i] = new IrMove(load.Site, load.Target, constant);
            foreach (var inner in IrWalk.Bodies(body[i]))
                Replace(inner, constants);
        }
    }
}
