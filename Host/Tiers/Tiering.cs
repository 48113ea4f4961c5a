// SPDX-License-Identifier: MIT
// Decides while a program runs what of it is compiled: what it was seen in, what that calls, and the loops that it is in. The
// compiler works beside the program; the core gets the code when it asks for it.
using System.Globalization;
using EPython.Bytecode.Encoding;
using EPython.Bytecode.Images;
using EPython.CodeGen.Tiers;
using EPython.Host.Link;
using EPython.Host.Monitor;

namespace EPython.Host.Tiers;

/// <summary>What is known before the run. Planned: functions that are worth compiling; IsFixed: and no others are. Native: those
/// of them that the core has already, and how many bytes their code takes.</summary>
internal sealed record TierStart(IReadOnlySet<int> Planned, bool IsFixed, IReadOnlySet<int> Native, int NativeBytes);

internal sealed class Tiering : ITierSource, IDisposable
{
    // Ticks (milliseconds of bytecode) after which the compiler starts for the first time; for the next ones, those of one
    // function: twice as many each time.
    private const int FirstTicks = 8, NextTicks = 8, MostRounds = 8;
    // In a loop that only one around it leads out of, it is worth waiting for that one to begin its next round.
    private const int Patience = 8;
    // What takes no more than such a part of the time is not worth compiling for itself.
    private const int Rare = 20;
    // After the program's end.
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(2);

    private readonly TierProgram _program;
    private readonly TierCompiler _compiler;
    private readonly PlaceMap _places;
    private readonly bool _isFixed;
    private readonly Action<string> _tell;
    private readonly HashSet<int> _planned;
    private readonly HashSet<int> _native;
    private readonly HashSet<LoopPlace> _enterable = [];
    private readonly long[] _since;             // ticks of each function since the compiler started last
    private int _round;

    public Tiering(TierProgram program, Image image, TierStart start, ILink link, Hello hello, Action<string> tell)
    {
        (_program, _isFixed, _tell) = (program, start.IsFixed, tell);
        _compiler = new TierCompiler(program, link, hello, start.NativeBytes);
        _places = new PlaceMap(image);
        _planned = [.. start.Planned];
        _native = [.. start.Native];
        _round = start.Native.Count > 0 ? 1 : 0;
        Heat = new long[image.Functions.Count];
        _since = new long[image.Functions.Count];
    }

    public byte RunFlags => (byte)Bytecode.Contract.ImageFormat.RunSamples;

    /// <summary>Ticks that were seen in the bytecode of each function.</summary>
    public long[] Heat { get; }
    /// <summary>What was compiled together last, or was to be when the program ended; null: nothing was. Its object is kept.
    /// </summary>
    public IReadOnlySet<int>? Compiled { get; private set; }
    public int Samples { get; private set; }
    /// <summary>Why nothing is compiled any more; null: nothing failed.</summary>
    public string? Failure => _compiler.Failure;

    public void Hear(uint ticks, IReadOnlyList<uint> activations)
    {
        if (activations.Count == 0 || _places.Find(activations[0]) is not { } top)
            return;
        if (ticks == 0)
        {
            _tell($"{NameOf(top.Function)}: entered at line {Number(_places.LineOf(activations[0]))}");
            return;
        }
        Samples++;
        Heat[top.Function] += ticks;
        _since[top.Function] += ticks;
        if (!_compiler.IsBusy && _round < MostRounds && IsDue(top.Function, top.Offset))
            Begin(activations);
    }

    public byte[] Answer()
    {
        if (_compiler.Take() is not { } code)
            return TierCode.Nothing;
        _native.UnionWith(code.Functions);
        _enterable.UnionWith(code.Heads.Values.SelectMany(loops => loops));
        Array.Clear(_since);
        _tell($"{NamesOf(code.Functions)}: compiled in {Number((long)code.Took.TotalMilliseconds)} ms");
        return code.Payload(_places);
    }

    // Bytecode that is hot enough, and that something can be done about.
    private bool IsDue(int function, int offset)
    {
        var most = _round == 0 ? FirstTicks : NextTicks << _round;
        if ((_round == 0 ? _since.Sum() : _since[function]) < most)
            return false;
        if (!_native.Contains(function))
            return !_isFixed || _planned.Contains(function);
        var around = _program.Loops.Around(function, offset);
        return around.Count > 0 && !_enterable.Contains(around[^1])
            && (!around.Any(_enterable.Contains) || _since[function] >= most * Patience);
    }

    private void Begin(IReadOnlyList<uint> activations)
    {
        var heads = HeadsOf(activations);
        if (!_isFixed)
            _planned.UnionWith(HotCallees.With(_program.Program, Seen().Concat(heads.Keys).Concat(_planned)));
        _tell($"{NamesOf(_planned)}: compiling, {HeatWords()}");
        Array.Clear(_since);
        _round++;
        Compiled = _planned.ToHashSet();
        _compiler.Start(Compiled, heads);
    }

    /// <summary>Waits until what is being compiled is kept for the next run.</summary>
    public void Finish() => _compiler.Finish(s_patience);

    private IEnumerable<int> Seen() =>
        Enumerable.Range(0, Heat.Length).Where(function => Heat[function] * Rare > Heat.Sum());

    // The loops that the program is in, by function.
    private Dictionary<int, IReadOnlyList<LoopPlace>> HeadsOf(IReadOnlyList<uint> activations) => activations
        .Select(at => _places.Find(at)).OfType<(int Function, int Offset)>()
        .Where(place => !_isFixed || _planned.Contains(place.Function))
        .SelectMany(place => _program.Loops.Wanted(place.Function, place.Offset).Select(loop => (place.Function, Loop: loop)))
        .GroupBy(pair => pair.Function, pair => pair.Loop)
        .ToDictionary(group => group.Key, group => (IReadOnlyList<LoopPlace>)[.. group.Distinct()]);

    // ---- words -------------------------------------------------------------------------------------------------

    private string HeatWords()
    {
        var hottest = Array.IndexOf(_since, _since.Max());
        return $"{Number(_since[hottest])} of {Number(_since.Sum())} ms in {NameOf(hottest)}";
    }

    private string NameOf(int function) => _program.Program.Functions[function].Name;
    private string NamesOf(IEnumerable<int> functions) => string.Join(", ", functions.Order().Select(NameOf));
    private static string Number(long number) => number.ToString(CultureInfo.InvariantCulture);

    public void Dispose() => _compiler.Dispose();
}
