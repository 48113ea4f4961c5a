// SPDX-License-Identifier: MIT
// The tree as text, for `dump --ast` and goldens: one statement a line with its position, expressions in prefix form.
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

    /// <summary>One expression, as in the printed tree.</summary>
    public static string Print(AstExpression expression) => ExpressionPrinter.Instance.Visit(expression);
}

internal sealed class StatementPrinter(StringBuilder output)
{
    private int _indent;

    public void Block(IReadOnlyList<AstStatement> body)
    {
        _indent++;
        foreach (var statement in body)
        {
            var at = $"{statement.Span.Line}:{statement.Span.Column}";
            Line($"{at} ", statement);
        }
        _indent--;
    }

    private void Line(string position, AstStatement statement)
    {
        Indent().Append(position).Append(AstHead.Of(statement)).Append('\n');
        switch (statement)
        {
            case AstIf s: Bodies(s.Then, s.Else); break;
            case AstWhile s: Bodies(s.Body, s.Else); break;
            case AstFor s: Bodies(s.Body, s.Else); break;
            case AstFunction s: Block(s.Body); break;
        }
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

/// <summary>A statement's own line, without its bodies.</summary>
internal static class AstHead
{
    public static string Of(AstStatement statement) => statement switch
    {
        AstExpressionStatement s => $"expression {Text(s.Value)}",
        AstAssign s => $"assign {string.Join(" = ", s.Targets.Select(Text))} = {Text(s.Value)}",
        AstAugmentedAssign s => $"augment {Text(s.Target)} {s.Operator} {Text(s.Value)}",
        AstAnnotatedAssign s => $"annotate {Text(s.Target)} : {Text(s.Annotation)}" + Optional(" = ", s.Value),
        AstIf s => $"if {Text(s.Condition)}",
        AstWhile s => $"while {Text(s.Condition)}",
        AstFor s => $"for {Text(s.Target)} in {Text(s.Iterable)}",
        AstFunction s => $"def {s.Name}({ExpressionPrinter.Parameters(s.Parameters)})" + Optional(" -> ", s.Returns),
        AstReturn s => "return" + Optional(" ", s.Value),
        AstBreak => "break",
        AstContinue => "continue",
        AstPass => "pass",
        AstGlobal s => $"global {Names(s.Names)}",
        AstNonlocal s => $"nonlocal {Names(s.Names)}",
        AstDelete s => $"delete {string.Join(", ", s.Targets.Select(Text))}",
        AstAssert s => $"assert {Text(s.Condition)}" + Optional(", ", s.Message),
        AstImport s => $"import {Imported(s.Names)}",
        AstImportFrom s => $"from {new string('.', s.Level)}{s.Module} import {Imported(s.Names)}",
        _ => throw new System.Diagnostics.UnreachableException(),
    };

    private static string Text(AstExpression expression) => AstPrinter.Print(expression);

    private static string Optional(string before, AstExpression? expression) =>
        expression is null ? "" : before + Text(expression);

    private static string Names(IReadOnlyList<AstName> names) => string.Join(", ", names.Select(n => n.Id));

    private static string Imported(IReadOnlyList<AstImportName> names) =>
        string.Join(", ", names.Select(n => n.Alias is null ? n.Name : $"{n.Name} as {n.Alias}"));
}

internal sealed class ExpressionPrinter
{
    public static readonly ExpressionPrinter Instance = new();

    public string Visit(AstExpression node) => node switch
    {
        AstName n => n.Id,
        AstInt n => n.Value.ToString(CultureInfo.InvariantCulture),
        AstFloat n => Float(n.Value),
        AstBool n => n.Value ? "True" : "False",
        AstNone => "None",
        AstEllipsis => "...",
        AstStr n => Quote(n.Value),
        AstFString n => $"(fstring{List(n.Parts)})",
        AstFormatted n => Formatted(n),
        AstBinary n => $"({n.Operator} {Visit(n.Left)} {Visit(n.Right)})",
        AstUnary n => $"({n.Operator} {Visit(n.Operand)})",
        AstBoolean n => $"({(n.IsAnd ? "and" : "or")}{List(n.Operands)})",
        AstCompare n => Compare(n),
        AstConditional n => $"(if {Visit(n.Condition)} {Visit(n.Then)} {Visit(n.Else)})",
        AstCall n => $"(call {Visit(n.Callee)}{string.Concat(n.Arguments.Select(Argument))})",
        AstAttribute n => $"(attribute {Visit(n.Value)} {n.Name})",
        AstSubscript n => $"(item {Visit(n.Value)} {Visit(n.Index)})",
        AstSlice n => $"(slice {Optional(n.Start)} {Optional(n.Stop)} {Optional(n.Step)})",
        AstList n => $"(list{List(n.Items)})",
        AstTuple n => $"(tuple{List(n.Items)})",
        AstDict n => $"(dict{string.Concat(n.Keys.Zip(n.Values, (k, v) => $" {Visit(k)}: {Visit(v)}"))})",
        AstStarred n => $"(star {Visit(n.Value)})",
        AstLambda n => $"(lambda ({Parameters(n.Parameters)}) {Visit(n.Body)})",
        AstNamed n => $"(named {n.Target.Id} {Visit(n.Value)})",
        AstComprehension n => Comprehension(n),
        _ => throw new System.Diagnostics.UnreachableException(),
    };

    public static string Parameters(IReadOnlyList<AstParameter> parameters) =>
        string.Join(", ", parameters.Select(Parameter));

    private static string Parameter(AstParameter p)
    {
        var kind = p.Kind == ParameterKind.Normal ? "" : $"{p.Kind} ";
        var annotation = p.Annotation is null ? "" : $": {Instance.Visit(p.Annotation)}";
        return kind + p.Name + annotation + (p.Default is null ? "" : $" = {Instance.Visit(p.Default)}");
    }

    private string List(IReadOnlyList<AstExpression> items) => string.Concat(items.Select(i => " " + Visit(i)));

    private string Optional(AstExpression? node) => node is null ? "_" : Visit(node);

    private string Argument(AstArgument a) => a.Name is null ? $" {Visit(a.Value)}" : $" {a.Name}={Visit(a.Value)}";

    private string Compare(AstCompare n) =>
        $"(compare {Visit(n.First)}{string.Concat(n.Operators.Zip(n.Rest, (o, r) => $" {o} {Visit(r)}"))})";

    private string Formatted(AstFormatted n)
    {
        var conversion = n.Conversion == '\0' ? "" : $" !{n.Conversion}";
        return $"(format {Visit(n.Value)}{conversion}{(n.Spec is null ? "" : $" {Visit(n.Spec)}")})";
    }

    private string Comprehension(AstComprehension n)
    {
        var key = n.Key is null ? "" : $" {Visit(n.Key)}:";
        return $"({n.Kind}{key} {Visit(n.Element)}{string.Concat(n.Clauses.Select(Clause))})";
    }

    private string Clause(AstComprehensionClause c) =>
        $" (for {Visit(c.Target)} in {Visit(c.Iterable)}{string.Concat(c.Conditions.Select(i => $" if {Visit(i)}"))})";

    private static string Float(double value) =>
        double.IsInteger(value) && Math.Abs(value) < 1e16 ? value.ToString("F1", CultureInfo.InvariantCulture)
            : value.ToString("R", CultureInfo.InvariantCulture);

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
