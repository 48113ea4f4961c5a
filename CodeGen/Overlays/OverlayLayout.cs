// SPDX-License-Identifier: MIT
// What lies where on a core whose runtime is loaded, behind what is linked with it:
//
//     | data: constants, data, zeroed data | slots | code that stays | heap > | code that comes and goes | start-up's code |
//
// The heap may grow, and code gives way. Where there is room, nothing is written often near code: emulators would translate
// that again.
using EPython.CodeGen.Elf;

namespace EPython.CodeGen.Overlays;

/// <summary>Addresses. Data: of the sections that are always there. Resident: of code that stays. Lasting: of code that comes when
/// it is called, and then runs to the end: it has places of its own, at the end of the code.</summary>
internal sealed record OverlayLayout(
    IReadOnlyDictionary<int, ulong> Data, ulong DataStart, ulong ZeroedStart, ulong ZeroedEnd, ulong SlotStart,
    IReadOnlyDictionary<OverlayUnit, ulong> Resident, ulong ArenaStart, ulong GoingStart, ulong LastingStart,
    IReadOnlyDictionary<OverlayUnit, ulong> Lasting, ulong MemoryEnd)
{
    private const ulong ArenaAlignment = 16;

    /// <summary>Bytes of the image that the core is sent first: up to the zeroed data.</summary>
    public ulong DataBytes => ZeroedStart - DataStart;

    /// <summary>Places for data from an address on.</summary>
    public static (Dictionary<int, ulong> Places, ulong ZeroedStart, ulong End) PlaceData(
        IEnumerable<ElfSection> sections, ulong start)
    {
        var places = new Dictionary<int, ulong>();
        ulong end = start, zeroed = start;
        foreach (var section in sections.OrderBy(Rank).ThenBy(section => section.Index))
        {
            if (Rank(section) < 2)
                zeroed = end;
            places[section.Index] = end = OverlayUnit.Align(end, section.Alignment);
            end += section.Size;
            if (section.HasBytes)
                zeroed = end;
        }
        return (places, zeroed, OverlayUnit.Align(end, 8));
    }

    private static int Rank(ElfSection section) => !section.IsWritable ? 0 : section.HasBytes ? 1 : 2;

    /// <summary>Bytes of memory that are missing for so much: negative if there is more.</summary>
    public long Missing(ulong codeBytes) => (long)(GoingStart + codeBytes) - (long)LastingStart;

    /// <summary>Arena: bytes that the heap begins with, of those that are left for it and for code that comes and goes.</summary>
    public static OverlayLayout Of(Dictionary<int, ulong> data, ulong start, ulong zeroedStart, ulong zeroedEnd, int slotBytes,
        IReadOnlyList<OverlayUnit> resident, IReadOnlyList<OverlayUnit> lasting, Func<long, long> arena, ulong codeAlignment,
        ulong memoryEnd)
    {
        var slots = OverlayUnit.Align(zeroedEnd, codeAlignment);
        var end = slots + (ulong)slotBytes;
        var staying = PlaceUnits(resident, ref end);
        var alignment = Math.Max(ArenaAlignment, codeAlignment);
        var heap = OverlayUnit.Align(end, alignment);
        ulong last = 0;
        PlaceUnits(lasting, ref last);
        var lastingStart = (memoryEnd - Math.Min(memoryEnd, last)) & ~(ArenaAlignment - 1);
        var first = lastingStart;
        var places = PlaceUnits(lasting, ref first);
        var going = heap + OverlayUnit.Align(
            (ulong)Math.Max(0, arena((long)lastingStart - (long)heap)), Math.Max(sizeof(ulong), codeAlignment));
        return new OverlayLayout(
            data, start, zeroedStart, zeroedEnd, slots, staying, heap, going, lastingStart, places, memoryEnd);
    }

    private static Dictionary<OverlayUnit, ulong> PlaceUnits(IEnumerable<OverlayUnit> units, ref ulong end)
    {
        var places = new Dictionary<OverlayUnit, ulong>();
        foreach (var unit in units)
        {
            places[unit] = end = OverlayUnit.Align(end, unit.Alignment);
            end += (ulong)unit.Bytes;
        }
        return places;
    }
}
