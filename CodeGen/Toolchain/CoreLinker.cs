// SPDX-License-Identifier: MIT
// Links the objects of a core with its target's script for a given memory.
using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace EPython.CodeGen.Toolchain;

internal sealed partial class CoreLinker(Target target, string compiler, long memory)
{
    private static readonly TimeSpan s_limit = TimeSpan.FromSeconds(120);

    /// <summary>All that the result depends on besides the objects.</summary>
    public string Key => File.ReadAllText(target.LinkScript) + string.Join(' ', Arguments);

    private IReadOnlyList<string> Arguments =>
    [
        .. target.Flags, "-nostdlib", "-static", "-Wl,--gc-sections", "-Wl,--no-warn-rwx-segments",
        "-Wl,--build-id=none", $"-Wl,--defsym=epy_memory={Number(memory)}", $"-Wl,--defsym=epy_stack={Number(target.Stack)}",
    ];

    /// <summary>The core's ELF file. EvenTooLarge: also where it does not fit, to be looked at and never run.</summary>
    public async Task<CompileResult> LinkAsync(
        IReadOnlyList<string> objects, bool evenTooLarge, CancellationToken cancellation)
    {
        var libgcc = target.Libgcc is null ? "-lgcc" : await LibgccAsync(target.Libgcc, cancellation);
        var folder = Path.GetDirectoryName(target.LinkScript)!;
        string[] scripts = ["-L", folder, "-L", Path.Combine(folder, "..", "common"), "-T", target.LinkScript];
        IEnumerable<string> force = evenTooLarge ? ["-Wl,--noinhibit-exec"] : [];
        return await ToolRun.MakeAsync(compiler, [.. Arguments, .. force, .. scripts, "-o", "{out}", .. objects, libgcc],
            null, "link the core", s_limit, cancellation);
    }

    // libgcc for other flags than the compiler would choose, beside the one of its defaults.
    private async Task<string> LibgccAsync(string relative, CancellationToken cancellation)
    {
        var words = new StringBuilder();
        await CliWrap.Cli.Wrap(compiler).WithArguments(["-print-libgcc-file-name"])
            .WithStandardOutputPipe(CliWrap.PipeTarget.ToStringBuilder(words)).ExecuteAsync(cancellation);
        return Path.Combine(Path.GetDirectoryName(words.ToString().Trim())!, relative);
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

    private static string Number(long number) => number.ToString(CultureInfo.InvariantCulture);
}
