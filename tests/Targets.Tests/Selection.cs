// SPDX-License-Identifier: MIT
// Which programs of the corpus run on which target when not all do, and in which mode.
using EPython.CodeGen.Toolchain;

namespace EPython.Targets.Tests;

internal static class Selection
{
    private static readonly string[] s_modes = ["vm", "native", "auto"];

    // Each target runs these in one mode or other; a small one the first four.
    private static readonly string[] s_always =
    [
        "tests/programs/small/closures.py", "tests/programs/small/numbers.py", "tests/programs/small/strings.py",
        "tests/programs/small/garbage.py", "tests/programs/functions/closures.py", "tests/programs/strings/basics.py",
    ];

    // Minutes on an emulator: for the night.
    private static readonly string[] s_long = ["examples/jacobi.py"];

    /// <summary>As many as asked for; another target begins with another program and mode.</summary>
    public static IReadOnlyList<(string Path, string Mode)> For(Target target, int count)
    {
        var shift = Targets.Runnable.ToList().IndexOf(target.Name);
        var isSmall = CorpusRun.IsSmall(target);
        var always = s_always.Where(path => !isSmall || path.Contains("/small/")).ToList();
        var candidates = (isSmall ? SixteenKilobytesTests.Programs : CorpusRun.Corpus).Except([.. s_always, .. s_long]).ToList();
        return [.. Spread(always, always.Count, shift), .. Spread(candidates, count - always.Count, shift)];
    }

    /// <summary>Programs at even distances, each in the next mode.</summary>
    public static IReadOnlyList<(string Path, string Mode)> Spread(IReadOnlyList<string> corpus, int count, int shift) =>
        [.. Enumerable.Range(0, Math.Min(count, corpus.Count)).Select(i =>
            (corpus[(i * corpus.Count / count + shift) % corpus.Count], s_modes[(i + shift) % s_modes.Length]))];
}
