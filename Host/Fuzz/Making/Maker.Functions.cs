// SPDX-License-Identifier: MIT
// Functions, methods' bodies, closures.
namespace EPython.Host.Fuzz.Making;

internal sealed partial class Maker
{
    private const int MostNesting = 2;

    // Makes the scope of a function's body the present one; gives the scope around it.
    private Scope Enter(Ty result)
    {
        var outer = _scope;
        _scope = outer.Body(result);
        return outer;
    }

    private List<ParameterInfo> MakeParameters(int count, bool canBeKeyword)
    {
        var parameters = new List<ParameterInfo>();
        var (hasDefault, isKeyword) = (false, false);
        for (var i = 0; i < count; i++)
        {
            isKeyword |= canBeKeyword && i > 0 && Has(Features.Defaults) && chance.Percent(12);
            hasDefault |= Has(Features.Defaults) && chance.Percent(25);
            var type = hasDefault && chance.Percent(80) ? Scalar() : AnyType();
            if (type.Sort == Sort.Function && hasDefault)
                type = Ty.Int;
            parameters.Add(new ParameterInfo(Name("p"), type, hasDefault, isKeyword));
        }
        return parameters;
    }

    // The line of a def; its parts are the defaults.
    private string Head(string name, IEnumerable<string> first, IReadOnlyList<ParameterInfo> parameters, out Expr[] parts)
    {
        var defaults = new List<Expr>();
        var words = new List<string>(first);
        var star = false;
        foreach (var parameter in parameters)
        {
            if (parameter.Stars > 0)
            {
                words.Add(new string('*', parameter.Stars) + parameter.Name);
                star = true;
                continue;
            }
            if (parameter.IsKeyword && !star)
                words.Add("*");
            star |= parameter.IsKeyword;
            words.Add(parameter.Name + (parameter.HasDefault ? "=$" + Tree.Number(defaults.Count) : ""));
            if (parameter.HasDefault)
                defaults.Add(Literal(parameter.Type, 1));
        }
        parts = [.. defaults];
        return $"def {name}({string.Join(", ", words)}):";
    }

    /// <summary>A function of the module, or one inside another.</summary>
    private (Stmt Statement, FunctionInfo Function) MakeFunction(bool isInner)
    {
        var result = chance.Percent(10) ? Ty.None : AnyType();
        var hasFuel = !isInner && chance.Percent(25);
        var name = Name(isInner ? "g" : "f");
        var outer = Enter(result);
        var parameters = MakeParameters(chance.Between(0, 3), canBeKeyword: true);
        if (hasFuel)
            parameters.Insert(0, new ParameterInfo(Name("n"), Ty.Int, HasDefault: false, IsKeyword: false));
        foreach (var parameter in parameters)
            _scope.Add(parameter.Name, parameter.Type, canChange: !(hasFuel && parameter == parameters[0]));
        var declared = Declare(outer);
        if (!hasFuel && Has(Features.Stars))
            declared.AddRange(AddStars(parameters));
        var function = new FunctionInfo(name, parameters, result, 0, hasFuel);
        var body = FunctionBody(result, hasFuel ? Again(function) : null);
        if (hasFuel)
            body.Insert(0, Stmt.Block($"if {parameters[0].Name} <= 0:", [Return(result, Literal(result, 1))]));
        body.InsertRange(0, declared);
        var cost = (_scope.Cost + 2) * (hasFuel ? Fuel + 1 : 1);
        _scope = outer;
        var head = Head(name, [], parameters, out var parts);
        return (new Stmt([head], parts, [body]), function with { Cost = cost });
    }

    // The call of itself, which happens once in a run.
    private Expr Again(FunctionInfo function)
    {
        var first = function.Parameters[0].Name;
        var words = function.Parameters.Skip(1).Select(p => $"{p.Name}={p.Name}").Prepend(first + " - 1");
        return Fixed(function.Result, $"{function.Name}({string.Join(", ", words)})");
    }

    // *rest and **names, and the lists that the body makes of them.
    private IEnumerable<Stmt> AddStars(List<ParameterInfo> parameters)
    {
        var made = new List<Stmt>();
        if (chance.Percent(20))
        {
            var rest = new ParameterInfo(Name("r"), Scalar(), HasDefault: true, IsKeyword: false, Stars: 1);
            var at = parameters.FindIndex(parameter => parameter.IsKeyword);
            parameters.Insert(at < 0 ? parameters.Count : at, rest);
            made.Add(Star(Ty.List(rest.Type), $"list({rest.Name})"));
        }
        if (chance.Percent(15))
        {
            var names = new ParameterInfo(Name("k"), Scalar(), HasDefault: true, IsKeyword: true, Stars: 2);
            parameters.Add(names);
            made.Add(Star(Ty.Dict(Ty.Str, names.Type), names.Name));
        }
        return made;
    }

    private Stmt Star(Ty type, string value)
    {
        var name = Name("v");
        _scope.Add(name, type);
        return Stmt.Simple($"{name} = {value}");
    }

    // global or nonlocal, for variables around that the body may assign.
    private List<Stmt> Declare(Scope outer)
    {
        var word = outer.IsModule ? "global" : "nonlocal";
        if (!Has(Features.Closures) && !outer.IsModule)
            return [];
        var names = outer.Visible.Where(v => v.CanChange && !v.IsDeclared && chance.Percent(20)).ToList();
        foreach (var variable in names)
            _scope.Declare(variable);
        return names.Count == 0 ? [] : [Stmt.Simple($"{word} {string.Join(", ", names.Select(v => v.Name))}")];
    }

    // Used: an expression that the result should come from.
    private List<Stmt> FunctionBody(Ty result, Expr? used)
    {
        var body = new List<Stmt>();
        AddStatements(body, chance.Between(1, 3), Deep - 1);
        if (used is not null && result.Sort == Sort.None)
            body.Add(Stmt.Simple("$0", used));
        else if (used is not null)
        {
            var kept = Name("v");
            body.Add(Stmt.Simple($"{kept} = $0", used));
            _scope.Add(kept, result);
        }
        if (result.Sort != Sort.None || chance.Percent(20))
            body.Add(Return(result, Kept(result, Value(result, Deep))));
        return body;
    }

    private static Stmt Return(Ty result, Expr value) =>
        result.Sort == Sort.None ? Stmt.Simple("return") : Stmt.Simple("return $0", value);

    // What is returned may be kept by the caller: a text or list of bounded length.
    private static Expr Kept(Ty type, Expr value) => type.Sort is Sort.Str or Sort.List ? Cut(value, 30) : value;

    private Stmt? MakeInner()
    {
        if (!Has(Features.Closures) || _scope.IsModule || _scope.Nesting >= MostNesting || _scope.IsLoop)
            return null;
        var (statement, function) = MakeFunction(isInner: true);
        _scope.Spend(1);
        if (function.Cost < FunctionValueCost && function.Parameters.All(p => !p.IsKeyword && p.Stars == 0))
            _scope.Add(function.Name, Ty.Function(function.Parameters.Select(p => p.Type), function.Result), canChange: false);
        return statement;
    }
}
