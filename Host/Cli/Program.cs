// SPDX-License-Identifier: MIT
// The epython command: parses the command line, runs the command, maps what went wrong to an exit code.
using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Parsing;
using EPython.Bytecode.Contract;
using EPython.Host.Cli.Commands;
using EPython.Host.Link;
using EPython.Host.Monitor;

namespace EPython.Host.Cli;

public static class Program
{
    public static int Main(string[] args)
    {
        try
        {
            var (own, programArguments) = ProgramArguments.Split(args);
            var parsed = Root(programArguments).Parse(own);
            if (parsed.Action is not HelpAction && Errors(parsed) is { Count: > 0 } errors)
                return UsageError(parsed, errors);
            return parsed.Invoke(new InvocationConfiguration { EnableDefaultExceptionHandler = false });
        }
        catch (CommandException error)
        {
            Report.Print(error);
            return error.ExitCode;
        }
        catch (RefusedException error)
        {
            Console.Error.WriteLine($"epython: {error.Message}");
            return error.Reason == Refusal.NoRoom ? ExitCodes.DoesNotFit : ExitCodes.Internal;
        }
        catch (LinkException error)
        {
            Console.Error.WriteLine($"epython: {error.Message}");
            return ExitCodes.Internal;
        }
        catch (Exception error) when (Environment.GetEnvironmentVariable("EPYTHON_DEBUG") is null)
        {
            Console.Error.WriteLine($"epython: internal error: {error.GetType().Name}: {error.Message}");
            Console.Error.WriteLine("epython: this is a mistake of epython, not of your program; EPYTHON_DEBUG=1 shows more");
            return ExitCodes.Internal;
        }
    }

    // Not a RootCommand: that would be named after the executable behind the launcher.
    private static Command Root(IReadOnlyList<string> programArguments) =>
        new("epython", "Python for micro-cores: each function interpreted by a compact VM or compiled through C.")
        {
            new HelpOption(),
            new VersionOption(),
            RunCommand.Create(programArguments),
            CheckCommand.Create(),
            ExplainCommand.Create(),
            DumpCommand.Create(),
            BuildCommand.Create(),
            SizeCommand.Create(),
            CompareCommand.Create(),
            BenchCommand.Create(),
            DiffCommand.Create(),
            FuzzCommand.Create(),
            DisasmCommand.Create(),
            AsmCommand.Create(),
            TargetsCommand.Create(),
            DoctorCommand.Create(),
            VersionCommand.Create(),
        };

    // A misspelt option is parsed as FILE, and then its file is too much: only the cause is told.
    private static List<string> Errors(ParseResult parsed) =>
        UnknownOption(parsed) is { } option ? [$"there is no option '{option.Split('=')[0]}'"]
        : UnknownCommand(parsed) is { } word ? [WordsFor(word)]
        : [.. parsed.Errors.Select(error => error.Message)];

    private static string? UnknownCommand(ParseResult parsed) =>
        parsed.CommandResult == parsed.RootCommandResult ? parsed.UnmatchedTokens.FirstOrDefault() : null;

    private static string WordsFor(string unknown) =>
        File.Exists(unknown)
            ? $"there is no command '{unknown}'; type 'epython run {unknown}' to run it"
            : $"there is no command '{unknown}'";

    private static string? UnknownOption(ParseResult parsed) =>
        parsed.Tokens.Any(token => token.Type == TokenType.DoubleDash)
            ? null
            : parsed.CommandResult.Children.OfType<ArgumentResult>()
                .SelectMany(argument => argument.Tokens).Select(token => token.Value).Concat(parsed.UnmatchedTokens)
                .FirstOrDefault(word => word.Length > 1 && word[0] == '-');

    private static int UsageError(ParseResult parsed, List<string> errors)
    {
        foreach (var error in errors)
            Console.Error.WriteLine($"epython: {error}");
        var path = parsed.CommandResult == parsed.RootCommandResult ? "" : parsed.CommandResult.Command.Name + " ";
        Console.Error.WriteLine($"epython: try 'epython {path}--help'");
        return ExitCodes.Usage;
    }
}
