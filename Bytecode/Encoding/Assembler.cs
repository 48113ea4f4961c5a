// SPDX-License-Identifier: MIT
// Assembly text -> image, so that tests and tools can write bytecode by hand. The counterpart of Disassembler.
using EPython.Bytecode.Contract;
using EPython.Bytecode.Images;
using EPython.Frontend.Types;

namespace EPython.Bytecode.Encoding;

/// <summary>An image, or the errors that kept it from being made.</summary>
public sealed record AssemblyResult(Image? Image, IReadOnlyList<AssemblyError> Errors);

/// <summary>Reads assembly text.</summary>
public sealed class Assembler
{
    private readonly List<AssemblyError> _errors = [];
    private readonly List<RawConstant> _raws = [];
    private readonly List<PyValue> _values = [];
    private readonly List<char> _globalRaws = [];
    private readonly List<RegisterType> _globals = [];
    private int _arguments = Image.NoArguments;
    private readonly List<string> _methods = [];
    private readonly List<string> _names = [];
    private readonly List<EnvironmentShape> _shapes = [];
    private readonly List<ClassRecord> _classes = [];
    private readonly List<EnvironmentSite> _sites = [];
    private readonly List<AssembledFunction> _functions = [];
    private readonly List<HandlerRange> _handlers = [];
    private readonly List<(int Offset, byte[] Bytes)> _gaps = [];
    private readonly List<NativeEntry> _entries = [];
    private readonly Dictionary<string, List<byte>> _blobs = [];
    private Profile _profile = Profile.I64F64;
    private (ulong Address, ulong Build)? _native;
    private AssembledFunction? _function;
    private List<byte>? _blob;

    public static AssemblyResult Assemble(string text)
    {
        var assembler = new Assembler();
        var lines = text.Split('\n');
        for (var i = 0; i < lines.Length; i++)
            assembler.Guarded(i + 1, () => assembler.Line(new LineScanner(lines[i])));
        if (assembler._function is not null)
            assembler._errors.Add(new AssemblyError(lines.Length, 1, "'.end' expected"));
        Image? image = null;
        if (assembler._errors.Count == 0)
            assembler.Guarded(lines.Length, () => image = assembler.Link());
        return new AssemblyResult(assembler._errors.Count == 0 ? image : null, assembler._errors);
    }

    private void Guarded(int line, Action action)
    {
        try
        {
            action();
        }
        catch (AssemblyException wrong)
        {
            _errors.Add(new AssemblyError(line, wrong.Column, wrong.Message));
        }
    }

    private void Line(LineScanner at)
    {
        if (at.AtEnd)
            return;
        if (_function is not null)
        {
            if (_function.Line(at))
                _function = null;
        }
        else
        {
            Directive(at, at.Word());
        }
        at.End();
    }

    private void Directive(LineScanner at, string directive)
    {
        switch (directive)
        {
            case ".profile": _profile = ProfileOf(at); break;
            case ".raw": _raws.Add(Raw(at)); break;
            case ".constant": _values.Add(at.Value()); break;
            case ".global_raw": _globalRaws.Add(at.Kind()); break;
            case ".global": _globals.Add(at.Type()); break;
            case ".arguments": _arguments = at.Number(ushort.MaxValue); break;
            case ".method": _methods.Add(at.Text()); break;
            case ".name": _names.Add(at.Text()); break;
            case ".class": _classes.Add(Class(at)); break;
            case ".slot": Replace(WithSlot(at, _classes.LastOrDefault())); break;
            case ".entry": Replace(WithEntry(at, _classes.LastOrDefault())); break;
            case ".shape": _shapes.Add(Shape(at)); break;
            case ".function": Begin(at); break;
            case ".gap": _gaps.Add((at.Number(), at.Hex())); break;
            case ".handler": _handlers.Add(new HandlerRange(Place(at), Place(at), Place(at), Place(at))); break;
            case ".site": _sites.Add(new EnvironmentSite(at.Number(), at.Number(ushort.MaxValue))); break;
            case ".native": _native = (Key(at, "address"), Key(at, "build")); break;
            case ".native_entry": _entries.Add(Entry(at)); break;
            case ".native_code" or ".debug" or ".object":
                _blobs[directive] = _blob = [];
                at.Number();
                break;
            case ".hex" when _blob is not null: _blob.AddRange(at.Hex()); break;
            default: throw at.Error($"unknown directive '{directive}'");
        }
    }

    private static int Place(LineScanner at) => at.Number(ushort.MaxValue);

    private static Profile ProfileOf(LineScanner at) => at.Word() switch
    {
        "i64f64" => Profile.I64F64,
        "i32f32" => Profile.I32F32,
        _ => throw at.Error("i64f64 or i32f32 expected"),
    };

    private static RawConstant Raw(LineScanner at) => at.Kind() switch
    {
        'f' => new RawConstant('f', BitConverter.DoubleToUInt64Bits(at.Float())),
        'i' => new RawConstant('i', (ulong)at.Long()),
        var kind => new RawConstant(kind, at.Unsigned()),
    };

