// SPDX-License-Identifier: MIT
// How a processor's calls are told from other references, and written: to code that is there, or to the door of what is not.
using EPython.CodeGen.Elf;

namespace EPython.CodeGen.Overlays;

/// <summary>Where code on the core asks the host for what is missing: by a call, whose return address tells the place; by a jump,
/// or a slot, which tell it in a register of their own.</summary>
internal readonly record struct Doors(ulong OfCalls, ulong OfJumps);

internal abstract class CallForm
{
    /// <summary>The form for parts of a core; null: this processor's calls are not known.</summary>
    public static CallForm? For(ElfFile parts) => (parts.Machine, parts.IsLittleEndian) switch
    {
        (ElfMachine.RiscV, true) => new RiscVCallForm(),
        (ElfMachine.Arm, true) => BuildAttributes.HasThumb2(parts) ? new ThumbCallForm() : new ShortThumbCallForm(),
        _ => null,
    };

    /// <summary>Why there is none.</summary>
    public static string WhyNone(ElfFile parts) => parts.Machine switch
    {
        ElfMachine.Mips => "the compiler's library calls by a table of addresses",
        ElfMachine.Sparc or ElfMachine.Sparc32Plus => "return addresses stand in register windows, where the host cannot see who runs",
        ElfMachine.MicroBlaze => "a call takes two instructions",
        _ => "its calls are not known",
    };

    /// <summary>Whether a kind of relocation is that of a call, or of a jump that can be made to tell where it is.</summary>
    public abstract bool IsCall(string relocation);

    /// <summary>Whether it is that of a jump that must find its target there.</summary>
    public abstract bool IsJump(string relocation);

    /// <summary>Whether a call keeps its return address where the door would lose it: its target must always be there.</summary>
    public abstract bool MustFind(uint site);

    /// <summary>The site that calls a target.</summary>
    public abstract uint ToTarget(uint site, ulong address, ulong target);

    /// <summary>The site that leads to the door.</summary>
    public abstract uint ToDoor(uint site, ulong address, Doors doors);

    /// <summary>Bytes of a slot: code that stands for a function where its address is taken.</summary>
    public abstract int SlotBytes { get; }

    public abstract byte[] SlotToTarget(ulong address, ulong target);
    public abstract byte[] SlotToDoor(ulong address, Doors doors);

    /// <summary>Where the site or slot is of which the door was told.</summary>
    public abstract ulong SiteOf(ulong told);

    /// <summary>Where the first of the arguments lies in the door's frame; the second one follows.</summary>
    public abstract ulong FirstArgument { get; }

    /// <summary>A function's address, as code that jumps to it has it.</summary>
    public virtual ulong Entry(ulong address) => address;
    /// <summary>The address of its first instruction.</summary>
    public virtual ulong Place(ulong entry) => entry;
}

/// <summary>RISC-V: calls are jal, after RiscVRelaxation; the door is told in t0.</summary>
internal sealed class RiscVCallForm : CallForm
{
    private const uint Jump = 0x6F, LinkMask = 0xF80, Return = 1 << 7, Told = 5 << 7;
    private const ulong TargetMask = 0xFFFFF000;

    public override bool IsCall(string relocation) => relocation == "R_RISCV_JAL";
    public override bool IsJump(string relocation) =>
        relocation is "R_RISCV_BRANCH" or "R_RISCV_RVC_BRANCH" or "R_RISCV_RVC_JUMP";
    public override bool MustFind(uint site) => (site & LinkMask) is not (0 or Return);

    public override uint ToTarget(uint site, ulong address, ulong target) => To(site & LinkMask, address, target);

    public override uint ToDoor(uint site, ulong address, Doors doors) => (site & LinkMask) == Return
        ? To(Return, address, doors.OfCalls) : To(Told, address, doors.OfJumps);

    public override int SlotBytes => 4;
    public override byte[] SlotToTarget(ulong address, ulong target) => BitConverter.GetBytes(To(0, address, target));
    public override byte[] SlotToDoor(ulong address, Doors doors) => BitConverter.GetBytes(To(Told, address, doors.OfJumps));
    public override ulong SiteOf(ulong told) => told - 4;
    public override ulong FirstArgument => 4;

    private static uint To(uint link, ulong address, ulong target) =>
        (uint)(RiscVRelocator.Jump(Jump | link, target - address) & (TargetMask | Jump | LinkMask));
}

/// <summary>Thumb-2: calls are bl; jumps to other functions, of which only the library has any, need them there. A slot leaves where
/// it is in r12.</summary>
internal class ThumbCallForm : CallForm
{
    private const uint Jump = 0x9000F000;                               // b.w
    protected const uint TellPlace = 0x46FC, DoNothing = 0xBF00;        // mov r12, pc; nop
    private const ulong Ahead = 4;      // of an instruction, pc is

    public override bool IsCall(string relocation) => relocation == "R_ARM_THM_CALL";
    public override bool IsJump(string relocation) => relocation.StartsWith("R_ARM_THM_JUMP", StringComparison.Ordinal);
    public override bool MustFind(uint site) => false;
    public override uint ToTarget(uint site, ulong address, ulong target) => To(site, address, target);
    public override uint ToDoor(uint site, ulong address, Doors doors) => To(site, address, doors.OfCalls);

    public override int SlotBytes => 8;

    public override byte[] SlotToTarget(ulong address, ulong target) =>
        [.. BitConverter.GetBytes(To(Jump, address, target)), .. BitConverter.GetBytes(DoNothing | DoNothing << 16)];

    public override byte[] SlotToDoor(ulong address, Doors doors) =>
    [
        .. BitConverter.GetBytes((ushort)TellPlace), .. BitConverter.GetBytes(To(Jump, address + 2, doors.OfJumps)),
        .. BitConverter.GetBytes((ushort)DoNothing),
    ];

    public override ulong SiteOf(ulong told) => Place(told) - Ahead;
    public override ulong FirstArgument => 0;
    public override ulong Entry(ulong address) => address | 1;
    public override ulong Place(ulong entry) => entry & ~1ul;

    private static uint To(uint site, ulong address, ulong target) => (uint)ArmRelocator.Jump24(site, target - address - Ahead);
}

/// <summary>Thumb of version 6, whose jumps are short: a slot goes by way of the stack to the address that it ends with.</summary>
internal sealed class ShortThumbCallForm : ThumbCallForm
{
    // mov r12, pc; push {r0, r1}; ldr r0, [pc, #4]; str r0, [sp, #4]; pop {r0, pc}; nop
    private static readonly ushort[] s_slot = [(ushort)TellPlace, 0xB403, 0x4801, 0x9001, 0xBD01, (ushort)DoNothing];

    public override int SlotBytes => 16;
    public override byte[] SlotToTarget(ulong address, ulong target) =>
        [.. s_slot.SelectMany(BitConverter.GetBytes), .. BitConverter.GetBytes((uint)Entry(target))];
    public override byte[] SlotToDoor(ulong address, Doors doors) => SlotToTarget(address, doors.OfJumps);
}
