// SPDX-License-Identifier: MIT
// Types as users read them: int, list[float], tuple[int, str], None | list[int], dynamic.
namespace EPython.Frontend.Types;

internal static class TypePrinter
{
    public static string Print(PyType type)
    {
        if (type.Tags == TypeTags.Nothing)
            return "never";
        if (type.Tags == TypeTags.Any)
            return "dynamic";
        var parts = Enum.GetValues<TypeTags>()
            .Where(tag => tag is not (TypeTags.Any or TypeTags.Nothing) && type.Tags.HasFlag(tag))
            .Select(tag => PrintOne(type, tag));
        return string.Join(" | ", parts);
    }

    private static string PrintOne(PyType type, TypeTags tag) => tag switch
    {
        TypeTags.None => "None",
        TypeTags.Instance => string.Join(" | ", type.Classes.Select(one => one.Name)),
        TypeTags.List => $"list[{type.Element}]",
        TypeTags.Array => $"array[{type.Element}]",
        TypeTags.Iterator => $"iterator[{type.Element}]",
        TypeTags.Generator => $"generator[{type.Element}]",
        TypeTags.DictView => $"view[{type.Element}]",
        TypeTags.Set => $"set[{type.Element}]",
        TypeTags.FrozenSet => $"frozenset[{type.Element}]",
        TypeTags.Dict => $"dict[{type.Key}, {type.Element}]",
        TypeTags.Tuple when type.Items is not null => $"tuple[{string.Join(", ", type.Items)}]",
        TypeTags.Tuple => $"tuple[{type.Element}, ...]",
        _ => tag.ToString().ToLowerInvariant(),
    };
}
