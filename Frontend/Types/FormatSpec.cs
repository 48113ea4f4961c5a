// SPDX-License-Identifier: MIT
// Format specifications that can be judged before a program runs: [[fill]align][sign][#][0][width][,_][.precision][type].
// What is not understood here is left to the core, which knows all of them and raises what Python raises.
using System.Text.RegularExpressions;

namespace EPython.Frontend.Types;

/// <summary>A specification taken apart. '\0' and -1: not given.</summary>
public sealed partial record FormatSpec(
    string Fill, char Align, char Sign, bool IsAlternate, int Width, char Grouping, int Precision, char Type)
{
    public static readonly FormatSpec Empty = new(" ", '\0', '\0', false, -1, '\0', -1, '\0');

    [GeneratedRegex(@"^(?:(?<fill>[^{}])?(?<align>[<>=^]))?(?<sign>[-+ ])?(?<alternate>#)?(?<zero>0)?(?<width>\d{1,3})?"
        + @"(?<grouping>[,_])?(?:\.(?<precision>\d{1,3}))?(?<type>[a-zA-Z%])?$", RegexOptions.Singleline)]
    private static partial Regex Form();

    /// <summary>Null if the text is none, or one that only the core judges.</summary>
    public static FormatSpec? Parse(string text)
    {
        var match = Form().Match(text);
        if (!match.Success)
            return null;
        char One(string group) => match.Groups[group] is { Success: true } found ? found.Value[0] : '\0';
        int Number(string group) => match.Groups[group] is { Success: true } found ? int.Parse(found.Value) : -1;
        var spec = new FormatSpec(match.Groups["fill"] is { Success: true } fill ? fill.Value : " ", One("align"), One("sign"),
            One("alternate") != '\0', Number("width"), One("grouping"), Number("precision"), One("type"));
        if (One("zero") == '\0')
            return spec;
        // Zeros go between sign and digits; with groups they would be grouped too, and with an alignment they mean less.
        return spec.Align == '\0' && spec.Grouping == '\0' ? spec with { Fill = "0", Align = '=' } : null;
    }

    /// <summary>format() of a value of this one type cannot fail.</summary>
    public bool Suits(PyType type) => type.Tags switch
    {
        TypeTags.Int or TypeTags.Word => SuitsInt,
        TypeTags.Bool => SuitsInt,
        TypeTags.Float => SuitsFloat,
        TypeTags.Str => Type is '\0' or 's' && Sign == '\0' && Align != '=' && !IsAlternate && Grouping == '\0',
        _ => false,
    };

    private bool SuitsInt => Precision < 0
        && (Type is '\0' or 'd' ? !IsAlternate : Type is 'b' or 'o' or 'x' or 'X' && Grouping != ',');

    private bool SuitsFloat => !IsAlternate
        && (Type == '\0' ? Precision < 0 && Grouping == '\0' : Type is 'e' or 'E' or 'f' or 'F' or 'g' or 'G' or '%');
}
