// SPDX-License-Identifier: MIT
// One program on its way through the phases, each run at most once and only when asked for. The only place that strings
// phases together.
using EPython.Bytecode.Encoding;
using EPython.CodeGen;
using EPython.Frontend.Binding;
using EPython.Frontend.Diagnostics;
using EPython.Frontend.Ir;
using EPython.Frontend.Syntax;
using EPython.Frontend.Text;
using EPython.Frontend.Types;

namespace EPython.Host;

/// <summary>A phase's result is null when it, or one before it, found errors; they are in Diagnostics.</summary>
public sealed class Compilation(SourceText source, string? folder, Profile profile)
{
    private readonly Lazy<AstModule?> _syntax;
    private readonly Lazy<BoundProgram?> _bound;
    private readonly Lazy<TypedProgram?> _typed;
    private readonly Lazy<IrProgram?> _ir;

    public DiagnosticBag Diagnostics { get; } = new();
    public SourceText Source { get; } = source;
    public Profile Profile { get; } = profile;
}
