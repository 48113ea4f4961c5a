// SPDX-License-Identifier: MIT
// Calls of functions, methods and values; instances and their attributes.
namespace EPython.Host.Fuzz.Making;

using Makers = List<(int Weight, Func<Expr?> Make)>;

internal sealed partial class Maker
{
    private const int Fuel = 4;

    private Expr? Call(Ty type, int depth)
    {
        var functions = _functions.Where(f => Fits(f.Result, type) && IsAffordable(f.Cost)).ToList();
        var values = _scope.Visible.Where(v => v.Type.Sort == Sort.Function && v.Type.Result.Equals(type)).ToList();
        if (values.Count > 0 && IsAffordable(FunctionValueCost) && (functions.Count == 0 || chance.Percent(30)))
            return CallValue(chance.Pick(values), depth);
        if (chance.Percent(50) && CallMethod(type, depth) is { } method)
            return method;
        return functions.Count == 0 ? null : CallOf(chance.Pick(functions), null, depth);
    }

    // What a function in a variable may cost: lambdas, and functions that were found cheap when they were put there.
    private const int FunctionValueCost = 40;

    private Expr CallValue(Variable function, int depth)
    {
        _scope.Spend(FunctionValueCost);
        _scope.Change();
        var arguments = function.Type.Items.Take(function.Type.Items.Count - 1).Select(type => Value(type, depth)).ToArray();
        return Expr.Of(function.Type.Result, $"{function.Name}({string.Join(", ", Holes(arguments.Length))})", arguments);
    }

    private Expr? CallMethod(Ty type, int depth)
    {
        var found = _classes.SelectMany(of => of.Methods.Select(method => (of, method)))
            .Where(pair => pair.method.Name != _replaced && pair.method.Result.Equals(type) && IsAffordable(pair.method.Cost)).ToList();
        if (found.Count == 0)
            return null;
        var (of, method) = chance.Pick(found);
        return CallOf(method, Value(Ty.Instance(of), Math.Min(depth, 1)), depth);
    }

    // Positional arguments first, then names; defaults are left out at will.
    private Expr CallOf(FunctionInfo function, Expr? self, int depth)
    {
        _scope.Spend(function.Cost);
        _scope.Change();
        var parts = new List<Expr>();
        var words = new List<string>();
        if (self is not null)
            parts.Add(self);
        var named = false;
        for (var i = 0; i < function.Parameters.Count; i++)
        {
            var parameter = function.Parameters[i];
            if (parameter.Stars > 0)
            {
                AddStarred(parameter, words, parts, named);
                continue;
            }
            if (parameter.HasDefault && chance.Percent(50))
            {
                named = true;
                continue;
            }
            named |= parameter.IsKeyword || (i > 0 && Has(Features.Defaults) && chance.Percent(15));
            words.Add((named ? parameter.Name + "=" : "") + "$" + Tree.Number(parts.Count));
            parts.Add(i == 0 && function.HasFuel ? Fixed(Ty.Int, Tree.Number(chance.Below(Fuel))) : Argument(parameter.Type, depth));
        }
        var call = (self is null ? "" : "$0.") + function.Name + "(" + string.Join(", ", words) + ")";
        var made = self is null ? Expr.Of(function.Result, call, [.. parts]) : Expr.After(function.Result, call, [.. parts]);
        return function.IsGenerator ? GoneThrough(made) : made;
    }

    private void AddStarred(ParameterInfo parameter, List<string> words, List<Expr> parts, bool named)
    {
        if (parts.Count > 6 || (named && parameter.Stars == 1))
            return;
        if (chance.Percent(30))
        {
            words.Add((parameter.Stars == 1 ? "*$" : "**$") + Tree.Number(parts.Count));
            parts.Add(Expr.After(Ty.Any, "$0", parameter.Stars == 1 ? Display(Ty.List(parameter.Type), "[", "]", chance.Below(3), 1)
                : Expr.Of(Ty.Any, "{'n1': $0}", Value(parameter.Type, 0))));
            return;
        }
        for (var i = chance.Below(3); i > 0; i--)
        {
            words.Add((parameter.Stars == 1 ? "$" : $"n{i}=$") + Tree.Number(parts.Count));
            parts.Add(Value(parameter.Type, 1));
        }
    }

    private Expr Argument(Ty type, int depth) => Value(type, depth);

    // ---- functions as values --------------------------------------------------------------------------------------

    private Expr Lambda(Ty type, int depth)
    {
        var known = _functions.Where(f => IsOfType(f, type) && f.Cost < FunctionValueCost).ToList();
        if (known.Count > 0 && chance.Percent(50))
            return Fixed(type, chance.Pick(known).Name);
        var outer = _scope;
        _scope = outer.Body(type.Result);
        var names = new List<string>();
        foreach (var parameter in type.Items.Take(type.Items.Count - 1))
        {
            names.Add(Name("p"));
            _scope.Add(names[^1], parameter, canChange: false);
        }
        var body = Value(type.Result, Math.Min(depth, 1) + 1);
        var cost = _scope.Cost;
        _scope = outer;
        return cost < FunctionValueCost
            ? new Expr(type, Level.Choice, $"lambda {string.Join(", ", names)}: $0", [Level.Choice], body)
            : new Expr(type, Level.Choice, $"lambda {string.Join(", ", names)}: $0", [Level.Choice], Literal(type.Result, 0));
    }

