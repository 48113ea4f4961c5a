// SPDX-License-Identifier: MIT
// The types that the maker of programs knows its values by. They are equal when their names are.
namespace EPython.Host.Fuzz;

internal enum Sort { Int, Float, Bool, Str, None, List, Tuple, Dict, Set, Instance, Function, Any }

internal sealed class Ty : IEquatable<Ty>
{
    private Ty(Sort sort, string name, IReadOnlyList<Ty> items, ClassInfo? of = null) =>
        (Sort, Name, Items, Class) = (sort, name, items, of);

    public Sort Sort { get; }
    public string Name { get; }

    /// <summary>Of a list: its items; of a tuple: each; of a dict: key, value; of a function: parameters, result.</summary>
    public IReadOnlyList<Ty> Items { get; }

    public ClassInfo? Class { get; }

    public static Ty Int { get; } = new(Sort.Int, "int", []);
    public static Ty Float { get; } = new(Sort.Float, "float", []);
    public static Ty Bool { get; } = new(Sort.Bool, "bool", []);
    public static Ty Str { get; } = new(Sort.Str, "str", []);
    public static Ty None { get; } = new(Sort.None, "None", []);
    public static Ty Any { get; } = new(Sort.Any, "any", []);

    public static Ty List(Ty item) => new(Sort.List, $"list[{item.Name}]", [item]);
    public static Ty Tuple(params Ty[] items) => new(Sort.Tuple, $"tuple[{Names(items)}]", items);
    public static Ty Dict(Ty key, Ty value) => new(Sort.Dict, $"dict[{key.Name}, {value.Name}]", [key, value]);
    public static Ty Set(Ty item) => new(Sort.Set, $"set[{item.Name}]", [item]);
    public static Ty Function(IEnumerable<Ty> parameters, Ty result) => new(
        Sort.Function, $"({Names(parameters)}) -> {result.Name}", [.. parameters, result]);
    public static Ty Instance(ClassInfo of) => new(Sort.Instance, of.Name, [], of);

    private static string Names(IEnumerable<Ty> types) => string.Join(", ", types.Select(type => type.Name));

    public Ty Item => Items[0];
    public Ty Result => Items[^1];
    public bool IsNumber => Sort is Sort.Int or Sort.Float or Sort.Bool;
    public bool IsScalar => IsNumber || Sort == Sort.Str;

    /// <summary>Its text is the same everywhere: no address is in it.</summary>
    public bool IsPrintable => Sort switch
    {
        Sort.Function or Sort.Set => false,
        Sort.Instance => Class!.IsPrintable,
        _ => Items.All(item => item.IsPrintable),
    };

    public bool Equals(Ty? other) => other?.Name == Name;
    public override bool Equals(object? other) => Equals(other as Ty);
    public override int GetHashCode() => Name.GetHashCode(StringComparison.Ordinal);
    public override string ToString() => Name;
}

/// <summary>A parameter. HasDefault: it may be left out; IsKeyword: it can only be given by name. Stars: 1 for *rest, 2 for
/// **names, of which each item has the type.</summary>
internal sealed record ParameterInfo(string Name, Ty Type, bool HasDefault, bool IsKeyword, int Stars = 0);

/// <summary>Something that can be called. Cost: about how many statements a call runs. Fuel: its first parameter counts
/// down, since it calls itself.</summary>
internal sealed record FunctionInfo(string Name, IReadOnlyList<ParameterInfo> Parameters, Ty Result, int Cost, bool HasFuel)
{
    /// <summary>Its calls are gone through where they are made.</summary>
    public bool IsGenerator { get; init; }
}

/// <summary>A class: attributes with their types, methods; what a base has is in both.</summary>
internal sealed class ClassInfo(string name, ClassInfo? parent)
{
    public string Name => name;
    public ClassInfo? Parent => parent;
    public List<ParameterInfo> Constructor { get; } = [];
    public List<(string Name, Ty Type)> Fields { get; } = [.. parent?.Fields ?? []];
    public List<(string Name, Ty Type)> Constants { get; } = [.. parent?.Constants ?? []];
    public List<FunctionInfo> Methods { get; } = [.. parent?.Methods ?? []];
    public List<FunctionInfo> Statics { get; } = [.. parent?.Statics ?? []];

    /// <summary>Special methods that it has, by their Python names.</summary>
    public HashSet<string> Specials { get; } = [.. parent?.Specials ?? []];

    public bool IsPrintable => Specials.Contains("__repr__");
    public bool IsA(ClassInfo other) => this == other || (parent?.IsA(other) ?? false);
}
