// SPDX-License-Identifier: MIT
// One function: first every instruction by itself (operands in range), then all paths (kinds and types).
using EPython.Bytecode.Contract;
using EPython.Bytecode.Encoding;
using EPython.Bytecode.Images;
using EPython.Frontend.Types;

namespace EPython.Bytecode.Verification;

internal sealed class FunctionVerifier
{
    private readonly Image _image;
    private readonly FunctionRecord _function;
    private readonly List<Instruction> _code = [];
    private readonly Dictionary<int, int> _indexAt = [];        // offset -> index of the instruction there

    private FunctionVerifier(Image image, int index)
    {
        _image = image;
        _function = image.Functions[index];
    }

    public static void Verify(Image image, ProgramTypes types, int index)
    {
        var verifier = new FunctionVerifier(image, index);
        verifier.Decode();
        GeneratorRules.Check(image, index, verifier._code);
        foreach (var instruction in verifier._code)
            verifier.Operands(instruction);
        new FlowVerifier(image, types, index, verifier._code, verifier._indexAt).Verify();
    }

    private void Decode()
    {
        var bytes = _image.Code.AsSpan(_function.CodeOffset, _function.CodeBytes);
        for (var offset = 0; offset < bytes.Length; offset += _code[^1].Length)
        {
            _indexAt[offset] = _code.Count;
            _code.Add(InstructionCodec.Read(bytes, offset)
                ?? throw new VerificationException(VerifierError.BadInstruction, offset, "not an instruction"));
        }
    }

    private static void Require(Instruction at, bool condition, VerifierError error, string message)
    {
        if (!condition)
            throw new VerificationException(error, at.Offset, $"{at.Opcode}: {message}");
    }

    private void Operands(Instruction at)
    {
        Require(at, at.Opcode is not (Opcode.Breakpoint or Opcode.Count), VerifierError.ReservedInstruction, "reserved");
        var row = at.Opcode.Info();
        if (InstructionCodec.HasResult(row))
            Register(at, row.Result, at.Result);
        var letters = InstructionCodec.Letters(row);
        for (var i = 0; i < letters.Length; i++)
            Operand(at, letters[i], at.Operands[i]);
        var kinds = OperandLists.KindsOf(at, _image.Functions);
        Require(at, kinds is not null, VerifierError.ArgumentCount, "the callee takes another number of arguments");
        for (var i = 0; i < at.List.Length; i++)
            Register(at, kinds![i], at.List[i]);
        Immediates(at);
        Counts(at);
    }

    private void Register(Instruction at, char kind, int register)
    {
        Require(at, register < (kind == 'v' ? _function.Values : _function.Raws), VerifierError.Register,
            $"register {register} is beyond the frame");
        Require(at, kind != 'w' || _image.Profile == Profile.I32F32, VerifierError.WordProfile, "words in profile i64f64");
    }

    private void Operand(Instruction at, char letter, int value)
    {
        switch (letter)
        {
            case 'T':
                Require(at, _indexAt.ContainsKey(value), VerifierError.JumpTarget, $"jumps to {value}");
                break;
            case 'Q':
                var slots = at.Opcode is Opcode.LoadSpillValue or Opcode.StoreSpillValue ? _function.Values : _function.Raws;
                Require(at, value >= ImageFormat.MaxRegisters && value < slots, VerifierError.SpillSlot, $"slot {value}");
                break;
            case 'K' or 'G' or 'F' or 'N' or 'M' or 'X':
                Require(at, value < TableSize(at.Opcode, letter), VerifierError.Index, $"index {value} of kind {letter}");
                break;
            case var kind when InstructionCodec.IsRegister(kind):
                Register(at, kind, value);
                break;
        }
    }

    private int TableSize(Opcode opcode, char letter) => letter switch
    {
        'K' => opcode == Opcode.LoadRaw ? _image.Constants.Raws.Count : _image.Constants.Values.Count,
        'G' => opcode is Opcode.LoadGlobalRaw or Opcode.StoreGlobalRaw
            ? _image.GlobalRaws.Count : _image.GlobalValues.Count,
        'F' => _image.Functions.Count,
        'N' => BuiltinTable.All.Count + (opcode == Opcode.LoadBuiltin ? BuiltinTable.Math.Count : 0),
        'M' => _image.MethodNames.Count,
        _ => _image.Names.Count,
    };

    // ---- immediates ----------------------------------------------------------------------------------------------

