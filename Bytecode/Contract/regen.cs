// SPDX-License-Identifier: MIT
// Writes what derives from the contract tables, in C# and C: dotnet run Bytecode/Contract/regen.cs [root]. The results are committed; a
// test runs this again and fails when they are stale.
using System.Text;
using System.Text.RegularExpressions;

var root = args.Length > 0 ? args[0] : Directory.GetCurrentDirectory();
var contract = Path.Combine(root, "Bytecode", "Contract");

var opcodes = Rows("opcodes.def");
var builtins = Rows("builtins.def");
var math = Rows("math.def");
var types = Rows("types.def");
var operators = Rows("operators.def");
var specials = Rows("specials.def");
var faults = Rows("faults.def");
var image = Rows("image.def");
var exceptions = Rows("exceptions.def");

Write("Frontend/Ir/Operation.g.cs", "EPython.Frontend.Ir", "opcodes.def", text =>
{
    Enum(text, "Operation", "An operation of the IR: an OP row.", "ushort",
        opcodes.Where(r => r.Macro == "OP").Select(r => (r[0], $"{r[1]} <- \"{r[2]}\"")));
    text.AppendLine();
    text.AppendLine("public static partial class Operations");
    text.AppendLine("{");
    text.AppendLine("    private static readonly OperationInfo[] s_rows =");
    text.AppendLine("    [");
    foreach (var row in opcodes.Where(r => r.Macro == "OP"))
        text.AppendLine($"        new(Operation.{row[0]}, '{row[1]}', \"{row[2]}\", {Effects(row[3])}),");
    text.AppendLine("    ];");
    text.AppendLine("}");
});
Write("Frontend/Types/BuiltinTable.g.cs", "EPython.Frontend.Types", "builtins.def, math.def, types.def, exceptions.def", text =>
{
    text.AppendLine("public static partial class BuiltinTable");
    text.AppendLine("{");
    text.AppendLine("    private static readonly BuiltinInfo[] s_rows =");
    text.AppendLine("    [");
    foreach (var row in builtins)
    {
        var owner = row.Macro == "METHOD" ? $"\"{row[1]}\", null" : $"null, \"{row[1]}\"";
        text.AppendLine(
            $"        new(\"{row[0]}\", {owner}, \"{row[2]}\", \"{row[3]}\", \"{row[4]}\", {Effects(row[5])}),");
    }
    text.AppendLine("    ];");
    text.AppendLine("    private static readonly MathInfo[] s_math =");
    text.AppendLine("    [");
    foreach (var row in math)
        text.AppendLine($"        new(\"{row[0]}\", \"{row[1]}\", {row[2]}),");
    text.AppendLine("    ];");
    text.AppendLine("    private static readonly TypeInfo[] s_types =");
    text.AppendLine("    [");
    foreach (var row in types.Where(r => r.Macro == "TYPE"))
        text.AppendLine($"        new(\"{row[0]}\", \"{row[1]}\"),");
    text.AppendLine("    ];");
    text.AppendLine("    private static readonly ExceptionInfo[] s_exceptions =");
    text.AppendLine("    [");
    foreach (var row in exceptions)
        text.AppendLine($"        new(\"{row[0]}\", \"{row[1]}\"),");
    text.AppendLine("    ];");
    text.AppendLine("}");
});
Write("Frontend/Types/ContractNumbers.g.cs", "EPython.Frontend.Types", "types.def, operators.def, specials.def, image.def", text =>
{
    Enum(text, "RegisterType", "What a value register is known to hold: a row of types.def.", "byte",
        types.Select(r => (r[0], r.Macro == "TYPE" ? r[1] : "register type")));
    Enum(text, "OperatorNumber", "Operator of a dynamic operation: a row of operators.def.", "byte",
        operators.Select(r => (r[0], r[1])));
    Enum(text, "SpecialMethod", "A method that the machine calls: a row of specials.def.", "byte",
        specials.Select(r => (r[0], r[1])));
    text.AppendLine();
    text.AppendLine("/// <summary>Numbers of the program's classes among types and names; from image.def.</summary>");
    text.AppendLine("public static class ClassNumbers");
    text.AppendLine("{");
    foreach (var row in image.Where(r => r[0] is "FirstClass" or "MaxClasses" or "ExceptionSlots" or "FirstSpecial"))
        text.AppendLine($"    public const int {row[0]} = {row[1]};");
    text.AppendLine("}");
    text.AppendLine();
    text.AppendLine("public static class SpecialMethods");
    text.AppendLine("{");
    text.AppendLine("    /// <summary>Python names, by number.</summary>");
    text.AppendLine("    public static IReadOnlyList<string> Names { get; } =");
    text.AppendLine($"        [{string.Join(", ", specials.Select(r => $"\"{r[1]}\""))}];");
    text.AppendLine();
    text.AppendLine("    private static readonly Dictionary<string, int> s_numbers =");
    text.AppendLine("        Names.Select((name, number) => (name, number)).ToDictionary(row => row.name, row => row.number);");
    text.AppendLine();
    text.AppendLine("    /// <summary>Number of a Python name; -1 if the machine calls nothing of that name.</summary>");
    text.AppendLine("    public static int NumberOf(string name) => s_numbers.GetValueOrDefault(name, -1);");
    text.AppendLine("}");
});
Write("Bytecode/Contract/Opcode.g.cs", "EPython.Bytecode.Contract", "opcodes.def", text =>
{
    Enum(text, "Opcode", "An instruction: every row, in order; the byte in the code.", "byte",
        opcodes.Select(r => (r[0], $"{r[1]} <- \"{r[2]}\"")));
    text.AppendLine();
    text.AppendLine("public static partial class Opcodes");
    text.AppendLine("{");
    text.AppendLine("    private static readonly OpcodeInfo[] s_rows =");
    text.AppendLine("    [");
    foreach (var row in opcodes)
        text.AppendLine($"        new(Opcode.{row[0]}, '{row[1]}', \"{row[2]}\", {Effects(row[3])}),");
    text.AppendLine("    ];");
    text.AppendLine();
    text.AppendLine("    private static readonly Opcode[] s_ofOperation =");
    text.AppendLine("    [");
    foreach (var row in opcodes.Where(r => r.Macro == "OP"))
        text.AppendLine($"        Opcode.{row[0]},");
    text.AppendLine("    ];");
    text.AppendLine("}");
});
Write("Bytecode/Contract/Tables.g.cs", "EPython.Bytecode.Contract",
    "builtins.def, math.def, types.def, operators.def, faults.def, image.def", text =>
{
    Enum(text, "BuiltinId", "A row of builtins.def.", "ushort", builtins.Select(r => (r[0], r[2])));
    Enum(text, "MathId", "A row of math.def.", "byte", math.Select(r => (r[0], r[1])));
    Enum(text, "RuntimeType", "A row of types.def; REFINED rows are register types only.", "byte",
        types.Select(r => (r[0], r.Macro == "TYPE" ? r[1] : "register type")));
    Enum(text, "DynamicOperator", "A row of operators.def.", "byte", operators.Select(r => (r[0], r[1])));
    Enum(text, "Fault", "A row of faults.def.", "ushort", faults.Select(r => (r[0], r[1])));
    Enum(text, "Section", "A section of an image.", "byte",
        image.Where(r => r.Macro == "SECTION").Select(r => ($"{r[0]} = {r[1]}", r[2] == "1" ? "core" : "host")));
    Enum(text, "MessageType", "A message between host and core.", "byte",
        image.Where(r => r.Macro == "MESSAGE").Select(r => ($"{r[0]} = {r[1]}", $"from the {r[2]}: {r[3]}")));
    Enum(text, "Refusal", "Why a core refuses.", "ushort",
        image.Where(r => r.Macro == "REFUSAL").Select(r => ($"{r[0]} = {r[1]}", r[2])));
    Enum(text, "Service", "What a core asks the host for.", "byte",
        image.Where(r => r.Macro == "SERVICE").Select(r => ($"{r[0]} = {r[1]}", r[2])));
    text.AppendLine();
    text.AppendLine("/// <summary>Words for refusals.</summary>");
    text.AppendLine("public static class RefusalTable");
    text.AppendLine("{");
    text.AppendLine("    public static string Words(Refusal refusal) => refusal switch");
    text.AppendLine("    {");
    foreach (var row in image.Where(r => r.Macro == "REFUSAL"))
        text.AppendLine($"        Refusal.{row[0]} => \"{row[2]}\",");
    text.AppendLine("        _ => $\"reason {(int)refusal}\",");
    text.AppendLine("    };");
    text.AppendLine("}");
    text.AppendLine();
    text.AppendLine("/// <summary>Constants of the image format.</summary>");
    text.AppendLine("public static class ImageFormat");
    text.AppendLine("{");
    foreach (var row in image.Where(r => r.Macro == "FIELD"))
        text.AppendLine($"    public const int {row[0]} = {row[1]};");
    text.AppendLine("}");
    text.AppendLine();
    text.AppendLine("public static partial class FaultTable");
    text.AppendLine("{");
    text.AppendLine("    private static readonly FaultInfo[] s_rows =");
    text.AppendLine("    [");
    foreach (var row in faults)
        text.AppendLine($"        new(Fault.{row[0]}, \"{row[1]}\", \"{row[2]}\"),");
    text.AppendLine("    ];");
    text.AppendLine("}");
    text.AppendLine();
    text.AppendLine("public static partial class OperatorTable");
    text.AppendLine("{");
    text.AppendLine("    private static readonly string[] s_symbols =");
    text.AppendLine($"        [{string.Join(", ", operators.Select(r => $"\"{r[1]}\""))}];");
    text.AppendLine("}");
});
WriteC("DeviceVM-c/src/epy_opcodes.g.h", "The instructions' numbers; WIDE rows may stand after Wide.", text =>
{
    text.AppendLine("enum epy_opcode {");
    foreach (var row in opcodes)
        text.AppendLine($"    EPY_OPCODE_{row[0]},");
    foreach (var row in opcodes.Where(r => r[2].Any(IsWidened)))
        text.AppendLine($"    EPY_WIDE_{row[0]} = 256 + EPY_OPCODE_{row[0]},");
    text.AppendLine("};");
});
WriteC("DeviceVM-c/src/epy_operations.g.h", "What each instruction does, for epy_exec*.c.", text =>
{
    string? open = null;
    foreach (var row in opcodes)
    {
        if (open != null && Family(row[0]) != open)
            throw new InvalidDataException($"{row[0]} stands between the rows of {open}");
        text.AppendLine($"#if EPY_USES_OPCODE({row[0]})");
        text.AppendLine(Instruction(row));
        text.AppendLine("#endif");
        open = row[0].EndsWith("Value", StringComparison.Ordinal) ? null : Family(row[0]);
        if (Family(row[0]) is { } family && row[0].EndsWith("Value", StringComparison.Ordinal))
        {
            var members = opcodes.Where(r => Family(r[0]) == family).Select(r => $"EPY_USES_OPCODE({r[0]})");
            text.AppendLine($"#if {string.Join(" || \\\n    ", members)}");
            text.AppendLine($"MEMBERS_END({family})");
            text.AppendLine("#endif");
        }
    }
});
WriteC("DeviceRuntime-c/src/epy_builtins.g.h", "What a slice has:\n"
    + "// ROW(Name, required, positional, keyword-only, rest) per built-in, and whether there is any function of math.def.", text =>
{
    foreach (var row in builtins)
    {
        text.AppendLine($"#if EPY_USES_BUILTIN({row[0]})");
        text.AppendLine($"ROW({row[0]}, {ParameterCounts(row[0], row[3])})");
        text.AppendLine("#endif");
    }
    text.AppendLine("#if " + string.Join(" || \\\n    ", math.Select(row => $"EPY_USES_MATH({row[0]})")));
    text.AppendLine("#define EPY_ANY_MATH 1");
    text.AppendLine("#endif");
}, "builtins.def, math.def");
Save("docs/isa.md", IsaPage());
return 0;

