// SPDX-License-Identifier: MIT
// str() and args of exceptions, and whose class they are of. An exception that was made of a fault has the fault's words.
using EPython.Bytecode.Contract;
using EPython.Bytecode.Images;
using EPython.Frontend.Types;

namespace EPython.Host.Monitor;

internal static class ExceptionText
{
    /// <summary>The row of exceptions.def that a type is; null if it is another type.</summary>
    public static ExceptionInfo? Class(int type) =>
        BuiltinTable.Exceptions.ElementAtOrDefault(type - BuiltinTable.FirstException);

    public static bool IsA(PyException exception, string name, PyText text)
    {
        if (text.ClassOf(exception.Class) is { } known)
            return known.Order.Contains(BuiltinTable.TypeNumber(name));
        for (var row = Class(exception.Class); row is not null; row = BuiltinTable.Exceptions.FirstOrDefault(r => r.Name == row.Base))
        {
            if (row.Name == name)
                return true;
        }
        return false;
    }

    /// <summary>The argument of one that was made of a fault; str() shows that of a KeyError in quotes.</summary>
    public static string Words(PyException exception, PyText text) =>
        IsA(exception, "KeyError", text) ? Str(exception, text)[1..^1] : Str(exception, text);

    public static string Str(PyException exception, PyText text) => exception switch
    {
        { Fault: (int)Fault.Raised, Arguments: [PyStr told, ..] } => told.Value,
        { Fault: (int)Fault.Reraised } => "<exception str() failed>",
        { Fault: > 0 } => text.Faults?.Message((Fault)exception.Fault, exception.Arguments) ?? "",
        { Arguments: [] } => "",
        { Arguments: [var only] } => IsA(exception, "KeyError", text) ? text.Repr(only) : text.Str(only),
        { Arguments: [var number, var words] } when IsA(exception, "OSError", text) => $"[Errno {text.Str(number)}] {text.Str(words)}",
        _ => text.Repr(new PyTuple(exception.Arguments)),
    };

    /// <summary>What args holds.</summary>
    public static IReadOnlyList<PyValue> Arguments(PyException exception, PyText text)
    {
        if ((Fault)exception.Fault is Fault.None or Fault.Key or Fault.Assertion or Fault.Exit or Fault.StopIteration)
            return exception.Arguments;
        var words = Words(exception, text);
        return words.Length > 0 ? [new PyStr(words)] : [];
    }

    /// <summary>The last line of a traceback.</summary>
    public static string Line(PyException exception, PyText text)
    {
        var (name, words) = (text.ClassOf(exception.Class)?.ToldName ?? text.TypeName(exception), Str(exception, text));
        return words.Length == 0 ? name : $"{name}: {words}";
    }
}
