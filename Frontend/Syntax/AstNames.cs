// SPDX-License-Identifier: MIT
// Names that statements bind.
using EPython.Frontend.Ir.Lowering;

namespace EPython.Frontend.Syntax;

internal static class AstNames
{
    /// <summary>What statements of a class bind, not looking into what they contain.</summary>
    public static IEnumerable<string> BoundBy(IEnumerable<AstStatement> body) => body.SelectMany(IEnumerable<string> (statement) =>
        statement switch
        {
            AstFunction function => [function.Name],
            AstClass inner => [inner.Name],
            AstAssign assign => assign.Targets.OfType<AstName>().Select(target => target.Id),
            AstAnnotatedAssign { Target: AstName target } => [target.Id],
            _ => [],
        });

    /// <summary>Whether a module has a function, class or parameter of that name.</summary>
    public static bool Binds(AstModule module, string name) => AstWalk.All(module).Any(node => node switch
    {
        AstFunction function => function.Name == name,
        AstClass one => one.Name == name,
        AstParameter parameter => parameter.Name == name,
        _ => false,
    });
}
