// SPDX-License-Identifier: MIT
// Lists, tuples, dicts, and what is read from them.
namespace EPython.Host.Fuzz.Making;

using Makers = List<(int Weight, Func<Expr?> Make)>;

internal sealed partial class Maker
{
    private Expr Display(Ty type, string open, string close, int count, int depth)
    {
        var parts = Enumerable.Range(0, count).Select(_ => Value(type.Item, depth - 1)).ToArray();
        return Expr.Of(type, open + string.Join(", ", Holes(count)) + close, parts);
    }

    private static IEnumerable<string> Holes(int count, int from = 0) =>
        Enumerable.Range(from, count).Select(i => "$" + Tree.Number(i));

    private Expr TupleDisplay(Ty type, int depth)
    {
        var parts = type.Items.Select(item => Value(item, depth - 1)).ToArray();
        return Expr.Of(type, "(" + string.Join(", ", Holes(parts.Length)) + (parts.Length == 1 ? ",)" : ")"), parts);
    }

    private Expr DictDisplay(Ty type, int depth)
    {
        var count = depth < 0 ? 0 : chance.Between(0, 3);
        var parts = Enumerable.Range(0, 2 * count).Select(i => Value(type.Items[i % 2], depth - 1)).ToArray();
        return Expr.Of(type, "{" + string.Join(", ", Enumerable.Range(0, count).Select(i => $"${2 * i}: ${2 * i + 1}")) + "}", parts);
    }

    // ---- lists ----------------------------------------------------------------------------------------------------

    private void AddLists(Makers makers, Ty type, int depth)
    {
        makers.Add((2, () => Expr.After(type, "$0" + chance.Pick(s_slices), Value(type, depth))));
        makers.Add((2, () => Expr.Binary(type, Level.Sum, "+", Value(type, depth), Value(type, depth))));
        makers.Add((1, () => Expr.Binary(type, Level.Product, "*", Value(type, depth), Fixed(Ty.Int, Tree.Number(chance.Below(4))))));
        makers.Add((4, () => Comprehension(type, depth)));
        makers.Add((1, () => Expr.Of(type, chance.OneOf("list($0)", "list(reversed($0))"), Value(type, depth))));
        makers.Add((1, () => Method(type, Value(type, depth), "copy()")));
        if (IsOrdered(type.Item))
            makers.Add((2, () => Expr.Of(type, "sorted($0" + chance.OneOf("", "", ", reverse=True") + ")", Value(type, depth))));
        if (Has(Features.Dicts))
            makers.Add((1, () => Expr.Of(type, "list($0.values())", Dictionary(Ty.Dict(Key(), type.Item)))));
        if (Has(Features.Sets) && type.Item.Sort is Sort.Int or Sort.Str)
            makers.Add((1, () => Expr.Of(type, "sorted($0)", Value(Ty.Set(type.Item), depth))));
        if (Has(Features.Tuples))
            makers.Add((1, () => Expr.Of(type, "list($0)", Value(Ty.Tuple(type.Item, type.Item), depth))));
        if (type.Item is { Sort: Sort.Tuple, Items: [{ Sort: Sort.Int }, var other] })
            makers.Add((2, () => Expr.Of(type, "list(enumerate($0" + chance.OneOf("", ", 1") + "))", Value(Ty.List(other), depth))));
        if (type.Item.Sort == Sort.Int)
        {
            makers.Add((2, () => Expr.Of(type, "list(range($0, $1))", Small(0, 5), Small(depth, 9))));
            makers.Add((1, () => Expr.Of(type, "list(range($0, $1, -2))", Small(depth, 12), Small(0, 3))));
            makers.Add((1, () => Expr.Of(type, "sorted($0, key=lambda k: -k)", Value(type, depth))));
        }
        if (type.Item.Sort == Sort.Str)
        {
            makers.Add((2, () => Method(type, Value(Ty.Str, depth), chance.OneOf("split()", "split(',')", "split(',', 1)", "rsplit(' ', 1)", "splitlines()"))));
            makers.Add((1, () => Expr.Of(type, "list($0)", Value(Ty.Str, depth))));
        }
        if (Has(Features.Dicts) && type.Item.Sort is Sort.Int or Sort.Str)
            makers.Add((1, () => Expr.Of(type, "list($0" + chance.OneOf("", ".keys()") + ")", Dictionary(Ty.Dict(type.Item, Scalar())))));
        if (Has(Features.Closures) && type.Item.IsScalar)
        {
            var from = Scalar();
            makers.Add((1, () => Expr.Of(type, "list(map($0, $1))", Value(Ty.Function([from], type.Item), depth), Value(Ty.List(from), depth))));
            makers.Add((1, () => Expr.Of(type, "list(filter(None, $0))", Value(type, depth))));
        }
        if (type.Item is { Sort: Sort.Tuple, Items: [var first, var second] })
            makers.Add((3, () => Expr.Of(type, "list(zip($0, $1))", Value(Ty.List(first), depth), Value(Ty.List(second), depth))));
    }

    // A dict that something follows: a name where there is one.
    private Expr Dictionary(Ty type) => Read(type) ?? Literal(type, 1);

