// SPDX-License-Identifier: MIT
// Fourth step of Binding: bases and order of look-up of each class, and which functions of its body are methods that
// nothing replaces.
using EPython.Frontend.Ir.Lowering;
using EPython.Frontend.Syntax;
using EPython.Frontend.Types;

namespace EPython.Frontend.Binding;

internal sealed class ClassResolver(BindingContext context)
{
    private readonly HashSet<ClassSymbol> _open = [];

    public static void Resolve(BindingContext context)
    {
        var resolver = new ClassResolver(context);
        foreach (var variable in context.SitesOf.Keys)
            variable.DirectClass = resolver.ClassOf(variable);
        foreach (var one in context.Classes)
            resolver.FindBases(one);
        foreach (var one in context.Classes)
            resolver.FindOrder(one);
        foreach (var one in context.Classes)
        {
            JoinFamily(one);
            resolver.FindSureNames(one);
            resolver.FindMethods(one);
            resolver.CheckHooks(one);
        }
        var abstracts = context.Classes
            .Where(one => one.Order.Any(above => above is { IsBuiltin: false, Name: ClassSymbol.Abstract })).ToList();
        abstracts.ForEach(resolver.FindAbstract);
        foreach (var one in abstracts.Where(one => one.Order.Any(above => above.AbstractNames.Count > 0)))
            one.OwnAttribute(ClassSymbol.AbstractWords);
    }

    // ---- names ------------------------------------------------------------------------------------------------

    /// <summary>The class whose statement is a variable's only binding.</summary>
    private ClassSymbol? ClassOf(Variable variable, bool decorated = false)
    {
        for (var steps = 0; steps < context.Modules.Modules.Count + 1; steps++)
        {
            if (!context.SitesOf.TryGetValue(variable, out var sites) || sites is not [var site])
                return null;
            if (site is { Kind: BindingKind.Class, Node: AstClass syntax })
                return decorated || syntax.Decorators.Count == 0 ? context.ClassOf[syntax] : null;
            if (site.Import is not { Attribute: { } name, Module.Symbol: { } module }
                || !module.Globals.TryGetValue(name, out var source))
                return null;
            variable = source;
        }
        return null;
    }

    private void FindBases(ClassSymbol one)
    {
        foreach (var expression in one.Syntax.Bases)
        {
            if (context.Resolutions.GetValueOrDefault(expression) is Resolution.ToType { Name: "Any" })
                continue;
            if (BaseOf(expression) is not { } known || known == one)
                context.Bag.UnknownBase(expression.Span, one.Name);
            else if (one.Bases.Contains(known))
                context.Bag.DuplicateBase(expression.Span, known.Name);
            else
                one.Bases.Add(known);
        }
    }

    private ClassSymbol? BaseOf(AstExpression expression) =>
        context.Resolutions.GetValueOrDefault(expression) is Resolution.ToType { Name: var name } ? ExceptionNamed(name)
            : context.VariableAt(expression) is { } variable && ClassOf(variable, decorated: true) is { } known
                && !context.MayFollow(known, expression) ? known : null;

    private readonly Dictionary<string, ClassSymbol> _exceptions = [];

    private ClassSymbol? ExceptionNamed(string name)
    {
        if (!_exceptions.TryGetValue(name, out var one)
            && BuiltinTable.Exceptions.FirstOrDefault(row => row.Name == name) is { } row)
            _exceptions.Add(name, one = ClassSymbol.Builtin(name, ExceptionNamed(row.Base)));
        return one;
    }

    /// <summary>The nearest class above that has parts of its own beside those of all exceptions: CPython lays only one of
    /// them out in an object.</summary>
    private static ClassSymbol? LayoutOf(ClassSymbol one) =>
        one.Order.FirstOrDefault(above => above.IsBuiltin && s_laidOut.Contains(above.Name));

    private static readonly string[] s_laidOut = ["AttributeError", "ImportError", "NameError", "OSError", "StopIteration",
        "SyntaxError", "SystemExit"];

    private void CheckLayout(ClassSymbol one)
    {
        if (one.Bases.Select(LayoutOf).OfType<ClassSymbol>().Distinct().Count() > 1)
            context.Bag.LayoutConflict(one.Syntax.NameSpan);
    }

