// SPDX-License-Identifier: MIT
// What comes to a core and goes as one.
using EPython.CodeGen.Elf;

namespace EPython.CodeGen.Overlays;

/// <summary>A call of another unit: where it stands in its own one, as what, and where it goes in the other.</summary>
internal sealed record CallSite(ulong Offset, uint Word, OverlayUnit Target, ulong TargetOffset);

/// <summary>Sections with their places in the unit. IsResident: it never goes.</summary>
internal sealed class OverlayUnit
{
    private const ulong LeastAlignment = 4;

    public OverlayUnit(string name, IReadOnlyList<ElfSection> sections, bool isResident)
    {
        (Name, IsResident) = (name, isResident);
        Alignment = sections.Max(section => Math.Max(section.Alignment, LeastAlignment));
        ulong end = 0;
        foreach (var section in sections)
        {
            end = Align(end, section.Alignment);
            Offsets[section.Index] = end;
            end += section.Size;
        }
        Bytes = (int)Align(end, LeastAlignment);
    }

    /// <summary>Of the function, or the first one.</summary>
    public string Name { get; }
    public bool IsResident { get; }
    public int Bytes { get; }
    public ulong Alignment { get; }
    public SortedDictionary<int, ulong> Offsets { get; } = [];
    public List<CallSite> Calls { get; } = [];
    /// <summary>Whether it calls what calls others, so that it waits while more code comes.</summary>
    public bool CallsMuch => Calls.Count > 0;
    /// <summary>Slots that lead into it: which one, and where to.</summary>
    public List<(int Slot, ulong Offset)> Slots { get; } = [];

    public static ulong Align(ulong value, ulong alignment) => (value + alignment - 1) & ~(alignment - 1);
}
