// SPDX-License-Identifier: MIT
// Calls and subscripts.
using System.Text.RegularExpressions;
using Antlr4.Runtime.Tree;
using EPython.Frontend.Text;
using P = EPython.Frontend.Syntax.EPythonParser;
using T = EPython.Frontend.Syntax.EPythonLexer;

namespace EPython.Frontend.Syntax;

internal sealed partial class AstBuilder
{
    private AstExpression Call(P.CallContext tree, SourceSpan span)
    {
        var callee = Primary(tree.primary());
        var arguments = tree.argumentList() is { } list ? Arguments(list) : [];
        if (callee is AstName { Id: "vars" } && !_rebound.Contains("vars") && arguments is [{ Name: null, Value: not AstStarred } of])
            return new AstAttribute(span, of.Value, InstanceDict, span);
        if (callee is AstAttribute { Value: AstAttribute { Name: InstanceDict }, Name: "update" or "pop" or "popitem" or "setdefault" or "clear" })
            Refuse(span, Unsupported.InstanceDictChange);
        if (callee is AstAttribute { Name: "format", Value: AstStr { Value: var format } } && FormatsAttribute().IsMatch(format))
            Refuse(callee.Span, Unsupported.FormatAttribute);
        if (callee is AstName { Id: "hasattr" } && arguments is [var noted, { Value: AstStr { Value: "__notes__" } } notes])
            return HasNotes(span, callee, noted, notes);
        if (callee is AstName { Id: "print" } && !_rebound.Contains("print") && arguments.Find(one => one.Name == "file") is { } file)
            return PrintTo(span, callee, arguments, file);
        if (callee is AstName { Id: "dict" } && !IsBoundSomewhere("dict") && NamedDict(span, callee, arguments) is { } named)
            return named;
        if (callee is AstName { Id: "str" } && !_rebound.Contains("str") && DecodesBytes(arguments))
            return new AstCall(span, new AstName(callee.Span, HiddenPrefix + "decoded"), arguments);
        if (callee is AstName { Id: "isinstance" or "issubclass" } asks && !_rebound.Contains(asks.Id)
            && arguments is [{ Name: null } first, { Name: null } kinds])
        {
            if (asks.Id == "isinstance" && MethodsAsked(span, first, kinds.Value) is { } question)
                return question;
            arguments = [first, new AstArgument(kinds.Span, null, WithoutUnions(kinds.Value))];
        }
        if (callee is AstName { Id: "super" } && arguments is [{ Name: null, Value: AstName { Id: var holder } }, { Name: null, Value: AstName
            { Id: "self" or "cls" } }] && holder == _class)
            arguments = [];
        if (callee is AstName { Id: PlainObject } && arguments.Count == 0 && !IsBoundSomewhere(PlainObject))
            callee = Written(callee.Span, PlainObject);
        if (callee is AstAttribute { Name: "__new__" } making && _made is null)
            return NewObject(span, making, arguments);
        if (callee is AstAttribute { Name: "mro", Value: var of1 } && arguments.Count == 0)
            return Hidden(span, "list", new AstAttribute(span, of1, "__mro__", span));
        return new AstCall(span, WrittenCallee(callee), ListedArguments(callee, arguments));
    }

    // print(..., file=...)
    private AstCall PrintTo(SourceSpan span, AstExpression callee, List<AstArgument> arguments, AstArgument file)
    {
        var isError = Imported(file.Value) == "sys.stderr";
        if (!isError && file.Value is not AstNone && Imported(file.Value) != "sys.stdout")
            return new AstCall(span, Written(callee.Span, PrintedTo), arguments);
        return new AstCall(span, isError ? new AstName(callee.Span, HiddenPrefix + "complain") : callee, arguments.FindAll(one => one != file));
    }

    // Methods called __new__ are class methods: object.__new__(cls) is an instance, super().__new__(cls, x) is super().__new__(x).
    private AstCall NewObject(SourceSpan span, AstAttribute making, List<AstArgument> arguments)
    {
        if (arguments is not [{ Name: null, Value: AstName first } given, ..])
            Refuse(span, Unsupported.New);
        else if (making.Value is AstName { Id: "object" } && arguments.Count == 1)
            return Hidden(span, "instance", given.Value);
        else if (making.Value is not (AstCall { Callee: AstName { Id: "super" } } or AstName) || (making.Value is AstName { Id: var of } && of != first.Id))
            Refuse(span, Unsupported.New);
        return new AstCall(span, making, [.. arguments.Skip(1)]);
    }

