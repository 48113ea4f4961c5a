// SPDX-License-Identifier: MIT
// Snippets/*.txt: pieces of programs.
//
// A line is a snippet of statements with "; " between them; "= value" prints it. Lines that begin with "| " are one
// together. «a|b|c» stands for one of the three ("¦" for a bar in one), $i $f $s $b for a value of type int, float, str, bool,
// $x $y $z for names. "# lists bytes" begins those of programs that have these features.
using System.Reflection;

namespace EPython.Host.Fuzz.Making;

/// <summary>A piece of a program. Needs: features without which it does not stand in a program.</summary>
internal sealed record SnippetText(Features Needs, IReadOnlyList<string> Lines);

internal static class SnippetFile
{
    private const string Prefix = "snippets.";

    public static IReadOnlyList<SnippetText> All { get; } = [.. Names().SelectMany(name => Read(Text(name)))];

    private static IEnumerable<string> Names() => Assembly.GetExecutingAssembly().GetManifestResourceNames()
        .Where(name => name.StartsWith(Prefix, StringComparison.Ordinal)).Order(StringComparer.Ordinal);

    private static string Text(string name)
    {
        using var reader = new StreamReader(Assembly.GetExecutingAssembly().GetManifestResourceStream(name)!);
        return reader.ReadToEnd();
    }

    private static IEnumerable<SnippetText> Read(string text)
    {
        var needs = Features.None;
        var block = new List<string>();
        foreach (var line in text.Split('\n').Append(""))
        {
            if (line.StartsWith("| ", StringComparison.Ordinal))
            {
                block.Add(line[2..]);
                continue;
            }
            if (block.Count > 0)
                yield return new SnippetText(needs, block);
            block = [];
            if (line.StartsWith("# ", StringComparison.Ordinal))
                needs = FeatureNames.Parse(line[2..].Replace(' ', ','));
            else if (line.Length > 0)
                yield return new SnippetText(needs, [line]);
        }
    }
}
