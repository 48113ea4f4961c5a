// SPDX-License-Identifier: MIT
// Inference: the type of x (or of the variable named) after small programs; messages of certain errors.
using EPython.Frontend.Binding;
using EPython.Frontend.Tests.Binding;
using EPython.Frontend.Types;
using Xunit;

namespace EPython.Frontend.Tests.Types;

public sealed class TypeInferenceTests
{
    [Theory]
    [InlineData("x = 1", "int")]
    [InlineData("x = 1.5", "float")]
    [InlineData("x = True", "bool")]
    [InlineData("x = 'a'", "str")]
    [InlineData("x = None", "None")]
    [InlineData("x = 1\nx = 2.5", "int | float")]
    [InlineData("x = True\nx = 1", "bool | int")]
    [InlineData("x = 1 + True", "int")]
    [InlineData("x = 1 / 2", "float")]
    [InlineData("x = 1 // 2.0", "float")]
    [InlineData("x = 2 ** 3", "int")]
    [InlineData("x = 2 ** -3", "float")]
    [InlineData("n = int(input())\nx = 2 ** n", "int | float")]
    [InlineData("for i in range(9):\n    x = 2 ** i", "int")]
    [InlineData("x = 2 ** (3 - 1)", "int | float")]
    [InlineData("x = True & False", "bool")]
    [InlineData("x = 6 & True", "int")]
    [InlineData("x = 1 < 2 < 3", "bool")]
    [InlineData("x = 'a' * 3 + 'b' % 1", "str")]
    [InlineData("x = -True", "int")]
    [InlineData("x = not 1", "bool")]
    [InlineData("x = 1 if input() else 'a'", "int | str")]
    [InlineData("x = None or 5", "int")]
    [InlineData("x = (lambda: 1) and 5", "int")]
    [InlineData("x = 0 and 'a'", "int | str")]
    [InlineData("x = f'{1}'", "str")]
    public void Scalars(string text, string type) => Assert.Equal(type, Programs.Infer(text).TypeOf("x"));

    [Theory]
    [InlineData("def f():\n    yield 1\nx = f()", "generator[int]")]
    [InlineData("def f():\n    yield 1\n    yield 'a'\nfor x in f():\n    pass", "int | str")]
    [InlineData("def f():\n    yield 1.5\nx = next(f())", "float")]
    [InlineData("def f():\n    yield 1\nx = sum(f())", "int")]
    [InlineData("def f():\n    x = yield 1\n    print(x)\ng = f()\nx = g.send(2.5)", "int")]
    [InlineData("def f():\n    yield from [1.5]\n    yield from 'a'\nx = list(f())", "list[float | str]")]
    [InlineData("def f():\n    yield 1\n    return 'a'\ndef g():\n    yield (yield from f())\nx = list(g())",
        "list[None | int | str]")]
    [InlineData("x = (i / 2 for i in range(3))", "generator[float]")]
    [InlineData("x = sum(i for i in range(3))", "int")]
    [InlineData("class C:\n    def __iter__(self):\n        yield 1\nx = list(C())", "list[int]")]
    [InlineData("class C:\n    def __getitem__(self, i):\n        return i / 2\nfor x in C():\n    pass", "float")]
    [InlineData("x = iter(lambda: 1, 2)", "iterator[int]")]
    public void Generators(string text, string type) => Assert.Equal(type, Programs.Infer(text).TypeOf("x"));

