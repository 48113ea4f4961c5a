// SPDX-License-Identifier: MIT
// A traceback without what engines may differ in: marks of frames, lines of carets, source lines, addresses of
// objects, and CPython's suggestions.
using System.Text;
using System.Text.RegularExpressions;

namespace EPython.Host.Differential;

internal static partial class TracebackText
{
    public static string Normalise(string errors)
    {
        var kept = new StringBuilder();
        var afterFrame = false;
        foreach (var line in errors.Split('\n'))
        {
            var frame = Frame().Match(line);
            if (frame.Success && IsLibrary(frame.Groups[1].Value))
                afterFrame = true;
            else if (frame.Success)
                kept.Append($"{Path.GetFileName(frame.Groups[1].Value)}:{frame.Groups[2].Value} {frame.Groups[3].Value}\n");
            else if (!(afterFrame && line.StartsWith("    ")) && !Carets().IsMatch(line))
                kept.Append(WithoutAddresses(Suggestion().Replace(line.TrimEnd(), ""))).Append('\n');
            afterFrame = frame.Success;
        }
        return kept.ToString().Trim();
    }

    /// <summary>What a program printed or raised, without addresses of objects.</summary>
    public static string WithoutAddresses(string output) => Address().Replace(output, "$1");

    // Modules of the standard library have no frames here, and neither have methods that dataclass makes.
    private static bool IsLibrary(string file) => file is "<string>" || StandardLibrary().IsMatch(file);

    [GeneratedRegex(@"/lib/python3\.\d+/|^<frozen ")]
    private static partial Regex StandardLibrary();

    [GeneratedRegex("""^  File "(.*)", line (\d+), in (.*?)(  \[(vm|native)\])?$""")]
    private static partial Regex Frame();

    [GeneratedRegex(@"\. Did you mean: '.*'\?$")]
    private static partial Regex Suggestion();

    [GeneratedRegex(@"( at 0x)[0-9a-f]+(?=>)")]
    private static partial Regex Address();

    [GeneratedRegex(@"^\s+[\^~]+\s*$")]
    private static partial Regex Carets();
}