    // ---- order of look-up -------------------------------------------------------------------------------------

    private void FindOrder(ClassSymbol one)
    {
        if (one.Order.Count > 0)
            return;
        one.Order = [one];
        if (!_open.Add(one))
            return;
        foreach (var above in one.Bases)
            FindOrder(above);
        _open.Remove(one);
        CheckLayout(one);
        if (Merge(one) is { } order)
            one.Order = order;
        else
            context.Bag.NoOrder(one.Syntax.NameSpan, string.Join(", ", one.Bases.Select(b => b.Name)));
    }

    /// <summary>C3: the orders of the bases and the list of bases, merged; null if they contradict each other.</summary>
    private static List<ClassSymbol>? Merge(ClassSymbol one)
    {
        var lists = one.Bases.Select(above => above.Order.ToList()).Append([.. one.Bases]).ToList();
        var order = new List<ClassSymbol> { one };
        while (lists.RemoveAll(list => list.Count == 0) >= 0 && lists.Count > 0)
        {
            var next = lists.Select(list => list[0]).FirstOrDefault(head => !lists.Any(list => list.Skip(1).Contains(head)));
            if (next is null)
                return null;
            order.Add(next);
            foreach (var list in lists)
                list.Remove(next);
        }
        return order;
    }

    private static void JoinFamily(ClassSymbol one)
    {
        foreach (var above in one.Order.Where(above => !above.IsBuiltin))
        {
            if (above.Family != one.Family)
                above.Family.JoinInto(one.Family);
        }
    }

    // ---- what a class holds -----------------------------------------------------------------------------------

    private void FindSureNames(ClassSymbol one)
    {
        foreach (var statement in one.Syntax.Body)
        {
            foreach (var name in BoundBy(statement).Where(name => !IsDeleted(one, name)))
                one.SureNames.Add(name);
        }
    }

    private static IEnumerable<string> BoundBy(AstStatement statement) => statement switch
    {
        AstAssign assign => assign.Targets.OfType<AstName>().Select(target => target.Id),
        AstAnnotatedAssign { Value: not null, Target: AstName target } => [target.Id],
        AstFunction function => [function.Name],
        AstClass inner => [inner.Name],
        _ => [],
    };

    private bool IsDeleted(ClassSymbol one, string name) => context.DeletedAttributes.Contains(name)
        || (one.Attributes.TryGetValue(name, out var variable) && context.SitesOf.TryGetValue(variable, out var sites)
            && sites.Any(site => site.Kind == BindingKind.Delete));

    private static bool IsCalledByMachine(string name) =>
        SpecialMethods.NumberOf(name) is >= 0 and < (int)SpecialMethod.Send;

    private static bool IsSpecial(string name) => name.StartsWith("__", StringComparison.Ordinal)
        && name.EndsWith("__", StringComparison.Ordinal) && !SpecialMethods.Names.Contains(name)
        && name is not ("__doc__" or "__length_hint__" or "__match_args__" or "__slots__" or "__floor__" or "__ceil__" or "__trunc__"
            or "__post_init__" or "__module__" or "__missing__" or "__copy__" or "__deepcopy__" or ClassSymbol.New
            or ClassSymbol.Missing or ClassSymbol.Setting or ClassSymbol.Deleting);

    // The machine calls no others of that name.
    private void CheckHooks(ClassSymbol one)
    {
        foreach (var name in new[] { ClassSymbol.Setting, ClassSymbol.Deleting })
        {
            if (one.Attributes.TryGetValue(name, out var variable)
                && one.Methods.GetValueOrDefault(name) is not { MethodKind: MethodKind.Instance })
                context.Bag.HookIsNoMethod(variable.Declared, name);
        }
    }

    private void FindMethods(ClassSymbol one)
    {
        foreach (var (name, variable) in one.Attributes)
        {
            if (IsSpecial(name))
                context.Bag.SpecialMethod(variable.Declared, name);
            if (!context.SitesOf.TryGetValue(variable, out var sites))
                continue;
            if (sites.Any(site => site.Node is AstFunction part && KindOf(part) >= MethodKind.Getter))
            {
                FindProperty(one, variable, [.. sites.Select(site => site.Node)]);
                continue;
            }
            if (sites is not [{ Node: AstFunction def }]
                || !one.Syntax.Body.Contains(def) || IsReplaced(def))
                continue;
            var function = context.FunctionOf[def];
            if (function.Wrappers.Count > 0)
                continue;
            function.MethodKind = KindOf(def);
            function.IsMethod = IsPlain(function);
            if (function.IsMethod)
                one.Methods.Add(name, function);
            else if (def.Decorators.Count > 0)
                context.Bag.UnknownDecorator(def.Decorators[0].Span, function.Name);
        }
    }

