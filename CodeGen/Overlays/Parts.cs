// SPDX-License-Identifier: MIT
// The parts of a core that are not linked yet (ld -r), section by section: what refers to what, and to where in it.
using EPython.CodeGen.Elf;

namespace EPython.CodeGen.Overlays;

/// <summary>A place in a section.</summary>
internal readonly record struct Place(int Section, ulong Offset);

/// <summary>A relocation and what it refers to; null: something that is always there.</summary>
internal sealed record Reference(ElfRelocation Relocation, string Kind, Place? Target);

/// <summary>Resident: what the core holds always; its names come before those of the parts.</summary>
internal sealed class Parts
{
    private readonly CoreSymbols _resident;
    private readonly IReadOnlySet<string> _given;
    private readonly Relocator _relocator;
    private readonly HashSet<Place> _entries;
    private readonly ILookup<int, ElfRelocation> _relocations;
    private readonly Dictionary<string, Place> _names = new(StringComparer.Ordinal);

    /// <summary>Given: names that are decided elsewhere.</summary>
    public Parts(ElfFile file, CoreSymbols resident, IReadOnlySet<string> given, CallForm form)
    {
        (File, _resident, _given, Form) = (file, resident, given, form);
        _relocator = Relocator.For(file, null!)
            ?? throw new ArgumentException($"parts for {CoreSymbols.NameOf(file.Machine)} cannot be linked");
        _relocations = file.Relocations.ToLookup(relocation => relocation.Section);
        _entries = [.. file.Symbols.Where(IsEntry).Select(PlaceOf)];
        foreach (var symbol in file.Symbols.Where(IsPlaced).OrderBy(symbol => symbol.Binding == ElfBinding.Local))
            _names.TryAdd(symbol.Name, PlaceOf(symbol));
    }

    public ElfFile File { get; }
    public CallForm Form { get; }

    /// <summary>Whether a function begins there.</summary>
    public bool IsEntry(Place place) => _entries.Contains(place);

    public Place? Find(string name) => _names.TryGetValue(name, out var place) ? place : null;

    public IEnumerable<Reference> From(int section) => _relocations[section]
        .Select(relocation => new Reference(relocation, _relocator.NameOf(relocation.Type), TargetOf(relocation)));

    /// <summary>What a relocation refers to; null: not to a part.</summary>
    public Place? TargetOf(ElfRelocation relocation)
    {
        var symbol = File.Symbols[relocation.Symbol];
        if (relocation.Symbol == 0 || !IsPlaced(symbol) || IsResident(symbol))
            return null;
        var place = PlaceOf(symbol);
        var section = File.Sections[relocation.Section];
        // A call's addend is none of its target's, but a distance that its form needs.
        return Form.IsCall(_relocator.NameOf(relocation.Type)) ? place
            : place with { Offset = place.Offset + (ulong)_relocator.AddendOf(relocation, section.Data.Span) };
    }

    /// <summary>Sections that are reached from some.</summary>
    public IReadOnlySet<int> Reached(IEnumerable<int> from)
    {
        var reached = new HashSet<int>();
        var open = new Stack<int>(from);
        while (open.TryPop(out var section))
        {
            if (!reached.Add(section))
                continue;
            foreach (var reference in From(section))
            {
                if (reference.Target is { } target)
                    open.Push(target.Section);
            }
        }
        return reached;
    }

    /// <summary>Whether a symbol stands for what the core holds always, or for what is decided elsewhere.</summary>
    public bool IsResident(ElfSymbol symbol) =>
        symbol.Binding != ElfBinding.Local && (_given.Contains(symbol.Name) || _resident.Find(symbol.Name) is not null);

    private static bool IsPlaced(ElfSymbol symbol) =>
        symbol.Section is not (ElfSymbol.Undefined or ElfSymbol.Absolute or ElfSymbol.Common);

    private bool IsEntry(ElfSymbol symbol) => IsPlaced(symbol) && File.Sections[symbol.Section].IsCode
        && (symbol.Type == ElfSymbolType.Function || (symbol.Type == ElfSymbolType.None && symbol.Binding != ElfBinding.Local));

    private Place PlaceOf(ElfSymbol symbol) => new(symbol.Section,
        symbol.Type == ElfSymbolType.Function ? Form.Place(symbol.Value) : symbol.Value);
}
