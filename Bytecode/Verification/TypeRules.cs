// SPDX-License-Identifier: MIT
// What instructions ask of their values and what they give: the part of the machine's typing that rows of opcodes.def
// do not say. Encoder and verifier ask here, so that the encoder's code always passes.
using EPython.Bytecode.Contract;
using EPython.Bytecode.Images;
using EPython.Frontend.Ir;
using EPython.Frontend.Types;

namespace EPython.Bytecode.Verification;

/// <summary>What an operand must be. Free: anything, nothing too. Optional: nothing, or a value.</summary>
internal readonly record struct Need(
    RegisterType Type, bool MayBeUnbound = false, int Shape = EnvironmentTable.None, bool OrNone = false,
    ProgramTypes? Program = null)
{
    public static readonly Need Value = new(RegisterType.Any);
    public static readonly Need Optional = new(RegisterType.Any, true);
    public static readonly Need Free = new(RegisterType.Block, true);

    public bool IsMetBy(ValueState state)
    {
        if (this == Free)
            return true;
        if (OrNone && state.Is(RegisterType.None))
            return true;
        if (Type == RegisterType.Environment)
            return state.Is(Type) && state.Shape == Shape;
        if (Program?.IsBelow(state.Type, Type) == true)
            return MayBeUnbound || !state.MayBeUnbound;
        return MayBeUnbound ? state.IsOrUnbound(Type) : state.Is(Type);
    }
}

internal static class TypeRules
{
    private static readonly Dictionary<Opcode, RegisterType> s_first = FirstOperands();

    private static Dictionary<Opcode, RegisterType> FirstOperands()
    {
        var needs = new Dictionary<Opcode, RegisterType>
        {
            [Opcode.LengthList] = RegisterType.List,
            [Opcode.LoadTupleItem] = RegisterType.Tuple,
            [Opcode.LengthStr] = RegisterType.Str,
            [Opcode.LoadItemStr] = RegisterType.Str,
            [Opcode.CallMethodUnpacked] = RegisterType.ListValue,
            [Opcode.Reraise] = RegisterType.Exception,
            [Opcode.MatchException] = RegisterType.Exception,
        };
        foreach (var (suffix, type) in new[]
        {
            ("Int", RegisterType.ListInt), ("Float", RegisterType.ListFloat),
            ("Bool", RegisterType.ListBool), ("Value", RegisterType.ListValue),
        })
        {
            foreach (var name in new[] { "LoadItem", "StoreItem", "Append", "Pop" })
                needs[Enum.Parse<Opcode>(name + suffix)] = type;
        }
        return needs;
    }

    /// <summary>What value operand number `index` (values only, the list excluded) must be.</summary>
    public static Need Operand(Opcode opcode, int index, ProgramTypes program, int[] immediates, ValueState first)
    {
        if (index == 0 && s_first.TryGetValue(opcode, out var type))
            return Of(program, type);
        return opcode switch
        {
            Opcode.MoveValue or Opcode.StoreSpillValue => Need.Free,
            Opcode.Is or Opcode.IsNone or Opcode.JumpIfNone or Opcode.JumpIfNotNone or Opcode.JumpIfUnbound
                or Opcode.CheckBound or Opcode.CheckBoundLocal or Opcode.CheckType => Need.Optional,
            Opcode.CallMethodUnpacked => Unpacked(index),
            Opcode.RaiseException when index == 1 => Need.Optional,
            Opcode.EnterHandler => Of(program, RegisterType.Exception, true),
            Opcode.StoreGlobalValue => Of(program, program.GlobalValues[immediates[0]], true),
            Opcode.StoreFieldValue when index == 1 => Of(program, program.Slot(immediates).Type),
            Opcode.LoadFieldInt or Opcode.LoadFieldFloat or Opcode.LoadFieldBool or Opcode.LoadFieldWord
                or Opcode.LoadFieldValue or Opcode.StoreFieldInt or Opcode.StoreFieldFloat or Opcode.StoreFieldBool
                or Opcode.StoreFieldWord or Opcode.StoreFieldValue =>
                Of(program, RegisterTypes.OfClass(immediates[0])),
            Opcode.CheckInstance => Need.Value,
            Opcode.EqualStr or Opcode.LessStr or Opcode.ConcatStr => new Need(RegisterType.Str),
            Opcode.FormatValue when index == 1 => new Need(RegisterType.Str, OrNone: true),
            Opcode.LoadEnvRaw or Opcode.LoadEnvValue or Opcode.StoreEnvRaw => AnyEnvironment(first),
            Opcode.StoreEnvValue => index == 0 ? AnyEnvironment(first) : EnvironmentSlot(program, first, immediates),
            Opcode.NewClosure => Closure(program, immediates[0]),
            _ => Need.Value,
        };
    }

    private static Need Unpacked(int part) => part switch
    {
        0 => new Need(RegisterType.ListValue),
        1 => new Need(RegisterType.Dict, OrNone: true),
        2 => new Need(RegisterType.Tuple, OrNone: true),
        _ => Need.Value,
    };

    /// <summary>A value of a type; for a class, also of one below it; for exceptions, of any class of them.</summary>
    public static Need Of(ProgramTypes program, RegisterType type, bool mayBeUnbound = false) =>
        new(type, mayBeUnbound, Program: RegisterTypes.IsClass(type) || type == RegisterType.Exception ? program : null);

    private static Need AnyEnvironment(ValueState environment) =>
        new(RegisterType.Environment, Shape: environment.Shape);

    private static Need EnvironmentSlot(ProgramTypes program, ValueState environment, int[] immediates) =>
        Slot(program, environment, immediates) is { } type ? Of(program, type, true) : Need.Value;

