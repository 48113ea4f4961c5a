// SPDX-License-Identifier: MIT
// Reads little-endian numbers and text from bytes that nobody vouches for. The first read past the end, or of bad
// text, sets Error; from then on every read gives zero, so that a caller checks once per structure.
using System.Buffers.Binary;

namespace EPython.Bytecode.Images;

/// <summary>A bounds-checked cursor over untrusted bytes.</summary>
public sealed class ByteReader(ReadOnlyMemory<byte> data, int origin = 0)
{
    private int _position;

    /// <summary>Offset of the next byte, counted from the start of the file.</summary>
    public int Offset => origin + _position;
    public int Remaining => data.Length - _position;
    public ImageError? Error { get; private set; }

    public void Fail(ImageErrorKind kind, string message)
    {
        Error ??= new ImageError(kind, Offset, message);
        _position = data.Length;
    }

    public ReadOnlySpan<byte> Bytes(long count)
    {
        if (Error is null && (count < 0 || count > Remaining))
            Fail(ImageErrorKind.Truncated, $"{count} bytes expected, {Remaining} left");
        if (Error is not null)
            return default;
        var result = data.Span.Slice(_position, (int)count);
        _position += (int)count;
        return result;
    }

    public byte U8() => Bytes(1) is { Length: 1 } bytes ? bytes[0] : (byte)0;
    public ushort U16() => Bytes(2) is { Length: 2 } bytes ? BinaryPrimitives.ReadUInt16LittleEndian(bytes) : (ushort)0;
    public uint U32() => Bytes(4) is { Length: 4 } bytes ? BinaryPrimitives.ReadUInt32LittleEndian(bytes) : 0;
    public ulong U64() => Bytes(8) is { Length: 8 } bytes ? BinaryPrimitives.ReadUInt64LittleEndian(bytes) : 0;

    /// <summary>Seven bits a byte, lowest first, at most 32 bits.</summary>
    public int VarInt()
    {
        uint value = 0;
        for (var shift = 0; shift < 35; shift += 7)
        {
            var next = U8();
            value |= (uint)(next & 0x7F) << shift;
            if (next < 0x80)
                return value <= int.MaxValue ? (int)value : TooLarge();
        }
        return TooLarge();
    }

    private int TooLarge()
    {
        Fail(ImageErrorKind.BadValue, "number too large");
        return 0;
    }

    public string Text(long bytes)
    {
        var raw = Bytes(bytes);
        var text = Wtf8.Decode(raw);
        if (text is null)
            Fail(ImageErrorKind.BadText, "text is not UTF-8");
        return text ?? "";
    }

    /// <summary>So many items; stops at the first error.</summary>
    public List<T> Many<T>(long count, Func<T> read)
    {
        var items = new List<T>((int)Math.Clamp(count, 0, Remaining));
        for (long i = 0; i < count && Error is null; i++)
            items.Add(read());
        return items;
    }
}
