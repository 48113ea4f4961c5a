// SPDX-License-Identifier: MIT
// From IR to a core that holds the program: placement, bytecode, C of the compiled functions and of all tables, linked
// with the target's port and with what the program uses of VM and runtime.
using System.Buffers.Binary;
using System.Security.Cryptography;
using EPython.Bytecode.Encoding;
using EPython.Bytecode.Images;
using EPython.Bytecode.Verification;
using EPython.CodeGen;
using EPython.CodeGen.Frozen;
using EPython.CodeGen.Loading;
using EPython.CodeGen.Overlays;
using EPython.CodeGen.Toolchain;
using EPython.Frontend.Ir;
using EPython.Frontend.Passes;
using EPython.Frontend.Types;
using EPython.Host.Cli;
using EPython.Host.Loading;

namespace EPython.Host.Targets;

/// <summary>A core for one program. The image is what the host knows of it: names, words, sources.</summary>
/// Units: what the core asks for while it runs; null: nothing.
internal sealed record BuiltCore(
    byte[] Elf, Image Image, IReadOnlyList<Placed> Places, ulong Build, UnitServer? Units)
{
    /// <summary>Of what is loaded on a core that has neither VM nor runtime; null: it has all.</summary>
    public OverlayMap? Map { get; init; }
    /// <summary>What the program calls a function of its C.</summary>
    public Func<string, string> NameOf { get; init; } = name => name;
}

/// <summary>Plan: which functions the core gets on demand only.</summary>
internal sealed class TargetBuilder(IrProgram program, Target target, LoadPlan plan)
{
    private const string ArenaStart = "epy_arena_start";    // units lie behind it
    // What the compiler's library may take of the stack: to divide and shift, and for soft floats.
    private const long LibraryStack = 32;
    private const long FloatStack = 128;

    private readonly IrProgram _program = Unreached.WithoutBodies(program);
    private readonly CoreBuilder _builder =
        CoreBuilder.Find(target, Installation.CoreSources, ObjectCache.ForUser(), out var missing)
        ?? throw new CommandException(ExitCodes.Internal, missing!);

    public BuiltCore Build(PlacementRequest request, long memory)
    {
        if (plan.LoadsRuntime)
        {
            var (loaded, problem) = TryOverlay(request, memory);
            return loaded ?? throw problem!;
        }
        return Build(Place(request, memory), request, memory);
    }

    /// <summary>The same for given places.</summary>
    public BuiltCore Build(IReadOnlyList<Placed> places, PlacementRequest request, long memory)
    {
        var (frozen, image, sites) = Freeze(places, request.Dispatch, memory);
        var core = Build(frozen, places, memory);
        if (core.Overflow is not null && frozen.Arena is not null)
        {
            (frozen, image, sites) = Freeze(places, request.Dispatch, memory, collects: true);
            core = Build(frozen, places, memory);
        }
        if (core.Elf is null && core.Overflow is null)
            throw new CommandException(ExitCodes.Internal, core.Error!);
        var choice = new LoadChoice(_program, target, plan, request, memory);
        var missing = core.Overflow ?? (frozen.Arena is null ? Lacking(core.Elf!, memory) : 0);
        if (choice.IsOpen && (missing > 0 ? choice.Build(missing) : choice.BuildForHot(places)) is { } smaller)
            return smaller;
        if (core.Elf is not null)
            return new BuiltCore(core.Elf, image, places, frozen.Build, plan.IsEmpty ? null : Server(core, image, sites));
        throw new CommandException(ExitCodes.DoesNotFit, MeasureAll(request, memory).Verdict().TrimEnd()
            + $"; 'epython size --target={target.Name}' shows what takes room");
    }

    // Bytes that a core takes of what is kept for heap and frames, where nobody knows how much they need.
    private static long Lacking(byte[] core, long memory) =>
        Math.Max(0, (CoreContents.TakenBy(core) ?? 0) - BudgetPlacement.BudgetOf(memory));

