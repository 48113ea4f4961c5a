// SPDX-License-Identifier: MIT
// What the compiler knows of a program, by function: types, what is still tested or decided late, where auto puts it.
using EPython.CodeGen;
using EPython.Frontend.Binding;
using EPython.Frontend.Explain;
using EPython.Frontend.Ir;
using EPython.Frontend.Text;
using EPython.Frontend.Types;

namespace EPython.Host.Explain;

/// <summary>A variable and its type as inferred. IsBoxed: each number in it is an object in the heap.</summary>
internal sealed record ExplainedVariable(string Name, string Type, bool IsBoxed);

/// <summary>One remark, as often as it was made at its place. Visits: how often its line is thought to run.</summary>
internal sealed record ExplainedRemark(Remark Remark, int Times, double Visits);

/// <summary>Result: the type of what the function gives; null for a module's body. IsUsed: some call may reach it.
/// </summary>
internal sealed record ExplainedFunction(
    string Name, SourceText Source, int Line, IReadOnlyList<ExplainedVariable> Parameters, string? Result, bool IsUsed,
    IReadOnlyList<ExplainedVariable> Variables, IReadOnlyList<ExplainedRemark> Remarks, Placed Place);

internal sealed class Explanation
{
    private readonly TypedProgram _typed;
    private readonly IReadOnlyList<Placed> _places;
    private readonly ILookup<IrFunction, Remark> _remarks;

    /// <summary>Of a program after its passes, and where auto puts its functions.</summary>
    public Explanation(TypedProgram typed, IrProgram program, Profile profile, IReadOnlyList<Placed> places)
    {
        _typed = typed;
        _places = places;
        _remarks = Remarks.Of(program, profile, CodeGenerator.CheckedBeforeLoops(program, profile));
        Sources = program.Sources;
        Heat = LineHeat.Of(program);
        Functions = [.. program.Functions.Select(Explain)];
    }

    public IReadOnlyList<SourceText> Sources { get; }

    /// <summary>How often lines are thought to run.</summary>
    public IReadOnlyDictionary<(SourceText Source, int Line), double> Heat { get; }

    public IReadOnlyList<ExplainedFunction> Functions { get; }

    private ExplainedFunction Explain(IrFunction function)
    {
        var symbol = function.Symbol;
        var span = symbol.Syntax.Span;
        var isModule = symbol.Kind == FunctionKind.Module;
        return new ExplainedFunction(function.Name, span.Source, span.Line, [.. symbol.Parameters.Select(Explain)],
            isModule ? null : symbol.ReturnType.ToString(), !_typed.Unreachable.Contains(symbol), Variables(symbol),
            Remarked(function), _places[function.Index]);
    }

    // Names of modules and of imported built-ins have no type.
    private List<ExplainedVariable> Variables(FunctionSymbol symbol) =>
        [.. _typed.Bound.Modules.Where(module => module.Body == symbol).SelectMany(module => module.Globals.Values)
            .Concat(symbol.Locals.Where(local => local.Kind != VariableKind.Parameter))
            .Where(variable => variable.Type.Tags != TypeTags.Nothing).Select(Explain)];

    private static ExplainedVariable Explain(Variable variable) => new(variable.Name, variable.Type.ToString(),
        variable.Type.Kind == Kind.Value && variable.Type.MayBe(TypeTags.Int | TypeTags.Float | TypeTags.Word));

    private List<ExplainedRemark> Remarked(IrFunction function) =>
        [.. _remarks[function].GroupBy(remark => remark).Select(group => new ExplainedRemark(group.Key, group.Count(),
            Heat.GetValueOrDefault((group.Key.Span.Source, group.Key.Span.Line))))];
}
