// SPDX-License-Identifier: MIT
// Where code came from: "at" of an activation -> source position, with the callers it was inlined into. Section Debug:
//
//   strings     count, each length and UTF-8            (all numbers here are variable-length: 7 bits a byte, low first)
//   sites       count, each file, line, column, end column, function (strings), caller (site + 1, 0: none)
//   functions   count, a string per function of the image: its name in messages
//   ranges      count, each distance of its first byte from the range before, site + 1 (0: no source)
//   native      count, a site per native site number
using EPython.Frontend.Ir;

namespace EPython.Bytecode.Images;

/// <summary>A place in the source; Function is its name in tracebacks. EndColumn is 0 if it ends on a later line.</summary>
public sealed record DebugSite(
    string File, int Line, int Column, int EndColumn, string Function, DebugSite? Caller)
{
    public static DebugSite? From(Site? site)
    {
        if (site is null)
            return null;
        var span = site.Span;
        var sameLine = span.EndLine == span.Line;
        return new DebugSite(span.Source.Name, span.Line, span.Column,
            sameLine ? span.Column + span.End - span.Start : 0, site.Function, From(site.Caller));
    }
}

/// <summary>Bytes of section Code from Start up to the next range.</summary>
public readonly record struct DebugRange(int Start, DebugSite? Site);

public sealed class DebugMap
{
    private const uint NativeBase = 0x80000000;

    public required IReadOnlyList<string> Functions { get; init; }
    /// <summary>The module of each function.</summary>
    public IReadOnlyList<string> Modules { get; init; } = [];
    /// <summary>The docstring of each function; null where it has none.</summary>
    public IReadOnlyList<string?> Docstrings { get; init; } = [];
    public required IReadOnlyList<DebugRange> Ranges { get; init; }
    public required IReadOnlyList<DebugSite> NativeSites { get; init; }

    /// <summary>The same map with the sources of compiled code's site numbers.</summary>
    public DebugMap WithNativeSites(IEnumerable<Site> sites) => new()
    {
        Functions = Functions, Modules = Modules, Docstrings = Docstrings, Ranges = Ranges, NativeSites = [.. sites.Select(site => DebugSite.From(site)!)],
    };

    /// <summary>Source of an activation's "at"; null where the map has none.</summary>
    public DebugSite? Find(uint at)
    {
        if (at >= NativeBase)
            return at - NativeBase < NativeSites.Count ? NativeSites[(int)(at - NativeBase)] : null;
        int low = 0, high = Ranges.Count;
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (Ranges[middle].Start < at)      // "at" lies behind the opcode, so behind the range's first byte
                low = middle + 1;
            else
                high = middle;
        }
        return low == 0 ? null : Ranges[low - 1].Site;
    }

    public byte[] Write()
    {
        var tables = new SiteTables();
        var functions = Functions.Select(tables.Text).ToList();
        var modules = Modules.Select(tables.Text).ToList();
        var docstrings = Docstrings.Select(text => text is null ? 0 : 1 + tables.Text(text)).ToList();
        var ranges = Ranges.Select(range => (range.Start, Site: tables.Site(range.Site) + 1)).ToList();
        var native = NativeSites.Select(site => tables.Site(site)).ToList();

        var to = new ByteWriter();
        tables.Write(to);
        WriteAll(to, functions);
        WriteAll(to, modules);
        WriteAll(to, docstrings);
        to.VarInt(ranges.Count);
        var last = 0;
        foreach (var (start, site) in ranges)
        {
            to.VarInt(start - last);
            to.VarInt(site);
            last = start;
        }
        WriteAll(to, native);
        return to.ToArray();
    }

    private static void WriteAll(ByteWriter to, List<int> numbers)
    {
        to.VarInt(numbers.Count);
        foreach (var number in numbers)
            to.VarInt(number);
    }

    public static DebugMap Read(ByteReader from)
    {
        var strings = from.Many(from.VarInt(), () => from.Text(from.VarInt()));
        var sites = ReadSites(from, strings);
        var functions = from.Many(from.VarInt(), () => Pick(from, strings) ?? "");
        var modules = from.Many(from.VarInt(), () => Pick(from, strings) ?? "");
        var docstrings = from.Many(from.VarInt(), () => PickOrNone(from, strings));
        var start = 0;
        var ranges = from.Many(from.VarInt(), () =>
        {
            start = unchecked(start + from.VarInt());
            if (start < 0)
                from.Fail(ImageErrorKind.BadValue, "debug range out of order");
            var site = from.VarInt();
            return new DebugRange(start, site == 0 ? null : Pick(from, sites, site - 1));
        });
        var native = from.Many(from.VarInt(), () => Pick(from, sites)!);
        return new DebugMap { Functions = functions, Modules = modules, Docstrings = docstrings, Ranges = ranges, NativeSites = native };
    }

    private static List<DebugSite> ReadSites(ByteReader from, List<string> strings)
    {
        var sites = new List<DebugSite>();
        var count = from.VarInt();
        for (var i = 0; i < count && from.Error is null; i++)
        {
            var file = Pick(from, strings) ?? "";
            int line = from.VarInt(), column = from.VarInt(), end = from.VarInt();
            var function = Pick(from, strings) ?? "";
            var caller = from.VarInt();
            sites.Add(new DebugSite(file, line, column, end, function,
                caller == 0 ? null : Pick(from, sites, caller - 1)));
        }
        return sites;
    }

    private static T? Pick<T>(ByteReader from, List<T> items) where T : class => Pick(from, items, from.VarInt());

    private static string? PickOrNone(ByteReader from, List<string> strings) =>
        from.VarInt() is var index and > 0 ? Pick(from, strings, index - 1) : null;

    private static T? Pick<T>(ByteReader from, List<T> items, int index) where T : class
    {
        if (index < items.Count)
            return items[index];
        from.Fail(ImageErrorKind.BadIndex, $"debug index {index} of {items.Count}");
        return null;
    }

    /// <summary>Strings and sites by number; a caller stands before its callees.</summary>
    private sealed class SiteTables
    {
        private readonly List<string> _strings = [];
        private readonly Dictionary<string, int> _stringIndex = [];
        private readonly List<DebugSite> _sites = [];
        private readonly Dictionary<DebugSite, int> _siteIndex = [];

        public int Text(string text)
        {
            if (!_stringIndex.TryGetValue(text, out var index))
            {
                _stringIndex[text] = index = _strings.Count;
                _strings.Add(text);
            }
            return index;
        }

        public int Site(DebugSite? site)
        {
            if (site is null)
                return -1;
            if (_siteIndex.TryGetValue(site, out var index))
                return index;
            Site(site.Caller);
            Text(site.File);
            Text(site.Function);
            _siteIndex[site] = index = _sites.Count;
            _sites.Add(site);
            return index;
        }

        public void Write(ByteWriter to)
        {
            to.VarInt(_strings.Count);
            foreach (var text in _strings)
            {
                var bytes = Wtf8.Encode(text);
                to.VarInt(bytes.Length);
                to.Bytes(bytes);
            }
            to.VarInt(_sites.Count);
            foreach (var site in _sites)
            {
                to.VarInt(Text(site.File));
                to.VarInt(site.Line);
                to.VarInt(site.Column);
                to.VarInt(site.EndColumn);
                to.VarInt(Text(site.Function));
                to.VarInt(Site(site.Caller) + 1);
            }
        }
    }
}
