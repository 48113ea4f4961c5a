// SPDX-License-Identifier: MIT
// From IR to an image for one core: placement, bytecode, compiled code linked for that core.
using EPython.Bytecode.Encoding;
using EPython.Bytecode.Images;
using EPython.Bytecode.Verification;
using EPython.CodeGen;
using EPython.CodeGen.Toolchain;
using EPython.Frontend.Ir;
using EPython.Frontend.Types;
using EPython.Host.Cli;
using EPython.Host.Monitor;

namespace EPython.Host;

/// <summary>An image and how its functions were placed; Notes: what the user should be told once.</summary>
internal sealed record BuiltProgram(Image Image, IReadOnlyList<Placed> Places, IReadOnlyList<string> Notes);

internal sealed class Builder(IrProgram program, Profile profile)
{
    private readonly List<string> _notes = [];

    /// <summary>The image for a core that said hello; a failure that the user must see ends the command.</summary>
    public BuiltProgram Build(PlacementRequest request, Func<Hello> hello)
    {
        var compiler = CCompiler.Find(Installation.IncludeFolders, profile, out var missing);
        var places = Place(request, compiler, missing);
        var constants = new ConstantTable();
        var compiled = places.Where(place => place.IsCompiled).Select(place => place.Function).ToHashSet();
        var native = compiled.Count == 0 ? null : Compile(compiled, compiler!, constants, hello());
        var interpreted = places.Select(place => place.Function).Where(f => !compiled.Contains(f)).ToHashSet();
        var encoded = Encoder.Encode(program, interpreted, constants);
        if (encoded.Errors.Count > 0)
            throw new CommandException(ExitCodes.DoesNotFit, string.Join('\n', encoded.Errors));
        var image = ImageBuilder.Build(program, encoded, profile, native);
        Verify(image);
        return new BuiltProgram(image, places, _notes);
    }

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

    private NativePart Compile(IReadOnlySet<int> functions, CCompiler compiler, ConstantTable constants, Hello hello)
    {
        var tables = new ImageTables(constants);
        var unit = CodeGenerator.Emit(program, functions, profile, tables);
        var compiled = CodeGenerator.CompileAsync(unit, compiler, ObjectCache.ForUser()).GetAwaiter().GetResult();
        if (compiled.Object is null)
            throw new CommandException(ExitCodes.Internal, compiled.Error ?? "the C compiler failed");
        return Link(compiled.Object, tables.Sites, profile, hello);
    }

    /// <summary>Links an object for the core that said hello.</summary>
    public static NativePart Link(byte[] unit, IReadOnlyList<Site> sites, Profile profile, Hello hello)
    {
        var core = CodeGenerator.ReadCore(File.ReadAllBytes(Installation.Core(profile)), out var error)
            ?? throw new CommandException(ExitCodes.Internal, $"the core cannot be linked against: {error}");
        var linked = CodeGenerator.Link(unit, core, hello.LoadAddress, hello.NativeRoom);
        if (!linked.Succeeded)
            throw new CommandException(ExitCodes.Internal, "linking failed: " + string.Join("; ", linked.Errors));
        var entries = linked.Entries.Select(entry => new NativeEntry(entry.Function, entry.Generic, entry.Typed));
        return new NativePart(
            new NativeCode(hello.LoadAddress, hello.BuildId, linked.Code, [.. entries]), sites, unit);
    }

    private static void Verify(Image image)
    {
        if (Verifier.Verify(image) is { Count: > 0 } errors)
            throw new InvalidOperationException($"the encoder made an image that cannot be verified: {errors[0]}");
    }
}
