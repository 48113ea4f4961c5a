// SPDX-License-Identifier: MIT
// How many bytes of machine code each function of a unit takes, from the object's symbols: its typed form, its generic
// entry, and the parts that the compiler split off (names with a suffix).
namespace EPython.CodeGen.Elf;

internal static class UnitSizes
{
    public static Dictionary<int, ulong> Of(ElfFile unit)
    {
        var sizes = new Dictionary<int, ulong>();
        var table = unit.Sections.FirstOrDefault(section => section.Name == Linker.EntryTable);
        if (table is null)
            return sizes;
        var bytes = new ElfBytes(table.Data) { Is64Bit = unit.Is64Bit, IsLittleEndian = unit.IsLittleEndian };
        var functions = unit.Symbols.Where(symbol => symbol.Type == ElfSymbolType.Function).ToList();
        foreach (var relocation in unit.Relocations.Where(relocation => relocation.Section == table.Index))
        {
            var row = relocation.Offset - relocation.Offset % (ulong)(3 * unit.WordBytes);
            var index = (int)Math.Min(bytes.Word(row), ushort.MaxValue);
            sizes[index] = sizes.GetValueOrDefault(index) + SizeAt(unit, functions, relocation);
        }
        return sizes;
    }

    private static ulong SizeAt(ElfFile unit, List<ElfSymbol> functions, ElfRelocation relocation)
    {
        var target = relocation.Symbol < unit.Symbols.Count ? unit.Symbols[relocation.Symbol] : null;
        if (target is null)
            return 0;
        var offset = unchecked(target.Value + (ulong)(relocation.Addend ?? 0));
        var function = functions.FirstOrDefault(symbol => symbol.Section == target.Section && symbol.Value == offset);
        if (function is null)
            return 0;
        return functions.Where(symbol => symbol == function || symbol.Name.StartsWith(function.Name + ".", StringComparison.Ordinal))
            .Aggregate(0UL, (sum, symbol) => sum + symbol.Size);
    }
}
