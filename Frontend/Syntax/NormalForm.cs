// SPDX-License-Identifier: MIT
using System.Globalization;
using System.Text;

namespace EPython.Frontend.Syntax;

/// <summary>
/// Normal form KC of names, as Python compares them. The platform's own needs the ICU library, which takes longer to load than
/// most programs to run; names beyond ASCII are rare. The table (grammar/normal-form.txt) is read when the first one is met.
/// </summary>
internal static class NormalForm
{
    private const int FirstSyllable = 0xAC00, FirstLead = 0x1100, FirstVowel = 0x1161, BeforeTrail = 0x11A7;
    private const int Leads = 19, Vowels = 21, Trails = 28;

    private static readonly Lazy<Table> Characters = new(Table.Read);

    public static string Of(string name)
    {
        if (Ascii.IsValid(name))
            return name;
        var table = Characters.Value;
        var codes = name.EnumerateRunes().SelectMany(rune => Decompose(rune.Value, table)).ToList();
        SortMarks(codes, table);
        Compose(codes, table);
        return string.Concat(codes.Select(char.ConvertFromUtf32));
    }

    private static IEnumerable<int> Decompose(int code, Table table)
    {
        if (table.Decompositions.TryGetValue(code, out var parts))
            return parts;
        var syllable = code - FirstSyllable;
        if (syllable is < 0 or >= Leads * Vowels * Trails)
            return [code];
        int lead = FirstLead + syllable / (Vowels * Trails), vowel = FirstVowel + syllable / Trails % Vowels;
        var trail = syllable % Trails;
        return trail == 0 ? [lead, vowel] : [lead, vowel, BeforeTrail + trail];
    }

    // Marks that follow one character stand in the order of their classes; equal ones keep theirs.
    private static void SortMarks(List<int> codes, Table table)
    {
        for (var i = 1; i < codes.Count; i++)
        {
            var mark = table.ClassOf(codes[i]);
            for (var j = i; mark != 0 && j > 0 && table.ClassOf(codes[j - 1]) > mark; j--)
                (codes[j - 1], codes[j]) = (codes[j], codes[j - 1]);
        }
    }

    // A mark joins the last character of class 0, if nothing of its own or a higher class stands between them.
    private static void Compose(List<int> codes, Table table)
    {
        int starter = -1, kept = 0, last = 0;
        foreach (var code in codes.ToArray())
        {
            var mark = table.ClassOf(code);
            var adjacent = starter == kept - 1;
            if (starter >= 0 && (adjacent || (last != 0 && last < mark)) && Pair(codes[starter], code, table) is { } joined)
            {
                codes[starter] = joined;
                continue;
            }
            if (mark == 0)
                starter = kept;
            last = mark;
            codes[kept++] = code;
        }
        codes.RemoveRange(kept, codes.Count - kept);
    }

    private static int? Pair(int first, int second, Table table)
    {
        int lead = first - FirstLead, vowel = second - FirstVowel;
        if (lead is >= 0 and < Leads && vowel is >= 0 and < Vowels)
            return FirstSyllable + (lead * Vowels + vowel) * Trails;
        int syllable = first - FirstSyllable, trail = second - BeforeTrail;
        if (syllable is >= 0 and < Leads * Vowels * Trails && syllable % Trails == 0 && trail is > 0 and < Trails)
            return first + trail;
        return table.Compositions.TryGetValue((first, second), out var joined) ? joined : null;
    }

    private sealed class Table
    {
        public Dictionary<int, int[]> Decompositions { get; } = [];
        public Dictionary<(int First, int Second), int> Compositions { get; } = [];
        private readonly Dictionary<int, int> _classes = [];

        public int ClassOf(int code) => _classes.GetValueOrDefault(code);

        public static Table Read()
        {
            var table = new Table();
            using var stream = typeof(NormalForm).Assembly.GetManifestResourceStream("normal-form.txt")!;
            using var reader = new StreamReader(stream);
            while (reader.ReadLine() is { } line)
                table.Add(line[0], line[2..]);
            return table;
        }

        private void Add(char kind, string rest)
        {
            if (kind == '#')
                return;
            var codes = rest.Split(' ').Select(code => int.Parse(code, NumberStyles.HexNumber, CultureInfo.InvariantCulture))
                .ToArray();
            if (kind == '=')
                Decompositions[codes[0]] = codes[1..];
            else if (kind == '^')
                _classes[codes[0]] = codes[1];
            else
                Compositions[(codes[0], codes[1])] = codes[2];
        }
    }
}
