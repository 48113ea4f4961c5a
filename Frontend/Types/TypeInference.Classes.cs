// SPDX-License-Identifier: MIT
// Type inference: classes of the program. An attribute of instances has one node in all classes that inherit from one
// another; which classes have it follows from where it is assigned. Attributes of classes are variables.
using EPython.Frontend.Binding;
using EPython.Frontend.Syntax;

namespace EPython.Frontend.Types;

/// <summary>A function that is called with something before its arguments.</summary>
internal sealed record BoundMethod(FunctionSymbol Function, TypeNode Self);

public sealed partial class TypeInference
{
    private readonly Dictionary<ClassSymbol, TypeNode> _instances = [];
    private readonly Dictionary<ClassSymbol, TypeNode> _classes = [];
    private readonly Dictionary<FieldSymbol, TypeNode> _fields = [];
    private readonly Dictionary<(FunctionSymbol, TypeNode), BoundMethod> _bound = [];

    private void VisitClass(AstClass definition)
    {
        var wrappers = definition.Decorators.Select(decorator => Eval(decorator.Expression)).ToList();
        foreach (var expression in definition.Bases)
            CheckBase(definition, expression, Eval(expression));
        Visit(definition.Body);
        var value = ClassNode(_program.ClassOf[definition]);
        for (var i = wrappers.Count - 1; i >= 0; i--)
            value = CallValue(wrappers[i], new Arguments(PlaceOf(definition.Decorators[i]), null, [value]));
        _graph.Flow(value, NodeOf(VariableOf(definition)));
    }

    /// <summary>Decorators must give the class that they were given, if it is a base.</summary>
    private void CheckBase(AstClass definition, AstExpression expression, TypeNode value)
    {
        if (_report && _program.Resolutions.GetValueOrDefault(expression) is Resolution.ToVariable { Variable.DirectClass: null }
            && value.Tags != 0 && !(value.Is(TypeTags.Type) && value.Callees is [ClassSymbol one] && _program.ClassOf[definition].Bases.Contains(one)))
            _bag.UnknownBase(expression.Span, definition.Name);
    }

    private Variable VariableOf(AstNode node) => ((Resolution.ToVariable)_program.Resolutions[node]).Variable;

    // ---- nodes ------------------------------------------------------------------------------------------------

    /// <summary>An instance of exactly this class.</summary>
    private TypeNode InstanceNode(ClassSymbol one)
    {
        if (!_instances.TryGetValue(one, out var node))
        {
            _instances.Add(one, node = new TypeNode { Members = TypeTags.Instance });
            _graph.AddInstance(node, one);
        }
        return node.Find();
    }

    private TypeNode ClassNode(ClassSymbol one)
    {
        if (!_classes.TryGetValue(one, out var node))
        {
            _classes.Add(one, node = new TypeNode { Members = TypeTags.Type });
            _graph.AddCallee(node, one);
        }
        return node.Find();
    }

    private TypeNode FieldNode(FieldSymbol field)
    {
        if (!_fields.TryGetValue(field, out var node))
            _fields.Add(field, node = new TypeNode());
        return node.Find();
    }

    private BoundMethod Bind(FunctionSymbol function, TypeNode self)
    {
        if (!_bound.TryGetValue((function, self), out var bound))
            _bound.Add((function, self), bound = new BoundMethod(function, self));
        return bound;
    }

    private static List<ClassSymbol> ClassesAt(TypeNode node) => [.. (node.Callees ?? []).OfType<ClassSymbol>()];

    private static List<ClassSymbol> InstancesAt(TypeNode node) => [.. node.Instances ?? []];

    // ---- loading ----------------------------------------------------------------------------------------------

    /// <summary>What methods may put other things into.</summary>
    private const TypeTags Changeable = TypeTags.List | TypeTags.Dict | TypeTags.Set | TypeTags.Array | TypeTags.Generator;

