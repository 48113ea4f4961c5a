// SPDX-License-Identifier: MIT
// Types of collections.abc, and those of typing that are the same: classes written in Python (python/modules/_collections_abc.py) where
// they are bases or asked for, nothing at all in annotations.
using EPython.Frontend.Text;

namespace EPython.Frontend.Syntax;

internal sealed partial class AstBuilder
{
    private const string AbstractModule = "_collections_abc";
    private const string AsksMethods = "is_";             // in front of the name: the function that asks

    private static readonly string[] s_ofCollections = ["_Mapping", "deque"];

    /// <summary>Their names, and the types that count as theirs, built-in ones and of collections; null: those with certain methods do.</summary>
    private static readonly Dictionary<string, string[]?> s_abstract = new()
    {
        ["Sequence"] = ["list", "tuple", "str", "range", "bytes", "bytearray", "deque"],
        ["MutableSequence"] = ["list", "bytearray", "deque"],
        ["Mapping"] = ["dict", "_Mapping"],
        ["MutableMapping"] = ["dict", "_Mapping"],
        ["Set"] = ["set", "frozenset"],
        ["MutableSet"] = ["set"],
        ["Callable"] = null, ["Collection"] = null, ["Container"] = null, ["Generator"] = null, ["Hashable"] = null,
        ["Iterable"] = null, ["Iterator"] = null, ["Reversible"] = null, ["Sized"] = null,
    };

    private static IEnumerable<KeyValuePair<string, WrittenType>> AbstractTypes => s_abstract.Keys
        .Concat(s_abstract.Where(one => one.Value is null).Select(one => AsksMethods + one.Key))
        .Select(name => KeyValuePair.Create(name, new WrittenType(AbstractModule, null)))
        .Concat(s_ofCollections.Select(name => KeyValuePair.Create(name, new WrittenType("collections", null))));

    /// <summary>The name of such a type, or null. typing.Set is the built-in one.</summary>
    private string? AbstractNamed(AstExpression expression)
    {
        var name = Imported(expression) switch
        {
            "typing.AbstractSet" => "Set",
            "typing.Set" or null => "",
            var meaning when meaning.StartsWith("typing.", StringComparison.Ordinal) => meaning["typing.".Length..],
            var meaning when meaning.StartsWith("collections.abc.", StringComparison.Ordinal) => meaning["collections.abc.".Length..],
            _ => "",
        };
        return s_abstract.ContainsKey(name) ? name : null;
    }

    /// <summary>Sequence, Sequence[int]; null if it is no such base.</summary>
    private AstName? AbstractBase(AstExpression value) =>
        AbstractNamed(value is AstSubscript { Value: var generic } ? generic : value) is { } name ? Written(value.Span, name) : null;

    /// <summary>What isinstance asks for such a type: it, and built-in types; null where methods decide.</summary>
    private AstTuple? WithBuiltins(AstExpression kind) => AbstractNamed(kind) is { } name && s_abstract[name] is { } types
        ? new AstTuple(kind.Span, [Written(kind.Span, name), .. types.Select(type => s_ofCollections.Contains(type)
            ? Written(kind.Span, type) : new AstName(kind.Span, HiddenPrefix + type))])
        : null;

    /// <summary>isinstance(x, Iterable) asks for methods.</summary>
    private AstCall? MethodsAsked(SourceSpan span, AstArgument asked, AstExpression kind) =>
        AbstractNamed(kind) is { } name && s_abstract[name] is null
            ? new AstCall(span, Written(kind.Span, AsksMethods + name), [asked]) : null;
}
