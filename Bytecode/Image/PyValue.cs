// SPDX-License-Identifier: MIT
// Python values as the host sees them: constants of an image, and what a core prints or reports. ValueCodec reads and
// writes them.
namespace EPython.Bytecode.Images;

/// <summary>A value outside a core.</summary>
public abstract record PyValue;

public sealed record PyNone : PyValue;
public sealed record PyBool(bool Value) : PyValue;
public sealed record PyEllipsis : PyValue;
public sealed record PyNotImplemented : PyValue;
/// <summary>No value: an argument that is not given.</summary>
public sealed record PyUnbound : PyValue;
public sealed record PyInt(long Value) : PyValue;
public sealed record PyFloat(double Value) : PyValue;
/// <summary>A str; lone surrogates stay as they are.</summary>
public sealed record PyStr(string Value) : PyValue;
/// <summary>bytes or a bytearray; each char is a byte.</summary>
public sealed record PyBytes(string Value, bool IsArray = false) : PyValue;
public sealed record PyList(IReadOnlyList<PyValue> Items) : PyValue;
public sealed record PyTuple(IReadOnlyList<PyValue> Items) : PyValue;
public sealed record PySet(bool IsFrozen, IReadOnlyList<PyValue> Items) : PyValue;
public sealed record PyDict(IReadOnlyList<KeyValuePair<PyValue, PyValue>> Items) : PyValue;
/// <summary>An array.array; TypeCode is its letter.</summary>
public sealed record PyArray(char TypeCode, IReadOnlyList<PyValue> Items) : PyValue;
public sealed record PyRange(long Start, long Stop, long Step) : PyValue;
public sealed record PySlice(PyValue Start, PyValue Stop, PyValue Step) : PyValue;
/// <summary>A function of the program, by its index.</summary>
public sealed record PyFunction(int Index) : PyValue;
/// <summary>A built-in, by its row of builtins.def; math.def's rows follow.</summary>
public sealed record PyBuiltin(int Index) : PyValue;
/// <summary>A type, by its row of types.def, an exception class (BuiltinTable.TypeNumber), or from FirstClass on a class of
/// the program.</summary>
public sealed record PyTypeObject(int Index) : PyValue;
/// <summary>An exception: its class as a type, the fault (a row of faults.def, whose words are its text; 0: none), values.
/// </summary>
public sealed record PyException(int Class, int Fault, IReadOnlyList<PyValue> Arguments) : PyValue;
public sealed record PyDictView(DictViewKind View, IReadOnlyList<PyValue> Items) : PyValue;
/// <summary>An object that only its core can look into.</summary>
public sealed record PyObject(int Type, uint Address) : PyValue;
/// <summary>An instance of a class of the program.</summary>
public sealed record PyInstance(int Class, uint Address) : PyValue;
/// <summary>The container around this place, printed as "[...]" or "{...}"; Type is its row of types.def.</summary>
public sealed record PyRecursion(byte Type) : PyValue;

public enum DictViewKind : byte { Keys, Values, Items }
