// SPDX-License-Identifier: MIT
// The tagged encoding of values in images and messages; docs/machine.md lists the tags.
using EPython.Frontend.Types;

namespace EPython.Bytecode.Images;

/// <summary>Writes and reads encoded values. Numbers are written as wide as the profile's words; read, as they come.</summary>
public static class ValueCodec
{
    private const int MaxDepth = 256;       // deeper than a core prints; keeps reading from exhausting the stack

    public static byte[] Encode(PyValue value)
    {
        var writer = new ByteWriter();
        Write(writer, value);
        return writer.ToArray();
    }

    public static void Write(ByteWriter to, PyValue value, Profile profile = Profile.I64F64)
    {
        switch (value)
        {
            case PyNone: to.U8('N'); break;
            case PyBool b: to.U8(b.Value ? 'T' : 'F'); break;
            case PyEllipsis: to.U8('.'); break;
            case PyNotImplemented: to.U8('X'); break;
            case PyUnbound: to.U8('?'); break;
            case PyInt i: WriteInt(to, i.Value, profile); break;
            case PyFloat f: WriteFloat(to, f.Value, profile); break;
            case PyRange r:
                to.U8('r');
                WriteInt(to, r.Start, profile);
                WriteInt(to, r.Stop, profile);
                WriteInt(to, r.Step, profile);
                break;
            case PyFunction f: Tagged(to, 'u', f.Index); break;
            case PyBuiltin b: Tagged(to, 'b', b.Index); break;
            case PyTypeObject t: Tagged(to, 'y', t.Index); break;
            case PyObject o: to.U8('o'); to.U8(o.Type); to.U32(o.Address); break;
            case PyInstance i: to.U8('O'); to.U8(i.Class); to.U32(i.Address); break;
            case PyRecursion r: to.U8('+'); to.U8(r.Type); break;
            case PyStr s: WriteText(to, s.Value); break;
            case PyBytes b: WriteBytes(to, b); break;
            default: WriteContainer(to, value, profile); break;
        }
    }

    // What does not fit a narrow profile stays wide, and its core refuses it.
    private static void WriteInt(ByteWriter to, long value, Profile profile)
    {
        if (profile == Profile.I32F32 && value is >= int.MinValue and <= uint.MaxValue)
        {
            Tagged(to, value > int.MaxValue ? 'w' : 'j', (uint)value);
            return;
        }
        to.U8('i');
        to.U64((ulong)value);
    }

    private static void WriteFloat(ByteWriter to, double value, Profile profile)
    {
        if (profile == Profile.I32F32)
        {
            Tagged(to, 'e', BitConverter.SingleToUInt32Bits((float)value));
            return;
        }
        to.U8('f');
        to.U64(BitConverter.DoubleToUInt64Bits(value));
    }

    private static void Tagged(ByteWriter to, char tag, long number)
    {
        to.U8(tag);
        to.U32(number);
    }

    private static void WriteText(ByteWriter to, string text)
    {
        var bytes = Wtf8.Encode(text);
        to.U8('s');
        to.U32(bytes.Length);
        to.Bytes(bytes);
    }

    private static void WriteBytes(ByteWriter to, PyBytes bytes)
    {
        to.U8(bytes.IsArray ? 'A' : 'B');
        to.U32(bytes.Value.Length);
        to.Bytes(System.Text.Encoding.Latin1.GetBytes(bytes.Value));
    }

    private static void WriteContainer(ByteWriter to, PyValue value, Profile profile)
    {
        switch (value)
        {
            case PyList list: to.U8('l'); WriteItems(to, list.Items, profile); break;
            case PySet set: to.U8((byte)(set.IsFrozen ? 'z' : 'm')); WriteItems(to, set.Items, profile); break;
            case PyTuple tuple: to.U8('t'); WriteItems(to, tuple.Items, profile); break;
            case PyArray array: to.U8('a'); to.U8(array.TypeCode); WriteItems(to, array.Items, profile); break;
            case PyDictView view: to.U8('v'); to.U8((byte)view.View); WriteItems(to, view.Items, profile); break;
            case PyException e: to.U8('x'); to.U8(e.Class); to.U16(e.Fault); WriteItems(to, e.Arguments, profile); break;
            case PySlice slice:
                to.U8('S');
                Write(to, slice.Start, profile);
                Write(to, slice.Stop, profile);
                Write(to, slice.Step, profile);
                break;
            case PyDict dict:
                to.U8('d');
                to.U32(dict.Items.Count);
                foreach (var (key, item) in dict.Items)
                {
                    Write(to, key, profile);
                    Write(to, item, profile);
                }
                break;
            default: throw new ArgumentException($"no encoding for {value.GetType().Name}");
        }
    }