    /// <summary>A core whose VM and runtime are loaded, or why there is none.</summary>
    public (BuiltCore? Core, CommandException? Problem) TryOverlay(PlacementRequest request, long memory)
    {
        var places = Place(request, memory);
        // What is interpreted comes by the loader of the core, which is loaded itself.
        var interpreted = places.Where(place => !place.IsCompiled).Select(place => place.Function).ToHashSet();
        return new TargetBuilder(_program, OverlayBuilder.TargetFor(target), plan.Only(interpreted))
            .Overlay(places, request.Dispatch, memory);
    }

    private (BuiltCore? Core, CommandException? Problem) Overlay(IReadOnlyList<Placed> places, Dispatch dispatch, long memory)
    {
        if (OverlayBuilder.Refusal(target) is { } refusal)
            return (null, new CommandException(ExitCodes.Usage, refusal));
        var (frozen, image, sites) = Freeze(places, dispatch, memory);
        var builder = new OverlayBuilder(target);
        var stack = StackOfLoaded(frozen, places, memory);
        var core = builder.Build(frozen, memory, stack);
        if (core.Elf is null && frozen.Arena is not null)
        {
            (frozen, image, sites) = Freeze(places, dispatch, memory, collects: true);
            core = builder.Build(frozen, memory, stack);
        }
        if (core.Elf is null)
        {
            return (null, core.Refusal is { } other ? new CommandException(ExitCodes.Usage, other) : new CommandException(ExitCodes.DoesNotFit,
                $"the program does not fit into the {memory} bytes of {target.Name}, although its code is loaded: {core.Missing} bytes too many"));
        }
        var names = frozen.Names.ToDictionary(
            one => one.Value, one => _program.Functions[one.Key].Name, StringComparer.Ordinal);
        var units = plan.IsEmpty ? null : Server(new CoreResult(core.Elf, null), image, sites);
        return (new BuiltCore(core.Elf, image, places, frozen.Build, units)
        {
            Map = core.Map, NameOf = name => names.GetValueOrDefault(name, name),
        }, null);
    }

    // If it does not fit, with a stack as small as its calls allow.
    private CoreResult Build(FrozenProgram frozen, IReadOnlyList<Placed> places, long memory)
    {
        var core = _builder.BuildAsync(frozen, memory).GetAwaiter().GetResult();
        return core.Overflow is not null && KnownStack(CallGraphs(frozen), places) is { } stack
            ? _builder.BuildAsync(frozen, memory, stack).GetAwaiter().GetResult() : core;
    }

    private IReadOnlyList<string> CallGraphs(FrozenProgram frozen)
    {
        var (graphs, error) = _builder.CallGraphsAsync(frozen).GetAwaiter().GetResult();
        return error is null ? graphs : throw new CommandException(ExitCodes.Internal, error);
    }

    // Null: it is not known, or no less than the target gives.
    private long? KnownStack(IReadOnlyList<string> graphs, IReadOnlyList<Placed> places)
    {
        var deepest = new StackUse(graphs, places[0].IsCompiled).Deepest();
        var needed = deepest.Bytes + (UsesFloats ? FloatStack : LibraryStack);
        return deepest.Unknown.Count == 0 && needed < target.Stack ? needed : null;
    }

    // Of a core whose code gives way: what its calls take, where that is known; a fifth of its memory, where functions call
    // themselves.
    private long StackOfLoaded(FrozenProgram frozen, IReadOnlyList<Placed> places, long memory) =>
        KnownStack(CallGraphs(frozen), places) + OverlayBuilder.DoorStack
            ?? (frozen.Recurses ? Math.Max(target.Stack, memory / 5) : target.Stack);

    private bool UsesFloats => _program.Functions.SelectMany(function => function.Locals)
        .Any(local => local.Kind == Kind.Float || local.Type.MayBe(TypeTags.Float));

