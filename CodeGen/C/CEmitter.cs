// SPDX-License-Identifier: MIT
// IR to C, the unit: one readable C file for the compiled functions of a program. It includes epy_rt.h and nothing
// else. Every function has a typed form epy_fn_<name>, a generic entry epy_entry_<index>, and a row in
// epy_unit_entries, from which the linker learns where both are.
using System.Globalization;
using EPython.Frontend.Ir;
using EPython.Frontend.Passes;
using EPython.Frontend.Types;

namespace EPython.CodeGen.C;

/// <summary>What the functions of one unit share while they are emitted. Frozen: the program's tables are in the unit, and
/// nothing interrupts the core while it computes. Small: bytes count more than time.</summary>
internal sealed record UnitContext(
    IrProgram Program, IReadOnlySet<int> Compiled, Profile Profile, ImageTables Tables, CallGraph Graph, Resizing Resizing,
    IReadOnlyDictionary<int, string> Names, bool IsFrozen, bool IsSmall, Dispatch Dispatch)
{
    /// <summary>What is checked before a loop instead of in it.</summary>
    public HashSet<IrOp> CheckedBefore { get; } = [];

    /// <summary>Whether a function is called by its C name.</summary>
    public bool CallsDirectly(int function) => Dispatch == Dispatch.Static && Compiled.Contains(function);
}

public static partial class CEmitter
{
    /// <summary>C source of the functions in <paramref name="compiled"/> (indices in the program). Loaded: those of the
    /// program that come on demand.</summary>
    public static string Emit(
        IrProgram program, IReadOnlySet<int> compiled, Profile profile, ImageTables tables, IReadOnlySet<int>? loaded = null,
        bool isFrozen = false, Dispatch dispatch = Dispatch.Static)
    {
        var writer = new CWriter();
        writer.Line("#include \"epy_rt.h\"");
        if (isFrozen)
            writer.Line("#include \"epy_frozen.h\"");
        writer.Blank();
        WriteTable(
            WriteFunctions(program, compiled, profile, tables, compiled, writer, isFrozen, isSmall: isFrozen, loaded, dispatch),
            writer);
        return writer.ToString();
    }

    /// <summary>The functions, and a generic entry for those that are reached through their descriptor.</summary>
    internal static UnitContext WriteFunctions(
        IrProgram program, IReadOnlySet<int> compiled, Profile profile, ImageTables tables, IReadOnlySet<int> withEntry,
        CWriter writer, bool isFrozen, bool isSmall, IReadOnlySet<int>? loaded = null, Dispatch dispatch = Dispatch.Static, bool collects = true)
    {
        var functions = program.Functions.Where(function => compiled.Contains(function.Index)).ToList();
        var graph = collects ? CallGraph.Build(program, loaded ?? new HashSet<int>()) : CallGraph.WithoutCollector(program);
        var context = new UnitContext(
            program, compiled, profile, tables, graph, new Resizing(program), NamesOf(functions), isFrozen, isSmall, dispatch);
        foreach (var function in functions)
        {
            writer.Line(Signature(function, context, withNames: false) + ";");
            if (function.IsGenerator)
                writer.Line(ResumeSignature(function, context) + ";");
        }
        foreach (var function in functions)
        {
            writer.Blank();
            new CFunctionEmitter(function, context, writer).Emit();
        }
        foreach (var function in functions.Where(function => withEntry.Contains(function.Index)))
            WriteEntry(function, context, writer);
        return context;
    }

    // The plain name where it is unique in the unit, else the qualified one.
    private static Dictionary<int, string> NamesOf(List<IrFunction> functions)
    {
        var scope = new NameMangler();
        var counts = functions.GroupBy(function => function.Symbol.Name).ToDictionary(group => group.Key, group => group.Count());
        return functions.ToDictionary(
            function => function.Index,
            function => scope.Claim("fn." + (counts[function.Symbol.Name] == 1 ? function.Symbol.Name : function.Name)));
    }

    internal static string FunctionName(UnitContext context, int function) => "epy_" + context.Names[function];

