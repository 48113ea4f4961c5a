// SPDX-License-Identifier: MIT
// From IR to code that a core can load, in three steps that can each be looked at: C text, ELF object, linked bytes.
using EPython.Bytecode.Encoding;
using EPython.Bytecode.Images;
using EPython.CodeGen.C;
using EPython.CodeGen.Elf;
using EPython.CodeGen.Toolchain;
using EPython.Frontend.Ir;
using EPython.Frontend.Types;

namespace EPython.CodeGen;

/// <summary>The functions that are compiled, loaded and replaced as one, as C.</summary>
public sealed record NativeUnit(string Source, IReadOnlySet<int> Functions, Profile Profile);

public static class CodeGenerator
{
    private static readonly TimeSpan s_compileLimit = TimeSpan.FromSeconds(120);

    /// <summary>C for the functions in <paramref name="compiled"/>; sites and constants are numbered in
    /// <paramref name="tables"/>.</summary>
    public static NativeUnit Emit(
        IrProgram program, IReadOnlySet<int> compiled, Profile profile, ImageTables tables,
        IReadOnlySet<int>? loaded = null, Dispatch dispatch = Dispatch.Static) =>
        new(CEmitter.Emit(program, compiled, profile, tables, loaded, dispatch: dispatch), compiled, profile);

    /// <summary>The same for a core that holds the program's tables.</summary>
    public static NativeUnit EmitFrozen(
        IrProgram program, IReadOnlySet<int> compiled, Profile profile, ImageTables tables, IReadOnlySet<int> loaded) =>
        new(CEmitter.Emit(program, compiled, profile, tables, loaded, isFrozen: true), compiled, profile);

    /// <summary>The same, and C that goes on at heads of loops of interpreted activations (docs/tiering.md).</summary>
    public static TierSource EmitTier(
        IrProgram program, IReadOnlySet<int> compiled, IReadOnlyDictionary<int, IReadOnlyList<LoopPlace>> heads, Profile profile,
        ImageTables tables, Dispatch dispatch = Dispatch.Static) =>
        CEmitter.EmitTier(program, compiled, heads, profile, tables, dispatch);

    /// <summary>Operations that are checked once before their loop where all of the program is compiled for the host.
    /// </summary>
    public static IReadOnlySet<IrOp> CheckedBeforeLoops(IrProgram program, Profile profile)
    {
        var all = program.Functions.Select(function => function.Index).ToHashSet();
        var tables = new ImageTables(new ConstantTable());
        return CEmitter.WriteFunctions(program, all, profile, tables, all, new CWriter(), isFrozen: false, isSmall: false).CheckedBefore;
    }

    /// <summary>The unit as an ELF object, from the cache if it was compiled before (null: no cache).</summary>
    public static Task<CompileResult> CompileAsync(
        NativeUnit unit, CCompiler compiler, ObjectCache? cache, CancellationToken cancellation = default) =>
        cache is null
            ? compiler.CompileAsync(unit.Source, s_compileLimit, cancellation)
            : cache.CompileAsync(compiler, unit.Source, s_compileLimit, cancellation);

    /// <summary>Bytes of machine code per function of a unit's object; empty if the object cannot be read.</summary>
    public static IReadOnlyDictionary<int, ulong> FunctionSizes(ReadOnlyMemory<byte> unit) =>
        new ElfReader().Read(unit, out _) is { } file ? UnitSizes.Of(file) : new Dictionary<int, ulong>();

    /// <summary>The symbols of a core's executable; null and the reason if it cannot be linked against.</summary>
    public static CoreSymbols? ReadCore(ReadOnlyMemory<byte> executable, out string? error)
    {
        var file = new ElfReader().Read(executable, out var problem);
        error = problem?.Message;
        return file is null ? null : CoreSymbols.From(file, out error);
    }

    /// <summary>An object's code, linked for an address on a core.</summary>
    public static LinkResult Link(
        ReadOnlyMemory<byte> unit, CoreSymbols core, ulong loadAddress, ulong room, IObjectReader? reader = null)
    {
        var file = (reader ?? new ElfReader()).Read(unit, out var error);
        if (file is null)
            return LinkResult.Failed([$"the object cannot be read: {error?.Message}"]);
        var linked = Linker.Link(file, core, loadAddress, room);
        return linked.Succeeded && linked.Entries.Count == 0
            ? LinkResult.Failed(["the object has no table of entries"])
            : linked;
    }
}
