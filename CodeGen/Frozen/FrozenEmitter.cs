// SPDX-License-Identifier: MIT
// An image as C: compiled functions and every table that epy_frozen.h names, one file that is linked with the core.
using System.Buffers.Binary;
using System.Globalization;
using EPython.Bytecode.Images;
using EPython.CodeGen.C;
using EPython.CodeGen.Loading;
using EPython.Frontend.Ir;
using EPython.Frontend.Types;

namespace EPython.CodeGen.Frozen;

/// <summary>A frozen program: its C, what it uses, and which build it is (the core tells it in
/// Hello). Names: of the compiled functions in C. Arena: bytes of memory with which it never needs to collect, so that it
/// is built without a collector; null: it has one.</summary>
public sealed record FrozenProgram(
    string Source, string Slice, ulong Build, IReadOnlyDictionary<int, string> Names, long? Arena)
{
    /// <summary>C of the units that are loaded on demand; null: nothing of the unit is compiled.</summary>
    public IReadOnlyList<string?> Units { get; init; } = [];

    /// <summary>Bytes of arena that it needs at least where <see cref="Arena"/> is null.</summary>
    public long LeastArena { get; init; }

    /// <summary>Functions may come to call themselves.</summary>
    public bool Recurses { get; init; }
}

public sealed class FrozenEmitter
{
    private const int BytesPerLine = 24;

    private readonly IrProgram _program;
    private readonly Image _image;
    private readonly IReadOnlySet<int> _allCompiled;
    private readonly UnitContext _context;
    private readonly IReadOnlySet<int> _described;
    private readonly CWriter _writer = new();

    private FrozenEmitter(
        IrProgram program, Image image, IReadOnlySet<int> allCompiled, ImageTables tables, LoadPlan plan, Dispatch dispatch,
        bool collects, bool isSmall)
    {
        _program = program;
        _image = image;
        _allCompiled = allCompiled;
        var compiled = allCompiled.Except(plan.Functions).ToHashSet();
        _described = Described(program, compiled, dispatch);
        _writer.Line("#include \"epy_rt.h\"");
        _writer.Line("#include \"epy_frozen.h\"");
        _writer.Blank();
        _context = CEmitter.WriteFunctions(
            program, compiled, image.Profile, tables, _described, _writer, isFrozen: true, isSmall, plan.Functions, dispatch,
            collects);
    }

    /// <summary>C of a program. The image holds the interpreted functions' bytecode and no native code; constants and
    /// sites of the compiled functions are added to its tables through <paramref name="tables"/>. Names: of the compiled
    /// functions in C. A program that never collects need not say what is alive. Small: bytes count more than time.
    /// </summary>
    public static (string Source, IReadOnlyDictionary<int, string> Names) Emit(
        IrProgram program, Image image, IReadOnlySet<int> compiled, ImageTables tables, LoadPlan plan,
        Dispatch dispatch, bool collects, bool isSmall)
    {
        var emitter = new FrozenEmitter(program, image, compiled, tables, plan, dispatch, collects, isSmall);
        emitter.WriteConstants();
        emitter.WriteBytes("epy_program_code", image.ResidentCode.ToArray());
        if (image.Handlers.Count > 0)
            emitter.WriteBytes("epy_program_handlers", ImageWriter.Handlers(image.Handlers));
        var methods = emitter.WriteMethods();
        if (image.Classes.Count > 0)
            emitter.WriteBytes("epy_program_classes", ClassTable.Write(image.Classes));
        emitter.WriteFunctions();
        emitter.WriteTables(methods);
        var names = compiled.Except(plan.Functions).ToDictionary(function => function, function => CEmitter.FunctionName(emitter._context, function));
        return (emitter._writer.ToString(), names);
    }

    /// <summary>The same with its build's number, which is made of all that the program is.</summary>
    public static string WithBuild(string source, ulong build) =>
        $"#define EPY_PROGRAM_BUILD 0x{build.ToString("X16", CultureInfo.InvariantCulture)}u\n{source}";

    // Functions that are reached through their descriptors: the main body, functions used as values, and those that
    // interpreted code calls (with dynamic dispatch: any code). All others are called by their C names only, and need none.
    private static HashSet<int> Described(IrProgram program, IReadOnlySet<int> compiled, Dispatch dispatch)
    {
        var described = new HashSet<int>(CallGraph.Build(program).Escaping) { 0 };
        foreach (var function in program.Functions)
        {
            if (!compiled.Contains(function.Index))
                described.Add(function.Index);
            foreach (var call in IrWalk.All(function.Body).OfType<IrCall>())
            {
                if (dispatch == Dispatch.Dynamic || !compiled.Contains(function.Index) || !compiled.Contains(call.Callee.Index))
                    described.Add(call.Callee.Index);
            }
        }
        return described;
    }

    // ---- bytes -------------------------------------------------------------------------------------------------

    private byte[] WriteMethods()
    {
        var used = ProgramUse.Of(_program, _image).Builtins;
        var methods = MethodTable.Write(_image.MethodNames, row => used.Contains(row.Name));
        WriteBytes("epy_program_methods", methods);
        return methods;
    }

    private void WriteBytes(string name, IReadOnlyList<byte> bytes)
    {
        _writer.Blank();
        _writer.Open($"const uint8_t {name}[] =");
        foreach (var line in (bytes.Count == 0 ? [0] : bytes).Chunk(BytesPerLine))
            _writer.Line(string.Join(", ", line) + ",");
        _writer.Close(";");
    }

    // ---- constants ---------------------------------------------------------------------------------------------

