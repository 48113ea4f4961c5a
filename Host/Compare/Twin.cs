// SPDX-License-Identifier: MIT
// The C twin of a kernel: C beside it that prints the same, written against twin.h. On a target it is a frozen program of
// which no function is ours; on the host it is a process (TwinProcess.cs).
using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using EPython.CodeGen.Elf;
using EPython.CodeGen.Frozen;
using EPython.CodeGen.Toolchain;
using EPython.Frontend.Types;

namespace EPython.Host.Compare;

/// <summary>Rounds: those of the kernel; null: it has none.</summary>
internal sealed class Twin(string file, int? rounds)
{
    private static string Headers => Path.Combine(Installation.Root, "bench", "twin");

    /// <summary>The twin beside a kernel, for its text; null if there is none.</summary>
    public static Twin? Beside(string kernel, string text) =>
        Path.ChangeExtension(kernel, ".c") is var file && File.Exists(file)
            ? new Twin(Path.GetFullPath(file), Compare.Rounds.Of(text)) : null;

    public string Source => file;
    public string Folder => Path.GetDirectoryName(file)!;
    public IReadOnlyList<string> IncludeFolders => [Headers, Folder];

    /// <summary>What is defined for it.</summary>
    public IReadOnlyList<string> Definitions =>
        rounds is { } number ? [string.Create(CultureInfo.InvariantCulture, $"ROUNDS={number}")] : [];

    /// <summary>What its compiler is told besides: constants have the precision of the numbers.</summary>
    public static IReadOnlyList<string> Flags(Profile numbers) =>
        numbers == Profile.I32F32 ? ["-fsingle-precision-constant"] : [];

    public static CoreSources Sources(Twin twin) => Installation.CoreSources with
    {
        IncludeFolders = [.. Installation.CoreSources.IncludeFolders, .. twin.IncludeFolders],
    };

    /// <summary>The twin as a program to be linked with a target's core.</summary>
    public FrozenProgram Frozen()
    {
        var text = TextOf(file);
        var slice = new StringBuilder();
        if (text.Contains("float", StringComparison.Ordinal))
            slice.Append("#define EPY_TYPE_USED_Float 1\n");
        if (text.Contains("twin_put", StringComparison.Ordinal))
            slice.Append("#define EPY_TYPE_USED_Str 1\n");
        var defined = string.Concat(Definitions.Select(one => $"#define {one.Replace('=', ' ')}\n"));
        var source = $"{defined}#include \"{Path.GetFileName(file)}\"\n#include \"twin_program.c\"\n";
        return new FrozenProgram(source, slice.ToString(), 0, new Dictionary<int, string>(), Arena: 0);
    }

    // With that of the twin that it includes.
    private static string TextOf(string file)
    {
        var text = File.ReadAllText(file);
        var included = Regex.Match(text, """^#include "([^"]+\.c)"$""", RegexOptions.Multiline);
        return included.Success ? text + TextOf(Path.Combine(Path.GetDirectoryName(file)!, included.Groups[1].Value)) : text;
    }

    /// <summary>Bytes of the kernel's own functions.</summary>
    public static long FunctionBytes(CoreContents contents) =>
        contents.Functions.Where(one => !one.Key.StartsWith("epy_", StringComparison.Ordinal)).Sum(one => one.Value);

    /// <summary>Bytes of an ELF file that are loaded and are in the file.</summary>
    public static long Loaded(string elf) => new ElfReader().Read(File.ReadAllBytes(elf), out _) is { } read
        ? read.Sections.Where(section => section.IsAllocated && section.HasBytes).Sum(section => (long)section.Size) : 0;
}
