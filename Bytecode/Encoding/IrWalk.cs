// SPDX-License-Identifier: MIT
// Visits all statements of a structured body, outer ones first.
using EPython.Frontend.Ir;
using EPython.Frontend.Types;

namespace EPython.Bytecode.Encoding;

internal static class IrWalk
{
    public static void Visit(IReadOnlyList<IrStatement> body, Action<IrStatement> visit)
    {
        foreach (var statement in body)
        {
            visit(statement);
            foreach (var inner in Bodies(statement))
                Visit(inner, visit);
        }
    }

    private static IEnumerable<IReadOnlyList<IrStatement>> Bodies(IrStatement statement) => statement switch
    {
        IrBlock block => [block.Body],
        IrLoop loop => [loop.Body],
        IrForRange range => [range.Body],
        IrForEach each => [each.Body],
        IrIf branch => [branch.Then, branch.Else],
        _ => [],
    };
}

internal static class Kinds
{
    /// <summary>Kind letter of opcodes.def; 'n' where there is no value.</summary>
    public static char Letter(Kind kind) => kind switch
    {
        Kind.Int => 'i',
        Kind.Float => 'f',
        Kind.Bool => 'b',
        Kind.Word => 'w',
        Kind.Value => 'v',
        _ => 'n',
    };
}
