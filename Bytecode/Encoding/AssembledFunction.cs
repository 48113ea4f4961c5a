// SPDX-License-Identifier: MIT
// One .function of assembly text: its record and its code.
using EPython.Bytecode.Contract;
using EPython.Bytecode.Images;
using EPython.Frontend.Types;

namespace EPython.Bytecode.Encoding;

internal sealed class AssembledFunction
{
    private readonly List<ParameterRecord> _parameters = [];
    private readonly CodeLayout _layout = new();
    private readonly List<string> _targets = [];
    private readonly List<(int Index, int Shape)> _shapes = [];
    private readonly List<(string? Label, int Offset)[]> _handlers = [];
    private byte[] _rest = [];
    private (char Kind, RegisterType Type) _result = ('n', RegisterType.Any);
    private (int Values, int Raws, int Flags, int KeywordOnly) _frame;
    private (int Offset, int Bytes)? _place;

    public int Shape { get; private set; } = EnvironmentTable.None;

    /// <summary>Reads a line; true if it was the last.</summary>
    public bool Line(LineScanner at)
    {
        var word = at.Word();
        if (at.Take(':'))
        {
            if (!_layout.Place(word))
                throw at.Error($"label '{word}' stands twice");
            return false;
        }
        switch (word)
        {
            case ".end": return true;
            case ".result": _result = (at.Kind(), at.Type()); break;
            case ".frame": Frame(at); break;
            case ".parameter": _parameters.Add(Parameter(at)); break;
            case ".code": _place = (at.Setting("offset", int.MaxValue), at.Setting("bytes", int.MaxValue)); break;
            case ".shape_of": _shapes.Add((_layout.Count, at.Number(ushort.MaxValue))); break;
            case ".handler": _handlers.Add(Handler(at)); break;
            case ".bytes": _rest = at.Hex(); break;
            default: Instruction(at, word); break;
        }
        return false;
    }

    private void Frame(LineScanner at)
    {
        _frame = (at.Setting("values", ushort.MaxValue), at.Setting("raws", ushort.MaxValue),
            at.AtEnd ? 0 : at.Setting("flags", byte.MaxValue), at.AtEnd ? 0 : at.Setting("keyword_only", byte.MaxValue));
        if (!at.AtEnd)
            Shape = at.Setting("environment", ushort.MaxValue, EnvironmentTable.None);
    }

    private static ParameterRecord Parameter(LineScanner at)
    {
        var (kind, type) = (at.Kind(), at.Type());
        if (at.AtEnd)
            return new ParameterRecord(kind, type, ParameterRecord.NoDefault, ParameterRecord.NoDefault);
        var name = at.Setting("name", ushort.MaxValue, ParameterRecord.NoDefault);
        if (at.Word() != "default")
            throw at.Error("'default=' expected");
        at.Expect('=');
        if (at.Next == 'c' && at.Word() == "computed")
            return new ParameterRecord(kind, type, name, ParameterRecord.ComputedDefault);
        var given = at.Take('-') ? ParameterRecord.NoDefault : at.Number(ushort.MaxValue);
        return new ParameterRecord(kind, type, name, given);
    }

    // ---- instructions --------------------------------------------------------------------------------------------

    private void Instruction(LineScanner at, string word)
    {
        var wide = word == "Wide" && !at.AtEnd;
        if (wide)
            word = at.Word();
        if (word.Length == 0 || !char.IsAsciiLetter(word[0]) || !Enum.TryParse<Opcode>(word, out var opcode) || opcode == Opcode.Wide)
            throw at.Error($"unknown instruction '{word}'");
        var row = opcode.Info();
        var letters = InstructionCodec.Letters(row);
        var comma = false;
        var result = InstructionCodec.HasResult(row) ? Operand(at, row.Result, ref comma) : -1;
        var operands = new int[letters.Length];
        string? target = null;
        for (var i = 0; i < letters.Length; i++)
        {
            if (letters[i] != 'T')
                operands[i] = Operand(at, letters[i], ref comma);
            else
                target = Target(at, ref comma, out operands[i]);
        }
        var list = row.Operands.Contains('*') ? ListOf(at, ref comma) : [];
        _layout.Add(new Instruction(opcode, result, operands, list), target, wide);
        if (target is not null)
            _targets.Add(target);
    }

    private static void Comma(LineScanner at, ref bool comma)
    {
        if (comma)
            at.Expect(',');
        comma = true;
    }

    private static int Operand(LineScanner at, char letter, ref bool comma)
    {
        Comma(at, ref comma);
        if (InstructionCodec.IsRegister(letter))
            return Register(at, letter == 'v' ? 'v' : 'r', ImageFormat.MaxRegisters - 1);
        switch (letter)
        {
            case 'Q':
                at.Expect('[');
                var slot = at.Number(ushort.MaxValue);
                at.Expect(']');
                return slot;
            case 's': return (int)at.Long(sbyte.MinValue, sbyte.MaxValue);
            case 'n': return (int)at.Long(-8, 7);
            case 'L': return at.Number(15);
            default: return at.Number(ushort.MaxValue);
        }
    }

    private static int Register(LineScanner at, char bank, int most)
    {
        if (!at.Take(bank))
            throw at.Error($"register {bank}0 to {bank}{most} expected");
        return at.Number(most);
    }

    private static string? Target(LineScanner at, ref bool comma, out int offset)
    {
        Comma(at, ref comma);
        offset = 0;
        if (!at.Take('@'))
            return at.Word();
        offset = (int)at.Long(-CodeLayout.MaxDistance, int.MaxValue / 2);
        return null;
    }

    private static int[] ListOf(LineScanner at, ref bool comma)
    {
        Comma(at, ref comma);
        var list = at.List(() => Register(at, at.Next == 'v' ? 'v' : 'r', ushort.MaxValue));
        return list.Count <= InstructionCodec.MaxList
            ? [.. list] : throw at.Error($"more than {InstructionCodec.MaxList} operands");
    }

    private (string?, int)[] Handler(LineScanner at)
    {
        var comma = false;
        var places = new (string? Label, int Offset)[3];
        for (var i = 0; i < places.Length; i++)
        {
            places[i].Label = Target(at, ref comma, out places[i].Offset);
            if (places[i].Label is { } label)
                _targets.Add(label);
        }
        return places;
    }

    /// <summary>Protected ranges, once it is finished.</summary>
    public IEnumerable<HandlerRange> Handlers(int function)
    {
        int Offset((string? Label, int Offset) place) => place.Label is null ? place.Offset : _layout.OffsetOf(place.Label);
        return _handlers.Select(p => new HandlerRange(function, Offset(p[0]), Offset(p[1]), Offset(p[2])));
    }

    // ---- the whole -----------------------------------------------------------------------------------------------

    public FunctionRecord Finish(int next, out byte[] code, out List<EnvironmentSite> sites)
    {
        if (_targets.FirstOrDefault(target => !_layout.Knows(target)) is { } missing)
            throw new AssemblyException(1, $"label '{missing}' is missing");
        var bytes = _layout.Finish() ?? throw new AssemblyException(1, $"a jump spans more than {CodeLayout.MaxDistance} bytes");
        code = [.. bytes, .. _rest];
        sites = [.. _shapes.Where(shape => shape.Index < _layout.Count)
            .Select(shape => new EnvironmentSite(_layout.OffsetOf(shape.Index), shape.Shape))];
        var (offset, count) = _place ?? (code.Length > 0 ? next : 0, code.Length);
        return new FunctionRecord(offset, count, _frame.Values, _frame.Raws, _frame.KeywordOnly, _result.Kind, _result.Type,
            _frame.Flags, _parameters);
    }
}
