// SPDX-License-Identifier: MIT
// Type inference: calls of functions, built-ins, types and methods, by name and through values.
using EPython.Frontend.Binding;
using EPython.Frontend.Ir.Lowering;
using EPython.Frontend.Syntax;

namespace EPython.Frontend.Types;

public sealed partial class TypeInference
{
    private static readonly Dictionary<string, BuiltinInfo> s_rows =
        BuiltinTable.All.ToDictionary(row => row.Name);
    private static readonly ILookup<string, (BuiltinInfo Row, TypeTags Tag)> s_methods = BuiltinTable.All
        .Where(row => row.Type is not null)
        .SelectMany(row => BuiltinTable.TypesOf(row).Select(type => (Row: row, Tag: Enum.Parse<TypeTags>(type))))
        .ToLookup(method => method.Row.PythonName);
    private static readonly AstArgument s_positional = new(default, null, new AstNone(default));

    /// <summary>The arguments of one call, evaluated. Call is null where a built-in calls (map,
    /// key=...).</summary>
    private sealed record Arguments(Place Place, AstCall? Call, TypeNode[] Values)
    {
        public IReadOnlyList<AstArgument> Syntax { get; } =
            Call?.Arguments ?? [.. Enumerable.Repeat(s_positional, Values.Length)];
    }

    private TypeNode EvalCall(AstCall call)
    {
        if (_program.Resolutions.GetValueOrDefault(call) is Resolution.ToVariable loaded)
            return NodeOf(loaded.Variable);
        if (_program.AttributeCalls.TryGetValue(call, out var use))
            return EvalAttributeCall(call, use);
        if (call.Callee is AstAttribute attribute && !_program.Resolutions.ContainsKey(attribute))
            return _program.Supers.TryGetValue(attribute, out var holder)
                ? CallSuper(call, attribute, holder) : CallMethod(call, attribute);
        var callee = Eval(call.Callee);
        var arguments = EvalArguments(call);
        if (_program.Resolutions.GetValueOrDefault(call.Callee)
            is Resolution.ToVariable { Variable: var variable }
            && variable is { DirectFunction: { } function }
            && (variable.Fallback is null || !_program.MayBeUnbound.Contains(call.Callee)))
            return CallFunction(function, arguments, isCertain: true);
        return CallValue(callee, arguments);
    }

    private static bool Unpacks(Arguments arguments) => arguments.Call is { Unpacks: true };

    private Arguments EvalArguments(AstCall call) =>
        new(PlaceOf(call), call, [.. call.Arguments.Select(argument => Eval(argument.Value))]);

    /// <summary>Calls whatever a value may be.</summary>
    private TypeNode CallValue(TypeNode callee, Arguments arguments)
    {
        callee = callee.Find();
        var knowsType = callee.Callees?.Any(c => c is Resolution.ToType or ClassSymbol) ?? false;
        if (callee == _graph.Any || (callee.Has(TypeTags.Type) && !knowsType))
            return CallUnknown(arguments);
        const TypeTags callable = TypeTags.Function | TypeTags.Builtin | TypeTags.Type | TypeTags.Method
            | TypeTags.Instance;
        if (_report && arguments.Call is not null && callee.Tags != 0 && !callee.Has(callable))
            _bag.NotCallable(arguments.Call.Callee.Span, Word(callee));
        if (callee.Instances is { Count: > 0 })
            return CallInstances(callee, arguments);
        if (callee.Callees is not { Count: > 0 } callees)
            return _graph.Nothing;
        if (callees.Count == 1)
            return CallOne(callees[0], arguments, isCertain: arguments.Call is not null);
        var result = arguments.Place.Node(0);
        for (var i = 0; i < callees.Count; i++)
        {
            var one = callees[i];
            _graph.Flow(Quietly(() => CallOne(one, arguments, isCertain: false)), result);
        }
        return result;
    }

    /// <summary>What is done for one of several things that a value may be raises for certain only if it is that one.</summary>
    private TypeNode Quietly(Func<TypeNode> infer)
    {
        var report = _report;
        _report = false;
        var result = infer();
        _report = report;
        return result;
    }

    private TypeNode CallUnknown(Arguments arguments)
    {
        NeedOrder();
        foreach (var value in arguments.Values)
            _graph.Flow(value, _graph.Any);
        return _graph.Any;
    }

