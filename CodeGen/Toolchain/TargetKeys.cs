// SPDX-License-Identifier: MIT
// The keys of a target description as they stand in its file, each with its place.
using Tomlyn.Parsing;
using Tomlyn.Syntax;

namespace EPython.CodeGen.Toolchain;

/// <summary>A mistake in a target description: "file:line: key: what is wrong".</summary>
public sealed class TargetException(string message) : Exception(message);

/// <summary>One key with its value: text, number or flag, or items.</summary>
internal sealed record TargetKey(string File, int Line, string Name, string Text, long Number, IReadOnlyList<string>? Items)
{
    public TargetException Wrong(string problem) => new($"{File}:{Line}: {Name}: {problem}");
}

internal sealed class TargetKeys(string file)
{
    private enum Form { Text, Number, Flag, Items }

    // Every key that a description may have.
    private static readonly Dictionary<string, Form> s_known = new(StringComparer.Ordinal)
    {
        ["inherits"] = Form.Text, ["description"] = Form.Text, ["numbers"] = Form.Text, ["compiler"] = Form.Text,
        ["packages"] = Form.Items, ["install"] = Form.Text, ["flags"] = Form.Items, ["small-flags"] = Form.Items,
        ["libgcc"] = Form.Text,
        ["sources"] = Form.Items, ["link-script"] = Form.Text, ["memory"] = Form.Number, ["memory-max"] = Form.Number,
        ["memory-step"] = Form.Number, ["stack"] = Form.Number, ["object"] = Form.Text, ["machine"] = Form.Number,
        ["elf-flags"] = Form.Number, ["elf-flags-mask"] = Form.Number, ["run"] = Form.Text, ["cost"] = Form.Text,
        ["loses-bytes"] = Form.Flag,
        ["start-timeout-ms"] = Form.Number, ["exits"] = Form.Flag,
    };

    private readonly Dictionary<string, TargetKey> _keys = new(StringComparer.Ordinal);

    /// <summary>Takes over what is not given yet.</summary>
    public void Inherit(IReadOnlyDictionary<string, TargetKey> parent)
    {
        foreach (var (name, key) in parent)
            _keys.TryAdd(name, key);
    }

    public TargetKey? Find(string name) => _keys.GetValueOrDefault(name);

    private TargetKey Required(string name) =>
        Find(name) ?? throw new TargetException($"{file}: {name}: this key is missing");

    public string Text(string name) => Required(name).Text;
    public long Number(string name) => Required(name).Number;
    public long Number(string name, long otherwise) => Find(name)?.Number ?? otherwise;
    public bool Flag(string name, bool otherwise) => Find(name) is { } key ? key.Number != 0 : otherwise;
    public IReadOnlyList<string> Items(string name) => Required(name).Items!;

    /// <summary>The file that a key names, relative to its description.</summary>
    public string PathOf(string name, string relative)
    {
        var key = Required(name);
        var path = Path.GetFullPath(Path.Combine(Path.GetDirectoryName(key.File)!, relative));
        return File.Exists(path) ? path : throw key.Wrong($"there is no file '{path}'");
    }

    public T OneOf<T>(string name, params (string Text, T Value)[] choices)
    {
        var key = Required(name);
        foreach (var (text, value) in choices)
        {
            if (text == key.Text)
                return value;
        }
        throw key.Wrong("expected " + string.Join(" or ", choices.Select(choice => $"\"{choice.Text}\"")));
    }

    // ---- reading -----------------------------------------------------------------------------------------------

    public static IReadOnlyDictionary<string, TargetKey> Parse(string file)
    {
        var document = SyntaxParser.Parse(ReadText(file), file, true);
        if (document.HasErrors)
        {
            var first = document.Diagnostics.First();
            throw new TargetException($"{file}:{first.Span.Start.Line + 1}: {first.Message}");
        }
        if (document.Tables.ChildrenCount > 0)
            throw new TargetException($"{file}: a description has keys only, no [tables]");
        var keys = new Dictionary<string, TargetKey>(StringComparer.Ordinal);
        foreach (var pair in document.KeyValues)
        {
            var key = Read(file, pair);
            keys[key.Name] = key;
        }
        return keys;
    }

    private static string ReadText(string file)
    {
        try
        {
            return File.ReadAllText(file);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new TargetException($"can't open target description '{file}': {error.Message}");
        }
    }

    private static TargetKey Read(string file, KeyValueSyntax pair)
    {
        var key = new TargetKey(file, pair.Span.Start.Line + 1, pair.Key!.ToString().Trim(), "", 0, null);
        if (!s_known.TryGetValue(key.Name, out var form))
            throw key.Wrong("there is no such key" + Suggestion(key.Name));
        return (form, pair.Value) switch
        {
            (Form.Text, StringValueSyntax text) => key with { Text = text.Value! },
            (Form.Number, IntegerValueSyntax { Value: >= 0 } number) => key with { Number = number.Value },
            (Form.Flag, BooleanValueSyntax flag) => key with { Number = flag.Value ? 1 : 0 },
            (Form.Items, ArraySyntax array) => key with { Items = [.. array.Items.Select(item => Item(key, item))] },
            (Form.Text, _) => throw key.Wrong("expected a string"),
            (Form.Number, _) => throw key.Wrong("expected a number that is not negative"),
            (Form.Flag, _) => throw key.Wrong("expected true or false"),
            _ => throw key.Wrong("expected a list of strings"),
        };
    }

    private static string Item(TargetKey key, ArrayItemSyntax item) =>
        item.Value is StringValueSyntax text ? text.Value! : throw key.Wrong("expected a list of strings");

    private static string Suggestion(string name)
    {
        static string Bare(string text) => text.Replace("-", "").Replace("_", "");
        var near = s_known.Keys.Where(known => Bare(known).StartsWith(Bare(name), StringComparison.Ordinal)
            || Bare(name).StartsWith(Bare(known), StringComparison.Ordinal)).MinBy(known => Math.Abs(known.Length - name.Length));
        return near is null ? "" : $"; did you mean '{near}'?";
    }
}
