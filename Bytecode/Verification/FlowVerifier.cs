// SPDX-License-Identifier: MIT
// Follows all paths of one function with the kinds of its raw slots and the types of its value slots.
using EPython.Bytecode.Contract;
using EPython.Bytecode.Encoding;
using EPython.Bytecode.Images;
using EPython.Frontend.Types;

namespace EPython.Bytecode.Verification;

internal sealed class FlowVerifier
{
    private const int MaxStates = 4_000_000;        // slots times places where paths meet
    private const char Undefined = '-';

    private readonly Image _image;
    private readonly ProgramTypes _types;
    private readonly FunctionRecord _function;
    private readonly int _functionIndex;
    private readonly List<Instruction> _code;
    private readonly Dictionary<int, int> _indexAt;
    private readonly Dictionary<int, FrameState> _atJoin = [];  // by instruction index: targets of jumps
    private readonly Queue<int> _work = new();
    private readonly Dictionary<int, int> _shapeAt;
    private readonly int[] _handlers;
    private readonly HashSet<int> _targets;                     // instructions that jumps, or what is raised, lead to
    private FrameState _now = null!;
    private Instruction _at = null!;

    public FlowVerifier(
        Image image, ProgramTypes types, int function, List<Instruction> code, Dictionary<int, int> indexAt)
    {
        _image = image;
        _types = types;
        _function = image.Functions[function];
        _functionIndex = function;
        _code = code;
        _indexAt = indexAt;
        _shapeAt = image.Environments.Sites
            .Where(site => site.Offset >= _function.CodeOffset && site.Offset < _function.CodeOffset + _function.CodeBytes)
            .ToDictionary(site => site.Offset - _function.CodeOffset, site => site.Shape);
        _handlers = HandlersOf(image, function, code, indexAt);
        _targets = [.. code.Where(HasTarget).Select(at => indexAt[at.Operands[^1]]), .. _handlers.Where(index => index >= 0)];
    }

    /// <summary>By instruction: the one where what it raises leads to, or -1.</summary>
    private static int[] HandlersOf(Image image, int function, List<Instruction> code, Dictionary<int, int> indexAt)
    {
        var handlers = new int[code.Count];
        Array.Fill(handlers, -1);
        foreach (var range in image.Handlers.Where(range => range.Function == function))
        {
            if (!indexAt.TryGetValue(range.Target, out var target) || code[target].Opcode != Opcode.Catch)
                throw new VerificationException(VerifierError.Handler, range.Target, "a handler begins with Catch");
            for (var i = 0; i < code.Count; i++)
            {
                if (code[i].Offset >= range.Start && code[i].Offset < range.End && handlers[i] < 0)
                    handlers[i] = target;
            }
        }
        return handlers;
    }

    /// <summary>What the slots of the frame hold at one place.</summary>
    private sealed class FrameState(char[] raws, ValueState[] values)
    {
        public char[] Raws { get; } = raws;
        public ValueState[] Values { get; } = values;

        public FrameState Copy() => new((char[])Raws.Clone(), (ValueState[])Values.Clone());

        public bool Join(FrameState other)
        {
            var changed = false;
            for (var i = 0; i < Raws.Length; i++)
            {
                if (Raws[i] == other.Raws[i] || Raws[i] == Undefined)
                    continue;
                Raws[i] = Undefined;
                changed = true;
            }
            for (var i = 0; i < Values.Length; i++)
            {
                var joined = ValueState.Join(Values[i], other.Values[i]);
                changed |= joined != Values[i];
                Values[i] = joined;
            }
            return changed;
        }
    }

    public void Verify()
    {
        if ((long)(_targets.Count + 1 + _handlers.Count(index => index >= 0)) * (_function.Raws + _function.Values) > MaxStates)
            throw new VerificationException(VerifierError.TooComplex, 0, "too many jumps for a frame of this size");
        Reach(0, Entry());
        while (_work.TryDequeue(out var index))
            Follow(index);
    }

    private static bool HasTarget(Instruction at) => at.Opcode.Info().Operands.EndsWith('T');

    private FrameState Entry()
    {
        var raws = Enumerable.Repeat(Undefined, _function.Raws).ToArray();
        var values = Enumerable.Repeat(ValueState.Unbound, _function.Values).ToArray();
        int raw = 0, value = 0;
        foreach (var parameter in _function.Parameters)
        {
            if (parameter.Kind == 'v')
                values[value++] = new ValueState(parameter.Type);
            else
                raws[raw++] = parameter.Kind;
        }
        if (_function.HasEnvironment)
            values[value] = ValueState.Environment(_types.ClosureShapes[_functionIndex]);
        return new FrameState(raws, values);
    }

    /// <summary>A path comes to an instruction where paths may meet.</summary>
    private void Reach(int index, FrameState state)
    {
        if (_atJoin.TryGetValue(index, out var known))
        {
            if (!known.Join(state))
                return;
        }
        else
        {
            _atJoin[index] = state.Copy();
        }
        _work.Enqueue(index);
    }