// "2, 3, 0, 0" of "self,old,new=": required and all that can be given by position, keyword-only ones, whether any number
// may follow. A core keeps them in a byte.
static string ParameterCounts(string name, string parameters)
{
    var cells = parameters.Split(',', StringSplitOptions.RemoveEmptyEntries);
    var star = Array.FindIndex(cells, cell => cell[0] == '*');
    var positional = cells.Take(star < 0 ? cells.Length : star).Where(cell => cell != "/").ToList();
    var keywordOnly = star < 0 ? [] : cells[(star + 1)..];
    var required = positional.TakeWhile(cell => !cell.EndsWith('=')).Count();
    if (required > 3 || positional.Count > 7 || keywordOnly.Length > 3
        || positional.Skip(required).Concat(keywordOnly).Any(cell => !cell.EndsWith('=')))
        throw new InvalidDataException($"builtins.def: the parameters of {name} do not fit the core's byte");
    return $"{required}, {positional.Count}, {keywordOnly.Length}, {(star >= 0 && cells[star].Length > 1 ? 1 : 0)}";
}

static bool IsWidened(char operand) => "KGFNMXBT*".Contains(operand);

// One operation on items of each storage, or slots of either bank; its rows stand together, Value last.
static string? Family(string name) =>
    Regex.Match(name, "^((?:Load|Store)Item|Append|Pop)(Int|Float|Bool|Value)$|^((?:Load|Store)Env)(Raw|Value)$") is { Success: true } match
        ? match.Groups[1].Value + match.Groups[3].Value : null;

