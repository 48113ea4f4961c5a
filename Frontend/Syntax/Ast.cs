// SPDX-License-Identifier: MIT
// Every node of the syntax tree, in one file. Nodes are compared by reference; later phases keep what they learn about
// a node in tables of their own. Shapes follow CPython's `ast` module where nothing says otherwise.
using EPython.Frontend.Text;

namespace EPython.Frontend.Syntax;

public abstract class AstNode(SourceSpan span)
{
    public SourceSpan Span { get; } = span;
}

public sealed class AstModule(SourceSpan span, string name, IReadOnlyList<AstStatement> body) : AstNode(span)
{
    public string Name { get; } = name;                 // dotted module name, "__main__" for the program
    public IReadOnlyList<AstStatement> Body { get; } = body;
}

// ---- expressions -------------------------------------------------------------------------------------------------

public abstract class AstExpression(SourceSpan span) : AstNode(span);

public sealed class AstName(SourceSpan span, string id) : AstExpression(span)
{
    public string Id { get; } = id;
}

/// <summary>Int literal; any size, the profile's range is checked by Binding.</summary>
public sealed class AstInt(SourceSpan span, System.Numerics.BigInteger value) : AstExpression(span)
{
    public System.Numerics.BigInteger Value { get; } = value;
}

public sealed class AstFloat(SourceSpan span, double value) : AstExpression(span)
{
    public double Value { get; } = value;
}

public sealed class AstBool(SourceSpan span, bool value) : AstExpression(span)
{
    public bool Value { get; } = value;
}

public sealed class AstNone(SourceSpan span) : AstExpression(span);

public sealed class AstEllipsis(SourceSpan span) : AstExpression(span);

/// <summary>Str literal, escapes resolved, adjacent literals joined.</summary>
public sealed class AstStr(SourceSpan span, string value) : AstExpression(span)
{
    public string Value { get; } = value;
}

/// <summary>bytes literal; each char of the value is a byte.</summary>
public sealed class AstBytes(SourceSpan span, string value) : AstExpression(span)
{
    public string Value { get; } = value;
}

/// <summary>f-string: parts are AstStr and AstFormatted.</summary>
public sealed class AstFString(SourceSpan span, IReadOnlyList<AstExpression> parts) : AstExpression(span)
{
    public IReadOnlyList<AstExpression> Parts { get; } = parts;
}

/// <summary>{value!conversion:spec}; conversion is '\0', 's', 'r' or 'a'; spec an AstStr, AstFString or null.</summary>
public sealed class AstFormatted(SourceSpan span, AstExpression value, char conversion, AstExpression? spec)
    : AstExpression(span)
{
    public AstExpression Value { get; } = value;
    public char Conversion { get; } = conversion;
    public AstExpression? Spec { get; } = spec;
}

public enum BinaryOperator
{
    Add, Subtract, Multiply, Divide, FloorDivide, Modulo, Power, And, Or, Xor, ShiftLeft, ShiftRight, MatrixMultiply,
}

public sealed class AstBinary(SourceSpan span, BinaryOperator op, AstExpression left, AstExpression right)
    : AstExpression(span)
{
    public BinaryOperator Operator { get; } = op;
    public AstExpression Left { get; } = left;
    public AstExpression Right { get; } = right;
}

public enum UnaryOperator { Negate, Plus, Invert, Not }

public sealed class AstUnary(SourceSpan span, UnaryOperator op, AstExpression operand) : AstExpression(span)
{
    public UnaryOperator Operator { get; } = op;
    public AstExpression Operand { get; } = operand;
}

/// <summary>a and b and c, or a or b or c: two operands or more.</summary>
public sealed class AstBoolean(SourceSpan span, bool isAnd, IReadOnlyList<AstExpression> operands)
    : AstExpression(span)
{
    public bool IsAnd { get; } = isAnd;
    public IReadOnlyList<AstExpression> Operands { get; } = operands;
}

public enum CompareOperator
{
    Less, LessEqual, Equal, NotEqual, Greater, GreaterEqual, Is, IsNot, In, NotIn,
}

