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
        _ir = new(() => Typed is { } typed ? Checked(BuildIr(typed)) : null);
    }

    public SourceText Source { get; }
    public Profile Profile { get; }
    public DiagnosticBag Diagnostics { get; } = new();
    public AstModule? Syntax => _syntax.Value;
    public BoundProgram? Bound => _bound.Value;
    public TypedProgram? Typed => _typed.Value;
    public IrProgram? Ir => _ir.Value;

    private IrProgram BuildIr(TypedProgram typed)
    {
        var program = IrBuilder.Build(typed, Profile, Diagnostics);
        return Diagnostics.HasErrors ? program : PassList.Run(program, Profile);
    }

    private T? Checked<T>(T? result) where T : class => Diagnostics.HasErrors ? null : result;
}