    private TypeNode LoadAttribute(AstAttribute attribute, TypeNode receiver)
    {
        var result = receiver == _graph.Any ? _graph.Any : NodeOf(attribute);
        if (attribute.Name == "__class__")
            return TypeOfInstances(receiver, result);
        if (s_methods[attribute.Name].Any(method => receiver.Has(method.Tag)))
        {
            if (s_methods[attribute.Name].Any(method => receiver.Has(method.Tag & Changeable)))
                _graph.Unify(receiver, _graph.Any);     // what calls the bound method may do to it is not seen
            (receiver, result) = (receiver.Find(), _graph.Any);
        }
        foreach (var one in InstancesAt(receiver))
            LoadOfInstance(one, attribute.Name, result);
        foreach (var one in ClassesAt(receiver))
            LoadOfClass(one, attribute.Name, result);
        if (OfFunctions(attribute.Name, receiver) is { } own)
            _graph.Flow(own, result);
        RefusePropertyOfClass(attribute, receiver);
        if (_report && result.Find().Tags == 0 && receiver.Tags != 0
            && !InstancesAt(receiver).Any(one => IsComputed(one, attribute.Name)))
            ReportNoAttribute(attribute, receiver.Tags, Word(receiver), []);
        return result.Find();
    }

    /// <summary>What CPython has and ePython has not is refused; what neither has raises when it is reached.</summary>
    private void ReportNoAttribute(AstAttribute attribute, TypeTags tags, string word, IEnumerable<string> others)
    {
        if (attribute.Span.IsSilent)
            return;     // the library asks first what a value is
        if (TypeAttributes.MayHave(tags, attribute.Name))
            _bag.UnsupportedMethod(attribute.NameSpan, word, attribute.Name);
        else
            _bag.NoAttribute(attribute.NameSpan, word, attribute.Name, NearestName.Find(attribute.Name, others));
    }

    private TypeNode TypeOfInstances(TypeNode receiver, TypeNode result)
    {
        _graph.Add(result, TypeTags.Type);
        foreach (var one in InstancesAt(receiver))
            _graph.AddCallee(result, one);
        if (receiver.Has(TypeTags.Exception))
            _graph.AddCallee(result, s_anyException);
        foreach (var (tag, type) in s_madeByTypes.Where(one => receiver.Has(one.Tag)))
            _graph.AddCallee(result, type);
        return result.Find();
    }

    private static readonly (TypeTags Tag, Resolution Type)[] s_madeByTypes = [.. new[]
        {
            TypeTags.Bool, TypeTags.Int, TypeTags.Float, TypeTags.Str, TypeTags.List, TypeTags.Tuple, TypeTags.Dict, TypeTags.Set,
            TypeTags.FrozenSet, TypeTags.Bytes, TypeTags.ByteArray, TypeTags.Range,
        }.Select(tag => (tag, (Resolution)new Resolution.ToType(tag.ToString())))];

    private static readonly Resolution s_anyException = new Resolution.ToType("BaseException");

    private void LoadOfInstance(ClassSymbol one, string name, TypeNode result)
    {
        if (one.FindProperty(name) is { } property)
        {
            _graph.Flow(CallPart(one, property.Getter), result);
            FlowMissing(one, result);
            return;
        }
        FlowMissing(one, result);
        if (_program.StoredAttributes.Contains(name))
            _graph.Flow(FieldNode(one.Family.Field(name)), result);
        if (one.FindMethod(name) is { } method)
            FlowMethod(one, method, result);
        else
        {
            foreach (var variable in one.FindAttributes(name))
                FlowHeld(NodeOf(variable), InstanceNode(one), result);
        }
    }

    /// <summary>A method gives it, which may always raise.</summary>
    private static bool IsComputed(ClassSymbol one, string name) =>
        one.FindProperty(name) is not null || one.FindMethod(ClassSymbol.Missing) is not null;

    /// <summary>What __getattr__ gives for a name that is not found.</summary>
    private void FlowMissing(ClassSymbol one, TypeNode result)
    {
        if (one.FindMethod(ClassSymbol.Missing) is { } missing)
            _graph.Flow(CallPart(one, missing, _graph.Str), result);
    }

    private void LoadOfClass(ClassSymbol one, string name, TypeNode result)
    {
        if (one.FindMethod(name) is { } method)
            FlowMethod(method, method.MethodKind == MethodKind.Class ? ClassNode(one) : null, result);
        else
        {
            foreach (var variable in one.FindAttributes(name))
                _graph.Flow(NodeOf(variable), result);
        }
    }

    /// <summary>A method as an attribute of instances of a class.</summary>
    private void FlowMethod(ClassSymbol one, FunctionSymbol method, TypeNode result) => FlowMethod(
        method,
        method.MethodKind switch
        {
            MethodKind.Instance => InstanceNode(one),
            MethodKind.Class => ClassNode(one),
            _ => null,
        },
        result);