    internal static string Signature(
        IrFunction function, UnitContext context, bool withNames, Func<IrLocal, string>? nameOf = null)
    {
        var parameters = new List<string> { "epy_core *c", "epy_act *a" };
        var locals = function.Parameters.AsEnumerable();
        if (function.ClosureEnvironment is { } environment)
            locals = locals.Prepend(environment);
        foreach (var local in locals)
            parameters.Add(CLiterals.TypeOf(local.Kind) + (withNames ? " " + nameOf!(local) : ""));
        var result = CLiterals.TypeOf(function.ResultKind);
        return $"static {result} {FunctionName(context, function.Index)}({string.Join(", ", parameters)})";
    }

    internal static string ResumeName(UnitContext context, int function) => "epy_resume_" + context.Names[function]["fn_".Length..];

    /// <summary>The function that goes on in a generator (epy_generator.h).</summary>
    internal static string ResumeSignature(IrFunction function, UnitContext context) =>
        $"static epy_value {ResumeName(context, function.Index)}(epy_core *c, epy_act *a, epy_generator *g, epy_word state)";

    /// <summary>The function that goes on at heads of loops of an interpreted one (epy_tier.c).</summary>
    internal static string HeadsSignature(IrFunction function) =>
        $"static {CLiterals.TypeOf(function.ResultKind)} {HeadsName(function.Index)}"
            + "(epy_core *c, epy_act *a, const epy_word *base, unsigned state)";

    private static string HeadsName(int function) => "epy_heads_" + function.ToString(CultureInfo.InvariantCulture);

    // The generic entry: words to typed arguments, typed result to a word.
    private static void WriteEntry(IrFunction function, UnitContext context, CWriter writer)
    {
        var arguments = new List<string> { "c", "a" };
        if (function.ClosureEnvironment is not null)
            arguments.Add("env");
        arguments.AddRange(function.Parameters.Select((local, i) => FromWord(local.Kind, $"args[{i}]")));
        var call = $"{FunctionName(context, function.Index)}({string.Join(", ", arguments)})";
        writer.Blank();
        writer.Open($"static epy_word {EntryName(function.Index)}(epy_core *c, epy_act *a, const epy_function *f, "
            + "epy_value env, epy_word *args)");
        writer.Line("(void)f, (void)env, (void)args;");
        WriteWord(function.ResultKind, call, writer);
        writer.Close();
    }

    private static void WriteWord(Kind kind, string call, CWriter writer)
    {
        if (kind == Kind.None)
            writer.Line(call + ";");
        writer.Line($"return {(kind == Kind.None ? "EPY_NONE" : ToWord(kind, call))};");
    }

    private static void WriteTable(UnitContext context, CWriter writer, IEnumerable<int>? withHeads = null)
    {
        writer.Blank();
        writer.Open("EPY_UNIT_ENTRIES epy_unit_entries[] =");
        foreach (var function in (withHeads ?? []).Order())
        {
            var enter = EnterName(function);
            writer.Line($"{{ EPY_UNIT_HEADS + {function.ToString(CultureInfo.InvariantCulture)}, (epy_entry){enter}, (void *){enter} }},");
        }
        foreach (var function in context.Compiled.Order())
        {
            var index = function.ToString(CultureInfo.InvariantCulture);
            writer.Line($"{{ {index}, {EntryName(function)}, (void *){FunctionName(context, function)} }},");
        }
        writer.Close(";");
    }

    internal static string EntryName(int function) =>
        "epy_entry_" + function.ToString(CultureInfo.InvariantCulture);

    internal static string FromWord(Kind kind, string word) => kind switch
    {
        Kind.Int => $"(epy_int){word}",
        Kind.Float => $"epy_bits_float({word})",
        Kind.Bool => $"(bool){word}",
        Kind.Word => $"(uint32_t){word}",
        _ => word,
    };

    internal static string ToWord(Kind kind, string text) => kind switch
    {
        Kind.Float => $"epy_float_bits({text})",
        Kind.Value => text,
        _ => $"(epy_word){text}",
    };
}
