// SPDX-License-Identifier: MIT
// Sets. Their order is nobody's business: they are printed and gone through sorted.
namespace EPython.Host.Fuzz.Making;

using Makers = List<(int Weight, Func<Expr?> Make)>;

internal sealed partial class Maker
{
    private Expr SetDisplay(Ty type, int depth) => depth >= 0 && chance.Percent(60)
        ? Display(type, "{", "}", chance.Between(1, 4), depth) : Expr.Of(type, "set($0)", Value(Ty.List(type.Item), Math.Min(depth, 1)));

    private void AddSets(Makers makers, Ty type, int depth)
    {
        makers.Add((4, () => chance.OneOf(Level.BitOr, Level.BitAnd, Level.BitXor, Level.Sum) switch
        {
            Level.BitOr => Expr.Binary(type, Level.BitOr, "|", Value(type, depth), Value(type, depth)),
            Level.BitAnd => Expr.Binary(type, Level.BitAnd, "&", Value(type, depth), Value(type, depth)),
            Level.BitXor => Expr.Binary(type, Level.BitXor, "^", Value(type, depth), Value(type, depth)),
            _ => Expr.Binary(type, Level.Sum, "-", Value(type, depth), Value(type, depth)),
        }));
        makers.Add((2, () => Method(type, Value(type, 0), chance.OneOf("union($1)", "intersection($1)", "difference($1)", "symmetric_difference($1)"),
            Value(Ty.List(type.Item), depth))));
        makers.Add((1, () => Method(type, Value(type, 0), "copy()")));
        makers.Add((2, () =>
        {
            var list = Comprehension(Ty.List(type.Item), depth);
            return Expr.Of(type, "$0", list.As("{" + list.Template[1..^1] + "}"));
        }));
    }

    private void AddBoolsOfSets(Makers makers, int depth)
    {
        var item = Key();
        var type = Ty.Set(item);
        makers.Add((1, () => Expr.Binary(Ty.Bool, Level.Comparison, chance.OneOf("<", "<=", "==", "!=", ">=", ">"), Value(type, depth), Value(type, depth))));
        makers.Add((1, () => Expr.Binary(Ty.Bool, Level.Comparison, In(), Value(item, depth), Value(type, depth))));
        makers.Add((1, () => Method(Ty.Bool, Value(type, depth), chance.OneOf("isdisjoint($1)", "issubset($1)", "issuperset($1)"), Value(type, depth))));
    }

    private Stmt ChangeSet(Variable set, int depth)
    {
        var (name, item) = (set.Name, set.Type.Item);
        return chance.Below(7) switch
        {
            0 => Stmt.Simple($"{name}.discard($0)", Value(item, depth)),
            1 when Has(Features.Faults) => Stmt.Simple($"{name}.remove($0)", Value(item, 0)),
            2 => Stmt.Simple($"{name}.update($0)", Cut(Value(Ty.List(item), depth), 4)),
            3 when set.CanChange => Stmt.Simple($"{name} {chance.OneOf("|=", "&=", "-=", "^=")} $0", Value(set.Type, depth)),
            4 => Stmt.Simple($"{name}.{chance.OneOf("difference_update", "intersection_update")}($0)", Value(Ty.List(item), depth)),
            5 => Stmt.Simple($"print(sorted({name}), len({name}))"),
            _ => Stmt.Simple($"{name}.add($0)", Value(item, depth)),
        };
    }
}