    private void FlowMethod(FunctionSymbol method, TypeNode? self, TypeNode result)
    {
        Reach(method);
        _values.Add(method);
        _graph.Add(result, self is null ? TypeTags.Function : TypeTags.Method);
        _graph.AddCallee(result, self is null ? method : Bind(method, self));
    }

    /// <summary>What a class holds: functions become methods of the instance.</summary>
    private void FlowHeld(TypeNode held, TypeNode self, TypeNode result)
    {
        if (held.Has(~TypeTags.Function))
            _graph.Flow(held, result);
        foreach (var function in (held.Callees ?? []).OfType<FunctionSymbol>().ToList())
        {
            _graph.Add(result, TypeTags.Method);
            _graph.AddCallee(result, Bind(function, self));
        }
    }

    // ---- storing ----------------------------------------------------------------------------------------------

    private void StoreAttribute(AstAttribute attribute, TypeNode receiver, TypeNode value, bool isPlain = false)
    {
        if (_report && !_types.ContainsKey(attribute))
            _types[attribute] = value;
        var isPart = StoresExceptionPart(attribute, receiver, value);
        foreach (var one in InstancesAt(receiver).Where(one => !isPart || !one.IsException))
            StoreOfInstance(one, attribute.Name, value, isPlain);
        foreach (var one in ClassesAt(receiver))
            _graph.Flow(value, NodeOf(one.OwnAttribute(attribute.Name)));
        RefusePropertyOfClass(attribute, receiver);
        StoreOnFunction(attribute, receiver, value);
        const TypeTags settable = TypeTags.Instance | TypeTags.Type | TypeTags.Function;
        if (_report && !isPart && receiver.Tags != 0 && !receiver.Has(settable))
            _bag.AttributeIsFixed(attribute.NameSpan, Word(receiver), attribute.Name);
    }

    private void StoreOfInstance(ClassSymbol one, string name, TypeNode value, bool isPlain)
    {
        if (!isPlain && one.FindMethod(ClassSymbol.Setting) is { } setting)
        {
            CallPart(one, setting, _graph.Str, value);
            return;
        }
        if (!isPlain && one.IsFixed(name))
        {
            CallPart(one, one.FindMethod(AstFixed.Assigning)!, _graph.Str);
            return;
        }
        if (one.FindProperty(name) is { } property)
        {
            CallPart(one, property.Getter);
            if (property.Setter is { } setter)
                CallPart(one, setter, value);
            return;
        }
        var field = one.Family.Field(name);
        _graph.Flow(value, FieldNode(field));
        _graph.Changed |= one.Fields.Add(field);
    }

    private void DeleteAttribute(AstAttribute attribute, bool isPlain = false)
    {
        if (_program.Resolutions.GetValueOrDefault(attribute) is Resolution.ToVariable)
            return;
        var receiver = Eval(attribute.Value);
        Record(attribute, _graph.Nothing);
        DeleteProperties(attribute, receiver, isPlain);
        if (_report && receiver.Tags != 0 && !receiver.Has(TypeTags.Instance | TypeTags.Type) && OfFunctions(attribute.Name, receiver) is null)
            _bag.AttributeIsFixed(attribute.NameSpan, Word(receiver), attribute.Name);
    }

    // ---- calls ------------------------------------------------------------------------------------------------

    private TypeNode Construct(ClassSymbol one, Arguments arguments, bool isCertain)
    {
        if (one.Maker is { } maker)
        {
            NoteAbstract(one);
            return CallFunction(maker, arguments, isCertain, ClassNode(one));
        }
        if (_makesAbstract && one.FindMethod(ClassSymbol.Making) is { } asking)
            CallFunction(asking, arguments, isCertain, ClassNode(one));
        Instantiate(one);
        if (one.IsException)
        {
            FlowIntoExceptions(arguments.Values);
            _graph.Flow(InstanceNode(one), _origins);
        }
        if (one.FindMethod("__init__") is { } init)
            CallFunction(init, arguments, isCertain, InstanceNode(one));
        else
        {
            foreach (var variable in one.FindAttributes("__init__"))
                CallHeld(NodeOf(variable), arguments, InstanceNode(one));
        }
        return InstanceNode(one);
    }

    private bool _makesAbstract;

    /// <summary>Once the program has what refuses abstract classes, the core asks it for all classes below ABC.</summary>
    private void NoteAbstract(ClassSymbol one)
    {
        if (one.AbstractNames.Count == 0)
            return;
        foreach (var below in _program.Classes.Where(other => other.IsBelow(one)))
            _graph.Flow(_graph.Str, NodeOf(below.OwnAttribute(ClassSymbol.AbstractWords)));
        _graph.Changed |= !_makesAbstract;
        _makesAbstract = true;
    }

