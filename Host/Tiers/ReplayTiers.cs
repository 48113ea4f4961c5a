// SPDX-License-Identifier: MIT
// Tiering that is the same each time, for tests: everything is compiled beforehand, and a seed says at which poll of the
// interpreter each function is replaced, and from which one on each function's loops are entered.
using EPython.Bytecode.Contract;
using EPython.Bytecode.Images;
using EPython.CodeGen;
using EPython.Host.Cli;
using EPython.Host.Monitor;

namespace EPython.Host.Tiers;

internal sealed class ReplayTiers : ITierSource
{
    private const int Magnitudes = 13;      // the last function is replaced after some 2^13 polls

    private readonly byte[] _payload;

    private ReplayTiers(byte[] payload) => _payload = payload;

    public byte RunFlags => ImageFormat.RunCounts;

    /// <summary>The same program and seed give the same polls, and mostly the same structure of code.</summary>
    public static ReplayTiers Create(TierProgram program, Image image, int seed, Hello hello)
    {
        var random = new Random(seed);
        var all = Enumerable.Range(0, image.Functions.Count).ToHashSet();
        var heads = all.Select(function => (function, Loops: program.Loops.Of(function).Where(_ => random.Next(4) > 0).ToList()))
            .Where(pair => pair.Loops.Count > 0)
            .ToDictionary(pair => pair.function, pair => (IReadOnlyList<Bytecode.Encoding.LoopPlace>)pair.Loops);
        var unit = program.Emit(all, heads, random.Next(2) == 0 ? Dispatch.Static : Dispatch.Dynamic)
            ?? throw new InvalidOperationException("compiled code needs a constant that bytecode does not have");
        var compiled = program.Compile(unit);
        if (compiled.Object is not { } bytes)
            throw new CommandException(ExitCodes.Internal, compiled.Error ?? "the C compiler failed");
        var linked = program.Link(bytes, hello.LoadAddress, hello.NativeRoom);
        if (!linked.Succeeded)
            throw new CommandException(ExitCodes.Internal, "linking failed: " + string.Join("; ", linked.Errors));
        var polls = all.Order().ToDictionary(function => function, _ => (Function: Poll(random), Loops: Poll(random)));
        var code = new TierCode(linked, 0, all, heads, unit.Code.States, TimeSpan.Zero);
        return new ReplayTiers(code.Payload(
            new PlaceMap(image), (function, isLoop) => isLoop ? polls[function].Loops : polls[function].Function));
    }

    // Any magnitude is as likely as any other.
    private static uint Poll(Random random) => (uint)random.Next(1 << random.Next(Magnitudes));

    public void Hear(uint ticks, IReadOnlyList<uint> activations)
    {
    }

    public byte[] Answer() => _payload;
}
