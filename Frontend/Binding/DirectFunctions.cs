// SPDX-License-Identifier: MIT
// Finds the names that are bound once, by a def or by `name = lambda`, so that calls by them are direct, and
// the functions that become values.
using EPython.Frontend.Syntax;

namespace EPython.Frontend.Binding;

internal sealed class DirectFunctions(BindingContext context)
{
    private readonly HashSet<Variable> _finding = [];
    private readonly HashSet<Variable> _found = [];

    public void Find(List<VariableUse> uses)
    {
        foreach (var variable in context.SitesOf.Keys)
            variable.DirectFunction = Of(variable);
        foreach (var function in context.Functions)
            function.Escapes = function.Kind is FunctionKind.Def or FunctionKind.Lambda && !function.IsDirect
                && !function.IsMethod;
        foreach (var registered in context.Registrations.Keys)
            context.FunctionOf[registered].Escapes = true;
        foreach (var use in uses.Where(u => u is { IsLoad: true, IsCallee: false }))
            MarkEscaping(use.Variable.DirectFunction);
        foreach (var assign in context.Imports.Values.SelectMany(a => a).OfType<ImportAction.Assign>())
        {
            var source = (assign.Source as Resolution.ToVariable)?.Variable.DirectFunction;
            if (assign.Target.DirectFunction != source)
                MarkEscaping(source);
        }
    }

    private static void MarkEscaping(FunctionSymbol? function)
    {
        if (function is not null)
            function.Escapes = true;
    }

    private FunctionSymbol? Of(Variable variable)
    {
        if (_found.Contains(variable))
            return variable.DirectFunction;
        if (variable.Class is not null || !context.SitesOf.TryGetValue(variable, out var sites) || sites.Count != 1
            || !_finding.Add(variable))
            return null;
        variable.DirectFunction = Of(sites[0], variable);
        _found.Add(variable);
        return variable.DirectFunction;
    }

    private FunctionSymbol? Of(BindingSite site, Variable variable) => site switch
    {
        { Kind: BindingKind.Function } => Defined(site.Node, variable),
        { Value: AstLambda lambda } => Defined(lambda, variable),
        { Import: { Attribute: { } name, Module.Symbol: { } module } }
            when module.Globals.TryGetValue(name, out var source) => Of(source),
        _ => null,
    };

    /// <summary>A closure's environment can be found from a call only where the name belongs to the function
    /// that makes the closure.</summary>
    private FunctionSymbol? Defined(AstNode node, Variable variable)
    {
        var function = context.FunctionOf[node];
        if (function.Wrappers.Count > 0 || (function.UsesEnvironment && variable.Owner != function.Parent))
            return null;
        function.IsDirect = true;
        return function;
    }
}
