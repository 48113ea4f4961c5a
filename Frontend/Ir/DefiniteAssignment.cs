// SPDX-License-Identifier: MIT
// Which locals may be read before they are assigned. Control is structured and assignments only add, so one walk will do:
// the state at the head of a loop is the state before it.
using EPython.Frontend.Types;

namespace EPython.Frontend.Ir;

internal sealed class DefiniteAssignment
{
    private readonly Dictionary<IrLabel, HashSet<IrLocal>?> _exits = [];
    private readonly HashSet<IrLocal> _unassigned = [];
    private HashSet<IrLocal>? _assigned;                // null: not reachable

    private DefiniteAssignment(IrFunction function)
    {
        _assigned = [.. function.Parameters];
        if (function.ClosureEnvironment is { } closure)
            _assigned.Add(closure);
        Walk(function.Body);
    }

    /// <summary>Locals that some read may find unassigned.</summary>
    public static IReadOnlySet<IrLocal> FindUnassigned(IrFunction function) =>
        new DefiniteAssignment(function)._unassigned;

    /// <summary>Gives every such local a first value on entry: Unbound, or zero.</summary>
    public static void InitializeUnassigned(IrFunction function, Site site)
    {
        var moves = FindUnassigned(function).OrderBy(local => local.Id)
            .Select(IrStatement (local) => new IrMove(site, local, FirstValue(local.Kind)));
        function.Body.InsertRange(0, moves);
    }

    private static IrOperand FirstValue(Kind kind) => kind switch
    {
        Kind.Int => IrConstant.Int(0),
        Kind.Float => IrConstant.Float(0),
        Kind.Bool => IrConstant.Bool(false),
        Kind.Word => IrConstant.Word(0),
        _ => new IrUnbound(),
    };

    private void Walk(List<IrStatement> statements)
    {
        foreach (var statement in statements)
            Walk(statement);
    }

    private void Walk(IrStatement statement)
    {
        if (_assigned is null)
            return;
        foreach (var local in IrWalk.Reads(statement).OfType<IrLocal>().Where(local => !_assigned.Contains(local)))
            _unassigned.Add(local);
        switch (statement)
        {
            case IrBlock block:
                WalkLabelled(block.Label, block.Body, fallsOut: true);
                break;
            case IrLoop loop:
                WalkLabelled(loop.Label, loop.Body, fallsOut: false);
                break;
            case IrForRange or IrForEach:
                WalkCounted(statement);
                break;
            case IrIf branch:
                WalkBranch(branch);
                break;
            case IrTry guarded:
                WalkTry(guarded);
                break;
            case IrBreak leave:
                _exits[leave.Label] = Meet(_exits.GetValueOrDefault(leave.Label), _assigned);
                _assigned = null;
                break;
            case IrContinue or IrReturn or IrRaise:
                _assigned = null;
                break;
            default:
                if (IrWalk.Target(statement) is { } target)
                    _assigned.Add(target);
                break;
        }
    }

    private void WalkLabelled(IrLabel label, List<IrStatement> body, bool fallsOut)
    {
        _exits[label] = null;
        Walk(body);
        _assigned = fallsOut ? Meet(_exits[label], _assigned) : _exits[label];
    }

    /// <summary>A loop that may run no round: afterwards only what was assigned before is sure.</summary>
    private void WalkCounted(IrStatement loop)
    {
        var before = new HashSet<IrLocal>(_assigned!);
        _assigned!.Add(IrWalk.Target(loop)!);
        Walk(IrWalk.Bodies(loop)[0]);
        _assigned = before;
    }

    private void WalkBranch(IrIf branch)
    {
        var before = new HashSet<IrLocal>(_assigned!);
        Walk(branch.Then);
        var then = _assigned;
        _assigned = before;
        Walk(branch.Else);
        _assigned = Meet(then, _assigned);
    }

    /// <summary>A handler may be entered before the body has assigned anything.</summary>
    private void WalkTry(IrTry guarded)
    {
        var before = new HashSet<IrLocal>(_assigned!);
        Walk(guarded.Body);
        var after = _assigned;
        _assigned = before;
        _assigned.Add(guarded.Caught);
        Walk(guarded.Handler);
        _assigned = Meet(after, _assigned);
    }

    private static HashSet<IrLocal>? Meet(HashSet<IrLocal>? left, HashSet<IrLocal>? right)
    {
        if (left is null || right is null)
            return left is null ? right is null ? null : [.. right] : left;
        var both = new HashSet<IrLocal>(left);
        both.IntersectWith(right);
        return both;
    }
}
