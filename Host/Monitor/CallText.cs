// SPDX-License-Identifier: MIT
// Why the arguments of a call that a core refused do not fit its callee: the same words as for a call that the front end
// refuses.
using EPython.Bytecode.Images;
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

    private static string NameOf(Image image, PyValue name) =>
        name is PyInt { Value: >= 0 } index && index.Value < image.MethodNames.Count ? image.MethodNames[(int)index.Value] : "?";

    private static string? Python(Image image, int index, List<string?> given)
    {
        var function = image.Functions[index];
        var first = function.Parameters.Count - function.KeywordOnly;
        var parameters = function.Parameters.Select((parameter, i) => new ParameterShape(
            NameOf(image, new PyInt(parameter.Name)), parameter.Default != ParameterRecord.NoDefault, KeywordOnly: i >= first));
        return new ArgumentBinder(image.Debug?.Functions.ElementAtOrDefault(index) ?? "?", [.. parameters], given).Bind();
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
