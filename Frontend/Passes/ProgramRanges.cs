// SPDX-License-Identifier: MIT
// Range analysis of a whole program. A function that is only called by name starts with what holds at all of its calls; a
// global holds the ints, and its lists have the lengths, of all that is stored there. All of it grows from nothing until it
// stands; what grew too far is made smaller again where that holds; then checks are cleared, once.
using EPython.Frontend.Ir;
using EPython.Frontend.Types;

namespace EPython.Frontend.Passes;

/// <summary>What a loop moves by a constant at most once a round, or by one in each.</summary>
internal sealed record Counted(IrLocal Local, long Change, bool IsEachRound);

internal sealed class ProgramRanges
{
    /// <summary>So often what holds on entry may change before bounds that still move are given up.</summary>
    private const int Patience = 3;

    private sealed class Entry(RangeState? state)
    {
        public RangeState? State = state;      // null: no call was met
        public int Changes;
    }

    private readonly Interval _whole;
    private readonly Dictionary<IrFunction, Entry> _entries = [];
    private readonly Dictionary<IrGlobal, Interval> _lengths = [];
    private Dictionary<IrGlobal, Interval> _values = [];
    private Dictionary<IrGlobal, Interval>? _stored;        // while values are made smaller: what is stored
    private bool _isStable;
    private readonly ILookup<IrGlobal, IrFunction> _loaders;
    private readonly HashSet<IrFunction> _waiting = [];
    private readonly HashSet<IrGlobal> _unknown;            // of which not all stores are seen

    private ProgramRanges(IrProgram program, Profile profile, Action<IrFunction, IrOp, RangeState>? observe)
    {
        Observe = observe;
        _whole = new Interval(profile.IntMin(), profile.IntMax());
        Resizing = new Resizing(program);
        var open = OpenFunctions(program);
        foreach (var function in program.Functions)
            _entries[function] = new Entry(open.Contains(function.Index) ? new RangeState(_whole) : null);
        _loaders = program.Functions
            .SelectMany(function => IrWalk.All(function.Body).OfType<IrLoadGlobal>().Select(load => (load.Global, function)))
            .ToLookup(load => load.Global, load => load.function);
        Argv = program.Argv;
        _unknown = [.. StoredByName(program)];
    }

    // Attributes of classes that are assigned by name: cls.count = 5.
    private static IEnumerable<IrGlobal> StoredByName(IrProgram program)
    {
        var statements = program.Functions.SelectMany(function => IrWalk.All(function.Body)).ToList();
        var isAny = statements.Any(statement => statement is IrCallBuiltin { Builtin: "SetAttribute" });
        var names = statements.OfType<IrOp>().Where(op => op.Operation == Operation.StoreAttribute)
            .Select(op => program.MethodNames[op.Immediates[0]]).ToHashSet();
        return program.Classes.SelectMany(one => one.Entries)
            .Where(entry => isAny || names.Contains(entry.Name)).Select(entry => entry.Global).OfType<IrGlobal>();
    }

    public Resizing Resizing { get; }

    /// <summary>By loop, what moves by a constant in each round: as written, whatever state the loop is run in.</summary>
    public Dictionary<IrStatement, IReadOnlyList<Counted>> Counted { get; } = [];

    /// <summary>Is told each operation once, with what is known when it runs, after proofs have cleared its checks.</summary>
    public Action<IrFunction, IrOp, RangeState>? Observe { get; }

    private IrGlobal? Argv { get; }

    public static IrProgram Run(IrProgram program, Profile profile) => Run(program, profile, null);

    public static IrProgram Run(IrProgram program, Profile profile, Action<IrFunction, IrOp, RangeState>? observe)
    {
        var ranges = new ProgramRanges(program, profile, observe);
        ranges._waiting.UnionWith(program.Functions.Where(function => ranges._entries[function].State is not null));
        while (program.Functions.FirstOrDefault(ranges._waiting.Contains) is { } next)
        {
            ranges._waiting.Remove(next);
            Ranges.Run(ranges, next, ranges._entries[next].State!, isRecording: false);
        }
        ranges._isStable = true;
        ranges.NarrowValues(program);
        foreach (var function in program.Functions)
            Ranges.Run(ranges, function, ranges._entries[function].State ?? new RangeState(ranges._whole), isRecording: true);
        return program;
    }

    // `a = 171 * a % 30269` stores less than 30269 whatever a is; but a was given up while it grew. What is stored when globals
    // hold what was found holds for them as well.
    private void NarrowValues(IrProgram program)
    {
        if (!_values.Values.Any(value => value.Low == _whole.Low || value.High == _whole.High))
            return;
        _stored = [];
        foreach (var function in program.Functions)
            if (_entries[function].State is { } entry)
                Ranges.Run(this, function, entry, isRecording: false);
        (_values, _stored) = (_stored, null);
    }

