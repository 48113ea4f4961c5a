// SPDX-License-Identifier: MIT
// A channel to a core whose runtime is loaded (port/common/resident.c): between the bytes of the link the core asks for code,
// and is told what to write where.
using System.Buffers.Binary;
using EPython.Bytecode.Contract;
using EPython.CodeGen.Overlays;
using EPython.Host.Link;

namespace EPython.Host.Loading;

/// <summary>Core: its name, for messages. Owns the channel.</summary>
internal sealed class OverlayChannel(IChannel channel, OverlayMap map, Func<string, string> nameOf, string core) : IChannel
{
    // As resident.c numbers them.
    private enum What : uint { Begin = 1, Fetch, Read, Write, Ready, Done, Bad, Go, Put, Show, Grow }
    private readonly record struct Note(What What, uint A, uint B, uint Sum);

    private const int NoteWords = 5;
    private const int MostTries = 4;
    private const int MostBytes = 1024;     // of an order: damage costs no more
    private static readonly TimeSpan s_rest = TimeSpan.FromSeconds(10);     // of what a core has begun to say

    private readonly Queue<byte> _toCore = new();
    private byte[] _fromCore = [];
    private Note? _waiting;         // for bytes of the link
    private Note? _going;           // the last order to go on, which the core may not have understood
    private int _goTries;
    private long _loads, _moved;

    public LoadStatistics Statistics => new(_loads, _moved)
    {
        Evictions = map.Evictions, MostCode = map.MostCode,
    };