    private static RegisterType? Slot(ProgramTypes program, ValueState environment, int[] immediates)
    {
        if (environment.Type != RegisterType.Environment
            || program.ShapeAbove(environment.Shape, immediates[0]) is not { } shape)
            return null;
        var values = program.Shapes[shape].Values;
        return immediates[1] < values.Count ? values[immediates[1]] : null;
    }

    /// <summary>The environment that a function's closure carries; None where it uses none.</summary>
    public static Need Closure(ProgramTypes program, int function) =>
        program.ClosureShapes[function] is var shape && shape == EnvironmentTable.None
            ? new Need(RegisterType.None)
            : new Need(RegisterType.Environment, Shape: shape);

    /// <summary>What a function returns: a generator anything, since its result is another thing.</summary>
    public static Need Returned(ProgramTypes program, FunctionRecord function) =>
        function.IsGenerator ? Need.Value : Of(program, function.ResultType);

    /// <summary>What value number `index` of an operand list must be.</summary>
    public static Need ListItem(Opcode opcode, int index, ProgramTypes program, int[] immediates) => opcode switch
    {
        Opcode.Call or Opcode.CallV or Opcode.CallN => Argument(program, immediates[0], index),
        Opcode.CallBuiltin => BuiltinSignature.Of(immediates[0]).Argument(index),
        Opcode.BuildStr => new Need(RegisterType.Str),
        Opcode.CallUnpacked => Unpacked(index - 1),
        Opcode.BuildException when index == 0 => new Need(RegisterType.Type),
        _ => Need.Value,
    };

    private static Need Argument(ProgramTypes program, int function, int index)
    {
        var parameters = program.Functions[function].Parameters;
        return index < parameters.Count ? Of(program, parameters[index].Type) : Closure(program, function);
    }

    /// <summary>What the value result of an instruction is.</summary>
    public static ValueState Result(Opcode opcode, int[] immediates, ProgramTypes program, ValueState first) => opcode switch
    {
        Opcode.MoveValue => first,
        Opcode.ClearValue => ValueState.Unbound,
        Opcode.NextItem => ValueState.Any.OrUnbound,
        Opcode.LoadGlobalValue => new ValueState(program.GlobalValues[immediates[0]], true),
        Opcode.LoadEnvValue => Slot(program, first, immediates) is { } type
            ? new ValueState(type, true) : ValueState.Unusable,
        Opcode.CallV => new ValueState(program.Functions[immediates[0]].ResultType),
        Opcode.NewInstance => new ValueState(RegisterTypes.OfClass(immediates[0])),
        Opcode.LoadFieldValue => new ValueState(program.Slot(immediates).Type),
        Opcode.CallBuiltin => new ValueState(BuiltinSignature.Of(immediates[0]).Result),
        Opcode.LoadValue => new ValueState(ConstantTable.TypeOf(program.Constants.Values[immediates[0]])),
        _ => new ValueState(FixedResult(opcode, immediates)),
    };

    private static RegisterType FixedResult(Opcode opcode, int[] immediates) => opcode switch
    {
        Opcode.LoadSpecial => immediates[0] switch
        {
            0 => RegisterType.None,
            1 or 2 => RegisterType.Bool,
            4 => RegisterType.NotImplemented,
            _ => RegisterType.Ellipsis,
        },
        Opcode.LoadFunction or Opcode.NewClosure => RegisterType.Function,
        Opcode.LoadBuiltin => RegisterType.Builtin,
        Opcode.LoadType => RegisterType.Type,
        Opcode.BoxInt or Opcode.BoxWord => RegisterType.Int,
        Opcode.BoxFloat => RegisterType.Float,
        Opcode.BoxBool => RegisterType.Bool,
        Opcode.BuildListInt or Opcode.RepeatListInt => RegisterType.ListInt,
        Opcode.BuildListFloat or Opcode.RepeatListFloat => RegisterType.ListFloat,
        Opcode.BuildListBool or Opcode.RepeatListBool => RegisterType.ListBool,
        Opcode.BuildListValue or Opcode.RepeatListValue => RegisterType.ListValue,
        Opcode.BuildTuple or Opcode.UnpackTuple or Opcode.UnpackStarred => RegisterType.Tuple,
        Opcode.BuildDict => RegisterType.Dict,
        Opcode.BuildSet => RegisterType.Set,
        Opcode.BuildSlice => RegisterType.Slice,
        Opcode.Catch or Opcode.BuildException or Opcode.CurrentException => RegisterType.Exception,
        Opcode.LoadItemStr or Opcode.ConcatStr or Opcode.BuildStr or Opcode.FormatValue or Opcode.Chr => RegisterType.Str,
        _ => RegisterType.Any,
    };

    /// <summary>What a checked operand is afterwards; null where the instruction refines nothing.</summary>
    public static ValueState? Refined(Opcode opcode, int[] immediates, ValueState operand) => opcode switch
    {
        Opcode.CheckBound or Opcode.CheckBoundLocal or Opcode.JumpIfUnbound =>
            operand.Type == RegisterType.Unbound ? ValueState.Any : operand with { MayBeUnbound = false },
        Opcode.CheckType => Narrowed((RegisterType)immediates[0], operand),
        Opcode.CheckInstance => Narrowed(RegisterTypes.OfClass(immediates[0]), operand),
        _ => null,
    };

    private static ValueState Narrowed(RegisterType to, ValueState operand) =>
        ValueState.IsSubtype(operand.Type, to) ? operand with { MayBeUnbound = false } : new ValueState(to);
}
