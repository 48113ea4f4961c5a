// SPDX-License-Identifier: MIT
// MIPS32 of either byte order. Addends stand in the instructions; that of a high half is spread over it and the next
// low half of the same symbol.
using static EPython.CodeGen.Elf.RelocationForm;

namespace EPython.CodeGen.Elf;

internal sealed class MipsRelocator(ElfFile unit, ISymbolPlaces places) : Relocator(unit, places)
{
    private const string High = "R_MIPS_HI16", Low = "R_MIPS_LO16", Jump = "R_MIPS_26";

    private static readonly Dictionary<string, RelocationForm> s_forms = new(StringComparer.Ordinal)
    {
        ["R_MIPS_NONE"] = Hint,
        ["R_MIPS_JALR"] = Hint,
        ["R_MIPS_32"] = Data(4),
        ["R_MIPS_PC32"] = Data(4).Relative(32),
        ["R_MIPS_16"] = Masked(4, 0xFFFF) with { Reach = Reach.Signed, Bits = 16, Stored = field => (short)field },
        [Jump] = Masked(4, 0x3FFFFFF, 2) with { Step = 4, Stored = field => SignExtend(field << 2, 28) },
        [High] = new(4, (field, value) => field & 0xFFFF0000 | value + 0x8000 >> 16 & 0xFFFF),
        [Low] = Masked(4, 0xFFFF) with { Stored = field => (short)field },
        ["R_MIPS_PC16"] = Masked(4, 0xFFFF, 2).Relative(18, 4) with { Stored = field => SignExtend(field << 2, 18) },
    };

    private Dictionary<ElfRelocation, ElfRelocation>? _lowParts;

    public override IReadOnlyDictionary<uint, string> Names => RelocationNames.Mips;
    protected override IReadOnlyDictionary<string, RelocationForm> Forms => s_forms;

    protected override long? AddendOf(string name, RelocationForm form, ElfRelocation relocation, ulong field)
    {
        if (name != High || relocation.Addend is not null)
            return base.AddendOf(name, form, relocation, field);
        _lowParts ??= LowParts();
        if (!_lowParts.TryGetValue(relocation, out var low))
            return null;
        var bytes = new ElfBytes(Unit.Sections[low.Section].Data) { IsLittleEndian = Unit.IsLittleEndian };
        return (int)(field << 16) + (short)bytes.U32(low.Offset);
    }

    // Per high half the next low half of its symbol.
    private Dictionary<ElfRelocation, ElfRelocation> LowParts()
    {
        var parts = new Dictionary<ElfRelocation, ElfRelocation>(ReferenceEqualityComparer.Instance);
        var next = new Dictionary<(int Section, int Symbol), ElfRelocation>();
        foreach (var relocation in Unit.Relocations.Reverse())
        {
            var key = (relocation.Section, relocation.Symbol);
            var name = NameOf(relocation.Type);
            if (name == Low)
                next[key] = relocation;
            else if (name == High && next.TryGetValue(key, out var low))
                parts[relocation] = low;
        }
        return parts;
    }

    // ---- calls that do not reach, and calls of libgcc's functions, which expect their address in $25 ------------

    public override int VeneerBytes => 16;

    public override bool NeedsVeneer(string name, in RelocationSite site) => name == Jump
        && ((Wrap(site.Target) ^ Wrap(site.Address + 4)) >> 28 != 0 || IsPositionIndependent(site.Relocation.Symbol));

    // lui $25, high; addiu $25, $25, low; jr $25; nop
    public override void WriteVeneer(Span<byte> bytes, ulong address, ulong target)
    {
        WriteWord(bytes, 0x3C190000 | (uint)target + 0x8000 >> 16);
        WriteWord(bytes[4..], 0x27390000 | (uint)target & 0xFFFF);
        WriteWord(bytes[8..], 0x03200008);
        WriteWord(bytes[12..], 0);
    }

    private bool IsPositionIndependent(int symbol) => Places.Resolved(symbol) is { } found && (found.Other & 0xFC) == 0x20;

    // A jump goes anywhere in the 256 MB in which the instruction after it lies.
    protected override string? Misfit(string name, RelocationForm form, in RelocationSite site, ulong value) =>
        name == Jump && (value ^ Wrap(site.Address + 4)) >> 28 != 0
            ? RelocationForm.TooFar
            : base.Misfit(name, form, site, value);
}
