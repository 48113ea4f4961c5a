// SPDX-License-Identifier: MIT
// Finds frames in the bytes that come from a core.
using System.Diagnostics;

namespace EPython.Host.Link;

/// <summary>Reads frames; what is no frame is either an error, or skipped.</summary>
internal sealed class FrameReader(IChannel channel, bool unreliable)
{
    /// <summary>The rest of a frame comes at once, if its bytes are not lost.</summary>
    private static readonly TimeSpan s_rest = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan s_restIfUnreliable = TimeSpan.FromMilliseconds(100);
    private readonly byte[] _bytes = new byte[2 * (Frame.HeaderBytes + Frame.MaxPayload + Frame.TrailerBytes)];
    private int _at, _end;

    /// <summary>The core has closed its link.</summary>
    public bool Gone { get; private set; }

    /// <summary>The next frame; null when the core is gone or nothing came for so long.</summary>
    public Frame? Read(TimeSpan patience)
    {
        var waited = Stopwatch.StartNew();
        while (true)
        {
            var length = FindFrame();
            if (length > 0 && _end - _at >= length)
            {
                if (Take(length) is { } frame)
                    return frame;
                continue;
            }
            var begun = _end > _at;
            var left = patience == Timeout.InfiniteTimeSpan ? patience : patience - waited.Elapsed;
            if (patience != Timeout.InfiniteTimeSpan && left <= TimeSpan.Zero && !begun)
                return null;
            if (More(begun ? Rest : left))
                continue;
            if (Gone || !begun)
                return null;
            Skip("the core stopped in the middle of a message");
        }
    }

    private TimeSpan Rest => unreliable ? s_restIfUnreliable : s_rest;

    // Length of the frame that begins at _at; 0: more bytes are needed to tell.
    private int FindFrame()
    {
        while (_end - _at >= Frame.HeaderBytes)
        {
            var length = Frame.Length(_bytes.AsSpan(_at, Frame.HeaderBytes));
            if (length > 0)
                return length;
            Skip($"the core sent 0x{_bytes[_at]:X2} where a message begins");
        }
        return 0;
    }

    private Frame? Take(int length)
    {
        var frame = Frame.Decode(_bytes.AsSpan(_at, length));
        if (frame is null)
            Skip("a message from the core has a wrong checksum");
        else
            _at += length;
        return frame;
    }

    // To the next byte with which a frame may begin: what follows a damaged one is not lost with it.
    private void Skip(string damage)
    {
        if (!unreliable)
            throw new LinkException(damage);
        var next = _bytes.AsSpan(_at + 1, _end - _at - 1).IndexOf(Frame.Sync);
        _at = next < 0 ? _end : _at + 1 + next;
    }

    private bool More(TimeSpan patience)
    {
        if (_at > 0)
        {
            _bytes.AsSpan(_at, _end - _at).CopyTo(_bytes);
            _end -= _at;
            _at = 0;
        }
        var got = channel.Read(_bytes.AsSpan(_end), patience);
        Gone = got == 0;
        _end += got ?? 0;
        return got > 0;
    }
}
