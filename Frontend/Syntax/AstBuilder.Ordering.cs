// SPDX-License-Identifier: MIT
// @total_ordering: the comparisons that a class lacks, from the one that it has.
using System.Text;

namespace EPython.Frontend.Syntax;

internal sealed partial class AstBuilder
{
    // What it has (the first that is there counts), and what the others are.
    private static readonly (string Root, (string Method, string Result)[] Others)[] s_orderings =
    [
        ("__lt__", [("__gt__", "not known and B_self != other"), ("__le__", "known or B_self == other"), ("__ge__", "not known")]),
        ("__le__", [("__ge__", "not known or B_self == other"), ("__lt__", "known and B_self != other"), ("__gt__", "not known")]),
        ("__gt__", [("__lt__", "not known and B_self != other"), ("__ge__", "known or B_self == other"), ("__le__", "not known")]),
        ("__ge__", [("__le__", "not known or B_self == other"), ("__gt__", "known and B_self != other"), ("__lt__", "not known")]),
    ];

    private AstClass WithComparisons(AstClass plain)
    {
        var decorator = plain.Decorators.FirstOrDefault(one => Uses(one.Expression, TotalOrdering));
        if (decorator is null)
            return plain;
        var defined = AstNames.BoundBy(plain.Written).ToHashSet();
        var (root, others) = s_orderings.FirstOrDefault(one => defined.Contains(one.Root));
        if (root is null)
        {
            Refuse(decorator.Span, Unsupported.TotalOrdering);
            return plain;
        }
        var text = new StringBuilder();
        foreach (var (method, result) in others.Where(other => !defined.Contains(other.Method)))
        {
            text.Append(null, $"def {method}(B_self, other):\n  known = B_type(B_self).{root}(B_self, other)\n");
            text.Append(null, $"  return known if known is B_NotImplemented else {result}\n");
        }
        var made = Made(text.ToString(), decorator.Span).OfType<AstFunction>().Select(one => Frameless(one, false));
        return new AstClass(plain.Span, plain.Name, plain.NameSpan, plain.Bases, [.. plain.Written, .. made])
        {
            Decorators = [.. plain.Decorators.Where(one => one != decorator)], Module = plain.Module,
        };
    }
}