    private TypeNode CallOne(object callee, Arguments arguments, bool isCertain) => callee switch
    {
        FunctionSymbol function => CallFunction(function, arguments, isCertain),
        ClassSymbol one => Construct(one, arguments, isCertain),
        BoundMethod bound => CallFunction(bound.Function, arguments, isCertain, bound.Self),
        Resolution.ToBuiltin { IsMath: true } => _graph.Float,
        Resolution.ToBuiltin method when BuiltinTable.IsMethod(method.Name) =>
            CallMethodValue(s_rows[method.Name], arguments),
        Resolution.ToBuiltin builtin => CallRow(s_rows[builtin.Name], arguments, null, isCertain),
        Resolution.ToType type when s_rows.TryGetValue(type.Name, out var row) =>
            CallRow(row, arguments, null, isCertain),
        Resolution.ToType type when BuiltinTable.IsException(type.Name) => MakeException(arguments),
        _ => _graph.Nothing,
    };

    /// <summary>A method of a built-in type, called with what it is a method of.</summary>
    private TypeNode CallMethodValue(BuiltinInfo row, Arguments arguments)
    {
        var tag = Enum.Parse<TypeTags>(row.Type!);
        if (arguments.Values.Length == 0 || Unpacks(arguments)
            || arguments.Syntax.Any(argument => argument.Name is not null))
            return CallUnknown(arguments);
        var place = arguments.Place.Child((row.Name, "value"));
        var self = arguments.Values[0].Find();
        if (!self.Has(tag))
            return _graph.Nothing;
        var rest = new Arguments(place, null, arguments.Values[1..]);
        return CallRow(row, rest, Restrict(self, tag, place, 1), isCertain: false);
    }

    // ---- functions of the program -------------------------------------------------------------------------

    /// <summary>Self: what stands before the arguments, if anything does.</summary>
    private TypeNode CallFunction(
        FunctionSymbol function, Arguments arguments, bool isCertain, TypeNode? self = null)
    {
        _called.Add(function);
        Reach(function);
        IReadOnlyList<TypeNode> values = self is null ? arguments.Values : [self, .. arguments.Values];
        IReadOnlyList<AstArgument> syntax = self is null ? arguments.Syntax : [s_positional, .. arguments.Syntax];
        if (Unpacks(arguments))
            FlowUnpacked(function, syntax, values, arguments.Place);
        else if (!FlowBound(function, syntax, values, isCertain ? arguments.Call : null))
            return _graph.Nothing;
        return ResultOf(function);
    }

    /// <summary>Arguments into parameters; false if the call does not fit.</summary>
    private bool FlowBound(
        FunctionSymbol function, IReadOnlyList<AstArgument> syntax, IReadOnlyList<TypeNode> values, AstCall? report)
    {
        var binder = ArgumentBinder.Of(function, [.. syntax.Select(argument => argument.Name)]);
        if (binder.Bind() is { } error)
        {
            if (_report && report is not null)
                _bag.WrongArguments(report.Span, error);
            return false;
        }
        for (var i = 0; i < function.Parameters.Count; i++)
        {
            var node = NodeOf(function.Parameters[i]);
            if (function.Parameters[i].IsStar)
                _graph.FlowTuple([.. binder.Rest.Select(argument => values[argument])], node);
            else if (function.Parameters[i].IsStarStar)
                FlowNamed(node, binder.Named.Select(argument => values[argument]));
            else if (binder.ArgumentOf[i] is >= 0 and var argument)
                _graph.Flow(values[argument], node);
        }
        return true;
    }

    // ---- built-ins ----------------------------------------------------------------------------------------

    private TypeNode CallRow(BuiltinInfo row, Arguments arguments, TypeNode? self, bool isCertain)
    {
        if (Unpacks(arguments))
            return CallRowUnpacked(row, arguments, self);
        if (row.Name == "StrFormat" && arguments.Syntax.Any(argument => argument.Name is not null))
            return _graph.Str;
        if (row.Name == "DictUpdate" && arguments.Syntax.Any(argument => argument.Name is not null))
            return UpdateNamed(row, arguments, self!);
        var slots = new int[arguments.Values.Length];
        var error = SignatureOf(row).Bind([.. arguments.Syntax.Select(argument => argument.Name)], self is not null, slots, out var count);
        if (error is not null)
        {
            if (_report && isCertain && arguments.Call is { } call)
                _bag.WrongArguments(call.Span, error);
            return _graph.Nothing;
        }
        var values = new TypeNode?[count];
        if (self is not null)
            values[0] = self;
        for (var i = 0; i < slots.Length; i++)
            values[slots[i]] = arguments.Values[i].Find();
        return new BuiltinCall(this, row, arguments, values).Run();
    }

