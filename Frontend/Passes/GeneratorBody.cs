// SPDX-License-Identifier: MIT
// The body of a generator, for the place of a loop over it.
using EPython.Frontend.Ir;
using EPython.Frontend.Types;

namespace EPython.Frontend.Passes;

/// <summary>Makes the body of call's callee, a generator with one yield, with the body of loop in place of the yield, for
/// function, in which both are.</summary>
internal sealed class GeneratorBody(IrFunction function, LocalUses uses, IrCall call, IrForEach loop)
{
    private readonly Dictionary<IrLocal, IrLocal> _locals = [];
    private readonly Dictionary<IrLabel, IrLabel> _labels = [];
    private readonly IrLabel _end = new("end"), _next = new("next");
    private int _nextId = function.Locals.Max(local => local.Id) + 1;
    private int _nextLabel = IrWalk.All(function.Body).Count(statement => IrWalk.Bodies(statement).Count > 0);

    /// <summary>What stands for the call, which sets the parameters, and for the loop.</summary>
    public (List<IrStatement> Arguments, List<IrStatement> Body) Make()
    {
        var arguments = Arguments();
        var body = call.Callee.Body;
        // Falling off the end is what its last return does.
        IEnumerable<IrStatement> own = body[^1] is IrReturn ? body[..^1] : body;
        var made = new IrClone(Local, Under, Label, Instead).All(own);
        var isLeft = IrWalk.All(made).Any(statement => statement is IrBreak leave && leave.Label == _end);
        return (arguments, isLeft ? [new IrBlock(loop.Site, _end, made)] : made);
    }

    // A parameter that stays what it is, and alone has it, is the argument.
    private List<IrStatement> Arguments()
    {
        var own = new LocalUses(call.Callee);
        var moves = new List<IrStatement>();
        foreach (var (parameter, argument) in call.Callee.Parameters.Zip(call.Arguments))
        {
            if (argument is IrLocal { Kind: Kind.Value } local && own.Assignments(parameter) == 1
                && uses.Assignments(local) == 1 && uses.Reads(local) == 1)
                _locals.Add(parameter, local);
            else
                moves.Add(new IrMove(call.Site, Local(parameter), argument));
        }
        return moves;
    }

    private IReadOnlyList<IrStatement>? Instead(IrClone clone, IrStatement statement) => statement switch
    {
        IrYield { Form: YieldForm.Start } => [],
        IrYield { Form: YieldForm.Item } item => Round(clone, item),
        IrReturn => [new IrBreak(clone.At(statement), _end)],
        _ => null,
    };

    // What the loop does with an item; nothing is sent.
    private List<IrStatement> Round(IrClone clone, IrYield yielded)
    {
        var round = new IrClone(local => local, site => site, label => label, InsteadInLoop).All(loop.Body);
        if (IrWalk.All(round).Any(statement => statement is IrBreak leave && leave.Label == _next))
            round = [new IrBlock(loop.Site, _next, round)];
        round.Insert(0, new IrMove(loop.Site, loop.Item, clone.Operand(yielded.Value!)));
        if (yielded.Target is { } sent && IrWalk.Completes(round))
            round.Add(new IrMove(clone.At(yielded), Local(sent), IrConstant.Value_(null)));
        return round;
    }

    private IReadOnlyList<IrStatement>? InsteadInLoop(IrClone clone, IrStatement statement) => statement switch
    {
        IrBreak leave when leave.Label == loop.Label => [new IrBreak(leave.Site, _end)],
        IrContinue again when again.Label == loop.Label => [new IrBreak(again.Site, _next)],
        _ => null,
    };

    private IrLocal Local(IrLocal local)
    {
        if (!_locals.TryGetValue(local, out var own))
        {
            own = new IrLocal(_nextId++, local.Name, local.Kind, local.Type) { IsTemporary = local.IsTemporary };
            _locals.Add(local, own);
            function.Locals.Add(own);
        }
        return own;
    }

    private IrLabel Label(IrLabel label)
    {
        if (!_labels.TryGetValue(label, out var own))
            _labels.Add(label, own = new IrLabel(label.Name.TrimEnd("0123456789".ToCharArray()) + _nextLabel++));
        return own;
    }

    private Site Under(Site site) => site with { Caller = site.Caller is { } caller ? Under(caller) : loop.Site };
}
