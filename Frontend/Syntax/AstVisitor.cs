// SPDX-License-Identifier: MIT
// The visitor of the tree. It has abstract methods only: a new kind of node does not compile until every
// consumer says what to do with it. The public Visit methods choose by type; a test checks that they know
// every node.
using System.Diagnostics;

namespace EPython.Frontend.Syntax;

public abstract class AstVisitor<TResult>
{
    public TResult Visit(AstExpression node) => node switch
    {
        AstName n => VisitName(n),
        AstInt n => VisitInt(n),
        AstFloat n => VisitFloat(n),
        AstBool n => VisitBool(n),
        AstNone n => VisitNone(n),
        AstEllipsis n => VisitEllipsis(n),
        AstStr n => VisitStr(n),
        AstBytes n => VisitBytes(n),
        AstFString n => VisitFString(n),
        AstFormatted n => VisitFormatted(n),
        AstBinary n => VisitBinary(n),
        AstUnary n => VisitUnary(n),
        AstBoolean n => VisitBoolean(n),
        AstCompare n => VisitCompare(n),
        AstConditional n => VisitConditional(n),
        AstCall n => VisitCall(n),
        AstAttribute n => VisitAttribute(n),
        AstSubscript n => VisitSubscript(n),
        AstSlice n => VisitSlice(n),
        AstList n => VisitList(n),
        AstTuple n => VisitTuple(n),
        AstDict n => VisitDict(n),
        AstSet n => VisitSet(n),
        AstStarred n => VisitStarred(n),
        AstLambda n => VisitLambda(n),
        AstNamed n => VisitNamed(n),
        AstYield n => VisitYield(n),
        AstComprehension n => VisitComprehension(n),
        _ => throw new UnreachableException(node.GetType().Name),
    };

    public TResult Visit(AstStatement node) => node switch
    {
        AstExpressionStatement n => VisitExpressionStatement(n),
        AstAssign n => VisitAssign(n),
        AstAugmentedAssign n => VisitAugmentedAssign(n),
        AstAnnotatedAssign n => VisitAnnotatedAssign(n),
        AstIf n => VisitIf(n),
        AstWhile n => VisitWhile(n),
        AstFor n => VisitFor(n),
        AstFunction n => VisitFunction(n),
        AstClass n => VisitClass(n),
        AstReturn n => VisitReturn(n),
        AstBreak n => VisitBreak(n),
        AstContinue n => VisitContinue(n),
        AstPass n => VisitPass(n),
        AstGlobal n => VisitGlobal(n),
        AstNonlocal n => VisitNonlocal(n),
        AstDelete n => VisitDelete(n),
        AstAssert n => VisitAssert(n),
        AstTry n => VisitTry(n),
        AstWith n => VisitWith(n),
        AstRaise n => VisitRaise(n),
        AstImport n => VisitImport(n),
        AstImportFrom n => VisitImportFrom(n),
        _ => throw new UnreachableException(node.GetType().Name),
    };

    protected abstract TResult VisitName(AstName node);
    protected abstract TResult VisitInt(AstInt node);
    protected abstract TResult VisitFloat(AstFloat node);
    protected abstract TResult VisitBool(AstBool node);
    protected abstract TResult VisitNone(AstNone node);
    protected abstract TResult VisitEllipsis(AstEllipsis node);
    protected abstract TResult VisitStr(AstStr node);
    protected abstract TResult VisitBytes(AstBytes node);
    protected abstract TResult VisitFString(AstFString node);
    protected abstract TResult VisitFormatted(AstFormatted node);
    protected abstract TResult VisitBinary(AstBinary node);
    protected abstract TResult VisitUnary(AstUnary node);
    protected abstract TResult VisitBoolean(AstBoolean node);
    protected abstract TResult VisitCompare(AstCompare node);
    protected abstract TResult VisitConditional(AstConditional node);
    protected abstract TResult VisitCall(AstCall node);
    protected abstract TResult VisitAttribute(AstAttribute node);
    protected abstract TResult VisitSubscript(AstSubscript node);
    protected abstract TResult VisitSlice(AstSlice node);
    protected abstract TResult VisitList(AstList node);
    protected abstract TResult VisitTuple(AstTuple node);
    protected abstract TResult VisitDict(AstDict node);
    protected abstract TResult VisitSet(AstSet node);
    protected abstract TResult VisitStarred(AstStarred node);
    protected abstract TResult VisitLambda(AstLambda node);
    protected abstract TResult VisitNamed(AstNamed node);
    protected abstract TResult VisitYield(AstYield node);
    protected abstract TResult VisitComprehension(AstComprehension node);

    protected abstract TResult VisitExpressionStatement(AstExpressionStatement node);
    protected abstract TResult VisitAssign(AstAssign node);
    protected abstract TResult VisitAugmentedAssign(AstAugmentedAssign node);
    protected abstract TResult VisitAnnotatedAssign(AstAnnotatedAssign node);
    protected abstract TResult VisitIf(AstIf node);
    protected abstract TResult VisitWhile(AstWhile node);
    protected abstract TResult VisitFor(AstFor node);
    protected abstract TResult VisitFunction(AstFunction node);
    protected abstract TResult VisitClass(AstClass node);
    protected abstract TResult VisitReturn(AstReturn node);
    protected abstract TResult VisitBreak(AstBreak node);
    protected abstract TResult VisitContinue(AstContinue node);
    protected abstract TResult VisitPass(AstPass node);
    protected abstract TResult VisitGlobal(AstGlobal node);
    protected abstract TResult VisitNonlocal(AstNonlocal node);
    protected abstract TResult VisitDelete(AstDelete node);
    protected abstract TResult VisitAssert(AstAssert node);
    protected abstract TResult VisitTry(AstTry node);
    protected abstract TResult VisitWith(AstWith node);
    protected abstract TResult VisitRaise(AstRaise node);
    protected abstract TResult VisitImport(AstImport node);
    protected abstract TResult VisitImportFrom(AstImportFrom node);
}
