// SPDX-License-Identifier: MIT
// Spelling of values, names and types in assembly text (.epyasm): what Disassembler writes and Assembler reads.
using System.Globalization;
using System.Text;
using EPython.Bytecode.Images;
using EPython.Frontend.Types;

namespace EPython.Bytecode.Encoding;

internal static class AssemblyText
{
    public static string Quote(string text)
    {
        var quoted = new StringBuilder("\"");
        foreach (var unit in text)
        {
            quoted.Append(unit switch
            {
                '"' => "\\\"",
                '\\' => "\\\\",
                '\n' => "\\n",
                < ' ' or > '~' => $"\\u{(int)unit:x4}",
                _ => unit.ToString(),
            });
        }
        return quoted.Append('"').ToString();
    }

    /// <summary>Shortest text that reads back to the same bits.</summary>
    public static string Float(double value) => double.IsNaN(value)
        ? $"nan(0x{BitConverter.DoubleToUInt64Bits(value):x16})"
        : double.IsInfinity(value) ? value > 0 ? "inf" : "-inf"
        : value.ToString("R", CultureInfo.InvariantCulture) is var text && text.AsSpan().IndexOfAny("eE.") < 0
            ? text + ".0" : text;

    public static string Kind(char kind) => kind switch
    {
        'i' => "int",
        'f' => "float",
        'b' => "bool",
        'w' => "word",
        'n' => "none",
        _ => "value",
    };

    public static char? Kind(string word) => word switch
    {
        "int" => 'i',
        "float" => 'f',
        "bool" => 'b',
        "word" => 'w',
        "none" => 'n',
        "value" => 'v',
        _ => null,
    };

    public static string Raw(RawConstant constant) => constant.Kind switch
    {
        'f' => Float(BitConverter.UInt64BitsToDouble(constant.Bits)),
        'i' => ((long)constant.Bits).ToString(CultureInfo.InvariantCulture),
        _ => constant.Bits.ToString(CultureInfo.InvariantCulture),
    };

    /// <summary>A class in an order of look-up: its index, or its name in exceptions.def.</summary>
    public static string ClassInOrder(int type) => type >= ClassNumbers.FirstClass
        ? (type - ClassNumbers.FirstClass).ToString(CultureInfo.InvariantCulture)
        : BuiltinTable.Exceptions[type - BuiltinTable.FirstException].Name;

    public static string Value(PyValue value) => value switch
    {
        PyNone => "None",
        PyBool b => b.Value ? "True" : "False",
        PyEllipsis => "Ellipsis",
        PyNotImplemented => "NotImplemented",
        PyUnbound => "Unbound",
        PyInt i => i.Value.ToString(CultureInfo.InvariantCulture),
        PyFloat f => Float(f.Value),
        PyStr s => Quote(s.Value),
        PyBytes { IsArray: false } b => $"bytes({Quote(b.Value)})",
        PyTuple t => Items("tuple", t.Items),
        PyList l => Items("list", l.Items),
        PyDict d => Items("dict", d.Items.SelectMany(pair => new[] { pair.Key, pair.Value })),
        PyRange r => $"range({r.Start}, {r.Stop}, {r.Step})",
        PySlice s => Items("slice", [s.Start, s.Stop, s.Step]),
        PyFunction f => $"function({f.Index})",
        PyBuiltin b => $"builtin({b.Index})",
        PyTypeObject t when Enum.IsDefined((RegisterType)t.Index) || t.Index >= ClassNumbers.FirstClass =>
            $"type({RegisterTypes.Name((RegisterType)t.Index)})",
        _ => "hex(" + Convert.ToHexString(ValueCodec.Encode(value)) + ")",
    };

    private static string Items(string name, IEnumerable<PyValue> items) =>
        $"{name}({string.Join(", ", items.Select(Value))})";
}
