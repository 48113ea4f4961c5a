// SPDX-License-Identifier: MIT
// Names, literals and comments in C.
using System.Globalization;
using EPython.CodeGen.C;
using EPython.Frontend.Types;
using FsCheck.Xunit;
using Xunit;

namespace EPython.CodeGen.Tests;

public class CTextTests
{
    [Theory]
    [InlineData("x", "x")]
    [InlineData("a", "a_")]                 // the activation
    [InlineData("int", "int_")]
    [InlineData("uint32_t", "uint32_t_")]
    [InlineData("INT64_MAX", "INT64_MAX_")]
    [InlineData("epy_core", "epy_core_")]
    [InlineData("größe", "gr_u00F6__u00DF_e")]
    [InlineData("<lambda>", "lambda")]
    public void Mangler_Keeps_WhatCAllows(string python, string c) => Assert.Equal(c, new NameMangler().Claim(python));

    [Fact]
    public void Mangler_Gives_EachNameOnce()
    {
        var scope = new NameMangler();
        Assert.Equal(["x", "x_2", "x_3"], new[] { scope.Claim("x"), scope.Claim("x"), scope.Claim("x") });
    }

    [Property]
    public bool Comment_NeverEnds_Early(string? text)
    {
        var writer = new CWriter();
        writer.Comment(text ?? "");
        var line = writer.ToString();
        return line.IndexOf("*/", StringComparison.Ordinal) == line.Length - 3 && line.IndexOf('\n') == line.Length - 1
            && !line.Contains("??") && line.LastIndexOf("/*", StringComparison.Ordinal) == 0;
    }

    [Property]
    public bool Float_ReadsBack(double number)
    {
        if (!double.IsFinite(number))
            return true;
        var text = CLiterals.Float(number, Profile.I64F64).Trim('(', ')');
        return text.Contains('.') | text.Contains('E') && double.Parse(text, CultureInfo.InvariantCulture).Equals(number);
    }

    [Theory]
    [InlineData(-0.0, "(-0.0)")]
    [InlineData(0.1, "0.1")]
    [InlineData(1e300, "1E+300")]
    public void Float_Keeps_SignAndSize(double number, string text) =>
        Assert.Equal(text, CLiterals.Float(number, Profile.I64F64));

    [Fact]
    public void Float_IsRounded_UnderI32F32() => Assert.Equal("0.1f", CLiterals.Float(0.1, Profile.I32F32));

    [Fact]
    public void Int_Smallest_HasAName() => Assert.Equal("EPY_INT_MIN", CLiterals.Int(long.MinValue, Profile.I64F64));
}
