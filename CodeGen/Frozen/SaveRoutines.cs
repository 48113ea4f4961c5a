// SPDX-License-Identifier: MIT
// RISC-V's -msave-restore: functions call routines of the compiler's library that save their registers. The compiler counts
// what the registers need; the routines take 64 bytes from five registers on.
using System.Globalization;
using System.Text.RegularExpressions;
using EPython.CodeGen.Elf;

namespace EPython.CodeGen.Frozen;

internal static partial class SaveRoutines
{
    private const string Prefix = "__riscv_save_";      // then how many registers besides the return address
    private const int SmallSave = 4, SavedBytes = 64, Word = 4, StackAlignment = 16;

    /// <summary>One line `more: { name: "f" bytes: 32 }` per function of the object that takes more than was counted.</summary>
    public static string Describe(byte[] unit)
    {
        var file = new ElfReader().Read(unit, out _);
        return file is null ? "" : string.Concat(file.Relocations
            .Select(place => (place, Counted: Counted(file.Symbols[place.Symbol].Name)))
            .Where(save => save.Counted is < SavedBytes)
            .Select(save => (Function: FunctionAt(file, save.place), More: SavedBytes - save.Counted!.Value))
            .Where(save => save.Function is not null)
            .Select(save => string.Create(CultureInfo.InvariantCulture,
                $"more: {{ name: \"{save.Function!.Name}\" bytes: {save.More} }}\n")));
    }

    /// <summary>What such lines say.</summary>
    public static IEnumerable<(string Function, long Bytes)> Read(string text) => More().Matches(text)
        .Select(match => (match.Groups[1].Value, long.Parse(match.Groups[2].Value, CultureInfo.InvariantCulture)));

    // Bytes that the compiler counts for a routine; null: it is none, or takes no more.
    private static int? Counted(string name)
    {
        if (!name.StartsWith(Prefix, StringComparison.Ordinal)
            || !int.TryParse(name.AsSpan(Prefix.Length), CultureInfo.InvariantCulture, out var registers) || registers < SmallSave)
            return null;
        return (Word * (registers + 1) + StackAlignment - 1) / StackAlignment * StackAlignment;
    }

    private static ElfSymbol? FunctionAt(ElfFile file, ElfRelocation place) => file.Symbols.FirstOrDefault(symbol =>
        symbol.Type == ElfSymbolType.Function && symbol.Section == place.Section
        && place.Offset >= symbol.Value && place.Offset < symbol.Value + symbol.Size);

    [GeneratedRegex(@"more: \{ name: ""([^""]+)"" bytes: (\d+) \}")]
    private static partial Regex More();
}
