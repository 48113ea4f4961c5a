// SPDX-License-Identifier: MIT
// str() and repr() of values that a core sends, as CPython words them.
using System.Globalization;
using System.Text;
using EPython.Bytecode.Contract;
using EPython.Bytecode.Images;
using EPython.Frontend.Types;

namespace EPython.Host.Monitor;

/// <summary>Text of values; needs the names of the program's functions and classes.</summary>
public sealed class PyText(IReadOnlyList<string> functionNames, IReadOnlyList<ClassRecord>? classes = null)
{
    /// <summary>Words of faults; needed where exceptions can come.</summary>
    public FaultText? Faults { get; private set; }

    /// <summary>Text of all values of a program.</summary>
    public static PyText Of(Image image)
    {
        var text = new PyText(image.Debug?.Functions ?? [], image.Classes);
        text.Faults = new FaultText(text, image);
        text._image = image;
        return text;
    }

    private static readonly int s_dict = BuiltinTable.TypeNumber("Dict"), s_tuple = BuiltinTable.TypeNumber("Tuple");
    private Image? _image;

    /// <summary>What a function or built-in says of itself.</summary>
    public string? OfCallable(CallableText wanted, PyValue callable) => wanted switch
    {
        CallableText.Docstring when callable is PyFunction function => _image?.Debug?.Docstrings.ElementAtOrDefault(function.Index),
        CallableText.Docstring => null,
        CallableText.Name => CallText.PlainName(_image, callable).Split('.')[^1],
        _ => CallText.PlainName(_image, callable),
    };

    public string Str(PyValue value) => value switch
    {
        PyStr text => text.Value,
        PyException exception => ExceptionText.Str(exception, this),
        _ => Repr(value),
    };

    public string Repr(PyValue value)
    {
        var text = new StringBuilder();
        Append(text, value);
        return text.ToString();
    }

    /// <summary>Name of a value's type, as type(x).__name__.</summary>
    public string TypeName(PyValue value) => value switch
    {
        PyNone => "NoneType",
        PyBool => "bool",
        PyInt => "int",
        PyFloat => "float",
        PyStr => "str",
        PyBytes bytes => bytes.IsArray ? "bytearray" : "bytes",
        PyList => "list",
        PyTuple => "tuple",
        PySet set => set.IsFrozen ? "frozenset" : "set",
        PyDict => "dict",
        PyRange => "range",
        PySlice => "slice",
        PyFunction => "function",
        PyBuiltin => "builtin_function_or_method",
        PyTypeObject => "type",
        PyArray => "array.array",
        PyEllipsis => "ellipsis",
        PyNotImplemented => "NotImplementedType",
        PyDictView view => "dict_" + view.View.ToString().ToLowerInvariant(),
        PyException exception => TypeNameOf(exception.Class),
        PyInstance instance => TypeNameOf(ClassNumbers.FirstClass + instance.Class),
        PyObject other => TypeNameOf(other.Type),
        _ => "object",
    };

    public string TypeNameOf(int type) => ClassOf(type) is { } known ? known.ShortName
        : type < BuiltinTable.Types.Count ? BuiltinTable.Types[type].PythonName : ExceptionText.Class(type)?.Name ?? "object";

    /// <summary>With its module, where it is a class of the program.</summary>
    internal string QualifiedTypeName(int type) => ClassOf(type)?.Name ?? TypeNameOf(type);

    /// <summary>The same without the module, as __qualname__.</summary>
    public string QualifiedNameOf(int type)
    {
        var name = QualifiedTypeName(type);
        var module = (_image?.Debug?.Modules ?? []).Where(one => name.StartsWith(one + ".", StringComparison.Ordinal))
            .Select(one => one.Length + 1).DefaultIfEmpty().Max();
        return ClassOf(type) is null ? name : name[module..];
    }

    public ClassRecord? ClassOf(int type) =>
        type >= ClassNumbers.FirstClass ? classes?.ElementAtOrDefault(type - ClassNumbers.FirstClass) : null;

