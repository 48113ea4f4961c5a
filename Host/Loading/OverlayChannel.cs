// SPDX-License-Identifier: MIT
// A channel to a core whose runtime is loaded: between the bytes of the link the core asks for code, and is told what to write
// where.
using EPython.Bytecode.Contract;
using EPython.CodeGen.Overlays;
using EPython.Host.Link;

namespace EPython.Host.Loading;

/// <summary>Core: its name, for messages. Owns the channel.</summary>
internal sealed class OverlayChannel(IChannel channel, OverlayMap map, Func<string, string> nameOf, string core) : IChannel
{
    private readonly OverlayLink _link = new(channel, map.IsLittleEndian, core);
    private readonly Queue<byte> _toCore = new();
    private ReadOnlyMemory<byte> _fromCore;
    private Question? _waiting;         // for bytes of the link
    private readonly HostClock _clock = new(() => channel.Waited);
    private long _loads, _moved;

    public LoadStatistics Statistics => new(_loads, _moved)
    {
        Evictions = map.Evictions, MostCode = map.MostCode, HostTime = _clock.Total,
    };

    public int? Read(Span<byte> buffer, TimeSpan patience)
    {
        while (_fromCore.Length == 0)
        {
            if (_link.Next(patience, out var isGone) is not { } question)
                return isGone ? 0 : null;
            Serve(question);
        }
        var count = Math.Min(buffer.Length, _fromCore.Length);
        _fromCore.Span[..count].CopyTo(buffer);
        _fromCore = _fromCore[count..];
        return count;
    }

    public void Write(ReadOnlySpan<byte> bytes)
    {
        foreach (var one in bytes)
            _toCore.Enqueue(one);
        if (_waiting is { } asked)
            GiveBytes(asked);
    }

    private void Serve(Question question)
    {
        switch (question.Ask)
        {
            case Ask.Begin:
                Answer(map.Begin());
                break;
            case Ask.Fetch:
                _clock.Measure(() => Fetch(question.A, question.B));
                break;
            case Ask.Read when _toCore.Count > 0:
                GiveBytes(question);
                break;
            case Ask.Read:
                _waiting = question;
                break;
            case Ask.Grow:
                Grow(question.A, question.B);
                break;
            case Ask.Write:
                _fromCore = _link.ShowMemory(question.A, (int)question.B, "what it says");
                _link.GoOn([], 0, "that it was heard");
                break;
            default:
                throw new LinkException($"the core {core} asked for {(uint)question.Ask}, which there is not");
        }
    }

    private void GiveBytes(Question asked)
    {
        _waiting = null;
        var bytes = new byte[Math.Min((int)asked.B, _toCore.Count)];
        for (var i = 0; i < bytes.Length; i++)
            bytes[i] = _toCore.Dequeue();
        _link.GoOn([new Piece(asked.A, bytes)], (uint)bytes.Length, "what the host says");
    }

    private void Fetch(uint told, uint stack)
    {
        var fetched = map.Fetch(told, null) ?? map.Fetch(told, ReadStack(stack)) ?? map.Raise(stack, Fault.Memory);
        Answer(fetched ?? throw new LinkException(
            $"{nameOf(map.NameAt(told))} does not fit into the core {core} beside the functions that are running"));
    }

    private void Answer(Fetched fetched)
    {
        if (fetched.Bytes > 0)
            _loads++;
        _moved += fetched.Bytes;
        _link.GoOn(fetched.Pieces, (uint)fetched.Target, $"the code of {nameOf(fetched.Name)}");
    }

    private void Grow(uint heapEnd, uint stack)
    {
        var grew = map.Grow(heapEnd, ReadStack(stack));
        _link.GoOn(map.TakeChanges(), grew ? 1u : 0u, "the way to the host");
    }

    private HashSet<ulong> ReadStack(uint from)
    {
        var stack = _link.ShowMemory(from, (int)(map.StackTop - from), "the stack");
        return [.. Enumerable.Range(0, stack.Length / sizeof(uint)).Select(i => (ulong)_link.Word(stack, i))];
    }

    // ---- as the channel is -------------------------------------------------------------------------------------

    public TimeSpan Waited => channel.Waited;
    public bool Interrupt(bool isAwaited) => channel.Interrupt(isAwaited);
    public bool? InterruptIsSeen(bool isAwaited) => channel.InterruptIsSeen(isAwaited);
    public void CallHandler() => channel.CallHandler();
    public void End() => channel.End();
    public string? Ending() => channel.Ending();
    public void Dispose() => channel.Dispose();
}
