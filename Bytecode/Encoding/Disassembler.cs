// SPDX-License-Identifier: MIT
// Image -> assembly text. Assembler reads it back to the same bytes. Bytecode/README.md shows it.
using System.Text;
using EPython.Bytecode.Contract;
using EPython.Bytecode.Images;
using EPython.Frontend.Types;

namespace EPython.Bytecode.Encoding;

/// <summary>Writes images, functions and instructions as text.</summary>
public sealed class Disassembler
{
    private readonly Image _image;
    private readonly StringBuilder _text = new();
    private int _nextCode;
    private readonly bool _handlersInPlace;

    private Disassembler(Image image)
    {
        _image = image;
        // As the encoder writes them; others stand by themselves, so that nothing is lost.
        _handlersInPlace = image.Handlers.Zip(image.Handlers.Skip(1)).All(pair => pair.First.Function <= pair.Second.Function)
            && image.Handlers.All(range => range.Function < image.Functions.Count
                && CodeOf(image.Functions[range.Function]) is not null);
    }

    /// <summary>The whole image.</summary>
    public static string Disassemble(Image image)
    {
        var disassembler = new Disassembler(image);
        disassembler.Header();
        for (var i = 0; i < image.Functions.Count; i++)
            disassembler.Function(i);
        disassembler.Tail();
        return disassembler._text.ToString();
    }

    /// <summary>One function, for reading.</summary>
    public static string DisassembleFunction(Image image, int function)
    {
        var disassembler = new Disassembler(image);
        disassembler.Function(function);
        return disassembler._text.ToString();
    }

    private void Line(string text) => _text.Append(text).Append('\n');

    // ---- tables --------------------------------------------------------------------------------------------------

    private void Header()
    {
        Line($".profile {_image.Profile.ToString().ToLowerInvariant()}");
        Table("raw", _image.Constants.Raws, constant => $"{AssemblyText.Kind(constant.Kind)} {AssemblyText.Raw(constant)}");
        Table("constant", _image.Constants.Values, AssemblyText.Value);
        Table("global_raw", _image.GlobalRaws, AssemblyText.Kind);
        Table("global", _image.GlobalValues, RegisterTypes.Name);
        if (_image.ArgumentsSlot != Image.NoArguments)
            Line($".arguments {_image.ArgumentsSlot}");
        Table("method", _image.MethodNames, AssemblyText.Quote);
        Table("name", _image.Names, AssemblyText.Quote);
        Table("shape", _image.Environments.Shapes, shape =>
            $"{Number(shape.Parent, EnvironmentTable.None)} values({string.Join(", ", shape.Values.Select(RegisterTypes.Name))}) "
            + $"raws({string.Join(", ", shape.Raws.Select(AssemblyText.Kind))})");
        for (var i = 0; i < _image.Classes.Count; i++)
            Class(_image.Classes[i], i);
    }

    private void Class(ClassRecord one, int index)
    {
        Line($".class {AssemblyText.Quote(one.Name)} order({string.Join(", ", one.Order.Select(AssemblyText.ClassInOrder))})".PadRight(32) + $" ; {index}");
        for (var i = 0; i < one.Slots.Count; i++)
        {
            var slot = one.Slots[i];
            var line = slot.Kind == SlotRecord.Unused ? ".slot unused" : slot.Kind == SlotRecord.Reserved ? ".slot exception"
                : $".slot {AssemblyText.Kind(slot.Kind)} {RegisterTypes.Name(slot.Type)} name={slot.Name}";
            Line(line.PadRight(32) + $" ; {i} {_image.MethodNames.ElementAtOrDefault(slot.Name)}".TrimEnd());
        }
        foreach (var entry in one.Entries)
            Line($".entry name={entry.Name} {entry.How} {entry.Index}".PadRight(32) + $" ; {EntryName(entry.Name)}");
    }

