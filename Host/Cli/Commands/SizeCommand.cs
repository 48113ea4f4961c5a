// SPDX-License-Identifier: MIT
// epython size: what each function costs in either form, before anything runs.
using System.CommandLine;
using EPython.Bytecode.Encoding;
using EPython.Bytecode.Images;
using EPython.CodeGen;
using EPython.CodeGen.Elf;
using EPython.CodeGen.Loading;
using EPython.CodeGen.Toolchain;
using EPython.Frontend.Ir;
using EPython.Frontend.Types;
using EPython.Host.Targets;

namespace EPython.Host.Cli.Commands;

internal static class SizeCommand
{
    public static Command Create()
    {
        var source = new SourceOptions();
        var placement = new PlacementArguments();
        var target = new TargetOptions();
        var format = new FormatOption();
        var command = new Command("size", "Print bytes per function: bytecode, native code, frame; with --target, C stack and what sits where.");
        source.AddTo(command);
        placement.AddTo(command);
        placement.AddLoadTo(command);
        target.AddTo(command);
        format.AddTo(command);
        command.SetAction(parsed => target.Target(parsed) is { } core
            ? RunForTarget(source, placement, core, target.Memory(parsed, core), format.IsJson(parsed), parsed)
            : Run(source, parsed));
        return command;
    }

    private static int RunForTarget(
        SourceOptions source, PlacementArguments placement, Target target, long memory, bool json, ParseResult parsed)
    {
        var input = source.Read(parsed);
        var compilation = new Compilation(input.Text, input.Folder, source.Profile(parsed, target));
        var program = Report.Require(compilation, compilation.Ir);
        var plan = LoadPlan.Of(program, placement.Load(parsed));
        var sizes = new TargetBuilder(program, target, plan).Measure(placement.Read(parsed), memory);
        Console.Out.Write(json ? sizes.Json() : sizes.Text());
        return sizes.Missing > 0 && sizes.RunsAnyway is null ? ExitCodes.DoesNotFit : ExitCodes.Ok;
    }

    private static int Run(SourceOptions source, ParseResult parsed)
    {
        var input = source.Read(parsed);
        var profile = source.Profile(parsed);
        var compilation = new Compilation(input.Text, input.Folder, profile);
        var program = Report.Require(compilation, compilation.Ir);
        var all = program.Functions.Select(f => f.Index).ToHashSet();
        var encoded = Encoder.Encode(program, all);
        var native = NativeSizes(program, all, profile, out var note);
        Print(program, encoded, native, profile);
        if (note is not null)
            Console.Error.WriteLine($"epython: {note}");
        return ExitCodes.Ok;
    }

    // Machine code per function from the object's symbols; null without a compiler.
    private static IReadOnlyDictionary<int, ulong>? NativeSizes(
        IrProgram program, IReadOnlySet<int> all, Profile profile, out string? note)
    {
        var compiler = CCompiler.Find(Installation.IncludeFolders, profile, out note);
        if (compiler is null)
            return null;
        var unit = CodeGenerator.Emit(program, all, profile, new ImageTables(new ConstantTable()));
        var compiled = CodeGenerator.CompileAsync(unit, compiler, ObjectCache.ForUser()).GetAwaiter().GetResult();
        if (compiled.Object is null)
            throw new CommandException(ExitCodes.Internal, compiled.Error ?? "the C compiler failed");
        return CodeGenerator.FunctionSizes(compiled.Object);
    }

    private static void Print(
        IrProgram program, EncodedProgram encoded, IReadOnlyDictionary<int, ulong>? native, Profile profile)
    {
        var word = profile == Profile.I64F64 ? 8 : 4;
        var table = new TextTable("function", "bytecode", "native", "frame");
        long bytecode = 0, machine = 0;
        foreach (var function in program.Functions)
        {
            var body = encoded.Functions[function.Index];
            var compiled = native?.GetValueOrDefault(function.Index);
            table.Add(function.Name, body?.Code.Length.ToString() ?? "-", compiled?.ToString() ?? "-",
                body is null ? "-" : ((body.Values + body.Raws) * word).ToString());
            bytecode += body?.Code.Length ?? 0;
            machine += (long)(compiled ?? 0);
        }
        table.Add("total", bytecode.ToString(), native is null ? "-" : machine.ToString(), "-");
        Console.Out.Write(table);
        foreach (var error in encoded.Errors)
            Console.Error.WriteLine($"epython: {error}");
    }
}
