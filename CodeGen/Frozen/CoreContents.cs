// SPDX-License-Identifier: MIT
// What sits where in a linked core: bytes of each part (a source file of VM, runtime, port or compiler library), of each
// compiled function, and which parts use which. Sizes are those of the linked file's symbols, so what the linker left
// out or made shorter does not count.
using EPython.CodeGen.Elf;
using EPython.CodeGen.Toolchain;

namespace EPython.CodeGen.Frozen;

/// <summary>A part of a core, its bytes, and the parts that refer to it.</summary>
public sealed record CorePart(string Name, long Bytes, IReadOnlyList<string> UsedBy);

/// <summary>Code: bytes of everything that is loaded. Functions: bytes of each C function of the program.</summary>
public sealed record CoreContents(
    long Code, long Zeroed, long Stack, long Arena, IReadOnlyList<CorePart> Parts, IReadOnlyDictionary<string, long> Functions)
{
    /// <summary>The part that holds the program itself.</summary>
    public const string Program = "program";
    /// <summary>The part that comes with the compiler: soft floats, division.</summary>
    public const string Library = "libgcc";

    /// <summary>Bytes of all that a linked core takes but its arena; null: it cannot be read.</summary>
    public static long? TakenBy(byte[] core) => new ElfReader().Read(core, out _) is not { } elf ? null
        : new[] { ".text", ".data", ".bss", ".stack" }.Sum(section => Bytes(elf, section));

    public static CoreContents? Of(CoreParts core)
    {
        var reader = new ElfReader();
        if (reader.Read(core.Elf, out _) is not { } elf)
            return null;
        var objects = core.Objects.Select(one => (Part: PartOf(one.Source), File: reader.Read(one.Object, out _)))
            .Where(one => one.File is not null).Select(one => (one.Part, one.File!)).ToList();
        var owners = Owners(objects);
        var placed = Placed(elf, owners).ToList();
        var live = placed.Select(symbol => (symbol.Part, symbol.Name)).ToHashSet();
        var users = Users(objects, owners, live);
        var parts = placed.GroupBy(symbol => symbol.Part).Select(group => new CorePart(
            group.Key, group.Sum(symbol => symbol.Bytes), [.. users.GetValueOrDefault(group.Key, []).Order(StringComparer.Ordinal)]));
        return new CoreContents(
            Bytes(elf, ".text") + Bytes(elf, ".data"), Bytes(elf, ".bss"), Bytes(elf, ".stack"), Bytes(elf, ".arena"),
            [.. parts.OrderByDescending(part => part.Bytes)],
            placed.Where(symbol => symbol.Part == Program && symbol.IsFunction).GroupBy(symbol => Stem(symbol.Name))
                .ToDictionary(group => group.Key, group => group.Sum(symbol => symbol.Bytes)));
    }

    // "epy_list.c" -> "list".
    private static string PartOf(string source) =>
        Path.GetFileNameWithoutExtension(source).Replace("epy_", "", StringComparison.Ordinal);

    // What the compiler splits off a function keeps its name before the dot. C names of some processors begin with an
    // underscore.
    private static string Stem(string symbol)
    {
        var stem = symbol.Split('.')[0];
        return stem.StartsWith("_epy_", StringComparison.Ordinal) ? stem[1..] : stem;
    }

    private static long Bytes(ElfFile elf, string section) =>
        elf.Sections.Where(one => one.Name == section).Sum(one => (long)one.Size);

    // Some compilers do not say that a symbol is a function, but how long it is.
    private static bool IsFunction(ElfSymbol symbol) =>
        symbol.Type == ElfSymbolType.Function || (symbol.Type == ElfSymbolType.None && symbol.Size > 0);

    private static bool IsThing(ElfSymbol symbol) => symbol.Name.Length > 0
        && (IsFunction(symbol) || symbol.Type == ElfSymbolType.Object)
        && symbol.Section is not (ElfSymbol.Undefined or ElfSymbol.Absolute);

    // Which part defines a global name.
    private static Dictionary<string, string> Owners(List<(string Part, ElfFile File)> objects)
    {
        var owners = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var (part, file) in objects)
        {
            foreach (var symbol in file.Symbols.Where(symbol => symbol.Binding != ElfBinding.Local && IsThing(symbol)))
                owners.TryAdd(symbol.Name, part);
        }
        return owners;
    }

    // What has several names, or entries one behind the other (the compiler's library has both), counts once.
    private static IEnumerable<(string Part, string Name, bool IsFunction, long Bytes)> Placed(
        ElfFile elf, Dictionary<string, string> owners)
    {
        var (section, counted) = (-1, 0UL);     // up to this address
        foreach (var (part, symbol) in Things(elf, owners).OrderBy(one => one.Symbol.Section).ThenBy(one => one.Symbol.Value))
        {
            var (start, end) = (symbol.Value, symbol.Value + symbol.Size);
            if (symbol.Section != section)
                (section, counted) = (symbol.Section, 0);
            yield return (part, symbol.Name, IsFunction(symbol), (long)(Math.Max(end, counted) - Math.Max(start, counted)));
            counted = Math.Max(end, counted);
        }
    }

    // Local symbols follow the name of their file.
    private static IEnumerable<(string Part, ElfSymbol Symbol)> Things(ElfFile elf, Dictionary<string, string> owners)
    {
        var file = Library;
        foreach (var symbol in elf.Symbols)
        {
            if (symbol.Type == ElfSymbolType.File)
                file = PartOf(symbol.Name);
            else if (IsThing(symbol) && symbol.Size > 0)
                yield return (symbol.Binding == ElfBinding.Local ? file : owners.GetValueOrDefault(symbol.Name, Library), symbol);
        }
    }

    // References of sections that were not left out: those with a symbol in the linked file.
    private static Dictionary<string, HashSet<string>> Users(
        List<(string Part, ElfFile File)> objects, Dictionary<string, string> owners, HashSet<(string, string)> live)
    {
        var users = new Dictionary<string, HashSet<string>>(StringComparer.Ordinal);
        foreach (var (part, file) in objects)
        {
            var sections = file.Symbols.Where(symbol => IsThing(symbol) && live.Contains((part, symbol.Name)))
                .Select(symbol => symbol.Section).ToHashSet();
            foreach (var relocation in file.Relocations.Where(relocation => sections.Contains(relocation.Section)))
            {
                var used = owners.GetValueOrDefault(file.Symbols[relocation.Symbol].Name);
                if (used is null || used == part)
                    continue;
                if (!users.TryGetValue(used, out var by))
                    users[used] = by = new(StringComparer.Ordinal);
                by.Add(part);
            }
        }
        return users;
    }
}