    public int? Read(Span<byte> buffer, TimeSpan patience)
    {
        while (_fromCore.Length == 0)
        {
            var first = new byte[NoteWords * sizeof(uint)];
            var begun = channel.Read(first.AsSpan(0, 1), patience);
            if (begun is null or 0)
                return begun;
            if (!TryFill(first.AsSpan(1)))
                return 0;
            Serve(Parse(first));
        }
        var count = Math.Min(buffer.Length, _fromCore.Length);
        _fromCore.AsSpan(0, count).CopyTo(buffer);
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

    private void Serve(Note note)
    {
        switch (note.What)
        {
            case What.Begin:
                Answer(map.Begin());
                break;
            case What.Fetch:
                Fetch(note.A, note.B);
                break;
            case What.Read when _toCore.Count > 0:
                GiveBytes(note);
                break;
            case What.Read:
                _waiting = note;
                break;
            case What.Bad when _going is { } again && ++_goTries < MostTries:
                Say(again);
                break;
            case What.Grow:
                Grow(note.A, note.B);
                break;
            case What.Write:
                _fromCore = Taken((int)note.B);
                break;
            default:
                throw new LinkException($"the core {core} said {note.What} while nothing was asked");
        }
    }

    private void GiveBytes(Note asked)
    {
        _waiting = null;
        var bytes = new byte[Math.Min((int)asked.B, _toCore.Count)];
        for (var i = 0; i < bytes.Length; i++)
            bytes[i] = _toCore.Dequeue();
        Put(new Piece(asked.A, bytes), "what the host says");
        Go((ulong)bytes.Length);
    }

    // ---- code --------------------------------------------------------------------------------------------------

    private void Fetch(uint told, uint stack)
    {
        var fetched = map.Fetch(told, null) ?? map.Fetch(told, ReadStack(stack)) ?? map.Raise(stack, Fault.Memory);
        Answer(fetched ?? throw new LinkException(
            $"{nameOf(map.NameAt(told))} does not fit into the core {core} beside the functions that are running"));
    }

    private void Answer(Fetched fetched)
    {
        foreach (var piece in fetched.Pieces)
            Put(piece, $"the code of {nameOf(fetched.Name)}");
        if (fetched.Bytes > 0)
            _loads++;
        _moved += fetched.Bytes;
        Go(fetched.Target);
    }

    private void Grow(uint heapEnd, uint stack)
    {
        var grew = map.Grow(heapEnd, ReadStack(stack));
        foreach (var piece in map.TakeChanges())
            Put(piece, "the way to the host");
        Go(grew ? 1u : 0u);
    }

    private HashSet<ulong> ReadStack(uint from)
    {
        var bytes = (int)(map.StackTop - from);
        byte[] stack = [];
        Try("the stack", () =>
        {
            Say(new Note(What.Show, from, (uint)bytes, 0));
            if (Hear().What != What.Ready)
                return false;
            stack = Taken(bytes);
            var note = Hear();
            return note.What == What.Done && note.Sum == SumOf(stack);
        });
        return [.. Enumerable.Range(0, bytes / sizeof(uint)).Select(i => (ulong)Word(stack.AsSpan(i * sizeof(uint))))];
    }

    private void Put(Piece piece, string what)
    {
        for (var from = 0; from < piece.Bytes.Length; from += MostBytes)
        {
            var (address, bytes) = (piece.Address + (ulong)from, piece.Bytes[from..Math.Min(piece.Bytes.Length, from + MostBytes)]);
            Try(what, () => Put((uint)address, bytes));
        }
    }

    private bool Put(uint address, byte[] bytes)
    {
        Say(new Note(What.Put, address, (uint)bytes.Length, SumOf(bytes)));
        if (Hear().What != What.Ready)
            return false;
        channel.Write(bytes);
        return Hear().What == What.Done;
    }

    private void Try(string what, Func<bool> order)
    {
        for (var tries = 0; tries < MostTries; tries++)
        {
            if (order())
                return;
        }
        throw new LinkException($"{what} came to the core {core} damaged {MostTries} times");
    }

    // ---- notes -------------------------------------------------------------------------------------------------

    private void Go(ulong where)
    {
        _goTries = 0;
        _going = new Note(What.Go, (uint)where, 0, 0);
        Say(_going.Value);
    }

    private void Say(Note note)
    {
        var bytes = new byte[NoteWords * sizeof(uint)];
        uint[] words = [(uint)note.What, note.A, note.B, note.Sum];
        for (var i = 0; i < words.Length; i++)
            PutWord(bytes.AsSpan(i * sizeof(uint)), words[i]);
        PutWord(bytes.AsSpan(^sizeof(uint)..), SumOf(bytes.AsSpan(..^sizeof(uint))));
        channel.Write(bytes);
    }

    private Note Hear() => Parse(Taken(NoteWords * sizeof(uint)));

    private Note Parse(byte[] bytes)
    {
        uint At(int word) => Word(bytes.AsSpan(word * sizeof(uint)));
        if (At(NoteWords - 1) != SumOf(bytes.AsSpan(..^sizeof(uint))))
            throw new LinkException($"the core {core} said what cannot be read");
        return new Note((What)At(0), At(1), At(2), At(3));
    }

    private byte[] Taken(int count)
    {
        var bytes = new byte[count];
        return TryFill(bytes) ? bytes : throw new LinkException($"the core {core} stopped in the middle of what it says");
    }

    private bool TryFill(Span<byte> bytes)
    {
        while (bytes.Length > 0)
        {
            if (channel.Read(bytes, s_rest) is not ({ } got and > 0))
                return false;
            bytes = bytes[got..];
        }
        return true;
    }

    private uint Word(ReadOnlySpan<byte> bytes) => map.IsLittleEndian
        ? BinaryPrimitives.ReadUInt32LittleEndian(bytes) : BinaryPrimitives.ReadUInt32BigEndian(bytes);

    private void PutWord(Span<byte> bytes, uint word)
    {
        if (map.IsLittleEndian)
            BinaryPrimitives.WriteUInt32LittleEndian(bytes, word);
        else
            BinaryPrimitives.WriteUInt32BigEndian(bytes, word);
    }

    // FNV-1a.
    private static uint SumOf(ReadOnlySpan<byte> bytes)
    {
        var sum = 0x811C9DC5u;
        foreach (var one in bytes)
            sum = unchecked((sum ^ one) * 0x01000193u);
        return sum;
    }

    // ---- as the channel is -------------------------------------------------------------------------------------

    public bool Interrupt(bool isAwaited) => channel.Interrupt(isAwaited);
    public bool InterruptIsSeen() => channel.InterruptIsSeen();
    public void CallHandler() => channel.CallHandler();
    public void End() => channel.End();
    public string? Ending() => channel.Ending();
    public void Dispose() => channel.Dispose();
}
