// SPDX-License-Identifier: MIT
// Makes a core for one program: compiles what the program uses of VM and runtime, the port and the program itself, and
// links them for the target's memory. Objects are kept by the hash of all that went into them, so that a second program
// compiles only what its slice changes.
using System.Text;
using EPython.CodeGen.Elf;
using EPython.CodeGen.Frozen;
using EPython.Frontend.Types;

namespace EPython.CodeGen.Toolchain;

/// <summary>A linked core, or why there is none. Overflow: bytes that it lacks, where it did not fit.</summary>
/// Units: objects of those that are loaded on demand and have compiled functions.
public sealed record CoreResult(byte[]? Elf, string? Error, long? Overflow = null)
{
    public IReadOnlyList<byte[]> Units { get; init; } = [];
}

/// <summary>A linked core and its objects by the names of their sources.</summary>
public sealed record CoreParts(byte[] Elf, IReadOnlyList<(string Source, byte[] Object)> Objects);

public sealed class CoreBuilder
{
    private const string SliceName = "epy_program_slice.h";

    /// <summary>"all" in the environment: the core gets everything, and is compiled once for all programs. Nothing is
    /// saved but time, where many programs are run (the tests).</summary>
    private const string SliceVariable = "EPYTHON_SLICE";
    private static readonly TimeSpan s_limit = TimeSpan.FromSeconds(120);

    private static readonly string[] s_graph = ["-S", "-fcallgraph-info=su"];

    private readonly Target _target;
    private readonly CoreSources _sources;
    private readonly string _compiler;
    private readonly ObjectCache _cache;
    private readonly bool _isSliced = Environment.GetEnvironmentVariable(SliceVariable) != "all";

    private CoreBuilder(Target target, CoreSources sources, string compiler, ObjectCache cache)
    {
        (_target, _sources, _compiler, _cache) = (target, sources, compiler, cache);
    }

    /// <summary>The builder for a target; null and what to install if its compiler is not here.</summary>
    public static CoreBuilder? Find(Target target, CoreSources sources, ObjectCache cache, out string? missing)
    {
        var compiler = Compiler(target);
        missing = compiler is not null ? null
            : $"{target.Compiler}gcc, the compiler for {target.Name}, was not found; {Advice(target)}";
        return compiler is null ? null : new CoreBuilder(target, sources, compiler, cache);
    }

    /// <summary>Path of a target's C compiler, or null.</summary>
    public static string? Compiler(Target target) => ProgramSearch.Find(target.Compiler + "gcc");

    /// <summary>What to type where a tool of a target is missing.</summary>
    public static string Advice(Target target)
    {
        var packages = target.Packages.Count == 0 ? null : ProgramSearch.AptLine(target.Packages);
        return (packages, target.Install) switch
        {
            (null, null) => $"{target.File} names no package that has it",
            (_, null) => $"on Debian, type: {packages}",
            (null, _) => $"type: {target.Install}",
            _ => $"on Debian, type: {packages} && {target.Install}",
        };
    }

    /// <summary>The core for a memory of so many bytes. Stack: of them, where it is known how many the program needs; null:
    /// as many as the target says, or more.</summary>
    public async Task<CoreResult> BuildAsync(
        FrozenProgram program, long memory, long? stack = null, CancellationToken cancellation = default)
    {
        using var build = await BeginAsync(program, cancellation);
        var (units, failed) = await CompileUnitsAsync(build, cancellation);
        if (failed is not null)
            return new CoreResult(null, failed);
        var linker = new CoreLinker(_target, _compiler, memory, stack, program.Arena ?? 0, NamesAskedBy(units));
        var elf = await _cache.GetAsync(KeyOf(false, [.. build.Keys, linker.Key]), async () =>
        {
            var (objects, error) = await CompileAllAsync(build, cancellation);
            return error is null ? await linker.LinkAsync(build.Linked(objects), false, cancellation) : new CompileResult(null, error);
        });
        if (elf.Object is not null && _target.Object.Difference(elf.Object) is { } difference)
            return new CoreResult(null, $"{_target.File}: object: {_compiler} makes {difference}, not {_target.Object.Name}");
        return new CoreResult(elf.Object, elf.Error, elf.Error is null ? null : CoreLinker.Overflow(elf.Error))
        {
            Units = units,
        };
    }

