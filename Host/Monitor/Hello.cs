// SPDX-License-Identifier: MIT
// What a core says of itself when it starts.
using EPython.Bytecode.Contract;
using EPython.Bytecode.Images;
using EPython.Frontend.Types;
using EPython.Host.Link;

namespace EPython.Host.Monitor;

/// <summary>
/// Bytes of memory; where native code must be linked for, and how much fits; which build of the core, or, if its program
/// is linked with it, which program; how much fits into a message.
/// </summary>
public sealed record Hello(
    int Protocol, Profile Profile, int WordBytes, bool Frozen, bool Unreliable, ulong ArenaBytes, ulong LoadAddress,
    ulong NativeRoom, ulong BuildId, int LargestPayload)
{
    public const int ProtocolVersion = 4;
    private const int SmallestPayload = 64;

    public static Hello? Read(byte[] payload)
    {
        var reader = new ByteReader(payload);
        var protocol = reader.U8();
        var profile = reader.U8() == 2 ? Profile.I32F32 : Profile.I64F64;
        var word = reader.U8();
        var flags = reader.U8();
        var hello = new Hello(protocol, profile, word, (flags & ImageFormat.HelloFrozen) != 0,
            (flags & ImageFormat.HelloUnreliable) != 0, reader.U64(), reader.U64(), reader.U64(), reader.U64(),
            (int)reader.U32());
        return reader.Error is null && hello.LargestPayload is >= SmallestPayload and <= Frame.MaxPayload ? hello : null;
    }
}