    private string? EntryName(int name) => name >= ClassNumbers.FirstSpecial
        ? SpecialMethods.Names.ElementAtOrDefault(name - ClassNumbers.FirstSpecial)
        : _image.MethodNames.ElementAtOrDefault(name);

    private void Table<T>(string name, IReadOnlyList<T> items, Func<T, string> show)
    {
        for (var i = 0; i < items.Count; i++)
            Line($".{name} {show(items[i])}".PadRight(32) + $" ; {i}");
    }

    private static string Number(int number, int none) => number == none ? "-" : number.ToString();

    private void Function(int index)
    {
        var function = _image.Functions[index];
        var shape = _image.Environments.OfFunction[index];
        Line("");
        Line($".function {index} {AssemblyText.Quote(NameOf(index))}");
        Line($"    .result {AssemblyText.Kind(function.Result)} {RegisterTypes.Name(function.ResultType)}");
        Line($"    .frame values={function.Values} raws={function.Raws} flags={function.Flags} "
            + $"keyword_only={function.KeywordOnly} environment={Number(shape, EnvironmentTable.None)}");
        foreach (var parameter in function.Parameters)
        {
            var given = parameter.Default == ParameterRecord.ComputedDefault
                ? "computed" : Number(parameter.Default, ParameterRecord.NoDefault);
            Line($"    .parameter {AssemblyText.Kind(parameter.Kind)} {RegisterTypes.Name(parameter.Type)} "
                + $"name={Number(parameter.Name, ParameterRecord.NoDefault)} default={given}");
        }
        var code = CodeOf(function);
        // Back to back, as the encoder writes them, functions need no words about their place.
        if (code is null ? function.CodeOffset > 0 || function.CodeBytes > 0 : function.CodeOffset != _nextCode)
            Line($"    .code offset={function.CodeOffset} bytes={function.CodeBytes}");
        if (code is not null)
        {
            Code(function, code);
            _nextCode = function.CodeOffset + function.CodeBytes;
        }
        Line(".end");
    }

    private string NameOf(int index) => _image.Debug?.Functions.ElementAtOrDefault(index) ?? "";

    private byte[]? CodeOf(FunctionRecord function) =>
        (long)function.CodeOffset + function.CodeBytes <= _image.Code.Length && function.CodeBytes > 0
            ? _image.Code[function.CodeOffset..(function.CodeOffset + function.CodeBytes)] : null;

    // ---- code ----------------------------------------------------------------------------------------------------

    private void Code(FunctionRecord function, byte[] bytes)
    {
        var code = Decode(bytes);
        var starts = code.Select(at => at.Offset).ToHashSet();
        var end = code.Count == 0 ? 0 : code[^1].Offset + code[^1].Length;
        var handlers = HandlersOf(function).ToList();
        var marked = handlers.SelectMany(range => new[] { range.Start, range.End, range.Target })
            .Where(offset => starts.Contains(offset) || offset == end);
        var labels = code.Where(HasTarget).Select(at => at.Operands[^1]).Where(starts.Contains)
            .Concat(marked).Distinct().Order()
            .Select((offset, i) => (offset, name: $"L{i + 1}")).ToDictionary(pair => pair.offset, pair => pair.name);
        var shapes = _image.Environments.Sites.GroupBy(site => site.Offset)
            .ToDictionary(group => group.Key, group => group.First().Shape);
        foreach (var range in handlers)
            Line("    .handler " + string.Join(", ",
                new[] { range.Start, range.End, range.Target }.Select(offset => Operand('T', offset, labels))));
        DebugSite? last = null;
        foreach (var at in code)
        {
            var site = _image.Debug?.Find((uint)(function.CodeOffset + at.At));
            if (site is not null && site.Line != last?.Line)
                Line($"    ; {OneLine(site.File)}:{site.Line}");
            last = site ?? last;
            if (labels.TryGetValue(at.Offset, out var label))
                Line($"{label}:");
            if (shapes.TryGetValue(function.CodeOffset + at.Offset, out var shape))
                Line($"    .shape_of {shape}");
            Line("    " + Instruction(at, labels));
        }
        if (labels.TryGetValue(end, out var atEnd))
            Line($"{atEnd}:");
        if (end < bytes.Length)
            Line("    .bytes " + Convert.ToHexString(bytes.AsSpan(end)));
    }

