// SPDX-License-Identifier: MIT
// One framed message between host and core, as docs/machine.md draws it:
//   0xE7, u8 type, u8 sequence, u8 0, u32 payload bytes, payload, u32 CRC-32 of all before it
using System.Buffers.Binary;
using EPython.Bytecode.Contract;
using EPython.Bytecode.Images;

namespace EPython.Host.Link;

/// <summary>A message as it came from or goes to a core.</summary>
public sealed record Frame(MessageType Type, byte Sequence, byte[] Payload)
{
    public const byte Sync = 0xE7;
    public const int HeaderBytes = 8;
    public const int TrailerBytes = 4;
    /// <summary>Longest payload accepted; a longer length is damage, not a message.</summary>
    public const int MaxPayload = 1 << 26;

    public byte[] Encode()
    {
        var bytes = new byte[HeaderBytes + Payload.Length + TrailerBytes];
        bytes[0] = Sync;
        bytes[1] = (byte)Type;
        bytes[2] = Sequence;
        BinaryPrimitives.WriteUInt32LittleEndian(bytes.AsSpan(4), (uint)Payload.Length);
        Payload.CopyTo(bytes, HeaderBytes);
        var body = bytes.AsSpan(0, HeaderBytes + Payload.Length);
        BinaryPrimitives.WriteUInt32LittleEndian(bytes.AsSpan(body.Length), Crc32.Compute(body));
        return bytes;
    }
}
