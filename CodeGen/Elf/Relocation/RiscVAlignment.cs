// SPDX-License-Identifier: MIT
// What RISC-V's assembler leaves to the linker: where code is to be aligned stand as many instructions that do nothing
// as could be needed (R_RISCV_ALIGN), and the linker takes out those that are not. Since a section begins aligned, that
// does not depend on its address: the object is rewritten before anything is laid out.
namespace EPython.CodeGen.Elf;

internal static class RiscVAlignment
{
    internal const uint Align = 43;

    /// <summary>The object with its code aligned; the error, if what an alignment says cannot be.</summary>
    public static ElfFile Apply(ElfFile unit, out string? error)
    {
        error = Mistake(unit);
        if (error is not null)
            return unit;
        var cuts = new Dictionary<int, CodeCuts>();
        foreach (var group in unit.Relocations.Where(IsAlignment).GroupBy(relocation => relocation.Section))
        {
            var cut = cuts[group.Key] = new CodeCuts(unit.Sections[group.Key]);
            foreach (var alignment in group.OrderBy(relocation => relocation.Offset))
                cut.Align(alignment);
        }
        return cuts.Count == 0 ? unit : CodeCuts.Apply(unit, cuts, relocation => IsAlignment(relocation) ? null : relocation);
    }

    internal static bool IsAlignment(ElfRelocation relocation) => relocation.Type == Align;

    /// <summary>What is wrong with an object's alignments; null: nothing.</summary>
    internal static string? Mistake(ElfFile unit)
    {
        var wrong = unit.Relocations.Where(IsAlignment).GroupBy(relocation => relocation.Section).FirstOrDefault(group =>
            !group.All(relocation => IsSound(unit.Sections[group.Key], relocation)) || Overlap(group));
        return wrong is null ? null
            : $"an R_RISCV_ALIGN of section {unit.Sections[wrong.Key].Name} is not of this section";
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
}
