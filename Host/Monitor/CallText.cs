// SPDX-License-Identifier: MIT
// Why the arguments of a call that a core refused do not fit its callee: the same words as for a call that the front end
// refuses.
using EPython.Bytecode.Images;
using EPython.Frontend.Binding;
using EPython.Frontend.Ir;
using EPython.Frontend.Ir.Lowering;
using EPython.Frontend.Types;

namespace EPython.Host.Monitor;

internal static class CallText
{
    /// <summary>Arguments of the fault: callee, number of positional arguments, tuple of the method names that were given
    /// (or None).</summary>
    public static string Words(Image image, IReadOnlyList<PyValue> arguments)
    {
        if (arguments is not [var callee, PyInt positional, var names])
            return "?";
        var given = Enumerable.Repeat<string?>(null, (int)Math.Clamp(positional.Value, 0, ushort.MaxValue)).ToList();
        if (names is PyTuple tuple)
            given.AddRange(tuple.Items.Select(name => NameOf(image, name)));
        return (callee switch
        {
            PyFunction function when function.Index < image.Functions.Count => Python(image, function.Index, given),
            PyBuiltin builtin when RowOf(builtin.Index) is { } row => Builtin(row, given),
            _ => null,
        }) ?? "?";
    }

    /// <summary>__qualname__ of a function or built-in.</summary>
    public static string PlainName(Image? image, PyValue callee) => callee switch
    {
        PyFunction function => image?.Debug?.Functions.ElementAtOrDefault(function.Index) ?? "?",
        PyBuiltin builtin when RowOf(builtin.Index) is { } row => (row.Type is null ? "" : Qualifier(row)) + row.PythonName,
        _ => "?",
    };

    /// <summary>A callable, as messages about what is unpacked for it name it.</summary>
    public static string NameOf(Image image, PyValue callee, PyText text) => callee switch
    {
        PyFunction function when image.Debug is { } debug && function.Index < debug.Functions.Count =>
            $"{debug.Modules.ElementAtOrDefault(function.Index)}.{debug.Functions[function.Index]}()",
        PyBuiltin builtin when RowOf(builtin.Index) is { } row => $"{Qualifier(row)}{row.PythonName}()",
        PyTypeObject type => $"{text.QualifiedTypeName(type.Index)}()",
        _ => text.Str(callee),
    };

    private static string Qualifier(BuiltinInfo row) => row switch
    {
        { Type: { } type } => BuiltinTable.Types.First(t => t.Name == type).PythonName + ".",
        { Module: { Length: > 0 } module } => module + ".",
        _ => "",
    };

    private static string NameOf(Image image, PyValue name) =>
        name is PyStr text ? text.Value
            : name is PyInt { Value: >= 0 } index && index.Value < image.MethodNames.Count
                ? image.MethodNames[(int)index.Value] : "?";

    private static string? Python(Image image, int index, List<string?> given)
    {
        var function = image.Functions[index];
        var first = function.NamedParameters - function.KeywordOnly;
        var parameters = function.Parameters.Take(function.NamedParameters).Select((parameter, i) => Shape(
            NameOf(image, new PyInt(parameter.Name)), parameter.Default != ParameterRecord.NoDefault, i >= first));
        return new ArgumentBinder(image.Debug?.Functions.ElementAtOrDefault(index) ?? "?", [.. parameters], given)
        {
            HasStar = function.HasStar,
            HasStarStar = function.HasStarStar,
        }.Bind();
    }

    private static ParameterShape Shape(string name, bool hasDefault, bool isKeywordOnly)
    {
        var isPositional = name.StartsWith(Variable.PositionalPrefix, StringComparison.Ordinal);
        return new ParameterShape(
            isPositional ? name[Variable.PositionalPrefix.Length..] : name, hasDefault, isKeywordOnly, isPositional);
    }

    private static BuiltinInfo? RowOf(int index)
    {
        if (index < BuiltinTable.All.Count)
            return BuiltinTable.All[index];
        return BuiltinTable.Math.ElementAtOrDefault(index - BuiltinTable.All.Count) is { } math
            ? new BuiltinInfo(math.Name, null, "math", math.PythonName, math.Arity == 1 ? "x,/" : "x,y,/", "float", Effects.Raises)
            : null;
    }

    private static string? Builtin(BuiltinInfo row, List<string?> given)
    {
        var hasSelf = row.Type is not null && given.Count > 0;
        if (hasSelf)
            given.RemoveAt(0);
        return new BuiltinSignature(row).Bind(given, hasSelf, new int[given.Count], out _);
    }
}
