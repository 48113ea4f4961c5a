// SPDX-License-Identifier: MIT
// epython compare: one kernel in every way, on the host and on targets, beside its C twin and the paper's figures.
using System.CommandLine;
using EPython.CodeGen.Toolchain;
using EPython.Frontend.Ir;
using EPython.Frontend.Types;
using EPython.Host.Compare;
using EPython.Host.Targets;

namespace EPython.Host.Cli.Commands;

internal sealed class CompareCommand
{
    private readonly SourceOptions _source = new();
    private readonly FormatOption _format = new();

    private readonly CpuOptions _cpus = new("all CPUs");

    private readonly Option<string?> _page = new("--html") { Description = "write a page with table and plots", HelpName = "FILE" };

    public static Command Create()
    {
        var compare = new CompareCommand();
        var command = new Command("compare",
            "Run a kernel in every way, on the host and on targets, beside its C twin (KERNEL.c): bytes, memory, cost.");
        compare._source.AddTo(command);
        compare._cpus.AddTo(command);
        command.Options.Add(compare._page);
        compare._format.AddTo(command);
        command.SetAction(compare.Run);
        return command;
    }

    private int Run(ParseResult parsed)
    {
        var source = _source.Read(parsed);
        var twin = _source.File(parsed) is { } file and not "-" ? Twin.Beside(file, source.Text.Text) : null;
        if (twin is null)
            Console.Error.WriteLine("epython: no C twin stands beside the kernel (same name, .c); ratios to C are left out");
        var cpus = new List<CpuComparison>();
        foreach (var target in _cpus.Targets(parsed) ?? [null, .. Cpus()])
            cpus.Add(Measure(source, target, twin, parsed));
        var report = new ComparisonReport(Path.GetFileNameWithoutExtension(source.Argument0), cpus);
        Console.Write(_format.IsJson(parsed) ? report.Json() : report.Text());
        if (parsed.GetValue(_page) is { } page)
            OutputFile.Write(page, System.Text.Encoding.UTF8.GetBytes(ComparisonPage.Write(report)));
        foreach (var difference in report.Differences)
            Console.Error.WriteLine($"epython: {difference}");
        return report.Differences.Count > 0 ? ExitCodes.ProgramFailed : ExitCodes.Ok;
    }

    // Boards of the same CPU differ in nothing that is compared, unless one counts cycles.
    private static IEnumerable<Target> Cpus() => TargetCatalog.All()
        .OrderBy(target => target.Cost == CostCounter.None && target.Run.Count > 0)
        .DistinctBy(target => (target.Compiler, string.Join(' ', target.Flags), target.Cost == CostCounter.Cycles))
        .OrderBy(target => target.Name, StringComparer.Ordinal);

    private CpuComparison Measure(ProgramSource source, Target? target, Twin? twin, ParseResult parsed)
    {
        var limit = _cpus.Limit(parsed);
        var profile = target is null ? _source.Profile(parsed) : target.Numbers;
        var compilation = new Compilation(source.Text, source.Folder, profile);
        var program = Report.Require(compilation, compilation.Ir);
        if (target is not null)
        {
            return new TargetMeasurer(program, target, _cpus.Memory(parsed), twin, source.Argument0, limit)
                .Run(Ways.Compared);
        }
        using var measurer = new HostMeasurer(program, profile, twin, source.Argument0, limit);
        return measurer.Run(Ways.Compared);
    }
}