    // Instances may have attributes of the name, which hide methods of theirs. Those of the class itself only a class hides.
    private bool IsReplaced(AstFunction def)
    {
        if (KindOf(def) == MethodKind.Instance)
            return context.StoredAttributes.Contains(def.Name);
        if (!context.StoredOn.Any(stored => stored.Attribute == def.Name
            && (stored.Holder == "cls" || context.Classes.Any(one => one.Name == stored.Holder))))
            return false;
        context.Bag.UnknownDecorator(def.Decorators[0].Span, def.Name);
        return true;
    }

    private void FindAbstract(ClassSymbol one)
    {
        one.AbstractNames = [.. one.Order.Where(above => !above.IsBuiltin).SelectMany(above => above.Attributes.Keys).Distinct()
            .Where(name => IsAbstract(one.Order.First(above => above.Attributes.ContainsKey(name)), name)).Order(StringComparer.Ordinal)];
    }

    private bool IsAbstract(ClassSymbol holder, string name) =>
        context.SitesOf.GetValueOrDefault(holder.Attributes[name]) is { } sites
        && sites.Exists(site => site.Node is AstFunction { IsAbstract: true });

    private bool IsPlain(FunctionSymbol function) => !function.UsesEnvironment && function.Parameters.All(parameter =>
        parameter.Default is null || Literals.ValueOf(parameter.Default, context.Profile) is not null);

    private static MethodKind KindOf(AstFunction def) => def.Decorators switch
    {
        [{ Expression: AstName { Id: "staticmethod" } }] => MethodKind.Static,
        [{ Expression: AstName { Id: "classmethod" } }] => MethodKind.Class,
        [{ Expression: AstName { Id: "property" } }] => MethodKind.Getter,
        [{ Expression: AstAttribute { Name: "setter" } }] when IsPropertyPart(def) => MethodKind.Setter,
        [{ Expression: AstAttribute { Name: "deleter" } }] when IsPropertyPart(def) => MethodKind.Deleter,
        _ => MethodKind.Instance,
    };

    /// <summary>Whether a function has the decorator @x.setter or @x.deleter and the name x.</summary>
    public static bool IsPropertyPart(AstFunction def) => def.Decorators is
        [{ Expression: AstAttribute { Name: "setter" or "deleter", Value: AstName of } }] && of.Id == def.Name;

    // Its parts stand in the body of the class one after the other, and nothing else means it there.
    private void FindProperty(ClassSymbol one, Variable variable, List<AstNode> sites)
    {
        var parts = sites.OfType<AstFunction>().ToList();
        var functions = parts.ConvertAll(part => context.FunctionOf[part]);
        var kinds = parts.ConvertAll(KindOf);
        var isWhole = parts.Count == sites.Count && parts.All(one.Syntax.Body.Contains) && kinds[0] == MethodKind.Getter
            && !IsCalledByMachine(variable.Name) && kinds.Distinct().Count() == kinds.Count && kinds.TrueForAll(kind => kind >= MethodKind.Getter)
            && functions.TrueForAll(function => function.Wrappers.Count == 0 && IsPlain(function))
            && !context.Resolutions.Any(use => use is { Key: AstName, Value: Resolution.ToVariable to } && to.Variable == variable);
        if (!isWhole)
        {
            context.Bag.BadProperty(parts.First(part => part.Decorators.Count > 0).Decorators[0].Span, variable.Name);
            return;
        }
        for (var i = 0; i < parts.Count; i++)
            (functions[i].MethodKind, functions[i].IsMethod) = (kinds[i], true);
        FunctionSymbol? Part(MethodKind kind) => functions.Find(function => function.MethodKind == kind);
        one.Properties.Add(variable.Name, new PropertySymbol(functions[0], Part(MethodKind.Setter), Part(MethodKind.Deleter)));
    }
}
