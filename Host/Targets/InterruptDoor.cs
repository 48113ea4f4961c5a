// SPDX-License-Identifier: MIT
// How Ctrl-C reaches a core that computes, without a byte of it: the host writes the core's flag through its emulator. A board
// of QEMU is asked to await a debugger; a process of QEMU has the core in its memory.
using EPython.CodeGen.Elf;
using EPython.CodeGen.Toolchain;
using EPython.Host.Link;

namespace EPython.Host.Targets;

/// <summary>File: the core, as the emulator reads it. AddressOf: of the core's data.</summary>
internal sealed class InterruptDoor(Target target, byte[] elf, Func<string, ulong?> addressOf, string file, string folder)
{
    /// <summary>Word of a target's `run` that is replaced by <see cref="Arguments"/>.</summary>
    public const string Placeholder = "{debugger}";

    private const string Machine = "epy_port_machine", Offset = "epy_interrupt_offset";
    private const int LongestSocket = 107;      // of Linux

    private string Socket => Path.Combine(folder, "debugger");

    /// <summary>Words for QEMU's command line; none where the socket's path would be too long.</summary>
    public IEnumerable<string> Arguments =>
        Socket.Length > LongestSocket ? [] : ["-gdb", $"unix:{Socket.Replace(",", ",,", StringComparison.Ordinal)},server=on,wait=off"];

    /// <summary>The flag of the core that a process runs; null: the core has none. Called when it is first needed.</summary>
    public IInterruptFlag? Find(int process)
    {
        if (new ElfReader().Read(elf, out _) is not { } core
            || addressOf(Machine) is not { } machine || addressOf(Offset) is not { } offset)
            return null;
        if (target.Run.Contains(Placeholder))
            return new DebuggerFlag(Socket, machine + offset);
        return core.Sections.FirstOrDefault(section => section is { IsAllocated: true, HasBytes: true }) is { } first
            ? new ProcessMemoryFlag(process, file, machine + offset - first.Address + first.Offset) : null;
    }
}
