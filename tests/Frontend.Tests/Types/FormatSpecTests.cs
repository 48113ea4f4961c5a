// SPDX-License-Identifier: MIT
// Format specifications that are judged before a program runs: how they are taken apart, and which types they suit.
using EPython.Frontend.Types;
using Xunit;

namespace EPython.Frontend.Tests.Types;

public sealed class FormatSpecTests
{
    private static readonly PyType[] s_types = [PyType.Int, PyType.Bool, PyType.Float, PyType.Str];

    [Fact]
    public void Everything_IsTakenApart() => Assert.Equal(
        new FormatSpec("*", '^', '+', true, 12, ',', 3, 'f'), FormatSpec.Parse("*^+#12,.3f"));

    [Theory]
    [InlineData("", " ", '\0', -1)]
    [InlineData("7", " ", '\0', 7)]
    [InlineData("<7", " ", '<', 7)]
    [InlineData("<<7", "<", '<', 7)]
    [InlineData("07", "0", '=', 7)]
    [InlineData("0", "0", '=', -1)]
    public void FillAlignWidth(string text, string fill, char align, int width)
    {
        var spec = FormatSpec.Parse(text)!;
        Assert.Equal((fill, align, width), (spec.Fill, spec.Align, spec.Width));
    }

    // What means less, or more, than it seems to, and what is no specification, is the core's.
    [Theory]
    [InlineData("<05")]
    [InlineData("07,")]
    [InlineData("1234")]
    [InlineData(".")]
    [InlineData("{<3")]
    [InlineData("5 d")]
    [InlineData("dd")]
    [InlineData(",_")]
    public void WhatOnlyTheCoreJudges_IsNotParsed(string text) => Assert.Null(FormatSpec.Parse(text));

    // Letters of the types that format() of cannot fail: i(nt) b(ool) f(loat) s(tr).
    [Theory]
    [InlineData("", "ibfs")]
    [InlineData("8", "ibfs")]
    [InlineData("d", "ib")]
    [InlineData("#x", "ib")]
    [InlineData("_x", "ib")]
    [InlineData(",x", "")]
    [InlineData("#d", "")]
    [InlineData(".2d", "")]
    [InlineData(".2", "s")]
    [InlineData(".2f", "f")]
    [InlineData("e", "f")]
    [InlineData(",.1f", "f")]
    [InlineData(",", "ib")]
    [InlineData("#g", "")]
    [InlineData("%", "f")]
    [InlineData("+", "ibf")]
    [InlineData("=8", "ibf")]
    [InlineData("s", "s")]
    [InlineData("c", "")]
    [InlineData("q", "")]
    public void Suits(string text, string types) => Assert.Equal(
        types, string.Concat(s_types.Where(FormatSpec.Parse(text)!.Suits).Select(type => "ibfs"[Array.IndexOf(s_types, type)])));
}
