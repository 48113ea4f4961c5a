// SPDX-License-Identifier: MIT
// Notes between the host and a core whose runtime is loaded (port/common/resident.c): what the core asks, what it is ordered
// to do. What is damaged, in either direction, is said again.
using System.Buffers.Binary;
using EPython.CodeGen.Overlays;
using EPython.Host.Link;

namespace EPython.Host.Loading;

/// <summary>What a core asks, as resident.c numbers it.</summary>
internal enum Ask : uint { Begin = 1, Fetch, Read, Write, Grow }

/// <summary>A, B: what resident.c says of each.</summary>
internal readonly record struct Question(Ask Ask, uint A, uint B);

/// <summary>Core: its name, for messages. Does not own the channel.</summary>
internal sealed class OverlayLink(IChannel channel, bool isLittleEndian, string core)
{
    private const uint Bad = 6, Go = 7, Check = 8, Put = 9, Show = 10;      // as resident.c numbers them
    private const int NoteWords = 6, NoteBytes = NoteWords * sizeof(uint);
    private const int MostBytes = 1000;     // of orders at a time: damage costs no more
    private const int MostTries = 4;
    private static readonly TimeSpan s_rest = TimeSpan.FromSeconds(10);     // of what a core has begun to say
    private static readonly TimeSpan s_silence = TimeSpan.FromMilliseconds(200);    // then its answer was damaged

    private readonly record struct Note(uint What, uint A, uint B, uint Sum, uint Heard);

    private readonly byte[] _buffer = new byte[4096];
    private int _from, _to;             // what came and was not taken
    private uint _sent, _askedAfter;    // bytes; those after which the core began to ask
    private (byte[] Orders, string What)? _going;       // what the core does before it asks anew

    /// <summary>What the core asks next, after it was told to go on. Null: it says nothing for so long, or is gone.</summary>
    public Question? Next(TimeSpan patience, out bool isGone)
    {
        var came = Fill(1, patience);
        isGone = came is false;
        for (var tries = 1; came is true; tries++)
        {
            var said = Answer(out _);
            var isAsked = said.Sum == _askedAfter;
            if (isAsked && said.What != Bad)
                return new Question((Ask)said.What, said.A, said.B);
            var (orders, what) = _going ?? ([], "nothing");
            if (tries == MostTries)
                throw Damaged($"{(isAsked ? "a check" : what)} came to the core {core}");
            Send(isAsked ? OrderOf(Check) : [.. OrderOf(Check), .. orders]);
            _askedAfter = isAsked ? _askedAfter : _sent;
        }
        return null;
    }

    private static LinkException Damaged(string what) => new($"{what} damaged {MostTries} times");

    /// <summary>Tells the core to go on with a word once it has these pieces. What: they are, for messages.</summary>
    public void GoOn(IEnumerable<Piece> pieces, uint with, string what)
    {
        var orders = new List<byte>();
        foreach (var order in pieces.SelectMany(Puts))
        {
            if (orders.Count + order.Length > MostBytes + NoteBytes)
            {
                Do([.. orders, .. OrderOf(Check)], what);
                orders.Clear();
            }
            orders.AddRange(order);
        }
        _going = ([.. orders, .. OrderOf(Go, with)], what);
        Send(_going.Value.Orders);
        _askedAfter = _sent;
    }

    private IEnumerable<byte[]> Puts(Piece piece)
    {
        for (var from = 0; from < piece.Bytes.Length; from += MostBytes)
        {
            var bytes = piece.Bytes.AsSpan(from, Math.Min(MostBytes, piece.Bytes.Length - from)).ToArray();
            yield return [.. OrderOf(Put, (uint)piece.Address + (uint)from, (uint)bytes.Length, SumOf(bytes)), .. bytes];
        }
    }

    // Orders that end with a CHECK.
    private void Do(byte[] orders, string what)
    {
        for (var tries = 0; tries < MostTries; tries++)
        {
            Send(tries == 0 ? orders : [.. OrderOf(Check), .. orders]);
            if (Answer(out var isSure).What != Bad && isSure)
                return;
        }
        throw Damaged($"{what} came to the core {core}");
    }

    /// <summary>Bytes of the core's memory. What: they are, for messages.</summary>
    public byte[] ShowMemory(uint address, int bytes, string what)
    {
        var shown = new byte[bytes];
        for (var from = 0; from < bytes; from += MostBytes)
            ShowMemory(address + (uint)from, shown.AsSpan(from, Math.Min(MostBytes, bytes - from)), what);
        return shown;
    }