    private IEnumerable<HandlerRange> HandlersOf(FunctionRecord function) => _handlersInPlace
        ? _image.Handlers.Where(range => ReferenceEquals(_image.Functions[range.Function], function)) : [];

    /// <summary>Instructions up to the first bytes that are none.</summary>
    private static List<Instruction> Decode(byte[] bytes)
    {
        var code = new List<Instruction>();
        for (var offset = 0; InstructionCodec.Read(bytes, offset) is { } at; offset += at.Length)
            code.Add(at);
        return code;
    }

    private static bool HasTarget(Instruction at) => at.Opcode.Info().Operands.EndsWith('T');

    private string Instruction(Instruction at, Dictionary<int, string> labels)
    {
        var row = at.Opcode.Info();
        var letters = InstructionCodec.Letters(row);
        var operands = new List<string>();
        if (InstructionCodec.HasResult(row))
            operands.Add(Register(row.Result, at.Result));
        for (var i = 0; i < letters.Length; i++)
            operands.Add(Operand(letters[i], at.Operands[i], labels));
        if (row.Operands.Contains('*'))
        {
            var kinds = OperandLists.KindsOf(at, _image.Functions) ?? new string('v', at.List.Length);
            operands.Add("(" + string.Join(", ", at.List.Select((slot, i) => Register(kinds[i], slot))) + ")");
        }
        var text = $"{(at.IsWide ? "Wide " : "")}{at.Opcode} {string.Join(", ", operands)}".TrimEnd();
        return Comment(at) is { } comment ? $"{text,-40} ; {OneLine(comment)}" : text;
    }

    /// <summary>A comment ends with its line.</summary>
    private static string OneLine(string text) => text.Any(char.IsControl) ? AssemblyText.Quote(text) : text;

    private static string Register(char kind, int number) => (kind == 'v' ? "v" : "r") + number;

    private static string Operand(char letter, int value, Dictionary<int, string> labels) => letter switch
    {
        'T' => labels.GetValueOrDefault(value, "@" + value),
        'Q' => "[" + value + "]",
        _ when InstructionCodec.IsRegister(letter) => Register(letter, value),
        _ => value.ToString(),
    };

    /// <summary>What an index stands for.</summary>
    private string? Comment(Instruction at) => at.Opcode switch
    {
        Opcode.LoadRaw when at.Operands[0] < _image.Constants.Raws.Count =>
            AssemblyText.Raw(_image.Constants.Raws[at.Operands[0]]),
        Opcode.LoadValue when at.Operands[0] < _image.Constants.Values.Count =>
            AssemblyText.Value(_image.Constants.Values[at.Operands[0]]),
        Opcode.Call or Opcode.CallV or Opcode.CallN or Opcode.LoadFunction or Opcode.NewClosure
            when NameOf(at.Operands[0]) is { Length: > 0 } name => name,
        Opcode.CallBuiltin or Opcode.LoadBuiltin when at.Operands[0] < BuiltinTable.All.Count =>
            BuiltinTable.All[at.Operands[0]].Name,
        Opcode.CallMethod or Opcode.CallMethodNames when at.Operands[0] < _image.MethodNames.Count =>
            _image.MethodNames[at.Operands[0]],
        Opcode.Raise when at.Operands[0] < FaultTable.All.Count => ((Fault)at.Operands[0]).ToString(),
        Opcode.CheckType or Opcode.LoadType => TypeComment(at.Operands[^1]),
        Opcode.NewInstance => ClassName(at.Operands[0]),
        Opcode.CheckInstance or Opcode.LoadAttribute or Opcode.DeleteAttribute =>
            _image.MethodNames.ElementAtOrDefault(at.Operands[^1]),
        Opcode.StoreAttribute => _image.MethodNames.ElementAtOrDefault(at.Operands[1]),
        _ when FieldComment(at) is { } field => field,
        Opcode.BinaryDynamic or Opcode.InPlaceDynamic or Opcode.UnaryDynamic or Opcode.CompareDynamic
            or Opcode.TestDynamic when at.Operands[^1] <= (int)DynamicOperator.GreaterEqual =>
            ((DynamicOperator)at.Operands[^1]).Symbol(),
        Opcode.CheckBound or Opcode.CheckBoundLocal or Opcode.CheckFlag or Opcode.CheckFlagLocal
            when at.Operands[1] < _image.Names.Count => _image.Names[at.Operands[1]],
        _ => null,
    };