    // Functions that something unknown may call with anything: the main body, and what is used as a value.
    private static HashSet<int> OpenFunctions(IrProgram program)
    {
        var open = new HashSet<int> { 0 };
        open.UnionWith(program.Classes.SelectMany(one => one.Entries).Select(entry => entry.Function)
            .OfType<IrFunction>().Select(function => function.Index));
        foreach (var function in program.Functions)
        {
            if (function.Symbol.Escapes)
                open.Add(function.Index);
            open.UnionWith(function.Defaults.OfType<IrFunctionValue>().Select(value => value.Function));
            foreach (var statement in IrWalk.All(function.Body))
            {
                if (statement is IrNewClosure closure)
                    open.Add(closure.Function);
                open.UnionWith(IrWalk.Reads(statement).OfType<IrFunctionValue>().Select(value => value.Function));
            }
        }
        return open;
    }

    // ---- what an analysis of a function finds -------------------------------------------------------------------------

    /// <summary>A call by name in a state.</summary>
    public void Call(IrCall call, RangeState state)
    {
        if (_isStable)
            return;
        var entry = _entries[call.Callee];
        var met = OnEntry(call, state);
        if (entry.State is null)
            entry.State = met;
        else if (entry.State.Covers(met))
            return;
        else if (entry.Changes < Patience)
            entry.State = RangeState.Join(entry.State, met);
        else
            entry.State = entry.State.Widen(met);
        entry.Changes++;
        _waiting.Add(call.Callee);
    }

    private RangeState OnEntry(IrCall call, RangeState state)
    {
        var entry = new RangeState(_whole);
        var arguments = call.Callee.Parameters.Zip(call.Arguments).ToList();
        foreach (var (parameter, argument) in arguments)
        {
            if (parameter.Kind is Kind.Int or Kind.Word)
                entry.Set(parameter, state.Of(argument));
            else if (IsList(parameter))
                entry.SetLength(parameter, state.LengthOf(argument));
        }
        foreach (var (index, number) in arguments.Where(one => one.First.Kind == Kind.Int))
        {
            foreach (var (list, argument) in arguments.Where(one => IsList(one.First)))
            {
                if (state.Margin(number, argument) is { } margin)
                    entry.SetBelow(index, list, margin);
            }
        }
        return entry;
    }

    private static bool IsList(IrLocal local) => local.Kind == Kind.Value && local.Type.MayBe(TypeTags.List | TypeTags.Array);

    /// <summary>A global is assigned in a state.</summary>
    public void Store(IrStoreGlobal store, RangeState state)
    {
        if (store.Global.Kind == Kind.Int)
            StoreInt(store.Global, state.Of(store.Source));
        else if (!_isStable && store.Source is IrLocal list && IsList(list))
            Grow(_lengths, store.Global, state.LengthOf(list), state.WholeLength);
    }

    private void StoreInt(IrGlobal global, Interval value)
    {
        if (!_isStable)
            Grow(_values, global, value, _whole);
        else if (_stored is not null)
            _stored[global] = _stored.TryGetValue(global, out var before) ? before.Join(value) : value;
    }

    private void Grow(Dictionary<IrGlobal, Interval> all, IrGlobal global, Interval added, Interval whole)
    {
        var isKnown = all.TryGetValue(global, out var known);
        var grown = isKnown ? known.Join(added) : added;
        if (isKnown && grown == known)
            return;
        // A second change may be the first of many.
        all[global] = isKnown ? Widened(known, grown, whole) : grown;
        _waiting.UnionWith(_loaders[global].Where(function => _entries[function].State is not null));
    }

    /// <summary>What an int in a global may be.</summary>
    public Interval ValueOf(IrGlobal global) =>
        _values.TryGetValue(global, out var value) && !_unknown.Contains(global) ? value : _whole;

    private static Interval Widened(Interval before, Interval now, Interval whole) =>
        new(now.Low < before.Low ? whole.Low : now.Low, now.High > before.High ? whole.High : now.High);

    /// <summary>How long a list in a global is: as it was when it was stored, unless such lists are resized somewhere.</summary>
    public Interval LengthOf(IrGlobal global, RangeState state)
    {
        if (global == Argv || _unknown.Contains(global) || !_lengths.TryGetValue(global, out var stored))
            return state.WholeLength;
        var resized = Resizing.Anywhere;
        var list = new IrLocal(0, global.Name, global.Kind, global.Type);
        return new Interval(
            Resizing.Concerns(resized.Shorter, list) ? 0 : stored.Low,
            Resizing.Concerns(resized.Longer, list) ? state.WholeLength.High : stored.High);
    }
}
