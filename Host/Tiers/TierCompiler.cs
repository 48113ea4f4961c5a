// SPDX-License-Identifier: MIT
// Compiles for a program beside it, one unit at a time. When the program ends, the compiler is ended at once.
using System.Diagnostics;
using EPython.Bytecode.Encoding;
using EPython.Host.Link;
using EPython.Host.Monitor;

namespace EPython.Host.Tiers;

internal sealed class TierCompiler(TierProgram program, ILink link, Hello hello, int bytesUsed) : IDisposable
{
    private const ulong Alignment = 64;
    private static readonly TimeSpan s_patience = TimeSpan.FromMilliseconds(200);

    private readonly CancellationTokenSource _ended = new();
    private ulong _end = Aligned((ulong)bytesUsed);     // of the code that the core has
    private Task _work = Task.CompletedTask;
    private volatile TierCode? _ready;
    private volatile string? _failure;
    private bool _isWanted;

    /// <summary>It compiles, or has what nobody took yet, or cannot go on.</summary>
    public bool IsBusy => _isWanted;

    /// <summary>Why it cannot go on; null: it can.</summary>
    public string? Failure => _failure;

    public void Start(IReadOnlySet<int> functions, IReadOnlyDictionary<int, IReadOnlyList<LoopPlace>> heads)
    {
        _isWanted = true;
        _ = Task.Run(program.ReadCore);
        _work = Task.Run(() => CompileAsync(functions, heads));
    }

    /// <summary>What was compiled since it was asked last.</summary>
    public TierCode? Take()
    {
        if (_ready is not { } code)
            return null;
        (_ready, _isWanted) = (null, false);
        _end = Aligned(code.Start + (ulong)code.Linked.Code.Length);
        return code;
    }

    private static ulong Aligned(ulong bytes) => (bytes + Alignment - 1) / Alignment * Alignment;

    private async Task CompileAsync(IReadOnlySet<int> functions, IReadOnlyDictionary<int, IReadOnlyList<LoopPlace>> heads)
    {
        var clock = Stopwatch.StartNew();
        if (program.Emit(functions, heads) is not { } unit)
        {
            _failure = "compiled code needs a constant that the program began without";
            return;
        }
        var compiled = await program.CompileAsync(unit, _ended.Token);
        if (compiled.Object is not { } bytes)
        {
            _failure = compiled.Error;
            return;
        }
        var linked = program.Link(bytes, hello.LoadAddress + _end, hello.NativeRoom - _end);
        if (!linked.Succeeded)
        {
            _failure = string.Join("; ", linked.Errors);
            return;
        }
        _ready = new TierCode(linked, _end, functions, heads, unit.Code.States, clock.Elapsed);
        link.TellReady();
        program.Keep(unit, bytes);
    }

    /// <summary>Waits for what is being compiled, but not for longer than that.</summary>
    public void Finish(TimeSpan patience)
    {
        try
        {
            _work.Wait(patience);
        }
        catch (AggregateException ended) when (ended.InnerException is OperationCanceledException)
        {
        }
    }

    public void Dispose()
    {
        _ended.Cancel();        // ends the compiler's process
        Finish(s_patience);     // what it has written so far goes
        if (_work.IsCompleted)
            _ended.Dispose();
    }
}
