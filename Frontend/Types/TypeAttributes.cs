// SPDX-License-Identifier: MIT
// Which attributes CPython's built-in types have, also those that ePython's have not: hasattr answers as CPython does, and a
// method that is not there is told from one that is not built.
namespace EPython.Frontend.Types;

/// <summary>Attributes of built-in types.</summary>
internal static class TypeAttributes
{
    private static readonly HashSet<string> s_ofObject = Names(
        "__class__ __delattr__ __dir__ __doc__ __eq__ __format__ __ge__ __getattribute__ __getstate__ "
            + "__gt__ __hash__ __init__ __init_subclass__ __le__ __lt__ __ne__ __new__ __reduce__ __reduce_ex__ "
            + "__repr__ __setattr__ __sizeof__ __str__ __subclasshook__");

    private static readonly HashSet<string> s_ofInts = Names(
        "__abs__ __add__ __and__ __bool__ __ceil__ __divmod__ __float__ __floor__ __floordiv__ "
        + "__getnewargs__ __index__ __int__ __invert__ __lshift__ __mod__ __mul__ __neg__ __or__ __pos__ "
        + "__pow__ __radd__ __rand__ __rdivmod__ __rfloordiv__ __rlshift__ __rmod__ __rmul__ __ror__ "
        + "__round__ __rpow__ __rrshift__ __rshift__ __rsub__ __rtruediv__ __rxor__ __sub__ __truediv__ "
        + "__trunc__ __xor__ as_integer_ratio bit_count bit_length conjugate denominator from_bytes imag "
        + "numerator real to_bytes");

