// SPDX-License-Identifier: MIT
// Bytes taken out of a code section, since RISC-V's assembler leaves it to the linker how long code is; and the object around
// it: what refers to the section moves along.
using System.Buffers.Binary;

namespace EPython.CodeGen.Elf;

internal sealed class CodeCuts(ElfSection section)
{
    private const uint NoOperation = 0x00000013;
    private const ushort ShortNoOperation = 0x0001;

    private readonly List<(ulong From, ulong Count)> _cuts = [];    // in order
    private ulong _removed;

    /// <summary>The section's bytes, before any are taken out.</summary>
    public byte[] Bytes { get; } = section.Data.ToArray();

    /// <summary>Takes out bytes behind all that were taken out before.</summary>
    public void Cut(ulong from, ulong count)
    {
        if (count == 0)
            return;
        _cuts.Add((from, count));
        _removed += count;
    }

    /// <summary>Keeps as many of an alignment's bytes (R_RISCV_ALIGN) as align what follows.</summary>
    public void Align(ElfRelocation relocation)
    {
        var room = (ulong)relocation.Addend!;
        ulong alignment = 1;
        while (alignment <= room)
            alignment *= 2;
        var start = relocation.Offset - _removed;
        var needed = ((start + alignment - 1) & ~(alignment - 1)) - start;
        var count = room - Math.Min(needed, room);
        var at = (int)relocation.Offset;
        var end = at + (int)(room - count);
        for (; end - at >= 4; at += 4)
            BinaryPrimitives.WriteUInt32LittleEndian(Bytes.AsSpan(at), NoOperation);
        if (end - at >= 2)
            BinaryPrimitives.WriteUInt16LittleEndian(Bytes.AsSpan(at), ShortNoOperation);
        Cut(relocation.Offset + room - count, count);
    }

    private ulong Moved(ulong offset)
    {
        ulong removed = 0;
        foreach (var (from, count) in _cuts)
        {
            if (offset <= from)
                break;
            removed += Math.Min(count, offset - from);
        }
        return offset - removed;
    }

    private ElfSection Shortened()
    {
        var kept = new List<byte>(Bytes.Length);
        var from = 0;
        foreach (var cut in _cuts)
        {
            kept.AddRange(Bytes.AsSpan(from, (int)cut.From - from));
            from = (int)(cut.From + cut.Count);
        }
        kept.AddRange(Bytes.AsSpan(from));
        return section with { Data = kept.ToArray(), Size = (ulong)kept.Count };
    }

    /// <summary>The object with its sections shortened. Changed: what becomes of a relocation; null: it goes.</summary>
    public static ElfFile Apply(
        ElfFile unit, IReadOnlyDictionary<int, CodeCuts> cuts, Func<ElfRelocation, ElfRelocation?> changed)
    {
        ElfSymbol Symbol(ElfSymbol symbol) => cuts.TryGetValue(symbol.Section, out var cut)
            ? symbol with
            {
                Value = cut.Moved(symbol.Value),
                Size = cut.Moved(symbol.Value + symbol.Size) - cut.Moved(symbol.Value),
            }
            : symbol;
        ElfRelocation Relocation(ElfRelocation relocation) => cuts.TryGetValue(relocation.Section, out var cut)
            ? relocation with { Offset = cut.Moved(relocation.Offset) }
            : relocation;
        return new ElfFile
        {
            Is64Bit = unit.Is64Bit,
            IsLittleEndian = unit.IsLittleEndian,
            OsAbi = unit.OsAbi,
            Kind = unit.Kind,
            Machine = unit.Machine,
            Flags = unit.Flags,
            Sections = [.. unit.Sections.Select(one => cuts.TryGetValue(one.Index, out var cut) ? cut.Shortened() : one)],
            Symbols = [.. unit.Symbols.Select(Symbol)],
            Relocations = [.. unit.Relocations.Select(changed).OfType<ElfRelocation>().Select(Relocation)],
        };
    }
}
