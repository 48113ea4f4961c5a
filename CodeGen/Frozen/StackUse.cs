// SPDX-License-Identifier: MIT
// How much C stack a core takes, of the call graphs that the compiler writes beside its objects
// (-fcallgraph-info=su): each function's own frame, and the deepest chain of calls from start-up on. What the
// compiler's library takes is not in them.
using System.Globalization;
using System.Text.RegularExpressions;

namespace EPython.CodeGen.Frozen;

/// <summary>The deepest chain of calls, outermost first. Unknown: why it can be deeper, "f calls itself"; empty: it
/// cannot.</summary>
public sealed record StackChain(long Bytes, IReadOnlyList<string> Functions, IReadOnlyList<string> Unknown);

public sealed partial class StackUse
{
    private const string Indirect = "__indirect_call";      // of the compiler's graphs
    private const string Start = "epy_start";
    private const string Runner = "start";                  // of epy_monitor.c: calls the entry of function 0

    private readonly Dictionary<string, Function> _functions = new(StringComparer.Ordinal);
    private readonly string _main;      // key of what runs function 0, which may be local to the program

    private sealed record Function(string Name, long Bytes, bool IsFixed)
    {
        public List<string> Calls { get; } = [];
    }

    /// <summary>Graphs: one text per compiled file. IsMainCompiled: otherwise the interpreter runs function 0.
    /// </summary>
    public StackUse(IReadOnlyList<string> graphs, bool isMainCompiled)
    {
        for (var unit = 0; unit < graphs.Count; unit++)
            Read(graphs[unit], unit);
        var name = isMainCompiled ? "epy_entry_0" : "epy_vm_entry";
        _main = _functions.FirstOrDefault(one => one.Value.Name == name).Key ?? Indirect;
    }

    /// <summary>Frame of a C function of the program, with what the compiler split off; null: it was inlined or left
    /// out.</summary>
    public long? Of(string name)
    {
        var found = _functions.Values.Where(one => one.Name.Split('.')[0] == name).ToList();
        return found.Count == 0 ? null : found.Max(one => one.Bytes);
    }

    // ---- reading ---------------------------------------------------------------------------------------------------

    private void Read(string graph, int unit)
    {
        var more = SaveRoutines.Read(graph).ToLookup(one => one.Function, one => one.Bytes, StringComparer.Ordinal);
        foreach (Match node in Node().Matches(graph))
        {
            var name = node.Groups["name"].Value;
            var bytes = long.Parse(node.Groups["bytes"].Value, CultureInfo.InvariantCulture) + more[name].Sum();
            _functions.TryAdd(Key(node.Groups["title"].Value, unit), new Function(name, bytes, node.Groups["kind"].Value != "dynamic"));
        }
        foreach (Match edge in Edge().Matches(graph))
        {
            if (_functions.TryGetValue(Key(edge.Groups["from"].Value, unit), out var caller))
                caller.Calls.Add(Key(edge.Groups["to"].Value, unit));
        }
    }

    // Titles of what is local to a file have the file's name before a colon.
    private static string Key(string title, int unit) => title.Contains(':') ? $"{unit}:{title}" : title;

    [GeneratedRegex(@"node: \{ title: ""(?<title>[^""]+)"" label: ""(?<name>[^\\""]+)\\n[^""]*?\\n"
        + @"(?<bytes>\d+) bytes \((?<kind>[a-z]+)")]
    private static partial Regex Node();

    [GeneratedRegex(@"edge: \{ sourcename: ""(?<from>[^""]+)"" targetname: ""(?<to>[^""]+)""")]
    private static partial Regex Edge();

    // ---- the deepest chain -------------------------------------------------------------------------------------------

    /// <summary>From start-up to the deepest call; a function that calls itself again counts once.</summary>
    public StackChain Deepest()
    {
        var known = new Dictionary<string, (long Bytes, string? Next)>(StringComparer.Ordinal);
        var open = new HashSet<string>(StringComparer.Ordinal);
        var unknown = new SortedSet<string>(StringComparer.Ordinal);
        long Depth(string key)
        {
            if (known.TryGetValue(key, out var depth))
                return depth.Bytes;
            if (!_functions.TryGetValue(key, out var function))
                return 0;                                       // of the compiler's library
            if (!open.Add(key))
            {
                unknown.Add($"{function.Name} calls itself");
                return 0;
            }
            if (!function.IsFixed)
                unknown.Add($"{function.Name} takes what it needs");
            var deepest = (Bytes: 0L, Next: (string?)null);
            foreach (var called in function.Calls.Select(to => Resolved(function, to)).Distinct())
            {
                if (called == Indirect)
                    unknown.Add($"{function.Name} calls what a pointer says");
                else if (Depth(called) is var bytes && bytes > deepest.Bytes)
                    deepest = (bytes, called);
            }
            open.Remove(key);
            known[key] = (function.Bytes + deepest.Bytes, deepest.Next);
            return known[key].Bytes;
        }
        var all = Depth(Start);
        var chain = new List<string>();
        for (string? key = Start; key is not null && known.TryGetValue(key, out var one); key = one.Next)
            chain.Add(_functions[key].Name);
        return new StackChain(all, chain, [.. unknown]);
    }

    private string Resolved(Function caller, string to) => to == Indirect && caller.Name == Runner ? _main : to;
}
