// SPDX-License-Identifier: MIT
// From IR to an image for one core: placement, bytecode, compiled code linked for that core.
using EPython.Bytecode.Encoding;
using EPython.Bytecode.Images;
using EPython.Bytecode.Verification;
using EPython.CodeGen;
using EPython.CodeGen.Elf;
using EPython.CodeGen.Loading;
using EPython.CodeGen.Toolchain;
using EPython.Frontend.Ir;
using EPython.Frontend.Types;
using EPython.Host.Cli;
using EPython.Host.Loading;
using EPython.Host.Monitor;

namespace EPython.Host;

/// <summary>An image and how its functions were placed; Notes: what the user should be told once. Units: what the core
/// asks for while it runs; null: nothing.</summary>
internal sealed record BuiltProgram(
    Image Image, IReadOnlyList<Placed> Places, IReadOnlyList<string> Notes, UnitServer? Units);

/// <summary>A program whose functions have their places. Resident: the C of those that are compiled and come with it.</summary>
internal sealed record PreparedProgram(
    IReadOnlyList<Placed> Places, ImageTables Tables, IReadOnlySet<int> Compiled, NativeUnit? Resident);

/// <summary>Plan: which functions the core gets on demand only.</summary>
internal sealed class Builder(IrProgram program, Profile profile, LoadPlan plan)
{
    private readonly List<string> _notes = [];
    private CCompiler? _compiler;

    /// <summary>The image for a core that said hello; a failure that the user must see ends the command.</summary>
    public BuiltProgram Build(PlacementRequest request, Func<Hello> hello)
    {
        var prepared = Prepare(request);
        var native = prepared.Resident is { } unit
            ? Link(Compile(unit, _compiler!), prepared.Tables.Sites, profile, hello()) : null;
        return Finish(prepared, native, hello);
    }

    /// <summary>Places every function and writes the C of those that come with the program. Shared: numbers that it has in
    /// common with the same program, placed otherwise.</summary>
    public PreparedProgram Prepare(PlacementRequest request, ImageTables? shared = null)
    {
        _compiler = CCompiler.Find(Installation.IncludeFolders, profile, out var missing);
        var places = Place(request, _compiler, missing);
        var tables = shared ?? new ImageTables(new ConstantTable());
        var compiled = places.Where(place => place.IsCompiled).Select(place => place.Function).ToHashSet();
        var resident = compiled.Except(plan.Functions).ToHashSet();
        var unit = resident.Count == 0 ? null
            : CodeGenerator.Emit(program, resident, profile, tables, plan.Functions, request.Dispatch);
        return new PreparedProgram(places, tables, compiled, unit);
    }

    /// <summary>The image, after the prepared unit was compiled and linked.</summary>
    public BuiltProgram Finish(PreparedProgram prepared, NativePart? native, Func<Hello> hello)
    {
        var (places, tables, compiled) = (prepared.Places, prepared.Tables, prepared.Compiled);
        var objects = CompileUnits(compiled, _compiler, tables);
        var interpreted = places.Select(place => place.Function).Where(f => !compiled.Contains(f)).ToHashSet();
        var encoded = Encoder.Encode(program, interpreted, tables.Constants);
        if (encoded.Errors.Count > 0)
            throw new CommandException(ExitCodes.DoesNotFit, string.Join('\n', encoded.Errors));
        var image = ImageBuilder.Build(program, encoded, profile, native, plan.Functions);
        image = image with { Debug = image.Debug!.WithNativeSites(tables.Sites) };
        Verify(image, compiled.Intersect(plan.Functions).ToHashSet());
        return new BuiltProgram(image, places, _notes, plan.IsEmpty ? null : Server(image, objects, hello));
    }

