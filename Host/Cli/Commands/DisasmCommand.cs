// SPDX-License-Identifier: MIT
// epython disasm: an image as assembly text.
using System.CommandLine;
using EPython.Bytecode.Encoding;

namespace EPython.Host.Cli.Commands;

internal static class DisasmCommand
{
    public static Command Create()
    {
        var image = new Argument<string>("IMAGE") { Description = "image to read (.epyi)" };
        var output = new Option<string?>("-o") { Description = "file to write instead of standard output", HelpName = "FILE" };
        var command = new Command("disasm", "Print an image as assembly text, which asm reads again.");
        command.Arguments.Add(image);
        command.Options.Add(output);
        command.SetAction(parsed =>
        {
            var text = Disassembler.Disassemble(ImageFile.Read(parsed.GetValue(image)!));
            OutputFile.Write(parsed.GetValue(output), text);
            return ExitCodes.Ok;
        });
        return command;
    }
}
