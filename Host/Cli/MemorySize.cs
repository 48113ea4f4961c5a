// SPDX-License-Identifier: MIT
// Sizes on the command line: 65536, 64K, 2M, 1G.
using System.CommandLine.Parsing;
using System.Globalization;

namespace EPython.Host.Cli;

internal static class MemorySize
{
    public const long Least = 4 << 10;
    public const long Most = 1L << 30;

    public static long? Parse(ArgumentResult result)
    {
        var text = result.Tokens[0].Value.Trim().ToUpperInvariant();
        var shift = text.Length == 0 ? 0 : text[^1] switch { 'K' => 10, 'M' => 20, 'G' => 30, _ => 0 };
        var digits = shift == 0 ? text : text[..^1];
        if (long.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            && number <= Most >> shift && number << shift >= Least)
            return number << shift;
        result.AddError($"--memory takes {Least >> 10}K to 1G (65536, 64K, 2M), not '{result.Tokens[0].Value}'");
        return null;
    }
}
