// SPDX-License-Identifier: MIT
// What programs take of two targets, held to the rows of tests/budgets.txt: bytes of the image, of VM and runtime in it, and of
// memory at the peak (data, heap, C stack).
using System.Globalization;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace EPython.Targets.Tests;

public sealed partial class BudgetTests
{
    private static readonly string s_file = Golden.PathOf("tests", "budgets.txt");
    private static readonly string[] s_others = ["program", "port", "semihosting", "core_main", "libgcc"];

    private sealed record Row(string Target, string Program, string Mode, int Image, int Runtime, int Memory)
    {
        public string Head => $"{Target} {Program} {Mode}";

        public static Row Parse(string line)
        {
            var cells = line.Split(' ', StringSplitOptions.RemoveEmptyEntries);
            int Number(int cell) => int.Parse(cells[cell], CultureInfo.InvariantCulture);
            return new Row(cells[0], cells[1], cells[2], Number(3), Number(4), Number(5));
        }
    }

    private static IEnumerable<Row> Rows =>
        File.ReadLines(s_file).Where(line => line.Length > 0 && line[0] != '#').Select(Row.Parse);

    // Each is compiled with its runtime: the first of each target at once, the others at night.
    public static TheoryData<string> First => [.. Rows.GroupBy(row => row.Target).Select(rows => rows.First().Head)];
    public static TheoryData<string> Others => [.. Rows.GroupBy(row => row.Target).SelectMany(rows => rows.Skip(1)).Select(row => row.Head)];

    [Theory]
    [MemberData(nameof(First))]
    public void Program_TakesNoMoreThanItsRow(string head) => Check(head);

    [Theory]
    [Trait("Set", "nightly")]
    [MemberData(nameof(Others))]
    public void EachProgram_TakesNoMoreThanItsRow(string head) => Check(head);

    private static void Check(string head)
    {
        var row = Rows.First(one => one.Head == head);
        if (Targets.Missing(row.Target) is not null)
            return;
        var measured = Measure(row);
        if (Environment.GetEnvironmentVariable("EPY_BLESS") == "1")
        {
            Write(measured);
            return;
        }
        foreach (var (what, taken, allowed) in new[]
            { ("image", measured.Image, row.Image), ("VM and runtime", measured.Runtime, row.Runtime), ("memory", measured.Memory, row.Memory) })
        {
            Assert.True(taken <= allowed, $"{head}: {what} takes {taken} bytes, {allowed} are its budget. If that must be, write "
                + $"{taken} into tests/budgets.txt (or run this test with EPY_BLESS=1) and say in the commit what it buys.");
        }
    }

    private static Row Measure(Row row)
    {
        string[] options = [$"--target={row.Target}", $"--mode={row.Mode}", Golden.PathOf(row.Program)];
        var size = JsonNode.Parse(Shell.EPython(["size", "--format=json", .. options]).Ends(0).Output)!;
        var runtime = size["parts"]!.AsArray().Where(part => !s_others.Contains((string)part!["name"]!)).Sum(part => (int)part!["bytes"]!);
        var peaks = Peaks().Match(Shell.EPython(["run", "--stats", .. options]).Ends(0).Errors);
        Assert.True(peaks.Success, $"{row.Head} tells no peaks");
        return row with
        {
            Image = (int)size["code"]!, Runtime = runtime,
            Memory = (int)size["zeroed"]! + peaks.Groups.Values.Skip(1).Sum(peak => int.Parse(peak.Value, CultureInfo.InvariantCulture)),
        };
    }

    [GeneratedRegex(@"heap peak (\d+) bytes, stack peak (\d+) bytes")]
    private static partial Regex Peaks();

    private static void Write(Row row) => File.WriteAllLines(s_file, [.. File.ReadAllLines(s_file).Select(line =>
        line.StartsWith(row.Head + " ", StringComparison.Ordinal)
            ? $"{row.Head} {Rounded(row.Image)} {Rounded(row.Runtime)} {Rounded(row.Memory)}" : line)]);

    private static int Rounded(int bytes) => (bytes + 63) & ~63;    // what alignment alone may change
}
