// SPDX-License-Identifier: MIT
// The compiled functions of many programs as one C file, so that one run of the compiler serves them all: their names get the
// number of their unit, their rows in the table of entries too.
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

    private const string Table = "EPY_UNIT_ENTRIES epy_unit_entries[] = {\n";

    private readonly StringBuilder _source = new();
    private readonly StringBuilder _rows = new(Table);
    private int _units;

    public bool IsEmpty => _units == 0;

    /// <summary>Adds a unit; its number.</summary>
    public int Add(NativeUnit unit)
    {
        var prefix = string.Create(CultureInfo.InvariantCulture, $"u{_units}_");
        var table = unit.Source.LastIndexOf(Table, StringComparison.Ordinal);
        _source.Append(Names().Replace(unit.Source[..table], prefix + "$0"));
        foreach (Match row in Rows().Matches(unit.Source, table))
        {
            var function = _units * Functions + int.Parse(row.Groups[1].ValueSpan, CultureInfo.InvariantCulture);
            _rows.Append(CultureInfo.InvariantCulture, $"    {{ {function}, {Names().Replace(row.Groups[2].Value, prefix + "$0")} }},\n");
        }
        return _units++;
    }

    /// <summary>Compiles and links all units for a core.</summary>
    public async Task<LinkedBatch> LinkAsync(CCompiler compiler, CoreSymbols core, Hello hello, TimeSpan limit)
    {
        var compiled = await compiler.CompileAsync($"{_source}{_rows}}};\n", limit, CancellationToken.None);
        if (compiled.Object is not { } code)
            throw new CommandException(ExitCodes.Internal, compiled.Error ?? "the C compiler failed");
        return new LinkedBatch(Builder.Link(code, core, hello), hello);
    }

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
