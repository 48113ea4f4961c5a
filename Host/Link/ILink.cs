// SPDX-License-Identifier: MIT
// A way to a core: frames in both directions.
namespace EPython.Host.Link;

/// <summary>A channel to one core. Not thread-safe, but for <see cref="Interrupt"/>.</summary>
public interface ILink : IDisposable
{
    void Send(Frame frame);

    /// <summary>The next frame, or null when the core is gone. Throws <see cref="LinkException"/> on damage.</summary>
    Frame? Receive();

    /// <summary>Ask the running program to stop with KeyboardInterrupt. Any thread may call it.</summary>
    void Interrupt();

    /// <summary>Cancelled by <see cref="Interrupt"/>: whoever waits for the user waits no longer.</summary>
    CancellationToken Interrupted { get; }

    /// <summary>How the core ended, for messages: "killed by signal 11", "exit code 3", or null while it runs.</summary>
    string? Ending();
}

/// <summary>The link carried something that is not a message.</summary>
public sealed class LinkException(string message) : Exception(message);
