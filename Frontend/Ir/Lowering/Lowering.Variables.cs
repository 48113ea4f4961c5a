// SPDX-License-Identifier: MIT
// Variables: where they live (local, environment slot, global slot), bound checks, reads, writes and del.
using EPython.Frontend.Binding;
using EPython.Frontend.Syntax;
using EPython.Frontend.Types;

namespace EPython.Frontend.Ir.Lowering;

internal sealed partial class FunctionLowering
{
    private readonly Dictionary<Variable, IrLocal> _locals = [];
    private readonly Dictionary<Variable, IrLocal> _flags = [];

    private Lowered ReadVariable(AstNode use, Variable variable)
    {
        var isChecked = Bound.MayBeUnbound.Contains(use);
        var site = At(use);
        if (_program.IsGlobal(variable))
            return ReadGlobal(site, variable, isChecked);
        return _program.EnvironmentPlaceOf(variable) is { } place
            ? ReadEnvironment(site, variable, place, isChecked)
            : ReadLocal(site, variable, isChecked);
    }

    private Lowered ReadLocal(Site site, Variable variable, bool isChecked)
    {
        var local = LocalOf(variable);
        var name = _program.NameIndex(variable.Name);
        var isGlobal = variable.Kind == VariableKind.Global;
        if (isChecked && local.Kind == Kind.Value)
            EmitVoid(site, isGlobal ? Operation.CheckBound : Operation.CheckBoundLocal, [local], name);
        else if (isChecked)
            EmitVoid(site, isGlobal ? Operation.CheckFlag : Operation.CheckFlagLocal, [FlagOf(variable)], name);
        var value = new Lowered(local, variable.Type);
        // Joined with Unbound, the register no longer tells its type: each use checks a copy.
        return variable.MayBeUnbound && RegisterTypes.Of(variable.Type) != RegisterType.Any
            ? Copy(site, value)
            : value;
    }

    private Lowered ReadGlobal(Site site, Variable variable, bool isChecked)
    {
        var place = _program.GlobalPlaceOf(variable);
        var name = _program.NameIndex(variable.Name);
        if (isChecked && place.Flag is not null)
        {
            var flag = Temporary(Kind.Bool, PyType.Bool);
            Add(new IrLoadGlobal(site, flag, place.Flag));
            EmitVoid(site, Operation.CheckFlag, [flag], name);
        }
        var target = Temporary(place.Slot.Kind, variable.Type);
        Add(new IrLoadGlobal(site, target, place.Slot, !isChecked));
        return Loaded(site, target, Operation.CheckBound, name);
    }

    private Lowered ReadEnvironment(Site site, Variable variable, EnvironmentPlace place, bool isChecked)
    {
        var (environment, level) = EnvironmentOf(place.Owner);
        var isOwn = place.Owner == _symbol;
        var name = _program.NameIndex(variable.Name);
        if (isChecked && place.Flag >= 0)
        {
            var flag = Temporary(Kind.Bool, PyType.Bool);
            Add(new IrLoadEnvironment(site, flag, environment, level, place.Flag));
            if (isOwn)
                EmitVoid(site, Operation.CheckFlagLocal, [flag], name);
            else
                RaiseUnless(site, new IrTest(null, [flag]), name);
        }
        var target = Temporary(place.Kind, variable.Type);
        Add(new IrLoadEnvironment(site, target, environment, level, place.Slot));
        if (isChecked && !isOwn && target.Kind == Kind.Value)
            RaiseUnless(site, new IrTest(Operation.Is, [target, new IrUnbound()], Negated: true), name);
        return Loaded(site, target, Operation.CheckBoundLocal, name);
    }

    /// <summary>NameError about a variable of an enclosing function.</summary>
    private void RaiseUnless(Site site, IrTest isBound, int name) => AddIf(site, isBound with { Negated = !isBound.Negated },
        () => EmitRaise(site, "FreeUnbound", IrConstant.Value_((long)name)));

    private Lowered Loaded(Site site, IrLocal target, Operation check, int name)
    {
        if (target.Kind == Kind.Value)
        {
            EmitVoid(site, check, [target], name);
            _proved.Add(target);
        }
        return new Lowered(target, target.Type);
    }

    private void WriteVariable(Site site, Variable variable, Lowered value)
    {
        if (_program.IsGlobal(variable))
        {
            var place = _program.GlobalPlaceOf(variable);
            Add(new IrStoreGlobal(site, place.Slot, ConvertTo(site, value, variable.Type)));
            if (place.Flag is not null)
                Add(new IrStoreGlobal(site, place.Flag, IrConstant.Bool(true)));
        }
        else if (_program.EnvironmentPlaceOf(variable) is { } place)
        {
            WriteEnvironment(site, place, ConvertTo(site, value, variable.Type), isBound: true);
        }
        else
        {
            WriteLocal(site, variable, value);
        }
    }

    private void WriteLocal(Site site, Variable variable, Lowered value)
    {
        var local = LocalOf(variable);
        var operand = ConvertTo(site, value, variable.Type);
        if (operand != local)
            Move(site, local, operand);
        if (local.Kind != Kind.Value && variable.MayBeUnbound)
            Add(new IrMove(site, FlagOf(variable), IrConstant.Bool(true)));
    }

