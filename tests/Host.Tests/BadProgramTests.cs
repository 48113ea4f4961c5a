// SPDX-License-Identifier: MIT
// Programs that are wrong, or go wrong: the message Python users know and the documented exit code.
using Xunit;

namespace EPython.Host.Tests;

public sealed class BadProgramTests
{
    private const string Growing = "x = []\nwhile True:\n    x.append([1, 2, 3])\n";
    private const string Recursive = "def f(n):\n    return f(n + 1) + 1\n\nprint('before')\nf(0)\n";

    public static TheoryData<string, string> Faults => new()
    {
        { "print('before')\nprint(undefined)", "NameError: name 'undefined' is not defined" },
        { "def f(a): return a\nprint('before')\nf(1, 2)", "TypeError: f() takes 1 positional argument but 2 were given" },
        { "def f(a, b): return a\nprint('before')\nf(1)", "TypeError: f() missing 1 required positional argument: 'b'" },
        { "print('before')\n1 + 'a'", "TypeError: unsupported operand type(s) for +: 'int' and 'str'" },
        { "print('before')\n[1, 2][5]", "IndexError: list index out of range" },
        { "print('before')\n{'a': 1}['b']", "KeyError: 'b'" },
        { "print('before')\n1 // 0", "ZeroDivisionError: integer division or modulo by zero" },
        { "print('before')\n1 / 0", "ZeroDivisionError: division by zero" },
        { "print('before')\nprint(2 ** 62 * 4)", "OverflowError: integer result does not fit in 64 bits" },
        { "print('before')\nint('x')", "ValueError: invalid literal for int() with base 10: 'x'" },
        { "print('before')\nassert 1 > 2, 'words'", "AssertionError: words" },
        { "print('before')\ninput()", "EOFError: EOF when reading a line" },
        { Recursive, "RecursionError: maximum recursion depth exceeded" },
    };

    [Theory]
    [MemberData(nameof(Faults))]
    public void Fault_InTheVm_ShowsATraceback(string program, string words) =>
        Shell.RunCode(program, "--mode=vm")
            .Ends(1, "Traceback (most recent call last):\n", "in <module>  [vm]", words).Prints("before\n");

    [Fact]
    public void Fault_Native_ShowsATraceback()
    {
        Shell.RunCode("def f(n): return 1 // n\nprint('before')\nf(0)", "--mode=native")
            .Ends(1, "in <module>  [native]", "in f  [native]", "ZeroDivisionError").Prints("before\n");
        Shell.RunCode(Recursive, "--mode=native")
            .Ends(1, "[Previous line repeated", "RecursionError: maximum recursion depth exceeded").Prints("before\n");
    }

    [Theory]
    [InlineData("vm", "i64f64")]
    [InlineData("native", "i64f64")]
    [InlineData("vm", "i32f32")]
    [InlineData("native", "i32f32")]
    public void Memory_Exhausted_IsMemoryError(string mode, string numbers) =>
        Shell.RunCode(Growing, $"--mode={mode}", $"--numbers={numbers}", "--memory=64K")
            .Ends(1, "Traceback (most recent call last):\n", $"line 3, in <module>  [{mode}]", "MemoryError");

    [Theory]
    [InlineData("x = [1]\nwhile True:\n    x = x + x\n")]
    [InlineData("x = 'ab'\nwhile True:\n    x = x + x\n")]
    [InlineData("x = {}\ni = 0\nwhile True:\n    x[i] = str(i) * 10\n    i += 1\n")]
    [InlineData("x = None\nwhile True:\n    x = (x, 1.5)\n")]
    public void Memory_ExhaustedByAnything_IsMemoryError(string program)
    {
        Shell.RunCode(program, "--mode=vm", "--memory=64K").Ends(1, "MemoryError");
        Shell.RunCode(program, "--mode=native", "--memory=64K").Ends(1, "MemoryError");
    }

    [Fact]
    public void Timeout_Passed_StopsTheProgram() =>
        Shell.RunCode("print('before', flush=True)\nwhile True:\n    pass", "--timeout=1")
            .Ends(124, "-c was stopped: it ran for 1 s").Prints("before\n");

    [Fact]
    public void Memory_TooSmallForTheProgram_DoesNotFit() =>
        Shell.RunCode("x = '" + new string('a', 20000) + "'\nprint(len(x))", "--memory=8K", "--mode=vm").Ends(4, "not enough memory");

    [Fact]
    public void Recursion_InSmallMemory_IsRecursionError() =>
        Shell.RunCode(Recursive, "--mode=vm", "--memory=16K").Ends(1, "RecursionError").Prints("before\n");

    [Fact]
    public void Syntax_SeveralErrors_AreAllReported()
    {
        var shown = Shell.EPython("check", "-c", "x = = 3\ny = 1\nz = )\n").Ends(1, "<string>:1:5: error EPY1001", "<string>:3:5: error");
        Assert.DoesNotContain("epython: \n", shown.Errors);
        Shell.RunCode("print('no')\nx = = 3\n").Ends(1, "<string>:2:5: error EPY1001: invalid syntax", "\n    x = = 3\n        ^\n").Prints("");
    }

    [Fact]
    public void Unsupported_Feature_IsNamed() => Shell.RunCode("async def f(): pass")
        .Ends(1, "<string>:1:1: error EPY1100", "`async def` is not in the ePython subset").Prints("");

    [Fact]
    public void Name_Unknown_IsAWarningOfCheck() =>
        Shell.EPython("check", "-c", "print('before')\nprint(undefined)")
            .Ends(0, "<string>:2:7: warning EPY2020: name 'undefined' is not defined");

    [Fact]
    public void Import_Missing_IsReported()
    {
        Shell.EPython("check", "-c", "import nosuch").Ends(0, "<string>:1:8: warning EPY2022: No module named 'nosuch'");
        Shell.RunCode("print('before')\nimport nosuch").Ends(1, "ModuleNotFoundError: No module named 'nosuch'").Prints("before\n");
    }
}
