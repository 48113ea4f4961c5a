// SPDX-License-Identifier: MIT
// Proves that the bytecode of an image is safe to run in an interpreter that checks none of this again: operands exist,
// kinds and types fit, paths end in a return. What it accepts cannot read or write outside what it was given.
using EPython.Bytecode.Contract;
using EPython.Bytecode.Images;
using EPython.Frontend.Types;

namespace EPython.Bytecode.Verification;

/// <summary>Verifies images.</summary>
public static class Verifier
{
    /// <summary>Empty if the image is proved safe; else the first problem of the tables, or of each function. Linked:
    /// compiled functions that are linked with the core, so that the image has no native code of them.</summary>
    public static IReadOnlyList<VerifierProblem> Verify(Image image, IReadOnlySet<int>? linked = null)
    {
        if (Try(-1, () => new TableVerifier(image, linked ?? new HashSet<int>()).Verify()) is { } problem)
            return [problem];
        var types = ProgramTypes.Of(image);
        return [.. Enumerable.Range(0, image.Functions.Count)
            .Where(index => image.Functions[index].IsInterpreted)
            .Select(index => Try(index, () => FunctionVerifier.Verify(image, types, index)))
            .OfType<VerifierProblem>()];
    }

    private static VerifierProblem? Try(int function, Action verify)
    {
        try
        {
            verify();
            return null;
        }
        catch (VerificationException wrong)
        {
            return new VerifierProblem(wrong.Error, function, wrong.Offset, wrong.Message);
        }
    }
}

/// <summary>What must hold of the tables before any instruction is looked at.</summary>
internal sealed class TableVerifier(Image image, IReadOnlySet<int> linked)
{
    public void Verify()
    {
        Require(image.Functions.Count > 0, VerifierError.Signature, "no function to run");
        Classes();
        Constants();
        foreach (var type in image.GlobalValues)
            StaticType(type, "global");
        foreach (var kind in image.GlobalRaws)
            RawKind(kind);
        ArgumentsSlot();
        foreach (var function in image.Functions)
            Signature(function);
        Code();
        Environments();
        Handlers();
        Native();
    }

    // Cores find handlers by the place of an instruction: just behind its opcode, past the byte of Wide.
    private void Handlers()
    {
        foreach (var range in image.Handlers)
        {
            Require(range.Function < image.Functions.Count && image.Functions[range.Function].IsInterpreted
                && range.Start < range.End && range.End <= image.Functions[range.Function].CodeBytes,
                VerifierError.Handler, $"a protected range of function {range.Function} lies outside of its code");
        }
    }

    // A slot of a class is the same in every class below it, and a global has the type of what is stored by name.
    private void Classes()
    {
        Require(image.Classes.Count <= ImageFormat.MaxClasses, VerifierError.Class, "too many classes");
        for (var index = 0; index < image.Classes.Count; index++)
        {
            var one = image.Classes[index];
            Require(one.Order.Count > 0 && one.Order[0] == ClassNumbers.FirstClass + index && one.Order.All(IsClass),
                VerifierError.Class, $"order of look-up of class {index}");
            foreach (var slot in one.Slots)
            {
                StaticType(slot.Type, "slot");
                if (slot.IsAttribute)
                    Require(slot.Name < image.MethodNames.Count, VerifierError.Class, "a slot has no name");
            }
            Require(one.Order.Contains(BuiltinTable.TypeNumber("BaseException"))
                    ? one.Slots.Take(ClassNumbers.ExceptionSlots).Count(slot => slot == SlotRecord.OfException) == ClassNumbers.ExceptionSlots
                    : one.Slots.All(slot => slot.Kind != SlotRecord.Reserved),
                VerifierError.Class, $"state of exceptions in class {index}");
            foreach (var above in one.Order.Where(IsOwn).Select(number => image.Classes[number - ClassNumbers.FirstClass]))
                Require(IsPrefix(above, one), VerifierError.Class, $"slots of class {index} differ from those above it");
            foreach (var entry in one.Entries)
                Entry(entry);
        }
    }

    private bool IsOwn(int type) => type >= ClassNumbers.FirstClass;

    private bool IsClass(int type) => IsOwn(type) ? type - ClassNumbers.FirstClass < image.Classes.Count
        : BuiltinTable.Exceptions.ElementAtOrDefault(type - BuiltinTable.FirstException) is not null;

    private static bool IsPrefix(ClassRecord above, ClassRecord below) => above.Slots.Count <= below.Slots.Count
        && above.Slots.Zip(below.Slots).All(pair => !pair.First.IsAttribute || pair.First == pair.Second);

