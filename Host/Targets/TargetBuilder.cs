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
using EPython.CodeGen.Toolchain;
using EPython.Frontend.Ir;
using EPython.Host.Cli;

namespace EPython.Host.Targets;

/// <summary>A core for one program. The image is what the host knows of it: names, words, sources.</summary>
internal sealed record BuiltCore(byte[] Elf, Image Image, IReadOnlyList<Placed> Places, ulong Build);

internal sealed class TargetBuilder(IrProgram program, Target target)
{
    public BuiltCore Build(PlacementRequest request, long memory)
    {
        var builder = CoreBuilder.Find(target, Installation.CoreSources, ObjectCache.ForUser(), out var missing)
            ?? throw new CommandException(ExitCodes.Internal, missing!);
        var places = request.Place(program, hasCompiler: true);
        var (frozen, image) = Freeze(places);
        var core = builder.BuildAsync(frozen, memory).GetAwaiter().GetResult();
        return core.Elf is not null ? new BuiltCore(core.Elf, image, places, frozen.Build)
            : core.Overflow is not null
                ? throw new CommandException(ExitCodes.DoesNotFit, DoesNotFit(memory, core.Overflow.Value))
            : throw new CommandException(ExitCodes.Internal, core.Error!);
    }

    private string DoesNotFit(long memory, long overflow) =>
        $"the program does not fit into the {memory} bytes of {target.Name}"
        + (overflow > 0 ? $": {overflow} bytes too many" : "");

    /// <summary>The program's C, and its image for the host.</summary>
    public (FrozenProgram Program, Image Image) Freeze(IReadOnlyList<Placed> places)
    {
        var constants = new ConstantTable();
        var tables = new ImageTables(constants);
        var compiled = places.Where(place => place.IsCompiled).Select(place => place.Function).ToHashSet();
        var interpreted = places.Select(place => place.Function).Where(f => !compiled.Contains(f)).ToHashSet();
        var encoded = Encoder.Encode(program, interpreted, constants);
        if (encoded.Errors.Count > 0)
            throw new CommandException(ExitCodes.DoesNotFit, string.Join('\n', encoded.Errors));
        var image = ImageBuilder.Build(program, encoded, target.Numbers);
        if (Verifier.Verify(image, compiled) is { Count: > 0 } errors)
            throw new InvalidOperationException($"the encoder made an image that cannot be verified: {errors[0]}");
        var (source, names) = FrozenEmitter.Emit(program, image, compiled, tables);
        var slice = SliceHeader.Write(ProgramUse.Of(program, image));
        var build = BinaryPrimitives.ReadUInt64LittleEndian(SHA256.HashData(System.Text.Encoding.UTF8.GetBytes(source + slice)));
        image = image with { Debug = image.Debug!.WithNativeSites(tables.Sites) };
        return (new FrozenProgram(FrozenEmitter.WithBuild(source, build), slice, build, names), image);
    }
}
