// SPDX-License-Identifier: MIT
// The relocations that gcc makes for code compiled without PIC for AMD64.
using System.Buffers.Binary;

namespace EPython.CodeGen.Elf;

internal static class Amd64Relocations
{
    private const uint None = 0, Absolute64 = 1, Relative32 = 2, Plt32 = 4, Absolute32 = 10, Signed32 = 11, Relative64 = 24;

    private static readonly Dictionary<uint, string> s_refused = new()
    {
        [3] = "R_X86_64_GOT32", [6] = "R_X86_64_GLOB_DAT", [7] = "R_X86_64_JUMP_SLOT", [8] = "R_X86_64_RELATIVE",
        [9] = "R_X86_64_GOTPCREL", [12] = "R_X86_64_16", [13] = "R_X86_64_PC16", [14] = "R_X86_64_8",
        [15] = "R_X86_64_PC8", [19] = "R_X86_64_TLSGD", [20] = "R_X86_64_TLSLD", [22] = "R_X86_64_GOTTPOFF",
        [23] = "R_X86_64_TPOFF32", [25] = "R_X86_64_GOTOFF64", [26] = "R_X86_64_GOTPC32", [37] = "R_X86_64_IRELATIVE",
        [41] = "R_X86_64_GOTPCRELX", [42] = "R_X86_64_REX_GOTPCRELX",
    };

    /// <summary>Change the place at an offset of a section; null, or what is wrong.</summary>
    public static string? Apply(uint type, Span<byte> section, ulong offset, ulong target, long? addend, ulong place)
    {
        var width = type switch
        {
            None => 0,
            Absolute64 or Relative64 => 8,
            Relative32 or Plt32 or Absolute32 or Signed32 => 4,
            _ => -1,
        };
        if (width < 0)
            return $"relocation {s_refused.GetValueOrDefault(type, "type " + type)} is not supported; compile with -fno-pic";
        if ((ulong)section.Length < (ulong)width || offset > (ulong)(section.Length - width))
            return $"relocation at {offset} lies outside of its section";
        if (width == 0)
            return null;
        var bytes = section.Slice((int)offset, width);
        var value = unchecked(target + (ulong)(addend ?? Stored(bytes)));
        if (type is Relative32 or Plt32 or Relative64)
            value = unchecked(value - place);
        return Store(type, bytes, value);
    }

    private static long Stored(ReadOnlySpan<byte> bytes) => bytes.Length == 8
        ? BinaryPrimitives.ReadInt64LittleEndian(bytes)
        : BinaryPrimitives.ReadInt32LittleEndian(bytes);

    private static string? Store(uint type, Span<byte> bytes, ulong value)
    {
        if (bytes.Length == 8)
        {
            BinaryPrimitives.WriteUInt64LittleEndian(bytes, value);
            return null;
        }
        var fits = type == Absolute32 ? value <= uint.MaxValue : (long)value == (int)value;
        if (!fits)
            return $"too far away for a 32-bit reference (0x{value:x})";
        BinaryPrimitives.WriteUInt32LittleEndian(bytes, (uint)value);
        return null;
    }
}
