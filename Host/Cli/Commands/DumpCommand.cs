// SPDX-License-Identifier: MIT
// epython dump: what each phase made of a program.
using System.CommandLine;
using EPython.Bytecode.Encoding;
using EPython.Bytecode.Images;
using EPython.CodeGen;
using EPython.Frontend.Ir;
using EPython.Frontend.Syntax;
using EPython.Frontend.Binding;
using EPython.Frontend.Types;
using EPython.Host.Monitor;

namespace EPython.Host.Cli.Commands;

internal sealed class DumpCommand
{
    private readonly SourceOptions _source = new();
    private readonly Option<bool> _ast = new("--ast") { Description = "syntax tree" };
    private readonly Option<bool> _types = new("--types") { Description = "inferred types" };
    private readonly Option<bool> _ir = new("--ir") { Description = "typed IR after all passes" };
    private readonly Option<bool> _bytecode = new("--bytecode") { Description = "bytecode, all functions interpreted" };
    private readonly Option<bool> _c = new("--c") { Description = "C, all functions compiled" };
    private readonly Option<string?> _function = new("--function") { Description = "this function only", HelpName = "F" };

    public static Command Create()
    {
        var dump = new DumpCommand();
        var command = new Command("dump", "Print what a phase made of a program.");
        dump._source.AddTo(command);
        Option[] stages = [dump._ast, dump._types, dump._ir, dump._bytecode, dump._c];
        foreach (var option in stages)
            command.Options.Add(option);
        command.Options.Add(dump._function);
        command.Validators.Add(result =>
        {
            if (stages.Count(stage => result.GetResult(stage) is not null) != 1)
                result.AddError("name one stage: --ast, --types, --ir, --bytecode or --c");
        });
        command.SetAction(dump.Run);
        return command;
    }

    private int Run(ParseResult parsed)
    {
        var source = _source.Read(parsed);
        var compilation = new Compilation(source.Text, source.Folder, _source.Profile(parsed));
        Console.Out.Write(Text(compilation, parsed));
        return ExitCodes.Ok;
    }

    private string Text(Compilation compilation, ParseResult parsed)
    {
        if (parsed.GetValue(_ast))
            return AstText(Report.Require(compilation, compilation.Syntax), parsed.GetValue(_function));
        if (parsed.GetValue(_types))
            return TypesText(Report.Require(compilation, compilation.Typed), parsed.GetValue(_function));
        var program = Report.Require(compilation, compilation.Ir);
        var only = FunctionIndex(program, parsed.GetValue(_function));
        if (parsed.GetValue(_ir))
            return IrPrinter.Print(program, only is { } index ? program.Functions[index].Name : null);
        return parsed.GetValue(_c) ? C(program, compilation.Profile, only) : Bytecode(program, compilation.Profile, only);
    }

    private static string AstText(AstModule module, string? function) => function is null
        ? AstPrinter.Print(module)
        : string.Concat(module.Body.OfType<AstFunction>().Where(f => f.Name == function).Select(AstPrinter.Print)) is
            { Length: > 0 } text ? text : throw NoFunction(function, module.Body.OfType<AstFunction>().Select(f => f.Name));

    private static string TypesText(TypedProgram program, string? function)
    {
        var functions = program.Bound.Functions;
        var only = function is null ? null : functions.FirstOrDefault(f => f.QualifiedName == function)
            ?? functions.FirstOrDefault(f => f.Name == function)
            ?? throw NoFunction(function, functions.Select(f => f.QualifiedName));
        return TypesPrinter.Print(program, only);
    }

    private static CommandException NoFunction(string name, IEnumerable<string> known) =>
        new(ExitCodes.Usage, $"no function '{name}'; there are {string.Join(", ", known)}");

    private static int? FunctionIndex(IrProgram program, string? name)
    {
        if (name is null)
            return null;
        var found = program.Functions.FirstOrDefault(f => f.Name == name)
            ?? program.Functions.FirstOrDefault(f => f.Symbol.Name == name);
        return found?.Index ?? throw NoFunction(name, program.Functions.Select(f => f.Name));
    }

    private static HashSet<int> All(IrProgram program) => [.. program.Functions.Select(f => f.Index)];

    private static string C(IrProgram program, Profile profile, int? only) =>
        CodeGenerator.Emit(program, only is { } one ? [one] : All(program), profile, new ImageTables(new ConstantTable())).Source;

    private static string Bytecode(IrProgram program, Profile profile, int? only)
    {
        var encoded = Encoder.Encode(program, All(program));
        if (encoded.Errors.Count > 0)
            throw new CommandException(ExitCodes.DoesNotFit, string.Join('\n', encoded.Errors));
        var image = ImageBuilder.Build(program, encoded, profile);
        return only is { } index ? Disassembler.DisassembleFunction(image, index) : Disassembler.Disassemble(image);
    }
}
