// SPDX-License-Identifier: MIT
// IR to C, control: structured C where C has the same structure, goto where a break or continue leaves more than the
// innermost C loop. Loops poll for an interrupt, except innermost ones, and those around others that are written for lists
// that are apart (CEmitter.Apart.cs): these say where they are before they start, and the core's timer can break them.
using EPython.Frontend.Ir;
using EPython.Frontend.Types;

namespace EPython.CodeGen.C;

internal sealed partial class CFunctionEmitter
{
    private enum LabelUse { Break, Continue }

    private readonly Dictionary<(IrLabel Label, LabelUse Use), string> _gotoNames = [];
    private IrLabel? _innermost;
    private IrStatement? _runningByItself;      // the outermost loop around that does not poll

    private void WriteBody(List<IrStatement> body)
    {
        for (var i = 0; i < body.Count; i++)
        {
            if (_lookedUp.Contains(body[i]))
                continue;
            WriteSourceLine(body[i]);
            if (TryWriteSlice(body, i) is > 0 and var sliced)
                i += sliced - 1;
            else if (TryWriteLikelyCall(body, i) is > 0 and var written)
                i += written - 1;
            else
                WriteStatement(body[i]);
        }
        FlushAll();
    }

    private void WriteSourceLine(IrStatement statement)
    {
        var site = statement.Site;
        while (site.Caller is not null)
            site = site.Caller;
        var place = (site.Span.Source, site.Line);
        if (statement is IrBlock || site.Span.Source is null || place == _lastLine)
            return;
        _lastLine = place;
        _writer.Comment($"{Number(site.Line)}: {site.Span.Source.Line(site.Line).Trim()}");
    }

    private void WriteStatement(IrStatement statement)
    {
        switch (statement)
        {
            case IrBlock block: FlushAll(); WriteBlock(block); break;
            case IrLoop loop: FlushAll(); WriteLoop(loop); break;
            case IrForRange loop: WriteForRange(loop); break;
            case IrForEach loop: FlushAll(); WriteForEach(loop); break;
            case IrIf branch: WriteIf(branch); break;
            case IrYield yielded: FlushAll(); WriteYield(yielded); break;
            case IrTry guarded: FlushAll(); WriteTry(guarded); break;
            case IrBreak leave: FlushAll(); WriteJump(leave.Label, LabelUse.Break); break;
            case IrContinue next: FlushAll(); WriteJump(next.Label, LabelUse.Continue); break;
            case IrReturn end: WriteReturn(end); break;
            default: WriteSimple(statement); break;
        }
    }

    private void WriteReturn(IrReturn end)
    {
        var value = end.Value is null || _function.ResultKind == Kind.None ? "" : " " + Operand(end.Value);
        RestoreHandler(0);
        _writer.Line($"return{value};");
    }

    private void WriteJump(IrLabel label, LabelUse use)
    {
        RestoreHandler(_triesAround[label]);
        if (label == _innermost)
        {
            _writer.Line(use == LabelUse.Break ? "break;" : "continue;");
            return;
        }
        if (!_gotoNames.TryGetValue((label, use), out var name))
            _gotoNames[(label, use)] = name = _mangler.Claim((use == LabelUse.Break ? "after." : "next.") + label.Name);
        _writer.Line($"goto {name};");
    }

    private void WriteTarget(IrLabel label, LabelUse use)
    {
        if (_gotoNames.TryGetValue((label, use), out var name))
            _writer.Label(name);
    }

    private void WriteBlock(IrBlock block)
    {
        _triesAround[block.Label] = _tries.Count;
        WriteBody(block.Body);
        WriteTarget(block.Label, LabelUse.Break);
    }

    // ---- loops -------------------------------------------------------------------------------------------------

    private void WriteLoopBody(IrLabel label, IEnumerable<IrStatement> body)
    {
        var outer = _innermost;
        _innermost = label;
        _triesAround[label] = _tries.Count;
        WriteBody([.. body]);
        WriteTarget(label, LabelUse.Continue);
        _innermost = outer;
        _writer.Close();
        WriteTarget(label, LabelUse.Break);
    }

    private void WriteLoop(IrLoop loop)
    {
        TryWriteHead(loop);
        var views = OpenViews(loop);
        var isWhile = TryLoopCondition(loop, out var condition);
        var polls = BeforeLoop(loop, loop.Body);
        WriteApart(polls ? null : FindApart(loop), loop, () =>
        {
            _writer.Open(isWhile ? $"while ({condition})" : "for (;;)");
            if (polls)
                _writer.Line(Poll(loop));
            WriteLoopBody(loop.Label, isWhile ? loop.Body.Skip(1) : loop.Body);
        });
        CloseViews(views);
        AfterLoop(loop);
    }

