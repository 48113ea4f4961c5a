// SPDX-License-Identifier: MIT
// Splits `run [options] FILE arguments...`: what follows the program belongs to it, dashes and all, as with python3.
namespace EPython.Host.Cli;

public static class ProgramArguments
{
    private static readonly HashSet<string> s_optionsWithValue =
        ["--mode", "--native", "--vm", "--memory", "--numbers", "--mix"];

    public static (string[] Own, string[] Program) Split(string[] args)
    {
        if (args.Length == 0 || args[0] != "run")
            return (args, []);
        for (var i = 1; i < args.Length; i++)
        {
            if (args[i] == "-c")
                return (args[..Math.Min(i + 2, args.Length)], args[Math.Min(i + 2, args.Length)..]);
            if (s_optionsWithValue.Contains(args[i]))
                i++;
            else if (args[i] == "-" || !args[i].StartsWith('-'))
                return (args[..(i + 1)], args[(i + 1)..]);
        }
        return (args, []);
    }
}
