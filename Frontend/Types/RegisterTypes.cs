// SPDX-License-Identifier: MIT
// The static type of a place that holds values (global, environment slot, parameter, result): what its stores are
// checked against and what its loads may rely on. Both back ends ask here, so that they cannot disagree.
namespace EPython.Frontend.Types;

public static class RegisterTypes
{
    /// <summary>
    /// Only types that some operation or method relies on are promised: Str, Tuple, Dict, Range, Array, Exception, and lists by
    /// their storage. All else is Any.
    /// </summary>
    public static RegisterType Of(PyType type) => type.Tags switch
    {
        TypeTags.Str => RegisterType.Str,
        TypeTags.Tuple => RegisterType.Tuple,
        TypeTags.Dict => RegisterType.Dict,
        TypeTags.Range => RegisterType.Range,
        TypeTags.Array => RegisterType.Array,
        TypeTags.Exception => RegisterType.Exception,
        TypeTags.List => OfList((type.Element ?? PyType.Nothing).Storage),
        _ => RegisterType.Any,
    };

    public static RegisterType OfList(Storage storage) => storage switch
    {
        Storage.Int => RegisterType.ListInt,
        Storage.Float => RegisterType.ListFloat,
        Storage.Bool => RegisterType.ListBool,
        _ => RegisterType.ListValue,
    };
}
