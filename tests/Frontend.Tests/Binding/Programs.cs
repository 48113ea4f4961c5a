// SPDX-License-Identifier: MIT
// Helpers of the tests of Binding and Types: programs from text, and what is found in them by name.
using EPython.Frontend.Binding;
using EPython.Frontend.Diagnostics;
using EPython.Frontend.Syntax;
using EPython.Frontend.Text;
using EPython.Frontend.Types;
using Xunit;

namespace EPython.Frontend.Tests.Binding;

/// <summary>Modules from a dictionary.</summary>
internal sealed class TestModules(Dictionary<string, string> sources) : IModuleLoader
{
    public SourceText? Find(string name) =>
        sources.TryGetValue(name, out var text) ? new SourceText(name + ".py", text) : null;

    public bool IsPackage(string name) => sources.Keys.Any(key => key.StartsWith(name + ".", StringComparison.Ordinal));
    public IEnumerable<string> Names => sources.Keys;
}

internal static class Programs
{
    public static (BoundProgram? Program, DiagnosticBag Bag) TryBind(
        string text, params (string Name, string Text)[] modules)
    {
        var bag = new DiagnosticBag();
        var source = new SourceText("main.py", text.ReplaceLineEndings("\n"));
        var main = Parser.Parse(source, "__main__", bag);
        Assert.True(main is not null, string.Join("\n", bag.Items.Select(d => d.Message)));
        var loader = new TestModules(modules.ToDictionary(m => m.Name, m => m.Text));
        return (Binder.Bind(main, source, loader, bag), bag);
    }

    public static BoundProgram Bind(string text, params (string Name, string Text)[] modules)
    {
        var (program, bag) = TryBind(text, modules);
        Assert.True(program is not null, string.Join("\n", bag.Items.Select(d => d.Message)));
        return program;
    }

    public static TypedProgram Infer(string text, params (string Name, string Text)[] modules) =>
        TypeInference.Infer(Bind(text, modules), new DiagnosticBag());

    /// <summary>Codes of the messages of Binding and Types, with lines: "EPY2020:3".</summary>
    public static string[] Codes(string text, params (string Name, string Text)[] modules)
    {
        var (program, bag) = TryBind(text, modules);
        if (program is not null)
            TypeInference.Infer(program, bag);
        return [.. bag.Items.Select(d => $"{d.Code}:{d.Span.Line}")];
    }

    public static FunctionSymbol Function(this BoundProgram program, string qualifiedName) =>
        program.Functions.Single(f => f.QualifiedName == qualifiedName);

    /// <summary>"x" is a global of the main module, "f.x" a local of f.</summary>
    public static Variable Variable(this BoundProgram program, string path)
    {
        var dot = path.LastIndexOf('.');
        return dot < 0
            ? program.Modules[0].Globals[path]
            : program.Function(path[..dot]).Locals.Last(v => v.Name == path[(dot + 1)..]);
    }

    public static string TypeOf(this TypedProgram program, string path) => program.Bound.Variable(path).Type.ToString();

    /// <summary>"name:line" of each use that needs a check, in source order.</summary>
    public static string Unbound(string text, params (string Name, string Text)[] modules) =>
        string.Join(" ", Bind(text, modules).MayBeUnbound.OrderBy(n => n.Span.Start)
            .Select(n => $"{n.Span.Source.Text[n.Span.Start..n.Span.End]}:{n.Span.Line}"));
}
