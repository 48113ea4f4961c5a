// SPDX-License-Identifier: MIT
// epython asm: assembly text to an image.
using System.CommandLine;
using System.Text;
using EPython.Bytecode.Encoding;
using EPython.Bytecode.Images;
using EPython.Bytecode.Verification;

namespace EPython.Host.Cli.Commands;

internal static class AsmCommand
{
    public static Command Create()
    {
        var source = new Argument<string>("SOURCE") { Description = "assembly text (.epyasm)" };
        var output = new Option<string>("-o") { Description = "image to write", HelpName = "IMAGE", Required = true };
        var command = new Command("asm", "Assemble an image from assembly text.");
        command.Arguments.Add(source);
        command.Options.Add(output);
        command.SetAction(parsed => Run(parsed.GetValue(source)!, parsed.GetValue(output)!));
        return command;
    }

    private static int Run(string source, string output)
    {
        var result = Assembler.Assemble(Encoding.UTF8.GetString(ImageFile.Bytes(source)));
        if (result.Image is not { } image)
        {
            foreach (var error in result.Errors)
                Console.Error.WriteLine($"{source}:{error}");
            return ExitCodes.ProgramFailed;
        }
        if (Verifier.Verify(image) is { Count: > 0 } errors)
        {
            foreach (var error in errors)
                Console.Error.WriteLine($"{source}: {error}");
            return ExitCodes.ProgramFailed;
        }
        OutputFile.Write(output, ImageWriter.Write(image));
        return ExitCodes.Ok;
    }
}
