// SPDX-License-Identifier: MIT
// The result column of builtins.def, parsed: none bool int float str range type any elem0 arg0 arg0copy special,
// and list:T tuple:T,T dict:K,V iter:T over them.
namespace EPython.Frontend.Types;

internal sealed record ResultType(string Head, IReadOnlyList<ResultType> Parts)
{
    private static readonly Dictionary<string, ResultType> s_parsed = [];

    /// <summary>For elem0 and arg0: the number of the argument; -1 for others.</summary>
    public int Argument => Head.StartsWith("elem", StringComparison.Ordinal) ? Head[4] - '0'
        : Head.StartsWith("arg", StringComparison.Ordinal) ? Head[3] - '0'
        : -1;

    public static ResultType Parse(string text)
    {
        lock (s_parsed)
        {
            if (!s_parsed.TryGetValue(text, out var known))
                s_parsed.Add(text, known = ParseNew(text));
            return known;
        }
    }

    private static ResultType ParseNew(string text)
    {
        var colon = text.IndexOf(':');
        if (colon < 0)
            return new ResultType(text, []);
        return new ResultType(text[..colon], [.. text[(colon + 1)..].Split(',').Select(part =>
            ParseNew(part))]);
    }
}
