// SPDX-License-Identifier: MIT
// Files that commands write: whole or not at all.
using System.Text;

namespace EPython.Host.Cli;

internal static class OutputFile
{
    public static void Write(string? path, string text)
    {
        if (path is null)
            Console.Out.Write(text);
        else
            Write(path, Encoding.UTF8.GetBytes(text));
    }

    public static void Write(string path, byte[] bytes)
    {
        try
        {
            var beside = path + ".part";
            File.WriteAllBytes(beside, bytes);
            File.Move(beside, path, overwrite: true);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new CommandException(ExitCodes.ProgramFailed, $"can't write '{path}': {error.Message}");
        }
    }

    public static void MakeExecutable(string path)
    {
        if (!OperatingSystem.IsWindows())
            File.SetUnixFileMode(path, File.GetUnixFileMode(path) | UnixFileMode.UserExecute);
    }
}
