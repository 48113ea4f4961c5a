// SPDX-License-Identifier: MIT
// Program text from files and standard input.
using System.Text;
using EPython.Frontend.Diagnostics;
using EPython.Frontend.Text;
using EPython.Host.Cli;

namespace EPython.Host;

internal static class SourceInput
{
    public static SourceText ReadFile(string path) => ImageFile.KindOf(path) is { } kind
        ? throw new CommandException(ExitCodes.Usage, $"{path} is {kind}; what is wanted here is the source of the program")
        : Accept(SourceText.Read(path));

    /// <summary>A file that is no program.</summary>
    public static string ReadText(string path) => Encoding.UTF8.GetString(ImageFile.Bytes(path));

    public static SourceText ReadStandardInput()
    {
        using var bytes = new MemoryStream();
        using var input = Console.OpenStandardInput();
        input.CopyTo(bytes);
        return Accept(SourceText.Decode("<stdin>", bytes.ToArray()));
    }

    private static SourceText Accept(SourceReadResult result)
    {
        if (result.Text is { } text)
            return text;
        throw new CommandException(ExitCodes.ProgramFailed, result.Problem!.Message);
    }
}