    // dict(other, a=1, **more) is {**dict(other), "a": 1, **more}.
    private static AstDict? NamedDict(SourceSpan span, AstExpression callee, List<AstArgument> arguments)
    {
        var others = arguments.FindAll(argument => argument is { Name: null, Value: not AstStarred { IsDouble: true } });
        if (others.Count == arguments.Count || others.Count > 1 || others.Exists(other => other.Value is AstStarred))
            return null;
        return new AstDict(span,
            [.. arguments.Select(argument => argument.Name is { } name ? new AstStr(argument.Span, name) : null)],
            [.. arguments.Select(argument => argument.Value switch
            {
                AstStarred starred => starred.Value,
                var other when argument.Name is null => new AstCall(span, callee, [argument]),
                var value => value,
            })], others.Count);
    }

    // {0.name}, {.name}, {x[1].name}; {{ is a brace
    [GeneratedRegex(@"(?<!\{)(\{\{)*\{([^{}!:\[]|\[[^\]]*\])*\.[A-Za-z_]")]
    private static partial Regex FormatsAttribute();

    // Not before one is added: hasattr(e, "__notes__") is getattr(e, "__notes__", None) is not None.
    private static AstCompare HasNotes(SourceSpan span, AstExpression callee, AstArgument noted, AstArgument notes) => Compared(span,
        new AstCall(span, new AstName(callee.Span, HiddenPrefix + "getattr"), [noted, notes, new AstArgument(span, null, new AstNone(span))]),
        CompareOperator.IsNot, new AstNone(span));

    // str(b, encoding, errors)
    private static bool DecodesBytes(List<AstArgument> arguments) => arguments.Count is > 0 and <= 3
        && arguments.TrueForAll(argument => argument.Value is not AstStarred)
        && (arguments.Count > 1 || arguments[0].Name is "encoding" or "errors");

    // int | str is (int, str) here, None its type.
    private AstExpression WithoutUnions(AstExpression kinds) => kinds switch
    {
        AstBinary { Operator: BinaryOperator.Or } => new AstTuple(kinds.Span, [.. PartsOfUnion(kinds)]),
        AstTuple tuple => new AstTuple(tuple.Span, [.. tuple.Items.Select(WithoutUnions)]),
        _ => Real(kinds),
    };

    private IEnumerable<AstExpression> PartsOfUnion(AstExpression kinds) => kinds switch
    {
        AstBinary { Operator: BinaryOperator.Or, Left: var left, Right: var right } =>
            PartsOfUnion(left).Concat(PartsOfUnion(right)),
        AstNone none => [Hidden(none.Span, "type", none)],
        _ => [Real(kinds)],
    };

    // What modules for annotations name is no type of anything when the program runs.
    private AstExpression Real(AstExpression kind) => WithBuiltins(kind) is { } types ? types : Imported(kind) is { } meaning
        && (meaning.StartsWith("typing.", StringComparison.Ordinal) || meaning.StartsWith("collections.abc.", StringComparison.Ordinal))
            ? Refuse(kind.Span, Unsupported.AbstractType) : kind;

    private const string InstanceDict = "__dict__";

    /// <summary>x.__dict__[name] = value is what object.__setattr__(x, name, value) does; null if it is no such
    /// assignment.</summary>
    private static AstExpressionStatement? StoreInDict(SourceSpan span, AstExpression target, AstExpression value)
    {
        if (target is not AstSubscript { Value: AstAttribute { Name: InstanceDict, Value: var of } dict, Index: var name })
            return null;
        AstArgument Given(AstExpression one) => new(one.Span, null, one);
        return new AstExpressionStatement(span, new AstCall(span, new AstAttribute(dict.Span, new AstName(dict.Span,
            HiddenPrefix + "object"), "__setattr__", dict.NameSpan), [Given(of), Given(name), Given(value)]));
    }

