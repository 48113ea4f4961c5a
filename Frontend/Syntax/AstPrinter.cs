// SPDX-License-Identifier: MIT
// The tree as text, for `dump --ast` and goldens: one statement a line with its position, expressions in
// prefix form.
using System.Globalization;
using System.Text;

namespace EPython.Frontend.Syntax;

public static class AstPrinter
{
    public static string Print(AstModule module)
    {
        var output = new StringBuilder();
        output.Append("module ").Append(module.Name).Append('\n');
        new StatementPrinter(output).Block(module.Body);
        return output.ToString();
    }

    /// <summary>One statement, as in the printed tree.</summary>
    public static string Print(AstStatement statement)
    {
        var output = new StringBuilder();
        new StatementPrinter(output).Block([statement]);
        return output.ToString();
    }

    /// <summary>One expression, as in the printed tree.</summary>
    public static string Print(AstExpression expression) => ExpressionPrinter.Instance.Visit(expression);
}

/// <summary>Statements with their positions and bodies, into the output.</summary>
internal sealed class StatementPrinter(StringBuilder output)
{
    private int _indent;

    public void Block(IReadOnlyList<AstStatement> body)
    {
        _indent++;
        foreach (var statement in body)
            Statement(statement);
        _indent--;
    }

    private void Statement(AstStatement statement)
    {
        var span = statement.Span;
        Indent().Append($"{span.Line}:{span.Column} {ExpressionPrinter.Instance.Visit(statement)}\n");
        switch (statement)
        {
            case AstIf s: Bodies(s.Then, s.Else); break;
            case AstWhile s: Bodies(s.Body, s.Else); break;
            case AstFor s: Bodies(s.Body, s.Else); break;
            case AstFunction s: Block(s.Body); break;
            case AstTry s: Try(s); break;
            case AstWith s: Block(s.Body); break;
            case AstClass s: Block(s.Written); break;
        }
    }

    private void Try(AstTry statement)
    {
        Block(statement.Body);
        foreach (var handler in statement.Handlers)
        {
            var span = handler.Span;
            var type = handler.Type is null ? "" : " " + ExpressionPrinter.Instance.Visit(handler.Type);
            var target = handler.Target is null ? "" : " as " + handler.Target.Id;
            Indent().Append($"{span.Line}:{span.Column} except{type}{target}\n");
            Block(handler.Body);
        }
        Part("else", statement.Else);
        Part("finally", statement.Finally);
    }

    private void Part(string name, IReadOnlyList<AstStatement> body)
    {
        if (body.Count == 0)
            return;
        Indent().Append($"{name}\n");
        Block(body);
    }

    private void Bodies(IReadOnlyList<AstStatement> body, IReadOnlyList<AstStatement> otherwise)
    {
        Block(body);
        if (otherwise.Count == 0)
            return;
        Indent().Append("else\n");
        Block(otherwise);
    }

    private StringBuilder Indent() => output.Append(' ', 2 * _indent);
}

/// <summary>Expressions, and the heads of statements.</summary>
internal sealed class ExpressionPrinter : AstVisitor<string>
{
    public static readonly ExpressionPrinter Instance = new();

    protected override string VisitName(AstName node) => node.Id;

    protected override string VisitInt(AstInt node) => node.Value.ToString(CultureInfo.InvariantCulture);

    // As Python does, but for a capital E: a literal is never negative.
    protected override string VisitFloat(AstFloat node) => node.Value switch
    {
        > 0 and < 1e-4 or >= 1e16 and < double.PositiveInfinity => Scientific(node.Value),
        _ when double.IsInteger(node.Value) => node.Value.ToString("F1", CultureInfo.InvariantCulture),
        _ => node.Value.ToString("R", CultureInfo.InvariantCulture),
    };

    // With as few digits as give the value back.
    private static string Scientific(double value)
    {
        var digits = 0;
        while (double.Parse(Rounded(value, digits), CultureInfo.InvariantCulture) != value)
            digits++;
        var parts = Rounded(value, digits).Split('E');
        return $"{parts[0]}E{parts[1][0]}{parts[1][1..].TrimStart('0').PadLeft(2, '0')}";
    }

