// SPDX-License-Identifier: MIT
// Gives every name that load_function is called with a variable of its own, which the dynamic functions of that name
// bind beside their own: `del f` does not touch it. One registry serves all modules, as in CPython.
using EPython.Frontend.Syntax;

namespace EPython.Frontend.Binding;

internal static class LoadRegistry
{
    public static void Bind(BindingContext context, List<VariableUse> uses)
    {
        foreach (var loads in context.Loads.GroupBy(load => load.Name))
        {
            var variable = Register(context, loads.Key, loads.First().Call);
            foreach (var (call, name, user) in loads)
            {
                uses.Add(new VariableUse(call, variable, user, IsLoad: true, IsCallee: false));
                if (variable.Bindings == 0)
                    context.Bag.NoDynamicFunction(call.Span, name, NearestName.Find(name, DynamicNames(context)));
            }
        }
    }

    private static IEnumerable<FunctionSymbol> Dynamic(BindingContext context) =>
        context.Functions.Where(function => function.Loading != FunctionLoading.WithProgram);

    private static IEnumerable<string> DynamicNames(BindingContext context) =>
        Dynamic(context).Select(function => function.Name);

    private static Variable Register(BindingContext context, string name, AstCall first)
    {
        var scope = context.ScopeOf[context.Modules.Modules[0].Syntax];
        var variable = new Variable(name, VariableKind.Global, scope.Function, first.Span);
        scope.Names.Add($"dynamic {name}", variable);
        foreach (var function in Dynamic(context).Where(function => function.Name == name))
        {
            var def = (AstFunction)function.Syntax;
            context.Registrations.Add(def, variable);
            context.AddSite(variable, new BindingSite(name, BindingKind.Value, def, scope));
            variable.Bindings++;
        }
        return variable;
    }
}