    private List<AstArgument> Arguments(P.ArgumentListContext tree)
    {
        var arguments = new List<AstArgument>();
        var keywords = new HashSet<string>();
        var hasDouble = false;
        var isAlone = tree.ChildCount == 1;
        for (var i = 0; i < tree.ChildCount; i += 2)
        {
            var argument = Argument((P.ArgumentContext)tree.GetChild(i), isAlone);
            if (hasDouble && argument is { Name: null, Value: not AstStarred { IsDouble: true } })
                bag.BadArguments(argument.Span, argument.Value is AstStarred
                    ? "iterable argument unpacking follows keyword argument unpacking"
                    : "positional argument follows keyword argument unpacking");
            else if (argument is { Name: null, Value: not AstStarred } && keywords.Count > 0)
                bag.BadArguments(argument.Span, "positional argument follows keyword argument");
            else if (argument.Name is not null && !keywords.Add(argument.Name))
                bag.RepeatedKeyword(argument.Span, argument.Name);
            hasDouble |= argument.Value is AstStarred { IsDouble: true };
            arguments.Add(argument);
        }
        return arguments;
    }

    private AstArgument Argument(P.ArgumentContext tree, bool isAlone)
    {
        var span = SpanOf(tree);
        if (tree.GetChild(0) is not P.NamedExpressionContext first)
            return new AstArgument(
                span, null, new AstStarred(span, Expression(tree.expression()), isDouble: tree.STAR() is null));
        if (tree.ChildCount == 1)
            return new AstArgument(span, null, BoundSpecial(NamedExpression(first)));
        if (tree.ASSIGN() is not null)
            return new AstArgument(span, Keyword(first, tree), BoundSpecial(Expression(tree.expression())));
        if (!isAlone)
            bag.UnparenthesizedGenerator(span);
        var clauses = Clauses(tree.comprehensionClause());
        return new AstArgument(span, null, new AstComprehension(
            span, ComprehensionKind.Generator, null, NamedExpression(first), clauses));
    }

    // key=xs.__getitem__: built-in types have no such methods here.
    private AstExpression BoundSpecial(AstExpression value) => value is AstAttribute
        {
            Value: not AstCall { Callee: AstName { Id: "super" } } and var of, Name: var name and ("__getitem__" or "__contains__"),
        } special
            ? new AstCall(value.Span, Written(special.NameSpan, name.Trim('_')), [new AstArgument(of.Span, null, of)]) : value;

    private string Keyword(P.NamedExpressionContext tree, P.ArgumentContext argument)
    {
        var value = NamedExpression(tree);
        if (value is AstName name && tree.Start == tree.Stop)
            return name.Id;
        if (value is AstNone or AstBool)
            bag.CannotAssign(value.Span, ExpressionNames.Describe(value));
        else
            bag.AssignmentInArgument(SpanOf(argument));
        return tree.GetText();
    }

    private AstExpression Subscription(P.SubscriptionContext tree, SourceSpan span)
    {
        var value = ByName(Primary(tree.primary()));
        if (IsPartsOnly(value))
            return value;
        var list = tree.subscriptList();
        if (list.ChildCount == 1)
            return new AstSubscript(span, value, Subscript(list.subscript(0)));
        var items = list.subscript().Select(Subscript).ToArray();
        return new AstSubscript(span, value, new AstTuple(SpanOf(list), items));
    }

    private AstExpression Subscript(P.SubscriptContext tree)
    {
        if (TypeOf(tree.GetChild(0)) == T.STAR)
            return Refuse(SpanOf(tree), Unsupported.Unpacking);
        if (tree.COLON().Length == 0)
            return NamedExpression(tree.namedExpression());
        var bounds = new AstExpression?[3];
        var at = 0;
        for (var i = 0; i < tree.ChildCount; i++)
        {
            var child = tree.GetChild(i);
            if (child is ITerminalNode)
                at++;
            else
                bounds[at] = child is P.NamedExpressionContext named ? NamedExpression(named)
                    : Expression((P.ExpressionContext)child);
        }
        return new AstSlice(SpanOf(tree), bounds[0], bounds[1], bounds[2]);
    }
}
