// SPDX-License-Identifier: MIT
namespace EPython.Host.Monitor;

/// <summary>Hears where a program is, and has code for it (docs/tiering.md).</summary>
internal interface ITierSource
{
    /// <summary>Of message Run: ImageFormat.Run*.</summary>
    byte RunFlags { get; }

    /// <summary>The program was there for so many ticks; 0: compiled code goes on there.</summary>
    void Hear(uint ticks, IReadOnlyList<uint> activations);

    /// <summary>The payload of message Tier.</summary>
    byte[] Answer();
}
