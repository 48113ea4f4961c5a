// SPDX-License-Identifier: MIT
// Numbers and names out of a file that nobody vouches for: every access is checked, the first failure is kept, and
// after it everything reads as zero.
using System.Buffers.Binary;
using System.Text;

namespace EPython.CodeGen.Elf;

internal sealed class ElfBytes(ReadOnlyMemory<byte> bytes)
{
    private const int LongestName = 4096;
    private readonly Dictionary<(int Table, ulong Offset), string> _names = [];
    private long _nameBudget = 16L * bytes.Length + 1024;

    public int Length => bytes.Length;
    public bool Is64Bit { get; set; }
    public bool IsLittleEndian { get; set; } = true;
    public ElfError? Error { get; private set; }

    public void Fail(ElfErrorKind kind, string message) => Error ??= new ElfError(kind, message);

    public ReadOnlyMemory<byte> Slice(ulong offset, ulong size, string what)
    {
        if (offset <= (ulong)bytes.Length && size <= (ulong)bytes.Length - offset)
            return bytes.Slice((int)offset, (int)size);
        Fail(ElfErrorKind.Truncated, $"{what} lies outside of the file");
        return default;
    }

    public byte U8(ulong offset) => At(offset, 1) is [var value, ..] ? value : (byte)0;

    public ushort U16(ulong offset)
    {
        var at = At(offset, 2);
        if (at.IsEmpty)
            return 0;
        return IsLittleEndian ? BinaryPrimitives.ReadUInt16LittleEndian(at) : BinaryPrimitives.ReadUInt16BigEndian(at);
    }

    public uint U32(ulong offset)
    {
        var at = At(offset, 4);
        if (at.IsEmpty)
            return 0;
        return IsLittleEndian ? BinaryPrimitives.ReadUInt32LittleEndian(at) : BinaryPrimitives.ReadUInt32BigEndian(at);
    }

    public ulong U64(ulong offset)
    {
        var at = At(offset, 8);
        if (at.IsEmpty)
            return 0;
        return IsLittleEndian ? BinaryPrimitives.ReadUInt64LittleEndian(at) : BinaryPrimitives.ReadUInt64BigEndian(at);
    }

    /// <summary>An address or offset of the file's class.</summary>
    public ulong Word(ulong offset) => Is64Bit ? U64(offset) : U32(offset);

    private ReadOnlySpan<byte> At(ulong offset, int size)
    {
        if (offset <= (ulong)bytes.Length && (ulong)size <= (ulong)bytes.Length - offset)
            return bytes.Span.Slice((int)offset, size);
        Fail(ElfErrorKind.Truncated, $"the file ends before offset {offset}");
        return default;
    }

    /// <summary>The string at an offset of a string table. Tables whose names overlap too much are refused: the names
    /// of a file never take more than a fixed multiple of its size.</summary>
    public string Name(int table, ReadOnlySpan<byte> strings, ulong offset)
    {
        if (_names.TryGetValue((table, offset), out var known))
            return known;
        if (offset == 0 && strings.IsEmpty)
            return "";
        if (offset >= (ulong)strings.Length)
        {
            Fail(ElfErrorKind.BadString, $"string {offset} lies outside of its table");
            return "";
        }
        var rest = strings[(int)offset..];
        var length = rest[..Math.Min(rest.Length, LongestName + 1)].IndexOf((byte)0);
        if (length < 0 || (_nameBudget -= length) < 0)
        {
            Fail(ElfErrorKind.BadString, length < 0 ? $"string {offset} does not end" : "names overlap too much");
            return "";
        }
        return _names[(table, offset)] = Encoding.UTF8.GetString(rest[..length]);
    }
}