    private void Append(StringBuilder to, PyValue value)
    {
        switch (value)
        {
            case PyNone: to.Append("None"); break;
            case PyBool b: to.Append(b.Value ? "True" : "False"); break;
            case PyInt i: to.Append(i.Value.ToString(CultureInfo.InvariantCulture)); break;
            case PyFloat f: to.Append(FloatText.Repr(f.Value)); break;
            case PyStr s: StrRepr.Append(to, s.Value); break;
            case PyBytes bytes: BytesRepr.Append(to, bytes); break;
            case PyEllipsis: to.Append("Ellipsis"); break;
            case PyNotImplemented: to.Append("NotImplemented"); break;
            case PyUnbound: to.Append("<unbound>"); break;
            case PyRecursion r: to.Append(r.Type == s_dict ? "{...}" : r.Type == s_tuple ? "(...)" : "[...]"); break;
            case PyTypeObject t: to.Append($"<class '{QualifiedTypeName(t.Index)}'>"); break;
            case PyFunction f: to.Append($"<function {FunctionName(f.Index)} at 0x{0x7f0000000000 + f.Index:x12}>"); break;
            case PyBuiltin { Index: var i } when i < BuiltinTable.All.Count && BuiltinTable.All[i].Type is { } owner:
                var type = BuiltinTable.Types.First(row => row.Name == owner).PythonName;
                to.Append($"<method '{BuiltinName(i)}' of '{type}' objects>");
                break;
            case PyBuiltin b: to.Append($"<built-in function {BuiltinName(b.Index)}>"); break;
            case PyInstance i:
                to.Append($"<{QualifiedTypeName(ClassNumbers.FirstClass + i.Class)} object at 0x{i.Address:x12}>");
                break;
            case PyObject o: to.Append($"<{TypeNameOf(o.Type)} object at 0x{o.Address:x12}>"); break;
            default: AppendContainer(to, value); break;
        }
    }

    private void AppendContainer(StringBuilder to, PyValue value)
    {
        switch (value)
        {
            case PyList list: AppendItems(to, "[", list.Items, "]"); break;
            case PyTuple tuple: AppendItems(to, "(", tuple.Items, tuple.Items.Count == 1 ? ",)" : ")"); break;
            case PySet { Items.Count: 0 } set: to.Append(TypeName(set)).Append("()"); break;
            case PySet { IsFrozen: true } set: AppendItems(to, "frozenset({", set.Items, "})"); break;
            case PySet set: AppendItems(to, "{", set.Items, "}"); break;
            case PyDict dict: AppendDict(to, dict); break;
            case PyRange range: AppendRange(to, range); break;
            case PySlice slice: AppendItems(to, "slice(", [slice.Start, slice.Stop, slice.Step], ")"); break;
            case PyArray array: AppendArray(to, array); break;
            case PyException e: AppendItems(to, TypeName(e) + "(", ExceptionText.Arguments(e, this), ")"); break;
            case PyDictView view: AppendItems(to, TypeName(view) + "([", view.Items, "])"); break;
        }
    }

    private void AppendItems(StringBuilder to, string open, IReadOnlyList<PyValue> items, string close)
    {
        to.Append(open);
        for (var i = 0; i < items.Count; i++)
        {
            if (i > 0)
                to.Append(", ");
            Append(to, items[i]);
        }
        to.Append(close);
    }

    private void AppendDict(StringBuilder to, PyDict dict)
    {
        to.Append('{');
        var first = true;
        foreach (var (key, item) in dict.Items)
        {
            if (!first)
                to.Append(", ");
            first = false;
            Append(to, key);
            to.Append(": ");
            Append(to, item);
        }
        to.Append('}');
    }

    private static void AppendRange(StringBuilder to, PyRange range)
    {
        to.Append(CultureInfo.InvariantCulture, $"range({range.Start}, {range.Stop}");
        if (range.Step != 1)
            to.Append(CultureInfo.InvariantCulture, $", {range.Step}");
        to.Append(')');
    }

    private void AppendArray(StringBuilder to, PyArray array)
    {
        to.Append($"array('{array.TypeCode}'");
        if (array.Items.Count > 0)
            AppendItems(to, ", [", array.Items, "]");
        to.Append(')');
    }

    private string FunctionName(int index) => index < functionNames.Count ? functionNames[index] : "?";

    public static string BuiltinName(int index)
    {
        var rows = BuiltinTable.All;
        return index < rows.Count ? rows[index].PythonName
            : index - rows.Count < BuiltinTable.Math.Count ? BuiltinTable.Math[index - rows.Count].PythonName : "?";
    }
}
