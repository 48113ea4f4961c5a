// SPDX-License-Identifier: MIT
// A built core running under its target's command: an emulator, a simulator, a board's loader.
using System.Globalization;
using EPython.CodeGen.Elf;
using EPython.CodeGen.Toolchain;
using EPython.Host.Cli;
using EPython.Host.Link;
using EPython.Host.Loading;
using EPython.Host.Monitor;

namespace EPython.Host.Targets;

internal sealed class TargetCore : IDisposable
{
    private const ushort ArmMachine = 40;   // lowest bit of a function's address: its instruction set
    private readonly string _folder = Directory.CreateTempSubdirectory("epython-").FullName;
    private readonly string _cost;
    private OverlayChannel? _overlays;

    /// <summary>Count: what the run costs, which slows some emulators down.</summary>
    public TargetCore(Target target, BuiltCore built, long memory, bool count, Terminal terminal)
    {
        var elf = built.Elf;
        var addressOf = built.Map is { } map ? map.Find : AddressesOf(target, elf);
        if (target.Run.Count == 0)
            throw new CommandException(ExitCodes.Usage, $"{target.Name} can only be built for: {target.File} has no 'run'");
        var program = TargetTools.Emulator(target, Installation.Root) ?? throw new CommandException(ExitCodes.Internal,
            $"{target.Run[0]}, which runs {target.Name}, was not found; {CoreBuilder.Advice(target)}");
        var file = Path.Combine(_folder, "core.elf");
        _cost = Path.Combine(_folder, "cost");
        File.WriteAllBytes(file, elf);
        OutputFile.MakeExecutable(file); // emulators of processes ask for it
        var values = new Dictionary<string, string>(TargetTools.Folders(target, Installation.Root), StringComparer.Ordinal)
        {
            ["{elf}"] = file,
            ["{memory}"] = memory.ToString(CultureInfo.InvariantCulture),
            ["{kib}"] = ((memory + 1023) / 1024).ToString(CultureInfo.InvariantCulture),
            ["{cost-file}"] = _cost,
            ["{marks}"] = CostPlugin.Marks(addressOf),
        };
        var door = new InterruptDoor(target, elf, addressOf, file, _folder);
        var command = target.Run.Skip(1).SelectMany(word => word switch
        {
            "{cost}" => count ? CostPlugin.Arguments(target, addressOf, _folder, _cost) : [],
            InterruptDoor.Placeholder => door.Arguments,
            _ => [Filled(word, values)],
        });
        Process = CoreProcess.Start(target, [program, .. command], door.Find, terminal, Around);

        IChannel Around(IChannel channel)
        {
            if (built.Map is null)
                return channel;
            _overlays = new OverlayChannel(channel, built.Map, built.NameOf, target.Name);
            return _overlays;
        }
    }

    // Addresses of symbols, as instructions have them.
    private static Func<string, ulong?> AddressesOf(Target target, byte[] elf)
    {
        var symbols = new ElfReader().Read(elf, out _)?.Symbols ?? [];
        var mask = target.Object.Machine == ArmMachine ? ~1ul : ~0ul;
        return name => symbols.FirstOrDefault(symbol => symbol.Name == name) is { } symbol
            ? symbol.Type == ElfSymbolType.Function ? symbol.Value & mask : symbol.Value : null;
    }

    public CoreProcess Process { get; }

    /// <summary>Greets the core, which must be the one that was built, and runs its program.</summary>
    public RunReport Run(BuiltCore built, Terminal terminal, IReadOnlyList<string> argv, TimeSpan? limit)
    {
        if (Process.Hello.BuildId != built.Build)
            throw new CommandException(ExitCodes.Internal, "the core that answered holds another program");
        var report = new ProgramRunner(Process, terminal, built.Image, built.Units).Run(argv, limit);
        return _overlays is null || report.Core is null ? report
            : report with { Loading = _overlays.Statistics.With(report.Loading) };
    }

    private static string Filled(string word, Dictionary<string, string> values) =>
        values.Aggregate(word, (text, value) => text.Replace(value.Key, value.Value, StringComparison.Ordinal));

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
