// SPDX-License-Identifier: MIT
// Classes: attributes set by __init__, methods, special methods, a base at times.
namespace EPython.Host.Fuzz.Making;

internal sealed partial class Maker
{
    private Stmt MakeClass()
    {
        var parent = _classes.Count > 0 && chance.Percent(45) ? chance.Pick(_classes) : null;
        var of = new ClassInfo(Name("C"), parent);
        var body = new List<Stmt>();
        if (chance.Percent(40))
        {
            var constant = (Name("k"), Scalar());
            of.Constants.Add(constant);
            body.Add(Stmt.Simple($"{constant.Item1} = $0", Literal(constant.Item2, 0)));
        }
        body.Add(MakeInit(of));
        if (chance.Percent(12))
            body.AddRange(Property(of));
        if (chance.Percent(10))
            body.Add(Method("__getattr__(self, name)", chance.OneOf("return len(name)", "raise AttributeError(name)", "return name")));
        if (!of.IsPrintable && chance.Percent(70))
            body.Add(MakeRepr(of));
        foreach (var special in new[] { "__eq__", "__lt__", "__add__", "__sub__", "__mul__", "__len__", "__bool__", "__getitem__", "__call__", "__contains__", "__iter__", "__str__" })
        {
            if (chance.Percent(10))
                body.Add(MakeSpecial(of, special));
        }
        for (var i = Few(0, 2); i > 0; i--)
            body.Add(MakeMethod(of));
        _classes.Add(of);
        return Stmt.Block($"class {of.Name}{(parent is null ? "" : $"({parent.Name})")}:", body);
    }

    private Stmt MakeInit(ClassInfo of)
    {
        var outer = Enter(Ty.None);
        if (of.Parent is { } parent)
            of.Constructor.AddRange(parent.Constructor.Select(p => p with { Name = Name("q"), HasDefault = false }));
        var inherited = of.Constructor.Count;
        for (var i = chance.Between(of.Parent is null ? 1 : 0, 3); i > 0; i--)
            of.Constructor.Add(new ParameterInfo(Name("q"), FieldType(), HasDefault: false, IsKeyword: false));
        if (of.Constructor.Count > inherited && Has(Features.Defaults) && chance.Percent(40))
            of.Constructor[^1] = of.Constructor[^1] with { HasDefault = of.Constructor[^1].Type.IsScalar };
        var body = new List<Stmt>();
        if (inherited > 0)
            body.Add(Stmt.Simple($"super().__init__({string.Join(", ", of.Constructor.Take(inherited).Select(p => p.Name))})"));
        foreach (var parameter in of.Constructor.Skip(inherited))
        {
            _scope.Add(parameter.Name, parameter.Type, canChange: false);
            var field = (Name: Unused(of, s_fields) ?? Name("a"), parameter.Type);
            body.Add(Stmt.Simple($"self.{field.Name} = $0",
                chance.Percent(70) || !parameter.Type.IsScalar ? Fixed(parameter.Type, parameter.Name) : Value(parameter.Type, 1)));
            of.Fields.Add(field);
        }
        _scope = outer;         // defaults are made outside
        var head = Head("__init__", ["self"], of.Constructor, out var parts);
        return new Stmt([head], parts, [body]);
    }

    // Classes that have nothing to do with one another share names.
    private static readonly string[] s_fields = ["x", "y", "z"];
    private static readonly string[] s_methodNames = ["get", "run", "upper", "count"];

    private string? Unused(ClassInfo of, string[] names)
    {
        var free = names.Except(of.Fields.Select(f => f.Name)).Except(of.Constants.Select(c => c.Name)).Except(of.Methods.Select(m => m.Name)).ToList();
        return free.Count > 0 && chance.Percent(70) ? chance.Pick(free) : null;
    }

    private Ty FieldType()
    {
        var type = AnyType();
        return type.Sort is Sort.Function ? Ty.Int : type;
    }

    private Stmt MakeRepr(ClassInfo of)
    {
        of.Specials.Add("__repr__");
        var shown = of.Fields.Where(field => field.Type.IsPrintable).Select(field => "{self." + field.Name + "!r}");
        return Method("__repr__(self)", $"return f'{of.Name}({string.Join(", ", shown)})'");
    }

    private static Stmt Method(string signature, string line, params Expr[] parts) =>
        Stmt.Block($"def {signature}:", [Stmt.Simple(line, parts)]);

