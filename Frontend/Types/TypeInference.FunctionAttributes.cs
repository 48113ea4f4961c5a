// SPDX-License-Identifier: MIT
// Type inference: attributes that a program gives to functions. One of a name is of one type, whichever function has it.
using EPython.Frontend.Binding;
using EPython.Frontend.Syntax;

namespace EPython.Frontend.Types;

public sealed partial class TypeInference
{
    private readonly Dictionary<string, TypeNode> _ofFunctions = [];

    /// <summary>What may be something else is taken for a function only where a def binds its name, or where functions have such
    /// an attribute anyway.</summary>
    private void StoreOnFunction(AstAttribute attribute, TypeNode receiver, TypeNode value)
    {
        if (!receiver.Has(TypeTags.Function))
            return;
        if (!_ofFunctions.TryGetValue(attribute.Name, out var node))
        {
            if (receiver.Has(TypeTags.Any & ~(TypeTags.Function | TypeTags.None)) && !IsNameOfFunction(attribute.Value)
                && !attribute.Name.StartsWith("__", StringComparison.Ordinal))
                return;
            _ofFunctions.Add(attribute.Name, node = new TypeNode());
            _graph.Changed = true;
        }
        _graph.Flow(value, node.Find());
    }

    private bool IsNameOfFunction(AstExpression expression) =>
        _program.Resolutions.GetValueOrDefault(expression) is Resolution.ToVariable { Variable: var variable } && _defined.Contains(variable);

    private readonly HashSet<Variable> _defined = [];   // by def

    /// <summary>What functions have under that name; null if they have nothing.</summary>
    private TypeNode? OfFunctions(string name, TypeNode receiver) =>
        receiver.Has(TypeTags.Function) && _ofFunctions.TryGetValue(name, out var node) ? node.Find() : null;
}
