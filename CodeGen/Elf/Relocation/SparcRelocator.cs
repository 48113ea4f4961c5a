// SPDX-License-Identifier: MIT
// SPARC with 32-bit addresses: V8 and V8+, that is V9's instructions in 32-bit code.
using static EPython.CodeGen.Elf.RelocationForm;

namespace EPython.CodeGen.Elf;

internal sealed class SparcRelocator(ElfFile unit, ISymbolPlaces places) : Relocator(unit, places)
{
    private static readonly Dictionary<string, RelocationForm> s_forms = new(StringComparer.Ordinal)
    {
        ["R_SPARC_NONE"] = Hint,
        ["R_SPARC_8"] = Data(1, Reach.Either),
        ["R_SPARC_16"] = Data(2, Reach.Either),
        ["R_SPARC_UA16"] = Data(2, Reach.Either),
        ["R_SPARC_32"] = Data(4),
        ["R_SPARC_UA32"] = Data(4),
        ["R_SPARC_DISP8"] = Data(1).Relative(8),
        ["R_SPARC_DISP16"] = Data(2).Relative(16),
        ["R_SPARC_DISP32"] = Data(4).Relative(32),
        ["R_SPARC_WDISP30"] = Masked(4, Mask(30), 2).Relative(32, 4),
        ["R_SPARC_WDISP22"] = Masked(4, Mask(22), 2).Relative(24, 4),
        ["R_SPARC_WDISP19"] = Masked(4, Mask(19), 2).Relative(21, 4),
        ["R_SPARC_WDISP16"] = new RelocationForm(4, Split16).Relative(18, 4),
        ["R_SPARC_HI22"] = Masked(4, Mask(22), 10),
        ["R_SPARC_LO10"] = Masked(4, Mask(10)),
        ["R_SPARC_22"] = Masked(4, Mask(22)) with { Reach = Reach.Either, Bits = 22 },
        ["R_SPARC_13"] = Masked(4, Mask(13)) with { Reach = Reach.Signed, Bits = 13 },
        ["R_SPARC_PC22"] = Masked(4, Mask(22), 10) with { IsRelative = true },
        ["R_SPARC_PC10"] = Masked(4, Mask(10)) with { IsRelative = true },
    };

    public override IReadOnlyDictionary<uint, string> Names => RelocationNames.Sparc;
    protected override IReadOnlyDictionary<string, RelocationForm> Forms => s_forms;

    // A branch on a register: two bits of the distance stand apart.
    private static ulong Split16(ulong field, ulong value) =>
        field & ~0x303FFFUL | (value >> 16 & 3) << 20 | value >> 2 & 0x3FFF;
}
