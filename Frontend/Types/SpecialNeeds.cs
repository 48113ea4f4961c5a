// SPDX-License-Identifier: MIT
// Which special methods a program may ask for without an operator or call that inference sees: what has no reason to be called is
// not part of the program.
using EPython.Frontend.Binding;
using EPython.Frontend.Ir.Lowering;
using EPython.Frontend.Syntax;

namespace EPython.Frontend.Types;

/// <summary>What stands somewhere in the program.</summary>
internal sealed class SpecialNeeds
{
    private static readonly HashSet<string> s_hashing = ["dict", "set", "frozenset", "hash", "vars", "__dict__"];
    private static readonly HashSet<string> s_formatting = ["format", "format_map"];

    public SpecialNeeds(BoundProgram program)
    {
        foreach (var module in program.Modules.Where(module => !BuiltinNames.IsWrittenModule(module.Name)))
            Walk(module.Syntax);
    }

    /// <summary>Something is a key, or hash() is called.</summary>
    public bool Hashes { get; private set; }
    /// <summary>Something is formatted.</summary>
    public bool Formats { get; private set; }
    /// <summary>Containers are compared for order, or sorted.</summary>
    public bool Orders { get; set; }
    /// <summary>Something is looked for, or containers are compared.</summary>
    public bool Equates { get; set; }

    // What __hash__ and __format__ themselves do is done only where they are asked.
    private void Walk(AstNode node)
    {
        if (node is AstFunction { Name: "__hash__" or "__format__" })
            return;
        var name = node switch
        {
            AstName { Id: var id } => id.TrimStart('.'),
            AstAttribute attribute => attribute.Name,
            _ => "",
        };
        Hashes |= s_hashing.Contains(name) || node is AstDict or AstSet or AstParameter { Kind: ParameterKind.StarStar }
            or AstStarred { IsDouble: true } or AstComprehension { Kind: ComprehensionKind.Set or ComprehensionKind.Dict };
        Formats |= s_formatting.Contains(name) || node is AstFormatted;
        foreach (var child in AstWalk.Children(node))
            Walk(child);
    }
}

public sealed partial class TypeInference
{
    private readonly SpecialNeeds _needs;

    private bool IsAsked(SpecialMethod special) => special switch
    {
        SpecialMethod.Contains => true,
        SpecialMethod.Equal or SpecialMethod.NotEqual => _needs.Equates || _needs.Orders || _needs.Hashes,
        _ => _needs.Orders,
    };

    private const TypeTags Containers = TypeTags.List | TypeTags.Tuple | TypeTags.Dict | TypeTags.Set | TypeTags.FrozenSet
        | TypeTags.DictView | TypeTags.Iterator | TypeTags.Generator;

    // What is in containers is compared by the core.
    private void NoteComparison(CompareOperator op, TypeNode left, TypeNode right)
    {
        if (op is CompareOperator.In or CompareOperator.NotIn)
            NeedEquality(!right.Is(TypeTags.Str));
        else if (left.Has(Containers) || right.Has(Containers))
        {
            if (op is CompareOperator.Equal or CompareOperator.NotEqual)
                NeedEquality(true);
            else
                NeedOrder();
        }
    }

    private void NeedEquality(bool needed)
    {
        if (needed && !_needs.Equates)
            _graph.Changed = _needs.Equates = true;
    }

    private void NeedOrder()
    {
        if (!_needs.Orders)
            _graph.Changed = _needs.Orders = true;
    }

    /// <summary>A built-in compares what it is given.</summary>
    private void NoteBuiltin(string row)
    {
        if (row is "Sorted" or "ListSort" or "Min" or "Max")
            NeedOrder();
        else if (row.EndsWith("Index", StringComparison.Ordinal) || row.EndsWith("Count", StringComparison.Ordinal)
            || row.EndsWith("Remove", StringComparison.Ordinal))
            NeedEquality(true);
    }
}
