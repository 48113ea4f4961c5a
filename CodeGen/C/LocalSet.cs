// SPDX-License-Identifier: MIT
// A set of small numbers, for liveness: union and difference in place, over whole words.
using System.Numerics;

namespace EPython.CodeGen.C;

internal sealed class LocalSet(int capacity)
{
    private readonly ulong[] _words = new ulong[(capacity + 63) / 64];

    public void Add(int member) => _words[member >> 6] |= 1UL << member;
    public void Remove(int member) => _words[member >> 6] &= ~(1UL << member);
    public bool Contains(int member) => (_words[member >> 6] >> member & 1) != 0;

    public LocalSet Copy()
    {
        var copy = new LocalSet(_words.Length * 64);
        _words.CopyTo(copy._words, 0);
        return copy;
    }

    /// <summary>True if the set grew.</summary>
    public bool Union(LocalSet other)
    {
        var grew = false;
        for (var i = 0; i < _words.Length; i++)
        {
            var joined = _words[i] | other._words[i];
            grew |= joined != _words[i];
            _words[i] = joined;
        }
        return grew;
    }

    public IEnumerable<int> Members()
    {
        for (var i = 0; i < _words.Length; i++)
        {
            for (var rest = _words[i]; rest != 0; rest &= rest - 1)
                yield return i * 64 + BitOperations.TrailingZeroCount(rest);
        }
    }
}
