// SPDX-License-Identifier: MIT
// Messages over a channel, as docs/machine.md says: in frames; where the channel is unreliable, one at a time in each
// direction, acknowledged, and sent again until they are.
using System.Diagnostics;
using EPython.Bytecode.Contract;

namespace EPython.Host.Link;

/// <summary>Owns its channel. Unreliable: bytes can be damaged, lost, doubled or late.</summary>
public sealed class FrameLink(IChannel channel, bool unreliable) : ILink
{
    private const int SmallPayload = 64;            // every core takes it
    private const int ShortPayload = 256;           // likely to arrive undamaged
    private const int Tries = 20;                   // of a message, and of an interrupt
    private static readonly TimeSpan s_acknowledge = TimeSpan.FromMilliseconds(250);
    private static readonly TimeSpan s_interruptAgain = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan s_endInterrupted = TimeSpan.FromSeconds(1);
    private static readonly Frame s_interrupt = new(MessageType.Interrupt, 0, false, []);
    private readonly FrameReader _reader = new(channel, unreliable);
    private readonly Lock _writing = new();
    private readonly Queue<Frame> _taken = new();   // frames that came while an acknowledgement was waited for
    private CancellationTokenSource _interrupted = new();
    private int _interrupts;
    private bool _isAwaited;                        // the core waits for a reply: it reads
    private bool _isBeside;                         // an interrupt came beside the bytes
    private bool _owesInterrupt;                    // one is to be sent when the core reads
    private bool _repeatsInterrupt;                 // one is sent again while nothing comes
    private byte _sequence;                         // of the next frame to the core
    private byte _expected;                         // of the next frame from the core

    public int LargestPayload { get; set => field = unreliable ? Math.Min(value, ShortPayload) : value; } = SmallPayload;

    public CancellationToken Interrupted => _interrupted.Token;
    public bool WasEnded { get; private set; }
    public string? Ending() => channel.Ending();
    public TimeSpan Waited => channel.Waited;

    public void Send(MessageType type, ReadOnlySpan<byte> payload)
    {
        var owed = _owesInterrupt;
        if (owed && type != MessageType.Interrupt)
            Write(s_interrupt);
        do
        {
            var piece = payload[..Math.Min(payload.Length, LargestPayload)];
            payload = payload[piece.Length..];
            var frame = new Frame(type, _sequence, payload.Length > 0, piece.ToArray());
            if (unreliable && type != MessageType.Interrupt)
                Deliver(frame);
            else
                Write(frame);
        }
        while (payload.Length > 0);
        lock (_writing)
        {
            _isAwaited = false;
            if (owed || unreliable || type == MessageType.Interrupt)
                ForgetInterrupt();
        }
    }

    public Message? Receive(TimeSpan patience)
    {
        var message = ReceiveWhole(patience);
        lock (_writing)
        {
            _isAwaited = message?.Type is MessageType.InputRequest or MessageType.Service;
            if (_isAwaited && _isBeside)
                ForgetOrOweInterrupt();
            _repeatsInterrupt &= _interrupted.IsCancellationRequested;
        }
        return message;
    }

    private Message? ReceiveWhole(TimeSpan patience)
    {
        var first = Next(patience);
        if (first is null || !first.GoesOn)
            return first is null ? null : new Message(first.Type, first.Payload);
        var payload = new List<byte>(first.Payload);
        for (var piece = first; piece.GoesOn;)
        {
            piece = Next(patience);
            if (piece is null)
                return null;
            if (piece.Type != first.Type)
                throw new LinkException($"the core sent {piece.Type} in the middle of {first.Type}");
            payload.AddRange(piece.Payload);
        }
        return new Message(first.Type, [.. payload]);
    }

