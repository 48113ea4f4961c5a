// SPDX-License-Identifier: MIT
// IR to C, functions that begin in the middle: they load what is alive there, and go there, by way of the tries around it.
using EPython.Frontend.Ir;

namespace EPython.CodeGen.C;

internal sealed partial class CFunctionEmitter
{
    private readonly Dictionary<IrTry, string> _tryLabels = [];
    private readonly Dictionary<IrStatement, string> _placeLabels = [];
    private ResumePlaces? _places;
    private IReadOnlySet<IrLocal> _loaded = new HashSet<IrLocal>();     // at some place
    private Func<IrStatement, IEnumerable<(IrLocal Local, string Text)>> _load = _ => [];

    private void BeginAt(
        ResumePlaces places, IReadOnlySet<IrLocal> loaded, Func<IrStatement, IEnumerable<(IrLocal, string)>> load) =>
        (_places, _loaded, _load) = (places, loaded, load);

    // Parameters, where they are locals like others.
    private void DeclareArrivals()
    {
        foreach (var local in Arrivals().Where(local => _loaded.Contains(local) || _scopes.IsUsed(local)))
            _writer.Line($"{Qualified(local)}{CLiterals.TypeOf(local.Kind)} {_names[local]};");
    }

    /// <summary>From `state` to where the function goes on.</summary>
    private void WriteDispatch()
    {
        if (_places!.HasTries)
            _writer.Line("volatile epy_word place = state; /* where to go on; 0: it goes on there already */");
        WriteDispatch([.. _places.All], null);
    }

    /// <summary>The same inside of a try (null: of none): to where it goes on, or to the next try on the way there.</summary>
    private void WriteDispatch(IReadOnlyList<IrStatement> places, IrTry? inside)
    {
        _writer.Open($"switch ({(inside is null ? "state" : "place")})");
        foreach (var place in places)
        {
            _writer.Line($"case {Number(_places!.Number(place))}:");
            foreach (var (local, text) in inside is null ? _load(place) : [])
                _writer.Line($"    {_names[local]} = {text};");
            var label = _places.NextTry(place, inside) is { } next ? TryLabel(next) : PlaceLabel(place);
            _writer.Line($"    goto {label};");
        }
        _writer.Close();
    }

    /// <summary>Control may come into the middle of a loop without having passed its beginning.</summary>
    private bool IsEnteredInside(IrStatement loop) =>
        _places is { } places && IrWalk.Bodies(loop).SelectMany(IrWalk.All).Any(places.Contains);

    private void WritePlace(IrStatement place)
    {
        _writer.Label(PlaceLabel(place));
        if (_places!.HasTries)
            _writer.Line("place = 0;");
    }

    private string TryLabel(IrTry guarded)
    {
        if (!_tryLabels.TryGetValue(guarded, out var name))
            _tryLabels[guarded] = name = _mangler.Claim("again");
        return name;
    }

    private string PlaceLabel(IrStatement place)
    {
        if (!_placeLabels.TryGetValue(place, out var name))
            _placeLabels[place] = name = _mangler.Claim("resumed");
        return name;
    }
}
