// SPDX-License-Identifier: MIT
// What RISC-V's assembler leaves to the linker: where code is to be aligned stand as many instructions that do nothing
// as could be needed (R_RISCV_ALIGN), and the linker takes out those that are not. Since a section begins aligned, that
// does not depend on its address: the object is rewritten before anything is laid out.
using System.Buffers.Binary;

namespace EPython.CodeGen.Elf;

internal sealed class RiscVAlignment
{
    private const uint Align = 43;
    private const uint NoOperation = 0x00000013;
    private const ushort ShortNoOperation = 0x0001;

    // Bytes taken out of a section, in order: from a place on, so many.
    private readonly List<(ulong From, ulong Count)> _cuts = [];
    private readonly ElfSection _section;
    private readonly byte[] _bytes;

    private RiscVAlignment(ElfSection section, IEnumerable<ElfRelocation> alignments)
    {
        _section = section;
        _bytes = section.Data.ToArray();
        ulong removed = 0;
        foreach (var alignment in alignments.OrderBy(relocation => relocation.Offset))
            removed += Fill(alignment, removed);
    }

    /// <summary>The object with its code aligned; the error, if what an alignment says cannot be.</summary>
    public static ElfFile Apply(ElfFile unit, out string? error)
    {
        error = null;
        var cuts = new Dictionary<int, RiscVAlignment>();
        foreach (var group in unit.Relocations.Where(relocation => relocation.Type == Align).GroupBy(r => r.Section))
        {
            var section = unit.Sections[group.Key];
            if (!group.All(relocation => IsSound(section, relocation)) || Overlap(group))
                error = $"an R_RISCV_ALIGN of section {section.Name} is not of this section";
            else
                cuts[group.Key] = new RiscVAlignment(section, group);
        }
        return error is not null || cuts.Count == 0 ? unit : Rewrite(unit, cuts);
    }

    private static bool IsSound(ElfSection section, ElfRelocation relocation) => relocation.Addend is > 0 and < 4096
        && relocation.Offset <= (ulong)section.Data.Length
        && (ulong)relocation.Addend <= (ulong)section.Data.Length - relocation.Offset;

    private static bool Overlap(IEnumerable<ElfRelocation> alignments)
    {
        ulong end = 0;
        foreach (var relocation in alignments.OrderBy(relocation => relocation.Offset))
        {
            if (relocation.Offset < end)
                return true;
            end = relocation.Offset + (ulong)relocation.Addend!;
        }
        return false;
    }

    // Keeps as many of the addend's bytes as align what follows, and answers how many it takes out.
    private ulong Fill(ElfRelocation relocation, ulong removedBefore)
    {
        var room = (ulong)relocation.Addend!;
        ulong alignment = 1;
        while (alignment <= room)
            alignment *= 2;
        var start = relocation.Offset - removedBefore;
        var needed = ((start + alignment - 1) & ~(alignment - 1)) - start;
        var count = room - Math.Min(needed, room);
        var at = (int)relocation.Offset;
        var end = at + (int)(room - count);
        for (; end - at >= 4; at += 4)
            BinaryPrimitives.WriteUInt32LittleEndian(_bytes.AsSpan(at), NoOperation);
        if (end - at >= 2)
            BinaryPrimitives.WriteUInt16LittleEndian(_bytes.AsSpan(at), ShortNoOperation);
        if (count > 0)
            _cuts.Add((relocation.Offset + room - count, count));
        return count;
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
        var kept = new List<byte>(_bytes.Length);
        var from = 0;
        foreach (var cut in _cuts)
        {
            kept.AddRange(_bytes.AsSpan(from, (int)cut.From - from));
            from = (int)(cut.From + cut.Count);
        }
        kept.AddRange(_bytes.AsSpan(from));
        return _section with { Data = kept.ToArray(), Size = (ulong)kept.Count };
    }

    // ---- the object around the sections ------------------------------------------------------------------------

    private static ElfFile Rewrite(ElfFile unit, Dictionary<int, RiscVAlignment> cuts)
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
            Sections = [.. unit.Sections.Select(section => cuts.TryGetValue(section.Index, out var cut) ? cut.Shortened() : section)],
            Symbols = [.. unit.Symbols.Select(Symbol)],
            Relocations = [.. unit.Relocations.Where(relocation => relocation.Type != Align).Select(Relocation)],
        };
    }
}
