// SPDX-License-Identifier: MIT
// A built core running under its target's command: an emulator, a simulator, a board's loader.
using System.Globalization;
using EPython.CodeGen.Toolchain;
using EPython.Host.Cli;
using EPython.Host.Monitor;

namespace EPython.Host.Targets;

internal sealed class TargetCore : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("epython-").FullName;
    private readonly string _cost;

    public TargetCore(Target target, byte[] elf, long memory, Terminal terminal)
    {
        if (target.Run.Count == 0)
            throw new CommandException(ExitCodes.Usage, $"{target.Name} can only be built for: {target.File} has no 'run'");
        var program = ProgramSearch.Find(target.Run[0]) ?? throw new CommandException(ExitCodes.Internal,
            $"{target.Run[0]}, which runs {target.Name}, was not found; {CoreBuilder.Advice(target)}");
        var file = Path.Combine(_folder, "core.elf");
        _cost = Path.Combine(_folder, "cost");
        File.WriteAllBytes(file, elf);
        var command = target.Run.Skip(1).SelectMany(word => Word(word, target, file, memory)).Prepend(program);
        Process = CoreProcess.Start([.. command], terminal);
    }

    public CoreProcess Process { get; }

    /// <summary>Greets the core, which must be the one that was built, and runs its program.</summary>
    public RunReport Run(BuiltCore built, Terminal terminal, IReadOnlyList<string> argv)
    {
        if (Process.Hello.BuildId != built.Build)
            throw new CommandException(ExitCodes.Internal, "the core that answered holds another program");
        return new ProgramRunner(Process, terminal, built.Image).Run(argv);
    }

    private IEnumerable<string> Word(string word, Target target, string elf, long memory)
    {
        if (word == "{cost}")
            return CostPlugin.Arguments(target, File.ReadAllBytes(elf), _folder, _cost);
        return
        [
            word.Replace("{elf}", elf, StringComparison.Ordinal)
                .Replace("{memory}", memory.ToString(CultureInfo.InvariantCulture), StringComparison.Ordinal)
                .Replace("{kib}", ((memory + 1023) / 1024).ToString(CultureInfo.InvariantCulture), StringComparison.Ordinal)
                .Replace("{port}", target.Folder, StringComparison.Ordinal)
                .Replace("{root}", Installation.Root, StringComparison.Ordinal)
                .Replace("{cost-file}", _cost, StringComparison.Ordinal),
        ];
    }

    /// <summary>Ends the run; what the program alone cost, in the target's unit. Null where that is not counted.</summary>
    public ulong? EndAndCount()
    {
        Process.Dispose();
        if (!File.Exists(_cost))
            return null;
        var line = File.ReadLines(_cost).LastOrDefault(line => line.StartsWith("program-", StringComparison.Ordinal));
        return line?.Split(' ') is [_, var number] ? ulong.Parse(number, CultureInfo.InvariantCulture) : null;
    }

    public void Dispose()
    {
        Process.Dispose();
        Directory.Delete(_folder, recursive: true);
    }
}
