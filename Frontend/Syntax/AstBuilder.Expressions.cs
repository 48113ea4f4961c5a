// SPDX-License-Identifier: MIT
// Expressions: operators, conditionals, names and literals.
using Antlr4.Runtime;
using Antlr4.Runtime.Tree;
using EPython.Frontend.Text;
using P = EPython.Frontend.Syntax.EPythonParser;
using T = EPython.Frontend.Syntax.EPythonLexer;

namespace EPython.Frontend.Syntax;

internal sealed partial class AstBuilder
{
    public AstExpression NamedExpression(P.NamedExpressionContext tree)
    {
        var value = Expression((P.ExpressionContext)tree.GetChild(0));
        if (tree.ChildCount == 1)
            return value;
        if (value is not AstName target)
        {
            bag.BadNamedTarget(value.Span, ExpressionNames.Describe(value));
            return value;
        }
        return new AstNamed(SpanOf(tree), target, Expression(tree.expression(1)));
    }

    private AstExpression Expression(P.ExpressionContext tree)
    {
        if (tree.ChildCount == 1)
            return Operand((P.DisjunctionContext)tree.GetChild(0));
        if (_depth >= DepthLimit)
            return TooDeep(tree);
        _depth++;
        AstExpression result = tree.GetChild(0) is P.DisjunctionContext first ? Conditional(tree, first)
            : Lambda(tree);
        _depth--;
        return result;
    }

    private AstConditional Conditional(P.ExpressionContext tree, P.DisjunctionContext first) =>
        new(SpanOf(tree), Operand(tree.disjunction(1)), Operand(first), Expression(tree.expression()));

    // Every level of an expression passes here, so that its depth can be limited.
    private AstExpression Operand(P.DisjunctionContext tree)
    {
        if (tree is P.PrimaryOperandContext)
            return Primary((P.PrimaryContext)tree.GetChild(0));
        if (_depth >= DepthLimit)
            return TooDeep(tree);
        _depth++;
        var result = Operation(tree);
        _depth--;
        return result;
    }

    private AstNone TooDeep(ParserRuleContext tree)
    {
        if (!_wasTooDeep)
            bag.NestedTooDeeply(SpanOf(tree.Start), NestingTooDeepException.Expression);
        _wasTooDeep = true;
        return new AstNone(SpanOf(tree));
    }

    private AstExpression Operation(P.DisjunctionContext tree)
    {
        var span = SpanOf(tree);
        switch (tree)
        {
            case P.AwaitOperandContext:
                return Refuse(span, Unsupported.Await);
            case P.NotContext not:
                return new AstUnary(span, UnaryOperator.Not, Operand(not.disjunction()));
            case P.UnaryContext unary:
                return new AstUnary(span, UnaryOperatorOf(TypeOf(unary.GetChild(0))), TightOperand(unary, 1));
            case P.PowerContext:
                return new AstBinary(span, BinaryOperator.Power, TightOperand(tree, 0),
                    TightOperand(tree, 2));
            case P.BinaryContext:
                return Joined(new AstBinary(
                    span, BinaryOperatorOf(TypeOf(tree.GetChild(1))), TightOperand(tree, 0),
                        TightOperand(tree, 2)));
            case P.CompareContext compare:
                return Compare(compare);
            case P.AndContext:
                return new AstBoolean(span, true, Chain<P.AndContext>(tree));
            default:
                return new AstBoolean(span, false, Chain<P.OrContext>(tree));
        }
    }

    // The grammar takes `a + not b`, Python does not: `not` binds looser than what stands before it.
    private AstExpression TightOperand(P.DisjunctionContext tree, int child)
    {
        var operand = (P.DisjunctionContext)tree.GetChild(child);
        if (operand is P.NotContext)
            bag.InvalidSyntax(SpanOf(operand.Start), "put parentheses around 'not ...'");
        return Operand(operand);
    }

    // a and b and c is one node; the grammar's tree of it leans to the left.
    private List<AstExpression> Chain<TChain>(P.DisjunctionContext tree) where TChain : P.DisjunctionContext
    {
        var operands = new List<AstExpression>();
        for (; tree is TChain; tree = (P.DisjunctionContext)tree.GetChild(0))
            operands.Add(Operand((P.DisjunctionContext)tree.GetChild(2)));
        operands.Add(Operand(tree));
        operands.Reverse();
        return operands;
    }

