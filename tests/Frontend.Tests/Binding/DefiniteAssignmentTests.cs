// SPDX-License-Identifier: MIT
// Which uses need a check that their variable is bound.
using Xunit;

namespace EPython.Frontend.Tests.Binding;

public sealed class DefiniteAssignmentTests
{
    [Theory]
    [InlineData("x = 1\nprint(x)", "")]
    [InlineData("print(x)\nx = 1", "x:1")]
    [InlineData("if input():\n    x = 1\nprint(x)", "x:3")]
    [InlineData("if input():\n    x = 1\nelse:\n    x = 2\nprint(x)", "")]
    [InlineData("if True:\n    x = 1\nprint(x)", "")]
    [InlineData("while input():\n    x = 1\nprint(x)", "x:3")]
    [InlineData("while True:\n    x = 1\n    if x: break\nprint(x)", "")]
    [InlineData("while True:\n    if input(): break\n    x = 1\nprint(x)", "x:4")]
    [InlineData("while input():\n    if input(): continue\n    x = 1\n    print(x)", "")]
    [InlineData("while input():\n    pass\nelse:\n    x = 1\nprint(x)", "")]
    [InlineData("while input():\n    break\nelse:\n    x = 1\nprint(x)", "x:5")]
    [InlineData("for i in range(3):\n    x = i\nprint(x, i)", "")]
    [InlineData("n = 3\nfor i in range(n):\n    x = i\nprint(x)", "x:4")]
    [InlineData("for i in [1]:\n    if input(): continue\n    x = i\nprint(x)", "x:4")]
    [InlineData("x = 1\ndel x\nprint(x)", "x:2 x:3")]
    [InlineData("input() and (x := 1)\nprint(x)", "x:2")]
    [InlineData("print(x := 1)\nprint(x)", "")]
    [InlineData("if input():\n    x = 1\nprint(x)\nprint(x)", "x:3")]
    public void Globals_OfTheBody(string text, string unbound) => Assert.Equal(unbound, Programs.Unbound(text));

    [Theory]
    [InlineData("def f():\n    x = 1\n    return x", "")]
    [InlineData("def f():\n    if input():\n        x = 1\n    return x\nf()", "x:4")]
    [InlineData("def f():\n    if input():\n        return 0\n    else:\n        x = 1\n    return x\nf()", "")]
    [InlineData("def f():\n    x = 1\n    for i in [1]:\n        print(x)\n        del x\nf()", "x:4")]
    [InlineData("def f():\n    x += 1\nf()", "x:2")]
    public void Locals(string text, string unbound) => Assert.Equal(unbound, Programs.Unbound(text));

    [Theory]
    [InlineData("def f():\n    return x\nx = 1\nf()", "")]
    [InlineData("def f():\n    return x\nf()\nx = 1", "x:2")]
    [InlineData("def f():\n    return g()\ndef g():\n    return x\nx = 1\nf()", "")]
    [InlineData("def f():\n    global x\n    x = 1\nf()\nprint(x)", "")]
    [InlineData("def f():\n    global x\n    if input():\n        x = 1\nf()\nprint(x)", "x:6")]
    [InlineData("def f():\n    return x\nh = f\nx = 1\nh()", "x:2")]
    [InlineData("def f():\n    return x\nx = 1\nh = f\nh()", "")]
    [InlineData("def f(n):\n    return x if n == 0 else f(n - 1)\nx = 1\nf(3)", "")]
    [InlineData("h = lambda: x\nx = 1\nprint(h)", "")]
    [InlineData("def f():\n    return x\nx = 1\nf()\ndel x", "x:2 x:5")]
    [InlineData("if __name__ == '__main__':\n    x = 1\nprint(undefined)", "undefined:3")]
    public void Globals_ThroughCalls(string text, string unbound) => Assert.Equal(unbound, Programs.Unbound(text));

    [Theory]
    [InlineData("def f():\n    n = 0\n    def g():\n        return n\n    return g\nf()()", "")]
    [InlineData("def f():\n    def g():\n        return n\n    n = 0\n    return g\nf()()", "")]
    [InlineData("def f():\n    def g():\n        return n\n    g()\n    n = 0\nf()", "n:3")]
    [InlineData("def f():\n    def init():\n        nonlocal n\n        n = 1\n    init()\n    return n\n    n = 0\nf()", "")]
    [InlineData("def f(k):\n    def g():\n        return g() if k else 0\n    return g()\nf(1)", "")]
    public void Captured_ThroughCalls(string text, string unbound) => Assert.Equal(unbound, Programs.Unbound(text));

    [Theory]
    [InlineData("import m\nprint(m.x)", "x = 1", "")]
    [InlineData("import m\nprint(m.x)", "if input():\n    x = 1", "m.x:2")]
    [InlineData("from m import x\nprint(x)", "x = 1", "")]
    public void Modules(string text, string module, string unbound) =>
        Assert.Equal(unbound, Programs.Unbound(text, ("m", module)));
}