/// <summary>first op rest[0] op rest[1]...: a chain evaluates each operand once.</summary>
public sealed class AstCompare(
    SourceSpan span, AstExpression first, IReadOnlyList<CompareOperator> operators, IReadOnlyList<AstExpression> rest)
    : AstExpression(span)
{
    public AstExpression First { get; } = first;
    public IReadOnlyList<CompareOperator> Operators { get; } = operators;
    public IReadOnlyList<AstExpression> Rest { get; } = rest;
}

/// <summary>then if condition else otherwise.</summary>
public sealed class AstConditional(
    SourceSpan span, AstExpression condition, AstExpression then, AstExpression otherwise) : AstExpression(span)
{
    public AstExpression Condition { get; } = condition;
    public AstExpression Then { get; } = then;
    public AstExpression Else { get; } = otherwise;
}

public sealed class AstArgument(SourceSpan span, string? name, AstExpression value) : AstNode(span)
{
    public string? Name { get; } = name;                // null: positional, or (value an AstStarred) unpacked
    public AstExpression Value { get; } = value;
}

public sealed class AstCall(SourceSpan span, AstExpression callee, IReadOnlyList<AstArgument> arguments)
    : AstExpression(span)
{
    public AstExpression Callee { get; } = callee;
    public IReadOnlyList<AstArgument> Arguments { get; } = arguments;
    /// <summary>An argument is *x or **x.</summary>
    public bool Unpacks { get; } = arguments.Any(argument => argument.Value is AstStarred);
}

public sealed class AstAttribute(SourceSpan span, AstExpression value, string name, SourceSpan nameSpan)
    : AstExpression(span)
{
    public AstExpression Value { get; } = value;
    public string Name { get; } = name;
    public SourceSpan NameSpan { get; } = nameSpan;
}

/// <summary>value[index]; index is an AstSlice for value[a:b:c], an AstTuple for value[a, b].</summary>
public sealed class AstSubscript(SourceSpan span, AstExpression value, AstExpression index) : AstExpression(span)
{
    public AstExpression Value { get; } = value;
    public AstExpression Index { get; } = index;
}

public sealed class AstSlice(SourceSpan span, AstExpression? start, AstExpression? stop, AstExpression? step)
    : AstExpression(span)
{
    public AstExpression? Start { get; } = start;
    public AstExpression? Stop { get; } = stop;
    public AstExpression? Step { get; } = step;
}

public sealed class AstList(SourceSpan span, IReadOnlyList<AstExpression> items) : AstExpression(span)
{
    public IReadOnlyList<AstExpression> Items { get; } = items;
}

public sealed class AstTuple(SourceSpan span, IReadOnlyList<AstExpression> items) : AstExpression(span)
{
    public IReadOnlyList<AstExpression> Items { get; } = items;
}

/// <summary>{key: value}; for **value the key is null.</summary>
public sealed class AstDict(
    SourceSpan span, IReadOnlyList<AstExpression?> keys, IReadOnlyList<AstExpression> values, int called = int.MaxValue)
    : AstExpression(span)
{
    /// <summary>From which item on they are named arguments of a call of dict.</summary>
    public int Called { get; } = called;

    public IReadOnlyList<AstExpression?> Keys { get; } = keys;
    public IReadOnlyList<AstExpression> Values { get; } = values;
}

public sealed class AstSet(SourceSpan span, IReadOnlyList<AstExpression> items) : AstExpression(span)
{
    public IReadOnlyList<AstExpression> Items { get; } = items;
}

/// <summary>*value in an assignment target, a display or a call; **value in a call.</summary>
public sealed class AstStarred(SourceSpan span, AstExpression value, bool isDouble = false) : AstExpression(span)
{
    public AstExpression Value { get; } = value;
    public bool IsDouble { get; } = isDouble;
}

public sealed class AstLambda(SourceSpan span, IReadOnlyList<AstParameter> parameters, AstExpression body)
    : AstExpression(span)
{
    public IReadOnlyList<AstParameter> Parameters { get; } = parameters;
    public AstExpression Body { get; } = body;
}

