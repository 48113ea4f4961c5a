// SPDX-License-Identifier: MIT
// One piece of a message between host and core, as docs/machine.md draws it:
//   0xE7, u8 type, u8 sequence, u8 flags, u16 payload bytes, u16 their complement, payload, u32 CRC-32 of all before it
using System.Buffers.Binary;
using EPython.Bytecode.Contract;
using EPython.Bytecode.Images;

namespace EPython.Host.Link;

/// <summary>A piece of a message; GoesOn: another follows.</summary>
public sealed record Frame(MessageType Type, byte Sequence, bool GoesOn, byte[] Payload)
{
    public const byte Sync = 0xE7;
    public const int HeaderBytes = 8;
    public const int TrailerBytes = 4;
    public const int MaxPayload = ushort.MaxValue;

    public byte[] Encode()
    {
        var bytes = new byte[HeaderBytes + Payload.Length + TrailerBytes];
        bytes[0] = Sync;
        bytes[1] = (byte)Type;
        bytes[2] = Sequence;
        bytes[3] = (byte)(GoesOn ? 1 : 0);
        BinaryPrimitives.WriteUInt16LittleEndian(bytes.AsSpan(4), (ushort)Payload.Length);
        BinaryPrimitives.WriteUInt16LittleEndian(bytes.AsSpan(6), (ushort)~Payload.Length);
        Payload.CopyTo(bytes, HeaderBytes);
        var body = bytes.AsSpan(0, HeaderBytes + Payload.Length);
        BinaryPrimitives.WriteUInt32LittleEndian(bytes.AsSpan(body.Length), Crc32.Compute(body));
        return bytes;
    }

    /// <summary>Bytes of the whole frame, if its header is one; 0 otherwise.</summary>
    public static int Length(ReadOnlySpan<byte> header)
    {
        var payload = BinaryPrimitives.ReadUInt16LittleEndian(header[4..]);
        var complement = BinaryPrimitives.ReadUInt16LittleEndian(header[6..]);
        return header[0] == Sync && (payload ^ complement) == 0xFFFF ? HeaderBytes + payload + TrailerBytes : 0;
    }

    /// <summary>The frame of so many bytes, or null if its checksum is wrong.</summary>
    public static Frame? Decode(ReadOnlySpan<byte> bytes)
    {
        var body = bytes[..^TrailerBytes];
        return Crc32.Compute(body) == BinaryPrimitives.ReadUInt32LittleEndian(bytes[^TrailerBytes..])
            ? new Frame((MessageType)bytes[1], bytes[2], (bytes[3] & 1) != 0, body[HeaderBytes..].ToArray())
            : null;
    }
}