    private Stmt MakeSpecial(ClassInfo of, string special)
    {
        var self = Ty.Instance(of);
        var outer = Enter(Ty.Int);
        _scope.Add("self", self, canChange: false);
        var ints = of.Fields.Where(field => field.Type.Sort == Sort.Int).Select(field => field.Name).ToList();
        var one = ints.Count > 0 ? chance.Pick(ints) : null;
        var made = special switch
        {
            "__eq__" or "__lt__" when one is null => Method($"{special}(self, other)", special == "__eq__" ? "return self is other" : "return False"),
            "__eq__" => Method("__eq__(self, other)", $"return isinstance(other, {of.Name}) and self.{one} == other.{one}"),
            "__lt__" => Method("__lt__(self, other)", $"return self.{one} < other.{one}"),
            "__len__" => Method("__len__(self)", "return abs($0) % 7", Expr.Of(Ty.Int, "$0", Value(Ty.Int, 1))),
            "__bool__" => Method("__bool__(self)", "return $0", Value(Ty.Bool, 1)),
            "__getitem__" => Method("__getitem__(self, index)", one is null ? "return index" : $"return self.{one} + index"),
            "__contains__" => Method("__contains__(self, item)", one is null ? "return False" : $"return self.{one} == item"),
            "__iter__" => Method("__iter__(self)", "return iter($0)", Cut(Value(Ty.List(Ty.Int), 1), 5)),
            "__str__" => Method("__str__(self)", "return $0", Kept(Ty.Str, Value(Ty.Str, 1))),
            "__call__" => Method("__call__(self, value)", "return $0", Value(Ty.Int, 1)),
            _ => Method($"{special}(self, other)", "return $0", chance.Percent(40) || of.Constructor.Any(p => p.HasDefault)
                ? Fixed(self, chance.OneOf("self", "other")) : NewOfOwn(of)),
        };
        of.Specials.Add(special);
        _scope = outer;
        return made;
    }

    // An instance of the class that is being made.
    private Expr NewOfOwn(ClassInfo of)
    {
        var parts = of.Constructor.Select(parameter => Value(parameter.Type, 1)).ToArray();
        return Expr.Of(Ty.Instance(of), $"{of.Name}({string.Join(", ", Holes(parts.Length))})", parts);
    }

    private Stmt MakeMethod(ClassInfo of)
    {
        var replaced = of.Parent is { Methods.Count: > 0 } parent && chance.Percent(50) ? chance.Pick(parent.Methods) : null;
        var result = replaced?.Result ?? (chance.Percent(20) ? Ty.None : AnyType());
        var outer = Enter(result);
        _scope.Add("self", Ty.Instance(of), canChange: false);
        var parameters = replaced?.Parameters.ToList() ?? MakeParameters(chance.Between(0, 2), canBeKeyword: false);
        foreach (var parameter in parameters)
            _scope.Add(parameter.Name, parameter.Type);
        _replaced = replaced?.Name;
        var body = FunctionBody(result, replaced is null ? null : SuperCall(replaced, parameters));
        _replaced = null;
        var name = replaced?.Name ?? Unused(of, s_methodNames) ?? Name("m");
        var cost = _scope.Cost + 2;
        _scope = outer;
        var head = Head(name, ["self"], parameters, out var parts);
        if (replaced is not null)
        {
            cost += replaced.Cost;
            RaiseCost(of, replaced, cost);
        }
        of.Methods.RemoveAll(method => method.Name == name);
        of.Methods.Add(new FunctionInfo(name, parameters, result, cost, HasFuel: false));
        return new Stmt([head], parts, [body]);
    }

    // A call through the base may reach the method that replaces it.
    private static void RaiseCost(ClassInfo of, FunctionInfo replaced, int cost)
    {
        for (var above = of.Parent; above is not null; above = above.Parent)
        {
            var at = above.Methods.FindIndex(method => method.Name == replaced.Name);
            if (at >= 0)
                above.Methods[at] = above.Methods[at] with { Cost = Math.Max(cost, above.Methods[at].Cost) };
        }
    }

    private static Expr SuperCall(FunctionInfo replaced, List<ParameterInfo> parameters) =>
        Fixed(replaced.Result, $"super().{replaced.Name}({string.Join(", ", parameters.Select(p => p.Name))})");
}