    private string? ClassName(int index) => _image.Classes.ElementAtOrDefault(index)?.ShortName;

    private string? TypeComment(int type) => type >= ClassNumbers.FirstClass
        ? ClassName(type - ClassNumbers.FirstClass) : ((RegisterType)type).ToString();

    /// <summary>C.x for an instruction that names a slot.</summary>
    private string? FieldComment(Instruction at)
    {
        var name = at.Opcode.ToString();
        if (!name.StartsWith("LoadField", StringComparison.Ordinal) && !name.StartsWith("StoreField", StringComparison.Ordinal))
            return null;
        var slot = _image.Classes.ElementAtOrDefault(at.Operands[1])?.Slots.ElementAtOrDefault(at.Operands[2]);
        return slot is null ? null : $"{ClassName(at.Operands[1])}.{_image.MethodNames.ElementAtOrDefault(slot.Name)}";
    }

    // ---- the rest ------------------------------------------------------------------------------------------------

    private void Tail()
    {
        Line("");
        Gaps();
        Sites();
        foreach (var range in _image.Handlers.Where(_ => !_handlersInPlace))
            Line($".handler {range.Function} {range.Start} {range.End} {range.Target}");
        if (_image.Native is { } native)
        {
            Line($".native address={native.LoadAddress} build={native.BuildId}");
            Hex(".native_code", native.Code);
            foreach (var entry in native.Entries)
                Line($".native_entry {entry.Function} {entry.Generic} {entry.Typed}");
        }
        if (_image.Debug is { } debug)
            Hex(".debug", debug.Write());
        if (_image.Object is { } elf)
            Hex(".object", elf);
    }

    /// <summary>Bytes of section Code that belong to no function that was written.</summary>
    private void Gaps()
    {
        var owned = new bool[_image.Code.Length];
        foreach (var function in _image.Functions.Where(function => CodeOf(function) is not null))
            Array.Fill(owned, true, function.CodeOffset, function.CodeBytes);
        for (var start = 0; start < owned.Length; start++)
        {
            if (owned[start])
                continue;
            var end = Array.IndexOf(owned, true, start);
            end = end < 0 ? owned.Length : end;
            Line($".gap {start} {Convert.ToHexString(_image.Code.AsSpan(start, end - start))}");
            start = end;
        }
    }

    /// <summary>Sites that stand at no instruction.</summary>
    private void Sites()
    {
        var shown = new HashSet<int>();
        foreach (var function in _image.Functions)
        {
            if (CodeOf(function) is { } bytes)
                shown.UnionWith(Decode(bytes).Select(at => function.CodeOffset + at.Offset));
        }
        foreach (var group in _image.Environments.Sites.GroupBy(site => site.Offset))
        {
            foreach (var site in group.Skip(shown.Contains(group.Key) ? 1 : 0))
                Line($".site {site.Offset} {site.Shape}");
        }
    }

    private void Hex(string directive, byte[] bytes)
    {
        const int PerLine = 40;
        Line($"{directive} {bytes.Length}");
        for (var i = 0; i < bytes.Length; i += PerLine)
            Line($"    .hex {Convert.ToHexString(bytes.AsSpan(i, Math.Min(PerLine, bytes.Length - i)))}");
    }
}