    /// <summary>Something makes instances of exactly this class.</summary>
    private TypeNode Instantiate(ClassSymbol one)
    {
        if (!one.IsConstructed)
            _graph.Changed = one.IsConstructed = true;
        ReachSpecials(one);
        return InstanceNode(one);
    }

    private TypeNode CallHeld(TypeNode held, Arguments arguments, TypeNode self)
    {
        var result = arguments.Place.Child("held").Node(0);
        foreach (var function in (held.Callees ?? []).OfType<FunctionSymbol>().ToList())
            _graph.Flow(CallFunction(function, arguments, isCertain: false, self), result);
        return result.Find();
    }

    /// <summary>A call of an attribute of instances or classes; null if the receiver is neither.</summary>
    private TypeNode? CallAttribute(AstCall call, AstAttribute attribute, TypeNode receiver, Arguments arguments)
    {
        var (instances, classes) = (InstancesAt(receiver), ClassesAt(receiver));
        if (instances.Count == 0 && classes.Count == 0)
            return null;
        var result = receiver == _graph.Any ? _graph.Any : NodeOf(call);
        var isCertain = instances.Count + classes.Count == 1
            && (receiver.Is(TypeTags.Instance) || receiver.Is(TypeTags.Type));
        foreach (var one in instances)
            _graph.Flow(CallOfInstance(one, attribute, arguments, isCertain), result);
        foreach (var one in classes)
            _graph.Flow(CallOfClass(one, attribute, arguments, isCertain), result);
        return result;
    }

    private TypeNode CallOfInstance(ClassSymbol one, AstAttribute attribute, Arguments arguments, bool isCertain)
    {
        if (one.FindMethod(attribute.Name) is { } method)
            return CallFunction(method, arguments, isCertain, method.MethodKind switch
            {
                MethodKind.Instance => InstanceNode(one),
                MethodKind.Class => ClassNode(one),
                _ => null,
            });
        var value = arguments.Place.Child(one).Node(0);
        LoadOfInstance(one, attribute.Name, value);
        if (_report && isCertain && value.Find().Tags == 0 && !IsComputed(one, attribute.Name))
            ReportNoAttribute(attribute, TypeTags.Instance | (one.IsException ? TypeTags.Exception : 0), one.Name,
                one.Order.SelectMany(above => above.Methods.Keys));
        return isCertain ? CallLoaded(one, value, arguments) : Quietly(() => CallLoaded(one, value, arguments));
    }

    private TypeNode CallOfClass(ClassSymbol one, AstAttribute attribute, Arguments arguments, bool isCertain)
    {
        if (isCertain)
            RefusePropertyOfClass(attribute, ClassNode(one));
        if (one.FindMethod(attribute.Name) is { } method)
            return CallFunction(
                method, arguments, isCertain, method.MethodKind == MethodKind.Class ? ClassNode(one) : null);
        if (attribute.Name == ClassSymbol.New)
            return Instantiate(one);
        var value = arguments.Place.Child((one, "class")).Node(0);
        LoadOfClass(one, attribute.Name, value);
        if (_report && isCertain && value.Find().Tags == 0)
            ReportNoAttribute(attribute, TypeTags.Type, "type", one.Order.SelectMany(above => above.Methods.Keys));
        return isCertain ? CallLoaded(one, value, arguments) : Quietly(() => CallLoaded(one, value, arguments));
    }

    private TypeNode CallLoaded(ClassSymbol one, TypeNode value, Arguments arguments) =>
        value.Find().Tags == 0 ? _graph.Nothing
            : CallValue(value.Find(), arguments with { Place = arguments.Place.Child((one, "call")) });

    // ---- results ----------------------------------------------------------------------------------------------

    private void FinishClasses(TypeFinisher finisher)
    {
        foreach (var one in _program.Classes)
        {
            foreach (var variable in one.Attributes.Values)
            {
                variable.Type = finisher.Finish(NodeOf(variable));
                if (variable.Type.Kind == Kind.Value || !one.SureNames.Contains(variable.Name))
                    variable.Type = PyType.Any;
            }
        }
        foreach (var (field, node) in _fields)
            field.Type = finisher.Finish(node);
        FieldLayout.Lay(_program);
    }
}
