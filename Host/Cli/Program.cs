// SPDX-License-Identifier: MIT
// The epython command: parses the command line, runs the command, maps what went wrong to an exit code.
using System.CommandLine;
using System.CommandLine.Help;
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
            if (parsed.Errors.Count > 0 && parsed.Action is not HelpAction)
                return UsageError(parsed);
            return parsed.Invoke(new InvocationConfiguration { EnableDefaultExceptionHandler = false });
        }
        catch (CommandException error)
        {
            if (error.Message.Length > 0)       // empty: diagnostics were printed
                Console.Error.WriteLine($"epython: {error.Message}");
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
            DumpCommand.Create(),
            BuildCommand.Create(),
            SizeCommand.Create(),
            CompareCommand.Create(),
            DiffCommand.Create(),
            FuzzCommand.Create(),
            DisasmCommand.Create(),
            AsmCommand.Create(),
            TargetsCommand.Create(),
            DoctorCommand.Create(),
            VersionCommand.Create(),
        };

    private static int UsageError(ParseResult parsed)
    {
        foreach (var error in parsed.Errors)
            Console.Error.WriteLine($"epython: {error.Message}");
        var path = parsed.CommandResult == parsed.RootCommandResult ? "" : parsed.CommandResult.Command.Name + " ";
        Console.Error.WriteLine($"epython: try 'epython {path}--help'");
        return ExitCodes.Usage;
    }
}
