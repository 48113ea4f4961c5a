// SPDX-License-Identifier: MIT
// Constants as C: words of raw slots, and values, whose objects are written where they are first needed.
using System.Globalization;
using System.Text;
using EPython.Bytecode.Images;
using EPython.CodeGen.C;
using EPython.Frontend.Types;

namespace EPython.CodeGen.Frozen;

internal sealed class FrozenConstants(CWriter writer, Profile profile)
{
    private int _objects;

    /// <summary>A raw constant's word.</summary>
    public static string Raw(RawConstant constant, Profile profile)
    {
        if (profile == Profile.I64F64)
            return Hex(constant.Bits) + "u";
        var number = constant.Kind == 'f'
            ? BitConverter.SingleToUInt32Bits((float)BitConverter.UInt64BitsToDouble(constant.Bits))
            : (uint)constant.Bits;
        return Hex(number) + "u";
    }

    /// <summary>A value as a C constant expression; the object behind it is written first.</summary>
    public string Value(PyValue value) => value switch
    {
        PyNone => "EPY_NONE",
        PyBool truth => truth.Value ? "EPY_TRUE" : "EPY_FALSE",
        PyEllipsis => "EPY_ELLIPSIS",
        PyNotImplemented => "EPY_NOT_IMPLEMENTED",
        PyUnbound => "EPY_UNBOUND",
        PyFunction function => Immediate("FUNCTION", function.Index),
        PyBuiltin builtin => Immediate("BUILTIN", builtin.Index),
        PyTypeObject type => Immediate("TYPE", type.Index),
        PyInt { Value: var number } when number >= profile.IntMin() / 2 && number <= profile.IntMax() / 2 =>
            $"(epy_word){CLiterals.Int(number, profile)} * 2 + 1",
        PyStr text when CodePoints(text.Value) is [var only] => Immediate("CHAR", only),
        _ => Object(value),
    };

    private string Object(PyValue value)
    {
        // Items come first: their objects stand before this one.
        var items = value switch
        {
            PyTuple tuple => tuple.Items.Select(Value).ToList(),
            PySlice slice => [Value(slice.Start), Value(slice.Stop), Value(slice.Step)],
            _ => [],
        };
        var name = $"constant_{_objects++}";
        writer.Line(value switch
        {
            PyInt number when number.Value > profile.IntMax() => $"EPY_CONSTANT_WORD({name}, {number.Value}u);",
            PyInt number => $"EPY_CONSTANT_INT({name}, {CLiterals.Int(number.Value, profile)});",
            PyFloat number => $"EPY_CONSTANT_FLOAT({name}, {CLiterals.Float(number.Value, profile)});",
            PyStr text => Str(name, text.Value),
            PyBytes bytes =>
                $"EPY_CONSTANT_BYTES({name}, {bytes.Value.Length}, {Literal(Encoding.Latin1.GetBytes(bytes.Value))});",
            PyTuple { Items.Count: var count } =>
                $"EPY_CONSTANT_TUPLE({name}, {count}, {{ {(count == 0 ? "0" : string.Join(", ", items))} }});",
            PySlice => $"EPY_CONSTANT_SLICE({name}, {string.Join(", ", items)});",
            PyRange range => $"EPY_CONSTANT_RANGE({name}, {range.Start}, {range.Stop}, {range.Step}, {Length(range)});",
            _ => throw new ArgumentException($"no constant can be a {value.GetType().Name}"),
        });
        return $"EPY_CONSTANT({name})";
    }

    private static string Str(string name, string text)
    {
        var bytes = Wtf8.Encode(text);
        return $"EPY_CONSTANT_STR({name}, {bytes.Length}, {CodePoints(text).Count}, {Literal(bytes)});";
    }

    // A C string literal; what is not plain ASCII as octal escapes of three digits, which end by themselves.
    private static string Literal(byte[] bytes)
    {
        var literal = new StringBuilder("\"");
        foreach (var one in bytes)
        {
            var ch = (char)one;
            if (ch is < ' ' or > '~' or '"' or '\\' or '?')
                literal.Append('\\').Append(Convert.ToString(one, 8).PadLeft(3, '0'));
            else
                literal.Append(ch);
        }
        return literal.Append('"').ToString();
    }

    private static List<int> CodePoints(string text)
    {
        var points = new List<int>();
        for (var i = 0; i < text.Length; i++)
        {
            var pair = i + 1 < text.Length && char.IsSurrogatePair(text[i], text[i + 1]);
            points.Add(pair ? char.ConvertToUtf32(text[i], text[i + 1]) : text[i]);
            i += pair ? 1 : 0;
        }
        return points;
    }

    private static long Length(PyRange range) => range.Step > 0
        ? range.Start < range.Stop ? (range.Stop - range.Start - 1) / range.Step + 1 : 0
        : range.Start > range.Stop ? (range.Start - range.Stop - 1) / -range.Step + 1 : 0;

    private static string Immediate(string kind, int payload) =>
        $"EPY_IMMEDIATE(EPY_KIND_{kind}, {payload.ToString(CultureInfo.InvariantCulture)})";

    private static string Hex(ulong number) => "0x" + number.ToString("X", CultureInfo.InvariantCulture);
}
