// SPDX-License-Identifier: MIT
// Calls: direct, of values, of built-ins and methods.
using EPython.Frontend.Binding;
using EPython.Frontend.Syntax;
using EPython.Frontend.Types;

namespace EPython.Frontend.Ir.Lowering;

internal sealed partial class FunctionLowering
{
    private Lowered LowerCall(AstCall call)
    {
        if (Bound.Resolutions.GetValueOrDefault(call) is Resolution.ToVariable loaded)
            return LowerLoadFunction(call, loaded.Variable);
        if (Bound.AttributeCalls.TryGetValue(call, out var use))
            return LowerAttributeCall(call, use);
        if (call.Unpacks)
            return LowerUnpackedCall(call);
        switch (Bound.Resolutions.GetValueOrDefault(call.Callee))
        {
            case Resolution.ToBuiltin { IsMath: true } math:
                return LowerMath(call, math.Name);
            case Resolution.ToBuiltin builtin when BuiltinTable.IsMethod(builtin.Name):
                return LowerValueCall(call);
            case Resolution.ToBuiltin builtin:
                return LowerBuiltinCall(call, builtin.Name);
            case Resolution.ToType type when BuiltinTable.All.Any(row => row.Type is null && row.Name == type.Name):
                return LowerBuiltinCall(call, type.Name);
            case Resolution.ToType type when BuiltinTable.IsException(type.Name) && NamesOf(call).Count == 0:
                var parts = LowerAll([call.Callee, .. call.Arguments.Select(argument => argument.Value)]);
                return Emit(At(call), Operation.BuildException, PyType.Exception, BoxAll(At(call), parts));
            case Resolution.ToVariable { Variable.DirectFunction: { IsDirect: true } callee } to
                when _program.FunctionOf(callee) is { } function:
                return LowerDirectCall(call, to.Variable, function);
            case Resolution.ToVariable { Variable: { DirectClass: { } known } variable }:
                return LowerConstruction(call, variable, known);
            case null when call.Callee is AstAttribute { Name: not "__class__" } method:
                if (Bound.Supers.TryGetValue(method, out var holder))
                    return LowerSuperCall(call, method, holder);
                if (MayBeOfFunction(TypeOf(method.Value), method.Name))
                    return LowerCallOfLoaded(call, method);
                return LowerNew(call, method) ?? LowerCallOfExceptions(call, method) ?? LowerClassCall(call, method) ?? LowerNote(call, method)
                    ?? LowerMethodCall(call, method);
            default:
                return LowerValueCall(call);
        }
    }

    private Lowered LowerValueCall(AstCall call)
    {
        var site = At(call);
        var values = LowerAll([call.Callee, .. call.Arguments.Select(argument => argument.Value)]);
        var operands = BoxAll(site, values);
        var target = Temporary(Kind.Value, TypeOf(call));
        Add(new IrCallValue(site, operands[0], target, operands[1..], NamesOf(call)) { Likely = LikelyCallees(call) });
        return new Lowered(target, TypeOf(call));
    }

    /// <summary>Of what inference saw, the functions that take the arguments as they come.</summary>
    private List<FunctionSymbol> LikelyCallees(AstCall call) =>
        call.Arguments.Any(argument => argument.Name is not null) ? []
            : [.. _program.Program.FunctionValues.GetValueOrDefault(call.Callee, []).Where(function => Takes(function, call.Arguments))];

    private bool Takes(FunctionSymbol function, IReadOnlyList<AstArgument> arguments) => !function.IsGenerator
        && function.Loading == FunctionLoading.WithProgram && function.Parameters.Count == arguments.Count
        && function.Parameters.Zip(arguments).All(pair => Takes(pair.First, TypeOf(pair.Second.Value)));

    private static bool Takes(Variable parameter, PyType type) => parameter.IsNamedParameter && !parameter.KeywordOnly
        && (parameter.Type.Kind == Kind.Value ? RegisterTypes.Of(parameter.Type) == RegisterType.Any : type.Tags == parameter.Type.Tags);

    /// <summary>Name of each argument; null: given by position.</summary>
    private static List<string?> GivenNames(AstCall call) => [.. call.Arguments.Select(argument => argument.Name)];

    private List<string> NamesOf(AstCall call)
    {
        var names = call.Arguments.Select(argument => argument.Name).OfType<string>().ToList();
        names.ForEach(name => _program.AddKeyword(name));
        return names;
    }

