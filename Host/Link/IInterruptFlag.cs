// SPDX-License-Identifier: MIT
// A door to the byte in a core's memory that asks its program to stop.
namespace EPython.Host.Link;

/// <summary>The byte `interrupt` of a core that cannot be sent a signal, reached past its program. Any thread may use it.</summary>
public interface IInterruptFlag
{
    /// <summary>Sets it; false: the door does not open.</summary>
    bool TrySet();

    /// <summary>Whether the core has seen it and cleared it since; null: nobody can tell. IsAwaited: the core reads.</summary>
    bool? IsSeen(bool isAwaited);
}
