// SPDX-License-Identifier: MIT
// RISC-V with 32-bit addresses, compressed instructions included. Code is not shortened here (R_RISCV_RELAX is a hint):
// that is RiscVRelaxation's, and alignment, which an object leaves to the linker, RiscVAlignment's.
using static EPython.CodeGen.Elf.RelocationForm;

namespace EPython.CodeGen.Elf;

internal sealed class RiscVRelocator(ElfFile unit, ISymbolPlaces places) : Relocator(unit, places)
{
    private const string HighPart = "R_RISCV_PCREL_HI20";
    private const string NearGlobalPointer = "R_RISCV_GPREL_", GlobalPointer = "epy_small_data";
    private const ulong IMask = 0xFFF00000, SMask = 0xFE000F80, JMask = 0xFFFFF000;

    private static readonly RelocationForm s_call = new RelocationForm(8, Call).Relative(64);

    private static readonly Dictionary<string, RelocationForm> s_forms = new(StringComparer.Ordinal)
    {
        ["R_RISCV_NONE"] = Hint,
        ["R_RISCV_RELAX"] = Hint,
        ["R_RISCV_32"] = Data(4),
        ["R_RISCV_32_PCREL"] = Data(4).Relative(32),
        ["R_RISCV_PLT32"] = Data(4).Relative(32),
        ["R_RISCV_BRANCH"] = new RelocationForm(4, Branch).Relative(13, 2),
        ["R_RISCV_JAL"] = new RelocationForm(4, Jump).Relative(21, 2),
        ["R_RISCV_CALL"] = s_call,
        ["R_RISCV_CALL_PLT"] = s_call,
        ["R_RISCV_HI20"] = new(4, High),
        ["R_RISCV_LO12_I"] = new(4, LowOfLoad),
        ["R_RISCV_LO12_S"] = new(4, LowOfStore),
        [HighPart] = new RelocationForm(4, High).Relative(64),
        ["R_RISCV_PCREL_LO12_I"] = new(4, LowOfLoad),
        ["R_RISCV_PCREL_LO12_S"] = new(4, LowOfStore),
        [NearGlobalPointer + "I"] = new(4, LowOfLoad) { Reach = Reach.Signed, Bits = 12 },
        [NearGlobalPointer + "S"] = new(4, LowOfStore) { Reach = Reach.Signed, Bits = 12 },
        ["R_RISCV_RVC_BRANCH"] = new RelocationForm(2, ShortBranch).Relative(9, 2),
        ["R_RISCV_RVC_JUMP"] = new RelocationForm(2, ShortJump).Relative(12, 2),
        ["R_RISCV_RVC_LUI"] = new(2, ShortHigh),
        ["R_RISCV_ADD8"] = Sum(1),
        ["R_RISCV_ADD16"] = Sum(2),
        ["R_RISCV_ADD32"] = Sum(4),
        ["R_RISCV_ADD64"] = Sum(8),
        ["R_RISCV_SUB8"] = Difference(1),
        ["R_RISCV_SUB16"] = Difference(2),
        ["R_RISCV_SUB32"] = Difference(4),
        ["R_RISCV_SUB64"] = Difference(8),
        ["R_RISCV_SUB6"] = new(1, (field, value) => field & 0xC0 | field - value & 0x3F),
        ["R_RISCV_SET6"] = Masked(1, 0x3F),
        ["R_RISCV_SET8"] = Data(1),
        ["R_RISCV_SET16"] = Data(2),
        ["R_RISCV_SET32"] = Data(4),
    };

    // The first halves of pairs by where they stand: section and offset.
    private Dictionary<(int Section, ulong Offset), ElfRelocation>? _highParts;

    public override IReadOnlyDictionary<uint, string> Names => RelocationNames.RiscV;
    protected override IReadOnlyDictionary<string, RelocationForm> Forms => s_forms;