    // loop { if (test) {} else break; ... } and loop { if (test) break; ... } are while loops.
    private bool TryLoopCondition(IrLoop loop, out string condition)
    {
        condition = "";
        if (loop.Body.FirstOrDefault() is not IrIf first)
            return false;
        if (first.Then.Count == 0 && IsBreak(first.Else, loop.Label))
            condition = Condition(first.Test, first, negate: false);
        else if (first.Else.Count == 0 && IsBreak(first.Then, loop.Label))
            condition = Condition(first.Test, first, negate: true);
        return condition.Length > 0;
    }

    private static bool IsBreak(List<IrStatement> body, IrLabel label) => body is [IrBreak leave] && leave.Label == label;

    private void WriteForRange(IrForRange loop)
    {
        var first = $"{_names[loop.Counter]} = {Operand(loop.Start)}";
        FlushAll();
        var version = FindVersion(loop);
        if (IsHead(loop) || version is not null)
            _writer.Line(first + ";");
        if (TryWriteHead(loop) || version is not null)
            first = "";
        var views = OpenViews(loop);
        var polls = BeforeLoop(loop, loop.Body);
        WriteApart(polls ? null : FindApart(loop), loop, () => WriteVersions(version, () =>
        {
            _writer.Open(SimpleFor(loop, first) ?? CountedFor(loop, first));
            if (polls)
                _writer.Line(Poll(loop));
            WriteLoopBody(loop.Label, loop.Body);
        }));
        CloseViews(views);
        AfterLoop(loop);
    }

    // Whether the loop polls. One that runs by itself for long says where it is first, for the timer that may break it;
    // there is none where the core is frozen, and only what a program calls can find that it is to be interrupted.
    private bool BeforeLoop(IrStatement loop, List<IrStatement> body)
    {
        if (_context.IsFrozen)
            return IrWalk.All(body).Any(statement => StatementFacts.UsesBuiltins(statement)
                || (statement is IrCall call && _context.Graph.UsesBuiltins(call.Callee.Index)));
        if (!RunsByItself(body) || _tries.Count > 0)     // a landing in the same function needs its variables in memory
            return true;
        if (_runningByItself is null && IrWalk.All(body).Any(IsLoop) && FindApart(loop) is null)
            return true;
        if (_runningByItself is null || IsHead(loop))
            _writer.Line($"epy_here_in_memory(c, a, {At(loop)});");
        _runningByItself ??= loop;
        return false;
    }

    private void AfterLoop(IrStatement loop)
    {
        if (_runningByItself == loop)
            _runningByItself = null;
        _lastLine = default;
    }

    private string Poll(IrStatement loop) => $"epy_poll(c, a, {At(loop)});";

    private static bool IsLoop(IrStatement statement) => statement is IrForRange or IrLoop or IrForEach;

    private static bool RunsByItself(List<IrStatement> body) => !IrWalk.All(body).Any(statement => statement is IrCall
        || (StatementFacts.EffectsOf(statement) & (Effects.Calls | Effects.Allocates)) != 0);

    // A step of one cannot overflow while the counter is before the stop; a larger constant one cannot either if the
    // stop is a constant that leaves room.
    private string? SimpleFor(IrForRange loop, string first)
    {
        if (loop.StepFits && loop.Step is not IrConstant { Value: 1L })
            return $"for ({first}; {_names[loop.Counter]} < {Operand(loop.Stop)}; "
                + $"{_names[loop.Counter]} += {Operand(loop.Step)})";
        if (loop.Step is not IrConstant { Value: long step } || step == 0)
            return null;
        var profile = _context.Profile;
        var room = loop.Stop is IrConstant { Value: long stop }
            && (step > 0 ? stop <= profile.IntMax() - step : stop >= profile.IntMin() - step);
        if (Math.Abs(step) != 1 && !room)
            return null;
        var counter = _names[loop.Counter];
        var next = step switch
        {
            1 => $"{counter}++",
            -1 => $"{counter}--",
            > 0 => $"{counter} += {CLiterals.Int(step, profile)}",
            _ => $"{counter} -= {CLiterals.Int(-step, profile)}",
        };
        return $"for ({first}; {counter} {(step > 0 ? "<" : ">")} {Operand(loop.Stop)}; {next})";
    }

