// SPDX-License-Identifier: MIT
// Type inference: exceptions. What is raised anywhere may be caught by any handler for its class; arguments of exceptions
// can be taken out again anywhere.
using EPython.Frontend.Binding;
using EPython.Frontend.Syntax;

namespace EPython.Frontend.Types;

public sealed partial class TypeInference
{
    /// <summary>Any exception, or None: what __cause__ and __context__ hold.</summary>
    private readonly TypeNode _origins = new() { Members = TypeTags.Exception | TypeTags.None };

    private IEnumerable<ClassSymbol> RaisedClasses => _program.Classes.Where(one => one.IsException && one.IsConstructed);

    // ---- raising --------------------------------------------------------------------------------------------

    private void VisitRaise(AstRaise raise)
    {
        foreach (var expression in new[] { raise.Exception, raise.Cause }.OfType<AstExpression>())
        {
            var value = Eval(expression);
            foreach (var one in ClassesAt(value).Where(one => one.IsException))
                Construct(one, new Arguments(PlaceOf(expression).Child(one), null, []), isCertain: false);
        }
    }

    private TypeNode MakeException(Arguments arguments)
    {
        FlowIntoExceptions(arguments.Values);
        return _graph.Exception;
    }

    private void FlowIntoExceptions(IEnumerable<TypeNode> values)
    {
        foreach (var value in values)
            _graph.Flow(value, _graph.Any);
    }

    /// <summary>What an exception holds can be taken out again anywhere.</summary>
    private void FlowIntoException(AstExpression? value)
    {
        if (value is not null)
            _graph.Flow(Eval(value), _graph.Any);
    }

    // ---- catching -------------------------------------------------------------------------------------------

    private void VisitTry(AstTry s)
    {
        Visit(s.Body);
        foreach (var handler in s.Handlers)
        {
            EvalOptional(handler.Type);
            if (handler.Target is { } target)
                Store(target, Caught(handler));
            Visit(handler.Body);
        }
        Visit(s.Else);
        Visit(s.Finally);
    }

    private TypeNode Caught(AstHandler handler)
    {
        if (!_program.Classes.Any(one => one.IsException))
            return _graph.Exception;
        var caught = NodeOf(handler);
        foreach (var type in handler.Type is AstTuple tuple ? tuple.Items : [handler.Type!])
            AddCaught(type, caught);
        return caught.Find();
    }

    private void AddCaught(AstExpression type, TypeNode caught)
    {
        var known = (_program.Resolutions.GetValueOrDefault(type) as Resolution.ToVariable)?.Variable.DirectClass;
        var builtin = (_program.Resolutions.GetValueOrDefault(type) as Resolution.ToType)?.Name;
        if (known is null)
            _graph.Add(caught, TypeTags.Exception);
        foreach (var one in RaisedClasses.Where(one => known is not null ? one.IsBelow(known)
            : builtin is null || one.IsBelowBuiltin(builtin)).ToList())
        {
            _graph.Add(caught, TypeTags.Instance);
            _graph.AddInstance(caught, one);
        }
    }

    // ---- with -----------------------------------------------------------------------------------------------

    private void VisitWith(AstWith s)
    {
        var manager = Eval(s.Context);
        var place = PlaceOf(s);
        var entered = place.Node(0);
        FlowSpecialTo(manager, SpecialMethod.Enter, place, entered);
        if (manager == _graph.Any)
            _graph.Flow(_graph.Any, entered);
        foreach (var one in InstancesAt(manager))
            CallSpecial(one, SpecialMethod.Exit, place, _graph.Constant(TypeTags.Type | TypeTags.None), _origins,
                _graph.Constant(TypeTags.Ellipsis | TypeTags.None));
        if (s.Target is { } target)
            Store(target, entered.Find());
        Visit(s.Body);
    }

    // ---- parts ----------------------------------------------------------------------------------------------

    private TypeNode ExceptionPartOf(AstAttribute attribute, ExceptionPart part)
    {
        if (part == ExceptionPart.Arguments)
        {
            var tuple = NodeOf(attribute);
            _graph.Unify(_graph.TupleRestOf(tuple), _graph.Any);
            return tuple;
        }
        return part switch
        {
            ExceptionPart.Cause or ExceptionPart.Context => _origins,
            ExceptionPart.SuppressContext => _graph.Bool,
            _ => _graph.Any,
        };
    }

    /// <summary>An attribute of what may be an exception; null where it is none that exceptions have.</summary>
    private TypeNode? LoadOfException(AstAttribute attribute, TypeNode value)
    {
        if (ExceptionParts.Find(attribute.Name) is not { } part)
            return null;
        var instances = InstancesAt(value);
        var have = instances.Where(one => ExceptionParts.Has(one, part)).ToList();
        if (!value.Has(TypeTags.Exception) && have.Count == 0)
            return null;
        var isPart = have.Count == instances.Count || !_program.HasAttribute(attribute.Name);
        if (isPart && part == ExceptionPart.Class)
            return TypeOfInstances(value, NodeOf(attribute));
        if (isPart)
            return ExceptionPartOf(attribute, part);
        _graph.Unify(LoadAttribute(attribute, value), _graph.Any);
        return _graph.Any;
    }

    /// <summary>Whether a call gives an exception a note: no class of the program has a method of that name.</summary>
    private bool AddsNote(AstAttribute method, TypeNode receiver) => method.Name == ExceptionParts.AddNote
        && !_program.HasAttribute(method.Name)
        && (receiver.Has(TypeTags.Exception) || InstancesAt(receiver).Any(one => one.IsException));

    /// <summary>Whether an assignment sets what all exceptions have.</summary>
    private bool StoresExceptionPart(AstAttribute attribute, TypeNode receiver, TypeNode value)
    {
        if (ExceptionParts.Find(attribute.Name) is not (< ExceptionPart.Notes and var part)
            || !(receiver.Has(TypeTags.Exception) || InstancesAt(receiver).Any(one => one.IsException)))
            return false;
        if (part == ExceptionPart.Arguments)
            _graph.Flow(Iterate(value, PlaceOf(attribute), 3, attribute), _graph.Any);
        return true;
    }

    /// <summary>What a method that exceptions have themselves does.</summary>
    private TypeNode CallOfExceptions(string name, IEnumerable<TypeNode> arguments)
    {
        FlowIntoExceptions(arguments);
        return name == "__init__" ? _graph.None : _graph.Str;
    }
}