/// <summary>target := value.</summary>
public sealed class AstNamed(SourceSpan span, AstName target, AstExpression value) : AstExpression(span)
{
    public AstName Target { get; } = target;
    public AstExpression Value { get; } = value;
}

/// <summary>yield value, or yield from value.</summary>
public sealed class AstYield(SourceSpan span, AstExpression? value, bool isFrom) : AstExpression(span)
{
    public AstExpression? Value { get; } = value;
    public bool IsFrom { get; } = isFrom;
}

public sealed class AstComprehensionClause(
    SourceSpan span, AstExpression target, AstExpression iterable, IReadOnlyList<AstExpression> conditions)
    : AstNode(span)
{
    public AstExpression Target { get; } = target;
    public AstExpression Iterable { get; } = iterable;
    public IReadOnlyList<AstExpression> Conditions { get; } = conditions;
}

public enum ComprehensionKind { List, Set, Dict, Generator }

/// <summary>[element for ...], {element for ...}, {key: element for ...}. A generator is accepted only as the sole argument of a built-in
/// that consumes it at once (sum, any, all, min, max, list, tuple, dict, sorted, str.join...).</summary>
public sealed class AstComprehension(
    SourceSpan span, ComprehensionKind kind, AstExpression? key, AstExpression element,
    IReadOnlyList<AstComprehensionClause> clauses) : AstExpression(span)
{
    public ComprehensionKind Kind { get; } = kind;
    public AstExpression? Key { get; } = key;
    public AstExpression Element { get; } = element;
    public IReadOnlyList<AstComprehensionClause> Clauses { get; } = clauses;
}

// ---- statements ----------------------------------------------------------------------------------------------------

public abstract class AstStatement(SourceSpan span) : AstNode(span);

public sealed class AstExpressionStatement(SourceSpan span, AstExpression value) : AstStatement(span)
{
    public AstExpression Value { get; } = value;
}

/// <summary>targets[0] = targets[1] = ... = value. A target is AstName, AstAttribute, AstSubscript, AstTuple, AstList
/// or (inside a tuple or list) AstStarred.</summary>
public sealed class AstAssign(SourceSpan span, IReadOnlyList<AstExpression> targets, AstExpression value)
    : AstStatement(span)
{
    public IReadOnlyList<AstExpression> Targets { get; } = targets;
    public AstExpression Value { get; } = value;
}

public sealed class AstAugmentedAssign(
    SourceSpan span, AstExpression target, BinaryOperator op, AstExpression value) : AstStatement(span)
{
    public AstExpression Target { get; } = target;
    public BinaryOperator Operator { get; } = op;
    public AstExpression Value { get; } = value;
}

/// <summary>target: annotation [= value]. The annotation is kept for printing, never evaluated or trusted.</summary>
public sealed class AstAnnotatedAssign(
    SourceSpan span, AstExpression target, AstExpression annotation, AstExpression? value) : AstStatement(span)
{
    public AstExpression Target { get; } = target;
    public AstExpression Annotation { get; } = annotation;
    public AstExpression? Value { get; } = value;
}

public sealed class AstIf(
    SourceSpan span, AstExpression condition, IReadOnlyList<AstStatement> then, IReadOnlyList<AstStatement> otherwise)
    : AstStatement(span)
{
    public AstExpression Condition { get; } = condition;
    public IReadOnlyList<AstStatement> Then { get; } = then;
    public IReadOnlyList<AstStatement> Else { get; } = otherwise;
}

public sealed class AstWhile(
    SourceSpan span, AstExpression condition, IReadOnlyList<AstStatement> body, IReadOnlyList<AstStatement> otherwise)
    : AstStatement(span)
{
    public AstExpression Condition { get; } = condition;
    public IReadOnlyList<AstStatement> Body { get; } = body;
    public IReadOnlyList<AstStatement> Else { get; } = otherwise;
}