    private void ShowMemory(uint address, Span<byte> shown, string what)
    {
        var order = OrderOf(Show, address, (uint)shown.Length);
        for (var tries = 0; tries < MostTries; tries++)
        {
            Send(tries == 0 ? order : [.. OrderOf(Check), .. order]);
            var said = Answer(out _);
            if (said.What != Show)
                continue;
            Require(shown.Length);
            Take(shown.Length).CopyTo(shown);
            if (said.Sum == SumOf(shown))
                return;
        }
        throw Damaged($"{what} came from the core {core}");
    }

    // ---- notes -------------------------------------------------------------------------------------------------

    // What the core says after it has heard all. IsSure: nothing that it said before was damaged, so that this is the answer to
    // what was sent, not to a CHECK that was sent when something could not be read.
    private Note Answer(out bool isSure)
    {
        isSure = true;
        for (var checks = 0;;)
        {
            if (Fill(NoteBytes, isSure ? s_rest : s_silence) is not true)
            {
                AskAgain(isSure, ref checks);
            }
            else if (Read() is not { } said)
            {
                if (isSure)
                    AskAgain(isSure = false, ref checks);
                Take(1);        // a note may begin anywhere behind
            }
            else
            {
                Take(NoteBytes);
                if (said.Heard == _sent)
                    return said;
                Skip(said);
            }
        }
    }

    private void AskAgain(bool isSure, ref int checks)
    {
        if (isSure)
            throw new LinkException($"the core {core} stopped in the middle of what it says");
        if (++checks == MostTries)
            throw Damaged($"what the core {core} says came");
        Send(OrderOf(Check));
    }

    // What it said before it had heard all. Where a damaged note left it with less than a note, it waits for the rest of one.
    private void Skip(Note said)
    {
        var left = _sent - said.Heard;
        if (said.What == Bad && left < NoteBytes)
            Send(new byte[NoteBytes - left]);
        if (said.What == Show && _to - _from >= said.B)
            Take((int)said.B);
    }

    private Note? Read()
    {
        var note = _buffer.AsSpan(_from, NoteBytes);
        return Word(note, NoteWords - 1) == SumOf(note[..^sizeof(uint)])
            ? new Note(Word(note, 0), Word(note, 1), Word(note, 2), Word(note, 3), Word(note, 4)) : null;
    }

    private byte[] OrderOf(uint what, uint a = 0, uint b = 0, uint sum = 0)
    {
        var note = new byte[NoteBytes];
        PutWord(note, 0, what);
        PutWord(note, 1, a);
        PutWord(note, 2, b);
        PutWord(note, 3, sum);
        PutWord(note, NoteWords - 1, SumOf(note.AsSpan(..^sizeof(uint))));
        return note;
    }

    private void Send(byte[] bytes)
    {
        _sent += (uint)bytes.Length;
        channel.Write(bytes);
    }

    // ---- bytes -------------------------------------------------------------------------------------------------

    // Whether so many bytes are there; false: the core is gone; null: nothing came for so long.
    private bool? Fill(int bytes, TimeSpan patience)
    {
        if (_from + bytes > _buffer.Length)
        {
            _buffer.AsSpan(_from, _to - _from).CopyTo(_buffer);
            (_from, _to) = (0, _to - _from);
        }
        while (_to - _from < bytes)
        {
            var got = channel.Read(_buffer.AsSpan(_to), patience);
            if (got is null or 0)
                return got is null ? null : false;
            _to += got.Value;
        }
        return true;
    }

    private void Require(int bytes)
    {
        if (Fill(bytes, s_rest) is not true)
            throw new LinkException($"the core {core} stopped in the middle of what it says");
    }

    private ReadOnlySpan<byte> Take(int bytes)
    {
        var taken = _buffer.AsSpan(_from, bytes);
        _from += bytes;
        return taken;
    }

    /// <summary>A word in the core's order of bytes. Number: of words before it.</summary>
    public uint Word(ReadOnlySpan<byte> words, int number)
    {
        var bytes = words[(number * sizeof(uint))..];
        return isLittleEndian ? BinaryPrimitives.ReadUInt32LittleEndian(bytes) : BinaryPrimitives.ReadUInt32BigEndian(bytes);
    }

    private void PutWord(Span<byte> note, int number, uint word)
    {
        var bytes = note[(number * sizeof(uint))..];
        if (isLittleEndian)
            BinaryPrimitives.WriteUInt32LittleEndian(bytes, word);
        else
            BinaryPrimitives.WriteUInt32BigEndian(bytes, word);
    }

    // FNV-1a, as resident.c computes it.
    private static uint SumOf(ReadOnlySpan<byte> bytes)
    {
        var sum = 0x811C9DC5u;
        foreach (var one in bytes)
            sum = unchecked((sum ^ one) * 0x01000193u);
        return sum;
    }
}
