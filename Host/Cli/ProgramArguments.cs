// SPDX-License-Identifier: MIT
// Splits `run [options] FILE arguments...`: what follows the program belongs to it, dashes and all, as with python3.
using System.CommandLine;
using EPython.Host.Cli.Commands;

namespace EPython.Host.Cli;

public static class ProgramArguments
{
    public static (string[] Own, string[] Program) Split(string[] args)
    {
        if (args.Length == 0 || args[0] != "run")
            return (args, []);
        var withValue = OptionsWithValue(RunCommand.Create([]));
        for (var i = 1; i < args.Length; i++)
        {
            if (args[i] == "-c")
                return (args[..Math.Min(i + 2, args.Length)], args[Math.Min(i + 2, args.Length)..]);
            if (withValue.Contains(args[i]))
                i++;
            else if (args[i] == "-" || !args[i].StartsWith('-'))
                return (args[..(i + 1)], args[(i + 1)..]);
        }
        return (args, []);
    }

    // Those whose value may be the next argument: a flag's cannot.
    private static HashSet<string> OptionsWithValue(Command command) =>
        [.. command.Options.Where(o => o.Arity.MinimumNumberOfValues > 0).SelectMany(o => o.Aliases.Prepend(o.Name))];
}