public sealed class AstFor(
    SourceSpan span, AstExpression target, AstExpression iterable, IReadOnlyList<AstStatement> body,
    IReadOnlyList<AstStatement> otherwise) : AstStatement(span)
{
    public AstExpression Target { get; } = target;
    public AstExpression Iterable { get; } = iterable;
    public IReadOnlyList<AstStatement> Body { get; } = body;
    public IReadOnlyList<AstStatement> Else { get; } = otherwise;
}

public enum ParameterKind { PositionalOnly, Normal, KeywordOnly, Star, StarStar }

public sealed class AstParameter(
    SourceSpan span, string name, ParameterKind kind, AstExpression? annotation, AstExpression? defaultValue)
    : AstNode(span)
{
    public string Name { get; } = name;
    public ParameterKind Kind { get; } = kind;
    public AstExpression? Annotation { get; } = annotation;
    public AstExpression? Default { get; } = defaultValue;
}

public sealed class AstFunction(
    SourceSpan span, string name, SourceSpan nameSpan, IReadOnlyList<AstParameter> parameters,
    AstExpression? returns, IReadOnlyList<AstStatement> body) : AstStatement(span)
{
    public string Name { get; } = name;
    public SourceSpan NameSpan { get; } = nameSpan;
    public IReadOnlyList<AstParameter> Parameters { get; } = parameters;
    public AstExpression? Returns { get; } = returns;
    public IReadOnlyList<AstStatement> Body { get; } = body;
    /// <summary>From the outermost; Binding accepts those of module epython, and of methods.</summary>
    public IReadOnlyList<AstDecorator> Decorators { get; init; } = [];
    /// <summary>The name in messages; with a dot in it, the whole one of a method.</summary>
    public string ShownName { get; init; } = name;
    /// <summary>It only calls what stands for it: tracebacks do not show it.</summary>
    public bool HasNoFrame { get; init; }
    /// <summary>@abstractmethod stood before it.</summary>
    public bool IsAbstract { get; init; }
}

/// <summary>class Name(bases): body. Names in it that begin with two underscores are mangled already.</summary>
public sealed class AstClass(
    SourceSpan span, string name, SourceSpan nameSpan, IReadOnlyList<AstExpression> bases,
    IReadOnlyList<AstStatement> body) : AstStatement(span)
{
    public string Name { get; } = name;
    public SourceSpan NameSpan { get; } = nameSpan;
    public IReadOnlyList<AstExpression> Bases { get; } = bases;
    /// <summary>What stands in it, after what every class has.</summary>
    public IReadOnlyList<AstStatement> Body => _body ??= [.. Implied(), .. Written];
    private IReadOnlyList<AstStatement>? _body;
    /// <summary>What stands in it.</summary>
    public IReadOnlyList<AstStatement> Written { get; } = body;
    /// <summary>Name of the module.</summary>
    public required string Module { get; init; }
    /// <summary>From the outermost.</summary>
    public IReadOnlyList<AstDecorator> Decorators { get; init; } = [];
    /// <summary>The name that the class has, where it is made by a call and may be bound to another one.</summary>
    public string? ShownName { get; init; }
    /// <summary>Attributes that nothing may assign; null if there are none.</summary>
    public AstFixed? Fixed { get; init; }

    private IEnumerable<AstStatement> Implied()
    {
        AstExpression text = Written is [AstExpressionStatement { Value: AstStr { Value: var words } }, ..]
            ? new AstStr(NameSpan, words) : new AstNone(NameSpan);
        foreach (var (attribute, value) in new[] { ("__doc__", text), ("__module__", new AstStr(NameSpan, Module)) })
        {
            if (!AstNames.BoundBy(Written).Contains(attribute))
                yield return new AstAssign(NameSpan, [new AstName(NameSpan, attribute)], value);
        }
    }
}

/// <summary>Attributes of instances that only __init__ sets: assigning or deleting one calls a method of the class that
/// raises. Of instances of exactly this class, no others can be assigned either.</summary>
public sealed record AstFixed(IReadOnlyList<string> Names)
{
    public const string Assigning = ".assigning";
    public const string Deleting = ".deleting";
}