    private void Entry(EntryRecord entry)
    {
        var limit = entry.How switch
        {
            'v' => image.GlobalValues.Count,
            'F' or 'S' or 'C' or 'P' or 'W' or 'D' => image.Functions.Count,
            _ => image.GlobalRaws.Count,
        };
        Require(entry.Index < limit, VerifierError.Class, "a class holds what is not there");
        if (entry.How is 'F' or 'S' or 'C' or 'P' or 'W' or 'D')
            Require(IsPlain(image.Functions[entry.Index]), VerifierError.Class, "a class holds a function that needs a closure");
        else if (entry.How == 'v')
            Require(image.GlobalValues[entry.Index] == RegisterType.Any, VerifierError.Class,
                "a class holds a global of a fixed type");
        else
            Require(image.GlobalRaws[entry.Index] == entry.How, VerifierError.Class, "a class holds a global of another kind");
    }

    // Run stores a list of values there, whatever the program does with the slot.
    private void ArgumentsSlot()
    {
        if (image.ArgumentsSlot == Image.NoArguments)
            return;
        Require(image.ArgumentsSlot < image.GlobalValues.Count, VerifierError.Index, "no global for the arguments");
        Require(image.GlobalValues[image.ArgumentsSlot] is RegisterType.Any or RegisterType.List or RegisterType.ListValue,
            VerifierError.Signature, "the global for the arguments cannot hold a list of values");
    }

    private static void Require(bool condition, VerifierError error, string message)
    {
        if (!condition)
            throw new VerificationException(error, 0, message);
    }

    private void StaticType(RegisterType type, string place) => Require(
        !ValueState.IsInternal(type) && type != RegisterType.Unbound
            && (!RegisterTypes.IsClass(type) || RegisterTypes.ClassOf(type) < image.Classes.Count), VerifierError.Signature,
        $"static type {RegisterTypes.Name(type)} of a {place}");

    private void RawKind(char kind) => Require(
        kind != 'w' || image.Profile == Profile.I32F32, VerifierError.WordProfile, "a word in profile i64f64");

    private void Constants()
    {
        foreach (var constant in image.Constants.Raws)
        {
            RawKind(constant.Kind);
            Require(constant.Kind != 'b' || constant.Bits <= 1, VerifierError.Constant, "a bool that is neither 0 nor 1");
        }
        foreach (var constant in image.Constants.Values)
            Constant(constant);
    }

    private void Constant(PyValue constant)
    {
        switch (constant)
        {
            case PyTuple tuple:
                foreach (var item in tuple.Items)
                    Constant(item);
                break;
            case PyFunction function:
                Require(function.Index < image.Functions.Count, VerifierError.Index, "constant of no function");
                Require(IsPlain(image.Functions[function.Index]), VerifierError.Constant,
                    "constant of a function that needs a closure");
                break;
            case PyBuiltin builtin:
                Require(builtin.Index < BuiltinTable.All.Count + BuiltinTable.Math.Count, VerifierError.Index,
                    "constant of no built-in");
                break;
            case PyTypeObject type:
                Require(type.Index < BuiltinTable.Types.Count || type.Index >= ClassNumbers.FirstClass
                        && type.Index - ClassNumbers.FirstClass < image.Classes.Count, VerifierError.Index, "constant of no type");
                break;
            default:
                Require(constant is PyNone or PyBool or PyInt or PyFloat or PyStr or PyBytes or PyEllipsis or PyNotImplemented, VerifierError.Constant,
                    $"{constant.GetType().Name} cannot be a constant");
                break;
        }
    }

    /// <summary>Needs neither environment nor computed defaults.</summary>
    internal static bool IsPlain(FunctionRecord function) => !function.HasEnvironment
        && function.Parameters.All(parameter => parameter.Default != ParameterRecord.ComputedDefault);

