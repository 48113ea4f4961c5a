// SPDX-License-Identifier: MIT
// Structured IR -> flat machine instructions over any number of registers. Conditions become compare-and-jump,
// loops test at their end, small constants become immediates.
using EPython.Bytecode.Contract;
using EPython.Bytecode.Images;
using EPython.Frontend.Ir;
using EPython.Frontend.Types;

namespace EPython.Bytecode.Encoding;

internal sealed partial class Lowering
{
    private readonly IrProgram _program;
    private readonly IrFunction _function;
    private readonly ConstantTable _constants;
    private readonly EnvironmentShapes _shapes;
    private readonly LirFunction _lir;
    private readonly Dictionary<IrLabel, (Label Break, Label? Continue)> _labels = [];
    private Site? _site;
    private int _depth;
    private Line? _outerLoop;

    private Lowering(IrProgram program, IrFunction function, ConstantTable constants, EnvironmentShapes shapes)
    {
        _program = program;
        _function = function;
        _constants = constants;
        _shapes = shapes;
        _lir = new LirFunction(function);
    }

    public static LirFunction Lower(
        IrProgram program, IrFunction function, ConstantTable constants, EnvironmentShapes shapes)
    {
        var lowering = new Lowering(program, function, constants, shapes);
        foreach (var parameter in function.Parameters)
            lowering._lir.Arguments.Add(lowering.RegisterOf(parameter));
        if (function.ClosureEnvironment is { } environment)
            lowering._lir.Arguments.Add(lowering.RegisterOf(environment));
        lowering.Body(function.Body);
        lowering.End();
        return lowering._lir;
    }

    /// <summary>Falling off the end returns None; where the function gives something else the IR has returned.</summary>
    private void End()
    {
        if (_function.ResultKind == Kind.None)
            Emit(Opcode.ReturnNone);
        else
            Emit(Opcode.Raise, immediates: [(int)Fault.CoreInternal]);
    }

    // ---- building blocks ---------------------------------------------------------------------------------------

    private Line Emit(
        Opcode opcode, Register? result = null, Register[]? operands = null, Register[]? list = null,
        int[]? immediates = null, Label? target = null, int shape = -1, bool isConstant = false)
    {
        if (target is not null)
            target.Uses++;
        var line = new Line
        {
            Opcode = opcode, Result = result, Operands = operands ?? [], List = list ?? [],
            Immediates = immediates ?? [], Target = target, Site = _site, Depth = _depth, Shape = shape,
            IsConstantLoad = isConstant, OuterLoop = _outerLoop,
        };
        if (line.List.Length > InstructionCodec.MaxList)
            throw new EncodingLimitException($"more than {InstructionCodec.MaxList} arguments at line {_site?.Line}");
        _lir.Lines.Add(line);
        return line;
    }

    private void Place(Label label) =>
        _lir.Lines.Add(new Line { Label = label, Depth = _depth, OuterLoop = _outerLoop });

    private Register Temporary(char kind, RegisterType declared = RegisterType.Any) =>
        _lir.NewRegister(kind, "t", true, declared);

    private Register RegisterOf(IrLocal local)
    {
        if (!_lir.Locals.TryGetValue(local, out var register))
        {
            var declared = local.Kind == Kind.Value ? RegisterTypes.Of(local.Type) : RegisterType.Any;
            register = _lir.NewRegister(Kinds.Letter(local.Kind), local.Name, local.IsTemporary, declared);
            _lir.Locals[local] = register;
        }
        return register;
    }

    /// <summary>The register of a local, or a fresh one loaded with a constant.</summary>
    private Register Use(IrOperand operand)
    {
        if (operand is IrLocal local)
            return RegisterOf(local);
        var register = Temporary(Kinds.Letter(operand.Kind));
        LoadConstant(register, operand, true);
        return register;
    }

    private Register[] UseAll(IEnumerable<IrOperand> operands) => [.. operands.Select(Use)];

    /// <summary>The register of a result; a fresh one where nobody wants it.</summary>
    private Register Target(IrLocal? target, char kind = 'v') =>
        target is null ? Temporary(kind) : RegisterOf(target);

    private void LoadConstant(Register target, IrOperand operand, bool isTemporary)
    {
        var (opcode, immediates) = operand switch
        {
            IrUnbound => (Opcode.ClearValue, Array.Empty<int>()),
            IrFunctionValue value => (Opcode.LoadFunction, [value.Function]),
            IrBuiltinValue value => (Opcode.LoadBuiltin, [BuiltinNumber(value)]),
            IrTypeValue value => (Opcode.LoadType, [BuiltinTable.TypeNumber(value.Name)]),
            IrClassValue value => (Opcode.LoadType, [ClassNumbers.FirstClass + value.Class]),
            IrConstant constant => LoadOf(constant),
            _ => throw new InvalidOperationException($"operand {operand.GetType().Name} outside a signature"),
        };
        Emit(opcode, target, immediates: immediates, isConstant: isTemporary);
    }