    [Theory]
    [InlineData("x = [1, 2]", "list[int]")]
    [InlineData("x = [1, 2.0]", "list[int | float]")]
    [InlineData("x = []", "list[never]")]
    [InlineData("x = []\nx.append(1.5)", "list[float]")]
    [InlineData("x = [None] * 3\nx[0] = 1", "list[None | int]")]
    [InlineData("x = [0.0] * 10", "list[float]")]
    [InlineData("x = [[0] * 3 for _ in range(3)]", "list[list[int]]")]
    [InlineData("y = [1]\nx = y + [2]", "list[int]")]
    [InlineData("x = [1, 2][1:]", "list[int]")]
    [InlineData("x = [1, 2][1]", "int")]
    [InlineData("x = sorted([2.0, 1.0])", "list[float]")]
    [InlineData("x = list(range(3))", "list[int]")]
    [InlineData("x = []\nx += [1]", "list[int]")]
    [InlineData("x = []\nx.extend(range(3))", "list[int]")]
    [InlineData("x = []\nx.insert(0, 'a')", "list[str]")]
    [InlineData("x = []\nx[:] = [1]", "list[int]")]
    [InlineData("x = 'a b'.split()", "list[str]")]
    [InlineData("x = [1].copy()", "list[int]")]
    [InlineData("x = [1].pop()", "int")]
    [InlineData("a, *x = 1, 2.0", "list[int | float]")]
    [InlineData("x = []\nx.append(x)", "list[list[dynamic]]")]
    [InlineData("x = (1, 'a')", "tuple[int, str]")]
    [InlineData("x = (1, 'a')[1]", "str")]
    [InlineData("x = (1, 'a')[-2]", "int")]
    [InlineData("x = (1, 'a')[len('a')]", "int | str")]
    [InlineData("x = (1,) + ('a',)", "tuple[int, str]")]
    [InlineData("x = (1,)\nx = (1, 'a')", "tuple[int | str, ...]")]
    [InlineData("y, x = 1, 'a'", "str")]
    [InlineData("x = ()\nfor i in range(3):\n    x = x + (i,)", "tuple[int, ...]")]
    [InlineData("x = {'a': 1.0}", "dict[str, float]")]
    [InlineData("x = {}\nx['a'] = 1", "dict[str, int]")]
    [InlineData("x = {'a': 1}['a']", "int")]
    [InlineData("x = {'a': 1}.get('b')", "None | int")]
    [InlineData("x = {'a': 1}.get('b', 0)", "int")]
    [InlineData("x = {'a': 1}.items()", "view[tuple[str, int]]")]
    [InlineData("x = dict([('a', 1)])", "dict[str, int]")]
    [InlineData("x = {k: v for k, v in [(1, 'a')]}", "dict[int, str]")]
    [InlineData("x = {}\nx.setdefault('a', []).append(1)", "dict[str, list[int]]")]
    [InlineData("import array\nx = array.array('d', [1, 2])", "array[float]")]
    [InlineData("import array\nx = array.array('i')[0]", "int")]
    [InlineData("import sys\nx = sys.argv", "list[str]")]
    public void Containers(string text, string type) => Assert.Equal(type, Programs.Infer(text).TypeOf("x"));

    [Theory]
    [InlineData("x = len('a')", "int")]
    [InlineData("x = sum([1, 2])", "int")]
    [InlineData("x = sum([1.0])", "int | float")]
    [InlineData("x = sum([1.0], 0.0)", "float")]
    [InlineData("x = sum([True])", "int")]
    [InlineData("x = min(1, 2.0)", "int | float")]
    [InlineData("x = max([1.0], default=None)", "None | float")]
    [InlineData("x = abs(-1.0)", "float")]
    [InlineData("x = round(1.5)", "int")]
    [InlineData("x = round(1.5, 1)", "float")]
    [InlineData("x = divmod(7, 2.0)", "tuple[float, float]")]
    [InlineData("x = pow(2, 3)", "int")]
    [InlineData("x = list(zip([1], 'a'))", "list[tuple[int, str]]")]
    [InlineData("x = list(enumerate('a'))", "list[tuple[int, str]]")]
    [InlineData("x = list(map(float, [1]))", "list[float]")]
    [InlineData("x = list(map(lambda a, b: a * b, [1], [2.0]))", "list[float]")]
    [InlineData("x = list(filter(None, [1]))", "list[int]")]
    [InlineData("x = sorted([(1, 'a')], key=lambda p: p[1])", "list[tuple[int, str]]")]
    [InlineData("x = tuple([1])", "tuple[int, ...]")]
    [InlineData("x = next(iter([1.0]))", "float")]
    [InlineData("x = [i for i in reversed([1.0])]", "list[float]")]
    [InlineData("import math\nx = math.sin(1)", "float")]
    [InlineData("import math\nx = math.floor(1.5)", "int")]
    [InlineData("x = print()", "None")]
    [InlineData("x = sum(i * i for i in range(3))", "int")]
    public void Builtins(string text, string type) => Assert.Equal(type, Programs.Infer(text).TypeOf("x"));