    // ---- direct -------------------------------------------------------------------------------------------------------

    private Lowered LowerDirectCall(AstCall call, Variable variable, IrFunction callee)
    {
        var site = At(call);
        var binder = ArgumentBinder.Of(callee.Symbol, GivenNames(call));
        if (binder.Bind() is { } error)
            return LowerWrongCall(call, error);
        if (UsesComputedDefault(callee, binder) || !TryEnvironmentFor(callee.Symbol, out var environment))
            return LowerValueCall(call);
        if (Bound.MayBeUnbound.Contains(call.Callee))
            ReadVariable(call.Callee, variable);
        var values = LowerAll(call.Arguments.Select(argument => argument.Value));
        return EmitCall(site, callee, BoundArguments(site, callee, binder, values), environment, TypeOf(call));
    }

    /// <summary>One operand per parameter; defaults are literals.</summary>
    private List<IrOperand> BoundArguments(Site site, IrFunction callee, ArgumentBinder binder, List<Lowered> values) =>
        [.. callee.Symbol.Parameters.Select((parameter, i) => parameter switch
        {
            { IsStar: true } => Rest(site, binder.Rest.Select(argument => values[argument])),
            { IsStarStar: true } => Named(site, binder, values),
            _ when binder.ArgumentOf[i] is >= 0 and var argument => ConvertTo(site, values[argument], parameter.Type),
            _ => ConvertTo(site, new Lowered(DefaultOf(parameter)!, PyType.Any), parameter.Type),
        })];

    private IrOperand Rest(Site site, IEnumerable<Lowered> values)
    {
        var items = BoxAll(site, values);
        return items.Count == 0
            ? IrConstant.Value_(new IrTupleConstant([]))
            : Emit(site, Operation.BuildTuple, new PyType(TypeTags.Tuple), items).Operand;
    }

    private IrOperand Named(Site site, ArgumentBinder binder, List<Lowered> values)
    {
        var items = binder.Named.SelectMany(IEnumerable<IrOperand> (argument) =>
            [IrConstant.Value_(binder.NameOf(argument)), Boxed(site, values[argument])]);
        return Emit(site, Operation.BuildDict, new PyType(TypeTags.Dict), [.. items]).Operand;
    }

    private Lowered EmitCall(
        Site site, IrFunction callee, List<IrOperand> operands, IrOperand? environment, PyType type)
    {
        if (callee.ResultKind == Kind.None)
        {
            Add(new IrCall(site, callee, null, operands, environment));
            return Lowered.None;
        }
        var target = Temporary(callee.ResultKind, callee.ResultType);
        Add(new IrCall(site, callee, target, operands, environment));
        _proved.Add(target);
        return Narrow(site, new Lowered(target, callee.ResultType), type);
    }

    private bool UsesComputedDefault(IrFunction callee, ArgumentBinder binder) =>
        binder.ArgumentOf.Zip(callee.Symbol.Parameters).Any(pair => pair.First < 0
            && DefaultOf(pair.Second) is IrComputedDefault);

    /// <summary>Evaluates what CPython evaluates before it finds that the arguments do not fit.</summary>
    private Lowered LowerWrongCall(AstCall call, string message)
    {
        var site = At(call);
        if (call.Callee is AstAttribute attribute && !Bound.Resolutions.ContainsKey(attribute))
            Lower(attribute.Value);
        LowerAll(call.Arguments.Where(argument => !IsGenerator(argument.Value)).Select(argument => argument.Value));
        return EmitRaise(site, "BuiltinArguments", IrConstant.Value_(message));
    }

    /// <summary>It is a generator expression that becomes a list.</summary>
    private bool IsGenerator(AstExpression expression) =>
        expression is AstComprehension { Kind: ComprehensionKind.Generator } && !IsOwnGenerator(expression);

    // ---- methods ------------------------------------------------------------------------------------------------------

    private Lowered LowerMethodCall(AstCall call, AstAttribute method)
    {
        var site = At(call);
        if (MethodRow(TypeOf(method.Value), method.Name) is not { } row)
        {
            if (MayLack(TypeOf(method.Value)) && !IsSure(TypeOf(method.Value), method.Name))
                return LowerCallOfLoaded(call, method);
            _program.AddMethodName(method.Name);
            if (method.Name == "update" && TypeOf(method.Value).MayBe(TypeTags.Dict) && call.Arguments.Any(argument => argument.Name is not null))
                return LowerUpdateOfAny(call, method);
            var values = BoxAll(site, LowerAll([method.Value, .. call.Arguments.Select(argument => argument.Value)]));
            var target = Temporary(Kind.Value, TypeOf(call));
            Add(new IrCallMethod(site, method.Name, target, values, NamesOf(call)));
            return new Lowered(target, TypeOf(call));
        }
        return TypedMethod(site, call, method, row) ?? LowerRowCall(call, row, method.Value);
    }

