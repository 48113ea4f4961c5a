// SPDX-License-Identifier: MIT
// What a C file reads: itself and, transitively, the quoted headers found beside it or in the include folders. The hash
// of a compiled object is made of exactly these, so that an edit recompiles what it touches and nothing else.
using System.Collections.Concurrent;
using System.Text.RegularExpressions;

namespace EPython.CodeGen.Toolchain;

internal sealed partial class IncludeClosure(IReadOnlyList<string> folders)
{
    private readonly ConcurrentDictionary<string, string?> _texts = new(StringComparer.Ordinal);

    [GeneratedRegex("""^[ \t]*#[ \t]*include[ \t]+"([^"]+)"|^[ \t]*\.include[ \t]+"([^"]+)"|\.incbin[ \t]+"([^"]+)""",
        RegexOptions.Multiline)]
    private static partial Regex Include();

    /// <summary>Text of the file and of every header that it reaches, in the order of their first mention. A header that
    /// is not found is the compiler's to complain about (or lies behind an #if).</summary>
    public IReadOnlyList<string> Texts(string file)
    {
        var texts = new List<string>();
        Visit(Path.GetFullPath(file), [], texts);
        return texts;
    }

    private void Visit(string file, HashSet<string> seen, List<string> texts)
    {
        if (!seen.Add(file) || _texts.GetOrAdd(file, Read) is not { } text)
            return;
        texts.Add(text);
        foreach (Match match in Include().Matches(text))
        {
            var name = match.Groups.Values.Skip(1).First(group => group.Success).Value;
            foreach (var folder in folders.Prepend(Path.GetDirectoryName(file)!))
            {
                var candidate = Path.GetFullPath(Path.Combine(folder, name));
                if (!File.Exists(candidate))
                    continue;
                Visit(candidate, seen, texts);
                break;
            }
        }
    }

    private static string? Read(string file) => File.Exists(file) ? File.ReadAllText(file) : null;
}
