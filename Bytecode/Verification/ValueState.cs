// SPDX-License-Identifier: MIT
// What is known of a value register at one place: its type, whether it may hold nothing, and the shape of an
// environment. States meet where paths join.
using EPython.Bytecode.Images;
using EPython.Frontend.Types;

namespace EPython.Bytecode.Verification;

/// <summary>Type Unbound: holds nothing for certain. Type Block: holds what no instruction may use, since an
/// environment met something else.</summary>
internal readonly record struct ValueState(RegisterType Type, bool MayBeUnbound = false, int Shape = EnvironmentTable.None)
{
    public static readonly ValueState Unbound = new(RegisterType.Unbound, true);
    public static readonly ValueState Any = new(RegisterType.Any);
    public static readonly ValueState Unusable = new(RegisterType.Block, true);

    public static ValueState Environment(int shape) => new(RegisterType.Environment, false, shape);

    public ValueState OrUnbound => this with { MayBeUnbound = true };

    public static ValueState Join(ValueState a, ValueState b)
    {
        if (a == b)
            return a;
        var mayBeUnbound = a.MayBeUnbound || b.MayBeUnbound;
        if (a.Type == RegisterType.Unbound)
            return b with { MayBeUnbound = true };
        if (b.Type == RegisterType.Unbound)
            return a with { MayBeUnbound = true };
        if (IsInternal(a.Type) || IsInternal(b.Type))
            return a.Type == b.Type && a.Shape == b.Shape ? a with { MayBeUnbound = mayBeUnbound } : Unusable;
        return new ValueState(Join(a.Type, b.Type), mayBeUnbound);
    }

    /// <summary>Whether it certainly holds a value of this type.</summary>
    public bool Is(RegisterType type) => !MayBeUnbound && IsSubtype(Type, type);

    /// <summary>Whether it holds nothing, or a value of this type.</summary>
    public bool IsOrUnbound(RegisterType type) => Type == RegisterType.Unbound || IsSubtype(Type, type);

    public static bool IsSubtype(RegisterType type, RegisterType of) =>
        type == of || of == RegisterType.Any && !IsInternal(type) && type != RegisterType.Unbound
        || of == RegisterType.List && IsList(type);

    public static bool IsList(RegisterType type) => type is RegisterType.List
        or RegisterType.ListInt or RegisterType.ListFloat or RegisterType.ListBool or RegisterType.ListValue;

    /// <summary>Never seen by Python code, so not an object either.</summary>
    public static bool IsInternal(RegisterType type) => type is RegisterType.Environment or RegisterType.Block;

    private static RegisterType Join(RegisterType a, RegisterType b) =>
        a == b ? a : IsList(a) && IsList(b) ? RegisterType.List : RegisterType.Any;
}