    private static bool IsOfType(FunctionInfo function, Ty type) => !function.HasFuel && !function.IsGenerator && function.Result.Equals(type.Result)
        && function.Parameters.Count == type.Items.Count - 1 && !function.Parameters.Any(p => p.IsKeyword || p.Stars > 0)
        && function.Parameters.Zip(type.Items).All(pair => pair.First.Type.Equals(pair.Second));

    // ---- instances ------------------------------------------------------------------------------------------------

    private Expr New(ClassInfo wanted, int depth)
    {
        // The class itself needs only classes that were made before it; one below it may need it.
        var of = depth <= 0 ? wanted : chance.Pick(_classes.Where(candidate => candidate.IsA(wanted)).ToList());
        var parts = of.Constructor.Where(parameter => !parameter.HasDefault || chance.Percent(50))
            .Select(parameter => (parameter, Value: Value(parameter.Type, Math.Min(depth, 1) - 1))).ToList();
        var isNamed = parts.Count < of.Constructor.Count;
        var words = parts.Select((part, i) => (isNamed ? part.parameter.Name + "=" : "") + "$" + Tree.Number(i));
        _scope.Spend(3);
        return Expr.Of(Ty.Instance(of), $"{of.Name}({string.Join(", ", words)})", [.. parts.Select(part => part.Value)]);
    }

    private void AddInstances(Makers makers, Ty type, int depth)
    {
        foreach (var (special, sign) in s_operators)
        {
            if (type.Class!.Specials.Contains(special) && type.Class.Parent is null)
                makers.Add((2, () => Expr.Binary(type, sign == "*" ? Level.Product : Level.Sum, sign, Value(type, depth), Value(type, depth))));
        }
    }

    private Expr? Instance(string special, int depth)
    {
        var classes = _classes.Where(of => of.Specials.Contains(special)).ToList();
        return classes.Count == 0 ? null : Value(Ty.Instance(chance.Pick(classes)), Math.Min(depth, 1));
    }

    private void AddIntsOfInstances(Makers makers, int depth)
    {
        if (_classes.Count == 0)
            return;
        makers.Add((1, () => Instance("__iter__", depth) is { } self
            ? Expr.Of(Ty.Int, chance.OneOf("sum($0)", "len(list($0))", "max($0, default=3)"), self) : null));
        makers.Add((1, () => Instance("__len__", depth) is { } self ? Expr.Of(Ty.Int, "len($0)", self) : null));
        makers.Add((1, () => Instance("__getitem__", depth) is { } self ? Expr.After(Ty.Int, "$0[$1]", self, Value(Ty.Int, depth)) : null));
        makers.Add((1, () => Instance("__call__", depth) is { } self ? Expr.After(Ty.Int, "$0($1)", self, Value(Ty.Int, depth)) : null));
    }

    private void AddBoolsOfInstances(Makers makers, int depth)
    {
        if (_classes.Count == 0)
            return;
        makers.Add((1, () => Instance("__contains__", depth) is { } self
            ? Expr.Binary(Ty.Bool, Level.Comparison, In(), Value(Ty.Int, depth), self) : null));
        makers.Add((1, () => Instance("__bool__", depth) is { } self ? Expr.Of(Ty.Bool, "bool($0)", self) : null));
        makers.Add((1, () => Instance("__lt__", depth) is { } self
            ? Expr.Binary(Ty.Bool, Level.Comparison, chance.OneOf("<", ">"), self, Value(self.Type, 1)) : null));
        makers.Add((1, () =>
        {
            var type = Ty.Instance(chance.Pick(_classes));
            return Expr.Binary(Ty.Bool, Level.Comparison, chance.OneOf("==", "!=", "is", "is not"), Value(type, 1), Value(type, 1));
        }));
        makers.Add((1, () => Expr.Of(Ty.Bool, $"isinstance($0, {chance.Pick(_classes).Name})", Value(Ty.Instance(chance.Pick(_classes)), depth))));
    }

    private static readonly (string Special, string Sign)[] s_operators = [("__add__", "+"), ("__sub__", "-"), ("__mul__", "*")];

    // An attribute of an instance that is at hand, or of its class.
    private Expr? Member(Ty type)
    {
        var found = _scope.Visible.Where(variable => variable.Type.Class is not null)
            .SelectMany(variable => variable.Type.Class!.Fields.Concat(variable.Type.Class.Constants)
                .Where(field => Fits(field.Type, type)).Select(field => $"{variable.Name}.{field.Name}"))
            .Concat(_classes.SelectMany(of => of.Constants.Where(c => c.Type.Equals(type)).Select(c => $"{of.Name}.{c.Name}")))
            .ToList();
        return found.Count == 0 ? null : Fixed(type, chance.Pick(found));
    }
}
