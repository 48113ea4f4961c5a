// SPDX-License-Identifier: MIT
// The tagged encoding of values in images and messages; docs/machine.md lists the tags.
namespace EPython.Bytecode.Images;

/// <summary>Writes and reads encoded values.</summary>
public static class ValueCodec
{
    private const int MaxDepth = 256;       // deeper than a core prints; keeps reading from exhausting the stack

    public static byte[] Encode(PyValue value)
    {
        var writer = new ByteWriter();
        Write(writer, value);
        return writer.ToArray();
    }

    public static void Write(ByteWriter to, PyValue value)
    {
        switch (value)
        {
            case PyNone: to.U8('N'); break;
            case PyBool b: to.U8(b.Value ? 'T' : 'F'); break;
            case PyEllipsis: to.U8('.'); break;
            case PyUnbound: to.U8('?'); break;
            case PyInt i: Words(to, 'i', i.Value); break;
            case PyFloat f: Words(to, 'f', BitConverter.DoubleToInt64Bits(f.Value)); break;
            case PyRange r: Words(to, 'r', r.Start, r.Stop, r.Step); break;
            case PyFunction f: to.U8('u'); to.U16(f.Index); break;
            case PyBuiltin b: to.U8('b'); to.U16(b.Index); break;
            case PyTypeObject t: to.U8('y'); to.U8(t.Index); break;
            case PyObject o: to.U8('o'); to.U8(o.Type); to.U64(o.Address); break;
            case PyRecursion r: to.U8('+'); to.U8(r.Kind); break;
            case PyStr s: WriteText(to, s.Value); break;
            default: WriteContainer(to, value); break;
        }
    }

    private static void WriteText(ByteWriter to, string text)
    {
        var bytes = Wtf8.Encode(text);
        to.U8('s');
        to.U32(bytes.Length);
        to.Bytes(bytes);
    }

    private static void WriteContainer(ByteWriter to, PyValue value)
    {
        switch (value)
        {
            case PyList list: to.U8('l'); WriteItems(to, list.Items); break;
            case PyTuple tuple: to.U8('t'); WriteItems(to, tuple.Items); break;
            case PyArray array: to.U8('a'); to.U8(array.TypeCode); WriteItems(to, array.Items); break;
            case PyDictView view: to.U8('v'); to.U8((byte)view.View); WriteItems(to, view.Items); break;
            case PySlice slice:
                to.U8('S');
                Write(to, slice.Start);
                Write(to, slice.Stop);
                Write(to, slice.Step);
                break;
            case PyDict dict:
                to.U8('d');
                to.U32(dict.Items.Count);
                foreach (var (key, item) in dict.Items)
                {
                    Write(to, key);
                    Write(to, item);
                }
                break;
            default: throw new ArgumentException($"no encoding for {value.GetType().Name}");
        }
    }

    private static void Words(ByteWriter to, char tag, params ReadOnlySpan<long> words)
    {
        to.U8(tag);
        foreach (var word in words)
            to.U64((ulong)word);
    }

    private static void WriteItems(ByteWriter to, IReadOnlyList<PyValue> items)
    {
        to.U32(items.Count);
        foreach (var item in items)
            Write(to, item);
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
            '?' => new PyUnbound(),
            'i' => new PyInt((long)from.U64()),
            'f' => new PyFloat(BitConverter.UInt64BitsToDouble(from.U64())),
            's' => new PyStr(from.Text(from.U32())),
            'r' => new PyRange((long)from.U64(), (long)from.U64(), (long)from.U64()),
            'u' => new PyFunction(from.U16()),
            'b' => new PyBuiltin(from.U16()),
            'y' => new PyTypeObject(from.U8()),
            'o' => new PyObject(from.U8(), from.U64()),
            '+' => new PyRecursion(from.U8()),
            _ => ReadContainer(from, tag, depth + 1),
        };
    }

    private static PyValue ReadContainer(ByteReader from, char tag, int depth)
    {
        switch (tag)
        {
            case 'l': return new PyList(Items(from, depth));
            case 't': return new PyTuple(Items(from, depth));
            case 'a': return new PyArray((char)from.U8(), Items(from, depth));
            case 'v':
                var view = from.U8();
                if (view > (byte)DictViewKind.Items)
                    from.Fail(ImageErrorKind.BadValue, $"dict view {view}");
                return new PyDictView((DictViewKind)view, Items(from, depth));
            case 'S': return new PySlice(Read(from, depth), Read(from, depth), Read(from, depth));
            case 'd':
                return new PyDict(from.Many(from.U32(),
                    () => new KeyValuePair<PyValue, PyValue>(Read(from, depth), Read(from, depth))));
            default:
                from.Fail(ImageErrorKind.BadValue, $"value tag {(int)tag}");
                return new PyNone();
        }
    }

    private static List<PyValue> Items(ByteReader from, int depth) => from.Many(from.U32(), () => Read(from, depth));
}
