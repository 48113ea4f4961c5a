// SPDX-License-Identifier: MIT
// Diagnostics on the way to the user.
using EPython.Frontend.Diagnostics;

namespace EPython.Host.Cli;

internal static class Report
{
    private const int MostShown = 50;

    /// <summary>Prints errors, and warnings if asked for, to standard error.</summary>
    public static void Print(DiagnosticBag bag, bool warnings)
    {
        var shown = bag.Items.Where(item => warnings || item.Severity == Severity.Error).ToList();
        foreach (var diagnostic in shown.Take(MostShown))
            Console.Error.Write(DiagnosticRenderer.Text(diagnostic));
        if (shown.Count > MostShown)
            Console.Error.WriteLine($"... and {shown.Count - MostShown} more");
    }

    /// <summary>Prints why a command cannot go on, unless the user was told before.</summary>
    public static void Print(CommandException error)
    {
        if (error.Message.Length > 0)
            Console.Error.WriteLine($"epython: {error.Message}");
    }

    /// <summary>The result of a phase, or the end of the command after its errors were printed.</summary>
    public static T Require<T>(Compilation compilation, T? result) where T : class
    {
        if (result is not null && !compilation.Diagnostics.HasErrors)
            return result;
        Print(compilation.Diagnostics, warnings: false);
        throw new CommandException(ExitCodes.ProgramFailed, "");
    }
}
