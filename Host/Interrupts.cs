// SPDX-License-Identifier: MIT
// Ctrl-C: the first one stops the running program with KeyboardInterrupt, a second one ends epython.
using System.Runtime.InteropServices;
using EPython.Host.Link;

namespace EPython.Host;

internal static class Interrupts
{
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
