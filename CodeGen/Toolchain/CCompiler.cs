// SPDX-License-Identifier: MIT
// The C compiler of the host: where it is, its flags, running it with a time limit. C text goes in on standard input,
// an object comes out; nothing else is left behind.
using EPython.Frontend.Types;

namespace EPython.CodeGen.Toolchain;

/// <summary>What came of compiling: an object, or a message for the user.</summary>
public sealed record CompileResult(byte[]? Object, string? Error, bool FromCache = false)
{
    public bool Succeeded => Object is not null;
}

/// <summary>A compiler that was found, with the flags for one number profile.</summary>
public sealed class CCompiler
{
    public static readonly string Missing = $"no C compiler was found; on Debian, type: {ProgramSearch.AptLine(["gcc"])}";
    private const string Variable = "EPYTHON_CC";

    // The code runs freestanding, at a fixed address near the core's own, with Python's float arithmetic: no contraction,
    // no assumptions about NaN or signed zero. Nobody reads errno or the float status flags.
    private static readonly string[] s_flags =
    [
        "-x", "c", "-std=c11", "-O3", "-ffreestanding", "-fno-pic", "-fno-pie", "-fno-stack-protector", "-fcf-protection=none",
        "-ffp-contract=off", "-fno-math-errno", "-fno-trapping-math", "-fno-asynchronous-unwind-tables",
        "-fno-unwind-tables", "-fno-common", "-fno-ident",
        "-Werror=implicit-function-declaration", "-Werror=int-conversion", "-Werror=incompatible-pointer-types",
    ];

    private string? _leader;            // a program that becomes the compiler in a session of its own

    private CCompiler(string path, IReadOnlyList<string> includeFolders, IReadOnlyList<string> flags) =>
        (Path, IncludeFolders, Flags) = (path, includeFolders, flags);

    public string Path { get; }
    public IReadOnlyList<string> IncludeFolders { get; }
    public IReadOnlyList<string> Flags { get; }

    /// <summary>EPYTHON_CC if set, else gcc on PATH; null and a message if there is none.</summary>
    public static CCompiler? Find(IReadOnlyList<string> includeFolders, Profile profile, out string? error)
    {
        var wanted = Environment.GetEnvironmentVariable(Variable);
        var path = ProgramSearch.Find(string.IsNullOrEmpty(wanted) ? "gcc" : wanted);
        error = path is not null ? null
            : string.IsNullOrEmpty(wanted) ? Missing
            : $"{Variable} is '{wanted}', which is not a program that can be run";
        return path is null ? null
            : new CCompiler(path, includeFolders, profile == Profile.I32F32 ? [.. s_flags, "-DEPY_I32F32"] : s_flags);
    }

    /// <summary>The same compiler, which does not optimise: fast, for code that runs once.</summary>
    public CCompiler Unoptimised() => new(Path, IncludeFolders, [.. Flags, "-O0"]);

    /// <summary>The same compiler in a session of its own, so that Ctrl-C of the terminal is not for it.</summary>
    public CCompiler Apart() => new(Path, IncludeFolders, Flags) { _leader = ProgramSearch.Find("setsid") };

    /// <summary>Compile to an object file's bytes. Cancelling throws; everything else is in the result.</summary>
    public Task<CompileResult> CompileAsync(string source, TimeSpan limit, CancellationToken cancellation)
    {
        IEnumerable<string> includes = IncludeFolders.SelectMany(folder => new[] { "-I", folder });
        IReadOnlyList<string> arguments = [.. Flags, .. includes, "-pipe", "-c", "-o", "{out}", "-"];
        return ToolRun.MakeAsync(
            Path, arguments, source, "compile the generated C", limit, cancellation, leader: _leader);
    }
}
