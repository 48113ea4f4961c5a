// SPDX-License-Identifier: MIT
// The compiled functions of many programs as one C file, so that one run of the compiler serves them all: their names get the
// number of their unit, their rows in the table of entries too. What units have in common, as those of one program in several
// ways mostly have, is compiled once.
using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using EPython.Bytecode.Images;
using EPython.CodeGen;
using EPython.CodeGen.Elf;
using EPython.CodeGen.Toolchain;
using EPython.Host.Cli;
using EPython.Host.Monitor;

namespace EPython.Host.Fuzz;

internal sealed partial class UnitBatch
{
    /// <summary>Units that fit one batch: entries have 16 bits for unit and function.</summary>
    public const int MostUnits = 60;
    private const int Functions = 1 << 10;

    private readonly StringBuilder _heads = new("#include \"epy_rt.h\"\n");
    private readonly StringBuilder _bodies = new();
    private readonly StringBuilder _rows = new();
    private readonly Dictionary<string, int> _texts = [];
    private readonly Dictionary<string, string> _names = [];
    private int _units;

    // A function of a unit, with the functions of the unit that it names.
    private sealed record Piece(string Name, string Head, string Text, IReadOnlyList<string> Named);

    public bool IsEmpty => _units == 0;

    /// <summary>Adds a unit; its number.</summary>
    public int Add(NativeUnit unit)
    {
        var pieces = Pieces(unit.Source).ToDictionary(piece => piece.Name);
        var names = new Dictionary<string, string>();
        var added = pieces.Values.Where(piece => IsNew(piece, pieces, names)).ToList();
        string Renamed(string text) => Names().Replace(text, name => names.GetValueOrDefault(name.Value, name.Value));
        foreach (var piece in added)
        {
            _heads.Append(Renamed(piece.Head)).Append(";\n");
            _bodies.Append(Renamed(piece.Text));
        }
        foreach (Match row in Rows().Matches(unit.Source))
        {
            var function = _units * Functions + int.Parse(row.Groups[1].ValueSpan, CultureInfo.InvariantCulture);
            _rows.Append(CultureInfo.InvariantCulture, $"    {{ {function}, {Renamed(row.Groups[2].Value)} }},\n");
        }
        return _units++;
    }

    // Each function of the unit gets its name in the batch. It is that of one that was there before if both, and all that they
    // come to call, have the same text.
    private bool IsNew(Piece piece, Dictionary<string, Piece> pieces, Dictionary<string, string> names)
    {
        var key = string.Join(' ', Reached(piece, pieces).Select(NumberOfText));
        var name = string.Create(CultureInfo.InvariantCulture, $"u{_units}_{piece.Name}");
        var isNew = _names.TryAdd(key, name);
        names[piece.Name] = _names[key];
        return isNew;
    }

    private int NumberOfText(Piece piece)
    {
        _texts.TryAdd(piece.Text, _texts.Count);
        return _texts[piece.Text];
    }

    private static List<Piece> Reached(Piece first, Dictionary<string, Piece> pieces)
    {
        var reached = new List<Piece> { first };
        var seen = new HashSet<string> { first.Name };
        for (var i = 0; i < reached.Count; i++)
            reached.AddRange(reached[i].Named.Where(name => pieces.ContainsKey(name) && seen.Add(name)).Select(name => pieces[name]));
        return reached;
    }

    private static IEnumerable<Piece> Pieces(string source)
    {
        foreach (Match found in Definitions().Matches(source))
        {
            yield return new Piece(found.Groups[2].Value, found.Groups[1].Value, found.Value,
                [.. Names().Matches(found.Value).Select(name => name.Value).Distinct()]);
        }
    }

    /// <summary>Compiles and links all units for a core.</summary>
    public async Task<LinkedBatch> LinkAsync(CCompiler compiler, CoreSymbols core, Hello hello, TimeSpan limit)
    {
        var compiled = await compiler.CompileAsync(
            $"{_heads}{_bodies}EPY_UNIT_ENTRIES epy_unit_entries[] = {{\n{_rows}}};\n", limit, CancellationToken.None);
        if (compiled.Object is not { } code)
            throw new CommandException(ExitCodes.Internal, compiled.Error ?? "the C compiler failed");
        return new LinkedBatch(Builder.Link(code, core, hello), hello);
    }

    [GeneratedRegex(@"^(static .*\b(epy_(?:fn_\w+|entry_\d+|resume_\w+))\(.*\)) \{\n(?:(?!\}).*\n)*\}\n", RegexOptions.Multiline)]
    private static partial Regex Definitions();

    // Text of the program is in it too, in comments and strings: a name there is changed as well, which is seen when it runs.
    [GeneratedRegex(@"\bepy_(fn_\w+|entry_\d+|resume_\w+)\b")]
    private static partial Regex Names();

    [GeneratedRegex(@"\{ (\d+), (epy_entry_.*) \},")]
    private static partial Regex Rows();

    /// <summary>The code of a batch. That of each unit is in it, and that of the others, which nobody calls.</summary>
    internal sealed class LinkedBatch(LinkResult linked, Hello hello)
    {
        public NativePart Part(int unit, IReadOnlyList<Frontend.Ir.Site> sites)
        {
            var entries = linked.Entries.Where(entry => entry.Function / Functions == unit)
                .Select(entry => new NativeEntry(entry.Function % Functions, entry.Generic, entry.Typed));
            return new NativePart(new NativeCode(hello.LoadAddress, hello.BuildId, linked.Code, [.. entries]), sites, []);
        }
    }
}
