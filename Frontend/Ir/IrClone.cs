// SPDX-License-Identifier: MIT
// Copies of statements, with other locals, labels and sites.
namespace EPython.Frontend.Ir;

/// <summary>Local, site: what stands for one in the copy. Instead: what is put in place of a statement, or null to copy it;
/// it may ask this object for parts.</summary>
internal sealed class IrClone(
    Func<IrLocal, IrLocal> local, Func<Site, Site> site, Func<IrLabel, IrLabel> label,
    Func<IrClone, IrStatement, IReadOnlyList<IrStatement>?> instead)
{
    public List<IrStatement> All(IEnumerable<IrStatement> statements) =>
        [.. statements.SelectMany(statement => instead(this, statement) ?? [One(statement)])];

    public Site At(IrStatement statement) => site(statement.Site);

    public IrOperand Operand(IrOperand operand) => operand is IrLocal one ? local(one) : operand;

    private List<IrOperand> Operands(IEnumerable<IrOperand> operands) => [.. operands.Select(Operand)];

    private IrLocal? Target(IrLocal? target) => target is null ? null : local(target);

    private IrStatement One(IrStatement statement) => statement switch
    {
        IrMove one => new IrMove(At(one), local(one.Target), Operand(one.Source)),
        IrOp one => new IrOp(At(one), one.Operation, Target(one.Target), Operands(one.Operands), [.. one.Immediates])
        {
            Checks = one.Checks, MostItems = one.MostItems,
        },
        IrYield one => new IrYield(At(one), one.Form, Target(one.Target), one.Value is { } value ? Operand(value) : null),
        IrLoadGlobal one => new IrLoadGlobal(At(one), local(one.Target), one.Global, one.IsBound) { Bounds = one.Bounds },
        IrStoreGlobal one => new IrStoreGlobal(At(one), one.Global, Operand(one.Source)),
        IrReturn one => new IrReturn(At(one), one.Value is { } value ? Operand(value) : null),
        IrRaise one => new IrRaise(At(one), one.Fault, Operands(one.Arguments)),
        IrBreak one => new IrBreak(At(one), label(one.Label)),
        IrContinue one => new IrContinue(At(one), label(one.Label)),
        _ => Call(statement) ?? Environment(statement) ?? Control(statement)
            ?? throw new InvalidOperationException($"no copy of {statement.GetType().Name}"),
    };

    private IrStatement? Call(IrStatement statement) => statement switch
    {
        IrCall one => new IrCall(At(one), one.Callee, Target(one.Target), Operands(one.Arguments),
            one.Environment is { } environment ? Operand(environment) : null),
        IrCallValue one => new IrCallValue(At(one), Operand(one.Callee), Target(one.Target), Operands(one.Arguments), one.Names)
        {
            Likely = one.Likely,
        },
        IrCallBuiltin one => new IrCallBuiltin(At(one), one.Builtin, Target(one.Target), Operands(one.Arguments)),
        IrCallMethod one => new IrCallMethod(At(one), one.Method, Target(one.Target), Operands(one.Arguments), one.Names),
        _ => null,
    };

    private IrStatement? Environment(IrStatement statement) => statement switch
    {
        IrNewEnvironment one => new IrNewEnvironment(At(one), local(one.Target), Operand(one.Parent), one.Values, one.Raws),
        IrLoadEnvironment one =>
            new IrLoadEnvironment(At(one), local(one.Target), local(one.Environment), one.Level, one.Slot),
        IrStoreEnvironment one =>
            new IrStoreEnvironment(At(one), local(one.Environment), one.Level, one.Slot, Operand(one.Source)),
        IrNewClosure one =>
            new IrNewClosure(At(one), local(one.Target), one.Function, Operand(one.Environment), Operands(one.Defaults)),
        _ => null,
    };

    private IrStatement? Control(IrStatement statement) => statement switch
    {
        IrBlock one => new IrBlock(At(one), label(one.Label), All(one.Body)),
        IrLoop one => new IrLoop(At(one), label(one.Label), All(one.Body)),
        IrForRange one => new IrForRange(At(one), label(one.Label), local(one.Counter), Operand(one.Start), Operand(one.Stop),
            Operand(one.Step), All(one.Body))
        {
            StepFits = one.StepFits, MostRounds = one.MostRounds,
        },
        IrForEach one => new IrForEach(At(one), label(one.Label), local(one.Item), local(one.Iterator), All(one.Body)),
        IrTry one => new IrTry(At(one), All(one.Body), local(one.Caught), All(one.Handler)),
        IrIf one => new IrIf(At(one), one.Test with { Operands = Operands(one.Test.Operands) }, All(one.Then), All(one.Else)),
        _ => null,
    };
}
