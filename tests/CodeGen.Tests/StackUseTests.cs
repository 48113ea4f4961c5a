// SPDX-License-Identifier: MIT
// The deepest chain of C calls, of graphs as gcc writes them.
using EPython.CodeGen.Frozen;
using Xunit;

namespace EPython.CodeGen.Tests;

public sealed class StackUseTests
{
    private const string Port = """
        graph: { title: "core_main.c"
        node: { title: "epy_start" label: "epy_start\ncore_main.c:20:6\n16 bytes (static)" }
        node: { title: "epy_monitor" label: "epy_monitor\nepy_monitor.h:9:6" shape : ellipse }
        edge: { sourcename: "epy_start" targetname: "epy_monitor" label: "core_main.c:34:5" }
        }
        """;
    private const string Monitor = """
        graph: { title: "epy_monitor.c"
        node: { title: "epy_monitor.c:start" label: "start\nepy_monitor.c:51:48\n48 bytes (static)" }
        node: { title: "__indirect_call" label: "Indirect Call Placeholder" shape : ellipse }
        edge: { sourcename: "epy_monitor.c:start" targetname: "__indirect_call" label: "epy_monitor.c:69:5" }
        node: { title: "epy_monitor" label: "epy_monitor\nepy_monitor.c:112:6\n32 bytes (static)" }
        edge: { sourcename: "epy_monitor" targetname: "epy_monitor.c:start" label: "epy_monitor.c:122:5" }
        }
        """;

    private static string Program(string kind, params string[] edges) => $$"""
        graph: { title: "program.c"
        node: { title: "program.c:f" label: "f\nprogram.c:3:5\n100 bytes ({{kind}})" }
        node: { title: "program.c:g.part.0" label: "g.part.0\nprogram.c:2:5\n8 bytes (static)" }
        node: { title: "program.c:epy_entry_0" label: "epy_entry_0\nprogram.c:9:5\n64 bytes (static)" }
        node: { title: "__addsf3" label: "__addsf3\n<built-in>" shape : ellipse }
        edge: { sourcename: "program.c:epy_entry_0" targetname: "program.c:f" label: "program.c:10:5" }
        edge: { sourcename: "program.c:epy_entry_0" targetname: "__addsf3" label: "program.c:10:9" }
        {{string.Join('\n', edges.Select(edge => edge.Split('>') is [var from, var to]
            ? $"edge: {{ sourcename: \"{from}\" targetname: \"{to}\" label: \"program.c:11:5\" }}" : ""))}}
        }
        """;

    private static StackChain Deepest(string program, bool isMainCompiled = true) =>
        new StackUse([program, Port, "", Monitor], isMainCompiled).Deepest();

    [Fact]
    public void Chain_IsTheDeepest_ThroughTheEntryOfTheProgram()
    {
        var chain = Deepest(Program("static", "program.c:epy_entry_0>program.c:g.part.0"));
        Assert.Equal(16 + 32 + 48 + 64 + 100, chain.Bytes);
        Assert.Equal(["epy_start", "epy_monitor", "start", "epy_entry_0", "f"], chain.Functions);
        Assert.Empty(chain.Unknown);
    }

    [Fact]
    public void Chain_OfAnInterpretedProgram_DoesNotEnterCompiledCode() =>
        Assert.Equal(16 + 32 + 48, Deepest(Program("static"), isMainCompiled: false).Bytes);

    [Theory]
    [InlineData("static", "program.c:f>program.c:f", "f calls itself")]
    [InlineData("static", "program.c:f>program.c:epy_entry_0", "epy_entry_0 calls itself")]
    [InlineData("static", "program.c:f>__indirect_call", "f calls what a pointer says")]
    [InlineData("dynamic", "program.c:f>__addsf3", "f takes what it needs")]
    [InlineData("dynamic,bounded", "program.c:f>__addsf3", "f takes what it needs")]
    public void Chain_ThatCanBeDeeper_SaysWhy(string kind, string edge, string reason)
    {
        var chain = Deepest(Program(kind, edge));
        Assert.Equal(reason, Assert.Single(chain.Unknown));
        Assert.Equal(16 + 32 + 48 + 64 + 100, chain.Bytes);
    }

    [Fact]
    public void Frames_AreFoundByName_WithWhatWasSplitOff()
    {
        var use = new StackUse([Program("static")], isMainCompiled: true);
        Assert.Equal(100, use.Of("f"));
        Assert.Equal(8, use.Of("g"));
        Assert.Null(use.Of("h"));
    }
}