    /// <summary>A call of what an attribute holds, or what __getattr__ gives for it.</summary>
    private Lowered LowerCallOfLoaded(AstCall call, AstAttribute method)
    {
        var site = At(call);
        var callee = Boxed(site, Pin(LoadFrom(At(method), Lower(method.Value), method)));
        var values = BoxAll(site, LowerAll(call.Arguments.Select(argument => argument.Value)));
        var target = Temporary(Kind.Value, TypeOf(call));
        Add(new IrCallValue(site, callee, target, values, NamesOf(call)));
        return new Lowered(target, TypeOf(call));
    }

    /// <summary>x.update(a=1) of what may be a dict.</summary>
    private Lowered LowerUpdateOfAny(AstCall call, AstAttribute method)
    {
        var site = At(call);
        var values = LowerAll([method.Value, .. call.Arguments.Select(argument => argument.Value)]).ConvertAll(Pin);
        var result = Join("updated", PyType.Any);
        var isDict = EmitBuiltin(site, "IsMapping", PyType.Bool, [Boxed(site, values[0])]);
        AddIf(site, new IrTest(null, [isDict.Operand]), () =>
        {
            LowerNamed(site, call, [values[0] with { Type = new PyType(TypeTags.Dict) }, .. values.Skip(1)],
                BuiltinTable.All.First(row => row.Name == "DictUpdate"));
            Move(site, result, IrConstant.Value_(null));
        }, () => Add(new IrCallMethod(site, method.Name, result, BoxAll(site, values), NamesOf(call))));
        return Narrow(site, new Lowered(result, PyType.Any), TypeOf(call));
    }

    /// <summary>str.format and dict.update with named arguments, which become a dict.</summary>
    private Lowered LowerNamed(Site site, AstCall call, List<Lowered> lowered, BuiltinInfo row)
    {
        var values = BoxAll(site, lowered);
        var self = Prove(site, new Lowered(values[0], lowered[0].Type), RegisterTypes.Of(lowered[0].Type));
        var given = call.Arguments.Zip(values.Skip(1)).ToLookup(one => one.First.Name is null);
        var others = given[true].Select(one => one.Second).ToList();
        if (row.Name == "DictUpdate" && others.Count > 1)
            return EmitRaise(site, "BuiltinArguments", IrConstant.Value_($"update expected at most 1 argument, got {others.Count}"));
        var fields = given[false].SelectMany(IEnumerable<IrOperand> (one) => [IrConstant.Value_(one.First.Name!), one.Second]);
        var named = Emit(site, Operation.BuildDict, new PyType(TypeTags.Dict), [.. fields]).Operand;
        if (row.Name != "DictUpdate")
            return EmitRow(site, row, [self, named, .. others], TypeOf(call));
        if (others.Count > 0)
            EmitRow(site, row, [self, others[0]], PyType.None);
        return EmitRow(site, row, [self, named], PyType.None);
    }

    private static BuiltinInfo? MethodRow(PyType receiver, string name)
    {
        var type = receiver.Is(TypeTags.Bool) || receiver.Is(TypeTags.Word) ? "Int" : receiver.Tags.ToString();
        return BuiltinTable.All.FirstOrDefault(row => row.Type == type && row.PythonName == name);
    }

    /// <summary>list.append and list.pop of the last item.</summary>
    private Lowered? TypedMethod(Site site, AstCall call, AstAttribute method, BuiltinInfo row)
    {
        if (row.Name == "ListAppend" && call.Arguments is [{ Name: null } item])
        {
            var values = LowerAll(method.Value, item.Value);
            AppendTo(site, values[0], values[1]);
            return Lowered.None;
        }
        if (row.Name != "ListPop" || call.Arguments.Count > 0)
            return null;
        var list = Lower(method.Value);
        var element = list.Type.Element ?? PyType.Any;
        var operation = element.Storage switch
        {
            Storage.Int => Operation.PopInt,
            Storage.Float => Operation.PopFloat,
            Storage.Bool => Operation.PopBool,
            _ => Operation.PopValue,
        };
        return Emit(site, operation, element, [Prove(site, list)]);
    }