    private static int BuiltinNumber(IrBuiltinValue value) => value.IsMath
        ? BuiltinTable.All.Count + (int)Enum.Parse<MathId>(value.Name)
        : (int)Enum.Parse<BuiltinId>(value.Name);

    private (Opcode, int[]) LoadOf(IrConstant constant) => (constant.Kind, constant.Value) switch
    {
        (Kind.Int, var value) when Convert.ToInt64(value) is >= sbyte.MinValue and <= sbyte.MaxValue =>
            (Opcode.LoadInt, [(int)Convert.ToInt64(value)]),
        (Kind.Int, var value) => (Opcode.LoadRaw, [_constants.AddRaw('i', (ulong)Convert.ToInt64(value))]),
        (Kind.Bool, bool value) => (Opcode.LoadBool, [value ? 1 : 0]),
        (Kind.Float, var value) =>
            (Opcode.LoadRaw, [_constants.AddRaw('f', BitConverter.DoubleToUInt64Bits(Convert.ToDouble(value)))]),
        (Kind.Word, var value) => (Opcode.LoadRaw, [_constants.AddRaw('w', Convert.ToUInt32(value))]),
        (_, null) => (Opcode.LoadSpecial, [(int)Singleton.None]),
        (_, bool value) => (Opcode.LoadSpecial, [(int)(value ? Singleton.True : Singleton.False)]),
        (_, IrNotImplemented) => (Opcode.LoadSpecial, [(int)Singleton.NotImplemented]),
        (_, IrEllipsis) => (Opcode.LoadSpecial, [(int)Singleton.Ellipsis]),
        _ => (Opcode.LoadValue, [_constants.AddValue(constant)]),
    };

    private enum Singleton { None, False, True, Ellipsis, NotImplemented }

    // ---- conditions --------------------------------------------------------------------------------------------

    /// <summary>Jump to a label if the test comes out as wanted.</summary>
    private void JumpIf(IrTest test, bool wanted, Label target)
    {
        wanted ^= test.Negated;
        var operands = test.Operands;
        switch (test.Comparison)
        {
            case null when operands[0] is IrConstant { Value: bool value }:
                if (value == wanted)
                    Emit(Opcode.Jump, target: target);
                break;
            case null:
                Emit(wanted ? Opcode.JumpIfTrue : Opcode.JumpIfFalse, operands: [Use(operands[0])], target: target);
                break;
            case Operation.IsNone:
                JumpIfNone(operands[0], wanted, target);
                break;
            case Operation.Is when operands[1] is IrConstant { Value: null }:
                JumpIfNone(operands[0], wanted, target);
                break;
            case Operation.Is when operands[1] is IrUnbound:
                JumpIfUnbound(operands[0], wanted, target);
                break;
            default:
                if (FusedJump(test.Comparison.Value, wanted) is var (opcode, swap))
                    Emit(opcode, operands: UseAll(swap ? operands.Reverse() : operands), target: target);
                else
                    JumpIfComputed(test, wanted, target);
                break;
        }
    }

    private void JumpIfNone(IrOperand operand, bool wanted, Label target) =>
        Emit(wanted ? Opcode.JumpIfNone : Opcode.JumpIfNotNone, operands: [Use(operand)], target: target);

    private void JumpIfUnbound(IrOperand operand, bool wanted, Label target)
    {
        var unbound = wanted ? target : new Label();
        Emit(Opcode.JumpIfUnbound, operands: [Use(operand)], target: unbound);
        if (wanted)
            return;
        Emit(Opcode.Jump, target: target);
        Place(unbound);
    }

    private void JumpIfComputed(IrTest test, bool wanted, Label target)
    {
        var truth = Temporary('b');
        Emit(Opcodes.Of(test.Comparison!.Value), truth, UseAll(test.Operands));
        Emit(wanted ? Opcode.JumpIfTrue : Opcode.JumpIfFalse, operands: [truth], target: target);
    }

    /// <summary>Compare-and-jump, and whether its operands are swapped.</summary>
    private static (Opcode Opcode, bool Swap)? FusedJump(Operation comparison, bool wanted) => (comparison, wanted) switch
    {
        (Operation.LessInt, true) => (Opcode.JumpIfLessInt, false),
        (Operation.LessInt, false) => (Opcode.JumpIfLessEqualInt, true),
        (Operation.LessEqualInt, true) => (Opcode.JumpIfLessEqualInt, false),
        (Operation.LessEqualInt, false) => (Opcode.JumpIfLessInt, true),
        (Operation.EqualInt, true) or (Operation.NotEqualInt, false) => (Opcode.JumpIfEqualInt, false),
        (Operation.EqualInt, false) or (Operation.NotEqualInt, true) => (Opcode.JumpIfNotEqualInt, false),
        (Operation.LessFloat, true) => (Opcode.JumpIfLessFloat, false),
        (Operation.LessFloat, false) => (Opcode.JumpUnlessLessFloat, false),
        (Operation.LessEqualFloat, true) => (Opcode.JumpIfLessEqualFloat, false),
        (Operation.LessEqualFloat, false) => (Opcode.JumpUnlessLessEqualFloat, false),
        _ => null,
    };
}
