// SPDX-License-Identifier: MIT
// Packets between the host and a core whose runtime is loaded (port/common/resident.c): what the core asks, what it is ordered
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
    private const int PacketBytes = 64, HeadBytes = 8, DataBytes = 52, WhatBits = 8;
    private const int MostOrders = 12;      // that are one answer's: damage costs no more
    private const int MostTries = 4;
    private static readonly TimeSpan s_rest = TimeSpan.FromSeconds(10);     // of what a core has begun to say

    // Null: it came damaged. What: a number of resident.c. Heard: how many packets the core had heard. Since: when it began to ask.
    private readonly record struct Said(uint What, uint A, uint B, uint Heard, uint Since);

    private readonly byte[] _buffer = new byte[4096];
    private int _from, _to;             // what came and was not taken
    private uint _sent, _askedAfter;    // packets; those after which the core began to ask
    private (byte[] Orders, string What)? _going;       // what the core does before it asks anew

    /// <summary>What the core asks next, after it was told to go on. Null: it says nothing for so long, or is gone.</summary>
    public Question? Next(TimeSpan patience, out bool isGone)
    {
        isGone = false;
        for (var tries = 1;;)
        {
            if (Fill(1, patience) is not true and var came)
            {
                isGone = came is false;
                return null;
            }
            if (Answer() is not { } said || (said.What == Bad && said.Since == _askedAfter))
                AskAgain(ref tries);            // a question was damaged, or the CHECK that asked for it again
            else if (said.Since == _askedAfter)
                return new Question((Ask)said.What, said.A, said.B);
            else
                TryAgain(ref tries);
        }
    }

    private void AskAgain(ref int tries)
    {
        if (++tries > MostTries)
            throw Damaged($"what the core {core} says came");
        Send(Packet(Check, 0, []));
    }

    // The core goes on with nothing of which a part was damaged.
    private void TryAgain(ref int tries)
    {
        var (orders, what) = _going ?? throw new LinkException($"the core {core} said what was not asked");
        if (++tries > MostTries)
            throw Damaged($"{what} came to the core {core}");
        Send([.. Packet(Check, 0, []), .. orders]);
        _askedAfter = _sent;
    }

    private static LinkException Damaged(string what) => new($"{what} damaged {MostTries} times");

    /// <summary>Tells the core to go on with a word once it has these pieces. What: they are, for messages.</summary>
    public void GoOn(IEnumerable<Piece> pieces, uint with, string what)
    {
        var batches = pieces.SelectMany(Puts).Chunk(MostOrders).ToList();
        foreach (var batch in batches.SkipLast(1))
            Do([.. batch.SelectMany(order => order), .. Packet(Check, 0, [])], what);
        _going = ([.. batches.TakeLast(1).SelectMany(batch => batch.SelectMany(order => order)), .. Packet(Go, with, [])], what);
        Send(_going.Value.Orders);
        _askedAfter = _sent;
    }

    private IEnumerable<byte[]> Puts(Piece piece) => piece.Bytes.Chunk(DataBytes)
        .Select((data, i) => Packet(Put | (uint)data.Length << WhatBits, (uint)piece.Address + (uint)(i * DataBytes), data));

    // Orders that end with a CHECK.
    private void Do(byte[] orders, string what)
    {
        for (var tries = 0; tries < MostTries; tries++)
        {
            Send(tries == 0 ? orders : [.. Packet(Check, 0, []), .. orders]);
            if (Answer() is { What: not Bad })
                return;
        }
        throw Damaged($"{what} came to the core {core}");
    }

    /// <summary>Bytes of the core's memory. What: they are, for messages.</summary>
    public byte[] ShowMemory(uint address, int bytes, string what)
    {
        int SizeOf(int part) => Math.Min(DataBytes, bytes - (part * DataBytes));
        var shown = new byte[bytes];
        var missing = Enumerable.Range(0, (bytes + DataBytes - 1) / DataBytes).ToList();
        for (var tries = 0; missing.Count > 0; tries++)
        {
            if (tries == MostTries)
                throw Damaged($"{what} came from the core {core}");
            foreach (var batch in missing.ToList().Chunk(MostOrders))
            {
                Send([.. batch.SelectMany(part => Packet(Show | (uint)SizeOf(part) << WhatBits, address + (uint)(part * DataBytes), []))]);
                foreach (var part in batch)
                {
                    if (!TryTake(out var packet) || Word(packet, 0) != Show)
                        continue;
                    packet.Slice(HeadBytes, SizeOf(part)).CopyTo(shown.AsSpan(part * DataBytes));
                    missing.Remove(part);
                }
            }
            if (missing.Count > 0)      // the core may have heard something damaged, which is over
                Do(Packet(Check, 0, []), what);
        }
        return shown;
    }

    // ---- packets -----------------------------------------------------------------------------------------------

    // What is said to the packet that was sent last. What it said to others before came damaged there and is known by that.
    private Said? Answer()
    {
        while (true)
        {
            if (!TryTake(out var packet))
                return null;
            var said = new Said(Word(packet, 0), Word(packet, 1), Word(packet, 2), Word(packet, 3), Word(packet, 4));
            if (said.Heard == _sent)
                return said;
            if (said.What is not (Bad or >= (uint)Ask.Begin and <= (uint)Ask.Grow))
                throw new LinkException($"the core {core} said what cannot be read");
        }
    }

    private byte[] Packet(uint what, uint a, ReadOnlySpan<byte> data)
    {
        var packet = new byte[PacketBytes];
        PutWord(packet, 0, what);
        PutWord(packet, 1, a);
        data.CopyTo(packet.AsSpan(HeadBytes));
        PutWord(packet, PacketBytes / sizeof(uint) - 1, SumOf(packet));
        return packet;
    }

    private void Send(byte[] packets)
    {
        _sent += (uint)(packets.Length / PacketBytes);
        channel.Write(packets);
    }

    // False: the packet that came is damaged.
    private bool TryTake(out ReadOnlySpan<byte> packet)
    {
        if (Fill(PacketBytes, s_rest) is not true)
            throw new LinkException($"the core {core} stopped in the middle of what it says");
        packet = _buffer.AsSpan(_from, PacketBytes);
        _from += PacketBytes;
        return Word(packet, PacketBytes / sizeof(uint) - 1) == SumOf(packet);
    }

    // Whether so many bytes are there; false: the core is gone; null: nothing came for so long.
    private bool? Fill(int bytes, TimeSpan patience)
    {
        if (_to - _from < bytes)
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

    /// <summary>A word in the core's order of bytes. Number: of words before it.</summary>
    public uint Word(ReadOnlySpan<byte> words, int number)
    {
        var bytes = words[(number * sizeof(uint))..];
        return isLittleEndian ? BinaryPrimitives.ReadUInt32LittleEndian(bytes) : BinaryPrimitives.ReadUInt32BigEndian(bytes);
    }

    private void PutWord(Span<byte> packet, int number, uint word)
    {
        var bytes = packet[(number * sizeof(uint))..];
        if (isLittleEndian)
            BinaryPrimitives.WriteUInt32LittleEndian(bytes, word);
        else
            BinaryPrimitives.WriteUInt32BigEndian(bytes, word);
    }

    // As resident.c computes it.
    private uint SumOf(ReadOnlySpan<byte> packet)
    {
        var sum = 0u;
        for (var i = 0; i < PacketBytes / sizeof(uint) - 1; i++)
            sum = unchecked((uint.RotateLeft(sum, 7) ^ Word(packet, i)) * 0x193u);
        return ~sum;
    }
}