    private static string Rounded(double value, int digits) =>
        value.ToString($"E{digits}", CultureInfo.InvariantCulture);

    protected override string VisitBool(AstBool node) => node.Value ? "True" : "False";

    protected override string VisitNone(AstNone node) => "None";

    protected override string VisitEllipsis(AstEllipsis node) => "...";

    protected override string VisitStr(AstStr node) => Quote(node.Value);
    protected override string VisitBytes(AstBytes node) => "b" + Quote(node.Value);

    protected override string VisitFString(AstFString node) => $"(fstring{List(node.Parts)})";

    protected override string VisitFormatted(AstFormatted node)
    {
        var conversion = node.Conversion == '\0' ? "" : $" !{node.Conversion}";
        return $"(format {Visit(node.Value)}{conversion}{Optional(" ", node.Spec)})";
    }

    protected override string VisitBinary(AstBinary node) =>
        $"({node.Operator} {Visit(node.Left)} {Visit(node.Right)})";

    protected override string VisitUnary(AstUnary node) => $"({node.Operator} {Visit(node.Operand)})";

    protected override string VisitBoolean(AstBoolean node) =>
        $"({(node.IsAnd ? "and" : "or")}{List(node.Operands)})";

    protected override string VisitCompare(AstCompare node) =>
        $"(compare {Visit(node.First)}"
        + string.Concat(node.Operators.Zip(node.Rest, (o, right) => $" {o} {Visit(right)}")) + ")";

    protected override string VisitConditional(AstConditional node) =>
        $"(if {Visit(node.Condition)} {Visit(node.Then)} {Visit(node.Else)})";

    protected override string VisitCall(AstCall node) =>
        $"(call {Visit(node.Callee)}{string.Concat(node.Arguments.Select(Argument))})";

    protected override string VisitAttribute(AstAttribute node) =>
        $"(attribute {Visit(node.Value)} {node.Name})";

    protected override string VisitSubscript(AstSubscript node) =>
        $"(item {Visit(node.Value)} {Visit(node.Index)})";

    protected override string VisitSlice(AstSlice node) =>
        $"(slice {Bound(node.Start)} {Bound(node.Stop)} {Bound(node.Step)})";

    protected override string VisitList(AstList node) => $"(list{List(node.Items)})";

    protected override string VisitTuple(AstTuple node) => $"(tuple{List(node.Items)})";

    protected override string VisitDict(AstDict node) =>
        $"(dict{string.Concat(node.Keys.Zip(node.Values, (k, v) => k is null ? $" **{Visit(v)}" : $" {Visit(k)}: {Visit(v)}"))})";

    protected override string VisitSet(AstSet node) => $"(set{List(node.Items)})";

    protected override string VisitStarred(AstStarred node) => $"({(node.IsDouble ? "double" : "")}star {Visit(node.Value)})";

    protected override string VisitLambda(AstLambda node) =>
        $"(lambda ({Parameters(node.Parameters)}) {Visit(node.Body)})";

    protected override string VisitNamed(AstNamed node) => $"(named {node.Target.Id} {Visit(node.Value)})";

    protected override string VisitYield(AstYield node) =>
        $"(yield{(node.IsFrom ? " from" : "")}{(node.Value is null ? "" : $" {Visit(node.Value)}")})";

    protected override string VisitComprehension(AstComprehension node)
    {
        var key = node.Key is null ? "" : $" {Visit(node.Key)}:";
        return $"({node.Kind}{key} {Visit(node.Element)}{string.Concat(node.Clauses.Select(Clause))})";
    }

    protected override string VisitExpressionStatement(AstExpressionStatement node) =>
        $"expression {Visit(node.Value)}";

    protected override string VisitAssign(AstAssign node) =>
        $"assign {string.Join(" = ", node.Targets.Select(Visit))} = {Visit(node.Value)}";

    protected override string VisitAugmentedAssign(AstAugmentedAssign node) =>
        $"augment {Visit(node.Target)} {node.Operator} {Visit(node.Value)}";

    protected override string VisitAnnotatedAssign(AstAnnotatedAssign node) =>
        $"annotate {Visit(node.Target)} : {Visit(node.Annotation)}{Optional(" = ", node.Value)}";

