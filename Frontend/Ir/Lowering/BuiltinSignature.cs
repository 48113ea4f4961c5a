// SPDX-License-Identifier: MIT
// The parameters of a row of builtins.def, and how a call's arguments are laid out for it.
using EPython.Frontend.Syntax;
using EPython.Frontend.Types;

namespace EPython.Frontend.Ir.Lowering;

internal sealed class BuiltinSignature
{
    private sealed record Parameter(string Name, bool IsOptional, bool IsKeywordOnly, bool IsPositionalOnly);

    private readonly BuiltinInfo _row;
    private readonly List<Parameter> _parameters = [];
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
                _parameters.Add(
                    new Parameter(cells[i].TrimEnd('='), cells[i].EndsWith('='), isKeywordOnly, i < slash));
            }
        }
        _positional = _parameters.Count(parameter => !parameter.IsKeywordOnly);
    }

    /// <summary>Slot of each argument in args[] (self not counted among them but first), or CPython's message.</summary>
    public string? Bind(IReadOnlyList<AstArgument> arguments, bool hasSelf, int[] slots, out int count)
    {
        count = _parameters.Count;
        var taken = new bool[_parameters.Count];
        var self = hasSelf ? 1 : 0;
        if (hasSelf)
            taken[0] = true;
        var given = arguments.Count(argument => argument.Name is null);
        for (var i = 0; i < arguments.Count; i++)
        {
            var slot = arguments[i].Name is { } name ? SlotOf(name) : PositionOf(i + self, ref count);
            if (slot < 0)
                return arguments[i].Name is { } keyword ? UnexpectedKeyword(keyword) : WrongCount(given);
            if (slot < taken.Length && taken[slot])
                return $"argument for {_row.PythonName}() given by name ('{arguments[i].Name}') and position ({slot + 1})";
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
        : $"'{keyword}' is an invalid keyword argument for {_row.PythonName}()";

    private string QualifiedName => _row.Type is { } type
        ? $"{BuiltinTable.Types.First(t => t.Name == type).PythonName}.{_row.PythonName}"
        : _row.Module is { Length: > 0 } module ? $"{module}.{_row.PythonName}" : _row.PythonName;

    /// <summary>The message depends on how CPython declares the function; these are its usual forms.</summary>
    private string WrongCount(int given)
    {
        var self = _row.Type is null ? 0 : 1;
        var maximum = _positional - self;
        var minimum = _parameters.Count(parameter => parameter is { IsOptional: false, IsKeywordOnly: false }) - self;
        if (minimum == maximum && maximum <= 1 && !_hasRest)
            return $"{QualifiedName}() takes {(maximum == 0 ? "no arguments" : "exactly one argument")} ({given} given)";
        var bound = minimum == maximum ? "" : given < minimum ? "at least " : "at most ";
        var wanted = given < minimum ? minimum : maximum;
        return $"{_row.PythonName} expected {bound}{wanted} argument{(wanted == 1 ? "" : "s")}, got {given}";
    }
}
