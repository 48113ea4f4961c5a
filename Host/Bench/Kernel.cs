// SPDX-License-Identifier: MIT
// Kernels: programs that have a C twin beside them (KERNEL.py, KERNEL.c).
using EPython.Frontend.Ir;
using EPython.Frontend.Text;
using EPython.Frontend.Types;
using EPython.Host.Cli;
using EPython.Host.Compare;

namespace EPython.Host.Bench;

/// <summary>Rounds: how often it repeats its work; null: its text does not say.</summary>
internal sealed record Kernel(string Name, SourceText Text, string File, Twin Twin, int? Rounds)
{
    /// <summary>The kernels of a folder, or those of them that are named, in that order. Rounds: others than their
    /// own.</summary>
    public static IReadOnlyList<Kernel> In(string folder, IReadOnlyList<string>? names, int? rounds) =>
        [.. (names ?? All(folder)).Select(name => Read(folder, name, rounds))];

    /// <summary>The same kernel with other rounds, if it has any.</summary>
    public Kernel With(int rounds) =>
        Of(Name, new SourceText(Text.Name, Compare.Rounds.Set(Text.Text, rounds)), File);

    /// <summary>Its IR; its mistakes end the command.</summary>
    public IrProgram Compiled(Profile profile)
    {
        var compilation = new Compilation(Text, Path.GetDirectoryName(Path.GetFullPath(File)), profile);
        return Report.Require(compilation, compilation.Ir);
    }

    private static Kernel Read(string folder, string name, int? rounds)
    {
        var file = Path.Combine(folder, name + ".py");
        if (!System.IO.File.Exists(file))
            throw new CommandException(ExitCodes.Usage,
                $"there is no kernel '{name}' in {folder}; there are {string.Join(", ", All(folder))}");
        var kernel = Of(name, SourceInput.ReadFile(file), file);
        return rounds is { } number ? kernel.With(number) : kernel;
    }

    private static Kernel Of(string name, SourceText text, string file) =>
        Twin.Beside(file, text.Text) is { } twin
            ? new Kernel(name, text, file, twin, Compare.Rounds.Of(text.Text))
            : throw new CommandException(ExitCodes.ProgramFailed, $"no C twin stands beside {file} ({name}.c)");

    private static IReadOnlyList<string> All(string folder)
    {
        if (!Directory.Exists(folder))
            throw new CommandException(ExitCodes.Usage, $"there is no folder '{folder}'");
        string[] names = [.. Directory.EnumerateFiles(folder, "*.py")
            .Select(file => Path.GetFileNameWithoutExtension(file))
            .Where(name => System.IO.File.Exists(Path.Combine(folder, name + ".c"))).Order(StringComparer.Ordinal)];
        return names.Length > 0 ? names
            : throw new CommandException(
                ExitCodes.Usage, $"no kernels are in '{folder}': a kernel is NAME.py with its twin NAME.c");
    }
}
