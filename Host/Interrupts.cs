// SPDX-License-Identifier: MIT
// Ctrl-C: the first one stops the running program with KeyboardInterrupt, a second one ends epython. SIGUSR2: the program's own
// handler runs (docs/loading.md, Tasks).
using System.Runtime.InteropServices;
using EPython.Host.Link;

namespace EPython.Host;

internal static class Interrupts
{
    private const PosixSignal SigUsr2 = (PosixSignal)12;

    public static IDisposable CallHandlerOf(ILink link) => PosixSignalRegistration.Create(SigUsr2, context =>
    {
        context.Cancel = true;
        link.CallHandler();
    });

    public static IDisposable SendTo(ILink link)
    {
        var seen = 0;
        return PosixSignalRegistration.Create(PosixSignal.SIGINT, context =>
        {
            if (Interlocked.Increment(ref seen) > 1)
                return;
            context.Cancel = true;
            link.Interrupt();
        });
    }
}