    protected override string VisitIf(AstIf node) => $"if {Visit(node.Condition)}";

    protected override string VisitWhile(AstWhile node) => $"while {Visit(node.Condition)}";

    protected override string VisitFor(AstFor node) => $"for {Visit(node.Target)} in {Visit(node.Iterable)}";

    protected override string VisitClass(AstClass node) =>
        string.Concat(node.Decorators.Select(decorator => $"@{Visit(decorator.Expression)} "))
            + $"class {node.Name}({string.Join(", ", node.Bases.Select(Visit))})";

    protected override string VisitFunction(AstFunction node) =>
        string.Concat(node.Decorators.Select(decorator => $"@{Visit(decorator.Expression)} "))
            + $"def {node.Name}({Parameters(node.Parameters)}){Optional(" -> ", node.Returns)}";

    protected override string VisitReturn(AstReturn node) => "return" + Optional(" ", node.Value);

    protected override string VisitBreak(AstBreak node) => "break";

    protected override string VisitContinue(AstContinue node) => "continue";

    protected override string VisitPass(AstPass node) => "pass";

    protected override string VisitGlobal(AstGlobal node) => $"global {Names(node.Names)}";

    protected override string VisitNonlocal(AstNonlocal node) => $"nonlocal {Names(node.Names)}";

    protected override string VisitDelete(AstDelete node) =>
        $"delete {string.Join(", ", node.Targets.Select(Visit))}";

    protected override string VisitTry(AstTry node) => "try";

    protected override string VisitWith(AstWith node) => $"with {Visit(node.Context)}{Optional(" as ", node.Target)}";

    protected override string VisitRaise(AstRaise node) =>
        $"raise{Optional(" ", node.Exception)}{Optional(" from ", node.Cause)}";

    protected override string VisitAssert(AstAssert node) =>
        $"assert {Visit(node.Condition)}{Optional(", ", node.Message)}";

    protected override string VisitImport(AstImport node) => $"import {Imported(node.Names)}";

    protected override string VisitImportFrom(AstImportFrom node) =>
        $"from {new string('.', node.Level)}{node.Module} import {Imported(node.Names)}";

    // ---- parts --------------------------------------------------------------------------------------------

    private string Parameters(IReadOnlyList<AstParameter> parameters) =>
        string.Join(", ", parameters.Select(Parameter));

    private string Parameter(AstParameter p)
    {
        var kind = p.Kind == ParameterKind.Normal ? "" : $"{p.Kind} ";
        return kind + p.Name + Optional(": ", p.Annotation) + Optional(" = ", p.Default);
    }

    private string List(IReadOnlyList<AstExpression> items) =>
        string.Concat(items.Select(i => " " + Visit(i)));

    private string Bound(AstExpression? node) => node is null ? "_" : Visit(node);

    private string Optional(string before, AstExpression? node) => node is null ? "" : before + Visit(node);

    private string Argument(AstArgument a) =>
        a.Name is null ? $" {Visit(a.Value)}" : $" {a.Name}={Visit(a.Value)}";

    private string Clause(AstComprehensionClause c)
    {
        var conditions = string.Concat(c.Conditions.Select(condition => $" if {Visit(condition)}"));
        return $" (for {Visit(c.Target)} in {Visit(c.Iterable)}{conditions})";
    }

    private static string Names(IReadOnlyList<AstName> names) => string.Join(", ", names.Select(n => n.Id));

    private static string Imported(IReadOnlyList<AstImportName> names) =>
        string.Join(", ", names.Select(n => n.Alias is null ? n.Name : $"{n.Name} as {n.Alias}"));

    private static string Quote(string value)
    {
        var result = new StringBuilder("\"");
        foreach (var c in value)
        {
            _ = c switch
            {
                '\n' => result.Append("\\n"),
                '"' or '\\' => result.Append('\\').Append(c),
                < ' ' or '\x7f' => result.Append(CultureInfo.InvariantCulture, $"\\x{(int)c:x2}"),
                _ => result.Append(c),
            };
        }
        return result.Append('"').ToString();
    }
}
