// SPDX-License-Identifier: MIT
// Random expressions mean the same to CPython, the interpreter and compiled code. A failure names the expression;
// FsCheck prints the seed that repeats it.
using System.Text;
using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;
using Xunit;

namespace EPython.Differential.Tests;

[Trait("Set", "nightly")]
public sealed class ExpressionProperties
{
    private const int Expressions = 60;
    private const int Depth = 4;

    private static readonly string[] s_faults =
    [
        "({0} // (a - a))", "({0} % (b - b))", "({0} / (x - x))", "(x % (y * 0.0))", "l[4 + {0} * 0]", "l[{0} * 0 - 5]",
        "({0} + s)", "(s + {0})", "s[{0} * 0 + 99]", "(1 << ({0} * 0 - 1))", "int(s + str({0}))", "{{1: 2}}[{0}]",
        "l.index({0} * 0 + 77)", "chr({0} * 0 - 1)", "(2.0 ** (10000 + {0} * 0))", "(({0} * 0) ** -1)", "len({0})", "(-s)",
        "(s < {0})", "({0})()", "({0})[0]", "float(s)", "ord(s + 'x')", "max([i for i in l if i > 1000])", "(9223372036854775807 + abs(a))",
    ];

    public static class Programs
    {
        public static Arbitrary<Program> Of() => RandomExpression.Any(Depth).ArrayOf(Expressions)
            .Select(all => new Program([.. all.Select(e => e.Text)])).ToArbitrary();
    }

    public static class Faults
    {
        public static Arbitrary<FaultingProgram> Of() => Gen.Elements(s_faults)
            .SelectMany(_ => RandomExpression.Int(2), (fault, e) => new FaultingProgram(string.Format(fault, e))).ToArbitrary();
    }

    /// <summary>Each expression in a function of its own, called with each set of arguments.</summary>
    public sealed record Program(string[] Expressions)
    {
        public string Text()
        {
            var text = new StringBuilder();
            for (var i = 0; i < Expressions.Length; i++)
                text.Append($"def f{i}({RandomExpression.Parameters}):\n    return {Expressions[i]}\n\n\n");
            foreach (var arguments in RandomExpression.Arguments)
            {
                for (var i = 0; i < Expressions.Length; i++)
                    text.Append($"print({i}, repr(f{i}({arguments})))\n");
            }
            return text.ToString();
        }

        public override string ToString() => $"{Expressions.Length} expressions";
    }

    public sealed record FaultingProgram(string Expression)
    {
        public string Text() => $"def f({RandomExpression.Parameters}):\n    return {Expression}\n\n\n"
            + $"print('before')\nprint(f({RandomExpression.Arguments[0]}))\n";
    }

    [Property(MaxTest = 12, Arbitrary = [typeof(Programs)])]
    public void Expressions_EvaluateAlike(Program program)
    {
        var text = program.Text();
        var (python, runs) = RunAll(text);
        Assert.True(python.ExitCode == 0, $"the generator made a program that fails:\n{python.Errors}");
        foreach (var (mode, run) in runs)
            Assert.True(run.Comparable == python.Comparable, $"{mode}: {Difference(program, python, run)}");
    }

    [Property(MaxTest = 12, Arbitrary = [typeof(Faults)])]
    public void Faults_AreAlike(FaultingProgram program)
    {
        var (python, runs) = RunAll(program.Text());
        Assert.True(python.ExitCode == 1, $"no fault: {program.Expression}");
        foreach (var (mode, run) in runs)
        {
            if (!IsOverflow(run))   // ints end at 64 bits
                Assert.True(run.Comparable == python.Comparable,
                    $"{mode}: {program.Expression}\n=== expected\n{python.Comparable}\n=== got\n{run.Comparable}");
        }
    }

    private static bool IsOverflow(ProcessRun run) => run.Errors.Contains("OverflowError: integer result does not fit");

    private static (ProcessRun Python, IReadOnlyList<(string Mode, ProcessRun Run)> Runs) RunAll(string text)
    {
        var folder = Directory.CreateTempSubdirectory("epython-test-");
        try
        {
            var file = Path.Combine(folder.FullName, "random.py");
            File.WriteAllText(file, text);
            var runs = new[] { "vm", "native" }
                .Select(mode => (mode, ProcessRun.EPython([$"--mode={mode}"], file, [], ""))).ToList();
            return (ProcessRun.Python(file, [], ""), runs);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static string Difference(Program program, ProcessRun python, ProcessRun run)
    {
        var expected = python.Output.Split('\n');
        var got = run.Output.Split('\n');
        var at = Enumerable.Range(0, expected.Length).FirstOrDefault(i => i >= got.Length || got[i] != expected[i], -1);
        return at < 0 ? run.Comparable
            : $"{program.Expressions[at % program.Expressions.Length]}\nexpected {expected[at]}\n"
              + $"got      {got.ElementAtOrDefault(at)}\n{run.Errors}";
    }
}
