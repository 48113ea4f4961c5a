// SPDX-License-Identifier: MIT
// Named tuples, dataclasses, enumerations and flags: one of each (Maker.Declarations.cs), made and asked where a value is wanted.
namespace EPython.Host.Fuzz.Making;

using Makers = List<(int Weight, Func<Expr?> Make)>;

internal sealed partial class Maker
{
    private static readonly string[] s_intsOfRecords =
    [
        "Pair($0, $1).x", "sum(Pair($0, $1))", "Pair($0, $1)[1]", "len(Pair($0, $1))", "getattr(Pair($0, $1), 'y')", "Pair($0, 2)._replace(y=$1).y",
        "Data($0).b", "Data($0, $1).a", "getattr(Data($0), 'b')", "max(Data($0), Data($1)).a", "(Pair($0, 1) + (5, $1))[3]",
    ];

    private static readonly string[] s_textsOfRecords =
    [
        "str(Pair($0, $1))", "repr(Data($0, $1))", "'%s|%s' % Pair($0, $1)", "str(Pair($0, Data($1)))", "str(sorted([Data($0), Data($1), Data(0)]))",
        "str({Pair($0, 1): $1})",
    ];

    private static readonly string[] s_boolsOfRecords =
    [
        "Pair($0, $1) == ($1, $0)", "Data($0) < Data($1)", "Data($0) == Data($1)", "isinstance(Pair($0, $1), tuple)", "hasattr(Data($0), 'c')",
        "Pair($0, 1) < Pair($1, 2)",
    ];

    private static readonly string[] s_intsOfEnums =
    [
        "Level($0 % 3 + 1).value", "(Level.HIGH + $0)", "(Level($1 % 3 + 1) * 2)", "Bits($0 % 8).value", "(Bits($0 % 8) | Bits.B).value", "len(Bits($0 % 8))",
    ];

    private static readonly string[] s_textsOfEnums =
    [
        "Level($0 % 3 + 1).name", "str(Bits($0 % 8))", "repr(Bits($1 % 8))", "str(Level($0 % 3 + 1))", "str(list(Bits($0 % 8)))",
    ];

    private static readonly string[] s_boolsOfEnums =
    [
        "Level($0 % 3 + 1) < $1", "Bits.A in Bits($0 % 8)", "bool(Bits($0 % 8) & Bits.B)", "Level($0 % 3 + 1) is Level.LOW",
    ];

    private void AddRecords(Makers makers, int weight, Ty type, int depth)
    {
        var (records, enums) = type.Sort switch
        {
            Sort.Int => (s_intsOfRecords, s_intsOfEnums),
            Sort.Str => (s_textsOfRecords, s_textsOfEnums),
            _ => (s_boolsOfRecords, s_boolsOfEnums),
        };
        if (Has(Features.Records))
            makers.Add((weight, () => OfRecords(type, records, depth)));
        if (Has(Features.Enums))
            makers.Add((weight, () => OfRecords(type, enums, depth)));
    }

    private Expr OfRecords(Ty type, string[] templates, int depth) => Expr.Of(type, "(" + chance.Pick(templates) + ")",
        Expr.Of(Ty.Int, "($0)", Value(Ty.Int, depth)), Expr.Of(Ty.Int, "($0)", Value(Ty.Int, Math.Min(depth, 1))));
}