    /// <summary>All that the program takes, port and libraries too, as one object whose functions have sections of their own:
    /// for CodeGen/Overlays, which links them.</summary>
    public async Task<CompileResult> JoinAsync(FrozenProgram program, CancellationToken cancellation = default)
    {
        using var build = await BeginAsync(program, cancellation);
        var linker = new CoreLinker(_target, _compiler, 0, null, 0, []);
        return await _cache.GetAsync(KeyOf(false, [.. build.Keys, nameof(JoinAsync)]), async () =>
        {
            var (objects, error) = await CompileAllAsync(build, cancellation);
            return error is null ? await linker.JoinAsync(objects, cancellation) : new CompileResult(null, error);
        });
    }

    /// <summary>The core and the objects that it was linked of, also where it does not fit.</summary>
    public async Task<(CoreParts? Parts, string? Error)> InspectAsync(
        FrozenProgram program, long memory, long? stack = null, CancellationToken cancellation = default)
    {
        using var build = await BeginAsync(program, cancellation);
        var (objects, error) = await CompileAllAsync(build, cancellation);
        if (error is not null)
            return (null, error);
        var units = objects.Skip(1).Take(build.Units).Select(File.ReadAllBytes).ToList();
        var linker = new CoreLinker(_target, _compiler, memory, stack, 0, NamesAskedBy(units));
        var elf = await linker.LinkAsync(build.Linked(objects), true, cancellation);
        if (elf.Object is null)
            return (null, elf.Error);
        var read = build.Linked(build.Files).Zip(build.Linked(objects), (file, path) => (Path.GetFileName(file), File.ReadAllBytes(path)));
        return (new CoreParts(elf.Object, [.. read]), null);
    }

    /// <summary>What the compiler tells of stack and calls, per C source (for <see cref="StackUse"/>).</summary>
    public async Task<(IReadOnlyList<string> Graphs, string? Error)> CallGraphsAsync(
        FrozenProgram program, CancellationToken cancellation = default)
    {
        using var build = await BeginAsync(program, cancellation);
        var graphs = new string[build.Files.Count];
        string? error = null;
        await Parallel.ForAsync(0, graphs.Length, cancellation, async (i, stop) =>
        {
            graphs[i] = "";
            if (!build.Files[i].EndsWith(".c", StringComparison.Ordinal))
                return;
            var made = await CompileAsync(build, i, s_graph, ".s", ".ci", stop);
            var compiled = await CompileAsync(build, i, stop);
            error ??= made.Error ?? compiled.Error;
            graphs[i] = Encoding.UTF8.GetString(made.Object ?? []) + SaveRoutines.Describe(compiled.Object ?? []);
        });
        return (graphs, error);
    }

    // ---- compiling ---------------------------------------------------------------------------------------------

    // Sources of one core in a folder of its own, which goes when the build is done. First come the program's: what is
    // linked with the core, then units that are loaded on demand.
    private sealed record Build(
        string Folder, IReadOnlyList<string> Files, IReadOnlyList<string> Keys, int Units) : IDisposable
    {
        public bool IsCore(int file) => file > Units;
        public IReadOnlyList<T> Linked<T>(IReadOnlyList<T> ofFiles) => [ofFiles[0], .. ofFiles.Skip(1 + Units)];
        public void Dispose() => Directory.Delete(Folder, recursive: true);
    }

    private async Task<Build> BeginAsync(FrozenProgram program, CancellationToken cancellation)
    {
        var folder = Directory.CreateTempSubdirectory("epython-").FullName;
        var slice = _isSliced ? program.Slice : "";
        await File.WriteAllTextAsync(Path.Combine(folder, SliceName), slice, cancellation);
        var files = new List<string>();
        foreach (var source in program.Units.OfType<string>().Prepend(program.Source))
        {
            files.Add(Path.Combine(folder, files.Count == 0 ? "program.c" : $"unit{files.Count}.c"));
            await File.WriteAllTextAsync(files[^1], source, cancellation);
        }
        var units = files.Count - 1;
        files.AddRange([.. _target.Sources, .. _sources.Files]);
        var closure = new IncludeClosure([folder, .. _sources.IncludeFolders]);
        var keys = files.Select((one, i) => KeyOf(i > units, [.. closure.Texts(one), slice]));
        return new Build(folder, files, [.. keys], units);
    }

