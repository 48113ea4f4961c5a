// SPDX-License-Identifier: MIT
// Python that ePython does not have: parsed, then refused by name, with what to do instead.
using Antlr4.Runtime;
using Antlr4.Runtime.Tree;
using EPython.Frontend.Text;
using P = EPython.Frontend.Syntax.EPythonParser;
using T = EPython.Frontend.Syntax.EPythonLexer;

namespace EPython.Frontend.Syntax;

/// <summary>A feature of Python that is refused: its name in the message, and advice.</summary>
internal sealed record UnsupportedFeature(string Name, string Help);

internal static class Unsupported
{
    public static readonly UnsupportedFeature ClassKeyword =
        new("a metaclass or another keyword of `class`", "leave it out; write a function that makes what it would");
    public static readonly UnsupportedFeature Decorator =
        new("a decorator beside one of ePython's own", "call what decorates: f = decorate(f)");
    public static readonly UnsupportedFeature NamedTuple = new(
        "this use of `namedtuple`",
        "assign it to one name or make it a base: Point = namedtuple(\"Point\", \"x y\"), the fields as a literal, and of the"
            + " keywords only defaults=(...)");
    public static readonly UnsupportedFeature NamedTupleBase = new(
        "this use of `NamedTuple`", "make it the only base of a class whose fields are annotated: class Point(NamedTuple): x: int");
    public static readonly UnsupportedFeature AbstractMethod = new(
        "this use of `abstractmethod`", "write @abstractmethod before a method of a class, last of its decorators");
    public static readonly UnsupportedFeature New = new("this use of `__new__`",
        "write object.__new__(cls), super().__new__(cls), or C.__new__(C) of a class C with a method __new__(cls, ...)");
    public static readonly UnsupportedFeature Enumeration = new("this use of `enum`",
        "write a class whose only base is Enum or IntEnum, and members in its body: RED = 1, or RED = auto()");
    public static readonly UnsupportedFeature CachedProperty = new(
        "this use of `cached_property`", "write @cached_property before a method of a class, as its only decorator");
    public static readonly UnsupportedFeature TotalOrdering = new("this use of `total_ordering`",
        "write @total_ordering before a class that defines one of __lt__, __le__, __gt__ and __ge__");
    public static readonly UnsupportedFeature MutableDefault = new(
        "a list, dict or set as the default of a field", "write field(default_factory=list)");
    public static readonly UnsupportedFeature Dataclass = new(
        "this use of `dataclass`", "write @dataclass, or @dataclass(order=True, frozen=True), before a class");
    public static readonly UnsupportedFeature DataclassField = new(
        "this use of `field`", "write x: int = field(default=0), with literals for all but default and default_factory");
    public static readonly UnsupportedFeature DataclassKeyword = new("this keyword of `dataclass`",
        "use init, repr, eq, order, unsafe_hash, frozen, match_args and kw_only, each True or False");
    public static readonly UnsupportedFeature DataclassBase = new(
        "a base from another file of a dataclass", "define the base in this file, or write out the class");
    public static readonly UnsupportedFeature DataclassOverwrites = new(
        "a method that a frozen or ordered dataclass makes itself", "leave out the method, or the keyword of `dataclass`");
    public static readonly UnsupportedFeature AbstractType = new("a question for a type of `typing` or `collections.abc`",
        "name classes, or ask for what is needed: callable(x), hasattr(x, \"__iter__\")");
    public static readonly UnsupportedFeature InstanceDictChange = new(
        "a change of `__dict__` but by x.__dict__[name] = value", "use setattr(x, name, value) or delattr(x, name): `__dict__` is a copy");
    public static readonly UnsupportedFeature AsyncDef = new("`async def`", "write a plain 'def'");
    public static readonly UnsupportedFeature AsyncFor = new("`async for`", "write a plain 'for'");
    public static readonly UnsupportedFeature AsyncWith = new("`async with`", "call the functions directly");
    public static readonly UnsupportedFeature AsyncComprehension =
        new("an asynchronous comprehension", "write a plain 'for'");
    public static readonly UnsupportedFeature Await = new("`await`", "call the function directly");
    public static readonly UnsupportedFeature ExceptGroup = new("`except*`", "write a plain 'except'");
    public static readonly UnsupportedFeature PositionalPattern = new(
        "a positional pattern of a class whose `__match_args__` is not a tuple of names in this file",
        "name the attributes: Point(x=0, y=0)");
    public static readonly UnsupportedFeature TypeAlias =
        new("a type alias", "leave it out; types are inferred");
    public static readonly UnsupportedFeature TypeParameters =
        new("a type parameter list", "leave it out; types are inferred");
    public static readonly UnsupportedFeature Unpacking =
        new("`*` in a subscript", "write a tuple: x[(a, *b)]");
    public static readonly UnsupportedFeature Complex =
        new("a complex number", "keep both parts in two floats");
    public static readonly UnsupportedFeature NamedEscape =
        new("this name in `\\N{...}`", "write the character itself, or \\u and its number; names of letters beyond Latin, Greek and Cyrillic "
            + "and of rare signs are not known");
    public static readonly UnsupportedFeature FormatAttribute =
        new("an attribute in a field of `format`", "write an f-string, or give the attribute to format: \"{0}\".format(x.name)");
    public static readonly UnsupportedFeature PrintChevron =
        new("`print >>`", "print(...) writes to the output");
}

internal sealed partial class AstBuilder
{
    // Stands where the refused expression stood; it is never seen, since the module has an error.
    private AstNone Refuse(SourceSpan span, UnsupportedFeature feature)
    {
        bag.NotInSubset(span, feature.Name, feature.Help);
        return new AstNone(span);
    }

    private AstStatement? RefuseStatement(ParserRuleContext tree, UnsupportedFeature feature)
    {
        Refuse(SpanOf(tree), feature);
        return null;
    }

    // Only the head is marked: what is in the body stands or falls with it.
    private AstStatement? RefuseCompound(IParseTree tree)
    {
        switch (tree)
        {
            case P.DecoratedContext decorated:
                return Decorated(decorated);
            case P.AsyncStatementContext async:
                return Async(async);
        }
        return null;
    }

    private AstStatement? Decorated(P.DecoratedContext tree)
    {
        var inner = tree.GetChild(tree.ChildCount - 1);
        return inner is P.FunctionDefinitionContext function
            ? Registered(Function(function, [.. tree.namedExpression().Select(Decorator)])) : RefuseCompound(inner);
    }

    private AstDecorator Decorator(P.NamedExpressionContext tree) => new(SpanOfDecorator(tree), NamedExpression(tree));

    private SourceSpan SpanOfDecorator(P.NamedExpressionContext tree)
    {
        var siblings = (ParserRuleContext)tree.Parent;
        var sign = (ITerminalNode)siblings.GetChild(siblings.children.IndexOf(tree) - 1);
        return Span(sign.Symbol.StartIndex, SpanOf(tree).End);
    }

    private AstStatement? Async(P.AsyncStatementContext tree)
    {
        var head = ((ParserRuleContext)tree.GetChild(1)).Start;
        Refuse(new SourceSpan(source, tree.Start.StartIndex, head.StopIndex + 1), head.Type switch
        {
            T.DEF => Unsupported.AsyncDef,
            T.FOR => Unsupported.AsyncFor,
            _ => Unsupported.AsyncWith,
        });
        return null;
    }

    private void RefuseHead(IToken head, UnsupportedFeature feature) => Refuse(SpanOf(head), feature);
}
