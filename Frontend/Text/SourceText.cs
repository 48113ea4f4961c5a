// SPDX-License-Identifier: MIT
// A source file's text and the spans in it. Lines and columns are 1-based; columns count UTF-16 units. Line
// ends are '\n' whatever they were in the file, and a byte order mark is dropped, as in CPython.
namespace EPython.Frontend.Text;

/// <summary>The text of one source file, by the name users see in messages and tracebacks.</summary>
public sealed class SourceText
{
    private readonly int[] _lineStarts;

    public SourceText(string name, string text)
    {
        Name = name;
        if (text.StartsWith('\uFEFF'))
            text = text[1..];
        Text = text = text.Contains('\r') ? text.Replace("\r\n", "\n").Replace('\r', '\n') : text;
        var starts = new List<int> { 0 };
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] == '\n')
                starts.Add(i + 1);
        }
        _lineStarts = [.. starts];
    }

    /// <summary>Reads a file; what is wrong with it (missing, a directory, not UTF-8...) comes back as a
    /// diagnostic.</summary>
    public static SourceReadResult Read(string path) => SourceReader.Read(path);

    /// <summary>The same for bytes that came another way, under the name users will see.</summary>
    public static SourceReadResult Decode(string name, byte[] bytes) => SourceReader.Decode(name, bytes);

    public string Name { get; }
    public string Text { get; }
    /// <summary>It comes with epython: warnings about it tell users nothing.</summary>
    public bool IsSilent { get; init; }
    public int LineCount => _lineStarts.Length;

    /// <summary>Line (from 1) that holds a character offset.</summary>
    public int LineOf(int offset)
    {
        var index = Array.BinarySearch(_lineStarts, offset);
        return index >= 0 ? index + 1 : ~index;
    }

    /// <summary>Column (from 1) of a character offset in its line.</summary>
    public int ColumnOf(int offset) => offset - _lineStarts[LineOf(offset) - 1] + 1;

    /// <summary>Text of a line (from 1) without its line end.</summary>
    public string Line(int line)
    {
        var start = _lineStarts[line - 1];
        var end = line < _lineStarts.Length ? _lineStarts[line] : Text.Length;
        return Text[start..end].TrimEnd('\r', '\n');
    }
}

/// <summary>Characters [Start, End) of a file. IsMade: what stands there was made for the place, as by @dataclass.</summary>
public readonly record struct SourceSpan(SourceText Source, int Start, int End, bool IsMade = false)
{
    /// <summary>Warnings about it tell users nothing.</summary>
    public bool IsSilent => IsMade || Source is { IsSilent: true };

    public int Line => Source.LineOf(Start);
    public int Column => Source.ColumnOf(Start);
    public int EndLine => Source.LineOf(Math.Max(Start, End - 1));
    public override string ToString() => $"{Source.Name}:{Line}:{Column}";
}
