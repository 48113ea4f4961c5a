// SPDX-License-Identifier: MIT
// Where the attributes of instances lie. In classes that inherit from one another an attribute has one slot, in all of
// them the same; attributes that never meet in one class share slots. A slot is raw where construction always sets it.
using EPython.Frontend.Binding;

namespace EPython.Frontend.Types;

internal static class FieldLayout
{
    public static void Lay(BoundProgram program)
    {
        SpreadDown(program);
        SpreadUp(program);
        RemoveProperties(program);
        foreach (var family in program.Classes.Select(one => one.Family).Distinct())
        {
            var members = program.Classes.Where(one => one.Family == family).ToList();
            foreach (var field in family.Fields.Values)
                Settle(program, field, members);
            GiveSlots(family, members);
        }
    }

    /// <summary>What instances of a class have, those of classes below have too.</summary>
    private static void SpreadDown(BoundProgram program)
    {
        foreach (var one in program.Classes)
        {
            foreach (var above in one.Order)
                one.Fields.UnionWith(above.Fields);
        }
    }

    /// <summary>A class has what all classes just below it have, so that a value known to be of it can be asked.</summary>
    private static void SpreadUp(BoundProgram program)
    {
        for (var changed = true; changed;)
        {
            changed = false;
            foreach (var one in program.Classes)
            {
                var below = program.Classes.Where(other => other.Bases.Contains(one)).ToList();
                foreach (var field in below.SelectMany(other => other.Fields).Distinct()
                    .Where(field => below.All(other => other.Fields.Contains(field))).ToList())
                    changed |= one.Fields.Add(field);
            }
        }
    }

    /// <summary>A property hides the attribute; its slot stays, never set, where a class above has one.</summary>
    private static void RemoveProperties(BoundProgram program)
    {
        foreach (var one in program.Classes)
            one.Fields.RemoveWhere(field => one.FindProperty(field.Name) is not null
                && !one.Order.Skip(1).Any(above => above.Fields.Contains(field)));
    }

    private static void Settle(BoundProgram program, FieldSymbol field, List<ClassSymbol> members)
    {
        field.IsSure = !program.DeletedAttributes.Contains(field.Name) && members
            .Where(one => one.IsConstructed && one.Fields.Contains(field))
            .All(one => FieldInitialization.Sets(program, one, field.Name));
        field.Kind = field.IsSure ? field.Type.Kind : Kind.Value;
    }

    // Greedy: the first slot that no attribute has which some class has too.
    private static void GiveSlots(ClassFamily family, List<ClassSymbol> members)
    {
        var placed = new List<FieldSymbol>();
        foreach (var field in members.SelectMany(one => one.Fields).Distinct())
        {
            var owners = members.Where(one => one.Fields.Contains(field)).ToList();
            var first = owners.Any(one => one.IsException) ? ClassNumbers.ExceptionSlots : 0;
            var taken = placed.Where(other => owners.Any(one => one.Fields.Contains(other))).Select(other => other.Slot).ToHashSet();
            field.Slot = Enumerable.Range(first, int.MaxValue - first).First(slot => !taken.Contains(slot));
            placed.Add(field);
        }
    }
}
