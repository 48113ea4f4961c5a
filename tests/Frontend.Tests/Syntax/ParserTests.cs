// SPDX-License-Identifier: MIT
// The parser's edges: literals, depth, recovery, visitors; and that no text whatever makes it throw.
using System.Reflection;
using EPython.Frontend.Syntax;
using EPython.Frontend.Text;
using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;
using Xunit;

namespace EPython.Frontend.Tests.Syntax;

public sealed class ParserTests
{
    private static readonly string[] Sources =
        [.. Parsing.Programs().Take(40).Select(file => Parsing.Read(file).Text)];

    [Theory]
    [InlineData("0xFF_ff", "65535")]
    [InlineData("0o17", "15")]
    [InlineData("0b1_0", "2")]
    [InlineData("1_000", "1000")]
    [InlineData("123456789012345678901234567890", "123456789012345678901234567890")]
    [InlineData(".5", "0.5")]
    [InlineData("1e3", "1000.0")]
    [InlineData("1_0.2_5E-1", "1.025")]
    [InlineData("'a' \"b\" r'\\n'", "\"ab\\\\n\"")]
    [InlineData("'\\x41\\101\\u00e9\\\n\\q'", "\"AAé\\\\q\"")]
    [InlineData("f'{{{x!r:>{w}}}}'", "(fstring \"{\" (format x !r (fstring \">\" (format w))) \"}\")")]
    [InlineData("f'{ x = }'", "(fstring \" x = \" (format x !r))")]
    [InlineData("f'{x=:3}'", "(fstring \"x=\" (format x \"3\"))")]
    [InlineData("-2 ** -2", "(Negate (Power 2 (Negate 2)))")]
    [InlineData("not a == b", "(Not (compare a Equal b))")]
    [InlineData("a if b else c if d else e", "(if b a (if d c e))")]
    public void Parser_Reads_Expression(string text, string expected) =>
        Assert.Equal(expected, Parsing.Expression(text));

    [Theory]
    [InlineData("(", 5000, "1", ")")]
    [InlineData("-", 50_000, "1", "")]
    [InlineData("not ", 50_000, "1", "")]
    [InlineData("2 ** ", 20_000, "1", "")]
    [InlineData("lambda: ", 20_000, "1", "")]
    [InlineData("1 if a else ", 20_000, "1", "")]
    [InlineData("", 20_000, "f", "()")]
    [InlineData("", 20_000, "a", ".b")]
    [InlineData("1 + ", 20_000, "1", "")]
    public void Parser_RefusesDepth_WithoutOverflow(string before, int times, string middle, string after)
    {
        var text = string.Concat(Enumerable.Repeat(before, times)) + middle
            + string.Concat(Enumerable.Repeat(after, times));
        var diagnostic = Assert.Single(Parsing.Parse(text).Diagnostics);
        Assert.Equal("EPY1015", diagnostic.Code);
    }

    [Fact]
    public void Parser_Accepts_LongChains()
    {
        Assert.NotNull(Parsing.Parse("x = " + string.Join(" and ", Enumerable.Repeat("a", 20_000))).Module);
        Assert.NotNull(Parsing.Parse("x = " + string.Join(" + ", Enumerable.Repeat("a", 900))).Module);
        Assert.NotNull(Parsing.Parse($"x = [{string.Join(", ", Enumerable.Repeat("1", 20_000))}]").Module);
    }

    [Fact]
    public void Parser_NormalizesLineEnds_AndDropsByteOrderMark()
    {
        var source = new SourceText("test.py", "\uFEFFif x:\r\n  s = '''a\r\nb'''\rt = 1\r\n");
        var module = Parsing.Parse(source).Module!;
        Assert.Equal("module m\n  1:1 if x\n    2:3 assign s = \"a\\nb\"\n  4:1 assign t = 1\n",
            AstPrinter.Print(module));
    }

    [Fact]
    public void Span_CountsUtf16Units_BehindWideCharacters()
    {
        var (_, diagnostics) = Parsing.Parse("s = '\U0001F600' + (1 2)\n");
        var span = Assert.Single(diagnostics).Span;
        Assert.Equal((1, 13), (span.Line, span.Column));
    }

    [Fact]
    public void Parser_NamesTheModule() => Assert.Equal("m", Parsing.Parse("").Module!.Name);

    [Fact]
    public void Visitor_Knows_EveryNode()
    {
        var methods = typeof(AstVisitor<>).GetMethods(BindingFlags.Instance | BindingFlags.NonPublic)
            .Where(m => m.IsAbstract).Select(m => m.GetParameters()[0].ParameterType).ToHashSet();
        var nodes = typeof(AstNode).Assembly.GetTypes().Where(t => !t.IsAbstract
            && (t.IsSubclassOf(typeof(AstExpression)) || t.IsSubclassOf(typeof(AstStatement)))).ToHashSet();
        Assert.Equal(nodes.Select(t => t.Name).Order(), methods.Select(t => t.Name).Order());
    }

    // A program with a few pieces cut out, doubled or moved still ends in a tree or in messages.
    [Property(MaxTest = 150)]
    public Property Parser_NeverThrows_OnMutilatedPrograms() => Prop.ForAll(
        ArbMap.Default.ArbFor<int>(), seed =>
        {
            var text = Mutilate(new Random(seed));
            var (module, diagnostics) = Parsing.Parse(text);
            return (module is null) == (diagnostics.Count > 0)
                && diagnostics.All(d => d.Span.Start >= 0 && d.Span.End <= d.Span.Source.Text.Length);
        });

    private static string Mutilate(Random random)
    {
        var text = Sources[random.Next(Sources.Length)];
        for (var i = random.Next(1, 6); i > 0 && text.Length > 20; i--)
        {
            var start = random.Next(text.Length - 10);
            var length = random.Next(1, 10);
            text = random.Next(3) switch
            {
                0 => text.Remove(start, length),
                1 => text.Insert(random.Next(text.Length), text.Substring(start, length)),
                _ => text.Insert(start, "()[]{}:,'\"\\\n\t =f#"[random.Next(17)].ToString()),
            };
        }
        return text;
    }
}
