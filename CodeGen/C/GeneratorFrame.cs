// SPDX-License-Identifier: MIT
// What a generator's object keeps while it is suspended, and the places where it goes on: the start is 0.
using EPython.Frontend.Ir;
using EPython.Frontend.Types;

namespace EPython.CodeGen.C;

internal sealed class GeneratorFrame
{
    private readonly IReadOnlyDictionary<IrYield, IReadOnlyList<IrLocal>> _kept;
    private readonly Dictionary<IrLocal, int> _rawSlots = [];

    public GeneratorFrame(IrFunction function, IReadOnlyDictionary<IrYield, IReadOnlyList<IrLocal>> kept)
    {
        _kept = kept;
        All = kept.Values.SelectMany(locals => locals).ToHashSet();
        foreach (var local in function.Parameters.Concat(function.Locals).Distinct())
        {
            if (local.Kind != Kind.Value && All.Contains(local))
                _rawSlots[local] = _rawSlots.Count;
        }
        Places = new ResumePlaces(function.Body, 0, statement => statement is IrYield);
        Start = (IrYield)Places.All.First(yielded => yielded is IrYield { Form: YieldForm.Start });
    }

    /// <summary>All yields that can be reached.</summary>
    public ResumePlaces Places { get; }
    public IrYield Start { get; }
    public int Raws => _rawSlots.Count;
    /// <summary>What is kept at some yield.</summary>
    public IReadOnlySet<IrLocal> All { get; }

    public IReadOnlyList<IrLocal> KeptAt(IrStatement yielded) => _kept.GetValueOrDefault((IrYield)yielded) ?? [];
    public int RawSlot(IrLocal local) => _rawSlots[local];
}