// PLAIN(AddInt, DONE_I(2, epy_op_AddInt(c, a, AT, I(1), I(2)))): the form of the operands behind the nibbles, then what
// is done. What MACHINE rows do is written in epy_machine.h.
static string Instruction(Row row)
{
    var (name, result, operands) = (row[0], row[1][0], row[2]);
    var nibbles = result == '-' ? 0 : 1;
    var start = (operands.Count(o => "ifbwvrnL".Contains(o)) + nibbles + 1) / 2;
    var widened = string.Concat(operands.Where(o => IsWidened(o) && o != '*'));
    var form = widened switch { "" => operands.Contains('*') ? "LIST" : "PLAIN", "T" => "JUMP", _ when widened.Length == 2 => "TWO", _ => "ONE" };
    if (Family(name) != null)
        form = "MEMBER";
    var head = form is "PLAIN" or "MEMBER" ? $"{form}({name}, " : $"{form}({name}, {start}, ";
    if (row.Macro == "MACHINE")
        return $"{head}DO_{name})";
    var arguments = new StringBuilder("c, a, AT");
    var immediates = 0;
    foreach (var operand in operands)
    {
        arguments.Append(", ").Append(operand switch
        {
            'n' => $"SIGNED({nibbles++})",
            's' => "SIGNED_BYTE",
            'B' or 'X' => immediates++ == 0 ? "immediate" : "second",
            '*' => $"count, {ListOf(name)}",
            _ => $"{char.ToUpperInvariant(operand)}({nibbles++})",
        });
    }
    var size = form switch { "PLAIN" or "MEMBER" => $"{start + operands.Count(o => o == 's')}", "LIST" => "LISTED", _ => $"{form}_{start}" };
    var done = result == '-' ? "DONE" : $"DONE_{char.ToUpperInvariant(result)}";
    return $"{head}{done}({size}, epy_op_{name}({arguments})))";
}