    private static EnvironmentShape Shape(LineScanner at)
    {
        var parent = at.Next == '-' && at.Take('-') ? EnvironmentTable.None : at.Number(ushort.MaxValue);
        Named(at, "values");
        var values = at.List(at.Type);
        Named(at, "raws");
        return new EnvironmentShape(parent, values, at.List(at.Kind));
    }

    private void Replace(ClassRecord last) => _classes[^1] = last;

    // .class "__main__.C" order(0, 1, ValueError, Exception, BaseException), then .slot and .entry lines.
    private static ClassRecord Class(LineScanner at)
    {
        var name = at.Text();
        Named(at, "order");
        var order = at.List(() => ClassInOrder(at));
        return new ClassRecord(name, order, [], []);
    }

    private static int ClassInOrder(LineScanner at)
    {
        if (char.IsAsciiDigit(at.Next))
            return ClassNumbers.FirstClass + at.Number(ClassNumbers.MaxClasses);
        var name = at.Word();
        return BuiltinTable.IsException(name) ? BuiltinTable.TypeNumber(name) : throw at.Error("a class expected");
    }

    // .slot value Any name=3, .slot unused, or .slot exception
    private static ClassRecord WithSlot(LineScanner at, ClassRecord? one)
    {
        if (one is null)
            throw at.Error("'.class' expected");
        if (at.Next == 'u')
        {
            Named(at, "unused");
            return one with { Slots = [.. one.Slots, new SlotRecord(SlotRecord.Unused, RegisterType.Any, 0)] };
        }
        if (at.Next == 'e')
        {
            Named(at, "exception");
            return one with { Slots = [.. one.Slots, SlotRecord.OfException] };
        }
        var (kind, type) = (at.Kind(), at.Type());
        return one with { Slots = [.. one.Slots, new SlotRecord(kind, type, at.Setting("name", ushort.MaxValue))] };
    }

    // .entry name=2 F 5
    private static ClassRecord WithEntry(LineScanner at, ClassRecord? one)
    {
        if (one is null)
            throw at.Error("'.class' expected");
        var name = at.Setting("name", ushort.MaxValue);
        var how = at.Word();
        if (how is not [var letter] || !"ifbwvFSCPWD".Contains(letter))
            throw at.Error("one of i f b w v F S C P W D expected");
        return one with { Entries = [.. one.Entries, new EntryRecord(name, letter, at.Number(ushort.MaxValue))] };
    }

    private static void Named(LineScanner at, string word)
    {
        if (at.Word() != word)
            throw at.Error($"'{word}' expected");
    }

    private static ulong Key(LineScanner at, string key)
    {
        Named(at, key);
        at.Expect('=');
        return at.Unsigned();
    }

    private static NativeEntry Entry(LineScanner at) =>
        new(at.Number(ushort.MaxValue), (uint)at.Long(0, uint.MaxValue), (uint)at.Long(0, uint.MaxValue));

    private void Begin(LineScanner at)
    {
        var index = at.Number();
        if (index != _functions.Count)
            throw at.Error($"function {_functions.Count} expected");
        if (at.Next == '"')
            at.Text();
        _function = new AssembledFunction();
        _functions.Add(_function);
    }

    // ---- linking -------------------------------------------------------------------------------------------------

    private Image Link()
    {
        var code = new List<byte>();
        var records = new List<FunctionRecord>();
        foreach (var function in _functions)
        {
            var record = function.Finish(code.Count, out var bytes, out var sites);
            records.Add(record);
            Put(code, record.CodeOffset, bytes);
            _handlers.AddRange(function.Handlers(records.Count - 1));
            _sites.AddRange(sites.Select(site => site with { Offset = site.Offset + record.CodeOffset }));
        }
        foreach (var (offset, bytes) in _gaps)
            Put(code, offset, bytes);
        return new Image
        {
            Profile = _profile, Functions = records, Code = [.. code],
            Constants = new ConstantTable(_raws, _values), GlobalRaws = _globalRaws, GlobalValues = _globals,
            ArgumentsSlot = _arguments,
            MethodNames = _methods, Names = _names,
            Environments = new EnvironmentTable(
                _shapes, [.. _functions.Select(f => f.Shape)], [.. _sites.OrderBy(site => site.Offset)]),
            Handlers = _handlers, Classes = _classes,
            Native = _native is var (address, build) ? new NativeCode(address, build, Blob(".native_code") ?? [], _entries) : null,
            Debug = Debug(), Object = Blob(".object"),
        };
    }

    private static void Put(List<byte> code, int offset, byte[] bytes)
    {
        const int MaxCode = 1 << 24;
        if (offset > MaxCode)
            throw new AssemblyException(1, $"code beyond offset {MaxCode}");
        while (code.Count < offset + bytes.Length)
            code.Add(0);
        for (var i = 0; i < bytes.Length; i++)
            code[offset + i] = bytes[i];
    }

    private byte[]? Blob(string directive) => _blobs.TryGetValue(directive, out var bytes) ? [.. bytes] : null;

    private DebugMap? Debug()
    {
        if (Blob(".debug") is not { } bytes)
            return null;
        var from = new ByteReader(bytes);
        var map = DebugMap.Read(from);
        return from.Error is null ? map : throw new AssemblyException(1, $"the debug map is damaged: {from.Error.Message}");
    }
}
