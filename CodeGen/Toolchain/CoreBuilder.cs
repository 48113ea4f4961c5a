// SPDX-License-Identifier: MIT
// Makes a core for one program: compiles what the program uses of VM and runtime, the port and the program itself, and
// links them for the target's memory. Objects are kept by the hash of all that went into them, so that a second program
// compiles only what its slice changes.
using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using EPython.CodeGen.Frozen;
using EPython.Frontend.Types;

namespace EPython.CodeGen.Toolchain;

/// <summary>A linked core, or why there is none. Overflow: bytes that it lacks, where it did not fit.</summary>
public sealed record CoreResult(byte[]? Elf, string? Error, long? Overflow = null);

public sealed partial class CoreBuilder
{
    private const string SliceName = "epy_program_slice.h";
    private static readonly TimeSpan s_limit = TimeSpan.FromSeconds(120);

    // Sections of their own let the linker leave out what nobody reaches. Arithmetic is Python's: no contraction.
    private static readonly string[] s_flags =
    [
        "-std=gnu11", "-Os", "-ffreestanding", "-fno-common", "-fno-ident", "-fno-strict-aliasing", "-ffp-contract=off",
        "-fno-math-errno", "-fno-trapping-math", "-fno-asynchronous-unwind-tables", "-fno-unwind-tables",
        "-fno-stack-protector", "-ffunction-sections", "-fdata-sections", "-DEPY_FROZEN=1",
    ];

    // VM, runtime and port: smaller, at next to no cost in speed. Not for the program, where it would be one.
    private static readonly string[] s_smallFlags = ["-fno-thread-jumps", "-fno-caller-saves", "-fno-move-loop-invariants"];

    private readonly Target _target;
    private readonly CoreSources _sources;
    private readonly string _compiler;
    private readonly ObjectCache _cache;

    private CoreBuilder(Target target, CoreSources sources, string compiler, ObjectCache cache)
    {
        (_target, _sources, _compiler, _cache) = (target, sources, compiler, cache);
    }

    /// <summary>The builder for a target; null and what to install if its compiler is not here.</summary>
    public static CoreBuilder? Find(Target target, CoreSources sources, ObjectCache cache, out string? missing)
    {
        var compiler = ProgramSearch.Find(target.Compiler + "gcc");
        missing = compiler is not null ? null
            : $"{target.Compiler}gcc, the compiler for {target.Name}, was not found; {Advice(target)}";
        return compiler is null ? null : new CoreBuilder(target, sources, compiler, cache);
    }

    /// <summary>What to type where a tool of a target is missing.</summary>
    public static string Advice(Target target) => (target.Packages, target.Install) switch
    {
        ({ Count: > 0 } packages, null) => $"on Debian, type: sudo apt-get install {string.Join(' ', packages)}",
        (_, { } script) => $"type: {script}",
        _ => $"{target.File} names no package that has it",
    };