    [Theory]
    [InlineData("def f(a): return a\nx = f(1)", "int")]
    [InlineData("def f(a): return a\nx = f(1)\nf(2.0)", "int | float")]
    [InlineData("def f(a):\n    if a: return 1\nx = f(1)", "None | int")]
    [InlineData("def f(a):\n    while True:\n        if a: return 1\nx = f(1)", "int")]
    [InlineData("def f(a, b=2.0): return b\nx = f(1)", "float")]
    [InlineData("def f(a, b): return b\nx = f(b=1, a='')", "int")]
    [InlineData("def f(n): return 1 if n < 2 else n * f(n - 1)\nx = f(5)", "int")]
    [InlineData("def f(g): return g(2)\nx = f(lambda v: v * 0.5)", "float")]
    [InlineData("def f():\n    n = 0\n    def g():\n        nonlocal n\n        n += 1\n        return n\n    return g\nx = f()()", "int")]
    [InlineData("fs = [lambda: 1, lambda: 'a']\nx = fs[0]()", "int | str")]
    [InlineData("ops = {'a': lambda p: p + 1}\nx = ops['a'](1.5)", "float")]
    [InlineData("def f():\n    global x\n    x = 1.0\nx = 0\nf()", "int | float")]
    [InlineData("fs = [lambda: i for i in range(3)]\nx = fs[0]()", "int")]
    [InlineData("def f(k): return (k, f(k - 1)) if k else None\nx = f(3)[0]", "int")]
    public void Functions(string text, string type) => Assert.Equal(type, Programs.Infer(text).TypeOf("x"));

    /// <summary>A list that meets another anywhere must be stored like it.</summary>
    [Theory]
    [InlineData("x = [1]\ny = [2.0]\nz = x\nz = y")]
    [InlineData("x = [1]\ndef f(a): a.append(0.5)\nf(x)")]
    [InlineData("x = [1]\ndef f(a=x): return a\nf().append(0.5)")]
    [InlineData("x = [1]\ndef f():\n    return lambda: x.append(0.5)\nf()()")]
    [InlineData("x = [1]\nd = {'a': x, 'b': 1}\nd['a'].append(0.5)")]
    [InlineData("x = [1]\nt = (x, 1)\nfor i in t:\n    if i != 1: i.append(0.5)")]
    [InlineData("x = [1]\nl = [x]\nl[0][0] = 0.5")]
    [InlineData("x = [1]\ny = x[:]\ny.append(0.5)")]
    [InlineData("x = [1]\ny = x * 2\ny.append(0.5)")]
    [InlineData("x = [1]\ny = None\nif input():\n    y = x\ny.append(0.5)")]
    [InlineData("x = [1]\nfor y in [x]:\n    y[0] = 0.5")]
    [InlineData("x = [1]\nfor i, y in enumerate([x]):\n    y[0] = 0.5")]
    [InlineData("x = [1]\nlist(map(lambda y: y.append(0.5), [x]))")]
    [InlineData("x = [1]\n(y := x).append(0.5)")]
    [InlineData("x = [1]\n(x or [2]).append(0.5)")]
    [InlineData("x = [1]\na, b = x, x\nb.append(0.5)")]
    [InlineData("def f():\n    global x\n    x = [0.5]\nx = [1]\nf()")]
    [InlineData("x = [1]\ndef f(v): return v\nf(x).extend([0.5])")]
    public void Lists_ThatMeet_ShareTheirElements(string text) =>
        Assert.Equal("list[int | float]", Programs.Infer(text).TypeOf("x"));