    /// <summary>Runs on until the path ends or comes to a known meeting place.</summary>
    private void Follow(int index)
    {
        _now = _atJoin[index].Copy();
        while (true)
        {
            _at = _code[index];
            if (_handlers[index] >= 0)
                Reach(_handlers[index], _now);
            Check();
            var ends = Apply();
            if (HasTarget(_at))
                Reach(_indexAt[_at.Operands[^1]], _now);
            if (ends || JumpsAlways)
                return;
            FallThrough();
            index++;
            Require(index < _code.Count, VerifierError.FallsOffEnd, "runs past the end of the function");
            if (_targets.Contains(index))
            {
                Reach(index, _now);
                return;
            }
        }
    }

    private void Require(bool condition, VerifierError error, string message)
    {
        if (!condition)
            throw new VerificationException(error, _at.Offset, $"{_at.Opcode}: {message}");
    }

    // ---- operands ------------------------------------------------------------------------------------------------

    private void Check()
    {
        var letters = InstructionCodec.Letters(_at.Opcode.Info());
        var valueIndex = 0;
        for (var i = 0; i < letters.Length; i++)
        {
            if (letters[i] == 'v')
                Value(_at.Operands[i], OperandNeed(valueIndex++));
            else if (InstructionCodec.IsRegister(letters[i]))
                Raw(_at.Operands[i], letters[i] == 'r' ? RawNeed() : letters[i]);
        }
        var kinds = OperandLists.KindsOf(_at, _image.Functions)!;
        for (var i = 0; i < _at.List.Length; i++)
        {
            if (kinds[i] == 'v')
                Value(_at.List[i], TypeRules.ListItem(_at.Opcode, i, _types, Immediates));
            else
                Raw(_at.List[i], kinds[i]);
        }
        CheckEnvironment();
        CheckResult();
    }

    private int[] Immediates => [.. InstructionCodec.Letters(_at.Opcode.Info())
        .Select((letter, i) => (letter, value: _at.Operands[i]))
        .Where(pair => !InstructionCodec.IsRegister(pair.letter) && pair.letter != 'T').Select(pair => pair.value)];

    private ValueState First
    {
        get
        {
            var index = InstructionCodec.Letters(_at.Opcode.Info()).IndexOf('v');
            return index < 0 ? ValueState.Unbound : _now.Values[_at.Operands[index]];
        }
    }

    private Need OperandNeed(int index) => _at.Opcode switch
    {
        Opcode.ReturnValue => TypeRules.Returned(_types, _function),
        Opcode.NewEnvironment => ParentNeed(),
        _ => TypeRules.Operand(_at.Opcode, index, _types, Immediates, First),
    };

    private Need ParentNeed()
    {
        Require(_shapeAt.TryGetValue(_at.Offset, out var number), VerifierError.Environment, "no shape is known for it");
        var shape = _types.Shapes[number];
        Require(Immediates[0] == shape.Values.Count && Immediates[1] == shape.Raws.Count, VerifierError.Environment,
            "it has another number of slots than its shape");
        return shape.Parent == EnvironmentTable.None
            ? new Need(RegisterType.None) : new Need(RegisterType.Environment, Shape: shape.Parent);
    }

    private void Value(int slot, Need need)
    {
        var state = _now.Values[slot];
        if (need.IsMetBy(state))
            return;
        var isEnvironment = need.Type == RegisterType.Environment || state.Type == RegisterType.Environment;
        Require(isEnvironment || need.MayBeUnbound || !state.MayBeUnbound, VerifierError.Unbound,
            $"v{slot} may hold nothing");
        Require(false, isEnvironment ? VerifierError.Environment : VerifierError.ValueType,
            $"v{slot} is {RegisterTypes.Name(state.Type)}, not {RegisterTypes.Name(need.Type)}");
    }

    private void Raw(int slot, char kind)
    {
        var found = _now.Raws[slot];
        Require(found != Undefined, VerifierError.UndefinedRaw, $"r{slot} may not have been written");
        Require(kind == 'r' || kind == found, VerifierError.RawKind, $"r{slot} is of kind {found}, not {kind}");
    }

    /// <summary>Kind that an 'r' operand must have: 'r' is any.</summary>
    private char RawNeed() => _at.Opcode switch
    {
        Opcode.StoreGlobalRaw => _image.GlobalRaws[Immediates[0]],
        Opcode.StoreEnvRaw => EnvironmentRaw(),
        _ => 'r',
    };

    private char EnvironmentRaw()
    {
        CheckEnvironment();
        var raws = _types.Shapes[_types.ShapeAbove(First.Shape, Immediates[0])!.Value].Raws;
        return raws[Immediates[1]];
    }

