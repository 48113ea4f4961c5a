// SPDX-License-Identifier: MIT
// ARM's Thumb code, as cores of the M profile run it. Addends stand in the instructions. The lowest bit of a function's
// address marks it as Thumb; it comes along with the symbol's value.
using static EPython.CodeGen.Elf.RelocationForm;

namespace EPython.CodeGen.Elf;

internal sealed class ArmRelocator(ElfFile unit, ISymbolPlaces places) : Relocator(unit, places)
{
    private static readonly RelocationForm s_call = new RelocationForm(4, Jump24)
    {
        Stored = field => SignExtend(Distance24(field), 25),
    }.Relative(25);

    private static readonly RelocationForm s_moveLow = new(4, (field, value) => Move(field, value))
    {
        Stored = field => SignExtend(Moved(field), 16),
    };
    private static readonly RelocationForm s_moveHigh = s_moveLow with { Insert = (field, value) => Move(field, value >> 16) };

    private static readonly Dictionary<string, RelocationForm> s_forms = new(StringComparer.Ordinal)
    {
        ["R_ARM_NONE"] = Hint,
        ["R_ARM_V4BX"] = Hint,
        ["R_ARM_ABS32"] = Data(4),
        ["R_ARM_TARGET1"] = Data(4),
        ["R_ARM_ABS16"] = Data(2, Reach.Either),
        ["R_ARM_ABS8"] = Data(1, Reach.Either),
        ["R_ARM_REL32"] = Data(4).Relative(32),
        ["R_ARM_PREL31"] = new RelocationForm(4, (field, value) => field & 1UL << 31 | value & Mask(31))
        {
            Stored = field => SignExtend(field, 31),
        }.Relative(31),
        ["R_ARM_THM_CALL"] = s_call,
        ["R_ARM_THM_JUMP24"] = s_call,
        ["R_ARM_THM_JUMP19"] = new RelocationForm(4, Jump19) { Stored = field => SignExtend(Distance19(field), 21) }.Relative(21),
        ["R_ARM_THM_JUMP11"] = Masked(2, 0x7FF, 1).Relative(12) with { Stored = field => SignExtend(field << 1, 12) },
        ["R_ARM_THM_JUMP8"] = Masked(2, 0xFF, 1).Relative(9) with { Stored = field => SignExtend(field << 1, 9) },
        ["R_ARM_THM_ALU_ABS_G0_NC"] = Byte(0),
        ["R_ARM_THM_ALU_ABS_G1_NC"] = Byte(8),
        ["R_ARM_THM_ALU_ABS_G2_NC"] = Byte(16),
        ["R_ARM_THM_ALU_ABS_G3_NC"] = Byte(24),
        ["R_ARM_THM_MOVW_ABS_NC"] = s_moveLow,
        ["R_ARM_THM_MOVT_ABS"] = s_moveHigh,
        ["R_ARM_THM_MOVW_PREL_NC"] = s_moveLow with { IsRelative = true },
        ["R_ARM_THM_MOVT_PREL"] = s_moveHigh with { IsRelative = true },
    };

    public override IReadOnlyDictionary<uint, string> Names => RelocationNames.Arm;
    protected override IReadOnlyDictionary<string, RelocationForm> Forms => s_forms;

    // ---- calls that do not reach -------------------------------------------------------------------------------

    private readonly bool _isThumb2 = BuildAttributes.HasThumb2(unit);

    public override int VeneerBytes => _isThumb2 ? 8 : 12;

    public override bool NeedsVeneer(string name, in RelocationSite site) =>
        name is "R_ARM_THM_CALL" or "R_ARM_THM_JUMP24" && !Places.IsAbsent(site.Relocation.Symbol)
        && s_call.Misfit(Wrap(site.Target - site.Address - 4)) is not null;

    // ldr.w pc, [pc]; or: push {r0, r1}; ldr r0, [pc, #4]; str r0, [sp, #4]; pop {r0, pc}. Then the address, as Thumb.
    public override void WriteVeneer(Span<byte> bytes, ulong address, ulong target)
    {
        WriteWord(bytes, _isThumb2 ? 0xF000F8DF : 0x4801B403);
        if (!_isThumb2)
            WriteWord(bytes[4..], 0xBD019001);
        WriteWord(bytes[(VeneerBytes - 4)..], (uint)target | 1);
    }

    // ---- where the bits of a value go: a field is two halfwords, the first one low -----------------------------

    // One byte of an address that is put together by adding and shifting.
    private static RelocationForm Byte(int shift) => Masked(2, 0xFF, shift) with { Stored = field => (byte)field };

    // Bits 24, 23, 22 of a distance stand as S, J1 = ~(b23 ^ S), J2 = ~(b22 ^ S).
    internal static ulong Jump24(ulong field, ulong value)
    {
        var sign = value >> 24 & 1;
        var j1 = ~(value >> 23 ^ sign) & 1;
        var j2 = ~(value >> 22 ^ sign) & 1;
        return field & 0xD000F800 | sign << 10 | value >> 12 & 0x3FF | j1 << 29 | j2 << 27 | (value >> 1 & 0x7FF) << 16;
    }

    private static ulong Distance24(ulong field)
    {
        var sign = field >> 10 & 1;
        var b23 = ~(field >> 29 ^ sign) & 1;
        var b22 = ~(field >> 27 ^ sign) & 1;
        return sign << 24 | b23 << 23 | b22 << 22 | (field & 0x3FF) << 12 | (field >> 16 & 0x7FF) << 1;
    }

    private static ulong Jump19(ulong field, ulong value) => field & 0xD000FBC0
        | (value >> 20 & 1) << 10 | value >> 12 & 0x3F | (value >> 18 & 1) << 29 | (value >> 19 & 1) << 27
        | (value >> 1 & 0x7FF) << 16;

    private static ulong Distance19(ulong field) => (field >> 10 & 1) << 20 | (field >> 27 & 1) << 19
        | (field >> 29 & 1) << 18 | (field & 0x3F) << 12 | (field >> 16 & 0x7FF) << 1;

    // imm4:i:imm3:imm8
    private static ulong Move(ulong field, ulong value) => field & 0x8F00FBF0
        | value >> 12 & 0xF | (value >> 11 & 1) << 10 | (value >> 8 & 7) << 28 | (value & 0xFF) << 16;

    private static ulong Moved(ulong field) =>
        (field & 0xF) << 12 | (field >> 10 & 1) << 11 | (field >> 28 & 7) << 8 | field >> 16 & 0xFF;
}
