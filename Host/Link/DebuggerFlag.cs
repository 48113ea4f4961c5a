// SPDX-License-Identifier: MIT
// The flag of a core on a board in QEMU: a debugger may come, write the byte, and leave again, in gdb's remote protocol. The
// machine stands still meanwhile, and goes on when the debugger is detached.
using System.Globalization;
using System.Net.Sockets;
using System.Text;
using System.Text.RegularExpressions;

namespace EPython.Host.Link;

/// <summary>Socket: where the emulator awaits debuggers.</summary>
internal sealed partial class DebuggerFlag(string socket, ulong address) : IInterruptFlag
{
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(1);

    public bool TrySet() => Ask($"M{address:x},1:01") == "OK";

    // While the core reads, the emulator answers nobody.
    public bool? IsSeen(bool isAwaited) => isAwaited ? null : Ask($"m{address:x},1") == "00";

    // The answer to one request; null: none. All is sent at once: an emulator that answers late goes on all the same.
    private string? Ask(string request)
    {
        try
        {
            using var debugger = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified)
            {
                ReceiveTimeout = (int)s_patience.TotalMilliseconds,
            };
            debugger.Connect(new UnixDomainSocketEndPoint(socket));
            debugger.Send(Encoding.ASCII.GetBytes(Packet(request) + Packet("D")));
            var received = new StringBuilder();
            var buffer = new byte[64];
            while (true)
            {
                var count = debugger.Receive(buffer);
                if (count == 0)
                    return null;
                received.Append(Encoding.ASCII.GetString(buffer, 0, count));
                if (Answers().Matches(received.ToString()) is { Count: 2 } answers)
                    return answers[0].Groups[1].Value;
            }
        }
        catch (SocketException)
        {
            return null;
        }
    }

    private static string Packet(string text) => string.Create(
        CultureInfo.InvariantCulture, $"${text}#{text.Sum(letter => (int)letter) & 0xFF:x2}");

    // Not those that tell, unasked, that the machine stands still.
    [GeneratedRegex(@"\$(?![TSW])([^#]*)#[0-9a-f]{2}")]
    private static partial Regex Answers();
}