    // The symbol of a low part is the place of the high part, whose distance both together make.
    protected override ulong? ValueOf(string name, RelocationForm form, in RelocationSite site, long? addend)
    {
        if (name.StartsWith(NearGlobalPointer, StringComparison.Ordinal))
        {
            return Places.AddressOfCore(GlobalPointer) is { } pointer
                ? Wrap(site.Target + (ulong)(addend ?? 0) - pointer) : null;
        }
        if (!name.StartsWith("R_RISCV_PCREL_LO12", StringComparison.Ordinal))
            return base.ValueOf(name, form, site, addend);
        if (site.Relocation.Symbol >= Unit.Symbols.Count)
            return null;
        var label = Unit.Symbols[site.Relocation.Symbol];
        _highParts ??= HighParts();
        return _highParts.TryGetValue((label.Section, label.Value), out var first)
            && Places.AddressOf(first.Symbol) is { } target
                ? Wrap(target + (ulong)(first.Addend ?? 0) - site.Target)
                : null;
    }

    private Dictionary<(int, ulong), ElfRelocation> HighParts()
    {
        var parts = new Dictionary<(int, ulong), ElfRelocation>();
        foreach (var relocation in Unit.Relocations.Where(relocation => NameOf(relocation.Type) == HighPart))
            parts[(relocation.Section, relocation.Offset)] = relocation;
        return parts;
    }

    // ---- where the bits of a value go --------------------------------------------------------------------------

    private static RelocationForm Sum(int bytes) => new(bytes, (field, value) => field + value);
    private static RelocationForm Difference(int bytes) => new(bytes, (field, value) => field - value);

    // A low part of 12 bits has a sign, so the high part is rounded.
    private static ulong High(ulong field, ulong value) => field & ~JMask | value + 0x800 & JMask;
    private static ulong LowOfLoad(ulong field, ulong value) => field & ~IMask | value << 20 & IMask;

    private static ulong LowOfStore(ulong field, ulong value) =>
        field & ~SMask | (value & 0xFE0) << 20 | (value & 0x1F) << 7;

    private static ulong Call(ulong field, ulong value) =>
        High(field & uint.MaxValue, value) | LowOfLoad(field >> 32, value) << 32;

    private static ulong Branch(ulong field, ulong value) => field & ~SMask
        | Bits(value, 12, 1) << 31 | Bits(value, 5, 6) << 25 | Bits(value, 1, 4) << 8 | Bits(value, 11, 1) << 7;

    internal static ulong Jump(ulong field, ulong value) => field & ~JMask
        | Bits(value, 20, 1) << 31 | Bits(value, 1, 10) << 21 | Bits(value, 11, 1) << 20 | Bits(value, 12, 8) << 12;

    private static ulong ShortBranch(ulong field, ulong value) => field & ~0x1C7CUL
        | Bits(value, 8, 1) << 12 | Bits(value, 3, 2) << 10 | Bits(value, 6, 2) << 5 | Bits(value, 1, 2) << 3
        | Bits(value, 5, 1) << 2;

    private static ulong ShortJump(ulong field, ulong value) => field & ~0x1FFCUL
        | Bits(value, 11, 1) << 12 | Bits(value, 4, 1) << 11 | Bits(value, 8, 2) << 9 | Bits(value, 10, 1) << 8
        | Bits(value, 6, 1) << 7 | Bits(value, 7, 1) << 6 | Bits(value, 1, 3) << 3 | Bits(value, 5, 1) << 2;

    // c.lui cannot load 0; c.li can.
    private static ulong ShortHigh(ulong field, ulong value)
    {
        var high = value + 0x800 >> 12;
        var whole = field & ~0x107CUL | Bits(high, 5, 1) << 12 | Bits(high, 0, 5) << 2;
        return (high & 0x3F) == 0 ? whole & ~0xE000UL | 0x4000 : whole;
    }

    private static ulong Bits(ulong value, int from, int count) => value >> from & Mask(count);
}