    // The bound name is visible only in the comprehension.
    private Expr Comprehension(Ty type, int depth)
    {
        var (from, source, rounds) = Source(depth);
        var outer = _scope;
        _scope = outer.Loop(rounds);
        var name = Name("c");
        _scope.Add(name, from, canChange: false);
        var item = Value(type.Item, Math.Max(1, depth));
        var test = chance.Percent(40) ? Value(Ty.Bool, 1) : null;
        _scope = outer;
        return test is null
            ? new Expr(type, Level.Primary, $"[$0 for {name} in $1]", [Level.Choice, Level.Or], item, source)
            : new Expr(type, Level.Primary, $"[$0 for {name} in $1 if $2]", [Level.Choice, Level.Or, Level.Or], item, source, test);
    }

    // Something short to go through: the type of its items, itself, rounds at most.
    private (Ty Item, Expr Source, int Rounds) Source(int depth)
    {
        var type = Scalar();
        return chance.Below(6) switch
        {
            0 when Has(Features.Strings) => (Ty.Str, Cut(Value(Ty.Str, depth), 5), 5),
            1 when Has(Features.Lists) => (type, Display(Ty.List(type), "[", "]", 3, 1), 3),
            2 when Has(Features.Lists) => (type, Cut(Value(Ty.List(type), depth), 6), 6),
            3 when Has(Features.Tuples) => (type, Expr.Of(Ty.Tuple(type, type), "($0, $1)", Value(type, depth), Value(type, depth)), 2),
            4 => (Ty.Int, Expr.Of(Ty.List(Ty.Int), "range($0)", Small(0, 6)), 6),
            _ => (Ty.Int, Expr.Of(Ty.List(Ty.Int), $"range({chance.Between(1, 6)})"), 6),
        };
    }

    // ---- tuples and dicts -----------------------------------------------------------------------------------------

    private void AddTuples(Makers makers, Ty type, int depth)
    {
        if (type.Items is [{ Sort: Sort.Int }, { Sort: Sort.Int }])
            makers.Add((2, () => Expr.Of(type, "divmod($0, $1)", Value(Ty.Int, depth), Divisor(depth))));
        if (type.Items is [var first, var second])
            makers.Add((1, () => Expr.Binary(type, Level.Sum, "+", Value(Ty.Tuple(first), depth), Value(Ty.Tuple(second), depth))));
        if (type.Items is [_])
            makers.Add((1, () => Expr.After(type, "$0[:1]", Value(Ty.Tuple(type.Item, Scalar()), depth))));
    }

    private void AddDicts(Makers makers, Ty type, int depth)
    {
        makers.Add((1, () => Method(type, Dictionary(type), "copy()")));
        makers.Add((1, () => Expr.Of(type, "dict($0)", Value(type, depth))));
        makers.Add((3, () => DictComprehension(type, depth)));
        makers.Add((1, () => Expr.Of(type, "dict(zip($0, $1))", Value(Ty.List(type.Items[0]), depth), Value(Ty.List(type.Items[1]), depth))));
    }

    private Expr DictComprehension(Ty type, int depth)
    {
        var outer = _scope;
        var (from, source, rounds) = Source(depth);
        _scope = outer.Loop(rounds);
        var name = Name("c");
        _scope.Add(name, from, canChange: false);
        var (key, value) = (Value(type.Items[0], 1), Value(type.Items[1], 1));
        _scope = outer;
        return new Expr(type, Level.Primary, $"{{$0: $1 for {name} in $2}}", [Level.Choice, Level.Choice, Level.Or], key, value, source);
    }

    // ---- items ----------------------------------------------------------------------------------------------------

    // An item of a container that is at hand; guarded, or an index or key that may be wrong.
    private Expr? ItemOfSome(Ty type, int depth)
    {
        var containers = _scope.Visible.Where(variable => Holds(variable.Type, type)).ToList();
        if (containers.Count == 0)
            return null;
        var from = chance.Pick(containers);
        var container = Expr.Of(from.Type, from.Name);
        return from.Type.Sort switch
        {
            Sort.Tuple => Expr.After(type, $"$0[{TupleIndex(from.Type, type)}]", container),
            Sort.Dict => ItemOfDict(container, type, depth),
            _ => ItemOfList(container, type, depth),
        };
    }

    private static bool Holds(Ty container, Ty type) => container.Sort switch
    {
        Sort.List => container.Item.Equals(type),
        Sort.Dict => container.Items[1].Equals(type),
        Sort.Tuple => container.Items.Any(item => item.Equals(type)),
        _ => false,
    };

    private string TupleIndex(Ty tuple, Ty type)
    {
        var places = Enumerable.Range(0, tuple.Items.Count).Where(i => tuple.Items[i].Equals(type)).ToList();
        var place = chance.Pick(places);
        return Tree.Number(chance.Percent(30) ? place - tuple.Items.Count : place);
    }

    private Expr ItemOfList(Expr list, Ty type, int depth)
    {
        if (Has(Features.Faults) && chance.Percent(25))
            return Expr.After(type, "$0[$1]", list, Value(Ty.Int, 0));
        var index = new Expr(type, Level.Primary, "$0[$1 % len($0)]", [Level.Primary, Level.Product], list, Value(Ty.Int, depth));
        return Expr.Choice(list, index, Literal(type, 0));
    }

    private Expr ItemOfDict(Expr dict, Ty type, int depth) => chance.Below(10) switch
    {
        0 when Has(Features.Faults) => Expr.After(type, "$0[$1]", dict, Value(dict.Type.Items[0], 0)),
        _ => Expr.After(type, "$0.get($1, $2)", dict, Value(dict.Type.Items[0], depth), Literal(type, 0)),
    };
}