    private static readonly (string Type, HashSet<string> Names)[] s_own =
    [
        ("None", Names(
            "__bool__")),
        ("Bool", s_ofInts),
        ("Int", s_ofInts),
        ("Float", Names(
            "__abs__ __add__ __bool__ __ceil__ __divmod__ __float__ __floor__ __floordiv__ __getformat__ "
            + "__getnewargs__ __int__ __mod__ __mul__ __neg__ __pos__ __pow__ __radd__ __rdivmod__ "
            + "__rfloordiv__ __rmod__ __rmul__ __round__ __rpow__ __rsub__ __rtruediv__ __sub__ __truediv__ "
            + "__trunc__ as_integer_ratio conjugate fromhex hex imag is_integer real")),
        ("Str", Names(
            "__add__ __contains__ __getitem__ __getnewargs__ __iter__ __len__ __mod__ __mul__ __rmod__ "
            + "__rmul__ capitalize casefold center count encode endswith expandtabs find format format_map "
            + "index isalnum isalpha isascii isdecimal isdigit isidentifier islower isnumeric isprintable "
            + "isspace istitle isupper join ljust lower lstrip maketrans partition removeprefix removesuffix "
            + "replace rfind rindex rjust rpartition rsplit rstrip split splitlines startswith strip swapcase "
            + "title translate upper zfill")),
        ("List", Names(
            "__add__ __class_getitem__ __contains__ __delitem__ __getitem__ __iadd__ __imul__ __iter__ "
            + "__len__ __mul__ __reversed__ __rmul__ __setitem__ append clear copy count extend index insert "
            + "pop remove reverse sort")),
        ("Tuple", Names(
            "__add__ __class_getitem__ __contains__ __getitem__ __getnewargs__ __iter__ __len__ __mul__ "
            + "__rmul__ count index")),
        ("Dict", Names(
            "__class_getitem__ __contains__ __delitem__ __getitem__ __ior__ __iter__ __len__ __or__ "
            + "__reversed__ __ror__ __setitem__ clear copy fromkeys get items keys pop popitem setdefault "
            + "update values")),
        ("Range", Names(
            "__bool__ __contains__ __getitem__ __iter__ __len__ __reversed__ count index start step stop")),
        ("Slice", Names(
            "indices start step stop")),
        ("Function", Names(
            "__annotations__ __builtins__ __call__ __closure__ __code__ __defaults__ __dict__ __get__ "
            + "__globals__ __kwdefaults__ __module__ __name__ __qualname__")),
        ("Builtin", Names(
            "__call__ __module__ __name__ __qualname__ __self__ __text_signature__")),
        ("Type", Names(
            "__abstractmethods__ __annotations__ __base__ __bases__ __basicsize__ __call__ __dict__ "
            + "__dictoffset__ __flags__ __instancecheck__ __itemsize__ __module__ __mro__ __name__ __or__ "
            + "__prepare__ __qualname__ __ror__ __subclasscheck__ __subclasses__ __text_signature__ "
            + "__weakrefoffset__ mro")),
        ("Array", Names(
            "__add__ __contains__ __copy__ __deepcopy__ __delitem__ __getitem__ __iadd__ __imul__ __iter__ "
            + "__len__ __module__ __mul__ __rmul__ __setitem__ append buffer_info byteswap count extend "
            + "frombytes fromfile fromlist fromunicode index insert itemsize pop remove reverse tobytes tofile "
            + "tolist tounicode typecode")),
        ("Iterator", Names(
            "__iter__ __next__")),
        ("DictView", Names(
            "__and__ __contains__ __iter__ __len__ __or__ __rand__ __reversed__ __ror__ __rsub__ __rxor__ "
            + "__sub__ __xor__ isdisjoint mapping")),
        ("Exception", Names(
            "__cause__ __context__ __dict__ __setstate__ __suppress_context__ __traceback__ add_note args "
            + "with_traceback")),
        ("NotImplemented", Names(
            "__bool__")),
        ("Instance", Names(
            "__dict__ __module__ __weakref__")),
        ("Method", Names(
            "__call__ __func__ __module__ __name__ __qualname__ __self__")),
        ("Generator", Names(
            "__del__ __iter__ __name__ __next__ __qualname__ close gi_code gi_frame gi_running gi_suspended "
            + "gi_yieldfrom send throw")),
        ("Set", Names(
            "__and__ __class_getitem__ __contains__ __iand__ __ior__ __isub__ __iter__ __ixor__ __len__ "
            + "__or__ __rand__ __ror__ __rsub__ __rxor__ __sub__ __xor__ add clear copy difference "
            + "difference_update discard intersection intersection_update isdisjoint issubset issuperset pop "
            + "remove symmetric_difference symmetric_difference_update union update")),
        ("FrozenSet", Names(
            "__and__ __class_getitem__ __contains__ __iter__ __len__ __or__ __rand__ __ror__ __rsub__ "
            + "__rxor__ __sub__ __xor__ copy difference intersection isdisjoint issubset issuperset "
            + "symmetric_difference union")),
        ("Bytes", Names(
            "__add__ __bytes__ __contains__ __getitem__ __getnewargs__ __iter__ __len__ __mod__ __mul__ "
            + "__rmod__ __rmul__ capitalize center count decode endswith expandtabs find fromhex hex index "
            + "isalnum isalpha isascii isdigit islower isspace istitle isupper join ljust lower lstrip "
            + "maketrans partition removeprefix removesuffix replace rfind rindex rjust rpartition rsplit "
            + "rstrip split splitlines startswith strip swapcase title translate upper zfill")),
        ("ByteArray", Names(
            "__add__ __alloc__ __contains__ __delitem__ __getitem__ __iadd__ __imul__ __iter__ __len__ "
            + "__mod__ __mul__ __rmod__ __rmul__ __setitem__ append capitalize center clear copy count decode "
            + "endswith expandtabs extend find fromhex hex index insert isalnum isalpha isascii isdigit islower "
            + "isspace istitle isupper join ljust lower lstrip maketrans partition pop remove removeprefix "
            + "removesuffix replace reverse rfind rindex rjust rpartition rsplit rstrip split splitlines "
            + "startswith strip swapcase title translate upper zfill")),
    ];

    /// <summary>The types whose values have an attribute of that name, as bits by their numbers.</summary>
    public static int TypesWith(string name) => s_ofObject.Contains(name)
        ? (1 << BuiltinTable.Types.Count) - 1
        : s_own.Where(one => one.Names.Contains(name))
            .Aggregate(0, (all, one) => all | 1 << BuiltinTable.TypeNumber(one.Type));

    /// <summary>Whether some of these types have it.</summary>
    public static bool MayHave(TypeTags tags, string name) => s_ofObject.Contains(name)
        || s_own.Any(one => (tags & Enum.Parse<TypeTags>(one.Type)) != 0 && one.Names.Contains(name));

    private static HashSet<string> Names(string words) => [.. words.Split(' ')];
}
