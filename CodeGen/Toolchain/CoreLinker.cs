// SPDX-License-Identifier: MIT
// Links the objects of a core with its target's script for a given memory, of which the arena needs so much at least, and the
// stack takes so much (null: what the script gives it).
using System.Globalization;
using System.Text.RegularExpressions;

namespace EPython.CodeGen.Toolchain;

/// <summary>Kept: names that must be in the core although nothing in it may refer to them.</summary>
internal sealed partial class CoreLinker(
    Target target, string compiler, long memory, long? stack, long arena, IReadOnlyList<string> kept)
{
    private const string JoinScript = "join.ld";    // no sections are named, so none are put together
    private static readonly TimeSpan s_limit = TimeSpan.FromSeconds(120);

    /// <summary>All that the result depends on besides the objects.</summary>
    public string Key => string.Concat(CoreFlags.ScriptFolders(target).Where(Directory.Exists)
        .SelectMany(folder => Directory.GetFiles(folder, "*.ld")).Append(target.LinkScript)
        .Order(StringComparer.Ordinal).Select(File.ReadAllText)) + string.Join(' ', Arguments);

    private IReadOnlyList<string> Arguments =>
    [
        .. CoreFlags.Link(
            target, memory.ToString(CultureInfo.InvariantCulture), arena.ToString(CultureInfo.InvariantCulture)),
        .. stack is null ? Array.Empty<string>() : [string.Create(CultureInfo.InvariantCulture, $"-Wl,--defsym=epy_stack_known={stack}")],
        .. kept.Select(name => $"-Wl,--undefined={name}"),
    ];

    /// <summary>The core's ELF file. EvenTooLarge: also where it does not fit, to be looked at and never run.</summary>
    public async Task<CompileResult> LinkAsync(
        IReadOnlyList<string> objects, bool evenTooLarge, CancellationToken cancellation)
    {
        var libgcc = await CoreFlags.LibraryAsync(target, compiler, cancellation);
        IEnumerable<string> force = evenTooLarge ? ["-Wl,--noinhibit-exec"] : [];
        return await ToolRun.MakeAsync(compiler, [.. Arguments, .. force, "-o", "{out}", .. objects, libgcc],
            null, "link the core", s_limit, cancellation);
    }

    /// <summary>The objects with what they take of the library, as one; sections stay as they are.</summary>
    public async Task<CompileResult> JoinAsync(IReadOnlyList<string> objects, CancellationToken cancellation)
    {
        var libgcc = await CoreFlags.LibraryAsync(target, compiler, cancellation);
        var script = Path.Combine(target.Common, JoinScript);
        return await ToolRun.MakeAsync(compiler, [.. target.Flags, "-nostdlib", "-r", "-Wl,--gc-sections", "-Wl,--unique",
            "-Wl,--entry=epy_start", "-T", script, "-o", "{out}", .. objects, libgcc],
            null, "join the parts of the core", s_limit, cancellation);
    }

    /// <summary>How many bytes the core lacks, of the linker's words; null if it failed for another reason.</summary>
    public static long? Overflow(string error)
    {
        var match = Lack().Match(error);
        if (match.Success)
            return long.Parse(match.Groups[1].Value, CultureInfo.InvariantCulture);
        return error.Contains("does not fit", StringComparison.Ordinal) ? 0 : null;
    }

    [GeneratedRegex(@"overflowed by (\d+) bytes")]
    private static partial Regex Lack();
}