    // ---- rows of builtins.def -----------------------------------------------------------------------------------------

    private Lowered LowerRowCall(AstCall call, BuiltinInfo row, AstExpression? receiver = null)
    {
        var site = At(call);
        if (row.Name is "StrFormat" or "DictUpdate" && call.Arguments.Any(argument => argument.Name is not null))
            return LowerNamed(site, call, LowerAll([receiver!, .. call.Arguments.Select(argument => argument.Value)]), row);
        var slots = new int[call.Arguments.Count];
        if (new BuiltinSignature(row).Bind(GivenNames(call), receiver is not null, slots, out var count) is { } error)
            return LowerWrongCall(call, error);
        var operands = Enumerable.Range(0, count).Select(IrOperand (_) => new IrUnbound()).ToArray();
        var later = call.Arguments.Select(argument => argument.Value);
        if (receiver is not null)
        {
            var self = Keep(site, Lower(receiver), later);
            if (row.Type == "Int" && self.Type.Is(TypeTags.Bool))
                self = new Lowered(ConvertKind(site, self, Kind.Int), PyType.Int);
            operands[0] = Prove(site, new Lowered(Boxed(site, self), self.Type), RegisterTypes.Of(self.Type));
        }
        var values = LowerArguments(call);
        if (row.Name is "Print" or "Complain")
            return EmitPrint(call, row, slots, values, operands);
        for (var i = 0; i < slots.Length; i++)
            operands[slots[i]] = Boxed(site, IsIndex(row.Name, slots[i]) ? AsIndex(site, values[i], null) : values[i]);
        return EmitRow(site, row, operands, TypeOf(call));
    }

    /// <summary>Arguments of built-ins that __index__ may give.</summary>
    private static bool IsIndex(string row, int slot) => row switch
    {
        "Range" or "Hex" or "Oct" or "Bin" or "Chr" => true,
        "ListPop" or "ListInsert" or "ByteArrayPop" or "ByteArrayInsert" or "Round" or "Enumerate" or "SliceIndices" => slot == 1,
        _ => false,
    };

    private const int PrintOptions = 3;     // sep, end, flush; the values follow

    // What stands before a value whose class makes its text is printed first: that method may print, or raise.
    private Lowered EmitPrint(AstCall call, BuiltinInfo row, int[] slots, List<Lowered> values, IrOperand[] operands)
    {
        var site = At(call);
        for (var i = 0; i < slots.Length; i++)
        {
            if (slots[i] < PrintOptions)
                operands[slots[i]] = Boxed(site, values[i]);
        }
        var separator = call.Arguments.FirstOrDefault(argument => argument.Name == "sep")?.Value;
        var between = separator is null ? IrConstant.Value_(" ") : separator is AstStr text ? IrConstant.Value_(text.Value) : null;
        var shown = new List<IrOperand>();
        foreach (var value in values.Where((_, i) => slots[i] >= PrintOptions))
        {
            if (between is not null && shown.Count > 0 && MakesText(value.Type))
            {
                EmitRow(site, row, [operands[0], between, new IrUnbound(), .. shown], PyType.None);
                shown.Clear();
            }
            shown.Add(Printable(site, value));
        }
        return EmitRow(site, row, [.. operands[..PrintOptions], .. shown], TypeOf(call));
    }

    private Lowered EmitRow(Site site, BuiltinInfo row, IReadOnlyList<IrOperand> operands, PyType type)
    {
        if (row.Result != "none")
            return EmitBuiltin(site, row.Name, type, operands);
        Add(new IrCallBuiltin(site, row.Name, null, operands));
        return Lowered.None;
    }

    /// <summary>Values of a built-in's arguments; a generator expression becomes a list of its items.</summary>
    private List<Lowered> LowerArguments(AstCall call)
    {
        if (call.Arguments.All(argument => !IsGenerator(argument.Value)))
            return LowerAll(call.Arguments.Select(argument => argument.Value));
        return [.. call.Arguments.Select(argument => IsGenerator(argument.Value)
            ? Collect(At(call), (AstComprehension)argument.Value, ItemsList(argument.Value))
            : Lower(argument.Value))];
    }

    private PyType ItemsList(AstExpression generator) =>
        new(TypeTags.List) { Element = ElementOf(TypeOf(generator)) };
}
