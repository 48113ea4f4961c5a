// SPDX-License-Identifier: MIT
// One program on its way through the phases, each run at most once and only when asked for. Together with Builder the
// only place that strings phases together.
using EPython.Frontend.Binding;
using EPython.Frontend.Diagnostics;
using EPython.Frontend.Ir;
using EPython.Frontend.Passes;
using EPython.Frontend.Syntax;
using EPython.Frontend.Text;
using EPython.Frontend.Types;

namespace EPython.Host;

/// <summary>A phase's result is null when it, or one before it, found errors; they are in Diagnostics.</summary>
public sealed class Compilation
{
    private readonly Lazy<AstModule?> _syntax;
    private readonly Lazy<BoundProgram?> _bound;
    private readonly Lazy<TypedProgram?> _typed;
    private readonly Lazy<IrProgram?> _lowered;
    private readonly Lazy<IrProgram?> _ir;

    public Compilation(SourceText source, string? folder, Profile profile)
    {
        Source = source;
        Profile = profile;
        _syntax = new(() => Checked(Parser.Parse(source, "__main__", Diagnostics)));
        _bound = new(() => Syntax is { } syntax
            ? Checked(Binder.Bind(syntax, source, new ModuleFinder(folder), Diagnostics))
            : null);
        _typed = new(() => Bound is { } bound ? Checked(TypeInference.Infer(bound, Diagnostics, Profile)) : null);
        _lowered = new(() => Typed is { } typed ? Checked(IrBuilder.Build(typed, Profile, Diagnostics)) : null);
        _ir = new(() => Lowered is { } lowered ? PassList.Run(lowered, Profile) : null);
    }

    public SourceText Source { get; }
    public Profile Profile { get; }
    public DiagnosticBag Diagnostics { get; } = new();
    public AstModule? Syntax => _syntax.Value;
    public BoundProgram? Bound => _bound.Value;
    public TypedProgram? Typed => _typed.Value;

    /// <summary>The IR before the passes, after which no error is found any more.</summary>
    public IrProgram? Lowered => _lowered.Value;

    /// <summary>The IR after the passes; Lowered is spent then.</summary>
    public IrProgram? Ir => _ir.Value;

    private T? Checked<T>(T? result) where T : class => Diagnostics.HasErrors ? null : result;
}
