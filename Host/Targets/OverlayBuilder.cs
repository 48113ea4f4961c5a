// SPDX-License-Identifier: MIT
// For --load=runtime: a core that holds nothing but what loads the rest, and the map of that rest.
using EPython.CodeGen.Frozen;
using EPython.CodeGen.Overlays;
using EPython.CodeGen.Toolchain;
using EPython.Host.Cli;

namespace EPython.Host.Targets;

/// <summary>Elf: the core. Map: all else. Without them: bytes that are missing, or why code cannot be loaded there.</summary>
internal sealed record OverlaidCore(byte[]? Elf, OverlayMap? Map, long Missing = 0, string? Refusal = null);

/// <summary>Target: as <see cref="TargetFor"/> makes it.</summary>
internal sealed class OverlayBuilder(Target target)
{
    // What is large stays in pieces, although it is called once.
    private static readonly string[] s_inPieces = ["--param=large-function-insns=100", "--param=large-function-growth=20"];

    // Where a jump cannot tell where it came from, calls at the end of a function stay calls.
    private static readonly string[] s_noJumps = ["-fno-optimize-sibling-calls"];
    private const int RiscVMachine = 243;

    private const string Main = "core_main.c", Resident = "resident.c";
    // From start-up to the main module.
    private static readonly string[] s_lasting = ["epy_start", "epy_monitor", "run", "start", "epy_entry_0"];

    private const long Page = 4096, MemoryWithPages = 65536;       // as ram.ld

    /// <summary>Bytes that the door takes of the stack.</summary>
    public const long DoorStack = 256;

    // Code gives way to a heap that grows: by little, as code that is missed costs more than a collection.
    private static readonly string[] s_heapGrows = ["-DEPY_HEAP_GROWS=1", "-DEPY_HEAP_START=(~(epy_word)0)", "-DEPY_HEAP_SLACK=4"];

    /// <summary>A target whose programs are compiled to be loaded.</summary>
    public static Target TargetFor(Target target) => target with { Flags =
        [.. target.For(0).Flags, .. s_inPieces, .. s_heapGrows, .. target.Object.Machine == RiscVMachine ? [] : s_noJumps] };

    /// <summary>Why nothing of a target is loaded so, as far as is known before it is tried.</summary>
    public static string? Refusal(Target target) => target.LosesBytes
        ? $"--load=runtime needs a channel that loses no bytes, which {target.Name} has not" : null;

    /// <summary>Stack: its bytes, where it is known how many the program needs.</summary>
    public OverlaidCore Build(FrozenProgram program, long memory, long? stack)
    {
        try
        {
            var parts = Require(Builder(target, Installation.CoreSources).JoinAsync(program).GetAwaiter().GetResult());
            OverlayMap.Check(parts);
            return Build(program, parts, memory, stack);
        }
        catch (OverlayException error)
        {
            return new OverlaidCore(null, null, Refusal: $"--load=runtime: {target.Name}: {error.Message}");
        }
    }

    private OverlaidCore Build(FrozenProgram program, byte[] parts, long memory, long? stack)
    {
        var core = Builder(ResidentTarget(collects: program.Arena is null), ResidentSources())
            .BuildAsync(new FrozenProgram("", "", 0, new Dictionary<int, string>(), Arena: 0), memory, stack)
            .GetAwaiter().GetResult();
        if (core.Elf is null)
            return new OverlaidCore(null, null, core.Overflow ?? throw new CommandException(ExitCodes.Internal, core.Error!));
        var lasting = program.Names.Where(one => one.Key == 0).Select(one => one.Value);
        var map = OverlayMap.Of(parts, core.Elf, new OverlayWishes(CostPlugin.Ends, [.. s_lasting, .. lasting],
            (left, all, largest) => ArenaOf(program, left, all, largest), memory >= MemoryWithPages ? (ulong)Page : 4));
        return map.Missing > 0 ? new OverlaidCore(null, null, map.Missing) : new OverlaidCore(core.Elf, map);
    }

    // What is known that the heap needs; else half of what is left, but no less than code or heap can do with, and no more for
    // code than it needs.
    private static long ArenaOf(FrozenProgram program, long left, long all, long largest) => program.Arena
        ?? Math.Max(program.LeastArena, left - Math.Min(all + Page, Math.Max(left / 2, largest + largest / 2)));

    // The port without the program's start, which is loaded.
    private Target ResidentTarget(bool collects) => target with
    {
        Sources = [.. target.Sources.Where(source => Path.GetFileName(source) != Main)],
        Flags =
        [
            .. target.Flags, "-DEPY_RESIDENT=1", "-Wl,--undefined=epy_door", "-Wl,--undefined=epy_port_read",
            "-Wl,--undefined=epy_port_write", "-Wl,--defsym=epy_code_apart=1",
            .. collects ? new[] { "-Wl,--undefined=epy_port_more_memory" } : [],
        ],
    };

    private CoreSources ResidentSources() =>
        Installation.CoreSources with { Files = [Path.Combine(target.Common, Resident)] };

    private static CoreBuilder Builder(Target target, CoreSources sources) =>
        CoreBuilder.Find(target, sources, ObjectCache.ForUser(), out var missing)
            ?? throw new CommandException(ExitCodes.Internal, missing!);

    private static byte[] Require(CompileResult made) =>
        made.Object ?? throw new CommandException(ExitCodes.Internal, made.Error!);
}
