// SPDX-License-Identifier: MIT
// Messages to and from a core.
using EPython.Bytecode.Contract;

namespace EPython.Host.Link;

/// <summary>A link to one core. Not thread-safe, but for <see cref="Interrupt"/>.</summary>
public interface ILink : IDisposable
{
    /// <summary>Longest payload that is sent in one piece: what the core's Hello says, or less.</summary>
    int LargestPayload { get; set; }

    /// <summary>Sends a message, in pieces if it is long. Throws <see cref="LinkException"/> if nobody takes it.</summary>
    void Send(MessageType type, ReadOnlySpan<byte> payload);

    /// <summary>
    /// The next message, or null when the core is gone. Throws <see cref="LinkException"/> on damage that cannot be made
    /// good, <see cref="LinkTimeoutException"/> when nothing came for so long.
    /// </summary>
    Message? Receive(TimeSpan patience);

    /// <summary>How long the link has waited for bytes of the core, in all.</summary>
    TimeSpan Waited => TimeSpan.Zero;

    /// <summary>Ask the running program to stop with KeyboardInterrupt. Any thread may call it.</summary>
    void Interrupt();

    /// <summary>Asks for the program's own handler of interrupts; nothing happens where the core hears only messages. Any
    /// thread may call it.</summary>
    void CallHandler();

    /// <summary>Tells the core that there is code for its program (docs/tiering.md): it asks for it. Any thread may call it.</summary>
    void TellReady()
    {
    }

    /// <summary>Cancelled by <see cref="Interrupt"/>: whoever waits for the user waits no longer. Another one once the core
    /// knows.</summary>
    CancellationToken Interrupted { get; }

    /// <summary>Whether the core was ended since it took no note of an interrupt.</summary>
    bool WasEnded { get; }

    /// <summary>How the core ended, for messages: "killed by signal 11", "exit code 3", or null while it runs.</summary>
    string? Ending();
}

/// <summary>A whole message, of as many pieces as it came in.</summary>
public sealed record Message(MessageType Type, byte[] Payload);

/// <summary>The link carried something that is not a message, or the core does not answer.</summary>
public class LinkException(string message) : Exception(message);

/// <summary>Nothing came for as long as the caller waits.</summary>
public sealed class LinkTimeoutException() : LinkException("the core is silent");
