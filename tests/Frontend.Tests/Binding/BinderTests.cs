// SPDX-License-Identifier: MIT
// Binding: scopes, captures and levels, comprehensions, direct functions, modules, messages.
using EPython.Frontend.Binding;
using EPython.Frontend.Diagnostics;
using EPython.Frontend.Syntax;
using EPython.Frontend.Text;
using EPython.Frontend.Types;
using Xunit;

namespace EPython.Frontend.Tests.Binding;

public sealed class BinderTests
{
    [Theory]
    [InlineData("def f():\n    x = 1", "f.x", VariableKind.Local)]
    [InlineData("def f():\n    x += 1", "f.x", VariableKind.Local)]
    [InlineData("def f():\n    for x in []: pass", "f.x", VariableKind.Local)]
    [InlineData("def f():\n    del x", "f.x", VariableKind.Local)]
    [InlineData("def f():\n    print(x := 1)", "f.x", VariableKind.Local)]
    [InlineData("def f():\n    [y for y in [] if (x := y)]", "f.x", VariableKind.Local)]
    [InlineData("def f():\n    def x(): pass", "f.x", VariableKind.Local)]
    [InlineData("def f(x): pass", "f.x", VariableKind.Parameter)]
    [InlineData("def f():\n    global x\n    x = 1", "x", VariableKind.Global)]
    [InlineData("[x for x in []]", "<module>.x", VariableKind.Local)]
    [InlineData("x = 1", "x", VariableKind.Global)]
    public void Binder_Finds_KindOfVariable(string text, string path, VariableKind kind) =>
        Assert.Equal(kind, Programs.Bind(text).Variable(path).Kind);

    [Fact]
    public void Binder_Separates_ComprehensionVariable()
    {
        var program = Programs.Bind("def f(x):\n    [x for x in [1]]\n    return x");
        Assert.Equal(2, program.Function("f").Locals.Count(v => v.Name == "x"));
    }

    [Fact]
    public void Binder_CountsLevels_OverEnvironmentMakersOnly()
    {
        var program = Programs.Bind("""
            def a():
                x = 1
                def b():
                    def c():
                        y = 2
                        def d():
                            return x + y
                        return d
                    return c
                return b
            """);
        Assert.True(program.Function("a").MakesEnvironment);
        Assert.False(program.Function("a.b").MakesEnvironment);
        Assert.True(program.Function("a.b").UsesEnvironment);
        Assert.True(program.Function("a.b.c").MakesEnvironment);
        Assert.Equal((2, 1), (LevelOf(program, "x"), LevelOf(program, "y")));
    }

    private static int LevelOf(BoundProgram program, string name) => program.Resolutions
        .Where(p => p.Key is AstName n && n.Id == name).Select(p => ((Resolution.ToVariable)p.Value).Level).Max();

    [Fact]
    public void Binder_MakesFunction_OfComprehensionThatLambdaCaptures()
    {
        var program = Programs.Bind("fs = [lambda: i for i in range(3)]\ngs = [i for i in range(3)]");
        var own = Assert.Single(program.Functions, f => f.Kind == FunctionKind.Comprehension);
        Assert.True(own.MakesEnvironment);
        Assert.Equal(".0", Assert.Single(own.Parameters).Name);
    }

    [Fact]
    public void Binder_ResolvesNonlocal_ToOuterFunction()
    {
        var program = Programs.Bind("def f():\n    n = 0\n    def g():\n        nonlocal n\n        n += 1\n    g()");
        Assert.True(program.Variable("f.n").IsCaptured);
        Assert.Equal(2, program.Variable("f.n").Bindings);
    }

    [Theory]
    [InlineData("def f(): pass\nf()", true, false)]
    [InlineData("def f(): pass\nprint(f)", true, true)]
    [InlineData("def f(): pass\nf = 1", false, true)]
    [InlineData("def f(): pass\ndef g():\n    global f\n    f = 1", false, true)]
    [InlineData("def f(): pass\ndel f", false, true)]
    [InlineData("for i in []:\n    def f(): pass", true, false)]
    public void Binder_FindsDirectFunctions(string text, bool isDirect, bool escapes)
    {
        var function = Programs.Bind(text).Function("f");
        Assert.Equal((isDirect, escapes), (function.IsDirect, function.Escapes));
    }

    [Fact]
    public void Binder_CallsImportedFunction_Directly()
    {
        var program = Programs.Bind("from m import f as g\ng()", ("m", "def f(): pass"));
        Assert.Equal("m.f", program.Variable("g").DirectFunction!.QualifiedName);
        Assert.False(program.Function("m.f").Escapes);
    }

