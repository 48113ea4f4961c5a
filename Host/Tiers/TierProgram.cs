// SPDX-License-Identifier: MIT
// A program that is interpreted at first: its bytecode, and what any of its functions becomes when it is compiled. Constants and
// sites have the same numbers in all of its units, whatever is compiled when: so each can be used beside the others, and
// in later runs.
using EPython.Bytecode.Encoding;
using EPython.Bytecode.Images;
using EPython.Bytecode.Verification;
using EPython.CodeGen;
using EPython.CodeGen.C;
using EPython.CodeGen.Elf;
using EPython.CodeGen.Tiers;
using EPython.CodeGen.Toolchain;
using EPython.Frontend.Ir;
using EPython.Frontend.Types;
using EPython.Host.Cli;
using EPython.Host.Monitor;

namespace EPython.Host.Tiers;

using Heads = IReadOnlyDictionary<int, IReadOnlyList<LoopPlace>>;

/// <summary>Functions as C; Key: what the object of these functions alone is cached under.</summary>
internal sealed record TierUnit(IReadOnlySet<int> Functions, TierSource Code, string Key);

internal sealed class TierProgram
{
    public static readonly Heads NoHeads = new Dictionary<int, IReadOnlyList<LoopPlace>>();
    private static readonly TimeSpan s_compileLimit = TimeSpan.FromSeconds(120);

    private readonly CCompiler _compiler;
    private readonly ObjectCache _cache = ObjectCache.ForUser();
    private readonly ImageTables _tables = new(new ConstantTable());
    private readonly EncodedProgram _encoded;
    private readonly Lazy<CoreSymbols> _core;
    private readonly int _constants;
    private TierUnit? _alone;           // what was made last

    private TierProgram(IrProgram program, Profile profile, CCompiler compiler)
    {
        (Program, Profile, _compiler) = (program, profile, compiler);
        _encoded = Encoder.Encode(
            program, Enumerable.Range(0, program.Functions.Count).ToHashSet(), _tables.Constants, withLoops: true);
        _tables.NumberSites(program);
        _constants = _tables.Constants.Values.Count;
        _core = new(() => Builder.ReadCore(profile));
        Loops = new TierLoops(program, _encoded);
    }

    /// <summary>Null: some function of the program cannot be interpreted.</summary>
    public static TierProgram? TryCreate(IrProgram program, Profile profile, CCompiler compiler)
    {
        var made = new TierProgram(program, profile, compiler);
        return made._encoded.Errors.Count == 0 ? made : null;
    }

    public IrProgram Program { get; }
    public Profile Profile { get; }
    public TierLoops Loops { get; }

    /// <summary>The image: all bytecode, and compiled code for the start, if there is any.</summary>
    public Image Image(NativePart? native)
    {
        var image = ImageBuilder.Build(Program, _encoded, Profile, native);
        image = image with { Debug = image.Debug!.WithNativeSites(_tables.Sites) };
        return Verifier.Verify(image) is { Count: > 0 } errors
            ? throw new InvalidOperationException($"the encoder made an image that cannot be verified: {errors[0]}") : image;
    }

    /// <summary>C of functions, and of code that enters loops; null: it needs a constant that the core does not have.</summary>
    public TierUnit? Emit(IReadOnlySet<int> functions, Heads heads, Dispatch dispatch = Dispatch.Static)
    {
        if (_alone?.Functions.SetEquals(functions) != true)
        {
            var alone = CodeGenerator.EmitTier(Program, functions, NoHeads, Profile, _tables, dispatch);
            _alone = new TierUnit(functions, alone, ObjectCache.KeyOf(_compiler, alone.Source));
        }
        var all = heads.Count == 0 ? _alone.Code
            : CodeGenerator.EmitTier(Program, functions, heads, Profile, _tables, dispatch);
        return _tables.Constants.Values.Count == _constants ? _alone with { Code = all } : null;
    }

    /// <summary>The object of the unit's functions, if it was made in an earlier run.</summary>
    public byte[]? Cached(TierUnit unit) => _cache.Find(unit.Key);

    /// <summary>Keeps a unit's object for later runs, which need no loops of it.</summary>
    public void Keep(TierUnit unit, byte[] compiled) => _cache.Keep(unit.Key, compiled);

    /// <summary>Compiles a unit beside the program.</summary>
    public Task<CompileResult> CompileAsync(TierUnit unit, CancellationToken cancellation) =>
        _compiler.Apart().CompileAsync(unit.Code.Source, s_compileLimit, cancellation);

    /// <summary>The same before the program runs, where its object is not known yet.</summary>
    public CompileResult Compile(TierUnit unit) => _cache
        .CompileAsync(_compiler, unit.Code.Source, s_compileLimit, CancellationToken.None).GetAwaiter().GetResult();

    /// <summary>Gets ready to link, which takes a while.</summary>
    public void ReadCore() => _ = _core.Value;

    /// <summary>Links an object for an address.</summary>
    public LinkResult Link(byte[] compiled, ulong address, ulong room) =>
        CodeGenerator.Link(compiled, _core.Value, address, room);

    /// <summary>What the core gets with the image.</summary>
    public NativePart FirstPart(byte[] compiled, Hello hello) => Builder.Link(compiled, [], Profile, hello);
}