    // Beside the bytes if the channel can; else as a message. That waits for the core to read, but on an unreliable channel,
    // where it reads when it awaits an acknowledgement.
    public void Interrupt()
    {
        lock (_writing)
        {
            _isBeside = channel.Interrupt(_isAwaited);
            _owesInterrupt = !_isBeside && (_isAwaited || !unreliable);
            _repeatsInterrupt = !_isBeside && unreliable;
            _interrupts = 0;
            if (_repeatsInterrupt && !_owesInterrupt)
                Write(s_interrupt);
            if (_isBeside || _owesInterrupt)
                Task.Delay(s_endInterrupted).ContinueWith(_ => EndIfDeaf(), TaskScheduler.Default);
            _interrupted.Cancel();
        }
    }

    public void CallHandler() => channel.CallHandler();

    public void TellReady() => channel.TellReady();

    // A core that has not taken note until now computes, and does not look.
    private void EndIfDeaf()
    {
        lock (_writing)
        {
            WasEnded = _owesInterrupt || (_isBeside && channel.InterruptIsSeen(isAwaited: false) != true);
            if (WasEnded)
                channel.End();
        }
    }

    // What a core asks comes after all interrupts that it has taken note of. One that it has not came while it began to ask: it
    // would not look before it has its answer.
    private void ForgetOrOweInterrupt()
    {
        if (channel.InterruptIsSeen(isAwaited: true) == false)
            (_isBeside, _owesInterrupt) = (false, true);
        else
            ForgetInterrupt();
    }

    // The core knows of it.
    private void ForgetInterrupt()
    {
        _isBeside = _owesInterrupt = false;
        if (_interrupted.IsCancellationRequested)
            _interrupted = new();
    }

    public void Dispose() => channel.Dispose();

    private void Write(Frame frame)
    {
        lock (_writing)
            channel.Write(frame.Encode());
    }

    // ---- receiving --------------------------------------------------------------------------------------------------

    private Frame? Next(TimeSpan patience)
    {
        if (_taken.TryDequeue(out var taken))
            return taken;
        var waited = Stopwatch.StartNew();
        while (true)
        {
            var left = patience == Timeout.InfiniteTimeSpan ? patience : patience - waited.Elapsed;
            if (patience != Timeout.InfiniteTimeSpan && left <= TimeSpan.Zero)
                throw new LinkTimeoutException();
            var slice = unreliable && (patience == Timeout.InfiniteTimeSpan || left > s_interruptAgain) ? s_interruptAgain : left;
            var frame = _reader.Read(slice);
            if (frame is null && _reader.Gone)
                return null;
            if (frame is null)
                InterruptAgain();
            else if (!unreliable || IsNew(frame))
                return frame;
        }
    }

    // An interrupt is not acknowledged: the core may not read while it computes.
    private void InterruptAgain()
    {
        if (_repeatsInterrupt && _interrupts++ < Tries)
            Write(s_interrupt);
    }

    // ---- acknowledgement --------------------------------------------------------------------------------------------

    // Acknowledges the frame, also one that came before; whether it is to be served.
    private bool IsNew(Frame frame)
    {
        if (frame.Type == MessageType.Ack)
            return false;
        if (frame.Type == MessageType.Hello && _expected > 1)
            throw new LinkException("the core started anew");
        var isNew = frame.Sequence == _expected;
        if (isNew || frame.Sequence == (byte)(_expected - 1))
            Write(new Frame(MessageType.Ack, frame.Sequence, false, []));
        if (isNew)
            _expected++;
        return isNew;
    }

    private void Deliver(Frame frame)
    {
        for (var tries = 0; tries < Tries; tries++)
        {
            Write(frame);
            if (IsAcknowledged(frame.Sequence))
            {
                _sequence++;
                return;
            }
            if (_reader.Gone)
                return;     // Receive says so
        }
        throw new LinkException($"the core does not answer: {frame.Type} was sent {Tries} times");
    }

    private bool IsAcknowledged(byte sequence)
    {
        var waited = Stopwatch.StartNew();
        while (waited.Elapsed < s_acknowledge && _reader.Read(s_acknowledge - waited.Elapsed) is { } frame)
        {
            if (frame.Type == MessageType.Ack && frame.Sequence == sequence)
                return true;
            if (IsNew(frame))
                _taken.Enqueue(frame);
        }
        return false;
    }
}
