// SPDX-License-Identifier: MIT
// What a generator's object keeps while it is suspended, and how its places are numbered: the start is 0.
using EPython.Frontend.Ir;
using EPython.Frontend.Types;

namespace EPython.CodeGen.C;

internal sealed class GeneratorFrame
{
    private readonly IReadOnlyDictionary<IrYield, IReadOnlyList<IrLocal>> _kept;
    private readonly HashSet<IrLocal> _all;
    private readonly Dictionary<IrLocal, int> _rawSlots = [];
    private readonly Dictionary<IrYield, int> _numbers = [];
    private readonly Dictionary<IrYield, List<IrTry>> _tries = [];

    public GeneratorFrame(IrFunction function, IReadOnlyDictionary<IrYield, IReadOnlyList<IrLocal>> kept)
    {
        _kept = kept;
        _all = [.. kept.Values.SelectMany(locals => locals)];
        foreach (var local in function.Parameters.Concat(function.Locals).Distinct())
        {
            if (local.Kind != Kind.Value && _all.Contains(local))
                _rawSlots[local] = _rawSlots.Count;
        }
        Visit(function.Body, []);
        Start = _numbers.Keys.First(yielded => yielded.Form == YieldForm.Start);
    }

    public IrYield Start { get; }
    public int Raws => _rawSlots.Count;
    /// <summary>All yields that can be reached, in order.</summary>
    public IReadOnlyCollection<IrYield> Yields => _numbers.Keys;
    public bool HasTries => _tries.Values.Any(tries => tries.Count > 0);

    public bool Keeps(IrLocal local) => _all.Contains(local);
    public IReadOnlyList<IrLocal> KeptAt(IrYield yielded) => _kept.GetValueOrDefault(yielded) ?? [];
    public int RawSlot(IrLocal local) => _rawSlots[local];
    public int Number(IrYield yielded) => _numbers[yielded];

    /// <summary>The yields inside the body of a try.</summary>
    public IReadOnlyList<IrYield> YieldsIn(IrTry guarded) => [.. Yields.Where(one => _tries[one].Contains(guarded))];

    /// <summary>On the way to a yield, the try to begin next inside of this one (null: of none).</summary>
    public IrTry? NextTry(IrYield yielded, IrTry? inside)
    {
        var tries = _tries[yielded];
        return tries.ElementAtOrDefault(inside is null ? 0 : tries.IndexOf(inside) + 1);
    }

    private void Visit(List<IrStatement> body, List<IrTry> tries)
    {
        foreach (var statement in body)
        {
            if (statement is IrYield yielded)
            {
                _numbers.Add(yielded, _numbers.Count);
                _tries.Add(yielded, tries);
            }
            foreach (var inner in IrWalk.Bodies(statement))
                Visit(inner, statement is IrTry guarded && inner == guarded.Body ? [.. tries, guarded] : tries);
        }
    }
}
