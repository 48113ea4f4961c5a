// SPDX-License-Identifier: MIT
// Constants and types as C text, per number profile.
using System.Globalization;
using EPython.Frontend.Ir;
using EPython.Frontend.Types;

namespace EPython.CodeGen.C;

internal static class CLiterals
{
    public static string TypeOf(Kind kind) => kind switch
    {
        Kind.Int => "epy_int",
        Kind.Float => "epy_float",
        Kind.Bool => "bool",
        Kind.Word => "uint32_t",
        Kind.Value => "epy_value",
        _ => "void",
    };

    public static string Int(long value, Profile profile)
    {
        if (value == profile.IntMin())
            return "EPY_INT_MIN";
        var text = value.ToString(CultureInfo.InvariantCulture);
        return value < 0 ? $"({text})" : text;
    }

    /// <summary>The shortest decimal that reads back as the same number of the profile.</summary>
    public static string Float(double value, Profile profile)
    {
        if (profile == Profile.I32F32)
            value = (float)value;
        if (double.IsNaN(value))
            return "((epy_float)__builtin_nan(\"\"))";
        if (double.IsInfinity(value))
            return value > 0 ? "((epy_float)__builtin_inf())" : "(-(epy_float)__builtin_inf())";
        var text = profile == Profile.I32F32
            ? ((float)value).ToString("R", CultureInfo.InvariantCulture)
            : value.ToString("R", CultureInfo.InvariantCulture);
        if (text.All(ch => char.IsAsciiDigit(ch) || ch == '-'))
            text += ".0";
        if (profile == Profile.I32F32)
            text += "f";
        return text.StartsWith('-') ? $"({text})" : text;
    }

    public static string Raw(IrConstant constant, Profile profile) => constant.Kind switch
    {
        Kind.Int => Int(Convert.ToInt64(constant.Value, CultureInfo.InvariantCulture), profile),
        Kind.Float => Float(Convert.ToDouble(constant.Value, CultureInfo.InvariantCulture), profile),
        Kind.Bool => (bool)constant.Value! ? "true" : "false",
        Kind.Word => Convert.ToUInt32(constant.Value, CultureInfo.InvariantCulture)
            .ToString(CultureInfo.InvariantCulture) + "u",
        _ => throw new ArgumentException($"not a raw constant: {constant.Kind}"),
    };

    /// <summary>Constants that are immediates; null for those that live in the constant table.</summary>
    public static string? Immediate(object? value, Profile profile) => value switch
    {
        null => "EPY_NONE",
        bool truth => truth ? "EPY_TRUE" : "EPY_FALSE",
        IrEllipsis => "EPY_ELLIPSIS",
        IrNotImplemented => "EPY_NOT_IMPLEMENTED",
        long number when FitsTag(number, profile) => $"epy_small({Int(number, profile)})",
        string { Length: 1 } text => Character(text[0], text),
        string { Length: 2 } text when char.IsSurrogatePair(text, 0) => Character(char.ConvertToUtf32(text, 0), text),
        _ => null,
    };

    private static string Character(int codePoint, string text) =>
        $"EPY_IMMEDIATE(EPY_KIND_CHAR, 0x{codePoint:X2}) /* '{CWriter.Harmless(text)}' */";

    private static bool FitsTag(long number, Profile profile) =>
        number >= profile.IntMin() / 2 && number <= profile.IntMax() / 2;
}
