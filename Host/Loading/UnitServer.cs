// SPDX-License-Identifier: MIT
// Gives a core the code of functions that it asks for, and counts what that comes to.
using System.Diagnostics;
using EPython.Bytecode.Images;
using EPython.CodeGen.Loading;
using EPython.Host.Link;

namespace EPython.Host.Loading;

/// <summary>Loads: units sent whole. Bytes: of their code.</summary>
public sealed record LoadStatistics(long Loads, long Bytes)
{
    /// <summary>Units that the host dropped; cores count their own.</summary>
    public long Evictions { get; init; }
    /// <summary>What the host took to answer, without waiting for the core.</summary>
    public TimeSpan HostTime { get; init; }
    /// <summary>The most bytes of code that came and were there at a time; 0: not known.</summary>
    public long MostCode { get; init; }

    /// <summary>With what else was loaded.</summary>
    public LoadStatistics With(LoadStatistics? other) => other is null ? this
        : this with { Loads = Loads + other.Loads, Bytes = Bytes + other.Bytes, HostTime = HostTime + other.HostTime };
}

/// <summary>Adds up what the host does for loads. Waited: how long it has waited for the core so far.</summary>
internal sealed class HostClock(Func<TimeSpan> waited)
{
    public TimeSpan Total { get; private set; }

    public void Measure(Action work)
    {
        var (begun, before) = (Stopwatch.GetTimestamp(), waited());
        work();
        Total += Stopwatch.GetElapsedTime(begun) - (waited() - before);
    }
}

/// <summary>For messages: name, of a function, and that of the core.</summary>
public sealed class UnitServer(IReadOnlyList<CodeUnit> units, Func<int, string> name, string core)
{
    private const int MostTries = 4;

    private readonly Dictionary<int, CodeUnit> _unitOf = units
        .SelectMany(unit => unit.Functions.Select(function => (function, unit))).ToDictionary();
    private (int Function, ulong Address, long Offset) _last = (-1, 0, 0);
    private byte[] _bytes = [];
    private int _tries;
    private long _loads, _moved;

    /// <summary>Of all units.</summary>
    public long Bytes => units.Sum(unit => (long)unit.Bytes);

    /// <summary>Why some unit cannot be loaded; null: all can.</summary>
    public string? Refusal => units.FirstOrDefault(unit => unit.Bytes > CodeUnit.MostBytes) is not { } large ? null
        : $"{name(large.Functions[0])} has {large.Bytes} bytes of code for the core {core}; what is loaded on demand may have "
            + $"{CodeUnit.MostBytes}: make functions of its parts, or keep it resident (--load=static)";

    public LoadStatistics Statistics => new(_loads, _moved);

    /// <summary>The answer to LoadRequest: how many bytes the unit has, or those from the offset on.</summary>
    public byte[] Answer(int function, ulong address, long offset, int most)
    {
        if (!_unitOf.TryGetValue(function, out var unit))
            throw new LinkException($"the core asked for function {function}, which is not loaded on demand");
        CountTries(function, address, offset);
        if (address == 0)
            return unit.Size;
        if (offset == 0)
            Begin(unit, address);
        if (offset >= _bytes.Length)
            throw new LinkException($"the core asked for byte {offset} of {name(function)}, which has {_bytes.Length}");
        return _bytes[(int)offset..(int)Math.Min(_bytes.Length, offset + most)];
    }

    private void Begin(CodeUnit unit, ulong address)
    {
        _bytes = new byte[unit.Bytes];      // how long the code is depends on the address; the core reserved the most
        unit.At(address).CopyTo(_bytes, 0);
        if (_tries == 1)
        {
            _loads++;
            _moved += unit.Bytes;
        }
    }

    // A core asks again for what came damaged.
    private void CountTries(int function, ulong address, long offset)
    {
        _tries = _last == (function, address, offset) ? _tries + 1 : 1;
        _last = (function, address, offset);
        if (_tries > MostTries)
            throw new LinkException($"the code of {name(function)} came to the core {core} damaged {MostTries} times");
    }
}
