// SPDX-License-Identifier: MIT
// Python names as C names: kept where C allows it, changed as little as possible where it does not, unique in a scope.
using System.Globalization;
using System.Text;

namespace EPython.CodeGen.C;

/// <summary>The names taken in one C scope.</summary>
internal sealed class NameMangler
{
    private static readonly HashSet<string> s_reserved =
    [
        "auto", "break", "case", "char", "const", "continue", "default", "do", "double", "else", "enum", "extern",
        "float", "for", "goto", "if", "inline", "int", "long", "register", "restrict", "return", "short", "signed",
        "sizeof", "static", "struct", "switch", "typedef", "union", "unsigned", "void", "volatile", "while", "asm",
        "typeof", "bool", "true", "false", "NULL", "offsetof", "main", "memcpy", "memmove", "memset", "memcmp",
        "c", "a", "f", "env", "args", "frame", "items", "result",
    ];

    private readonly HashSet<string> _taken = [];

    /// <summary>The C name for a Python name, different from all that this scope gave out before.</summary>
    public string Claim(string pythonName)
    {
        var wanted = Identifier(pythonName);
        if (IsReserved(wanted))
            wanted += "_";
        var name = wanted;
        for (var number = 2; !_taken.Add(name); number++)
            name = $"{wanted}_{number.ToString(CultureInfo.InvariantCulture)}";
        return name;
    }

    /// <summary>A C identifier that reads like the name: ASCII letters and digits stay, the rest becomes _uXXXX_.</summary>
    public static string Identifier(string pythonName)
    {
        var text = new StringBuilder(pythonName.Length);
        foreach (var rune in pythonName.EnumerateRunes())
        {
            if (rune.IsAscii && char.IsAsciiLetterOrDigit((char)rune.Value))
                text.Append((char)rune.Value);
            else if (rune.Value is '_' or '.')
                text.Append('_');
            else if (rune.Value is not ('<' or '>'))
                text.Append(CultureInfo.InvariantCulture, $"_u{rune.Value:X4}_");
        }
        if (text.Length == 0 || char.IsAsciiDigit(text[0]))
            text.Insert(0, '_');
        return text.ToString();
    }

    // Keywords, our own parameters, and the families of names that the included headers use.
    private static bool IsReserved(string name) =>
        s_reserved.Contains(name)
        || name.StartsWith("epy_", StringComparison.Ordinal)
        || name.EndsWith("_t", StringComparison.Ordinal)
        || name.StartsWith("__", StringComparison.Ordinal)
        || (name.Length > 1 && name[0] == '_' && char.IsAsciiLetterUpper(name[1]))
        || (name.Length > 1 && name.All(ch => char.IsAsciiLetterUpper(ch) || char.IsAsciiDigit(ch) || ch == '_'));
}