    private void Signature(FunctionRecord function)
    {
        RawKind(function.Result);
        StaticType(function.ResultType, "result");
        foreach (var parameter in function.Parameters)
        {
            RawKind(parameter.Kind);
            StaticType(parameter.Type, "parameter");
            Require(parameter.Name < image.MethodNames.Count || parameter.Name == ParameterRecord.NoDefault,
                VerifierError.Index, "a parameter's name is missing");
        }
        Require(function.KeywordOnly <= function.NamedParameters, VerifierError.Signature, "fewer parameters than their kinds say");
        foreach (var parameter in function.Parameters.Take(function.NamedParameters))
        {
            if (parameter.Default is not (ParameterRecord.NoDefault or ParameterRecord.ComputedDefault))
                Default(parameter);
        }
        Rest(function);
        var values = function.Parameters.Count(parameter => parameter.Kind == 'v') + (function.HasEnvironment ? 1 : 0);
        var raws = function.Parameters.Count(parameter => parameter.Kind != 'v');
        if (function.IsInterpreted)
            Require(function.Values >= values && function.Raws >= raws, VerifierError.FrameSize,
                "the frame is smaller than the parameters");
        Require(Math.Max(function.Values, function.Raws) <= ImageFormat.MaxFrameSlots, VerifierError.FrameSize,
            "the frame is too large");
    }

    // *args gets a tuple, **kwargs a dict, for which its default tells the texts of names.
    private void Rest(FunctionRecord function)
    {
        if (function.HasStar)
            Takes(function.Parameters[function.NamedParameters], RegisterType.Tuple);
        if (!function.HasStarStar)
            return;
        Takes(function.Parameters[^1], RegisterType.Dict);
        Require(image.Constants.Values.ElementAtOrDefault(function.Parameters[^1].Default) is PyTuple texts
            && texts.Items.Count == image.MethodNames.Count && texts.Items.All(text => text is PyStr or PyNone),
            VerifierError.Signature, "the default of **kwargs does not tell the texts of names");
    }

    private static void Takes(ParameterRecord parameter, RegisterType type) => Require(
        parameter.Kind == 'v' && ValueState.IsSubtype(type, parameter.Type), VerifierError.Signature, $"no parameter for a {type}");

    private void Default(ParameterRecord parameter)
    {
        Require(parameter.Default < image.Constants.Values.Count, VerifierError.Index, "a default's constant is missing");
        var type = ConstantTable.TypeOf(image.Constants.Values[parameter.Default]);
        var wanted = parameter.Kind switch
        {
            'i' or 'w' => RegisterType.Int,
            'f' => RegisterType.Float,
            'b' => RegisterType.Bool,
            _ => parameter.Type,
        };
        Require(ValueState.IsSubtype(type, wanted), VerifierError.Signature, $"a default of type {type} for {wanted}");
    }

    private void Code()
    {
        long end = 0;
        foreach (var function in image.Functions.Where(function => function.IsInterpreted).OrderBy(f => f.CodeOffset))
        {
            Require(function.CodeOffset >= end, VerifierError.CodeBounds, "functions overlap");
            end = (long)function.CodeOffset + function.CodeBytes;
            Require(end <= image.Code.Length, VerifierError.CodeBounds, "a function lies outside the code");
        }
    }

    private void Environments()
    {
        var table = image.Environments;
        for (var i = 0; i < table.Shapes.Count; i++)
        {
            var shape = table.Shapes[i];
            // Parents come first, so that chains end.
            Require(shape.Parent == EnvironmentTable.None || shape.Parent < i, VerifierError.EnvironmentTable,
                $"shape {i} has no proper parent");
            foreach (var type in shape.Values)
                StaticType(type, "environment slot");
            foreach (var kind in shape.Raws)
                RawKind(kind);
        }
        for (var i = 0; i < image.Functions.Count; i++)
        {
            var shape = table.OfFunction[i];
            Require(image.Functions[i].HasEnvironment ? shape < table.Shapes.Count : shape == EnvironmentTable.None,
                VerifierError.EnvironmentTable, $"function {i} has no environment of shape {shape}");
        }
        for (var i = 0; i < table.Sites.Count; i++)
        {
            Require(table.Sites[i].Shape < table.Shapes.Count && (i == 0 || table.Sites[i].Offset > table.Sites[i - 1].Offset),
                VerifierError.EnvironmentTable, $"site {i} is out of order or has no shape");
        }
    }

    private void Native()
    {
        var compiled = new HashSet<int>(linked);
        foreach (var entry in image.Native?.Entries ?? [])
        {
            Require(entry.Function < image.Functions.Count && compiled.Add(entry.Function), VerifierError.NativeEntries,
                $"native entry of function {entry.Function}");
            Require(entry.Generic < image.Native!.Code.Length && entry.Typed < image.Native.Code.Length,
                VerifierError.NativeEntries, $"native entry of function {entry.Function} lies outside the code");
        }
        for (var i = 0; i < image.Functions.Count; i++)
        {
            Require(image.Functions[i].IsInterpreted || compiled.Contains(i), VerifierError.NativeEntries,
                $"function {i} has neither bytecode nor native code");
        }
    }
}