/// <summary>@expression; the span begins with the sign.</summary>
public sealed class AstDecorator(SourceSpan span, AstExpression expression) : AstNode(span)
{
    public AstExpression Expression { get; } = expression;
}

public sealed class AstReturn(SourceSpan span, AstExpression? value) : AstStatement(span)
{
    public AstExpression? Value { get; } = value;
}

public sealed class AstBreak(SourceSpan span) : AstStatement(span);

public sealed class AstContinue(SourceSpan span) : AstStatement(span);

public sealed class AstPass(SourceSpan span) : AstStatement(span);

public sealed class AstGlobal(SourceSpan span, IReadOnlyList<AstName> names) : AstStatement(span)
{
    public IReadOnlyList<AstName> Names { get; } = names;
}

public sealed class AstNonlocal(SourceSpan span, IReadOnlyList<AstName> names) : AstStatement(span)
{
    public IReadOnlyList<AstName> Names { get; } = names;
}

/// <summary>del of names, items and slices.</summary>
public sealed class AstDelete(SourceSpan span, IReadOnlyList<AstExpression> targets) : AstStatement(span)
{
    public IReadOnlyList<AstExpression> Targets { get; } = targets;
}

public sealed class AstAssert(SourceSpan span, AstExpression condition, AstExpression? message) : AstStatement(span)
{
    public AstExpression Condition { get; } = condition;
    public AstExpression? Message { get; } = message;
}

/// <summary>try: else runs after the body where nothing was raised, finally after all else, whatever happened.</summary>
public sealed class AstTry(
    SourceSpan span, IReadOnlyList<AstStatement> body, IReadOnlyList<AstHandler> handlers,
    IReadOnlyList<AstStatement> otherwise, IReadOnlyList<AstStatement> final) : AstStatement(span)
{
    public IReadOnlyList<AstStatement> Body { get; } = body;
    public IReadOnlyList<AstHandler> Handlers { get; } = handlers;
    public IReadOnlyList<AstStatement> Else { get; } = otherwise;
    public IReadOnlyList<AstStatement> Finally { get; } = final;
}

/// <summary>except type as target: the target is unbound when the handler is left. Without a type: any exception.
/// </summary>
public sealed class AstHandler(
    SourceSpan span, AstExpression? type, AstName? target, IReadOnlyList<AstStatement> body) : AstNode(span)
{
    public AstExpression? Type { get; } = type;
    public AstName? Target { get; } = target;
    public IReadOnlyList<AstStatement> Body { get; } = body;
}

/// <summary>with context as target: one manager; several nest.</summary>
public sealed class AstWith(
    SourceSpan span, AstExpression context, AstExpression? target, IReadOnlyList<AstStatement> body) : AstStatement(span)
{
    public AstExpression Context { get; } = context;
    public AstExpression? Target { get; } = target;
    public IReadOnlyList<AstStatement> Body { get; } = body;
}

/// <summary>raise exception from cause; without an exception: the one that is being handled.</summary>
public sealed class AstRaise(SourceSpan span, AstExpression? exception, AstExpression? cause) : AstStatement(span)
{
    public AstExpression? Exception { get; } = exception;
    public AstExpression? Cause { get; } = cause;
}

public sealed class AstImportName(SourceSpan span, string name, string? alias) : AstNode(span)
{
    public string Name { get; } = name;                 // "a.b" or, after from, "x"; "*" for all
    public string? Alias { get; } = alias;
}

public sealed class AstImport(SourceSpan span, IReadOnlyList<AstImportName> names) : AstStatement(span)
{
    public IReadOnlyList<AstImportName> Names { get; } = names;
}

/// <summary>from module import names; level counts leading dots.</summary>
public sealed class AstImportFrom(
    SourceSpan span, string module, int level, IReadOnlyList<AstImportName> names) : AstStatement(span)
{
    public string Module { get; } = module;
    public int Level { get; } = level;
    public IReadOnlyList<AstImportName> Names { get; } = names;
}
