// SPDX-License-Identifier: MIT
// Parts of the language that programs are made of; --features chooses.
using EPython.Host.Cli;

namespace EPython.Host.Fuzz;

[Flags]
internal enum Features
{
    None = 0,
    Floats = 1,
    Strings = 1 << 1,
    Lists = 1 << 2,
    Tuples = 1 << 3,
    Dicts = 1 << 4,
    Loops = 1 << 5,
    Functions = 1 << 6,
    Defaults = 1 << 7,
    Closures = 1 << 8,
    Classes = 1 << 9,
    Exceptions = 1 << 10,
    Dynamic = 1 << 11,
    Formats = 1 << 12,
    Math = 1 << 13,
    Overflow = 1 << 14,
    Faults = 1 << 15,
    Generators = 1 << 16,
    Stars = 1 << 17,
    Match = 1 << 18,
    Sets = 1 << 19,
    Bytes = 1 << 20,
    Records = 1 << 21,
    Enums = 1 << 22,
    All = (1 << 23) - 1,
}

internal static class FeatureNames
{
    private const Features Always = Features.Loops | Features.Functions;
    private const int Kept = 75;        // percent of the others in a program
    private const int KeptEnums = 15;   // their module is larger than the rest of a program

    public static IReadOnlyList<string> All { get; } =
        [.. Single.Select(feature => feature.ToString().ToLowerInvariant())];

    private static IEnumerable<Features> Single =>
        Enum.GetValues<Features>().Where(feature => feature is not (Features.None or Features.All));

    /// <summary>Names by commas; null: all.</summary>
    public static Features Parse(string? names)
    {
        var chosen = Features.None;
        foreach (var name in (names ?? "all").Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            if (name != "all" && !All.Contains(name))
                throw new CommandException(
                    ExitCodes.Usage, $"there is no feature '{name}'; there are all, {string.Join(", ", All)}");
            chosen |= Enum.Parse<Features>(name, ignoreCase: true);
        }
        return chosen;
    }

    /// <summary>Those of one program: each program lacks some, so that the others meet more often.</summary>
    public static Features Draw(Features chosen, Chance chance)
    {
        var drawn = chosen & Always;
        foreach (var feature in Single)
        {
            if (chance.Percent(feature == Features.Enums ? KeptEnums : Kept))
                drawn |= chosen & feature;
        }
        return drawn;
    }
}