    private void WriteConstants()
    {
        var raws = _image.Constants.Raws.Select(raw => FrozenConstants.Raw(raw, _image.Profile)).ToList();
        _writer.Blank();
        _writer.Open("const epy_word epy_program_raw_constants[] =");
        foreach (var raw in raws.DefaultIfEmpty("0"))
            _writer.Line(raw + ",");
        _writer.Close(";");

        _writer.Blank();
        var constants = new FrozenConstants(_writer, _image.Profile);
        var values = _image.Constants.Values.Select(constants.Value).ToList();
        _writer.Open("const epy_value epy_program_value_constants[] =");
        foreach (var value in values.DefaultIfEmpty("EPY_UNBOUND"))
            _writer.Line(value + ",");
        _writer.Close(";");
    }

    // ---- functions ---------------------------------------------------------------------------------------------

    private int FunctionCount => _described.Max() + 1;

    private void WriteFunctions()
    {
        _writer.Blank();
        for (var index = 0; index < FunctionCount; index++)
        {
            if (_described.Contains(index) && _image.Functions[index].Parameters.Count > 0)
                WriteParameters(index, _image.Functions[index].Parameters);
        }
        _writer.Open("EPY_PATCHED epy_function epy_program_functions[] =");
        for (var index = 0; index < FunctionCount; index++)
            _writer.Line(_described.Contains(index) ? Descriptor(index) + "," : "{ 0 },");
        _writer.Close(";");
    }

    private void WriteParameters(int index, IReadOnlyList<ParameterRecord> parameters)
    {
        static IEnumerable<int> Halves(int number) => [number & 0xFF, number >> 8];
        IEnumerable<int> bytes =
        [
            .. parameters.Select(parameter => (int)parameter.Kind), .. parameters.Select(parameter => (int)parameter.Type),
            .. parameters.SelectMany(parameter => Halves(parameter.Name)),
            .. parameters.SelectMany(parameter => Halves(parameter.Default)),
        ];
        _writer.Line($"static const uint8_t parameters_{Number(index)}[] = {{ {string.Join(", ", bytes)} }};");
    }

    private string Descriptor(int index)
    {
        var record = _image.Functions[index];
        var fields = new List<string>();
        if (record.IsLoaded)
        {
            fields.Add($".entry = epy_load_entry, .values = {Number(record.Values)}, .raws = {Number(record.Raws)}");
        }
        else if (record.IsInterpreted)
        {
            fields.Add(".entry = epy_vm_entry");
            fields.Add($".code = epy_program_code + {Number(record.CodeOffset)}");
            fields.Add($".values = {Number(record.Values)}, .raws = {Number(record.Raws)}");
        }
        else
        {
            fields.Add($".entry = {CEmitter.EntryName(index)}");
            fields.Add($".typed = (void *){CEmitter.FunctionName(_context, index)}");
        }
        if (record.Parameters.Count is > 0 and var count)
        {
            var parameters = $"parameters_{Number(index)}";
            fields.Add($".kinds = {parameters}, .types = {parameters} + {Number(count)}");
            fields.Add($".names = {parameters} + {Number(2 * count)}, .defaults = {parameters} + {Number(4 * count)}");
            fields.Add($".parameters = {Number(count)}, .keyword_only = {Number(record.KeywordOnly)}");
        }
        fields.Add($".result = '{record.Result}', .result_type = {Number((int)record.ResultType)}");
        fields.Add($".flags = {Number(record.Flags)}");
        return $"{{ {string.Join(", ", fields)} }} /* {CWriter.Harmless(_program.Functions[index].Name)} */";
    }

    private void WriteTables(byte[] methods)
    {
        int Count(int index) => BinaryPrimitives.ReadUInt16LittleEndian(methods.AsSpan(2 * index));
        var (names, rows, keywords) = (Count(0), Count(1), Count(2));
        _writer.Blank();
        _writer.Open("const struct epy_frozen_program epy_frozen_program =");
        _writer.Line(".tables.functions = epy_program_functions, .tables.code = epy_program_code,");
        _writer.Line(".tables.raw_constants = epy_program_raw_constants,");
        _writer.Line(".tables.value_constants = epy_program_value_constants,");
        _writer.Line($".tables.method_ends = epy_program_methods + {Number(6)},");
        _writer.Line($".tables.method_rows = epy_program_methods + {Number(6 + 2 * names)},");
        _writer.Line($".tables.keywords = epy_program_methods + {Number(6 + 2 * (names + rows))},");
        if (_image.Classes.Count > 0)
            _writer.Line(".tables.classes = epy_program_classes,");
        _writer.Line($".tables.function_count = {Number(FunctionCount)},");
        _writer.Line($".tables.global_raw_count = {Number(_image.GlobalRaws.Count)},");
        _writer.Line($".tables.global_value_count = {Number(_image.GlobalValues.Count)},");
        _writer.Line($".tables.method_count = {Number(names)}, .tables.keyword_count = {Number(keywords)},");
        if (_image.Handlers.Count is > 0 and var handlers)
            _writer.Line($".tables.handlers = epy_program_handlers, .tables.handler_count = {Number(handlers)},");
        var needs = FrameNeeds.Of(_program, _image, _allCompiled);
        _writer.Line($".acts = {Number(needs.Activations)}, .frame_words = {Number(needs.FrameWords)},");
        _writer.Line($".argv_slot = {Number(_image.ArgumentsSlot)}, .build = EPY_PROGRAM_BUILD,");
        _writer.Close(";");
    }

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);
}
