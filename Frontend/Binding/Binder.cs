// SPDX-License-Identifier: MIT
// Binding: finds what every name of the program means. Takes the main module's tree, loads what it imports;
// gives scopes, captures, direct functions, and the uses that need a check at run time. Knows no types.
using EPython.Frontend.Diagnostics;
using EPython.Frontend.Syntax;
using EPython.Frontend.Text;
using EPython.Frontend.Types;

namespace EPython.Frontend.Binding;

public static class Binder
{
    /// <summary>Binds a program; null if it has errors (which are in the bag).</summary>
    public static BoundProgram? Bind(
        AstModule main, SourceText mainSource, IModuleLoader loader, DiagnosticBag bag,
        Profile profile = Profile.I64F64)
    {
        var modules = new ModuleTable(loader, bag);
        modules.AddMain(main, mainSource);
        var context = new BindingContext(modules, bag, profile);
        for (var i = 0; i < modules.Modules.Count; i++)
            ScopeDeclarer.Declare(context, modules.Modules[i]);
        ComputeAttributes(context);
        ImportResolver.Resolve(context);
        var uses = new List<VariableUse>();
        foreach (var module in modules.Modules)
            NameResolver.Resolve(context, module, uses);
        LoadRegistry.Bind(context, uses);
        if (bag.HasErrors)
            return null;
        foreach (var use in uses)
            Capture(use);
        foreach (var use in uses.Where(u => u.Node is not AstImportName))
            context.Resolutions[use.Node] = new Resolution.ToVariable(use.Variable, LevelOf(use.Variable, use.User));
        ClassResolver.Resolve(context);
        return bag.HasErrors ? null : Finish(context, uses);
    }

    /// <summary>What is assigned or deleted under a computed name may be any attribute.</summary>
    private static void ComputeAttributes(BindingContext context)
    {
        if (context.ComputedUses.Count == 0)
            return;
        var modules = context.Modules.Modules.Where(module => !module.Source.IsSilent).Select(module => module.Syntax).ToList();
        context.ComputedNames.AddRange(AttributeCalls.Candidates(modules));
        // Where attributes are assigned so, a method that may be meant is none any more.
        if (!context.ComputedUses.Overlaps([AttributeUse.Store, AttributeUse.Delete]))
            context.ComputedNames.AddRange(AttributeCalls.NamesOfFunctions(modules).Except(context.ComputedNames).ToList());
        if (context.Modules.IsImported("copy"))
            context.ComputedNames.AddRange(context.StoredAttributes.Except(context.ComputedNames).ToList());
        context.ComputedNames.AddRange(context.Classes.SelectMany(one => one.Attributes.Keys)
            .Where(name => context.ComputedParts.Any(part => part.Fits(name))).Except(context.ComputedNames).Distinct().ToList());
        if (context.Classes.Any(one => one.Attributes.ContainsKey(ClassSymbol.Missing)))
            context.ComputedNames.AddRange(AttributeCalls.Loaded(context.Modules.Modules.Select(module => module.Syntax))
                .Except(context.ComputedNames).ToList());
        AddNamesFor(context, ClassSymbol.Setting, context.StoredAttributes);
        AddNamesFor(context, ClassSymbol.Deleting, context.DeletedAttributes);
        if (context.ComputedUses.Overlaps([AttributeUse.Store, AttributeUse.Delete]))
            context.StoredAttributes.UnionWith(context.ComputedNames.Where(name => !name.StartsWith("__", StringComparison.Ordinal)));
        if (context.ComputedUses.Contains(AttributeUse.Delete))
            context.DeletedAttributes.UnionWith(context.ComputedNames);
    }

    /// <summary>What a method of that name may be given.</summary>
    private static void AddNamesFor(BindingContext context, string method, HashSet<string> names)
    {
        if (context.Classes.Any(one => one.Attributes.ContainsKey(method)))
            context.ComputedNames.AddRange(names.Except(context.ComputedNames).ToList());
    }

    private static BoundProgram Finish(BindingContext context, List<VariableUse> uses)
    {
        new DirectFunctions(context).Find(uses);
        foreach (var (name, global) in context.Modules.Modules.SelectMany(m => m.Globals))
            global.Fallback = BuiltinNames.Find(name);
        var flow = DefiniteAssignment.Analyse(context, uses);
        return new BoundProgram
        {
            Modules = context.Modules.Modules,
            Functions = context.Functions,
            Resolutions = context.Resolutions,
            FunctionOf = context.FunctionOf,
            MayBeUnbound = flow.MayBeUnbound,
            Imports = FinishImports(context, flow),
            Classes = context.Classes,
            ClassOf = context.ClassOf,
            StoredAttributes = context.StoredAttributes,
            ExitsMaySwallow = context.ExitsMaySwallow,
            DeletedAttributes = context.DeletedAttributes,
            Supers = context.Supers,
            AttributeCalls = context.AttributeCalls,
            ComputedNames = context.ComputedNames,
            Argv = context.Argv,
            Registrations = context.Registrations,
            Profile = context.Profile,
        };
    }

    private static void Capture(VariableUse use)
    {
        var variable = use.Variable;
        if (variable.Kind == VariableKind.Global || use.User == variable.Owner)
            return;
        if (!variable.IsCaptured)
            variable.Owner.EnvironmentSlots.Add(variable);
        variable.IsCaptured = true;
        for (var f = use.User; f != variable.Owner; f = f.Parent!)
            f.UsesEnvironment = true;
    }

    private static int LevelOf(Variable variable, FunctionSymbol user) =>
        variable.Kind == VariableKind.Global || user == variable.Owner ? 0 : 1 + user.LinksTo(variable.Owner);

    private static Dictionary<AstStatement, IReadOnlyList<ImportAction>> FinishImports(
        BindingContext context, DefiniteAssignment flow) =>
        context.Imports.ToDictionary(p => p.Key, p => (IReadOnlyList<ImportAction>)
            [.. p.Value.Select(action => action is ImportAction.Assign assign
                ? assign with { Check = flow.CheckedImports.Contains(assign) }
                : action)]);
}
