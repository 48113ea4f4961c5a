// SPDX-License-Identifier: MIT
// A way to a core: bytes in both directions.
namespace EPython.Host.Link;

/// <summary>Bytes to and from one core. Not thread-safe, but for <see cref="Interrupt"/>.</summary>
public interface IChannel : IDisposable
{
    /// <summary>Sends them all. A core that is gone is noticed by Read.</summary>
    void Write(ReadOnlySpan<byte> bytes);

    /// <summary>How many bytes came, at least one; 0 when the core is gone; null when nothing came for so long.</summary>
    int? Read(Span<byte> buffer, TimeSpan patience);

    /// <summary>How long Read has waited for bytes, in all.</summary>
    TimeSpan Waited => TimeSpan.Zero;

    /// <summary>Interrupts the program beside the bytes; false: the channel cannot. IsAwaited: the core reads, so that a
    /// message would reach it. Any thread may call it.</summary>
    bool Interrupt(bool isAwaited);

    /// <summary>Whether the core has taken note of an interrupt beside the bytes; null: the channel cannot tell. IsAwaited: the
    /// core reads. Any thread may call it.</summary>
    bool? InterruptIsSeen(bool isAwaited);

    /// <summary>Asks for the program's own handler of interrupts, where the channel can. Any thread may call it.</summary>
    void CallHandler();

    /// <summary>Tells the core that there is code for its program, where the channel can. Any thread may call it.</summary>
    void TellReady()
    {
    }

    /// <summary>Ends the core, whatever it does. Any thread may call it.</summary>
    void End();

    /// <summary>How the core ended, for messages: "killed by signal 11", "exit code 3", or null while it runs.</summary>
    string? Ending();
}