    [Fact]
    public void Binder_ResolvesModules_OnceEach()
    {
        var program = Programs.Bind("import a, b\na.x = 3\nprint(a.x, b.y)", ("a", "x = 1"), ("b", "import a\ny = a.x"));
        Assert.Equal(["__main__", "a", "b"], program.Modules.Select(m => m.Name));
        Assert.Equal(2, program.Modules[1].Globals["x"].Bindings);
    }

    [Theory]
    [InlineData("import math as m\nprint(m.sqrt)", "MathSqrt")]
    [InlineData("from math import sqrt\nprint(sqrt)", "MathSqrt")]
    [InlineData("from math import *\nprint(sqrt)", "MathSqrt")]
    [InlineData("print(len)", "Len")]
    public void Binder_ResolvesBuiltins(string text, string row) => Assert.Contains(
        Programs.Bind(text).Resolutions.Values, r => r is Resolution.ToBuiltin b && b.Name == row);

    [Fact]
    public void Binder_ResolvesMaxsize_ByProfile()
    {
        var bag = new DiagnosticBag();
        var source = new SourceText("m.py", "import sys\nprint(sys.maxsize)\n");
        var main = Parser.Parse(source, "__main__", bag)!;
        var program = Binder.Bind(main, source, NoModules.Instance, bag, Profile.I32F32)!;
        Assert.Contains(program.Resolutions.Values, r => r is Resolution.ToConstant { Value: (long)int.MaxValue });
    }

    [Theory]
    [InlineData("print(undefined)", "EPY2020:1")]
    [InlineData("def f():\n    return undefined", "EPY2020:2")]
    [InlineData("print(open)", "EPY2021:1")]
    [InlineData("import math\nmath.sqroot(2)", "EPY2023:2")]
    [InlineData("from math import sqroot", "EPY2024:1")]
    [InlineData("import math\nx = math", "EPY2025:2")]
    [InlineData("import math\nmath = 1", "EPY2026:2")]
    [InlineData("x = 9223372036854775808", "EPY2027:1")]
    [InlineData("import math\nmath.pi = 3", "EPY2029:2")]
    [InlineData("def f():\n    def g():\n        nonlocal x\n    x: int = 1\nx = 0", "")]
    [InlineData("def f():\n    nonlocal x\n    x = 1", "EPY2001:2")]
    [InlineData("x = -9223372036854775808", "")]
    [InlineData("from typing import List\nx: List[int] = []\nx.append(1)", "")]
    [InlineData("import socket", "EPY2030:1")]
    [InlineData("import no_such", "EPY2022:1")]
    [InlineData("def d(f):\n    return f\nclass C:\n    @staticmethod\n    @d\n    def f():\n        return 1", "")]
    [InlineData("def d(f):\n    return f\nclass C:\n    @d\n    @staticmethod\n    def m():\n        return 1", "EPY1100:5")]
    [InlineData("from epython import dynamic\nx = dynamic", "EPY2031:2")]
    [InlineData("import epython\nx = [epython.dynamic]", "EPY2031:2")]
    [InlineData("from epython import dynamic\ndynamic = 1", "EPY2031:2")]
    [InlineData("from epython import load_function as load\nx = load", "EPY2036:2")]
    [InlineData("from epython import dynamic\ndef f():\n    @dynamic\n    def g():\n        return 1", "EPY2032:3")]
    [InlineData("from epython import dynamic\n@dynamic(True)\ndef f():\n    return 1", "EPY2033:2")]
    [InlineData("from epython import dynamic\n@dynamic(defer=0)\ndef f():\n    return 1", "EPY2033:2")]
    [InlineData("from epython import load_function\nload_function('f' + 'g')", "EPY2034:2")]
    [InlineData("from epython import load_function\nload_function()", "EPY2034:2")]
    [InlineData("from epython import load_function\nload_function('f')", "EPY2035:2")]
    [InlineData("from epython import dynamic\n@dynamic\ndef f():\n    return 1\nload_function('f')", "")]
    [InlineData("import epython\n@epython.dynamic(defer=True)\ndef f():\n    return 1", "")]
    [InlineData("load_function('f')", "EPY2020:1")]
    public void Binder_Reports(string text, string codes) =>
        Assert.Equal(codes, string.Join(" ", Programs.Codes(text)));

    [Fact]
    public void Binder_Suggests_NearName() =>
        Assert.Equal("did you mean 'print'?", Programs.TryBind("prnt(1)").Bag.Items.Single().Help);

    [Fact]
    public void Binder_RaisesAtRunTime_ForMissingModule()
    {
        var program = Programs.Bind("import no_such\nprint(no_such.x)");
        var raise = Assert.IsType<ImportAction.Raise>(program.Imports.Values.Single().Single());
        Assert.Equal(("ModuleNotFound", "'no_such'"), (raise.Fault, raise.Words));
    }
}
