// SPDX-License-Identifier: MIT
// A program as a tree of text with holes, so that it can be printed and made smaller without knowing Python's grammar.
using System.Globalization;
using System.Text;

namespace EPython.Host.Fuzz;

/// <summary>How tightly an expression binds; a hole of a template asks for a level, and what binds less gets parentheses.</summary>
internal enum Level
{
    Choice, Or, And, Not, Comparison, BitOr, BitXor, BitAnd, Shift, Sum, Product, Sign, Power, Primary,
}

/// <summary>An expression: $0 .. $9 in the template stand for its parts, each of at least the level that is asked for.</summary>
internal sealed class Expr(Ty type, Level level, string template, IReadOnlyList<Level> asked, params Expr[] parts)
{
    public Ty Type => type;
    public Level Level => level;
    public string Template => template;
    public Expr[] Parts { get; } = parts;

    /// <summary>An atom, or a form that needs no parentheses and whose parts need none.</summary>
    public static Expr Of(Ty type, string template, params Expr[] parts) =>
        new(type, Level.Primary, template, [.. parts.Select(_ => Level.Choice)], parts);

    /// <summary>The same, its first part followed by a dot, a bracket or a call.</summary>
    public static Expr After(Ty type, string template, params Expr[] parts) =>
        new(type, Level.Primary, template, [.. parts.Select((_, i) => i == 0 ? Level.Primary : Level.Choice)], parts);

    public static Expr Binary(Ty type, Level level, string sign, Expr left, Expr right) => level switch
    {
        Level.Comparison => new(type, level, $"$0 {sign} $1", [Level.BitOr, Level.BitOr], left, right),
        Level.Power => new(type, level, $"$0 {sign} $1", [Level.Primary, Level.Sign], left, right),
        _ => new(type, level, $"$0 {sign} $1", [level, level + 1], left, right),
    };

    public static Expr Prefix(Ty type, Level level, string sign, Expr part) => new(type, level, $"{sign}$0", [level], part);

    public static Expr Choice(Expr test, Expr yes, Expr no) =>
        new(yes.Type, Level.Choice, "$1 if $0 else $2", [Level.Or, Level.Or, Level.Choice], test, yes, no);

    /// <summary>The same parts in another template.</summary>
    public Expr As(string other) => new(type, Level.Primary, other, asked, Parts);

    public Expr Clone() => new(type, level, template, asked, [.. Parts.Select(part => part.Clone())]);

    public void Write(StringBuilder to)
    {
        for (var i = 0; i < template.Length; i++)
        {
            if (template[i] != '$')
            {
                to.Append(template[i]);
                continue;
            }
            var hole = template[++i] - '0';
            var inner = Parts[hole].Level < asked[hole];
            to.Append(inner ? "(" : "");
            Parts[hole].Write(to);
            to.Append(inner ? ")" : "");
        }
    }

    public override string ToString()
    {
        var text = new StringBuilder();
        Write(text);
        return text.ToString();
    }
}

/// <summary>A statement: lines with holes for the parts, a body below each line but for simple statements.</summary>
internal sealed class Stmt(IReadOnlyList<string> heads, Expr[] parts, List<List<Stmt>> bodies)
{
    public List<string> Heads { get; } = [.. heads];
    public Expr[] Parts { get; } = parts;
    public List<List<Stmt>> Bodies { get; } = bodies;

    public static Stmt Simple(string template, params Expr[] parts) => new([template], parts, []);

    public static Stmt Block(string head, List<Stmt> body, params Expr[] parts) => new([head], parts, [body]);

    public Stmt Clone() => new(
        Heads, [.. Parts.Select(part => part.Clone())], [.. Bodies.Select(body => body.Select(inner => inner.Clone()).ToList())]);

    public void Write(StringBuilder to, int depth)
    {
        for (var i = 0; i < Heads.Count; i++)
        {
            to.Append(' ', 4 * depth);
            WriteHead(to, Heads[i]);
            to.Append('\n');
            if (Bodies.Count > 0)
                Tree.Write(to, Bodies[i], depth + 1);
        }
    }

    private void WriteHead(StringBuilder to, string head)
    {
        for (var i = 0; i < head.Length; i++)
        {
            if (head[i] != '$')
                to.Append(head[i]);
            else
                Parts[head[++i] - '0'].Write(to);
        }
    }
}

internal static class Tree
{
    public static void Write(StringBuilder to, IReadOnlyList<Stmt> body, int depth)
    {
        if (body.Count == 0)
            to.Append(' ', 4 * depth).Append("pass\n");
        foreach (var statement in body)
            statement.Write(to, depth);
    }

    /// <summary>The text of a program.</summary>
    public static string Text(IReadOnlyList<Stmt> program)
    {
        var text = new StringBuilder();
        Write(text, program, 0);
        return text.ToString();
    }

    public static int Statements(IEnumerable<Stmt> body) =>
        body.Sum(statement => 1 + statement.Bodies.Sum(Statements));

    public static string Number(long value) => value.ToString(CultureInfo.InvariantCulture);
}