    private UnitServer Server(Image image, IReadOnlyList<UnitObject?> objects, Func<Hello> hello)
    {
        var core = new Lazy<CoreSymbols>(() => ReadCore(profile));
        LinkResult LinkFor(byte[] unit, ulong address) => CodeGenerator.Link(unit, core.Value, address, long.MaxValue);
        var near = objects.Any(unit => unit is not null) ? hello().LoadAddress : 0;
        var units = plan.Units.Zip(objects, (functions, unit) => new CodeUnit(image, functions, unit, near, LinkFor));
        return Checked(new UnitServer([.. units], function => program.Functions[function].Name, "of this machine"));
    }

    /// <summary>The server, if all its units can be loaded.</summary>
    public static UnitServer Checked(UnitServer server) => server.Refusal is not { } refusal ? server
        : throw new CommandException(ExitCodes.DoesNotFit, refusal);

    private IReadOnlyList<Placed> Place(PlacementRequest request, CCompiler? compiler, string? missing)
    {
        if (compiler is null)
        {
            missing ??= CCompiler.Missing;
            if (request.Mode == PlacementMode.Native || request.Native.Count > 0 || request.Mix is not null)
                throw new CommandException(ExitCodes.Internal, missing);
            if (request.Mode == PlacementMode.Auto)
                _notes.Add($"{missing}; everything is interpreted");
        }
        return request.Place(program, compiler is not null);
    }

    private static byte[] Compile(NativeUnit unit, CCompiler compiler)
    {
        var compiled = CodeGenerator.CompileAsync(unit, compiler, ObjectCache.ForUser()).GetAwaiter().GetResult();
        return compiled.Object
            ?? throw new CommandException(ExitCodes.Internal, compiled.Error ?? "the C compiler failed");
    }

    // Sites and constants are numbered unit by unit; the compiler then works on all of them.
    private IReadOnlyList<UnitObject?> CompileUnits(IReadOnlySet<int> compiled, CCompiler? compiler, ImageTables tables)
    {
        var emitted = plan.Units.Select(unit => EmitUnit([.. unit.Where(compiled.Contains)], tables)).ToList();
        return [.. emitted.AsParallel().AsOrdered().Select(unit => unit.Source is null ? null
            : new UnitObject(Compile(unit.Source, compiler!), unit.FirstSite, unit.Sites))];
    }

    private (NativeUnit? Source, int FirstSite, int Sites) EmitUnit(HashSet<int> functions, ImageTables tables)
    {
        if (functions.Count == 0)
            return (null, 0, 0);
        var first = tables.BeginUnit();
        var unit = CodeGenerator.Emit(program, functions, profile, tables, plan.Functions);
        return (unit, first, tables.Sites.Count - first);
    }

    /// <summary>The symbols of the host core of a profile.</summary>
    public static CoreSymbols ReadCore(Profile profile) =>
        CodeGenerator.ReadCore(File.ReadAllBytes(Installation.Core(profile)), out var error)
            ?? throw new CommandException(ExitCodes.Internal, $"the core cannot be linked against: {error}");

    /// <summary>Links an object for the core that said hello.</summary>
    public static NativePart Link(byte[] unit, IReadOnlyList<Site> sites, Profile profile, Hello hello)
    {
        var linked = Link(unit, ReadCore(profile), hello);
        var entries = linked.Entries.Select(entry => new NativeEntry(entry.Function, entry.Generic, entry.Typed));
        return new NativePart(
            new NativeCode(hello.LoadAddress, hello.BuildId, linked.Code, [.. entries]), sites, unit);
    }

    /// <summary>The same, for a core whose symbols were read before.</summary>
    public static LinkResult Link(byte[] unit, CoreSymbols core, Hello hello)
    {
        var linked = CodeGenerator.Link(unit, core, hello.LoadAddress, hello.NativeRoom);
        return linked.Succeeded ? linked
            : throw new CommandException(ExitCodes.Internal, "linking failed: " + string.Join("; ", linked.Errors));
    }

    private static void Verify(Image image, IReadOnlySet<int> linkedLater)
    {
        if (Verifier.Verify(image, linkedLater) is { Count: > 0 } errors)
            throw new InvalidOperationException($"the encoder made an image that cannot be verified: {errors[0]}");
    }
}