    private void CheckEnvironment()
    {
        if (_at.Opcode is not (Opcode.LoadEnvRaw or Opcode.LoadEnvValue or Opcode.StoreEnvRaw or Opcode.StoreEnvValue))
            return;
        var isRaw = _at.Opcode is Opcode.LoadEnvRaw or Opcode.StoreEnvRaw;
        Require(First.Type == RegisterType.Environment && !First.MayBeUnbound, VerifierError.Environment, "no environment");
        var above = _types.ShapeAbove(First.Shape, Immediates[0]);
        Require(above is not null, VerifierError.Environment, $"no environment {Immediates[0]} levels up");
        var shape = _types.Shapes[above!.Value];
        Require(Immediates[1] < (isRaw ? shape.Raws.Count : shape.Values.Count), VerifierError.Environment,
            $"no slot {Immediates[1]}");
    }

    private void CheckResult()
    {
        switch (_at.Opcode)
        {
            case Opcode.ReturnRaw:
                Require(_function.Result == _now.Raws[_at.Operands[0]], VerifierError.ResultKind,
                    $"the function gives kind {_function.Result}");
                break;
            case Opcode.ReturnValue:
                Require(_function.Result == 'v', VerifierError.ResultKind, $"the function gives kind {_function.Result}");
                break;
            case Opcode.ReturnNone:
                Require(_function.Result == 'n', VerifierError.ResultKind, $"the function gives kind {_function.Result}");
                break;
            case Opcode.Call or Opcode.CallV:
                var gives = _image.Functions[_at.Operands[0]].Result;
                Require(gives != 'n' && (gives == 'v') == (_at.Opcode == Opcode.CallV), VerifierError.ResultKind,
                    $"the callee gives kind {gives}");
                break;
        }
    }

    // ---- effects -------------------------------------------------------------------------------------------------

    /// <summary>Changes the state as the instruction does where it goes on or jumps back; true if no path goes on
    /// behind it.</summary>
    private bool Apply()
    {
        switch (_at.Opcode)
        {
            case Opcode.StoreSpillRaw:
                _now.Raws[_at.Operands[0]] = _now.Raws[_at.Operands[1]];
                break;
            case Opcode.StoreSpillValue:
                _now.Values[_at.Operands[0]] = _now.Values[_at.Operands[1]];
                break;
            case Opcode.CheckType or Opcode.CheckInstance or Opcode.CheckBound or Opcode.CheckBoundLocal:
                Refine();
                break;
            case Opcode.NextOrJump:
                break;          // the result is written only where it does not jump
            default:
                WriteResult();
                break;
        }
        return _at.Opcode is Opcode.Jump or Opcode.Raise or Opcode.RaiseException or Opcode.Reraise or Opcode.ReturnRaw or Opcode.ReturnValue or Opcode.ReturnNone;
    }

    // A path on which it may hold something can still come, and then goes on.
    private bool JumpsAlways => _at.Opcode == Opcode.JumpIfUnbound && First.Type == RegisterType.Unbound;

    private void FallThrough()
    {
        if (_at.Opcode == Opcode.NextOrJump)
            _now.Values[_at.Result] = ValueState.Any;
        else if (_at.Opcode == Opcode.JumpIfUnbound)
            Refine();
    }

    private void Refine()
    {
        if (TypeRules.Refined(_at.Opcode, Immediates, First) is { } refined)
            _now.Values[_at.Operands[0]] = refined;
    }

    private void WriteResult()
    {
        switch (_at.Opcode.Info().Result)
        {
            case '-':
                break;
            case 'v':
                _now.Values[_at.Result] = ValueResult();
                break;
            case 'r':
                _now.Raws[_at.Result] = RawResult();
                break;
            case var kind:
                _now.Raws[_at.Result] = kind;
                break;
        }
    }

    private ValueState ValueResult() => _at.Opcode switch
    {
        Opcode.NewEnvironment => ValueState.Environment(_shapeAt[_at.Offset]),
        Opcode.LoadSpillValue => _now.Values[_at.Operands[0]],
        _ => TypeRules.Result(_at.Opcode, Immediates, _types, First),
    };

    private char RawResult()
    {
        switch (_at.Opcode)
        {
            case Opcode.MoveRaw: return _now.Raws[_at.Operands[0]];
            case Opcode.LoadSpillRaw:
                Require(_now.Raws[_at.Operands[0]] != Undefined, VerifierError.UndefinedRaw,
                    $"slot {_at.Operands[0]} may not have been written");
                return _now.Raws[_at.Operands[0]];
            case Opcode.LoadRaw: return _image.Constants.Raws[_at.Operands[0]].Kind;
            case Opcode.LoadGlobalRaw: return _image.GlobalRaws[_at.Operands[0]];
            case Opcode.LoadEnvRaw: return EnvironmentRaw();
            case Opcode.Call: return _image.Functions[_at.Operands[0]].Result;
            default: throw new InvalidOperationException($"raw result of {_at.Opcode}");
        }
    }
}
