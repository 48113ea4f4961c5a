// SPDX-License-Identifier: MIT
// bytes and bytearray, always of a str or of ints, and gone again where they are made.
namespace EPython.Host.Fuzz.Making;

using Makers = List<(int Weight, Func<Expr?> Make)>;

internal sealed partial class Maker
{
    private static readonly string[] s_bytesOf =
        ["$0.encode()", "bytearray($0.encode())", "($0.encode() + b'q')", "($0.encode() * 2)", "$0.encode()[::-1]", "bytearray($0.encode())[1:]"];

    private static readonly string[] s_intsOfBytes =
        ["len({0})", "sum({0})", "{0}.find(b'a')", "{0}.count(b'l')", "max({0}, default=7)", "hash({0} == b'')", "len({0}.split(b'l'))"];

    private static readonly string[] s_textsOfBytes =
    [
        "{0}.hex()", "str({0})", "{0}.decode('latin-1')", "{0}.hex('-')", "{0}.upper().decode('latin-1')", "repr({0}.replace(b'a', b'xx'))",
        "str({0}.partition(b' '))", "str({0}.strip(b' a'))", "str(b'<%s>' % {0})", "str({0}.title())", "str({0}.center(9, b'*'))",
    ];

    private static readonly string[] s_boolsOfBytes = ["{0} < b'abc'", "b'a' in {0}", "{0}.startswith(b'a')", "{0}.isalpha()", "{0} == b'abc'"];

    private Expr OfBytes(Ty type, string[] templates, int depth) =>
        Expr.Of(type, "(" + chance.Pick(templates).Replace("{0}", chance.Pick(s_bytesOf)) + ")", Expr.Of(Ty.Str, "($0)", Value(Ty.Str, depth)));

    private void AddIntsOfBytes(Makers makers, int depth)
    {
        makers.Add((2, () => OfBytes(Ty.Int, s_intsOfBytes, depth)));
        makers.Add((1, () => Expr.Of(Ty.Int, $"int.from_bytes(($0).to_bytes(4, '{chance.OneOf("big", "little")}', signed=True), "
            + $"'{chance.OneOf("big", "little")}', signed=True)", Value(Ty.Int, depth))));
        if (Has(Features.Lists))
            makers.Add((1, () => Expr.Of(Ty.Int, chance.OneOf("sum", "len") + "(" + chance.OneOf("bytes", "bytearray")
                + "([c & 255 for c in ($0)])[::" + chance.OneOf("1", "2", "-1") + "])", Value(Ty.List(Ty.Int), depth))));
        if (Has(Features.Faults))
            makers.Add((1, () => Expr.Of(Ty.Int, "$0.encode()[$1]", Expr.Of(Ty.Str, "($0)", Value(Ty.Str, 0)), Value(Ty.Int, 0))));
    }
}
