// SPDX-License-Identifier: MIT
// The body of a generator, for the place of a loop over it.
using EPython.Frontend.Ir;
using EPython.Frontend.Types;

namespace EPython.Frontend.Passes;

/// <summary>Makes the body of call's callee, a generator, with the body of loop in place of each yield, for function, in which
/// both are.</summary>
internal sealed class GeneratorBody(IrFunction function, LocalUses uses, IrCall call, IrForEach loop)
{
    private readonly Dictionary<IrLocal, IrLocal> _locals = [];
    private readonly Dictionary<IrLabel, IrLabel> _labels = [];
    private readonly IrLabel _end = new("end");
    // What one round of the loop makes: temporaries, and the labels of what is in it.
    private readonly HashSet<IrLocal> _made = [loop.Item, .. IrWalk.All(loop.Body).Select(IrWalk.Target).OfType<IrLocal>()];
    private readonly HashSet<IrLabel> _inner = [.. IrWalk.All(loop.Body).Select(IrWalk.Label).OfType<IrLabel>()];
    private bool _isPlaced;
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

    // What the loop does with an item; nothing is sent. Each yield but the first has a copy of it.
    private List<IrStatement> Round(IrClone clone, IrYield yielded)
    {
        var next = new IrLabel("next");
        var (locals, labels) = (new Dictionary<IrLocal, IrLocal>(), new Dictionary<IrLabel, IrLabel>());
        IrLocal Own(IrLocal local) => _isPlaced && local.IsTemporary && _made.Contains(local) ? Fresh(local, locals) : local;
        IrLabel OwnLabel(IrLabel label) => _isPlaced && _inner.Contains(label) ? Fresh(label, labels) : label;
        var round = new IrClone(Own, site => site, OwnLabel, (_, statement) => statement switch
        {
            IrBreak leave when leave.Label == loop.Label => [new IrBreak(leave.Site, _end)],
            IrContinue again when again.Label == loop.Label => [new IrBreak(again.Site, next)],
            _ => null,
        }).All(loop.Body);
        if (IrWalk.All(round).Any(statement => statement is IrBreak leave && leave.Label == next))
            round = [new IrBlock(loop.Site, next, round)];
        round.Insert(0, new IrMove(loop.Site, Own(loop.Item), clone.Operand(yielded.Value!)));
        if (yielded.Target is { } sent && IrWalk.Completes(round))
            round.Add(new IrMove(clone.At(yielded), Local(sent), IrConstant.Value_(null)));
        _isPlaced = true;
        return round;
    }

    private IrLocal Local(IrLocal local) => Fresh(local, _locals);

    private IrLabel Label(IrLabel label) => Fresh(label, _labels);

    private IrLocal Fresh(IrLocal local, Dictionary<IrLocal, IrLocal> known)
    {
        if (!known.TryGetValue(local, out var own))
        {
            own = new IrLocal(_nextId++, local.Name, local.Kind, local.Type) { IsTemporary = local.IsTemporary };
            known.Add(local, own);
            function.Locals.Add(own);
        }
        return own;
    }

    private IrLabel Fresh(IrLabel label, Dictionary<IrLabel, IrLabel> known)
    {
        if (!known.TryGetValue(label, out var own))
            known.Add(label, own = new IrLabel(label.Name.TrimEnd("0123456789".ToCharArray()) + _nextLabel++));
        return own;
    }

    private Site Under(Site site) => site with { Caller = site.Caller is { } caller ? Under(caller) : loop.Site };
}
