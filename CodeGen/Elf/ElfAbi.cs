// SPDX-License-Identifier: MIT
// Whether code of an object can be called from a core's, and whether the core has its instructions: from the header's
// flags and, where these say too little (ARM, RISC-V), from the build attributes.
namespace EPython.CodeGen.Elf;

internal static class ElfAbi
{
    private const uint ArmVersion = 0xFF000000;
    private const uint RiscVCompressed = 1, RiscVFloats = 6, RiscVEmbedded = 8;
    private const uint MipsCalls = 0x0000F620, MipsArchitecture = 0xFF000000; // without the marks of PIC
    private const uint SparcExtensions = 0xE00; // beyond V8+, which has a machine number of its own

    private static readonly string[] s_floats = ["soft", "single", "double", "quad"];

    // Names of CPU architectures by their number in ARM's attributes; only those of the M profile.
    private static readonly Dictionary<ulong, string> s_armCores = new()
    {
        [10] = "v7", [11] = "v6-M", [12] = "v6S-M", [13] = "v7E-M", [16] = "v8-M.base", [17] = "v8-M.main", [21] = "v8.1-M.main",
    };

    /// <summary>Whether a core runs another machine's code: V8's is a part of V8+.</summary>
    public static bool Runs(ElfMachine core, ElfMachine unit) =>
        unit == core || (unit, core) is (ElfMachine.Sparc, ElfMachine.Sparc32Plus);

    /// <summary>What stands in the way, of two files for one machine; null: nothing does.</summary>
    public static string? Difference(ElfFile unit, ElfFile core)
    {
        var (own, its) = (Describe(unit), Describe(core));
        return own != its ? $"the object's ABI is {own}, the core's {its}" : Lack(unit, core);
    }

    private static string Describe(ElfFile file) => file.Machine switch
    {
        ElfMachine.RiscV => $"{s_floats[(file.Flags & RiscVFloats) >> 1]} floats"
            + ((file.Flags & RiscVEmbedded) != 0 ? " with 16 registers" : ""),
        ElfMachine.Arm => $"EABI {(file.Flags & ArmVersion) >> 24}, "
            + (BuildAttributes.OfArm(file).Number(BuildAttributes.ArmFloatArguments) == 1 ? "hard" : "soft") + " floats",
        ElfMachine.Mips => $"0x{file.Flags & MipsCalls:x} for architecture 0x{file.Flags & MipsArchitecture:x}",
        ElfMachine.Sparc or ElfMachine.Sparc32Plus => $"0x{file.Flags & SparcExtensions:x}",
        _ => $"0x{file.Flags:x}",
    };

    // Instructions that the object uses and the core has not.
    private static string? Lack(ElfFile unit, ElfFile core)
    {
        if (unit.Machine == ElfMachine.Arm)
        {
            var own = BuildAttributes.OfArm(unit).Number(BuildAttributes.ArmCore);
            var its = BuildAttributes.OfArm(core).Number(BuildAttributes.ArmCore);
            return own is null || its is null || Rank(own.Value) <= Rank(its.Value) ? null
                : $"the object is for ARM {ArmCore(own.Value)}, the core is {ArmCore(its.Value)}";
        }
        if (unit.Machine != ElfMachine.RiscV)
            return null;
        if ((unit.Flags & ~core.Flags & RiscVCompressed) != 0)
            return "the object has compressed instructions, the core has none";
        var lacking = Extensions(unit).Except(Extensions(core)).ToList();
        return Extensions(core).Count == 0 || lacking.Count == 0 ? null
            : $"the object uses the extensions {string.Join(", ", lacking)}, which the core does not have";
    }

    private static string ArmCore(ulong number) => s_armCores.GetValueOrDefault(number, $"architecture {number}");

    // v6-M (11) was numbered after v7 (10) and has less.
    private static ulong Rank(ulong number) => number switch { 11 or 12 => 9, _ => number };

    // "rv32i2p1_m2p0_c2p0": without versions.
    private static List<string> Extensions(ElfFile file) =>
        [.. (BuildAttributes.OfRiscV(file).Text(BuildAttributes.RiscVArchitecture) ?? "").Split('_', StringSplitOptions.RemoveEmptyEntries)
            .Select(part => part.StartsWith("rv", StringComparison.Ordinal) ? part[..Math.Min(5, part.Length)]
                : new string([.. part.TakeWhile(char.IsLetter)]))];
}
