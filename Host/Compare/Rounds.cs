// SPDX-License-Identifier: MIT
// How often a kernel repeats its work: the constant ROUNDS, where its text sets it once at the left margin. Its twin is
// compiled with the same one.
using System.Globalization;
using System.Text.RegularExpressions;

namespace EPython.Host.Compare;

internal static partial class Rounds
{
    /// <summary>The rounds of a kernel; null: its text says nothing about them.</summary>
    public static int? Of(string kernel) =>
        Line().Matches(kernel) is [var only] ? int.Parse(only.Groups[1].Value, CultureInfo.InvariantCulture) : null;

    /// <summary>The kernel with other rounds, if it has any.</summary>
    public static string Set(string kernel, int rounds) =>
        Of(kernel) is null ? kernel
            : Line().Replace(kernel, string.Create(CultureInfo.InvariantCulture, $"ROUNDS = {rounds}"));

    [GeneratedRegex(@"^ROUNDS = ([0-9]{1,9})$", RegexOptions.Multiline)]
    private static partial Regex Line();
}
