// SPDX-License-Identifier: MIT
// One name space of the source: a module, a function, or a comprehension (whose variables live in the
// function around it unless it needs a function of its own).
using EPython.Frontend.Syntax;
using EPython.Frontend.Text;

namespace EPython.Frontend.Binding;

internal enum BindingKind { Value, Function, Class, Import, Parameter, Delete }

/// <summary>One place that binds a name.</summary>
internal sealed record BindingSite(string Name, BindingKind Kind, AstNode Node, Scope Scope)
{
    /// <summary>For Import: the module that the name comes from or means.</summary>
    public ImportTarget? Import { get; init; }
    /// <summary>For Value: what is assigned, where that is one expression.</summary>
    public AstExpression? Value { get; init; }
}

/// <summary>A module, or (Attribute given) something in it.</summary>
internal sealed record ImportTarget(ModuleReference Module, string? Attribute);

internal enum Declaration { None, Global, Nonlocal }

internal sealed class Scope(FunctionSymbol function, Scope? parent, bool isComprehension)
{
    public FunctionSymbol Function { get; } = function;
    public Scope? Parent { get; } = parent;
    public bool IsComprehension { get; } = isComprehension;
    public bool IsModule => Parent is null;
    /// <summary>The class whose body it is: its names are seen in the body itself only.</summary>
    public ClassSymbol? Class { get; init; }
    /// <summary>Names bound in this scope; nonlocal names are absent.</summary>
    public Dictionary<string, Variable> Names { get; } = IsGlobalScope(parent) ? function.Module.Globals : [];
    public Dictionary<string, Declaration> Declarations { get; } = [];

    private static bool IsGlobalScope(Scope? parent) => parent is null;

    public Declaration DeclarationOf(string name) => Declarations.GetValueOrDefault(name);

    /// <summary>The scope that a walrus inside binds in: comprehensions do not count.</summary>
    public Scope Holder
    {
        get
        {
            var scope = this;
            while (scope.IsComprehension)
                scope = scope.Parent!;
            return scope;
        }
    }

    /// <summary>The variable that a name bound in this scope is, made at its first appearance.</summary>
    public Variable Bind(string name, SourceSpan span, VariableKind kind)
    {
        if (Names.TryGetValue(name, out var known))
            return known;
        var variable = Class is null
            ? new Variable(name, IsModule ? VariableKind.Global : kind, Function, span)
            : new Variable(name, VariableKind.Global, Function.Module.Body, span) { Class = Class };
        Names.Add(name, variable);
        Class?.Attributes.Add(name, variable);
        if (!IsModule && Class is null)
            Function.Locals.Add(variable);
        return variable;
    }

    /// <summary>The scope of the module.</summary>
    public Scope Root
    {
        get
        {
            var scope = this;
            while (scope.Parent is not null)
                scope = scope.Parent;
            return scope;
        }
    }

    /// <summary>A local variable of an enclosing function; null if there is none.</summary>
    public Variable? FindEnclosing(string name)
    {
        for (var scope = Holder.Parent; scope is { IsModule: false }; scope = scope.Parent)
        {
            if (scope.Class is not null)
                continue;
            if (scope.DeclarationOf(name) == Declaration.Global)
                return null;
            if (scope.Names.TryGetValue(name, out var variable))
                return variable;
        }
        return null;
    }

    /// <summary>What a name means here: a variable, or null for a built-in or nothing.</summary>
    public Variable? Find(string name)
    {
        for (var scope = this; !scope.IsModule; scope = scope.Parent!)
        {
            if (scope.Class is not null && scope != this)
                continue;
            if (scope.DeclarationOf(name) == Declaration.Global)
                break;
            if (scope.Names.TryGetValue(name, out var variable))
                return variable;
        }
        return Root.Names.GetValueOrDefault(name);
    }
}
