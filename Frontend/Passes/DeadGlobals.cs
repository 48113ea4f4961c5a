// SPDX-License-Identifier: MIT
// Globals that nobody loads (functions only called by name, constants that were propagated) need no slot.
using EPython.Frontend.Ir;
using EPython.Frontend.Types;

namespace EPython.Frontend.Passes;

internal static class DeadGlobals
{
    public static IrProgram Run(IrProgram program, Profile profile)
    {
        var loaded = program.Functions.SelectMany(function => IrWalk.All(function.Body)).OfType<IrLoadGlobal>()
            .Select(load => load.Global).ToHashSet();
        if (program.Argv is { } argv)
            loaded.Add(argv);
        loaded.UnionWith(program.HeldGlobals);
        var slots = new Dictionary<IrGlobal, IrGlobal>();
        foreach (var global in program.Globals.Where(loaded.Contains))
        {
            var slot = slots.Keys.Count(other => (other.Kind == Kind.Value) == (global.Kind == Kind.Value));
            slots.Add(global, global with { Slot = slot });
        }
        foreach (var function in program.Functions)
            Renumber(function.Body, slots);
        DeadCode.Run(program, profile);
        return new IrProgram
        {
            Functions = program.Functions,
            Globals = [.. slots.Values],
            MethodNames = program.MethodNames,
            Names = program.Names,
            Sources = program.Sources,
            Classes = [.. program.Classes.Select(one => one with
            {
                Entries = [.. one.Entries.Select(entry => entry.Global is { } held ? entry with { Global = slots[held] } : entry)],
            })],
            Argv = program.Argv is { } kept ? slots[kept] : null,
        };
    }

    private static void Renumber(List<IrStatement> body, Dictionary<IrGlobal, IrGlobal> slots)
    {
        body.RemoveAll(statement => statement is IrStoreGlobal store && !slots.ContainsKey(store.Global));
        for (var i = 0; i < body.Count; i++)
        {
            if (body[i] is IrLoadGlobal load)
                body[i] = new IrLoadGlobal(load.Site, load.Target, slots[load.Global], load.IsBound);
            else if (body[i] is IrStoreGlobal store)
                body[i] = new IrStoreGlobal(store.Site, slots[store.Global], store.Source);
            foreach (var inner in IrWalk.Bodies(body[i]))
                Renumber(inner, slots);
        }
    }
}
