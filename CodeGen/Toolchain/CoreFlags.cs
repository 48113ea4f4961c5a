// SPDX-License-Identifier: MIT
// How the parts of a core are compiled and linked for a target. `epython targets --format=json` prints it for those who
// build something beside it with the same flags.
using System.Text;
using EPython.Frontend.Types;

namespace EPython.CodeGen.Toolchain;

public static class CoreFlags
{
    // Sections of their own let the linker leave out what nobody reaches. Arithmetic is Python's: no contraction.
    private static readonly string[] s_all =
    [
        "-std=gnu11", "-ffreestanding", "-fno-common", "-fno-ident", "-fno-strict-aliasing", "-ffp-contract=off",
        "-fno-math-errno", "-fno-trapping-math", "-fno-asynchronous-unwind-tables", "-fno-unwind-tables",
        "-fno-stack-protector", "-ffunction-sections", "-fdata-sections", "-DEPY_FROZEN=1",
        "-Werror=implicit-function-declaration",
    ];

    // VM, runtime and port: smaller, at next to no cost in speed. Not for the program, where it would be one.
    // (Without -fno-tree-slsr the interpreter multiplies where it could subtract.)
    private static readonly string[] s_small =
    [
        "-fno-thread-jumps", "-fno-caller-saves", "-fno-move-loop-invariants", "-fno-tree-coalesce-vars",
        "-fno-tree-slsr", "-fweb",
    ];

    /// <summary>For the program's own C.</summary>
    public static IReadOnlyList<string> Program(Target target) =>
    [
        .. target.Flags, target.IsSmall ? "-Os" : "-O2", .. s_all, target.Numbers == Profile.I32F32 ? "-DEPY_I32F32=1" : "-DEPY_I64F64=1",
        .. target.LosesBytes ? new[] { "-DEPY_LINK_RELIABLE=0" } : [],
    ];

    /// <summary>For VM, runtime and port.</summary>
    public static IReadOnlyList<string> Core(Target target) => [.. Program(target), .. target.IsSmall ? s_small : []];

    /// <summary>For linking, less objects and libgcc; memory: bytes of the core; arena: those it needs at least besides
    /// code and stack.</summary>
    public static IReadOnlyList<string> Link(Target target, string memory, string arena = "0") =>
    [
        .. target.Flags, "-nostdlib", "-static", "-Wl,--gc-sections", "-Wl,--no-warn-rwx-segments",
        "-Wl,--build-id=none", $"-Wl,--defsym=epy_memory={memory}", $"-Wl,--defsym=epy_stack={target.Stack}",
        $"-Wl,--defsym=epy_arena_needed={arena}",
        .. ScriptFolders(target).SelectMany(folder => new[] { "-L", folder }), "-T", target.LinkScript,
    ];

    /// <summary>Where the linker script is, and those that it may include.</summary>
    public static IReadOnlyList<string> ScriptFolders(Target target) =>
        [Path.GetDirectoryName(target.LinkScript)!, target.Common];

    /// <summary>The compiler's library, as the linker is told: for other flags than the compiler would choose it lies
    /// beside the one of its defaults. Where the compiler does not say where that is, the linker will not find it.</summary>
    public static async Task<string> LibraryAsync(
        Target target, string compiler, CancellationToken cancellation = default)
    {
        if (target.Libgcc is null)
            return "-lgcc";
        var words = new StringBuilder();
        await CliWrap.Cli.Wrap(compiler).WithArguments(["-print-libgcc-file-name"])
            .WithStandardOutputPipe(CliWrap.PipeTarget.ToStringBuilder(words))
            .WithValidation(CliWrap.CommandResultValidation.None).ExecuteAsync(cancellation);
        return Path.Combine(Path.GetDirectoryName(words.ToString().Trim()) ?? "", target.Libgcc);
    }
}
