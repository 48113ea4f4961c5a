// SPDX-License-Identifier: MIT
// Random numbers that are the same for a seed everywhere and always: SplitMix64.
namespace EPython.Host.Fuzz;

internal sealed class Chance(ulong seed)
{
    private ulong _state = seed;

    /// <summary>The seed of one program of a run.</summary>
    public static ulong SeedOf(ulong run, int program) => new Chance(run ^ Mix((ulong)program + 1)).Next();

    public ulong Next()
    {
        _state += 0x9E3779B97F4A7C15;
        return Mix(_state);
    }

    private static ulong Mix(ulong value)
    {
        value = (value ^ (value >> 30)) * 0xBF58476D1CE4E5B9;
        value = (value ^ (value >> 27)) * 0x94D049BB133111EB;
        return value ^ (value >> 31);
    }

    /// <summary>0 .. count - 1.</summary>
    public int Below(int count) => (int)(Next() % (ulong)count);

    /// <summary>Both ends included.</summary>
    public int Between(int least, int most) => least + Below(most - least + 1);

    public bool Percent(int percent) => Below(100) < percent;

    public T Pick<T>(IReadOnlyList<T> items) => items[Below(items.Count)];

    public T OneOf<T>(params T[] items) => items[Below(items.Length)];

    /// <summary>What one of the makers gives, chosen by weight; those that give nothing are not asked again.</summary>
    public T Weighted<T>(List<(int Weight, Func<T?> Make)> makers) where T : class
    {
        makers.RemoveAll(maker => maker.Weight == 0);
        while (makers.Count > 0)
        {
            var ticket = Below(makers.Sum(maker => maker.Weight));
            var at = 0;
            for (; ticket >= makers[at].Weight; at++)
                ticket -= makers[at].Weight;
            if (makers[at].Make() is { } made)
                return made;
            makers.RemoveAt(at);
        }
        throw new InvalidOperationException("no maker made anything");
    }
}
