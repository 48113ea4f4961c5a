// SPDX-License-Identifier: MIT
// Calls of getattr, hasattr, setattr and delattr, and of object's __setattr__ and __delattr__. With a name that stands in the
// call they are uses of an attribute; with one that is computed, of any of the attributes whose names the program says
// somewhere.
using EPython.Frontend.Ir.Lowering;
using EPython.Frontend.Syntax;

namespace EPython.Frontend.Binding;

public enum AttributeUse { Load, Ask, Store, Delete }

/// <summary>One such call. Attribute: what it means, if its name is known; it stands nowhere in the tree, but its value does:
/// it is the first argument. IsPlain: it is object's, which calls no __setattr__ or __delattr__ of a class.</summary>
public sealed record AttributeCall(AttributeUse Use, AstAttribute? Attribute, bool IsPlain = false);

/// <summary>How a computed name begins and ends.</summary>
internal sealed record NameParts(string Begin, string End)
{
    public bool Fits(string name) =>
        name.StartsWith(Begin, StringComparison.Ordinal) && name.EndsWith(End, StringComparison.Ordinal);
}

internal static class AttributeCalls
{
    /// <summary>What a row of builtins.def does; null if it is none of these.</summary>
    public static AttributeUse? UseOf(string row) => row switch
    {
        "GetAttribute" => AttributeUse.Load,
        "HasAttribute" => AttributeUse.Ask,
        "SetAttribute" => AttributeUse.Store,
        "DeleteAttribute" => AttributeUse.Delete,
        _ => null,
    };

    /// <summary>Whether a call that names such a function, whatever that is there, can be one.</summary>
    public static AttributeUse? UseOf(AstCall call) => call.Callee is AstName { Id: var name }
        && BuiltinNames.Find(name.TrimStart('.')) is Resolution.ToBuiltin { Name: var row } ? UseOf(row)
        : call.Callee is AstAttribute method ? UseOfMethod(method.Name) : null;

    /// <summary>What a method of object does; null if it is none of these.</summary>
    public static AttributeUse? UseOfMethod(string name) => name switch
    {
        ClassSymbol.Setting => AttributeUse.Store,
        ClassSymbol.Deleting => AttributeUse.Delete,
        _ => null,
    };

    /// <summary>The call, if its arguments are such that it can be one.</summary>
    public static AttributeCall? Of(AstCall call, AttributeUse use, bool isPlain = false)
    {
        var (least, most) = use switch
        {
            AttributeUse.Load => (2, 3),
            AttributeUse.Store => (3, 3),
            _ => (2, 2),
        };
        var arguments = call.Arguments;
        if (arguments.Count < least || arguments.Count > most
            || arguments.Any(argument => argument.Name is not null || argument.Value is AstStarred))
            return null;
        return new AttributeCall(use, NameOf(call) is { } name
            ? new AstAttribute(call.Span, arguments[0].Value, name, arguments[1].Value.Span) : null, isPlain);
    }

    /// <summary>The name, if the call says it; super() stands for the first argument.</summary>
    public static string? NameOf(AstCall call) => call switch
    {
        { Callee: AstAttribute { Value: AstCall }, Arguments: [{ Value: AstStr { Value: var name } }, ..] } => name,
        { Callee: not AstAttribute { Value: AstCall }, Arguments: [_, { Value: AstStr { Value: var name } }, ..] } => name,
        _ => null,
    };

    /// <summary>What a computed name begins and ends with: "do_" + name, f"do_{name}"; null if that is not said.</summary>
    public static NameParts? PartsOf(AstCall call)
    {
        var at = call.Callee is AstAttribute { Value: AstCall } ? 0 : 1;
        var parts = call.Arguments.Count <= at ? null : call.Arguments[at].Value switch
        {
            AstBinary { Operator: BinaryOperator.Add, Left: var left, Right: var right } => new NameParts(First(left), TextOf(right)),
            AstBinary { Operator: BinaryOperator.Modulo, Left: AstStr { Value: var text } } => new NameParts(text[..Math.Max(text.IndexOf('%'), 0)], ""),
            AstFString { Parts: [var first, .., var last] } => new NameParts(TextOf(first), TextOf(last)),
            AstCall { Callee: AstAttribute { Name: "format", Value: AstStr { Value: var text } } } =>
                new NameParts(text[..Math.Max(text.IndexOf('{'), 0)], ""),
            _ => null,
        };
        return parts is null or { Begin: "", End: "" } ? null : parts;
    }

    private static string First(AstExpression sum) =>
        sum is AstBinary { Operator: BinaryOperator.Add, Left: var left } ? First(left) : TextOf(sum);

    private static string TextOf(AstExpression part) => part is AstStr text ? text.Value : "";

    /// <summary>Names that a computed one may be: all that stand in the program as texts or as names of arguments.</summary>
    public static IEnumerable<string> Candidates(IEnumerable<AstModule> modules) => modules.SelectMany(AstWalk.All)
        .SelectMany(IEnumerable<string?> (node) => node switch
        {
            AstStr text => text.Value.Split(' ', ',', '.'),
            AstArgument { Name: { } name } => [name],
            _ => [],
        }).OfType<string>().Where(IsName).Distinct();

    /// <summary>Names of functions, if the program asks for any: getattr(x, f.__name__).</summary>
    public static IEnumerable<string> NamesOfFunctions(IEnumerable<AstModule> modules)
    {
        var nodes = modules.SelectMany(AstWalk.All).ToList();
        return nodes.Exists(node => node is AstAttribute { Name: "__name__" })
            ? nodes.OfType<AstFunction>().Select(function => function.Name).OfType<string>().Where(IsName).Distinct() : [];
    }

    /// <summary>Names of attributes that are loaded: what __getattr__ may be given.</summary>
    public static IEnumerable<string> Loaded(IEnumerable<AstModule> modules) =>
        modules.SelectMany(AstWalk.All).OfType<AstAttribute>().Select(attribute => attribute.Name).Where(IsName).Distinct();

    private static bool IsName(string text) => text.Length > 0 && !char.IsAsciiDigit(text[0])
        && text.All(c => char.IsLetterOrDigit(c) || c == '_');
}
