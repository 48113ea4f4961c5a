// SPDX-License-Identifier: MIT
// Base class of the generated parser: counts how deep rules are nested, so that absurd input ends in a
// message and not in a stack overflow.
using Antlr4.Runtime;

namespace EPython.Frontend.Syntax;

/// <summary>Thrown out of the lexer or parser when something nests too deeply to go on.</summary>
internal sealed class NestingTooDeepException(string message) : Exception(message)
{
    public const string Expression = "expression is nested too deeply";
}

public abstract class DepthLimitedParser(ITokenStream input, TextWriter output, TextWriter errorOutput)
    : Antlr4.Runtime.Parser(input, output, errorOutput)
{
    // CPython's. About six rules to a parenthesis; the lexer stops at 200 of those, so only operators come
    // near.
    private const int DepthLimit = 6000;
    private int _depth;

    public override void EnterRule(ParserRuleContext localctx, int state, int ruleIndex)
    {
        Deepen();
        base.EnterRule(localctx, state, ruleIndex);
    }

    public override void EnterRecursionRule(ParserRuleContext localctx, int state, int ruleIndex,
        int precedence)
    {
        Deepen();
        base.EnterRecursionRule(localctx, state, ruleIndex, precedence);
    }

    public override void ExitRule()
    {
        _depth--;
        base.ExitRule();
    }

    public override void UnrollRecursionContexts(ParserRuleContext parentctx)
    {
        _depth--;
        base.UnrollRecursionContexts(parentctx);
    }

    public override void Reset()
    {
        _depth = 0;
        base.Reset();
    }

    private void Deepen()
    {
        if (++_depth > DepthLimit)
            throw new NestingTooDeepException(NestingTooDeepException.Expression);
    }
}
