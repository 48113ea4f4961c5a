// SPDX-License-Identifier: MIT
// Writes little-endian numbers and text: the counterpart of ByteReader.
using System.Buffers.Binary;

namespace EPython.Bytecode.Images;

public sealed class ByteWriter
{
    private readonly List<byte> _bytes = [];

    public int Length => _bytes.Count;
    public byte[] ToArray() => [.. _bytes];

    public void U8(int value) => _bytes.Add(checked((byte)value));

    public void U16(int value)
    {
        Span<byte> buffer = stackalloc byte[2];
        BinaryPrimitives.WriteUInt16LittleEndian(buffer, checked((ushort)value));
        _bytes.AddRange(buffer);
    }

    public void U32(long value)
    {
        Span<byte> buffer = stackalloc byte[4];
        BinaryPrimitives.WriteUInt32LittleEndian(buffer, checked((uint)value));
        _bytes.AddRange(buffer);
    }

    public void U64(ulong value)
    {
        Span<byte> buffer = stackalloc byte[8];
        BinaryPrimitives.WriteUInt64LittleEndian(buffer, value);
        _bytes.AddRange(buffer);
    }

    public void VarInt(int value)
    {
        var rest = checked((uint)value);
        for (; rest >= 0x80; rest >>= 7)
            _bytes.Add((byte)(rest | 0x80));
        _bytes.Add((byte)rest);
    }

    public void Bytes(ReadOnlySpan<byte> bytes) => _bytes.AddRange(bytes);
}
