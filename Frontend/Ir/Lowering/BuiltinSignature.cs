// SPDX-License-Identifier: MIT
// The parameters of a row of builtins.def, and how a call's arguments are laid out for it.
using EPython.Frontend.Types;

namespace EPython.Frontend.Ir.Lowering;

/// <summary>A named parameter of a row.</summary>
public sealed record BuiltinParameter(string Name, bool IsOptional, bool IsKeywordOnly, bool IsPositionalOnly);

/// <summary>A row's parameters.</summary>
public sealed class BuiltinSignature
{
    private readonly BuiltinInfo _row;
    private readonly List<BuiltinParameter> _parameters = [];
    private readonly bool _hasRest;
    private readonly int _positional;

    public BuiltinSignature(BuiltinInfo row)
    {
        _row = row;
        var isKeywordOnly = false;
        var cells = row.Parameters.Split(',', StringSplitOptions.RemoveEmptyEntries);
        var slash = Array.IndexOf(cells, "/");
        for (var i = 0; i < cells.Length; i++)
        {
            if (cells[i][0] == '*')
            {
                isKeywordOnly = true;
                _hasRest |= cells[i].Length > 1;
            }
            else if (cells[i] != "/")
            {
                _parameters.Add(new BuiltinParameter(
                    cells[i].TrimEnd('='), cells[i].EndsWith('='), isKeywordOnly, i < slash || IsSelf(i)));
            }
        }
        _positional = _parameters.Count(parameter => !parameter.IsKeywordOnly);
    }

    private bool IsSelf(int index) => index == 0 && _row.Type is not null;

    /// <summary>In the order of args[].</summary>
    public IReadOnlyList<BuiltinParameter> Parameters => _parameters;

    /// <summary>Slot of each argument in args[] (self not counted among them but first), or CPython's message. An argument
    /// is given by its name or, null, by position.</summary>
    public string? Bind(IReadOnlyList<string?> names, bool hasSelf, int[] slots, out int count)
    {
        count = _parameters.Count;
        var taken = new bool[_parameters.Count];
        var self = hasSelf ? 1 : 0;
        if (hasSelf)
            taken[0] = true;
        var given = names.Count(name => name is null);
        for (var i = 0; i < names.Count; i++)
        {
            var slot = names[i] is { } name ? SlotOf(name) : PositionOf(i + self, ref count);
            if (slot < 0)
                return names[i] is { } keyword ? UnexpectedKeyword(keyword) : WrongCount(given);
            if (slot < taken.Length && taken[slot])
                return $"argument for {_row.PythonName}() given by name ('{names[i]}') and position ({slot + 1})";
            if (slot < taken.Length)
                taken[slot] = true;
            slots[i] = slot;
        }
        var missing = _parameters.FindIndex(parameter => !parameter.IsOptional && !taken[_parameters.IndexOf(parameter)]);
        return missing >= 0 ? WrongCount(given) : null;
    }

    private int SlotOf(string keyword) =>
        _parameters.FindIndex(parameter => parameter.Name == keyword && !parameter.IsPositionalOnly);

    private int PositionOf(int position, ref int count)
    {
        if (position < _positional)
            return position;
        return _hasRest ? count++ : -1;
    }

    private string UnexpectedKeyword(string keyword) => _parameters.All(parameter => parameter.IsPositionalOnly)
        ? $"{QualifiedName}() takes no keyword arguments"
        : $"'{keyword}' is an invalid keyword argument for {(_row.Name == "Sorted" ? "sort" : _row.PythonName)}()";

    private string QualifiedName => _row.Type is { } type
        ? $"{BuiltinTable.Types.First(t => t.Name == type).PythonName}.{_row.PythonName}"
        : _row.Module is { Length: > 0 } module ? $"{module}.{_row.PythonName}" : _row.PythonName;

    /// <summary>The message depends on how CPython declares the function; these are its usual forms.</summary>
    private string WrongCount(int given)
    {
        if (_row.Name == "Map")
            return "map() must have at least two arguments.";
        var self = _row.Type is null ? 0 : 1;
        var maximum = _positional - self;
        var minimum = _parameters.Count(parameter => parameter is { IsOptional: false, IsKeywordOnly: false }) - self;
        if (minimum == maximum && maximum <= 1 && !_hasRest)
            return $"{QualifiedName}() takes {(maximum == 0 ? "no arguments" : "exactly one argument")} ({given} given)";
        if (_parameters.Exists(parameter => !parameter.IsPositionalOnly))
        {
            var limit = given < minimum ? minimum : maximum;
            return $"{_row.PythonName}() takes at {(given < minimum ? "least" : "most")} {limit} "
                + $"argument{(limit == 1 ? "" : "s")} ({given} given)";
        }
        var bound = minimum == maximum ? "" : given < minimum ? "at least " : "at most ";
        var wanted = given < minimum ? minimum : maximum;
        return $"{_row.PythonName} expected {bound}{wanted} argument{(wanted == 1 ? "" : "s")}, got {given}";
    }
}
