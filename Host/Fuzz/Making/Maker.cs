// SPDX-License-Identifier: MIT
// Makes programs that are valid and end by construction: every expression has a known type, every name a value where it is
// read, loops and recursion count down, and what a call costs is known before it is made.
using System.Globalization;
using EPython.Frontend.Types;

namespace EPython.Host.Fuzz.Making;

using Makers = List<(int Weight, Func<Expr?> Make)>;

internal sealed partial class Maker(Chance chance, Features features, Profile profile)
{
    private const int MostCost = 1500;      // statements that a call at one place may run, over all rounds
    private const int Deep = 3;

    private readonly List<ClassInfo> _classes = [];
    private readonly List<FunctionInfo> _functions = [];
    private string? _replaced;              // the method of a base that is being replaced: it must not call itself
    private Scope _scope = Scope.Module();
    private int _names;

    private static readonly IReadOnlyList<Ty> s_scalars = [Ty.Int, Ty.Int, Ty.Float, Ty.Bool, Ty.Str];

    private bool Has(Features feature) => (features & feature) != 0;

    private string Name(string prefix) => prefix + (++_names).ToString(CultureInfo.InvariantCulture);

    // ---- types --------------------------------------------------------------------------------------------------

    private Ty Scalar() => chance.Pick(s_scalars) switch
    {
        { Sort: Sort.Float } when !Has(Features.Floats) => Ty.Int,
        { Sort: Sort.Str } when !Has(Features.Strings) => Ty.Bool,
        var type => type,
    };

    private Ty Key() => Has(Features.Strings) && chance.Percent(50) ? Ty.Str : Ty.Int;

    private Ty AnyType(int depth = 1)
    {
        var ticket = chance.Below(100);
        if (depth <= 0 || ticket < 50)
            return Scalar();
        if (ticket < 68 && Has(Features.Lists))
            return Ty.List(AnyType(depth - (chance.Percent(30) ? 0 : 1)));
        if (ticket < 76 && Has(Features.Tuples))
            return Ty.Tuple([.. Enumerable.Range(0, chance.Between(1, 3)).Select(_ => AnyType(depth - 1))]);
        if (ticket < 84 && Has(Features.Dicts))
            return Ty.Dict(Key(), AnyType(depth - 1));
        if (ticket < 86 && Has(Features.Sets))
            return Ty.Set(Key());
        if (ticket < 92 && _classes.Count > 0)
            return Ty.Instance(chance.Pick(_classes));
        if (ticket < 96 && Has(Features.Dynamic))
            return Ty.Any;
        return ticket < 99 && Has(Features.Closures) ? Ty.Function([Scalar()], Scalar()) : Scalar();
    }

    // What a value of type any may be.
    private Ty Concrete() => chance.Below(10) switch
    {
        < 5 => Scalar(),
        5 when Has(Features.Lists) => Ty.List(Scalar()),
        6 when Has(Features.Tuples) => Ty.Tuple(Scalar(), Scalar()),
        7 when Has(Features.Dicts) => Ty.Dict(Key(), Scalar()),
        8 => Ty.None,
        9 when _classes.Any(of => of.IsPrintable) => Ty.Instance(chance.Pick(_classes.Where(of => of.IsPrintable).ToList())),
        _ => Ty.Int,
    };

    // ---- any expression of a type ---------------------------------------------------------------------------------

    private Expr Value(Ty type, int depth)
    {
        if (type.Sort == Sort.Any)
            return chance.Percent(40) && Read(type) is { } dynamic ? dynamic : Value(Concrete(), depth);
        if (depth <= 0)
            return chance.Percent(70) && Read(type) is { } read ? read : Literal(type, 0);
        var makers = new Makers
        {
            (8, () => Read(type)),
            (type.IsScalar ? 1 : 5, () => Literal(type, depth)),
            (4, () => Call(type, depth - 1)),
            (4, () => Member(type)),
            (1, () => Expr.Choice(Value(Ty.Bool, depth - 1), Value(type, depth - 1), Value(type, depth - 1))),
            (3, () => ItemOfSome(type, depth - 1)),
        };
        AddMakers(makers, type, depth - 1);
        return chance.Weighted(makers);
    }

    private void AddMakers(Makers makers, Ty type, int depth)
    {
        if (Has(Features.Generators) && Has(Features.Lists))
            AddGeneratorExpressions(makers, type, depth);
        switch (type.Sort)
        {
            case Sort.Int: AddInts(makers, depth); break;
            case Sort.Float: AddFloats(makers, depth); break;
            case Sort.Bool: AddBools(makers, depth); break;
            case Sort.Str: AddStrs(makers, depth); break;
            case Sort.List: AddLists(makers, type, depth); break;
            case Sort.Tuple: AddTuples(makers, type, depth); break;
            case Sort.Dict: AddDicts(makers, type, depth); break;
            case Sort.Set: AddSets(makers, type, depth); break;
            case Sort.Instance: AddInstances(makers, type, depth); break;
        }
    }

    // A variable that can be read, or null if there is none.
    private Expr? Read(Ty type) => Readable(type) is { Count: > 0 } all ? Expr.Of(type, chance.Pick(all)) : null;

    private List<string> Readable(Ty type) => [.. _scope.Visible.Where(variable => Fits(variable.Type, type)).Select(v => v.Name)];

    private static bool Fits(Ty given, Ty wanted) =>
        given.Equals(wanted) || (given.Class is { } of && wanted.Class is { } above && of.IsA(above));

    private Expr Literal(Ty type, int depth) => type.Sort switch
    {
        Sort.Int => IntLiteral(),
        Sort.Float => FloatLiteral(),
        Sort.Bool => Expr.Of(type, chance.OneOf("True", "False")),
        Sort.Str => Expr.Of(type, StrLiteral()),
        Sort.None => Expr.Of(type, "None"),
        Sort.List => Display(type, "[", "]", depth < 0 ? 0 : chance.Between(0, 4), depth),
        Sort.Tuple => TupleDisplay(type, depth),
        Sort.Dict => DictDisplay(type, depth),
        Sort.Set => SetDisplay(type, depth),
        Sort.Instance => New(type.Class!, depth),
        Sort.Function => Lambda(type, depth),
        _ => Literal(Concrete(), depth),
    };

    // ---- pieces ---------------------------------------------------------------------------------------------------

    private static Expr Fixed(Ty type, string text) => Expr.Of(type, text);

    private Expr Method(Ty type, Expr self, string call, params Expr[] arguments) =>
        Expr.After(type, "$0." + call, [self, .. arguments]);

    // What a list or text is cut to before it is kept, so that nothing grows without end.
    private static Expr Cut(Expr value, int most) => Expr.After(value.Type, $"$0[:{Tree.Number(most)}]", value);

    private bool IsAffordable(int cost) => _scope.Rounds * cost <= MostCost;
}
