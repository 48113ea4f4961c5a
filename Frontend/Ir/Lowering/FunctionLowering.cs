// SPDX-License-Identifier: MIT
// Lowers one function. This file: its frame (locals, environment, sites) and the emitting of statements; the other parts
// of the class take one family of nodes each.
using EPython.Frontend.Binding;
using EPython.Frontend.Syntax;
using EPython.Frontend.Types;

namespace EPython.Frontend.Ir.Lowering;

internal sealed partial class FunctionLowering(ProgramLowering program, FunctionSymbol symbol, IrFunction function)
{
    private readonly ProgramLowering _program = program;
    private readonly FunctionSymbol _symbol = symbol;
    private readonly IrFunction _function = function;
    private List<IrStatement> _current = function.Body;
    private IrLocal? _environment;                      // own environment
    private string _siteFunction = symbol.Syntax is AstFunction { HasNoFrame: true } ? "" : symbol.Name;
    private Site? _siteCaller;
    private int _labels;

    private VariableUsage Usage => _program.Usage;
    private BoundProgram Bound => _program.Bound;

    public void Lower()
    {
        DeclareParameters();
        if (_symbol.UsesEnvironment)
            _function.ClosureEnvironment = NewLocal("closure", Kind.Value, PyType.Any, isTemporary: false);
        var start = At(_symbol.Syntax);
        if (_symbol.MakesEnvironment)
            MakeEnvironment(start);
        if (_symbol.IsGenerator)
            Add(new IrYield(start, YieldForm.Start, null, null));
        LowerBody();
        EndFunction(At(_symbol.Syntax));
        DefiniteAssignment.InitializeUnassigned(_function, start);
    }

    private void DeclareParameters()
    {
        foreach (var variable in _symbol.Parameters)
        {
            var local = NewLocal(variable.Name, variable.Type.Kind, variable.Type, isTemporary: false);
            _function.Parameters.Add(local);
            _function.Defaults.Add(DefaultOf(variable));
            _locals.Add(variable, local);
        }
    }

    private IrOperand? DefaultOf(Variable parameter) => parameter.Default switch
    {
        null => parameter.IsStarStar ? _program.KeywordTexts : null,
        var literal when Literals.ValueOf(literal, _program.Profile) is { } constant => constant,
        _ => new IrComputedDefault(),
    };

    private void MakeEnvironment(Site site)
    {
        _environment = NewLocal("environment", Kind.Value, PyType.Any, isTemporary: false);
        IrOperand parent = _function.ClosureEnvironment is { } closure ? closure : IrConstant.Value_(null);
        Add(new IrNewEnvironment(
            site, _environment, parent, _function.EnvironmentValues.Count, _function.EnvironmentRaws.Count));
        foreach (var (variable, local) in _symbol.Parameters.Zip(_function.Parameters).Where(p => p.First.IsCaptured))
            WriteVariable(site, variable, new Lowered(local, variable.Type));
    }

    private void LowerBody()
    {
        switch (_symbol.Syntax)
        {
            case AstModule module:
                LowerStatements(module.Body);
                break;
            case AstFunction def:
                LowerStatements(def.Body);
                break;
            case AstLambda lambda:
                Return(At(lambda.Body), Lower(lambda.Body));
                break;
            case AstComprehension comprehension:
                if (_symbol.IsGenerator)
                    LowerGeneratorExpression(comprehension);
                else
                    Return(At(comprehension), LowerOwnComprehension(comprehension));
                break;
        }
    }

    /// <summary>Falling off the end returns None.</summary>
    private void EndFunction(Site site)
    {
        if (!IsDead)
            Return(site, Lowered.None);
    }

    /// <summary>Of what it returns: in a generator what ends that, not its result.</summary>
    private PyType ReturnType => _symbol.IsGenerator ? PyType.Any : _function.ResultType;

    private void Return(Site site, Lowered value)
    {
        if (_function.ResultKind == Kind.None)
            Add(new IrReturn(site, null));
        else
            Add(new IrReturn(site, ConvertTo(site, value, ReturnType)));
    }

    // ---- locals, labels, sites ----------------------------------------------------------------------------------------

    private IrLocal NewLocal(string name, Kind kind, PyType type, bool isTemporary)
    {
        var local = new IrLocal(_function.Locals.Count, name, kind, type) { IsTemporary = isTemporary };
        _function.Locals.Add(local);
        return local;
    }

    private IrLocal Temporary(Kind kind, PyType type) => NewLocal("t", kind, type, isTemporary: true);

    /// <summary>A local that is assigned in several places, always with what its type promises.</summary>
    private IrLocal Join(string name, PyType type)
    {
        var local = NewLocal(name, type.Kind, type, isTemporary: false);
        _promising.Add(local);
        return local;
    }

    private IrLabel NewLabel(string name) => new($"{name}{_labels++}");

    private Site At(AstNode node) => new(node.Span, _siteFunction, _siteCaller);

    // ---- statements ---------------------------------------------------------------------------------------------------

    /// <summary>Nothing that is added here can be reached.</summary>
    private bool IsDead => _current.Count > 0 && _endless.Contains(_current[^1]);

    private readonly HashSet<IrStatement> _endless = [];

    private void Add(IrStatement statement)
    {
        if (IsDead)
            return;
        _current.Add(statement);
        if (!IrWalk.Completes(statement))
            _endless.Add(statement);
    }

    /// <summary>Runs an action that adds to a list of its own.</summary>
    private List<IrStatement> Nested(Action lower)
    {
        var (outer, proved) = (_current, _proved.Count);
        _current = [];
        lower();
        var inner = _current;
        _current = outer;
        _proved.RemoveRange(proved, _proved.Count - proved);
        return inner;
    }

    private void AddBlock(Site site, IrLabel label, Action lower) => Add(new IrBlock(site, label, Nested(lower)));

    private void AddIf(Site site, IrTest test, Action then, Action? otherwise = null)
    {
        var (first, second) = (Nested(then), otherwise is null ? [] : Nested(otherwise));
        if (first.Count == 0)
            (test, first, second) = (test with { Negated = !test.Negated }, second, first);
        if (first.Count > 0)
            Add(new IrIf(site, test, first, second));
    }

    private Lowered Emit(Site site, Operation operation, PyType type, IReadOnlyList<IrOperand> operands,
        params int[] immediates)
    {
        var target = Temporary(operation.Info().ResultKind, type);
        Add(new IrOp(site, operation, target, operands, immediates));
        if (GivesProvedType(operation))
            _proved.Add(target);
        return new Lowered(target, type);
    }

    private void EmitVoid(Site site, Operation operation, IReadOnlyList<IrOperand> operands, params int[] immediates) =>
        Add(new IrOp(site, operation, null, operands, immediates));

    private Lowered EmitBuiltin(Site site, string row, PyType type, IReadOnlyList<IrOperand> arguments)
    {
        var target = Temporary(Kind.Value, type);
        Add(new IrCallBuiltin(site, row, target, arguments));
        return Narrow(site, new Lowered(target, type), type);
    }

    /// <summary>A raise; what follows is dead but needs an operand.</summary>
    private Lowered EmitRaise(Site site, string fault, params IrOperand[] arguments)
    {
        Add(new IrRaise(site, fault, arguments));
        return Lowered.None;
    }

    private Lowered Copy(Site site, Lowered value)
    {
        var target = Temporary(value.Kind, value.Type);
        Add(new IrMove(site, target, value.Operand));
        if (IsProved(value))
            _proved.Add(target);
        return new Lowered(target, value.Type);
    }
}
