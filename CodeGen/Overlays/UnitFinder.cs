// SPDX-License-Identifier: MIT
// Which sections come and go as one: a function, what it reaches by jumps that cannot wait, and constants that are its own and
// are read where they stand (tables of switches, numbers). All other data are always there, since nobody knows who keeps
// their addresses.
using EPython.CodeGen.Elf;

namespace EPython.CodeGen.Overlays;

internal sealed class UnitFinder
{
    private const ulong StringsFlag = 0x20;     // SHF_STRINGS

    private readonly Parts _parts;
    private readonly IReadOnlySet<int> _reached;
    private readonly Dictionary<int, int> _with = [];       // section -> another one of its unit
    private readonly HashSet<int> _named;
    private readonly Dictionary<int, HashSet<int>> _users = [];

    private UnitFinder(Parts parts, IReadOnlySet<int> reached)
    {
        (_parts, _reached) = (parts, reached);
        _named = [.. parts.File.Symbols.Where(symbol => symbol.Type is ElfSymbolType.Object or ElfSymbolType.Function
            || symbol.Binding != ElfBinding.Local).Select(symbol => symbol.Section)];
    }

    /// <summary>Sections by units, in order; those of data that are always there are in none.</summary>
    public static IReadOnlyList<IReadOnlyList<int>> Find(Parts parts, IReadOnlySet<int> reached)
    {
        var finder = new UnitFinder(parts, reached);
        foreach (var section in reached)
            finder.Join(section);
        finder.JoinConstants();
        return [.. reached.Where(finder.IsOfUnit).GroupBy(finder.Root)
            .Select(unit => (IReadOnlyList<int>)[.. unit.OrderBy(one => !finder.Section(one).IsCode).ThenBy(one => one)])
            .OrderBy(unit => unit[0])];
    }

    private ElfSection Section(int section) => _parts.File.Sections[section];
    private bool IsOfUnit(int section) => Section(section).IsCode || Section(Root(section)).IsCode;

    private void Join(int section)
    {
        foreach (var reference in _parts.From(section))
        {
            if (reference.Target is not { } target || target.Section == section)
                continue;
            if (!_users.TryGetValue(target.Section, out var users))
                users = _users[target.Section] = [];
            users.Add(section);
            var isBound = Section(target.Section).IsCode && !Section(section).IsWritable
                && (_parts.Form.IsJump(reference.Kind) || !_parts.IsEntry(target));
            if (isBound)
                Unite(section, target.Section);
        }
    }

    // To the only unit that uses them.
    private void JoinConstants()
    {
        foreach (var section in _reached.Where(IsReadInPlace))
        {
            var units = _users.GetValueOrDefault(section, []).Select(Root).Distinct().ToList();
            if (units.Count == 1 && Section(units[0]).IsCode)
                Unite(section, units[0]);
        }
    }

    private bool IsReadInPlace(int number)
    {
        var section = Section(number);
        return section is { IsCode: false, IsWritable: false, HasBytes: true } && (section.Flags & StringsFlag) == 0
            && !_named.Contains(number) && !_parts.From(number).Any(reference => reference.Target is { } target
                && target.Section != number && !Section(target.Section).IsCode);
    }

    private int Root(int section)
    {
        while (_with.TryGetValue(section, out var other))
            section = other;
        return section;
    }

    // The root of a unit is code, if there is any.
    private void Unite(int one, int other)
    {
        var (first, second) = (Root(one), Root(other));
        if (first == second)
            return;
        if (Section(first).IsCode)
            _with[second] = first;
        else
            _with[first] = second;
    }
}
