// SPDX-License-Identifier: MIT
// The relocations that gcc makes for code compiled without PIC for AMD64.
using static EPython.CodeGen.Elf.RelocationForm;

namespace EPython.CodeGen.Elf;

internal sealed class Amd64Relocator(ElfFile unit, ISymbolPlaces places) : Relocator(unit, places)
{
    private static readonly Dictionary<string, RelocationForm> s_forms = new(StringComparer.Ordinal)
    {
        ["R_X86_64_NONE"] = Hint,
        ["R_X86_64_64"] = Data(8),
        ["R_X86_64_PC64"] = Data(8).Relative(64),
        ["R_X86_64_32"] = Data(4, Reach.Unsigned),
        ["R_X86_64_32S"] = Data(4, Reach.Signed),
        ["R_X86_64_PC32"] = Data(4).Relative(32),
        ["R_X86_64_PLT32"] = Data(4).Relative(32),
    };

    public override IReadOnlyDictionary<uint, string> Names => RelocationNames.Amd64;
    protected override IReadOnlyDictionary<string, RelocationForm> Forms => s_forms;
}
