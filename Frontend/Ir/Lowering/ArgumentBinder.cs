// SPDX-License-Identifier: MIT
// Binds the arguments of a call to the parameters of a Python function, or says what CPython says when they do not fit.
using EPython.Frontend.Binding;

namespace EPython.Frontend.Ir.Lowering;

/// <summary>What binding must know of a parameter.</summary>
public sealed record ParameterShape(string Name, bool HasDefault, bool KeywordOnly = false, bool PositionalOnly = false);

/// <summary>One call: the callee's name, its named parameters, and the name of each argument (null: given by position).
/// </summary>
public sealed class ArgumentBinder(string callee, IReadOnlyList<ParameterShape> parameters, IReadOnlyList<string?> arguments)
{
    private readonly List<ParameterShape> _parameters = [.. parameters];
    private readonly int[] _argumentOf = [.. parameters.Select(_ => -1)];
    private readonly List<int> _named = [];

    /// <summary>The callee has *args, **kwargs.</summary>
    public bool HasStar { get; init; }
    public bool HasStarStar { get; init; }

    internal static ArgumentBinder Of(FunctionSymbol callee, IReadOnlyList<string?> arguments) => new(
        callee.PythonName,
        [.. callee.Parameters.Where(parameter => parameter.IsNamedParameter).Select(parameter => new ParameterShape(
            parameter.Name, parameter.Default is not null, parameter.KeywordOnly, parameter.PositionalOnly))],
        arguments)
    {
        HasStar = callee.Parameters.Any(parameter => parameter.IsStar),
        HasStarStar = callee.Parameters.Any(parameter => parameter.IsStarStar),
    };

    /// <summary>Argument of each named parameter: its index, or -1 for the default.</summary>
    public IReadOnlyList<int> ArgumentOf => _argumentOf;

    /// <summary>The arguments that go into *args.</summary>
    public IEnumerable<int> Rest => Enumerable.Range(0, arguments.Count).Where(i => arguments[i] is null).Skip(Places);

    /// <summary>The arguments that go into **kwargs.</summary>
    public IReadOnlyList<int> Named => _named;

    public string NameOf(int argument) => arguments[argument]!;

    private int Places => _parameters.Count(parameter => !parameter.KeywordOnly);

    /// <summary>Null, or the message of the TypeError that the call raises.</summary>
    public string? Bind()
    {
        var positional = arguments.Count(name => name is null);
        var places = Places;
        for (var i = 0; i < Math.Min(positional, places); i++)
            _argumentOf[i] = i;
        for (var i = 0; i < arguments.Count; i++)
        {
            if (arguments[i] is { } name && BindKeyword(name, i) is { } error)
                return error;
        }
        if (positional > places && !HasStar)
            return TooMany(positional, places);
        return Missing(keywordOnly: false) ?? Missing(keywordOnly: true);
    }

    private string? BindKeyword(string name, int argument)
    {
        var index = _parameters.FindIndex(parameter => parameter.Name == name);
        if (HasStarStar && (index < 0 || _parameters[index].PositionalOnly))
        {
            _named.Add(argument);
            return null;
        }
        if (index >= 0 && _parameters[index].PositionalOnly)
            return PositionalOnly();
        if (index < 0)
            return $"{Name} got an unexpected keyword argument '{name}'";
        if (_argumentOf[index] >= 0)
            return $"{Name} got multiple values for argument '{name}'";
        _argumentOf[index] = argument;
        return null;
    }

    private string PositionalOnly()
    {
        var names = _parameters.Where(parameter => parameter.PositionalOnly && arguments.Contains(parameter.Name));
        return $"{Name} got some positional-only arguments passed as keyword arguments: "
            + $"'{string.Join(", ", names.Select(parameter => parameter.Name))}'";
    }

    private string Name => callee + "()";

    private string TooMany(int given, int places)
    {
        var optional = _parameters.Count(parameter => parameter is { KeywordOnly: false, HasDefault: true });
        var takes = optional > 0 ? $"from {places - optional} to {places}" : $"{places}";
        var plural = optional > 0 || places != 1 ? "s" : "";
        var keywords = _parameters.Select((parameter, i) => parameter.KeywordOnly && _argumentOf[i] >= 0).Count(k => k);
        var were = keywords == 0
            ? $"{given} {(given == 1 ? "was" : "were")} given"
            : $"{given} positional argument{(given == 1 ? "" : "s")} (and {keywords} keyword-only argument"
                + $"{(keywords == 1 ? "" : "s")}) were given";
        return $"{Name} takes {takes} positional argument{plural} but {were}";
    }

    private string? Missing(bool keywordOnly)
    {
        var names = _parameters.Where((parameter, i) => parameter.KeywordOnly == keywordOnly
            && !parameter.HasDefault && _argumentOf[i] < 0).Select(parameter => $"'{parameter.Name}'").ToList();
        if (names.Count == 0)
            return null;
        var kind = keywordOnly ? "keyword-only" : "positional";
        return $"{Name} missing {names.Count} required {kind} argument{(names.Count == 1 ? "" : "s")}: {Join(names)}";
    }

    private static string Join(List<string> names) => names.Count switch
    {
        1 => names[0],
        2 => $"{names[0]} and {names[1]}",
        _ => $"{string.Join(", ", names.SkipLast(1))}, and {names[^1]}",
    };
}
