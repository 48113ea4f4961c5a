// SPDX-License-Identifier: MIT
// Runs the oracle: python3 with a script of the repository, paths on its standard input.
using System.Diagnostics;

namespace EPython.TestSupport;

internal static class CPython
{
    /// <summary>Output of `python3 script`, fed with the input. Throws when python3 fails.</summary>
    public static string Run(string script, string input)
    {
        var start = new ProcessStartInfo("python3", [Golden.PathOf(script)])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = Golden.Root,
        };
        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEndAsync();
        var errors = process.StandardError.ReadToEndAsync();
        process.StandardInput.Write(input);
        process.StandardInput.Close();
        process.WaitForExit();
        if (process.ExitCode != 0)
            throw new InvalidOperationException($"python3 {script} failed: {errors.Result}");
        return output.Result;
    }
}