    private UnitServer Server(CoreResult built, Image image, IReadOnlyList<(int First, int Count)?> sites)
    {
        var core = CodeGenerator.ReadCore(built.Elf, out var error)
            ?? throw new CommandException(ExitCodes.Internal, $"the core cannot be linked against: {error}");
        var near = core.Find(ArenaStart)
            ?? throw new CommandException(ExitCodes.Internal, $"{target.LinkScript} defines no {ArenaStart}");
        var objects = new Queue<byte[]>(built.Units);
        var units = plan.Units.Zip(sites, (functions, of) => new CodeUnit(
            image, functions, of is { } known ? new UnitObject(objects.Dequeue(), known.First, known.Count) : null,
            near.Value, (unit, address) => CodeGenerator.Link(unit, core, address, long.MaxValue), target.Object.IsBigEndian));
        return Builder.Checked(new UnitServer([.. units], function => _program.Functions[function].Name, target.Name));
    }

    /// <summary>What the program takes, placed as asked; also where it does not fit. With the C stack, for which all is
    /// compiled once more.</summary>
    public TargetSizes Measure(PlacementRequest request, long memory)
    {
        var sizes = MeasureAll(request, memory);
        return sizes with { RunsAnyway = RunsAnyway(sizes.Missing, request, memory) };
    }

    private TargetSizes MeasureAll(PlacementRequest request, long memory)
    {
        var places = Place(request, memory);
        var (frozen, _, _) = Freeze(places, request.Dispatch, memory);
        var graphs = CallGraphs(frozen);
        var sizes = Measure(places, request.Dispatch, memory);
        if (sizes.Missing > 0 && KnownStack(graphs, places) is { } stack)
            sizes = Measure(places, request.Dispatch, memory, stack);
        return sizes.With(new StackUse(graphs, places[0].IsCompiled), frozen) with { OnDemand = OnDemand(sizes, request, memory) };
    }

    // What auto would make of a program that does not fit, in words; null: nothing.
    private string? RunsAnyway(long missing, PlacementRequest request, long memory)
    {
        var choice = new LoadChoice(_program, target, plan, request, memory);
        return missing == 0 || !choice.IsOpen || choice.Build(missing) is not { } core ? null
            : core.Map is { } map ? $"VM, runtime and program are loaded when they are called ({map.AlwaysBytes} bytes stay)"
            : $"{string.Join(", ", core.Places.Where(place => place.IsLoaded).Select(place => place.Name))} loaded when called";
    }

    // What loading on demand would make of a program that does not fit; null: it fits, or all is loaded already.
    private TargetSizes? OnDemand(TargetSizes sizes, PlacementRequest request, long memory)
    {
        var all = LoadPlan.Of(_program, LoadMode.OnDemand);
        return sizes.Missing == 0 || plan.Units.Count == all.Units.Count ? null
            : new TargetBuilder(_program, target, all).MeasureLoaded(request, memory);
    }

    /// <summary>The same without the C stack.</summary>
    public TargetSizes MeasureLoaded(PlacementRequest request, long memory) =>
        Measure(Place(request, memory), request.Dispatch, memory);

    /// <summary>The same for given places.</summary>
    public TargetSizes Measure(IReadOnlyList<Placed> places, Dispatch dispatch, long memory, long? stack = null)
    {
        var (frozen, image, _) = Freeze(places, dispatch, memory);
        var sizes = Measure(places, memory, stack, frozen, image);
        if (frozen.Arena is null || sizes.Missing == 0)
            return sizes;
        (frozen, image, _) = Freeze(places, dispatch, memory, collects: true);
        var collecting = Measure(places, memory, stack, frozen, image);
        return collecting.Missing < sizes.Missing ? collecting : sizes;
    }

    private TargetSizes Measure(
        IReadOnlyList<Placed> places, long memory, long? stack, FrozenProgram frozen, Image image)
    {
        var (parts, error) = _builder.InspectAsync(frozen, memory, stack).GetAwaiter().GetResult();
        if (parts is null)
            throw new CommandException(ExitCodes.Internal, error!);
        var contents = CoreContents.Of(parts)
            ?? throw new CommandException(ExitCodes.Internal, "the linked core cannot be read");
        return TargetSizes.Of(target.Name, memory, target.Numbers, places, image, frozen, contents);
    }

