// SPDX-License-Identifier: MIT
// The classes of a program in an image: section Classes, which the core reads as it is, and section ClassNames, which
// only the host needs.
using EPython.Bytecode.Contract;
using EPython.Frontend.Types;

namespace EPython.Bytecode.Images;

/// <summary>A class. Name: "__main__.C". Order: the order of look-up, itself first, each as the number of a type.</summary>
public sealed record ClassRecord(
    string Name, IReadOnlyList<int> Order, IReadOnlyList<SlotRecord> Slots, IReadOnlyList<EntryRecord> Entries)
{
    /// <summary>As a traceback tells it: with its module, unless that is the program itself.</summary>
    public string ToldName => Name.StartsWith(MainModule, StringComparison.Ordinal) ? Name[MainModule.Length..] : Name;
    private const string MainModule = "__main__.";

    /// <summary>As type(x).__name__ gives it.</summary>
    public string ShortName => Name[(Name.LastIndexOf('.') + 1)..];
}

/// <summary>A slot of an instance: kind letter, static type, method name of the attribute; kind '-' for a slot that
/// instances of this class do not use.</summary>
public sealed record SlotRecord(char Kind, RegisterType Type, int Name)
{
    public const char Unused = '-';
    /// <summary>Kind of a slot that holds state of an exception: only the machine itself uses it.</summary>
    public const char Reserved = 'x';
    public static readonly SlotRecord OfException = new(Reserved, RegisterType.Any, 0);
    /// <summary>Instructions and names may reach it.</summary>
    public bool IsAttribute => Kind is not (Unused or Reserved);
}

/// <summary>What a class holds under a name: a global slot of that kind, or a function ('F' of instances, 'S' static,
/// 'C' of the class; of a property 'P' the getter, 'W' the setter, 'D' the deleter, in this order). Name: a method name, or FirstSpecial and a number of specials.def.</summary>
public sealed record EntryRecord(int Name, char How, int Index);

public static class ClassTable
{
    private const string Kinds = "ifbwv";

    public static byte[] Write(IReadOnlyList<ClassRecord> classes)
    {
        var records = classes.Select(Record).ToList();
        var to = new ByteWriter();
        to.U16(classes.Count);
        var offset = 2 + 2 * classes.Count;
        foreach (var record in records)
        {
            to.U16(offset);
            offset += record.Length;
        }
        foreach (var record in records)
            to.Bytes(record);
        return to.ToArray();
    }

    private static byte[] Record(ClassRecord one)
    {
        var to = new ByteWriter();
        to.U8(one.Order.Count);
        to.U8(one.Slots.Count);
        to.U16(one.Entries.Count);
        foreach (var index in one.Order)
            to.U8(index);
        foreach (var slot in one.Slots)
            to.U8(slot.Kind);
        foreach (var slot in one.Slots)
            to.U8((byte)slot.Type);
        foreach (var slot in one.Slots)
            to.U16(slot.Name);
        foreach (var entry in one.Entries)
        {
            to.U16(entry.Name);
            to.U8(entry.How);
            to.U16(entry.Index);
        }
        return to.ToArray();
    }

    public static byte[] WriteNames(IReadOnlyList<ClassRecord> classes)
    {
        var to = new ByteWriter();
        foreach (var one in classes)
        {
            var name = Wtf8.Encode(one.Name);
            to.U16(name.Length);
            to.Bytes(name);
        }
        return to.ToArray();
    }

    /// <summary>The classes, without names.</summary>
    public static List<ClassRecord> Read(ByteReader from, Func<ByteReader, RegisterType> type)
    {
        var offsets = from.Many(from.U16(), () => (int)from.U16());
        var expected = 2 + 2 * offsets.Count;
        var classes = new List<ClassRecord>();
        foreach (var offset in offsets)
        {
            if (offset != expected)
                from.Fail(ImageErrorKind.BadValue, $"class {classes.Count} does not follow the one before");
            classes.Add(ReadRecord(from, type));
            expected += 4 + classes[^1].Order.Count + 4 * classes[^1].Slots.Count + 5 * classes[^1].Entries.Count;
        }
        return classes;
    }

    private static ClassRecord ReadRecord(ByteReader from, Func<ByteReader, RegisterType> type)
    {
        int order = from.U8(), slots = from.U8(), entries = from.U16();
        var classes = from.Many(order, () => (int)from.U8());
        var kinds = from.Many(slots, () => Letter(from, Kinds + SlotRecord.Unused + SlotRecord.Reserved));
        var types = from.Many(slots, () => type(from));
        var names = from.Many(slots, () => (int)from.U16());
        List<SlotRecord> all = from.Error is not null ? [] :
            [.. kinds.Select((kind, i) => new SlotRecord(kind, types[i], names[i]))];
        return new ClassRecord("", classes, all, from.Many(entries, () =>
            new EntryRecord(from.U16(), Letter(from, Kinds + "FSC"), from.U16())));
    }

    private static char Letter(ByteReader from, string allowed)
    {
        var letter = (char)from.U8();
        if (!allowed.Contains(letter))
            from.Fail(ImageErrorKind.BadKind, $"letter {(int)letter} in a class");
        return letter;
    }

    public static List<ClassRecord> ReadNames(ByteReader from, IReadOnlyList<ClassRecord> classes) =>
        [.. classes.Select(one => one with { Name = from.Text(from.U16()) })];
}