    /// <summary>dict.update(other, a=1), which takes any names.</summary>
    private TypeNode UpdateNamed(BuiltinInfo row, Arguments arguments, TypeNode self)
    {
        var given = arguments.Syntax.Zip(arguments.Values).ToLookup(one => one.First.Name is null, one => one.Second);
        FlowNamed(self, given[false]);
        return CallRow(row, new Arguments(arguments.Place, null, [.. given[true]]), self.Find(), isCertain: false);
    }

    private readonly Dictionary<BuiltinInfo, BuiltinSignature> _signatures = [];

    private BuiltinSignature SignatureOf(BuiltinInfo row)
    {
        if (!_signatures.TryGetValue(row, out var signature))
            _signatures.Add(row, signature = new BuiltinSignature(row));
        return signature;
    }

    // ---- methods ------------------------------------------------------------------------------------------

    private TypeNode CallMethod(AstCall call, AstAttribute attribute)
    {
        if (attribute.Name == "__class__")
            return CallValue(Eval(attribute), EvalArguments(call));
        var receiver = Eval(attribute.Value);
        var arguments = EvalArguments(call);
        if (_program.Resolutions.GetValueOrDefault(attribute.Value) is Resolution.ToType { Name: var type }
            && BuiltinTable.IsException(type) && ClassSymbol.IsOfExceptions(attribute.Name))
            return CallOfExceptions(attribute.Name, arguments.Values.Skip(1));
        if (AddsNote(attribute, receiver.Find()) && arguments.Values is [var note])
        {
            _graph.Flow(note, _graph.Any);
            return _graph.None;
        }
        var rows = s_methods[attribute.Name].Where(m => receiver.Find().Has(m.Tag)).ToList();
        if (CallAttribute(call, attribute, receiver.Find(), arguments) is { } called)
        {
            foreach (var row in rows)
                _graph.Flow(CallMethod(row, receiver, arguments), called);
            return OrOfFunction(called.Find());
        }
        if (OfFunctions(attribute.Name, receiver.Find()) is not null)
            return OrOfFunction(NodeOf(call));
        if (rows.Count == 0)
            ReportMissingMethod(receiver, attribute);
        if (rows.Count == 1)
            return CallMethod(rows[0], receiver, arguments);
        var result = NodeOf(call);
        foreach (var row in rows)
            _graph.Flow(CallMethod(row, receiver, arguments), result);
        return result;

        TypeNode OrOfFunction(TypeNode known)
        {
            if (OfFunctions(attribute.Name, receiver.Find()) is { Tags: not 0 } own)
                _graph.Flow(Quietly(() => CallValue(own, arguments with { Place = arguments.Place.Child("of a function") })), known);
            return known.Find();
        }
    }

    private TypeNode CallMethod(
        (BuiltinInfo Row, TypeTags Tag) method, TypeNode receiver, Arguments arguments)
    {
        var self = Restrict(receiver.Find(), method.Tag, arguments.Place.Child(method.Row.Name), 1);
        return CallRow(method.Row, arguments, self, isCertain: receiver.Is(method.Tag));
    }

    private void ReportMissingMethod(TypeNode receiver, AstAttribute attribute)
    {
        if (!_report || receiver.Tags == 0 || attribute.Span.IsSilent)
            return;     // the library asks first what a value is
        if (TypeAttributes.MayHave(receiver.Tags, attribute.Name))
            _bag.UnsupportedMethod(attribute.NameSpan, Word(receiver), attribute.Name);
        else
        {
            var names = s_methods.Where(g => g.Any(m => receiver.Has(m.Tag))).Select(g => g.Key);
            _bag.NoAttribute(attribute.NameSpan, Word(receiver), attribute.Name, NearestName.Find(
                attribute.Name, names));
        }
    }

    private string Word(TypeNode node) => new TypeFinisher().Finish(node).ToString();
}