    public async Task<CoreResult> BuildAsync(FrozenProgram program, long memory, CancellationToken cancellation = default)
    {
        var folder = Directory.CreateTempSubdirectory("epython-").FullName;
        try
        {
            await File.WriteAllTextAsync(Path.Combine(folder, SliceName), program.Slice, cancellation);
            var file = Path.Combine(folder, "program.c");
            await File.WriteAllTextAsync(file, program.Source, cancellation);
            var files = new[] { file }.Concat(_target.Sources).Concat(_sources.Files).ToList(); // the program is the first
            var closure = new IncludeClosure([folder, .. _sources.IncludeFolders]);
            var keys = files.Select((one, i) =>
                KeyOf(i > 0, [.. closure.Texts(one), SliceOf(program.Slice, closure.Texts(one))]));
            return await BuildInAsync(folder, files, [.. keys], memory, cancellation);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private async Task<CoreResult> BuildInAsync(
        string folder, IReadOnlyList<string> files, IReadOnlyList<string> keys, long memory,
        CancellationToken cancellation)
    {
        var script = await File.ReadAllTextAsync(_target.LinkScript, cancellation);
        var elfKey = KeyOf(false, [.. keys, script, string.Join(' ', LinkArguments(memory))]);
        var objects = new string[files.Count];
        string? error = null;
        var elf = await _cache.GetAsync(elfKey, async () =>
        {
            await Parallel.ForAsync(0, files.Count, cancellation, async (i, stop) =>
            {
                var made = await _cache.GetAsync(keys[i], () => CompileAsync(folder, files[i], i > 0, stop));
                error ??= made.Error;
                objects[i] = Path.Combine(folder, $"{i}.o");
                await File.WriteAllBytesAsync(objects[i], made.Object ?? [], stop);
            });
            return error is null ? await LinkAsync(objects, memory, cancellation) : new CompileResult(null, error);
        });
        return new CoreResult(elf.Object, elf.Error, elf.Error is null ? null : Overflow(elf.Error));
    }

    // The part of the slice that a file asks about. Types, operators and math functions have macros of several names; any
    // that takes the name of one may ask.
    internal static string SliceOf(string slice, IReadOnlyList<string> texts)
    {
        var asked = texts.SelectMany(text => Question().Matches(text)).SelectMany(Names).ToHashSet(StringComparer.Ordinal);
        return string.Join('\n', slice.Split('\n').Where(line => line.Split(' ') is [_, var name, ..] && asked.Contains(name)));
    }

    private static IEnumerable<string> Names(Match question) =>
        question.Groups["kind"] is { Success: true } kind ? [$"EPY_{kind}_USED_{question.Groups["row"]}"]
        : question.Groups["name"] is { Success: true } name
            ? [$"EPY_TYPE_USED_{name}", $"EPY_OPERATOR_USED_{name}", $"EPY_MATH_USED_{name}"]
            : [question.Value];

    [GeneratedRegex(@"EPY_USES_(?<kind>OPCODE|BUILTIN)\((?<row>\w+)\)|EPY_PROGRAM_USES_\w+|EPY_\w+\((?<name>\w+)")]
    private static partial Regex Question();

    private string KeyOf(bool small, IReadOnlyList<string> parts) =>
        ObjectCache.KeyOf([.. parts, .. Flags(small), ObjectCache.Identity(_compiler)]);

    private IEnumerable<string> Flags(bool small) =>
    [
        .. _target.Flags, .. s_flags, .. small ? s_smallFlags : [], _target.Numbers == Profile.I32F32 ? "-DEPY_I32F32=1" : "-DEPY_I64F64=1",
        $"-DEPY_SLICE=\"{SliceName}\"",
    ];

    private Task<CompileResult> CompileAsync(string folder, string file, bool small, CancellationToken cancellation)
    {
        IEnumerable<string> includes = _sources.IncludeFolders.Prepend(folder).SelectMany(one => new[] { "-I", one });
        return ToolRun.MakeAsync(_compiler, [.. Flags(small), .. includes, "-c", "-o", "{out}", file], null,
            $"compile {Path.GetFileName(file)}", s_limit, cancellation);
    }

    // ---- linking -----------------------------------------------------------------------------------------------

    private IReadOnlyList<string> LinkArguments(long memory) =>
    [
        .. _target.Flags, "-nostdlib", "-static", "-Wl,--gc-sections", "-Wl,--no-warn-rwx-segments",
        "-Wl,--build-id=none", $"-Wl,--defsym=epy_memory={memory.ToString(CultureInfo.InvariantCulture)}",
        $"-Wl,--defsym=epy_stack={_target.Stack.ToString(CultureInfo.InvariantCulture)}",
    ];

    private async Task<CompileResult> LinkAsync(string[] objects, long memory, CancellationToken cancellation)
    {
        var libgcc = _target.Libgcc is null ? "-lgcc" : await LibgccAsync(_target.Libgcc, cancellation);
        string[] scripts =
        [
            "-L", Path.GetDirectoryName(_target.LinkScript)!,
            "-L", Path.Combine(Path.GetDirectoryName(_target.LinkScript)!, "..", "common"), "-T", _target.LinkScript,
        ];
        return await ToolRun.MakeAsync(_compiler, [.. LinkArguments(memory), .. scripts, "-o", "{out}", .. objects, libgcc],
            null, "link the core", s_limit, cancellation);
    }

    // libgcc for other flags than the compiler would choose, beside the one of its defaults.
    private async Task<string> LibgccAsync(string relative, CancellationToken cancellation)
    {
        var words = new StringBuilder();
        await CliWrap.Cli.Wrap(_compiler).WithArguments(["-print-libgcc-file-name"])
            .WithStandardOutputPipe(CliWrap.PipeTarget.ToStringBuilder(words)).ExecuteAsync(cancellation);
        return Path.Combine(Path.GetDirectoryName(words.ToString().Trim())!, relative);
    }

    // "region `ram' overflowed by 1234 bytes", or the port's own assertion.
    private static long? Overflow(string error)
    {
        var match = Regex.Match(error, @"overflowed by (\d+) bytes");
        if (match.Success)
            return long.Parse(match.Groups[1].Value, CultureInfo.InvariantCulture);
        return error.Contains("does not fit", StringComparison.Ordinal) ? 0 : null;
    }
}
