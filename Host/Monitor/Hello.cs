// SPDX-License-Identifier: MIT
// What a core says of itself when it starts.
using EPython.Bytecode.Images;
using EPython.Frontend.Types;

namespace EPython.Host.Monitor;

/// <summary>Bytes of memory; where native code must be linked for, and how much fits; which build of the core.</summary>
public sealed record Hello(
    int Protocol, Profile Profile, int WordBytes, ulong ArenaBytes, ulong LoadAddress, ulong NativeRoom, ulong BuildId)
{
    public const int ProtocolVersion = 1;

    public static Hello? Read(byte[] payload)
    {
        var reader = new ByteReader(payload);
        var protocol = reader.U8();
        var profile = reader.U8() == 2 ? Profile.I32F32 : Profile.I64F64;
        var word = reader.U8();
        _ = reader.U8();
        var hello = new Hello(protocol, profile, word, reader.U64(), reader.U64(), reader.U64(), reader.U64());
        return reader.Error is null ? hello : null;
    }
}
