// SPDX-License-Identifier: MIT
// Epiphany. Instructions have their constants in two parts: the low bits from bit 5 on, the high ones from bit 16 or 20.
using static EPython.CodeGen.Elf.RelocationForm;

namespace EPython.CodeGen.Elf;

internal sealed class EpiphanyRelocator(ElfFile unit, ISymbolPlaces places) : Relocator(unit, places)
{
    private static readonly RelocationForm s_offset11 = new(4, Split11);

    private static readonly Dictionary<string, RelocationForm> s_forms = new(StringComparer.Ordinal)
    {
        ["R_EPIPHANY_NONE"] = Hint,
        ["R_EPIPHANY_8"] = Data(1, Reach.Either),
        ["R_EPIPHANY_16"] = Data(2, Reach.Either),
        ["R_EPIPHANY_32"] = Data(4),
        ["R_EPIPHANY_8_PCREL"] = Data(1).Relative(8),
        ["R_EPIPHANY_16_PCREL"] = Data(2).Relative(16),
        ["R_EPIPHANY_32_PCREL"] = Data(4).Relative(32),
        ["R_EPIPHANY_SIMM8"] = new RelocationForm(2, (field, value) => field & 0xFF | value << 7 & 0xFF00).Relative(9, 2),
        ["R_EPIPHANY_SIMM24"] = new RelocationForm(4, (field, value) => field & 0xFF | value << 7 & 0xFFFFFF00).Relative(25, 2),
        ["R_EPIPHANY_HIGH"] = new(4, (field, value) => Split16(field, value >> 16)),
        ["R_EPIPHANY_LOW"] = new(4, Split16),
        ["R_EPIPHANY_SIMM11"] = s_offset11 with { Reach = Reach.Signed, Bits = 11 },
        ["R_EPIPHANY_IMM12"] = s_offset11 with { Reach = Reach.Unsigned, Bits = 11 },
        ["R_EPIPHANY_IMM8"] = new(2, (field, value) => field & ~0x1FE0UL | value << 5 & 0x1FE0)
        {
            Reach = Reach.Either, Bits = 8,
        },
    };

    public override IReadOnlyDictionary<uint, string> Names => RelocationNames.Epiphany;
    protected override IReadOnlyDictionary<string, RelocationForm> Forms => s_forms;

    private static ulong Split16(ulong field, ulong value) =>
        field & ~0x0FF01FE0UL | (value & 0xFF) << 5 | (value >> 8 & 0xFF) << 20;

    private static ulong Split11(ulong field, ulong value) =>
        field & ~0x00FF0380UL | (value & 7) << 7 | (value >> 3 & 0xFF) << 16;
}
