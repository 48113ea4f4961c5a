// SPDX-License-Identifier: MIT
// The characters of a part of a source file for the lexer: code points, at positions that are offsets of the
// file's text, so that spans need no translation and names outside the Basic Multilingual Plane are read
// whole.
using Antlr4.Runtime;
using Antlr4.Runtime.Misc;
using EPython.Frontend.Text;

namespace EPython.Frontend.Syntax;

internal sealed class SourceCharStream(SourceText source, int start, int end) : ICharStream
{
    private readonly string _text = source.Text;
    private readonly int _start = start;

    public int Index { get; private set; } = start;
    public int Size => end;                               // as an offset, like the positions
    public string SourceName => source.Name;

    public void Consume()
    {
        if (Index >= end)
            throw new InvalidOperationException("consumed past the end");
        Index += IsPairAt(Index) ? 2 : 1;
    }

    public int LA(int i)
    {
        if (i == 0)
            return 0;
        var at = Index;
        for (; i > 1 && at < end; i--)
            at += IsPairAt(at) ? 2 : 1;
        for (; i < 0; i++)
            at -= at - 2 >= _start && IsPairAt(at - 2) ? 2 : 1;
        if (at < _start || at >= end)
            return IntStreamConstants.EOF;
        return IsPairAt(at) ? char.ConvertToUtf32(_text[at], _text[at + 1]) : _text[at];
    }

    public int Mark() => -1;

    public void Release(int marker) { }

    public void Seek(int index) => Index = index;

    public string GetText(Interval interval) =>
        interval.b < interval.a ? "" : _text[interval.a..Math.Min(interval.b + 1, end)];

    private bool IsPairAt(int at) => at + 1 < end && char.IsSurrogatePair(_text[at], _text[at + 1]);
}
