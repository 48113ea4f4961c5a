// SPDX-License-Identifier: MIT
namespace EPython.Host.Cli;

/// <summary>Exit codes of every command; README.md lists them.</summary>
public static class ExitCodes
{
    public const int Ok = 0;
    public const int ProgramFailed = 1;     // the program or its source failed
    public const int Usage = 2;
    public const int Internal = 3;          // damaged installation, core that died, our own mistake
    public const int DoesNotFit = 4;
    public const int TimedOut = 124;
    public const int Interrupted = 130;     // Ctrl-C, as shells expect
}