    private void Immediates(Instruction at)
    {
        var last = at.Operands.Length > 0 ? at.Operands[^1] : 0;
        var fits = at.Opcode switch
        {
            Opcode.LoadBool or Opcode.Yield => last is 0 or 1,
            Opcode.LoadSpecial => last < 5,
            Opcode.LoadType => IsClass(last - ClassNumbers.FirstClass) || (last < BuiltinTable.FirstException
                ? last < BuiltinTable.Types.Count && !ValueState.IsInternal((RegisterType)last)
                : last - BuiltinTable.FirstException < BuiltinTable.Exceptions.Count),
            Opcode.LoadExceptionPart => last < (int)ExceptionPart.Class,
            Opcode.CheckType when last >= ClassNumbers.FirstClass => IsClass(last - ClassNumbers.FirstClass),
            Opcode.StoreExceptionPart => at.Operands[1] < (int)ExceptionPart.Code,
            Opcode.NewInstance => IsClass(last) && _image.Classes[last].Slots is not [{ Kind: SlotRecord.Reserved }, ..],
            Opcode.CheckInstance => IsClass(at.Operands[1]) && last < _image.MethodNames.Count,
            Opcode.LoadAttribute or Opcode.DeleteAttribute or Opcode.CallMethodUnpacked => last < _image.MethodNames.Count,
            Opcode.StoreAttribute => at.Operands[1] < _image.MethodNames.Count,
            Opcode.LoadFieldInt or Opcode.StoreFieldInt => IsField(at, 'i'),
            Opcode.LoadFieldFloat or Opcode.StoreFieldFloat => IsField(at, 'f'),
            Opcode.LoadFieldBool or Opcode.StoreFieldBool => IsField(at, 'b'),
            Opcode.LoadFieldWord or Opcode.StoreFieldWord => IsField(at, 'w'),
            Opcode.LoadFieldValue or Opcode.StoreFieldValue => IsField(at, 'v'),
            Opcode.CheckType => Enum.IsDefined((RegisterType)last) && (RegisterType)last != RegisterType.Unbound
                && !ValueState.IsInternal((RegisterType)last),
            Opcode.MathFloat => last < BuiltinTable.Math.Count && BuiltinTable.Math[last].Arity == 1,
            Opcode.MathFloat2 => last < BuiltinTable.Math.Count && BuiltinTable.Math[last].Arity == 2,
            Opcode.BinaryDynamic or Opcode.InPlaceDynamic => last <= (int)DynamicOperator.MatrixMultiply,
            Opcode.UnaryDynamic => last is >= (int)DynamicOperator.Negate and <= (int)DynamicOperator.Invert,
            Opcode.CompareDynamic or Opcode.TestDynamic =>
                last is >= (int)DynamicOperator.Less and <= (int)DynamicOperator.GreaterEqual,
            Opcode.FormatValue => last is 0 or 's' or 'r' or 'a',
            Opcode.Raise => last > 0 && last < (int)Fault.Raised && at.List.Length <= MaxFaultValues,
            _ => true,
        };
        Require(at, fits, VerifierError.Immediate, $"immediate {last}");
        if (at.Opcode is Opcode.LoadFunction)
            Require(at, TableVerifier.IsPlain(_image.Functions[last]), VerifierError.Environment,
                $"function {last} needs a closure");
    }

    private bool IsClass(int index) => index >= 0 && index < _image.Classes.Count;

    private bool IsField(Instruction at, char kind) => IsClass(at.Operands[1])
        && _image.Classes[at.Operands[1]].Slots.ElementAtOrDefault(at.Operands[2])?.Kind == kind;

    private const int MaxFaultValues = 5;

    private void Counts(Instruction at)
    {
        var count = at.List.Length;
        var fits = at.Opcode switch
        {
            Opcode.CallBuiltin => BuiltinSignature.Of(at.Operands[0]).Accepts(count),
            Opcode.BuildDict => count % 2 == 0,
            Opcode.BuildException => count > 0,
            Opcode.CallUnpacked => count is 2 or 4,
            Opcode.CallMethod => count > 0,
            Opcode.CallValueNames => NamesFit(at.Operands[1], count),
            Opcode.CallMethodNames => NamesFit(at.Operands[1], count - 1),
            Opcode.NewClosure => count == _image.Functions[at.Operands[0]].Parameters
                .Count(parameter => parameter.Default == ParameterRecord.ComputedDefault),
            _ => true,
        };
        Require(at, fits, VerifierError.ArgumentCount, $"{count} operands");
    }

    private bool NamesFit(int constant, int count) =>
        _image.Constants.Values[constant] is PyTuple names && names.Items.All(name => name is PyInt { Value: >= 0 } index && index.Value < _image.MethodNames.Count)
        && names.Items.Count <= count;
}
