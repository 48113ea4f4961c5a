// SPDX-License-Identifier: MIT
// The part of SyntaxChecks that only goes on to the children, in the order of evaluation.
namespace EPython.Frontend.Syntax;

internal sealed partial class SyntaxChecks : AstVisitor<bool>
{
    private bool Walk(params IEnumerable<AstExpression?> nodes)
    {
        foreach (var node in nodes)
        {
            if (node is not null)
                Visit(node);
        }
        return true;
    }

    protected override bool VisitInt(AstInt node) => true;

    protected override bool VisitFloat(AstFloat node) => true;

    protected override bool VisitBool(AstBool node) => true;

    protected override bool VisitNone(AstNone node) => true;

    protected override bool VisitEllipsis(AstEllipsis node) => true;

    protected override bool VisitStr(AstStr node) => true;
    protected override bool VisitBytes(AstBytes node) => true;

    protected override bool VisitFString(AstFString node) => Walk(node.Parts);

    protected override bool VisitFormatted(AstFormatted node) => Walk(node.Value, node.Spec);

    protected override bool VisitBinary(AstBinary node) => Walk(node.Left, node.Right);

    protected override bool VisitUnary(AstUnary node) => Walk(node.Operand);

    protected override bool VisitBoolean(AstBoolean node) => Walk(node.Operands);

    protected override bool VisitCompare(AstCompare node) => Walk(node.Rest.Prepend(node.First));

    protected override bool VisitConditional(AstConditional node) =>
        Walk(node.Condition, node.Then, node.Else);

    protected override bool VisitCall(AstCall node) =>
        Walk(node.Arguments.Select(a => a.Value).Prepend(node.Callee));

    protected override bool VisitAttribute(AstAttribute node) => Walk(node.Value);

    protected override bool VisitSubscript(AstSubscript node) => Walk(node.Value, node.Index);

    protected override bool VisitSlice(AstSlice node) => Walk(node.Start, node.Stop, node.Step);

    protected override bool VisitList(AstList node) => Walk(node.Items);

    protected override bool VisitTuple(AstTuple node) => Walk(node.Items);

    protected override bool VisitDict(AstDict node) => Walk(node.Keys.Zip(node.Values).SelectMany(pair => new[] { pair.First, pair.Second }));

    protected override bool VisitSet(AstSet node) => Walk(node.Items);

    protected override bool VisitStarred(AstStarred node) => Walk(node.Value);

    protected override bool VisitExpressionStatement(AstExpressionStatement node) => Walk(node.Value);

    protected override bool VisitAssign(AstAssign node)
    {
        Visit(node.Value);
        Targets(node.Targets);
        return true;
    }

    protected override bool VisitAugmentedAssign(AstAugmentedAssign node)
    {
        Target(node.Target);
        return Walk(node.Value);
    }

    protected override bool VisitAnnotatedAssign(AstAnnotatedAssign node)
    {
        if (node.Target is AstName name)
            _scope.Note(name.Id, Use.Annotated);
        else
            Target(node.Target);
        return Walk(node.Annotation, node.Value);
    }

    protected override bool VisitIf(AstIf node)
    {
        Visit(node.Condition);
        Block(node.Then);
        Block(node.Else);
        return true;
    }

    protected override bool VisitWhile(AstWhile node)
    {
        Visit(node.Condition);
        Loop(node, node.Body, node.Else);
        return true;
    }

    protected override bool VisitFor(AstFor node)
    {
        Target(node.Target);
        Visit(node.Iterable);
        Loop(node, node.Body, node.Else);
        return true;
    }

    protected override bool VisitDelete(AstDelete node)
    {
        Targets(node.Targets);
        return true;
    }

    protected override bool VisitTry(AstTry node)
    {
        Nest(node, node.Body);
        foreach (var handler in node.Handlers)
        {
            if (handler.Type is null && handler != node.Handlers[^1])
                bag.BareExceptNotLast(handler.Span);
            Walk(handler.Type);
            if (handler.Target is { } target)
                _scope.Note(target.Id, Use.Assigned);
            Nest(node, handler.Body);
        }
        Block(node.Else);
        Block(node.Finally);
        return true;
    }

    protected override bool VisitWith(AstWith node)
    {
        Visit(node.Context);
        if (node.Target is { } target)
            Target(target);
        Nest(node, node.Body);
        return true;
    }

    protected override bool VisitRaise(AstRaise node) => Walk(node.Exception, node.Cause);

    protected override bool VisitAssert(AstAssert node) => Walk(node.Condition, node.Message);

    protected override bool VisitPass(AstPass node) => true;

    protected override bool VisitImport(AstImport node)
    {
        foreach (var name in node.Names)
            _scope.Note(name.Alias ?? name.Name.Split('.')[0], Use.Assigned);
        return true;
    }

    protected override bool VisitImportFrom(AstImportFrom node)
    {
        foreach (var name in node.Names)
        {
            if (name.Name == "*" && _scope.Outer is not null)
                bag.StarImportInFunction(node.Span);
            _scope.Note(name.Alias ?? name.Name, Use.Assigned);
        }
        return true;
    }
}
