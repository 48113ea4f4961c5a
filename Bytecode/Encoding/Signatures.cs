// SPDX-License-Identifier: MIT
// Signatures of functions and static types of globals, as the image records them.
using EPython.Bytecode.Contract;
using EPython.Bytecode.Images;
using EPython.Frontend.Binding;
using EPython.Frontend.Ir;
using EPython.Frontend.Types;

namespace EPython.Bytecode.Encoding;

internal static class Signatures
{
    /// <summary>Records without code; literal defaults go into the constant table.</summary>
    public static IReadOnlyList<FunctionRecord> Of(IrProgram program, ConstantTable constants) =>
        [.. program.Functions.Select(function => Record(program, function, constants))];

    public static IReadOnlyList<char> GlobalRaws(IrProgram program) =>
        [.. Slots(program, false).Select(global => Kinds.Letter(global.Kind))];

    public static IReadOnlyList<RegisterType> GlobalValues(IrProgram program) =>
        [.. Slots(program, true).Select(global => RegisterTypes.Of(global.Type))];

    private static IEnumerable<IrGlobal> Slots(IrProgram program, bool values) => program.Globals
        .Where(global => global.Kind == Kind.Value == values).OrderBy(global => global.Slot);

    private static FunctionRecord Record(
        IrProgram program, IrFunction function, ConstantTable constants)
    {
        var flags = function.ClosureEnvironment is null ? 0 : ImageFormat.FunctionHasEnvironment;
        if (function.Symbol.Kind == FunctionKind.Module)
            flags |= ImageFormat.FunctionIsModule;
        if (function.Symbol.Parameters.Any(parameter => parameter.IsStar))
            flags |= ImageFormat.FunctionHasStar;
        if (function.Symbol.Parameters.Any(parameter => parameter.IsStarStar))
            flags |= ImageFormat.FunctionHasStarStar;
        if (function.IsGenerator)
            flags |= ImageFormat.FunctionIsGenerator;
        return new FunctionRecord(
            0, 0, 0, 0, function.KeywordOnly, Kinds.Letter(function.ResultKind), RegisterTypes.Of(function.ResultType), flags,
            [.. function.Parameters.Select((parameter, i) =>
                Parameter(program, parameter, function.Symbol.Parameters.ElementAtOrDefault(i)?.KeywordName ?? parameter.Name,
                    function.Defaults.ElementAtOrDefault(i), constants))]);
    }

    private static ParameterRecord Parameter(
        IrProgram program, IrLocal parameter, string name, IrOperand? given, ConstantTable constants)
    {
        var index = given switch
        {
            null => ParameterRecord.NoDefault,
            IrConstant constant => constants.AddValue(constant),
            IrFunctionValue value => constants.AddValue(new PyFunction(value.Function)),
            IrBuiltinValue { IsMath: false } value => constants.AddValue(new PyBuiltin((int)Enum.Parse<BuiltinId>(value.Name))),
            IrBuiltinValue value => constants.AddValue(
                new PyBuiltin(BuiltinTable.All.Count + (int)Enum.Parse<MathId>(value.Name))),
            IrTypeValue value => constants.AddValue(new PyTypeObject(BuiltinTable.TypeNumber(value.Name))),
            IrClassValue value => constants.AddValue(new PyTypeObject(ClassNumbers.FirstClass + value.Class)),
            _ => ParameterRecord.ComputedDefault,
        };
        var type = parameter.Kind == Kind.Value ? RegisterTypes.Of(parameter.Type) : RegisterType.Any;
        return new ParameterRecord(
            Kinds.Letter(parameter.Kind), type, MethodNames.OfParameter(program, name), index);
    }
}