    [Theory]
    [InlineData("x = [1]\ny = list(x)\ny.append(0.5)")]
    [InlineData("x = [1]\ny = [v for v in x]\ny.append(0.5)")]
    [InlineData("x = [1]\ny = []\ny.extend(x)\ny.append(0.5)")]
    public void Lists_ThatOnlyCopyItems_StayApart(string text) =>
        Assert.Equal("list[int]", Programs.Infer(text).TypeOf("x"));

    [Fact]
    public void Types_AreAny_WhereUnknownCallsReach()
    {
        var types = Programs.Infer("x = [1]\ndef f(a): return a\ntype(f)(x)");
        Assert.Equal("list[dynamic]", types.TypeOf("x"));
    }

    [Fact]
    public void Functions_NeverCalled_AreUnreachable()
    {
        var types = Programs.Infer("def f(): pass\ndef g(): pass\ng()");
        Assert.Equal("f", Assert.Single(types.Unreachable).Name);
    }

    [Fact]
    public void Functions_ThatEscapeUncalled_TakeAnything()
    {
        var types = Programs.Infer("def f(a): return a\nprint(f)");
        Assert.Empty(types.Unreachable);
        Assert.Equal("dynamic", types.TypeOf("f.a"));
    }

    [Theory]
    [InlineData("x = 5", true)]
    [InlineData("x = 5 - 3", false)]
    [InlineData("x = len('a') * 2 + 1", true)]
    [InlineData("for x in range(10): pass", true)]
    [InlineData("for x in range(10, -1, -1): pass", false)]
    [InlineData("x = int(input()) % 7", true)]
    [InlineData("x = int(input()) & 255", true)]
    [InlineData("x = 'a'.find('b')", false)]
    [InlineData("x = 1\nx -= 1", false)]
    public void Ints_AreKnownNonNegative(string text, bool expected) =>
        Assert.Equal(expected, Programs.Infer(text).Bound.Variable("x").Type.IsNonNegative);

    [Fact]
    public void EnvironmentSlots_CountPerBank()
    {
        var types = Programs.Infer("def f(a, b, c):\n    return lambda: (a, b, c)\nf(1, 'a', 2.0)()");
        int[] slots = [.. "abc".Select(name => types.Bound.Variable($"f.{name}").EnvironmentSlot)];
        Assert.Equal([0, 0, 1], slots);
    }

    [Theory]
    [InlineData("1 + 'a'", "EPY3001:1")]
    [InlineData("-'a'", "EPY3002:1")]
    [InlineData("1 < 'a'", "EPY3003:1")]
    [InlineData("x = 1\nx()", "EPY3004:2")]
    [InlineData("def f(a): pass\nf()", "EPY3005:2")]
    [InlineData("len()", "EPY3005:1")]
    [InlineData("[].push(1)", "EPY3006:1")]
    [InlineData("'a'.format_map({})", "EPY3007:1")]
    [InlineData("def names(kind):\n    for one in kind:\n        print(one)\nclass Enum:\n    pass\nnames(Enum)", "EPY3008:2")]
    [InlineData("for i in 1: pass", "EPY3008:1")]
    [InlineData("x = 1\nx[0]", "EPY3009:2")]
    [InlineData("[1]['a']", "EPY3010:1")]
    [InlineData("'a'[0] = 'b'", "EPY3011:1")]
    [InlineData("a, b = 1, 2, 3", "EPY3013:1")]
    [InlineData("1 in 2", "EPY3014:1")]
    [InlineData("x = [1, 'a']\nx[0] + 1", "")]
    [InlineData("def f(a): return a + 1", "")]
    public void Reports_CertainErrors(string text, string codes) =>
        Assert.Equal(codes, string.Join(" ", Programs.Codes(text)));

    [Fact]
    public void TypesPrinter_Prints_Functions()
    {
        var text = TypesPrinter.Print(Programs.Infer("def f(a):\n    b = a / 2\n    return lambda: b\nx = f(3)()"));
        Assert.Equal("""
            <module>() -> None
                global f: function
                global x: float

            f(a: int) -> function  # direct, makes environment
                parameter a: int
                local b: float  # raw slot 0

            f.<lambda>:3() -> float  # a value, uses environment

            """.ReplaceLineEndings("\n"), text);
    }
}
