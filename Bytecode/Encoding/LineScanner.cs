// SPDX-License-Identifier: MIT
// Reads the words of one line of assembly text.
using System.Globalization;
using System.Text;
using EPython.Bytecode.Images;
using EPython.Frontend.Types;

namespace EPython.Bytecode.Encoding;

/// <summary>What is wrong with assembly text, and where; lines and columns count from 1.</summary>
public sealed record AssemblyError(int Line, int Column, string Message)
{
    public override string ToString() => $"{Line}:{Column}: {Message}";
}

/// <summary>Leaves a line; the assembler goes on with the next.</summary>
internal sealed class AssemblyException(int column, string message) : Exception(message)
{
    public int Column { get; } = column;
}

internal sealed class LineScanner(string line)
{
    private int _position;

    public bool AtEnd
    {
        get
        {
            SkipBlanks();
            return _position >= line.Length || line[_position] == ';';
        }
    }

    public char Next => AtEnd ? '\0' : line[_position];

    public AssemblyException Error(string message)
    {
        SkipBlanks();
        return new AssemblyException(_position + 1, message);
    }

    private void SkipBlanks()
    {
        while (_position < line.Length && line[_position] is ' ' or '\t' or '\r')
            _position++;
    }

    public bool Take(char expected)
    {
        if (Next != expected)
            return false;
        _position++;
        return true;
    }

    public void Expect(char expected)
    {
        if (!Take(expected))
            throw Error($"'{expected}' expected");
    }

    public void End()
    {
        if (!AtEnd)
            throw Error("end of line expected");
    }

    /// <summary>Letters, digits, '_', '.', '-', '+'; may be empty.</summary>
    public string Word()
    {
        SkipBlanks();
        var start = _position;
        while (_position < line.Length && (char.IsAsciiLetterOrDigit(line[_position]) || "_.-+".Contains(line[_position])))
            _position++;
        return line[start.._position];
    }

    public long Long(long least = long.MinValue, long most = long.MaxValue)
    {
        SkipBlanks();
        var start = _position;
        var word = Word();
        if (long.TryParse(word, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var value)
            && value >= least && value <= most)
            return value;
        _position = start;
        throw Error(word.Length == 0 ? "number expected" : $"'{word}' is no number from {least} to {most}");
    }

    public int Number(int most = int.MaxValue) => (int)Long(0, most);

    public ulong Unsigned()
    {
        var word = Word();
        return ulong.TryParse(word, NumberStyles.None, CultureInfo.InvariantCulture, out var value)
            ? value : throw Error($"'{word}' is no number");
    }

    /// <summary>key=number, or '-' for none.</summary>
    public int Setting(string key, int most, int none = -1)
    {
        var word = Word();
        if (word != key)
            throw Error($"'{key}=' expected");
        Expect('=');
        if (none < 0 || Next != '-')
            return Number(most);
        Expect('-');
        return none;
    }

    public T Name<T>() where T : struct, Enum
    {
        SkipBlanks();
        var start = _position;
        var word = Word();
        if (word.Length > 0 && char.IsAsciiLetter(word[0]) && Enum.TryParse<T>(word, out var value))
            return value;
        _position = start;
        throw Error($"'{word}' is no {typeof(T).Name}");
    }

    /// <summary>A register type: a row of types.def, or Class and a number.</summary>
    public RegisterType Type()
    {
        SkipBlanks();
        var start = _position;
        if (RegisterTypes.Parse(Word()) is { } type)
            return type;
        _position = start;
        return Name<RegisterType>();
    }

    public char Kind()
    {
        var word = Word();
        return AssemblyText.Kind(word) ?? throw Error($"'{word}' is no kind");
    }

    public string Text()
    {
        Expect('"');
        var text = new StringBuilder();
        while (_position < line.Length && line[_position] != '"')
            text.Append(line[_position] == '\\' ? Escape() : line[_position++]);
        if (_position++ >= line.Length)
            throw Error("'\"' expected");
        return text.ToString();
    }

    private char Escape()
    {
        var code = _position + 1 < line.Length ? line[_position + 1] : '\0';
        _position += 2;
        if (code != 'u')
            return code == 'n' ? '\n' : code is '"' or '\\' ? code : throw Error("unknown escape");
        if (_position + 4 > line.Length || !ushort.TryParse(
            line.AsSpan(_position, 4), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var unit))
            throw Error("four hexadecimal digits expected");
        _position += 4;
        return (char)unit;
    }

    public byte[] Hex()
    {
        var word = Word();
        try
        {
            return Convert.FromHexString(word);
        }
        catch (FormatException)
        {
            throw Error("pairs of hexadecimal digits expected");
        }
    }

    public double Float() => ToDouble(Word()) ?? throw Error("number expected");

    private double? ToDouble(string word)
    {
        switch (word)
        {
            case "inf": return double.PositiveInfinity;
            case "-inf": return double.NegativeInfinity;
            case "nan":
                Expect('(');
                var digits = Word();
                Expect(')');
                return digits.StartsWith("0x") && ulong.TryParse(
                    digits.AsSpan(2), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var bits)
                    ? BitConverter.UInt64BitsToDouble(bits) : null;
            default:
                return double.TryParse(word, NumberStyles.Float, CultureInfo.InvariantCulture, out var value) ? value : null;
        }
    }

    public List<T> List<T>(Func<T> item)
    {
        Expect('(');
        var items = new List<T>();
        if (Take(')'))
            return items;
        do
            items.Add(item());
        while (Take(','));
        Expect(')');
        return items;
    }

    // ---- values --------------------------------------------------------------------------------------------------

    public PyValue Value()
    {
        if (Next == '"')
            return new PyStr(Text());
        var word = Word();
        return word switch
        {
            "None" => new PyNone(),
            "True" => new PyBool(true),
            "False" => new PyBool(false),
            "Ellipsis" => new PyEllipsis(),
            "NotImplemented" => new PyNotImplemented(),
            "Unbound" => new PyUnbound(),
            "tuple" => new PyTuple(List(Value)),
            "list" => new PyList(List(Value)),
            "dict" => new PyDict(Pairs(List(Value))),
            "bytes" => One(Text) is var bytes && bytes.All(ch => ch <= 0xFF) ? new PyBytes(bytes) : throw Error("bytes expected"),
            "range" => List(() => Long()) is [var a, var b, var c] ? new PyRange(a, b, c) : throw Error("three numbers expected"),
            "slice" => List(Value) is [var a, var b, var c] ? new PySlice(a, b, c) : throw Error("three values expected"),
            "function" => new PyFunction(One(() => Number(ushort.MaxValue))),
            "builtin" => new PyBuiltin(One(() => Number(ushort.MaxValue))),
            "type" => new PyTypeObject((int)One(Type)),
            "hex" => Encoded(One(Hex)),
            _ when long.TryParse(word, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var value) =>
                new PyInt(value),
            _ => new PyFloat(ToDouble(word) ?? throw Error("value expected")),
        };
    }

    private T One<T>(Func<T> item) => List(item) is [var only] ? only : throw Error("one item expected");

    private List<KeyValuePair<PyValue, PyValue>> Pairs(List<PyValue> items) => items.Count % 2 == 0
        ? [.. items.Chunk(2).Select(pair => KeyValuePair.Create(pair[0], pair[1]))]
        : throw Error("a value per key expected");

    private PyValue Encoded(byte[] bytes)
    {
        var from = new ByteReader(bytes);
        var value = ValueCodec.Read(from);
        return from.Error is null && from.Remaining == 0 ? value : throw Error("no encoded value");
    }
}
