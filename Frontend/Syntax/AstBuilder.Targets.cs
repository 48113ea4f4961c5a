// SPDX-License-Identifier: MIT
// Assignments, loop targets and del: expressions in the places where Python stores something.
using Antlr4.Runtime;
using EPython.Frontend.Text;
using P = EPython.Frontend.Syntax.EPythonParser;
using T = EPython.Frontend.Syntax.EPythonLexer;

namespace EPython.Frontend.Syntax;

internal sealed partial class AstBuilder
{
    private bool _inTarget;                               // here *x is a target; elsewhere it is unpacking

    private AstStatement Assign(P.ExpressionStatementContext tree, SourceSpan span)
    {
        var values = tree.value();
        var targets = new AstExpression[values.Length - 1];
        for (var i = 0; i < targets.Length; i++)
        {
            targets[i] = AsTarget(() => Value(values[i]));
            CheckAssignable(targets[i], isWhole: true, suggestEqual: targets.Length == 1);
        }
        var value = Value(values[^1]);
        if (targets is [{ } only] && StoreInDict(span, only, value) is { } stored)
            return stored;
        return targets is [AstName target] && (NamedTupleOf(value, target.Id) ?? EnumerationMade(value, target.Id)) is { } made
            ? made : new AstAssign(span, targets, value);
    }

    private AstAugmentedAssign AugmentedAssign(
        P.ExpressionStatementContext tree, P.AugmentedOperatorContext op, SourceSpan span)
    {
        var target = Value(tree.value(0));
        if (target is not (AstName or AstAttribute or AstSubscript))
            bag.CannotAugment(target.Span, ExpressionNames.Describe(target));
        RefuseInDict(target);
        return new AstAugmentedAssign(span, target, AugmentedOperator(op.Start.Type), Value(tree.value(1)));
    }

    private AstAnnotatedAssign AnnotatedAssign(P.ExpressionStatementContext tree, SourceSpan span)
    {
        var target = AsTarget(() => Value(tree.value(0)));
        if (target is AstTuple or AstList)
            bag.CannotAnnotate(target.Span,
                $"only single target (not {ExpressionNames.Describe(target)}) can be annotated");
        else if (target is not (AstName or AstAttribute or AstSubscript))
            bag.CannotAnnotate(target.Span, "illegal target for annotation");
        var annotation = Annotation(tree.annotation);
        var value = tree.ASSIGN().Length == 0 ? null : Value(tree.value(1));
        return new AstAnnotatedAssign(span, target, annotation, value);
    }

    private AstExpression TargetList(P.TargetListContext tree)
    {
        var target = AsTarget(() => TargetItems(tree));
        CheckAssignable(target, isWhole: true);
        return target;
    }

    private AstExpression TargetItems(P.TargetListContext tree)
    {
        var items = tree.target().Select(TargetItem).ToArray();
        return Has(tree, T.COMMA) ? new AstTuple(SpanOf(tree), items) : items[0];
    }

    private AstExpression TargetItem(P.TargetContext tree)
    {
        var value = Primary(tree.primary());
        return tree.STAR() is null ? value : new AstStarred(SpanOf(tree), value);
    }

    private AstDelete Delete(P.DeleteStatementContext tree)
    {
        var whole = AsTarget(() => ExpressionList(tree.expressionList()));
        var targets = new List<AstExpression>();
        AddDeleted(whole, targets);
        return new AstDelete(SpanOf(tree), targets);
    }

    private void AddDeleted(AstExpression target, List<AstExpression> targets)
    {
        switch (target)
        {
            case AstTuple t: AddDeleted(t.Items, targets); break;
            case AstList l: AddDeleted(l.Items, targets); break;
            case AstName or AstAttribute or AstSubscript:
                RefuseInDict(target);
                targets.Add(target);
                break;
            default: bag.CannotDelete(target.Span, ExpressionNames.Describe(target)); break;
        }
    }

    private void RefuseInDict(AstExpression target)
    {
        if (target is AstSubscript { Value: AstAttribute { Name: InstanceDict } })
            Refuse(target.Span, Unsupported.InstanceDictChange);
    }

    private void AddDeleted(IReadOnlyList<AstExpression> items, List<AstExpression> targets)
    {
        foreach (var item in items)
            AddDeleted(item, targets);
    }

    private AstExpression AsTarget(Func<AstExpression> build) => With(true, build);

    private AstExpression With(bool inTarget, Func<AstExpression> build)
    {
        var outer = _inTarget;
        _inTarget = inTarget;
        var result = build();
        _inTarget = outer;
        return result;
    }

    private void CheckAssignable(AstExpression target, bool isWhole, bool suggestEqual = false)
    {
        switch (target)
        {
            case AstName { Id: "__debug__" }:
                bag.CannotAssign(target.Span, "__debug__");
                break;
            case AstName or AstAttribute or AstSubscript:
                break;
            case AstTuple tuple:
                CheckItems(tuple.Items);
                break;
            case AstList list:
                CheckItems(list.Items);
                break;
            case AstStarred when isWhole:
                bag.BadStar(target.Span, "starred assignment target must be in a list or tuple");
                break;
            case AstStarred star:
                CheckAssignable(star.Value, isWhole: false);
                break;
            default:
                bag.CannotAssign(target.Span, ExpressionNames.Describe(target),
                    suggestEqual && ExpressionNames.IsOperand(target));
                break;
        }
    }

    private void CheckItems(IReadOnlyList<AstExpression> items)
    {
        var stars = 0;
        foreach (var item in items)
        {
            CheckAssignable(item, isWhole: false);
            if (item is AstStarred && ++stars == 2)
                bag.BadStar(item.Span, "multiple starred expressions in assignment");
        }
    }

    private static BinaryOperator AugmentedOperator(int token) => token switch
    {
        T.PLUSEQUAL => BinaryOperator.Add,
        T.MINEQUAL => BinaryOperator.Subtract,
        T.STAREQUAL => BinaryOperator.Multiply,
        T.SLASHEQUAL => BinaryOperator.Divide,
        T.DOUBLESLASHEQUAL => BinaryOperator.FloorDivide,
        T.PERCENTEQUAL => BinaryOperator.Modulo,
        T.DOUBLESTAREQUAL => BinaryOperator.Power,
        T.LEFTSHIFTEQUAL => BinaryOperator.ShiftLeft,
        T.RIGHTSHIFTEQUAL => BinaryOperator.ShiftRight,
        T.AMPEREQUAL => BinaryOperator.And,
        T.BAREQUAL => BinaryOperator.Or,
        T.CARETEQUAL => BinaryOperator.Xor,
        _ => BinaryOperator.MatrixMultiply,
    };
}