    // Any other step: count the rounds beforehand, and step in unsigned arithmetic.
    private string CountedFor(IrForRange loop, string first)
    {
        var counter = _names[loop.Counter];
        var rounds = _mangler.Claim("rounds");
        var step = Operand(loop.Step);
        if (first.Length > 0)
            _writer.Line(first + ";");
        var left = $"epy_rounds({counter}, {Operand(loop.Stop)}, {step})";
        var one = IsEnteredInside(loop) ? $"{rounds} = {left} - 1" : $"{rounds}--";     // who enters it inside has not counted
        return $"for (epy_word {rounds} = {left}; {rounds} != 0; {one}, {counter} = (epy_int)((epy_word){counter} + (epy_word){step}))";
    }

    private void WriteForEach(IrForEach loop)
    {
        TryWriteHead(loop);
        var views = OpenViews(loop);
        _writer.Open("for (;;)");
        _writer.Line($"epy_poll(c, a, {At(loop)});");
        if (!TryWriteNextEntry(loop))
            WriteNextItem(loop);
        WriteLoopBody(loop.Label, loop.Body);
        CloseViews(views);
        _lastLine = default;
    }

    private void WriteNextItem(IrForEach loop)
    {
        var next = _mangler.Claim("next");
        _writer.Line($"epy_value {next} = epy_op_NextItem(c, a, {At(loop)}, {_names[loop.Iterator]});");
        _writer.Line($"if ({next} == EPY_UNBOUND)");
        _writer.Line("    break;");
        _writer.Line($"{Place(loop.Item)} = {next};");
    }

    // ---- conditions --------------------------------------------------------------------------------------------

    private void WriteIf(IrIf branch)
    {
        var swap = branch.Then.Count == 0;
        var condition = Condition(branch.Test, branch, swap);
        if (TryWriteXorIf(branch, condition))
            return;
        FlushAll();
        _writer.Open($"if ({condition})");
        WriteBody(swap ? branch.Else : branch.Then);
        if (!swap && branch.Else.Count > 0)
        {
            _lastLine = default;
            _writer.Else();
            WriteBody(branch.Else);
        }
        _writer.Close();
    }

    /// <summary>x is x ^ constant if the bits say so: no jump, which would be predicted wrongly half of the time.</summary>
    private bool TryWriteXorIf(IrIf branch, string condition)
    {
        var (changed, kept) = branch.Then.Count == 0 ? (branch.Else, branch.Then) : (branch.Then, branch.Else);
        if (changed is not [IrOp { Operation: Operation.XorInt, Target: { } target, Operands: [IrLocal x, IrConstant mask] }])
            return false;
        if (kept is [IrMove { Source: var source } move] ? move.Target != target || source != x : kept.Count > 0 || x != target)
            return false;
        FlushAll();
        _writer.Line($"{Place(target)} = epy_xor_if({condition}, {Operand(x)}, {Operand(mask)});");
        return true;
    }

    private string Condition(IrTest test, IrStatement statement, bool negate)
    {
        negate ^= test.Negated;
        if (test.Comparison is not { } comparison)
            return negate ? "!" + Operand(test.Operands[0], Binding.Unary, null) : Operand(test.Operands[0]);
        var operation = negate && Opposite(comparison) is { } opposite ? opposite : comparison;
        var swapped = negate && operation != comparison && IsOrdering(comparison);
        negate &= operation == comparison;
        var operands = swapped ? test.Operands.Reverse().ToList() : test.Operands;
        var text = PlainExpression(operation, Checks.All, operands, [])?.Text
            ?? HelperCall(operation, Checks.All, operands, [], At(statement));
        return negate ? $"!({text})" : text;
    }

    private static bool IsOrdering(Operation comparison) => comparison is
        Operation.LessInt or Operation.LessEqualInt or Operation.LessWord or Operation.LessEqualWord;

    // not (a < b) is b <= a, for numbers without NaN.
    private static Operation? Opposite(Operation comparison) => comparison switch
    {
        Operation.LessInt => Operation.LessEqualInt,
        Operation.LessEqualInt => Operation.LessInt,
        Operation.EqualInt => Operation.NotEqualInt,
        Operation.NotEqualInt => Operation.EqualInt,
        Operation.LessWord => Operation.LessEqualWord,
        Operation.LessEqualWord => Operation.LessWord,
        Operation.EqualWord => Operation.NotEqualWord,
        Operation.NotEqualWord => Operation.EqualWord,
        Operation.EqualFloat => Operation.NotEqualFloat,
        Operation.NotEqualFloat => Operation.EqualFloat,
        _ => null,
    };
}