    private AstCompare Compare(P.CompareContext tree)
    {
        var links = new Stack<P.CompareContext>();
        P.DisjunctionContext first = tree;
        for (; first is P.CompareContext link; first = (P.DisjunctionContext)link.GetChild(0))
            links.Push(link);
        var start = Operand(first);
        var operators = links.Select(link => CompareOperatorOf(link.comparison())).ToArray();
        var rest = links.Select(link => TightOperand(link, 2))
            .Select((operand, i) => operators[i] is CompareOperator.In or CompareOperator.NotIn ? Listed(operand) : operand).ToArray();
        return new AstCompare(SpanOf(tree), start, operators, rest);
    }

    public AstExpression Primary(P.PrimaryContext tree)
    {
        if (tree is P.NameContext name)
            return _made?.Given(name.GetText()) ?? (AstExpression?)TypeWritten(name.GetText(), SpanOf(tree)) ?? ValueOfMember(NoteUse(new AstName(SpanOf(tree), NameOf(name.NAME()))));
        if (_depth >= DepthLimit)
            return TooDeep(tree);
        _depth++;
        var result = PrimaryForm(tree);
        _depth--;
        return result;
    }

    private AstExpression PrimaryForm(P.PrimaryContext tree)
    {
        var span = SpanOf(tree);
        return tree switch
        {
            P.IntegerContext => new AstInt(span, NumberLiterals.Integer(tree.GetText())),
            P.FloatContext => new AstFloat(span, NumberLiterals.Float(tree.GetText())),
            P.StringsContext strings => Strings(strings),
            P.AttributeContext attribute => Attribute(attribute, span),
            P.CallContext call => With(false, () => Call(call, span)),
            P.SubscriptionContext subscription => With(false, () => Subscription(subscription, span)),
            P.GroupContext group => Group(group, span),
            P.ListDisplayContext list => ListDisplay(list, span),
            P.BracesContext braces => With(false, () => Braces(braces, span)),
            P.TrueContext => new AstBool(span, true),
            P.FalseContext => new AstBool(span, false),
            P.NoneContext => new AstNone(span),
            P.EllipsisContext => new AstEllipsis(span),
            _ => Imaginary(span, tree.GetText()[..^1]),
        };
    }

    private AstExpression Annotation(P.ExpressionContext tree)
    {
        var outer = _annotates;
        _annotates = true;
        var result = Expression(tree);
        _annotates = outer;
        return result;
    }

    private AstAttribute Attribute(P.AttributeContext tree, SourceSpan span)
    {
        var name = tree.NAME();
        var value = With(false, () => Primary(tree.primary()));
        return PlainName(name) == "__members__" && IsEnumerationItself(value) ? (AstAttribute)ByName(value)
            : NoteUse(new AstAttribute(span, value, NameOf(name), SpanOf(name)));
    }

    private static UnaryOperator UnaryOperatorOf(int token) => token switch
    {
        T.MINUS => UnaryOperator.Negate,
        T.PLUS => UnaryOperator.Plus,
        _ => UnaryOperator.Invert,
    };

    private static BinaryOperator BinaryOperatorOf(int token) => token switch
    {
        T.PLUS => BinaryOperator.Add,
        T.MINUS => BinaryOperator.Subtract,
        T.STAR => BinaryOperator.Multiply,
        T.SLASH => BinaryOperator.Divide,
        T.DOUBLESLASH => BinaryOperator.FloorDivide,
        T.PERCENT => BinaryOperator.Modulo,
        T.LEFTSHIFT => BinaryOperator.ShiftLeft,
        T.RIGHTSHIFT => BinaryOperator.ShiftRight,
        T.AMPERSAND => BinaryOperator.And,
        T.BAR => BinaryOperator.Or,
        T.CARET => BinaryOperator.Xor,
        _ => BinaryOperator.MatrixMultiply,
    };

    private static CompareOperator CompareOperatorOf(P.ComparisonContext tree) => tree.Start.Type switch
    {
        T.LESS => CompareOperator.Less,
        T.GREATER => CompareOperator.Greater,
        T.EQUAL => CompareOperator.Equal,
        T.GREATEREQUAL => CompareOperator.GreaterEqual,
        T.LESSEQUAL => CompareOperator.LessEqual,
        T.NOTEQUAL => CompareOperator.NotEqual,
        T.IN => CompareOperator.In,
        T.NOT => CompareOperator.NotIn,
        _ => tree.ChildCount == 2 ? CompareOperator.IsNot : CompareOperator.Is,
    };
}
