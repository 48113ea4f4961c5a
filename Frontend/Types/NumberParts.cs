// SPDX-License-Identifier: MIT
// Attributes of numbers.
using EPython.Frontend.Syntax;

namespace EPython.Frontend.Types;

/// <summary>Operand of NumberPart.</summary>
public enum NumberPart { Real, Imaginary, Numerator, Denominator }

public static class NumberParts
{
    private const TypeTags Integers = TypeTags.Int | TypeTags.Bool | TypeTags.Word;

    private static readonly string[] s_names = ["real", "imag", "numerator", "denominator"];

    /// <summary>The part that an attribute of such a value may be, or null.</summary>
    public static NumberPart? Find(string attribute, TypeTags tags) => Array.IndexOf(s_names, attribute) switch
    {
        var part and (0 or 1) when (tags & (Integers | TypeTags.Float)) != 0 => (NumberPart)part,
        var part and (2 or 3) when (tags & Integers) != 0 => (NumberPart)part,
        _ => null,
    };
}

public sealed partial class TypeInference
{
    /// <summary>A part of what may be a number; null where it is none.</summary>
    private TypeNode? EvalNumberPart(AstAttribute attribute, TypeNode value)
    {
        if (NumberParts.Find(attribute.Name, value.Tags) is not { } part)
            return null;
        var result = NodeOf(attribute);
        var isWhole = part is NumberPart.Real or NumberPart.Numerator;
        if (value.Has(Integer))
            _graph.Add(result, isWhole ? IntTag(!value.MayBeNegative) | (value.Members & TypeNode.Large) : TypeTags.Int);
        if (value.Has(TypeTags.Float) && part <= NumberPart.Imaginary)
            _graph.Add(result, TypeTags.Float);
        if (value.Has(TypeTags.Instance))
            _graph.Flow(LoadAttribute(attribute, value), result);
        return result.Find();
    }
}
