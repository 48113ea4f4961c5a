// SPDX-License-Identifier: MIT
// Puts an image together: the program's signatures and tables, the encoder's bytecode, compiled code if there is any.
using EPython.Bytecode.Contract;
using EPython.Bytecode.Encoding;
using EPython.Frontend.Binding;
using EPython.Frontend.Ir;
using EPython.Frontend.Types;

namespace EPython.Bytecode.Images;

/// <summary>Compiled functions of an image, their site numbers' sources, and the object they were linked from.</summary>
public sealed record NativePart(NativeCode Code, IReadOnlyList<Site> Sites, byte[]? Object);

/// <summary>Makes images of encoded programs.</summary>
public static class ImageBuilder
{
    public static Image Build(IrProgram program, EncodedProgram encoded, Profile profile, NativePart? native = null)
    {
        var code = new List<byte>();
        var ranges = new List<DebugRange>();
        var sites = new List<EnvironmentSite>();
        var records = new List<FunctionRecord>();
        foreach (var function in program.Functions)
        {
            var body = encoded.Functions[function.Index];
            records.Add(Record(program, function, body, code.Count, encoded.Constants));
            if (body is null)
                continue;
            AddRanges(ranges, body.Sites, code.Count);
            sites.AddRange(body.Environments.Select(site => site with { Offset = site.Offset + code.Count }));
            code.AddRange(body.Code);
        }
        return new Image
        {
            Profile = profile, Functions = records, Code = [.. code], Constants = encoded.Constants,
            GlobalRaws = [.. Slots(program, false).Select(global => Kinds.Letter(global.Kind))],
            GlobalValues = [.. Slots(program, true).Select(global => RegisterTypes.Of(global.Type))],
            MethodNames = program.MethodNames, Names = program.Names,
            Environments = new EnvironmentTable(encoded.Shapes, encoded.ClosureShapes, sites),
            Native = native?.Code, Object = native?.Object,
            Debug = new DebugMap
            {
                Functions = [.. program.Functions.Select(function => function.Name)],
                Ranges = ranges,
                NativeSites = [.. (native?.Sites ?? []).Select(site => DebugSite.From(site)!)],
            },
        };
    }

    private static IEnumerable<IrGlobal> Slots(IrProgram program, bool values) => program.Globals
        .Where(global => global.Kind == Kind.Value == values).OrderBy(global => global.Slot);

    private static void AddRanges(List<DebugRange> ranges, IReadOnlyList<CodeSite> sites, int offset)
    {
        foreach (var code in sites)
        {
            var site = DebugSite.From(code.Site);
            if (ranges.Count == 0 || ranges[^1].Site != site || code.Start == 0)
                ranges.Add(new DebugRange(offset + code.Start, site));
        }
    }

    private static FunctionRecord Record(
        IrProgram program, IrFunction function, EncodedFunction? body, int offset, ConstantTable constants)
    {
        var flags = function.ClosureEnvironment is null ? 0 : ImageFormat.FunctionHasEnvironment;
        if (function.Symbol.Kind == FunctionKind.Module)
            flags |= ImageFormat.FunctionIsModule;
        if (body is null)
            flags |= ImageFormat.FunctionIsNative;
        return new FunctionRecord(
            body is null ? 0 : offset, body?.Code.Length ?? 0, body?.Values ?? 0, body?.Raws ?? 0,
            function.KeywordOnly, Kinds.Letter(function.ResultKind), RegisterTypes.Of(function.ResultType), flags,
            [.. function.Parameters.Select((parameter, i) =>
                Parameter(program, parameter, function.Defaults.ElementAtOrDefault(i), constants))]);
    }

    private static ParameterRecord Parameter(
        IrProgram program, IrLocal parameter, IrOperand? given, ConstantTable constants)
    {
        var index = given switch
        {
            null => ParameterRecord.NoDefault,
            IrConstant constant => constants.AddValue(constant),
            IrFunctionValue value => constants.AddValue(new PyFunction(value.Function)),
            IrBuiltinValue { IsMath: false } value => constants.AddValue(new PyBuiltin((int)Enum.Parse<BuiltinId>(value.Name))),
            IrBuiltinValue value => constants.AddValue(
                new PyBuiltin(BuiltinTable.All.Count + (int)Enum.Parse<MathId>(value.Name))),
            IrTypeValue value => constants.AddValue(new PyTypeObject((int)Enum.Parse<RegisterType>(value.Name))),
            _ => ParameterRecord.ComputedDefault,
        };
        var type = parameter.Kind == Kind.Value ? RegisterTypes.Of(parameter.Type) : RegisterType.Any;
        return new ParameterRecord(
            Kinds.Letter(parameter.Kind), type, MethodNames.OfParameter(program, parameter.Name), index);
    }
}
