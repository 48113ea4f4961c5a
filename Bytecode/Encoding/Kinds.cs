// SPDX-License-Identifier: MIT
// Kinds of slots as letters.
using EPython.Frontend.Types;

namespace EPython.Bytecode.Encoding;

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
