// SPDX-License-Identifier: MIT
// Raw and value constants of one image, each kept once. Encoder and code generator add to one table.
using EPython.Frontend.Ir;
using EPython.Frontend.Types;

namespace EPython.Bytecode.Images;

public sealed class ConstantTable
{
    private readonly List<RawConstant> _raws = [];
    private readonly List<PyValue> _values = [];
    private readonly Dictionary<RawConstant, int> _rawIndex = [];
    private readonly Dictionary<string, int> _valueIndex = [];

    public ConstantTable()
    {
    }

    /// <summary>The constants as they stand in an image, in its order.</summary>
    public ConstantTable(IEnumerable<RawConstant> raws, IEnumerable<PyValue> values)
    {
        _raws.AddRange(raws);
        _values.AddRange(values);
    }

    public IReadOnlyList<RawConstant> Raws => _raws;
    public IReadOnlyList<PyValue> Values => _values;

    /// <summary>Index of a raw constant; Bits is the int, the double's bits or the word.</summary>
    public int AddRaw(char kind, ulong bits)
    {
        var constant = new RawConstant(kind, bits);
        if (!_rawIndex.TryGetValue(constant, out var index))
        {
            _rawIndex[constant] = index = _raws.Count;
            _raws.Add(constant);
        }
        return index;
    }

    /// <summary>Index of a value constant.</summary>
    public int AddValue(PyValue value)
    {
        var key = Convert.ToHexString(ValueCodec.Encode(value));
        if (!_valueIndex.TryGetValue(key, out var index))
        {
            _valueIndex[key] = index = _values.Count;
            _values.Add(value);
        }
        return index;
    }

    /// <summary>Index of an IR constant as a value (numbers boxed).</summary>
    public int AddValue(IrConstant constant) => AddValue(ToValue(constant.Value));

    /// <summary>A constant as the IR spells it.</summary>
    public static PyValue ToValue(object? constant) => constant switch
    {
        null => new PyNone(),
        bool value => new PyBool(value),
        int value => new PyInt(value),
        long value => new PyInt(value),
        uint value => new PyInt(value),
        double value => new PyFloat(value),
        string value => new PyStr(value),
        IrBytes bytes => new PyBytes(bytes.Value),
        IrEllipsis => new PyEllipsis(),
        IrNotImplemented => new PyNotImplemented(),
        IrTupleConstant tuple => new PyTuple([.. tuple.Items.Select(ToValue)]),
        IrConstant inner => ToValue(inner.Value),
        _ => throw new ArgumentException($"no constant of type {constant.GetType().Name}"),
    };

    /// <summary>Static type of a value constant.</summary>
    public static RegisterType TypeOf(PyValue value) => value switch
    {
        PyNone => RegisterType.None,
        PyBool => RegisterType.Bool,
        PyInt => RegisterType.Int,
        PyFloat => RegisterType.Float,
        PyStr => RegisterType.Str,
        PyBytes => RegisterType.Bytes,
        PyTuple => RegisterType.Tuple,
        PyEllipsis => RegisterType.Ellipsis,
        PyNotImplemented => RegisterType.NotImplemented,
        PyFunction => RegisterType.Function,
        PyBuiltin => RegisterType.Builtin,
        PyTypeObject => RegisterType.Type,
        PyRange => RegisterType.Range,
        PySlice => RegisterType.Slice,
        _ => RegisterType.Any,
    };
}
