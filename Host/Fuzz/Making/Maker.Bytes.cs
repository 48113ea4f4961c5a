// SPDX-License-Identifier: MIT
// bytes and bytearray, always of a str or of ints, and gone again where they are made.
namespace EPython.Host.Fuzz.Making;

using Makers = List<(int Weight, Func<Expr?> Make)>;

internal sealed partial class Maker
{
    private static readonly string[] s_bytesOf =
        [
        "$0.encode()", "bytearray($0.encode())", "($0.encode() + b'q')", "($0.encode() * 2)", "$0.encode()[::-1]", "bytearray($0.encode())[1:]",
        "bytearray($0, 'utf-8')", "bytes.fromhex($0.encode().hex())", "b'a'.join([$0.encode(), b'b'])", "$0.encode().translate(None, b'al')",
    ];

    private static readonly string[] s_intsOfBytes =
    [
        "len({0})", "sum({0})", "{0}.find(b'a')", "{0}.count(b'l')", "max({0}, default=7)", "hash({0} == b'')", "len({0}.split(b'l'))",
        "{0}.rfind(b'l')", "{0}.find(97, 1)", "({0} + b'l').index(b'l')", "(b'l' + {0}).rindex(b'l')", "{0}.count(108)", "min({0}, default=-1)",
    ];

    private static readonly string[] s_textsOfBytes =
    [
        "{0}.hex()", "str({0})", "{0}.decode('latin-1')", "{0}.hex('-')", "{0}.upper().decode('latin-1')", "repr({0}.replace(b'a', b'xx'))",
        "str({0}.partition(b' '))", "str({0}.strip(b' a'))", "str(b'<%s>' % {0})", "str({0}.title())", "str({0}.center(9, b'*'))",
        "str({0}.ljust(7, b'.'))", "str({0}.rjust(8))", "str({0}.zfill(6))", "str({0}.expandtabs(3))", "str({0}.capitalize())", "str({0}.swapcase())",
        "str({0}.lower())", "str({0}.removeprefix(b'a'))", "str({0}.removesuffix(b'o'))", "str({0}.splitlines())", "str({0}.rsplit(b'l', 1))",
        "str({0}.rpartition(b'l'))", "str({0}.lstrip(b'a'))", "str({0}.rstrip(b'oz'))", "str(b'-'.join([{0}, b'', {0}]))", "str(list({0}))",
        "str({0}.translate(bytes.maketrans(b'ab', b'xy')))", "str({0}, 'utf-8', 'replace')", "ascii({0})", "str(bytes({0}))", "str({0}.split())",
    ];

    private static readonly string[] s_boolsOfBytes =
    [
        "{0} < b'abc'", "b'a' in {0}", "{0}.startswith(b'a')", "{0}.isalpha()", "{0} == b'abc'",
        "{0}.endswith((b'c', b'lo'))", "{0}.isalnum()", "{0}.isascii()", "{0}.isdigit()", "{0}.isspace()", "{0}.islower()", "{0}.isupper()",
        "{0}.istitle()", "98 in {0}", "{0} >= b'a'", "bytes({0}) == {0}",
    ];

    private static readonly string[] s_changesOfBytes =
    [
        "$0.append(len($0))", "$0.extend(b'xy')", "$0.insert(1, 65)", "print($0.pop())", "$0.remove(97)", "$0.clear()", "$0.reverse()", "$0 += b'z'",
        "$0[0] = 255", "$0[1:2] = b'---'", "del $0[::2]", "$0 *= 2", "print($0.copy() is $0, bytes($0))", "$0[-1] += 1", "$0.append(256)",
    ];

    // A bytearray, changed some times.
    private Stmt? ByteArray(int depth)
    {
        if (!Has(Features.Bytes) || !Has(Features.Strings) || !Has(Features.Exceptions))
            return null;
        var name = Name("b");
        var made = Stmt.Simple($"{name} = bytearray($0.encode())", Expr.Of(Ty.Str, "($0)", Value(Ty.Str, depth)));
        var changes = Enumerable.Range(0, chance.Between(1, 3)).Select(_ => Stmt.Simple(chance.Pick(s_changesOfBytes).Replace("$0", name)));
        return new Stmt(["if True:"], [], [[made, Guarded([.. changes]), Stmt.Simple($"print({name})")]]);
    }

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
