// SPDX-License-Identifier: MIT
// How often code runs, guessed from its shape: constant ranges by their length, other loops ten rounds, recursion a
// hundred calls, spread through the call graph from the program's start. Only the order of magnitude matters.
using EPython.CodeGen.C;
using EPython.Frontend.Ir;

namespace EPython.CodeGen;

/// <summary>Visits: how often the function's hottest statement runs. Depth: its deepest loop nest.</summary>
internal sealed record Heat(double Calls, double Visits, double Work, int Depth, int Statements, bool IsRecursive);

internal sealed class HeatEstimate
{
    public const double Ceiling = 1e12;

    private const double UnknownRounds = 10, RecursiveCalls = 100;

    private readonly IrProgram _program;
    private readonly CallGraph _graph;
    private readonly CallProfile[] _profiles;
    private readonly double[] _calls;
    private double _unknownCalls;

    // What one call of a function runs: weight per callee, weight of calls of unknown values, and totals.
    private sealed class CallProfile
    {
        public Dictionary<int, double> Callees { get; } = [];
        public double Unknown, Visits = 1, Work;
        public int Depth, Statements;
    }

    private HeatEstimate(IrProgram program, CallGraph graph)
    {
        _program = program;
        _graph = graph;
        _profiles = [.. program.Functions.Select(ProfileOf)];
        _calls = new double[program.Functions.Count];
    }

    public static IReadOnlyList<Heat> Of(IrProgram program, CallGraph graph)
    {
        var estimate = new HeatEstimate(program, graph);
        estimate.Spread();
        return [.. program.Functions.Select(function => estimate.HeatOf(function.Index))];
    }

    private Heat HeatOf(int function)
    {
        var profile = _profiles[function];
        var calls = _calls[function];
        return new Heat(calls, Math.Min(Ceiling, calls * profile.Visits), Math.Min(Ceiling, calls * profile.Work),
            profile.Depth, profile.Statements, _graph.CallsItself(function));
    }

    // ---- one function ------------------------------------------------------------------------------------------

    private static CallProfile ProfileOf(IrFunction function)
    {
        var profile = new CallProfile();
        Visit(function.Body, 1, 0, profile);
        return profile;
    }

    private static void Visit(List<IrStatement> body, double weight, int depth, CallProfile profile)
    {
        profile.Visits = Math.Max(profile.Visits, weight);
        profile.Depth = Math.Max(profile.Depth, depth);
        foreach (var statement in body)
        {
            profile.Statements++;
            profile.Work += weight;
            if (statement is IrCall call)
                profile.Callees[call.Callee.Index] = profile.Callees.GetValueOrDefault(call.Callee.Index) + weight;
            else if (statement is IrCallValue or IrCallMethod or IrCallBuiltin
                    or IrOp { Operation: Operation.CallUnpacked or Operation.CallMethodUnpacked }
                && (StatementFacts.EffectsOf(statement) & Effects.Calls) != 0)
                profile.Unknown += weight;
            var rounds = Rounds(statement);
            foreach (var inner in IrWalk.Bodies(statement))
                Visit(inner, Math.Min(Ceiling, weight * rounds), depth + (rounds == 1 ? 0 : 1), profile);
        }
    }

    public static double Rounds(IrStatement statement) => statement switch
    {
        IrForRange { Start: IrConstant { Value: long start }, Stop: IrConstant { Value: long stop },
            Step: IrConstant { Value: long step } } when step != 0 =>
            Math.Max(2, Math.Ceiling(((double)stop - start) / step)),
        IrForRange or IrForEach or IrLoop => UnknownRounds,
        _ => 1,
    };

    // ---- the program -------------------------------------------------------------------------------------------

    // From callers to callees; within a cycle each function starts from the calls that come from outside.
    private void Spread()
    {
        _calls[0] = 1;
        foreach (var function in _graph.CallersFirst())
        {
            if (function == _program.Functions.Count)
                SpreadUnknown();
            else
                SpreadFrom(function);
        }
    }

    private void SpreadFrom(int function)
    {
        if (_graph.CallsItself(function))
            _calls[function] = Math.Min(Ceiling, _calls[function] * RecursiveCalls);
        foreach (var (callee, weight) in _profiles[function].Callees)
        {
            if (!_graph.InSameCycle(function, callee))
                _calls[callee] = Math.Min(Ceiling, _calls[callee] + _calls[function] * weight);
            else if (callee != function)
                _calls[callee] = Math.Max(_calls[callee], _calls[function]);
        }
        _unknownCalls = Math.Min(Ceiling, _unknownCalls + _calls[function] * _profiles[function].Unknown);
    }

    private void SpreadUnknown()
    {
        foreach (var function in _graph.Escaping)
            _calls[function] = Math.Min(Ceiling, _calls[function] + _unknownCalls);
    }
}
