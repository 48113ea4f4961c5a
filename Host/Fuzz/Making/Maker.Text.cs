// SPDX-License-Identifier: MIT
// Strings and their formatting.
namespace EPython.Host.Fuzz.Making;

using Makers = List<(int Weight, Func<Expr?> Make)>;

internal sealed partial class Maker
{
    private static readonly string[] s_texts =
        ["''", "'a'", "'abc'", "'Hello'", "'x y'", "'0'", "'42'", "'é€'", "'lo'", "' pad '", "'A,b,,c'", "'\\n'", "'\\''", "'zz'"];

    private static readonly string[] s_methods =
    [
        "upper()", "lower()", "strip()", "title()", "swapcase()", "capitalize()", "replace('a', 'xx')", "replace('', '-', 2)", "center(9)",
        "center(8, '*')", "ljust(6)", "rjust(6, '.')", "zfill(7)", "lstrip('a')", "rstrip()", "removeprefix('a')", "removesuffix('c')",
        "expandtabs(4)", "partition(' ')[0]", "rpartition('l')[2]",
    ];

    private static readonly string[] s_slices =
        ["[1:]", "[:2]", "[::-1]", "[-3:-1]", "[::2]", "[1:4]", "[:-1]", "[-2:]", "[5:1]", "[3::-1]"];

    private string StrLiteral() => chance.Pick(s_texts);

    private void AddStrs(Makers makers, int depth)
    {
        makers.Add((6, () => Expr.Binary(Ty.Str, Level.Sum, "+", Value(Ty.Str, depth), Value(Ty.Str, depth))));
        makers.Add((1, () => Expr.Binary(Ty.Str, Level.Product, "*", Value(Ty.Str, depth), Small(0, 4))));
        makers.Add((4, () => Expr.Of(Ty.Str, "str($0)", Value(Printable(), depth))));
        makers.Add((1, () => Expr.Of(Ty.Str, "repr($0)", Value(Printable(), depth))));
        makers.Add((5, () => Method(Ty.Str, Value(Ty.Str, depth), chance.Pick(s_methods))));
        makers.Add((3, () => Expr.After(Ty.Str, "$0" + chance.Pick(s_slices), Value(Ty.Str, depth))));
        makers.Add((2, () => Expr.Of(Ty.Str, "($0 + 'q')[$1 % (len($0) + 1)]", Value(Ty.Str, 0), Expr.Of(Ty.Int, "($0)", Value(Ty.Int, depth)))));
        makers.Add((1, () => Expr.Of(Ty.Str, "chr(97 + ($0) % 26)", Value(Ty.Int, depth))));
        makers.Add((1, () => Expr.Of(Ty.Str, chance.OneOf("hex", "bin", "oct") + "($0)", Value(Ty.Int, depth))));
        if (Has(Features.Faults))
            makers.Add((1, () => Expr.After(Ty.Str, "$0[$1]", Value(Ty.Str, 0), Value(Ty.Int, 0))));
        if (Has(Features.Lists))
            makers.Add((2, () => Expr.Of(Ty.Str, $"{StrLiteral()}.join($0)", Value(Ty.List(Ty.Str), depth))));
        if (Has(Features.Dynamic))
            makers.Add((1, () => Expr.Of(Ty.Str, "type($0).__name__", Value(Ty.Any, depth))));
        if (Has(Features.Formats))
            AddFormats(makers, depth);
        if (Has(Features.Bytes))
            makers.Add((2, () => OfBytes(Ty.Str, s_textsOfBytes, depth)));
        AddRecords(makers, 2, Ty.Str, depth);
    }

    // A type whose text is the same everywhere.
    private Ty Printable()
    {
        var type = chance.Percent(60) ? Scalar() : AnyType();
        return type.IsPrintable ? type : Ty.Int;
    }

    private void AddFormats(Makers makers, int depth)
    {
        makers.Add((4, FString));
        makers.Add((2, () => Formatted("'[%" + chance.OneOf("d", "5d", "-4d", "+d", "04d", "x", "s") + "]' % ($0,)", Value(Ty.Int, depth))));
        makers.Add((1, () => Formatted("'%s:%r' % ($0, $1)", Value(Printable(), depth), Value(Printable(), depth))));
        makers.Add((2, () => Formatted("'{:" + chance.OneOf("d", ">6", "<6d", "^7", "+", ",", "_", "x", "#b", "08d") + "}'.format($0)", Value(Ty.Int, depth))));
        makers.Add((1, () => Formatted("'{1}-{0}'.format($0, $1)", Value(Printable(), depth), Value(Printable(), depth))));
        makers.Add((1, () => Formatted("'{:" + chance.OneOf(">8", "<8", "^8", ".2", "*^9.3") + "}'.format($0)", Value(Ty.Str, depth))));
        if (Has(Features.Floats))
        {
            makers.Add((2, () => Formatted("'%" + chance.OneOf(".2f", "8.3f", ".3e", "g", "+.1f") + "' % $0", Expr.Of(Ty.Float, "($0)", Value(Ty.Float, depth)))));
            makers.Add((2, () => Formatted("'{:" + chance.OneOf(".2f", "10.3f", ".4e", "g", ",.1f", "%", ".3g", "e") + "}'.format($0)", Value(Ty.Float, depth))));
        }
    }

    private static Expr Formatted(string template, params Expr[] parts) =>
        new(Ty.Str, Level.Product, template, [.. parts.Select(_ => Level.Choice)], parts);

    // Only names stand in it: an f-string of 3.11 holds no quotes of its own kind.
    private Expr FString()
    {
        var parts = new List<Expr>();
        var text = "f'";
        for (var i = chance.Between(1, 3); i > 0; i--)
        {
            var type = Scalar();
            if (Read(type) is not { } read)
                continue;
            text += chance.OneOf("", "<", "x=") + "{$" + Tree.Number(parts.Count) + Specification(type) + "}" + chance.OneOf("", ">", " ");
            parts.Add(read);
        }
        return Expr.Of(Ty.Str, text + "'", [.. parts]);
    }

    private string Specification(Ty type) => chance.Percent(50) ? chance.OneOf("", "", "!r", "!s") : type.Sort switch
    {
        Sort.Int => chance.OneOf(":d", ":>5", ":04d", ":+", ":x", ":,", ":^6"),
        Sort.Float => chance.OneOf(":.2f", ":8.1f", ":g", ":.3e", ":+.1f"),
        Sort.Str => chance.OneOf(":>6", ":<6", ":^7", ":.2", "!r:>8"),
        _ => "",
    };
}