static string ListOf(string name) => name switch
{
    "BuildListInt" => "INTS",
    "BuildListFloat" => "FLOATS",
    "BuildListBool" => "BOOLS",
    _ => "VALUES",
};

void WriteC(string path, string what, Action<StringBuilder> body, string from = "opcodes.def")
{
    var text = new StringBuilder();
    text.AppendLine("// SPDX-License-Identifier: MIT");
    text.AppendLine($"// Generated by Bytecode/Contract/regen.cs from {from}; do not edit. {what}");
    body(text);
    Save(path, text.ToString());
}

void Save(string path, string text)
{
    path = Path.Combine(root, path);
    Directory.CreateDirectory(Path.GetDirectoryName(path)!);
    File.WriteAllText(path, text.Replace("\r\n", "\n"));
}

string IsaPage()
{
    var text = new StringBuilder();
    text.AppendLine("# Instructions");
    text.AppendLine();
    text.AppendLine("Written by `Bytecode/Contract/regen.cs` from `opcodes.def`; do not edit. Letters of operands and effects are");
    text.AppendLine("explained at the top of that file, their packing in [machine.md](machine.md), \"Bytecode\". Bytes: opcode included,");
    text.AppendLine("`+list` where an operand list follows; `wide` where a `Wide` prefix may stand before it.");
    var section = "";
    for (var number = 0; number < opcodes.Count; number++)
    {
        var row = opcodes[number];
        if (row.Section != section)
        {
            section = row.Section;
            text.AppendLine();
            text.AppendLine($"## {char.ToUpperInvariant(section[0])}{section[1..]}");
            text.AppendLine();
            text.AppendLine("| number | instruction | bytes | effects | |");
            text.AppendLine("|---|---|---|---|---|");
        }
        var comment = row.Comment.Replace("|", "\\|").Replace("<", "&lt;");
        text.AppendLine($"| {number} | `{IsaForm(row)}` | {IsaBytes(row)} | {IsaEffects(row[3])} | {comment} |");
    }
    return text.ToString();
}

