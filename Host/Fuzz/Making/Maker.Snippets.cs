// SPDX-License-Identifier: MIT
// What chance alone would hardly ever make: calls of each built-in and each way to misuse one, in Snippets/*.txt.
using System.Text.RegularExpressions;

namespace EPython.Host.Fuzz.Making;

internal sealed partial class Maker
{
    private const int MadeDynamic = 40;     // percent of the snippets whose first variable has no type that is known

    private readonly List<Stmt> _declared = [];     // classes and functions of snippets, which the program begins with

    // A snippet, and what is done with it wherever it stands: whatever it raises is shown.
    private Stmt? Snippet()
    {
        var fit = SnippetFile.All.Where(snippet => (snippet.Needs & ~features) == 0).ToList();
        if (!Has(Features.Exceptions) || fit.Count == 0 || _scope.Rounds > 10)
            return null;
        _scope.Spend(10);
        var lines = Filled(chance.Pick(fit).Lines);
        var body = new List<Stmt>();
        foreach (var statement in Parsed(lines, 0, lines.Count, 0))
            (StartsDeclaration(statement.Heads[0]) ? _declared : body).Add(statement);
        return Guarded(body);
    }

    // ---- its text ---------------------------------------------------------------------------------------------------

    // One of each «a|b|c», new names for $x $y $z.
    private List<string> Filled(IReadOnlyList<string> lines)
    {
        var text = string.Join('\n', lines);
        for (var before = ""; before != text;)
        {
            before = text;
            text = Choices().Replace(text, choice => chance.Pick(choice.Groups[1].Value.Split('|')));
        }
        foreach (var name in new[] { "$x", "$y", "$z" })
        {
            if (text.Contains(name, StringComparison.Ordinal))
                text = text.Replace(name, Name("s"));
        }
        var filled = text.Replace('¦', '|').Split(lines.Count == 1 ? "; " : "\n").ToList();
        if (FirstName().Match(filled[0]) is { Success: true } first && Has(Features.Dynamic) && chance.Percent(MadeDynamic))
            filled.Insert(1, $"{first.Value} = [{first.Value}, None][0]");
        return filled;
    }

    [GeneratedRegex("«([^«»]*)»")]
    private static partial Regex Choices();

    [GeneratedRegex(@"^s\d+(?= = )")]
    private static partial Regex FirstName();

    // ---- its statements ---------------------------------------------------------------------------------------------

    private List<Stmt> Parsed(List<string> lines, int from, int to, int indent)
    {
        var parsed = new List<Stmt>();
        for (int at = from, end; at < to; at = end)
        {
            end = at + 1;
            while (end < to && (Indent(lines[end]) > indent || (lines[at][^1] == ':' && GoesOn(lines[end].Trim()))))
                end++;
            parsed.Add(end == at + 1 ? Line(lines[at].Trim()) : Compound(lines, at, end, indent));
        }
        return parsed;
    }

    private static int Indent(string line) => line.Length - line.TrimStart().Length;

    private static bool GoesOn(string line) => line.Split(' ', ':')[0] is "except" or "else" or "elif" or "finally";

    // A head and its body, or several of them. Declarations stand where no variable can be read.
    private Stmt Compound(List<string> lines, int from, int to, int indent)
    {
        var (heads, bodies, parts) = (new List<string>(), new List<List<Stmt>>(), new List<Expr>());
        for (int at = from, end; at < to; at = end)
        {
            end = at + 1;
            while (end < to && Indent(lines[end]) > indent)
                end++;
            heads.Add(WithHoles(lines[at].Trim(), parts));
            var isDeclaring = _isDeclaring;
            _isDeclaring |= StartsDeclaration(lines[at]);
            bodies.Add(Parsed(lines, at + 1, end, indent + 4));
            _isDeclaring = isDeclaring;
        }
        return new Stmt(heads, [.. parts], bodies);
    }

    private bool _isDeclaring;

    private static bool StartsDeclaration(string line) => line.Split(' ')[0] is "class" or "def" or "import";

    // "= value" prints it.
    private Stmt Line(string line)
    {
        var parts = new List<Expr>();
        var text = WithHoles(line.StartsWith("= ", StringComparison.Ordinal) ? $"print({line[2..]})" : line, parts);
        return Stmt.Simple(text, [.. parts]);
    }

    // A value for each $i $f $s $b: a literal where no variable can be read, or no quotes can stand.
    private string WithHoles(string line, List<Expr> parts)
    {
        var isPlain = _isDeclaring || StartsDeclaration(line) || line.Contains("f'", StringComparison.Ordinal);
        return Holes().Replace(line, hole =>
        {
            if (parts.Count > 9)
                return "1";
            var type = hole.Value[1] switch { 'i' => Ty.Int, 'f' => Ty.Float, 's' => Ty.Str, _ => Ty.Bool };
            parts.Add(Expr.Of(type, "($0)", isPlain ? Literal(type, 0) : Value(type, 1)));
            return "$" + Tree.Number(parts.Count - 1);
        });
    }

    [GeneratedRegex(@"\$[ifsb]\b")]
    private static partial Regex Holes();
}