    private async Task<(IReadOnlyList<string> Objects, string? Error)> CompileAllAsync(
        Build build, CancellationToken cancellation)
    {
        var objects = new string[build.Files.Count];
        string? error = null;
        await Parallel.ForAsync(0, objects.Length, cancellation, async (i, stop) =>
        {
            var made = await CompileAsync(build, i, stop);
            error ??= made.Error;
            objects[i] = Path.Combine(build.Folder, $"{i}.o");
            await File.WriteAllBytesAsync(objects[i], made.Object ?? [], stop);
        });
        return (objects, error);
    }

    private Task<CompileResult> CompileAsync(Build build, int i, CancellationToken cancellation) =>
        CompileAsync(build, i, ["-c"], ".o", ".o", cancellation);

    // How: flags; made: ending of the file that the compiler is told to write; wanted: of the one that is read.
    private async Task<CompileResult> CompileAsync(
        Build build, int i, IReadOnlyList<string> how, string made, string wanted, CancellationToken cancellation)
    {
        var key = build.Keys[i];
        if (_isSliced && build.IsCore(i) && build.Files[i].EndsWith(".c", StringComparison.Ordinal))
        {
            var text = await PreprocessAsync(build, i, cancellation);
            if (text.Object is null)
                return text;
            key = Encoding.ASCII.GetString(text.Object);
        }
        return await _cache.GetAsync(KeyOf(build.IsCore(i), [key, .. how]),
            () => MakeAsync(build, i, how, made, wanted, cancellation));
    }

    // The hash of what the preprocessor makes of a file: most slices differ in nothing that most files ask about.
    private Task<CompileResult> PreprocessAsync(Build build, int i, CancellationToken cancellation) =>
        _cache.GetAsync(build.Keys[i], async () =>
        {
            var text = await MakeAsync(build, i, ["-E", "-P"], ".i", ".i", cancellation);
            return text.Object is null ? text : new CompileResult(
                Encoding.ASCII.GetBytes(KeyOf(build.IsCore(i), [Encoding.UTF8.GetString(text.Object)])), null);
        });

    // ---- units that are loaded on demand -----------------------------------------------------------------------

    private async Task<(IReadOnlyList<byte[]> Objects, string? Error)> CompileUnitsAsync(
        Build build, CancellationToken cancellation)
    {
        var objects = new byte[build.Units][];
        string? error = null;
        await Parallel.ForAsync(0, objects.Length, cancellation, async (i, stop) =>
        {
            var made = await CompileAsync(build, i + 1, stop);
            error ??= made.Error;
            objects[i] = made.Object ?? [];
        });
        return (objects, error);
    }

    // What the core must hold because units refer to it.
    private static IReadOnlyList<string> NamesAskedBy(IReadOnlyList<byte[]> units) =>
        [.. units.SelectMany(unit => new ElfReader().Read(unit, out _)?.Symbols ?? [])
            .Where(symbol => symbol.Section == ElfSymbol.Undefined && symbol.Name.Length > 0)
            .Select(symbol => symbol.Name).Distinct().Order(StringComparer.Ordinal)];

    private string KeyOf(bool small, IReadOnlyList<string> parts) =>
        ObjectCache.KeyOf([.. parts, .. Flags(small), ObjectCache.Identity(_compiler)]);

    private IEnumerable<string> Flags(bool small) =>
    [
        .. small ? CoreFlags.Core(_target) : CoreFlags.Program(_target),
        .. _isSliced ? new[] { $"-DEPY_SLICE=\"{SliceName}\"" } : [],
    ];

    private Task<CompileResult> MakeAsync(
        Build build, int i, IReadOnlyList<string> how, string made, string wanted, CancellationToken cancellation)
    {
        IEnumerable<string> includes = _sources.IncludeFolders.Prepend(build.Folder).SelectMany(one => new[] { "-I", one });
        var output = Path.Combine(build.Folder, $"made-{i}");
        return ToolRun.MakeAsync(
            _compiler, [.. Flags(build.IsCore(i)), .. includes, .. how, "-o", output + made, build.Files[i]], null,
            $"compile {Path.GetFileName(build.Files[i])}", s_limit, cancellation, output + wanted);
    }
}
