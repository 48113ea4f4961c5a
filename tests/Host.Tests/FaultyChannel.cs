// SPDX-License-Identifier: MIT
// A channel that damages, loses, doubles or delays bytes, in both directions.
using EPython.Host.Link;

namespace EPython.Host.Tests;

/// <summary>What happens to a byte.</summary>
public enum ByteFault { None, Damaged, Lost, Doubled, Late }

/// <summary>Wraps a channel; faults say what happens to byte number n to the core (true) or from it.</summary>
internal sealed class FaultyChannel(IChannel channel, Func<bool, long, ByteFault> faults) : IChannel
{
    // Later than a message is waited for until it is sent again, on either side.
    private static readonly TimeSpan s_late = TimeSpan.FromMilliseconds(400);
    private readonly Queue<byte> _came = new();
    private readonly byte[] _buffer = new byte[1 << 12];
    private long _toCore, _fromCore;

    public void Write(ReadOnlySpan<byte> bytes)
    {
        var sent = new List<byte>();
        foreach (var b in bytes)
        {
            var fault = faults(true, _toCore++);
            if (fault == ByteFault.Late)
            {
                channel.Write(sent.ToArray());
                sent.Clear();
                Thread.Sleep(s_late);
            }
            Pass(sent.Add, b, fault);
        }
        channel.Write(sent.ToArray());
    }

    public int? Read(Span<byte> buffer, TimeSpan patience)
    {
        if (_came.Count == 0)
        {
            if (channel.Read(_buffer, patience) is not { } got)
                return null;
            if (got == 0)
                return 0;
            foreach (var b in _buffer.AsSpan(0, got))
            {
                var fault = faults(false, _fromCore++);
                if (fault == ByteFault.Late)
                    Thread.Sleep(s_late);
                Pass(_came.Enqueue, b, fault);
            }
        }
        var count = 0;
        while (count < buffer.Length && _came.TryDequeue(out var next))
            buffer[count++] = next;
        return count == 0 ? null : count;
    }

    private static void Pass(Action<byte> to, byte b, ByteFault fault)
    {
        if (fault != ByteFault.Lost)
            to(fault == ByteFault.Damaged ? (byte)(b ^ 0x24) : b);
        if (fault == ByteFault.Doubled)
            to(b);
    }

    public bool Interrupt(bool isAwaited) => channel.Interrupt(isAwaited);
    public bool? InterruptIsSeen(bool isAwaited) => channel.InterruptIsSeen(isAwaited);
    public void CallHandler() => channel.CallHandler();
    public void End() => channel.End();
    public string? Ending() => channel.Ending();
    public void Dispose() => channel.Dispose();
}
