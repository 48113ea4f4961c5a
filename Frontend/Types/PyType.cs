// SPDX-License-Identifier: MIT
// What inference knows of a value: the set of run-time types it may have, with the shapes of its containers.
using EPython.Frontend.Binding;

namespace EPython.Frontend.Types;

/// <summary>Run-time types a value may have, as a set.</summary>
[Flags]
public enum TypeTags : uint
{
    Nothing = 0,                // unreachable, or not yet known
    None = 1, Bool = 2, Int = 4, Float = 8, Str = 16,
    List = 32, Tuple = 64, Dict = 128, Range = 256, Slice = 512,
    Function = 1024, Builtin = 2048, Type = 4096, Array = 8192,
    Iterator = 16384, DictView = 32768, Ellipsis = 65536,
    /// <summary>An int that is not negative and may exceed int32 (profile i32f32). With Int: any int of 32 bits, boxed.</summary>
    Word = 131072,
    /// <summary>Of a class of exceptions.def.</summary>
    Exception = 262144,
    Instance = 524288, Method = 1048576, NotImplemented = 2097152,
    Generator = 1 << 22, Set = 1 << 23, FrozenSet = 1 << 24,
    Bytes = 1 << 25, ByteArray = 1 << 26,
    Any = 0x1FFFF | Exception | Instance | Method | NotImplemented | Generator | Set | FrozenSet
        | Bytes | ByteArray,
}

/// <summary>How a value is kept in a slot. Raw kinds carry no tag.</summary>
public enum Kind : byte { None, Int, Float, Bool, Word, Value }

/// <summary>How the items of a list or array are stored; see enum epy_storage.</summary>
public enum Storage : byte { Value, Int, Float, Bool }

/// <summary>
/// A finished type (inference works on its own mutable form). Element types are shared by all lists that may meet in
/// one variable, so two lists of one static type always store their items alike.
/// </summary>
public sealed record PyType(TypeTags Tags)
{
    /// <summary>Element type of a list, array, iterator, generator, view or set; value type of a dict, whose key type is
    /// <see cref="Key"/>. Any where several kinds of containers are possible: ask only where Tags says which one it
    /// is.</summary>
    public PyType? Element { get; init; }
    public PyType? Key { get; init; }
    /// <summary>Types of a tuple's items, when its length is known; otherwise Element joins them.</summary>
    public IReadOnlyList<PyType>? Items { get; init; }

    /// <summary>Classes of the program that an instance may be of, exactly.</summary>
    public IReadOnlyList<ClassSymbol> Classes { get; init; } = [];

    /// <summary>The nearest class above all of them; null if there is none.</summary>
    public ClassSymbol? Class => Classes.Count == 0 ? null
        : Classes[0].Order.FirstOrDefault(above => !above.IsBuiltin && Classes.All(one => one.IsBelow(above)));

    /// <summary>All values are exceptions.</summary>
    public bool IsException => (Tags & ~(TypeTags.Exception | TypeTags.Instance)) == 0 && Tags != TypeTags.Nothing
        && (!MayBe(TypeTags.Instance) || Classes.Count > 0) && Classes.All(one => one.IsException);
    /// <summary>Some may be.</summary>
    public bool MayBeException => MayBe(TypeTags.Exception) || Classes.Any(one => one.IsException);


    /// <summary>An int here (or an item of the range) is proved not to be negative.</summary>
    public bool IsNonNegative { get; init; }

    public static readonly PyType Nothing = new(TypeTags.Nothing);
    public static readonly PyType None = new(TypeTags.None);
    public static readonly PyType Bool = new(TypeTags.Bool);
    public static readonly PyType Int = new(TypeTags.Int);
    public static readonly PyType Word = new(TypeTags.Word);
    public static readonly PyType Float = new(TypeTags.Float);
    public static readonly PyType Str = new(TypeTags.Str);
    public static readonly PyType Bytes = new(TypeTags.Bytes);
    public static readonly PyType Range = new(TypeTags.Range);
    public static readonly PyType Exception = new(TypeTags.Exception);
    public static readonly PyType Any = new(TypeTags.Any);

    public bool Is(TypeTags only) => Tags == only;
    public bool MayBe(TypeTags any) => (Tags & any) != 0;

    /// <summary>Slot kind: raw only for a single unboxed type.</summary>
    public Kind Kind => Tags switch
    {
        TypeTags.Int => Kind.Int,
        TypeTags.Float => Kind.Float,
        TypeTags.Bool => Kind.Bool,
        TypeTags.Word => Kind.Word,
        _ => Kind.Value,
    };

    /// <summary>Storage of a list or array whose element type this is.</summary>
    public Storage Storage => Kind switch
    {
        Kind.Int => Storage.Int,
        Kind.Float => Storage.Float,
        Kind.Bool => Storage.Bool,
        _ => Storage.Value,
    };

    public override string ToString() => TypePrinter.Print(this);
}
