// SPDX-License-Identifier: MIT
// Places in the middle of a function at which a C function begins: yields of a generator, heads of loops. They are numbered in
// their order, those in tries not 0; these are reached by way of these, which begin again, from the outermost on.
using EPython.Frontend.Ir;

namespace EPython.CodeGen.C;

internal sealed class ResumePlaces
{
    private readonly Dictionary<IrStatement, int> _numbers = [];
    private readonly Dictionary<IrStatement, List<IrTry>> _tries = [];

    private readonly int _first;

    /// <summary>First: the number of the first place.</summary>
    public ResumePlaces(List<IrStatement> body, int first, Func<IrStatement, bool> isPlace)
    {
        _first = first;
        Visit(body, [], isPlace);
    }

    public IReadOnlyCollection<IrStatement> All => _numbers.Keys;
    public bool HasTries => _tries.Values.Any(tries => tries.Count > 0);

    public bool Contains(IrStatement statement) => _numbers.ContainsKey(statement);
    public int Number(IrStatement place) => _numbers[place];

    /// <summary>The places inside the body of a try.</summary>
    public IReadOnlyList<IrStatement> Inside(IrTry guarded) => [.. All.Where(place => _tries[place].Contains(guarded))];

    /// <summary>On the way to a place, the try to begin next inside of this one (null: of none).</summary>
    public IrTry? NextTry(IrStatement place, IrTry? inside)
    {
        var tries = _tries[place];
        return tries.ElementAtOrDefault(inside is null ? 0 : tries.IndexOf(inside) + 1);
    }

    private void Visit(List<IrStatement> body, List<IrTry> tries, Func<IrStatement, bool> isPlace)
    {
        foreach (var statement in body)
        {
            if (isPlace(statement))
            {
                _numbers.Add(statement, _first + _numbers.Count);
                _tries.Add(statement, tries);
            }
            foreach (var inner in IrWalk.Bodies(statement))
                Visit(inner, statement is IrTry guarded && inner == guarded.Body ? [.. tries, guarded] : tries, isPlace);
        }
    }
}