    private readonly HashSet<IrLocal> _pinned = [];     // temporaries that are read more than once

    /// <summary>Assigns a local; a temporary that was made just now only for it is never made.</summary>
    private void Move(Site site, IrLocal target, IrOperand source)
    {
        if (source is not IrLocal { IsTemporary: true } temporary || _pinned.Contains(temporary)
            || !TryRetargetLast(temporary, target))
            Add(new IrMove(site, target, source));
    }

    private bool TryRetargetLast(IrLocal temporary, IrLocal target)
    {
        var last = _current.Count - 1;
        if (last >= 1 && _current[last] is IrOp { Operation: Operation.CheckType } check
            && check.Operands[0] == temporary
            && Retarget.TryRetarget(_current[last - 1], temporary, target) is { } maker)
        {
            _current[last - 1] = maker;
            check.Operands = [target];
            return true;
        }
        if (last < 0 || Retarget.TryRetarget(_current[last], temporary, target) is not { } retargeted)
            return false;
        _current[last] = retargeted;
        return true;
    }

    /// <summary>Whether a global holds something now.</summary>
    private IrTest IsBound(Site site, Variable variable)
    {
        var place = _program.GlobalPlaceOf(variable);
        var target = Temporary((place.Flag ?? place.Slot).Kind, PyType.Any);
        Add(new IrLoadGlobal(site, target, place.Flag ?? place.Slot));
        return place.Flag is null
            ? new IrTest(Operation.Is, [target, new IrUnbound()], Negated: true)
            : new IrTest(null, [target]);
    }

    private void ClearVariable(AstNode use, Variable variable)
    {
        ReadVariable(use, variable);
        Unbind(At(use), variable);
    }

    private void Unbind(Site site, Variable variable)
    {
        if (_program.IsGlobal(variable))
            ClearGlobal(site, variable);
        else if (_program.EnvironmentPlaceOf(variable) is { } place)
            WriteEnvironment(site, place, place.Kind == Kind.Value ? new IrUnbound() : null, isBound: false);
        else if (variable.Type.Kind == Kind.Value && variable.MayBeUnbound)
            Add(new IrMove(site, LocalOf(variable), new IrUnbound()));
        else if (variable.MayBeUnbound)
            Add(new IrMove(site, FlagOf(variable), IrConstant.Bool(false)));
    }

    private void ClearGlobal(Site site, Variable variable)
    {
        var place = _program.GlobalPlaceOf(variable);
        if (place.Slot.Kind == Kind.Value)
            Add(new IrStoreGlobal(site, place.Slot, new IrUnbound()));
        else if (place.Flag is not null)
            Add(new IrStoreGlobal(site, place.Flag, IrConstant.Bool(false)));
    }

    private void WriteEnvironment(Site site, EnvironmentPlace place, IrOperand? operand, bool isBound)
    {
        var (environment, level) = EnvironmentOf(place.Owner);
        if (operand is not null)
            Add(new IrStoreEnvironment(site, environment, level, place.Slot, operand));
        if (place.Flag >= 0)
            Add(new IrStoreEnvironment(site, environment, level, place.Flag, IrConstant.Bool(isBound)));
    }

    private IrLocal LocalOf(Variable variable)
    {
        if (!_locals.TryGetValue(variable, out var local))
        {
            local = NewLocal(variable.Name, variable.Type.Kind, variable.Type, isTemporary: false);
            _locals.Add(variable, local);
        }
        if (!variable.MayBeUnbound)
            _promising.Add(local);
        return local;
    }

    private IrLocal FlagOf(Variable variable)
    {
        if (!_flags.TryGetValue(variable, out var flag))
            _flags.Add(variable, flag = NewLocal(variable.Name + "?", Kind.Bool, PyType.Bool, isTemporary: false));
        return flag;
    }

    // ---- environments -------------------------------------------------------------------------------------------------

    /// <summary>The environment that closures made here are called with.</summary>
    private IrLocal? CurrentEnvironment => _environment ?? _function.ClosureEnvironment;

    /// <summary>How to reach the environment of an enclosing function (or this one).</summary>
    private (IrLocal Environment, int Level) EnvironmentOf(FunctionSymbol owner)
    {
        var level = 0;
        for (var at = ProgramLowering.EnvironmentMaker(_symbol); at is not null && at != owner;
            at = ProgramLowering.EnvironmentMaker(at.Parent))
            level++;
        return (CurrentEnvironment!, level);
    }

    /// <summary>The environment to call a function with directly, if one of this function's locals holds it.</summary>
    private bool TryEnvironmentFor(FunctionSymbol callee, out IrOperand? environment)
    {
        environment = null;
        if (!callee.UsesEnvironment)
            return true;
        var needed = ProgramLowering.EnvironmentMaker(callee.Parent);
        if (needed == ProgramLowering.EnvironmentMaker(_symbol))
            environment = CurrentEnvironment;
        else if (needed == ProgramLowering.EnvironmentMaker(_symbol.Parent))
            environment = _function.ClosureEnvironment;
        return environment is not null;
    }
}
