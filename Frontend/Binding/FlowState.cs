// SPDX-License-Identifier: MIT
// A set of variables that are certainly bound at one place. Null stands for a place that control does not
// reach, where everything holds.
namespace EPython.Frontend.Binding;

internal sealed class FlowState
{
    private readonly ulong[] _bits;

    public FlowState(int count) => _bits = new ulong[(count + 63) / 64];
    private FlowState(ulong[] bits) => _bits = bits;

    public FlowState Copy() => new((ulong[])_bits.Clone());
    public bool Has(int index) => (_bits[index >> 6] >> index & 1) != 0;
    public void Add(int index) => _bits[index >> 6] |= 1UL << index;
    public void Remove(int index) => _bits[index >> 6] &= ~(1UL << index);

    /// <summary>What holds on both ways that lead to a place.</summary>
    public static FlowState? Meet(FlowState? a, FlowState? b)
    {
        if (a is null || b is null)
            return a ?? b;
        var met = a.Copy();
        for (var i = 0; i < met._bits.Length; i++)
            met._bits[i] &= b._bits[i];
        return met;
    }

    public bool SameAs(FlowState? other) => other is not null && _bits.AsSpan().SequenceEqual(other._bits);

    /// <summary>This state in a state of count variables; further ones are dropped or not bound.</summary>
    public FlowState Resize(int count)
    {
        var bits = new ulong[(count + 63) / 64];
        Array.Copy(_bits, bits, Math.Min(_bits.Length, bits.Length));
        if (count % 64 != 0)
            bits[^1] &= (1UL << count % 64) - 1;
        return new FlowState(bits);
    }

    /// <summary>Adds all of a state that has no more variables.</summary>
    public void Include(FlowState other)
    {
        for (var i = 0; i < other._bits.Length; i++)
            _bits[i] |= other._bits[i];
    }
}
