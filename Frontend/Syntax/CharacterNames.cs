// SPDX-License-Identifier: MIT
// What \N{...} means. .NET has no names of characters: the table (grammar/character-names.txt) is read when the first is met.
using System.Globalization;

namespace EPython.Frontend.Syntax;

internal static class CharacterNames
{
    private static readonly Lazy<Dictionary<string, int>> s_codes = new(Read);

    /// <summary>The character of a name in small or capital letters; null if the table has none.</summary>
    public static string? Find(string name) =>
        s_codes.Value.TryGetValue(name.ToUpperInvariant(), out var code) ? char.ConvertFromUtf32(code) : null;

    private static Dictionary<string, int> Read()
    {
        var (codes, next) = (new Dictionary<string, int>(), 0);
        using var stream = typeof(CharacterNames).Assembly.GetManifestResourceStream("character-names.txt")!;
        using var reader = new StreamReader(stream);
        while (reader.ReadLine() is { } line)
        {
            if (line[0] == '@')
                next = int.Parse(line.AsSpan(1), NumberStyles.HexNumber, CultureInfo.InvariantCulture);
            else if (line[0] != '#')
                codes.Add(line, next++);
        }
        return codes;
    }
}
