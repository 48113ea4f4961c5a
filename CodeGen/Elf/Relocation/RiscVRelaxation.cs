// SPDX-License-Identifier: MIT
// What a linker for RISC-V shortens: calls, which the assembler makes of two instructions, reach everything on a small core
// with one; and addresses near the pointer gp need no high part. The object is rewritten before its code has places.
using System.Buffers.Binary;

namespace EPython.CodeGen.Elf;

internal sealed class RiscVRelaxation
{
    private const uint Jal = 17, Call = 18, CallByTable = 19, High = 26, LowOfLoad = 27, LowOfStore = 28;
    private const uint NearOfLoad = 47, NearOfStore = 48, Relax = 51;
    private const uint JalInstruction = 0x6F, NoOperation = 0x13, GlobalPointer = 3;
    private const uint ResultMask = 0xF80, BaseMask = 0xF8000;
    private const int BaseShift = 15;

    private readonly Func<ElfRelocation, bool> _isNear;
    private readonly Dictionary<ElfRelocation, ElfRelocation?> _changes = [];

    private RiscVRelaxation(Func<ElfRelocation, bool> isNear) => _isNear = isNear;

    /// <summary>The object with its code shortened and aligned. IsNear: whether what a relocation refers to lies where gp
    /// reaches it.</summary>
    public static ElfFile Apply(ElfFile unit, Func<ElfRelocation, bool> isNear)
    {
        var relaxation = new RiscVRelaxation(isNear);
        var cuts = unit.Relocations.GroupBy(relocation => relocation.Section)
            .Where(group => unit.Sections[group.Key].IsCode)
            .ToDictionary(group => group.Key, group => relaxation.Shorten(unit.Sections[group.Key], [.. group]));
        return CodeCuts.Apply(unit, cuts, relocation => relaxation._changes.GetValueOrDefault(relocation, relocation));
    }

    private CodeCuts Shorten(ElfSection section, IReadOnlyList<ElfRelocation> relocations)
    {
        var cut = new CodeCuts(section);
        var free = relocations.Where(one => one.Type == Relax).Select(one => one.Offset).ToHashSet();
        foreach (var relocation in relocations.OrderBy(one => one.Offset))
        {
            var mayShorten = free.Contains(relocation.Offset);
            switch (relocation.Type)
            {
                case RiscVAlignment.Align:
                    _changes[relocation] = null;
                    cut.Align(relocation);
                    break;
                case Call or CallByTable:
                    ShortenCall(cut, relocation, mayShorten);
                    break;
                case High when mayShorten && _isNear(relocation):
                    _changes[relocation] = null;
                    cut.Cut(relocation.Offset, 4);
                    break;
                case LowOfLoad or LowOfStore when mayShorten && _isNear(relocation):
                    _changes[relocation] = relocation with { Type = relocation.Type == LowOfLoad ? NearOfLoad : NearOfStore };
                    Change(cut, relocation.Offset, word => word & ~BaseMask | GlobalPointer << BaseShift);
                    break;
            }
        }
        return cut;
    }

    // auipc, jalr -> jal
    private void ShortenCall(CodeCuts cut, ElfRelocation relocation, bool mayShorten)
    {
        var second = cut.Bytes.AsSpan((int)relocation.Offset + 4);
        var link = BinaryPrimitives.ReadUInt32LittleEndian(second) & ResultMask;
        Change(cut, relocation.Offset, _ => JalInstruction | link);
        _changes[relocation] = relocation with { Type = Jal };
        if (mayShorten)
            cut.Cut(relocation.Offset + 4, 4);
        else
            BinaryPrimitives.WriteUInt32LittleEndian(second, NoOperation);
    }

    private static void Change(CodeCuts cut, ulong offset, Func<uint, uint> change)
    {
        var place = cut.Bytes.AsSpan((int)offset);
        BinaryPrimitives.WriteUInt32LittleEndian(place, change(BinaryPrimitives.ReadUInt32LittleEndian(place)));
    }
}
