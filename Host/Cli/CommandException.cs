// SPDX-License-Identifier: MIT
namespace EPython.Host.Cli;

/// <summary>A command cannot go on; the message is for the user, empty if he was told before.</summary>
public sealed class CommandException(int exitCode, string message) : Exception(message)
{
    public int ExitCode { get; } = exitCode;
}
