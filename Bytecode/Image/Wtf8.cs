// SPDX-License-Identifier: MIT
// UTF-8 that also carries lone surrogates (Python's "surrogatepass"), so that every Python str survives the way to a
// core and back.
using System.Text;

namespace EPython.Bytecode.Images;

public static class Wtf8
{
    public static byte[] Encode(string text)
    {
        var bytes = new List<byte>(text.Length);
        Span<byte> buffer = stackalloc byte[4];
        for (var i = 0; i < text.Length; i++)
        {
            if (Rune.TryGetRuneAt(text, i, out var rune))
            {
                bytes.AddRange(buffer[..rune.EncodeToUtf8(buffer)]);
                i += rune.Utf16SequenceLength - 1;
            }
            else
            {
                var unit = text[i];
                bytes.Add((byte)(0xE0 | unit >> 12));
                bytes.Add((byte)(0x80 | unit >> 6 & 0x3F));
                bytes.Add((byte)(0x80 | unit & 0x3F));
            }
        }
        return [.. bytes];
    }

    /// <summary>Null if the bytes are not what Encode writes.</summary>
    public static string? Decode(ReadOnlySpan<byte> bytes)
    {
        var text = new StringBuilder(bytes.Length);
        while (bytes.Length > 0)
        {
            if (Rune.DecodeFromUtf8(bytes, out var rune, out var used) == System.Buffers.OperationStatus.Done)
            {
                text.Append(rune.ToString());
            }
            else
            {
                if (!TrySurrogate(bytes, out var unit))
                    return null;
                if (char.IsLowSurrogate(unit) && text.Length > 0 && char.IsHighSurrogate(text[^1]))
                    return null;        // a pair has its own four-byte form
                text.Append(unit);
                used = 3;
            }
            bytes = bytes[used..];
        }
        return text.ToString();
    }

    private static bool TrySurrogate(ReadOnlySpan<byte> bytes, out char unit)
    {
        unit = '\0';
        if (bytes.Length < 3 || bytes[0] != 0xED || (bytes[1] & 0xE0) != 0xA0 || (bytes[2] & 0xC0) != 0x80)
            return false;
        unit = (char)(0xD000 | (bytes[1] & 0x3F) << 6 | bytes[2] & 0x3F);
        return true;
    }
}
