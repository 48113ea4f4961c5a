// SPDX-License-Identifier: MIT
// The classes of a program as the image records them.
using EPython.Bytecode.Images;
using EPython.Frontend.Binding;
using EPython.Frontend.Ir;
using EPython.Frontend.Types;

namespace EPython.Bytecode.Encoding;

internal static class ClassRecords
{
    public static IReadOnlyList<ClassRecord> Of(IrProgram program) => [.. program.Classes.Select(one => new ClassRecord(
        one.Name, one.Order,
        [.. one.Slots.Select((slot, i) => one.IsException && i < ClassNumbers.ExceptionSlots
            ? SlotRecord.OfException : Slot(program, slot))],
        [.. one.Entries.SelectMany(entry => Entries(program, entry))]))];

    private static SlotRecord Slot(IrProgram program, IrField? field) => field is null
        ? new SlotRecord(SlotRecord.Unused, RegisterType.Any, 0)
        : new SlotRecord(Kinds.Letter(field.Kind), field.Kind == Kind.Value ? RegisterTypes.Of(field.Type) : RegisterType.Any,
            MethodNames.IndexOf(program, field.Name));

    // A method that the machine calls stands under its number, and under its name if the program says that.
    private static IEnumerable<EntryRecord> Entries(IrProgram program, IrClassEntry entry)
    {
        var (how, index) = entry.Global is { } global
            ? (Kinds.Letter(global.Kind), global.Slot)
            : (Letter(entry.How), entry.Function!.Index);
        var special = program.SpecialNumber(entry);
        if (special >= 0)
            yield return new EntryRecord(ClassNumbers.FirstSpecial + special, how, index);
        if (program.MethodNames.Contains(entry.Name))
            yield return new EntryRecord(MethodNames.IndexOf(program, entry.Name), how, index);
    }

    private static char Letter(MethodKind kind) => kind switch
    {
        MethodKind.Static => 'S',
        MethodKind.Class => 'C',
        MethodKind.Getter => 'P',
        MethodKind.Setter => 'W',
        MethodKind.Deleter => 'D',
        _ => 'F',
    };
}
