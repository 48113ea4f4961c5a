// SPDX-License-Identifier: MIT
// The static type of a place that holds values (global, environment slot, parameter, result): what its stores are
// checked against and what its loads may rely on. Both back ends ask here, so that they cannot disagree.
using System.Globalization;

namespace EPython.Frontend.Types;

public static class RegisterTypes
{
    /// <summary>
    /// Only types that some operation or method relies on are promised: Str, Tuple, Dict, sets, Range, Array, bytes, Exception,
    /// Generator, classes, and lists by
    /// their storage. All else is Any.
    /// </summary>
    public static RegisterType Of(PyType type) => type.Tags switch
    {
        TypeTags.Str => RegisterType.Str,
        TypeTags.Tuple => RegisterType.Tuple,
        TypeTags.Dict => RegisterType.Dict,
        TypeTags.Set => RegisterType.Set,
        TypeTags.FrozenSet => RegisterType.FrozenSet,
        TypeTags.Range => RegisterType.Range,
        TypeTags.Bytes => RegisterType.Bytes,
        TypeTags.ByteArray => RegisterType.ByteArray,
        TypeTags.Array => RegisterType.Array,
        TypeTags.Generator => RegisterType.Generator,
        TypeTags.Instance when type.Class is { } known => OfClass(known.Index),
        TypeTags.List => OfList((type.Element ?? PyType.Nothing).Storage),
        _ when type.IsException => RegisterType.Exception,
        _ => RegisterType.Any,
    };

    public static RegisterType OfClass(int index) => (RegisterType)(ClassNumbers.FirstClass + index);
    public static bool IsClass(RegisterType type) => (int)type >= ClassNumbers.FirstClass;
    public static int ClassOf(RegisterType type) => (int)type - ClassNumbers.FirstClass;

    /// <summary>As assembly text has it: a row of types.def, or Class and a number.</summary>
    public static string Name(RegisterType type) => IsClass(type) ? $"{ClassPrefix}{ClassOf(type)}" : type.ToString();

    /// <summary>The class that a name of this form is; null for others.</summary>
    public static RegisterType? Parse(string name) => name.StartsWith(ClassPrefix, StringComparison.Ordinal)
        && byte.TryParse(name.AsSpan(ClassPrefix.Length), NumberStyles.None, CultureInfo.InvariantCulture, out var index)
        && index <= ClassNumbers.MaxClasses ? OfClass(index) : null;

    private const string ClassPrefix = "Class";

    public static RegisterType OfList(Storage storage) => storage switch
    {
        Storage.Int => RegisterType.ListInt,
        Storage.Float => RegisterType.ListFloat,
        Storage.Bool => RegisterType.ListBool,
        _ => RegisterType.ListValue,
    };
}
