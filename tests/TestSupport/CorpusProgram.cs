// SPDX-License-Identifier: MIT
// A program of the corpus, found by discovery. Comments at its top may say what CPython cannot: `# input: text`,
// `# arguments: a b`, `# no-cpython: why`, `# expect-stdout:`, `# expect-error:`, `# expect-line:`, `# i64f64-only: why`.
namespace EPython.TestSupport;

internal sealed class CorpusProgram
{
    private readonly Dictionary<string, string> _notes = [];

    private CorpusProgram(string path)
    {
        Path = path;
        foreach (var line in File.ReadLines(path).TakeWhile(line => line.StartsWith('#')))
        {
            var colon = line.IndexOf(": ", StringComparison.Ordinal);
            if (colon > 2)
                _notes[line[2..colon]] = line[(colon + 2)..].Replace("\\n", "\n");
        }
    }

    public string Path { get; }
    public string Input => Note("input") ?? "";
    public string[] Arguments => Note("arguments")?.Split(' ') ?? ["one", "two"];
    public bool HasOracle => Note("no-cpython") is null;
    public bool RunsOnI32F32 => HasOracle && Note("i64f64-only") is null;
    public string? Note(string name) => _notes.GetValueOrDefault(name);

    public static CorpusProgram Load(string relativePath) =>
        new(System.IO.Path.Combine(Repository.Root, relativePath));

    /// <summary>Programs under tests/programs and examples; files beside a main program that it imports are not.</summary>
    public static IEnumerable<string> Discover() =>
        new[] { Repository.Programs, Repository.Examples }
            .SelectMany(folder => Directory.EnumerateFiles(folder, "*.py", SearchOption.AllDirectories))
            .Where(path => !path.Contains("/modules/") || path.EndsWith("main.py", StringComparison.Ordinal))
            .Select(path => System.IO.Path.GetRelativePath(Repository.Root, path))
            .Order(StringComparer.Ordinal);

    /// <summary>What every mode must show.</summary>
    public string Expected => HasOracle
        ? ProcessRun.Python(Path, Arguments, Input).Comparable
        : Note("expect-error") is null ? $"{Note("expect-stdout")}\n--- exit 0\n"
        : $"{Note("expect-stdout")}\n--- exit 1\nTraceback (most recent call last):\n"
          + $"{System.IO.Path.GetFileName(Path)}:{Note("expect-line")} <module>\n{Note("expect-error")}";
}
