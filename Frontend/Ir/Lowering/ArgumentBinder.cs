// SPDX-License-Identifier: MIT
// Binds the arguments of a direct call to the callee's parameters, or says what CPython says when they do not fit.
using EPython.Frontend.Binding;
using EPython.Frontend.Syntax;

namespace EPython.Frontend.Ir.Lowering;

internal sealed class ArgumentBinder(FunctionSymbol callee, IReadOnlyList<AstArgument> arguments)
{
    private readonly List<Variable> _parameters = callee.Parameters;
    private readonly int[] _argumentOf = [.. callee.Parameters.Select(_ => -1)];

    /// <summary>Argument of each parameter: its index, or -1 for the default.</summary>
    public IReadOnlyList<int> ArgumentOf => _argumentOf;

    /// <summary>Null, or the message of the TypeError that the call raises.</summary>
    public string? Bind()
    {
        var positional = arguments.Count(argument => argument.Name is null);
        var places = _parameters.Count(parameter => !parameter.KeywordOnly);
        for (var i = 0; i < Math.Min(positional, places); i++)
            _argumentOf[i] = i;
        for (var i = 0; i < arguments.Count; i++)
        {
            if (arguments[i].Name is { } name && BindKeyword(name, i) is { } error)
                return error;
        }
        if (positional > places)
            return TooMany(positional, places);
        return Missing(keywordOnly: false) ?? Missing(keywordOnly: true);
    }

    private string? BindKeyword(string name, int argument)
    {
        var index = _parameters.FindIndex(parameter => parameter.Name == name);
        if (index >= 0 && _parameters[index].PositionalOnly)
            return $"{Name} got some positional-only arguments passed as keyword arguments: '{name}'";
        if (index < 0)
            return $"{Name} got an unexpected keyword argument '{name}'";
        if (_argumentOf[index] >= 0)
            return $"{Name} got multiple values for argument '{name}'";
        _argumentOf[index] = argument;
        return null;
    }

    private string Name => QualifiedName(callee) + "()";

    /// <summary>As CPython's __qualname__: outer.&lt;locals&gt;.inner.</summary>
    private static string QualifiedName(FunctionSymbol function) =>
        function.Parent is null or { Kind: FunctionKind.Module }
            ? function.Name
            : $"{QualifiedName(function.Parent)}.<locals>.{function.Name}";

    private string TooMany(int given, int places)
    {
        var optional = _parameters.Count(parameter => !parameter.KeywordOnly && parameter.Default is not null);
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
            && parameter.Default is null && _argumentOf[i] < 0).Select(parameter => $"'{parameter.Name}'").ToList();
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
