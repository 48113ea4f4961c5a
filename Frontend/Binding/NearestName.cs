// SPDX-License-Identifier: MIT
// The name that was probably meant, by edit distance.
namespace EPython.Frontend.Binding;

internal static class NearestName
{
    /// <summary>The nearest candidate within a third of the name's length (at least one edit); null if none
    /// is near.</summary>
    public static string? Find(string name, IEnumerable<string> candidates)
    {
        string? best = null;
        var limit = Math.Max(1, name.Length / 3) + 1;
        foreach (var candidate in candidates.Where(c => c != name).Order(StringComparer.Ordinal))
        {
            if (Math.Abs(candidate.Length - name.Length) >= limit)
                continue;
            var distance = Distance(name, candidate);
            if (distance < limit)
                (best, limit) = (candidate, distance);
        }
        return best;
    }

    private static int Distance(string a, string b)
    {
        var previous = Enumerable.Range(0, b.Length + 1).ToArray();
        for (var i = 1; i <= a.Length; i++)
        {
            var row = new int[b.Length + 1];
            row[0] = i;
            for (var j = 1; j <= b.Length; j++)
            {
                var replace = previous[j - 1] + (char.ToLowerInvariant(a[i - 1]) == char.ToLowerInvariant(
                    b[j - 1]) ? 0 : 1);
                row[j] = Math.Min(replace, Math.Min(previous[j], row[j - 1]) + 1);
            }
            previous = row;
        }
        return previous[b.Length];
    }
}
