// SPDX-License-Identifier: MIT
// Generator functions and expressions. A generator is always gone through where it is made, and cut: its type here is that of the
// list of its items.
namespace EPython.Host.Fuzz.Making;

using Makers = List<(int Weight, Func<Expr?> Make)>;

internal sealed partial class Maker
{
    // What is sent is shown.
    private Stmt Yield(int depth) => Stmt.Simple(chance.Percent(30) ? "print((yield $0))" : "yield $0", Kept(_scope.Yields!, Value(_scope.Yields!, depth)));

    // for x in [..]: yield ...; statements around it, and sometimes a return.
    private (Stmt Statement, FunctionInfo Function) MakeGenerator()
    {
        var (item, name) = (Scalar(), Name("f"));
        var outer = Enter(Ty.None);
        _scope.Yields = item;
        var parameters = MakeParameters(chance.Between(0, 2), canBeKeyword: false);
        foreach (var parameter in parameters)
            _scope.Add(parameter.Name, parameter.Type);
        List<Stmt> body = [.. Declare(outer), Yield(1)];
        AddStatements(body, chance.Between(1, 3), Deep - 1);
        var (from, source, rounds) = Source(1);
        var loop = _scope.Loop(rounds);
        var variable = Name("i");
        loop.Add(variable, from, canChange: false);
        List<Stmt> inner = [InScope(loop, () => Yield(2))];
        InScope(loop, () => AddStatements(inner, chance.Below(2), 1));
        body.Add(Stmt.Block($"for {variable} in $0:", inner, source));
        if (chance.Percent(30))
            body = [new Stmt(["try:", "finally:"], [], [body, [Stmt.Simple($"print('{name} ends')")]])];
        var cost = _scope.Cost + 3;
        _scope = outer;
        var head = Head(name, [], parameters, out var parts);
        return (new Stmt([head], parts, [body]), new FunctionInfo(name, parameters, Ty.List(item), cost, HasFuel: false) { IsGenerator = true });
    }

    private void InScope(Scope scope, Action make) => InScope<object?>(scope, () =>
    {
        make();
        return null;
    });

    // What a call of a generator function gives.
    private Expr GoneThrough(Expr call) => Expr.Of(call.Type,
        chance.OneOf("list($0)[:8]", "[*$0]", "list($0)", "[c for c in $0]", "driven($0, 7)", "driven($0, None)"), call);

    private void AddGeneratorExpressions(Makers makers, Ty type, int depth)
    {
        var word = type.Sort switch { Sort.Int => "sum", Sort.Bool => chance.OneOf("any", "all"), Sort.Str => "'-'.join", Sort.List => "list", _ => null };
        if (word is null)
            return;
        var item = type.Sort == Sort.List ? type.Item : type;
        makers.Add((2, () =>
        {
            var list = Comprehension(Ty.List(item), depth);
            return Expr.Of(type, word + "($0)", list.As("(" + list.Template[1..^1] + ")"));
        }));
    }
}