    /// <summary>Auto weighs what a core really takes; everything else is as asked.</summary>
    public IReadOnlyList<Placed> Place(PlacementRequest request, long memory)
    {
        if (plan.LoadsRuntime && request is { Mode: PlacementMode.Auto, Mix: null })
            return AllCompiled(request);
        var places = request.Place(_program, hasCompiler: true);
        if (request.Mode != PlacementMode.Auto || request.Mix is not null)
            return places;
        var pins = (PlacementMode mode) =>
            (request with { Mode = mode }).Place(_program, hasCompiler: true);
        var vm = pins(PlacementMode.Native).Where(place => !place.IsCompiled).Select(place => place.Function).ToHashSet();
        var native = pins(PlacementMode.Vm).Where(place => place.IsCompiled).Select(place => place.Function).ToHashSet();
        return new BudgetPlacement(memory, places, vm, native, tried => Measure(tried, request.Dispatch, memory)).Place();
    }

    // Where code comes and goes, an interpreter would take more room than its bytecode saves.
    private IReadOnlyList<Placed> AllCompiled(PlacementRequest request) =>
        [.. (request with { Mode = PlacementMode.Native }).Place(_program, hasCompiler: true)
            .Select(place => place.IsCompiled ? place with { Reason = "loaded when it is called, without interpreter" } : place)];

    /// <summary>The program's C, its image for the host, and the numbers of each unit's sites. Without a collector where
    /// that is known to do, unless it is asked for or code comes and goes.</summary>
    public (FrozenProgram Program, Image Image, IReadOnlyList<(int First, int Count)?> Sites) Freeze(
        IReadOnlyList<Placed> places, Dispatch dispatch, long memory, bool collects = false)
    {
        var constants = new ConstantTable();
        var tables = new ImageTables(constants);
        var compiled = places.Where(place => place.IsCompiled).Select(place => place.Function).ToHashSet();
        var interpreted = places.Select(place => place.Function).Where(f => !compiled.Contains(f)).ToHashSet();
        var encoded = Encoder.Encode(_program, interpreted, constants);
        if (encoded.Errors.Count > 0)
            throw new CommandException(ExitCodes.DoesNotFit, string.Join('\n', encoded.Errors));
        var image = ImageBuilder.Build(_program, encoded, target.Numbers, null, plan.Functions);
        if (Verifier.Verify(image, compiled) is { Count: > 0 } errors)
            throw new InvalidOperationException($"the encoder made an image that cannot be verified: {errors[0]}");
        var emitted = plan.Units.Select(unit => EmitUnit([.. unit.Where(compiled.Contains)], tables)).ToList();
        tables.BeginUnit();
        long? arena = collects || !plan.IsEmpty ? null : AllocationBound.ArenaOf(_program, image, compiled);
        var (source, names) = FrozenEmitter.Emit(_program, image, compiled, tables, plan, dispatch, collects: arena is null, target.IsSmall);
        var slice = SliceHeader.Write(ProgramUse.Of(_program, image), collects: arena is null, memory);
        var units = emitted.Select(unit => unit.Source).ToList();
        var all = string.Join('\n', [source, slice, Convert.ToHexString(image.Code), .. units]);
        var build = BinaryPrimitives.ReadUInt64LittleEndian(SHA256.HashData(System.Text.Encoding.UTF8.GetBytes(all)));
        image = image with { Debug = image.Debug!.WithNativeSites(tables.Sites) };
        var frozen = new FrozenProgram(FrozenEmitter.WithBuild(source, build), slice, build, names, arena)
        {
            Units = units,
            LeastArena = AllocationBound.LeastOf(_program, image, compiled),
            Recurses = AllocationBound.Recurses(_program),
        };
        return (frozen, image, [.. emitted.Select(unit => unit.Sites)]);
    }

    // Null: nothing of the unit is compiled.
    private (string? Source, (int First, int Count)? Sites) EmitUnit(HashSet<int> functions, ImageTables tables)
    {
        if (functions.Count == 0)
            return (null, null);
        var first = tables.BeginUnit();
        var unit = CodeGenerator.EmitFrozen(_program, functions, target.Numbers, tables, plan.Functions);
        return (unit.Source, (first, tables.Sites.Count - first));
    }
}
