// SPDX-License-Identifier: MIT
// epython explain: what is inferred, what is left to check and why, what stays dynamic.
using System.Text.Json.Nodes;
using EPython.TestSupport;
using Xunit;

namespace EPython.Host.Tests;

public sealed class ExplainTests
{
    private const string Kinds = "tests/stages/explain/kinds.py";

    [Theory]
    [InlineData("i64f64")]
    [InlineData("i32f32")]
    public void Explain_Text_Golden(string numbers) => Golden.Check($"tests/stages/explain/kinds.{numbers}.txt",
        Shell.EPython("explain", $"--numbers={numbers}", Golden.PathOf(Kinds)).Ends(0).Output);

    [Fact]
    public void Explain_Json_HasWhatTheTextHas()
    {
        var shown = Shell.EPython("explain", "--format=json", Golden.PathOf(Kinds)).Ends(0);
        var functions = JsonNode.Parse(shown.Output)!["functions"]!.AsArray();
        var total = functions.Single(function => (string?)function!["name"] == "total")!;
        Assert.Equal("list[int]", (string?)total["parameters"]![0]!["type"]);
        Assert.Contains(total["remarks"]!.AsArray(),
            remark => (string?)remark!["what"] == "the divisor may be zero" && (int?)remark["line"] == 6);
        var proved = functions.Single(function => (string?)function!["name"] == "proved")!;
        Assert.Empty(proved["remarks"]!.AsArray());
    }

    [Fact]
    public void Explain_Page_ShowsEveryLine()
    {
        using var scratch = new Scratch();
        var page = scratch.PathOf("page.html");
        Shell.EPython("explain", $"--html={page}", Golden.PathOf(Kinds)).Ends(0);
        var html = File.ReadAllText(page);
        Assert.Contains("the divisor may be zero", html);
        Assert.Equal(File.ReadAllLines(Golden.PathOf(Kinds)).Length + 1, html.Split("<div class=\"line\"").Length - 1);
    }

    [Fact]
    public void Explain_WrongProgram_IsRefused() =>
        Assert.Contains("EPY", Shell.EPython("explain", "-c", "def f(:\n").Ends(1).Errors);
}
