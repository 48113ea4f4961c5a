// SPDX-License-Identifier: MIT
// MicroBlaze of either byte order. A value of 32 bits stands in two instructions: imm with the high half, then the one
// that uses it; its halves are the low halves of both.
using static EPython.CodeGen.Elf.RelocationForm;

namespace EPython.CodeGen.Elf;

internal sealed class MicroBlazeRelocator(ElfFile unit, ISymbolPlaces places) : Relocator(unit, places)
{
    private static readonly RelocationForm s_pair = new(8, Pair);
    private static readonly RelocationForm s_low = Masked(4, 0xFFFF);

    // The base from which small data is counted, per relocation.
    private static readonly Dictionary<string, string> s_bases = new(StringComparer.Ordinal)
    {
        ["R_MICROBLAZE_SRO32"] = "_SDA2_BASE_", ["R_MICROBLAZE_SRW32"] = "_SDA_BASE_",
    };

    // NONE stands where the assembler has put a distance in already, for a linker that shortens code.
    private static readonly Dictionary<string, RelocationForm> s_forms = new(StringComparer.Ordinal)
    {
        ["R_MICROBLAZE_NONE"] = Hint,
        ["R_MICROBLAZE_64_NONE"] = Hint,
        ["R_MICROBLAZE_32"] = Data(4),
        ["R_MICROBLAZE_32_PCREL"] = Data(4).Relative(32),
        ["R_MICROBLAZE_64"] = s_pair,
        ["R_MICROBLAZE_64_PCREL"] = s_pair.Relative(32) with { RelativeTo = 4 },
        ["R_MICROBLAZE_32_LO"] = s_low,
        ["R_MICROBLAZE_32_PCREL_LO"] = s_low with { IsRelative = true },
        ["R_MICROBLAZE_SRO32"] = s_low with { Reach = Reach.Signed, Bits = 16 },
        ["R_MICROBLAZE_SRW32"] = s_low with { Reach = Reach.Signed, Bits = 16 },
    };

    public override IReadOnlyDictionary<uint, string> Names => RelocationNames.MicroBlaze;
    protected override IReadOnlyDictionary<string, RelocationForm> Forms => s_forms;

    protected override ulong? ValueOf(string name, RelocationForm form, in RelocationSite site, long? addend)
    {
        var value = base.ValueOf(name, form, site, addend);
        if (!s_bases.TryGetValue(name, out var start))
            return value;
        return Places.AddressOfCore(start) is { } address ? Wrap((value ?? 0) - address) : null;
    }

    private static ulong Pair(ulong field, ulong value) =>
        field & 0xFFFF0000FFFF0000 | value >> 16 & 0xFFFF | (value & 0xFFFF) << 32;
}