static string IsaForm(Row row)
{
    var operands = row[2].Select(letter => letter.ToString());
    return row[1] == "-" ? $"{row[0]} {string.Join(", ", operands)}".TrimEnd()
        : $"{row[0]} {string.Join(", ", operands.Prepend(row[1]))}";
}

static string IsaBytes(Row row)
{
    var nibbles = (row[1] == "-" ? 0 : 1) + row[2].Count(letter => "ifbwvrnL".Contains(letter));
    var bytes = 1 + (nibbles + 1) / 2 + row[2].Sum(letter => letter is 'O' or 'Q' ? 2 : "sBKGFNMXT".Contains(letter) ? 1 : 0);
    return bytes + (row[2].Contains('*') ? "+list" : "") + (row[2].Any(IsWidened) ? ", wide" : "");
}

static string IsaEffects(string cell) => cell == "0" ? "" : cell.ToLowerInvariant().Replace(" | ", ", ");

List<Row> Rows(string file)
{
    var rows = new List<Row>();
    var section = "";
    foreach (var line in File.ReadLines(Path.Combine(contract, file)))
    {
        var match = Regex.Match(line, "^([A-Z]+)\\(((?:\"(?:[^\"\\\\]|\\\\.)*\"|[^\")])*)\\)\\s*(//.*)?$");
        if (!match.Success)
        {
            if (line.Length > 0 && !line.StartsWith("//"))
                throw new InvalidDataException($"{file}: not a row: {line}");
            var heading = Regex.Match(line, "^// ---- (.*?) -+$");
            section = heading.Success ? heading.Groups[1].Value : section;
            continue;
        }
        // Blanks between a quoted cell and its comma are not cells; a quoted cell may be empty.
        var cells = Regex.Matches(match.Groups[2].Value, "\"((?:[^\"\\\\]|\\\\.)*)\"|([^,\"]+)")
            .Where(m => m.Groups[1].Success || m.Groups[2].Value.Trim().Length > 0)
            .Select(m => m.Groups[1].Success ? m.Groups[1].Value : m.Groups[2].Value.Trim()).ToList();
        rows.Add(new Row(match.Groups[1].Value, cells, section, match.Groups[3].Value.TrimStart('/', ' ')));
    }
    return rows;
}

static string Effects(string cell) => cell == "0"
    ? "Effects.None"
    : string.Join(" | ", cell.Split('|', StringSplitOptions.TrimEntries).Select(e => $"Effects.{char.ToUpperInvariant(e[0])}{e[1..].ToLowerInvariant()}"));

static void Enum(StringBuilder text, string name, string summary, string baseType, IEnumerable<(string Name, string Note)> members)
{
    text.AppendLine();
    text.AppendLine($"/// <summary>{summary}</summary>");
    text.AppendLine($"public enum {name} : {baseType}");
    text.AppendLine("{");
    foreach (var (member, note) in members)
        text.AppendLine($"    {member}, // {note}");
    text.AppendLine("}");
}

void Write(string path, string ns, string from, Action<StringBuilder> body)
{
    var text = new StringBuilder();
    text.AppendLine($"// Generated by Bytecode/Contract/regen.cs from {from}; do not edit.");
    text.AppendLine("using EPython.Frontend.Ir;");
    text.AppendLine();
    text.AppendLine($"namespace {ns};");
    body(text);
    Save(path, text.ToString());
}

sealed record Row(string Macro, IReadOnlyList<string> Cells, string Section, string Comment)
{
    public string this[int index] => Cells[index];
}