    private static void WriteItems(ByteWriter to, IReadOnlyList<PyValue> items, Profile profile)
    {
        to.U32(items.Count);
        foreach (var item in items)
            Write(to, item, profile);
    }

    /// <summary>Reads one value; on bad input the reader's Error is set and the value is meaningless.</summary>
    public static PyValue Read(ByteReader from) => Read(from, 0);

    private static PyValue Read(ByteReader from, int depth)
    {
        if (depth > MaxDepth)
            from.Fail(ImageErrorKind.BadValue, "value nested too deeply");
        var tag = (char)from.U8();
        return tag switch
        {
            'N' => new PyNone(),
            'T' => new PyBool(true),
            'F' => new PyBool(false),
            '.' => new PyEllipsis(),
            'X' => new PyNotImplemented(),
            '?' => new PyUnbound(),
            'i' => new PyInt((long)from.U64()),
            'j' => new PyInt((int)from.U32()),
            'w' => new PyInt(from.U32()),
            'f' => new PyFloat(BitConverter.UInt64BitsToDouble(from.U64())),
            'e' => new PyFloat(BitConverter.UInt32BitsToSingle(from.U32())),
            's' => new PyStr(from.Text(from.U32())),
            'c' => new PyStr(Character(from)),
            'B' or 'A' => new PyBytes(System.Text.Encoding.Latin1.GetString(from.Bytes(from.U32())), tag == 'A'),
            'u' => new PyFunction(Index(from, ushort.MaxValue)),
            'b' => new PyBuiltin(Index(from, ushort.MaxValue)),
            'y' => new PyTypeObject(Index(from, byte.MaxValue)),
            'o' => new PyObject(from.U8(), from.U32()),
            'O' => new PyInstance(from.U8(), from.U32()),
            '+' => new PyRecursion(from.U8()),
            _ => ReadContainer(from, tag, depth + 1),
        };
    }

    private static PyValue ReadContainer(ByteReader from, char tag, int depth)
    {
        switch (tag)
        {
            case 'l': return new PyList(Items(from, depth));
            case 'm' or 'z': return new PySet(tag == 'z', Items(from, depth));
            case 't': return new PyTuple(Items(from, depth));
            case 'a': return new PyArray((char)from.U8(), Items(from, depth));
            case 'x': return new PyException(from.U8(), from.U16(), Items(from, depth));
            case 'v':
                var view = from.U8();
                if (view > (byte)DictViewKind.Items)
                    from.Fail(ImageErrorKind.BadValue, $"dict view {view}");
                return new PyDictView((DictViewKind)view, Items(from, depth));
            case 'r': return new PyRange(Int(from), Int(from), Int(from));
            case 'S': return new PySlice(Read(from, depth), Read(from, depth), Read(from, depth));
            case 'd':
                return new PyDict(from.Many(from.U32(),
                    () => new KeyValuePair<PyValue, PyValue>(Read(from, depth), Read(from, depth))));
            default:
                from.Fail(ImageErrorKind.BadValue, $"value tag {(int)tag}");
                return new PyNone();
        }
    }

    private static string Character(ByteReader from)
    {
        var code = from.U32();
        if (code <= char.MaxValue)
            return ((char)code).ToString();     // lone surrogates stay as they are
        if (code > 0x10FFFF)
            from.Fail(ImageErrorKind.BadValue, $"character {code}");
        return from.Error is null ? char.ConvertFromUtf32((int)code) : "";
    }

    private static int Index(ByteReader from, uint most)
    {
        var index = from.U32();
        if (index > most)
            from.Fail(ImageErrorKind.BadValue, $"index {index}");
        return (int)Math.Min(index, most);
    }

    private static long Int(ByteReader from)
    {
        if (Read(from, 0) is PyInt i)
            return i.Value;
        from.Fail(ImageErrorKind.BadValue, "a range of other things than ints");
        return 1;
    }

    private static List<PyValue> Items(ByteReader from, int depth) => from.Many(from.U32(), () => Read(from, depth));
}
