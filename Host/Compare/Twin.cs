// SPDX-License-Identifier: MIT
// The C twin of a kernel: C beside it that prints the same, written against twin.h. On a target it is a frozen program of
// which no function is ours; on the host it is a process.
using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using CliWrap;
using EPython.CodeGen.Elf;
using EPython.CodeGen.Frozen;
using EPython.CodeGen.Toolchain;
using EPython.Frontend.Types;
using EPython.Host.Cli;

namespace EPython.Host.Compare;

internal sealed partial class Twin(string file)
{
    private static string Headers => Path.Combine(Installation.Root, "bench", "twin");

    /// <summary>The twin beside a kernel; null if there is none.</summary>
    public static Twin? Beside(string kernel) =>
        Path.ChangeExtension(kernel, ".c") is var file && File.Exists(file) ? new Twin(Path.GetFullPath(file)) : null;

    // ---- on a target -------------------------------------------------------------------------------------------

    public static CoreSources Sources(Twin twin) => Installation.CoreSources with
    {
        IncludeFolders = [.. Installation.CoreSources.IncludeFolders, Headers, twin.Folder],
    };

    /// <summary>The twin as a program to be linked with a core.</summary>
    public FrozenProgram Frozen()
    {
        var text = File.ReadAllText(file);
        var slice = new StringBuilder();
        if (text.Contains("float", StringComparison.Ordinal))
            slice.Append("#define EPY_TYPE_USED_Float 1\n");
        if (text.Contains("twin_put", StringComparison.Ordinal))
            slice.Append("#define EPY_TYPE_USED_Str 1\n");
        var source = $"#include \"{Path.GetFileName(file)}\"\n#include \"twin_program.c\"\n";
        return new FrozenProgram(source, slice.ToString(), 0, new Dictionary<int, string>(), Arena: 0);
    }

    /// <summary>Bytes of the kernel's own functions.</summary>
    public static long FunctionBytes(CoreContents contents) =>
        contents.Functions.Where(one => !one.Key.StartsWith("epy_", StringComparison.Ordinal)).Sum(one => one.Value);

    // ---- on the host -------------------------------------------------------------------------------------------

    public async Task<Measurement> RunOnHostAsync(CCompiler compiler, Profile profile, TimeSpan limit)
    {
        var folder = Directory.CreateTempSubdirectory("epython-").FullName;
        try
        {
            var program = Path.Combine(folder, "twin");
            string[] numbers = profile == Profile.I32F32 ? ["-DEPY_I32F32"] : [];
            await ToolAsync(compiler.Path, ["-O3", "-std=gnu11", "-ffp-contract=off", "-DTWIN_HOST", .. numbers, "-I", Headers,
                "-I", Folder, "-c", file, "-o", program + ".o"], limit);
            await ToolAsync(compiler.Path, [program + ".o", "-o", program, "-lm"], limit);
            var (output, errors) = await ToolAsync(program, [], limit);
            var functions = Loaded(program + ".o");
            return new Measurement("host", Way.C)
            {
                Functions = functions,
                Runtime = Loaded(program) - functions,
                Milliseconds = Ran().Match(errors) is { Success: true } ran
                    ? double.Parse(ran.Groups[1].Value, CultureInfo.InvariantCulture) : null,
                Output = output,
            };
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    /// <summary>Bytes of an ELF file that are loaded and are in the file.</summary>
    public static long Loaded(string elf) => new ElfReader().Read(File.ReadAllBytes(elf), out _) is { } read
        ? read.Sections.Where(section => section.IsAllocated && section.HasBytes).Sum(section => (long)section.Size) : 0;

    private string Folder => Path.GetDirectoryName(file)!;

    private static async Task<(string Output, string Errors)> ToolAsync(string program, IReadOnlyList<string> words, TimeSpan limit)
    {
        var (output, errors) = (new StringBuilder(), new StringBuilder());
        using var timer = new CancellationTokenSource(limit);
        try
        {
            var run = await CliWrap.Cli.Wrap(program).WithArguments(words).WithValidation(CommandResultValidation.None)
                .WithStandardOutputPipe(PipeTarget.ToStringBuilder(output, Encoding.UTF8))
                .WithStandardErrorPipe(PipeTarget.ToStringBuilder(errors, Encoding.UTF8)).ExecuteAsync(timer.Token);
            return run.ExitCode == 0 ? (output.ToString(), errors.ToString())
                : throw new CommandException(ExitCodes.ProgramFailed, $"{Path.GetFileName(program)} failed: {errors}".TrimEnd());
        }
        catch (OperationCanceledException)
        {
            throw new CommandException(ExitCodes.TimedOut,
                string.Create(CultureInfo.InvariantCulture, $"{Path.GetFileName(program)} was stopped after {limit.TotalSeconds} s"));
        }
    }

    [GeneratedRegex(@"^ran ([0-9.]+) ms", RegexOptions.Multiline)]
    private static partial Regex Ran();
}
