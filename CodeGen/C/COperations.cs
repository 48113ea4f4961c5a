// SPDX-License-Identifier: MIT
// How an operation is written in C: as a plain expression where C means the same as Python once checks are proved
// away, else as epy_op_<Name> or the variant whose name says what is not checked.
using EPython.Frontend.Ir;

namespace EPython.CodeGen.C;

/// <summary>How tightly C binds an expression; a larger number binds tighter.</summary>
internal enum Binding { Or = 5, Xor = 6, And = 7, Equality = 8, Relation = 9, Sum = 11, Product = 12, Unary = 14, Primary = 16 }

internal sealed record PlainForm(string Symbol, Binding Binding, Checks MustBeProved = Checks.None);

internal static class COperations
{
    private static readonly Dictionary<Operation, PlainForm> s_binary = new()
    {
        [Operation.AddFloat] = new("+", Binding.Sum),
        [Operation.SubtractFloat] = new("-", Binding.Sum),
        [Operation.MultiplyFloat] = new("*", Binding.Product),
        [Operation.DivideFloat] = new("/", Binding.Product, Checks.Zero),
        [Operation.LessFloat] = new("<", Binding.Relation),
        [Operation.LessEqualFloat] = new("<=", Binding.Relation),
        [Operation.EqualFloat] = new("==", Binding.Equality),
        [Operation.NotEqualFloat] = new("!=", Binding.Equality),
        [Operation.AddInt] = new("+", Binding.Sum, Checks.Overflow),
        [Operation.SubtractInt] = new("-", Binding.Sum, Checks.Overflow),
        [Operation.MultiplyInt] = new("*", Binding.Product, Checks.Overflow),
        [Operation.AddIntImmediate] = new("+", Binding.Sum, Checks.Overflow),
        [Operation.AndInt] = new("&", Binding.And),
        [Operation.OrInt] = new("|", Binding.Or),
        [Operation.XorInt] = new("^", Binding.Xor),
        [Operation.LessInt] = new("<", Binding.Relation),
        [Operation.LessEqualInt] = new("<=", Binding.Relation),
        [Operation.EqualInt] = new("==", Binding.Equality),
        [Operation.NotEqualInt] = new("!=", Binding.Equality),
        [Operation.AddWord] = new("+", Binding.Sum, Checks.Overflow),
        [Operation.SubtractWord] = new("-", Binding.Sum, Checks.Overflow),
        [Operation.MultiplyWord] = new("*", Binding.Product, Checks.Overflow),
        [Operation.AddWordWrap] = new("+", Binding.Sum),
        [Operation.SubtractWordWrap] = new("-", Binding.Sum),
        [Operation.MultiplyWordWrap] = new("*", Binding.Product),
        [Operation.AndWord] = new("&", Binding.And),
        [Operation.OrWord] = new("|", Binding.Or),
        [Operation.XorWord] = new("^", Binding.Xor),
        [Operation.LessWord] = new("<", Binding.Relation),
        [Operation.LessEqualWord] = new("<=", Binding.Relation),
        [Operation.EqualWord] = new("==", Binding.Equality),
        [Operation.NotEqualWord] = new("!=", Binding.Equality),
    };

    private static readonly Dictionary<Operation, PlainForm> s_prefix = new()
    {
        [Operation.NegateFloat] = new("-", Binding.Unary),
        [Operation.NegateInt] = new("-", Binding.Unary, Checks.Overflow),
        [Operation.InvertInt] = new("~", Binding.Unary),
        [Operation.Not] = new("!", Binding.Unary),
        [Operation.BoolToInt] = new("(epy_int)", Binding.Unary),
        [Operation.IntToFloat] = new("(epy_float)", Binding.Unary),
        [Operation.IntToWordWrap] = new("(uint32_t)", Binding.Unary),
        [Operation.WordToFloat] = new("(epy_float)", Binding.Unary),
    };

    private static readonly Dictionary<Operation, PlainForm> s_suffix = new()
    {
        [Operation.TruthInt] = new("!= 0", Binding.Equality),
        [Operation.TruthFloat] = new("!= 0", Binding.Equality),
        [Operation.IsNone] = new("== EPY_NONE", Binding.Equality),
    };

    /// <summary>Infix, prefix or suffix form of an operation whose remaining checks allow one.</summary>
    public static PlainForm? Binary(Operation operation, Checks checks) => Allowed(s_binary, operation, checks);
    public static PlainForm? Prefix(Operation operation, Checks checks) => Allowed(s_prefix, operation, checks);
    public static PlainForm? Suffix(Operation operation, Checks checks) => Allowed(s_suffix, operation, checks);

    /// <summary>Name of the C function for an operation with these checks remaining.</summary>
    public static string Helper(Operation operation, Checks checks, string family = "op") =>
        $"epy_{family}_{operation}{Variant(operation, checks)}";

    private static string Variant(Operation operation, Checks checks)
    {
        if (!s_variants.TryGetValue(operation, out var family))
            return "";
        if (family.NonNegativeBeatsAll && (checks & Checks.Negative) == 0)
            return "_NonNegative";
        if ((checks & family.Unchecked) == 0)
            return "_Unchecked";
        return family.HasNonNegative && (checks & Checks.Negative) == 0 ? "_NonNegative" : "";
    }

    // Which checks must all be proved away for the _Unchecked form; whether there is a _NonNegative form.
    private sealed record Family(Checks Unchecked, bool HasNonNegative = false, bool NonNegativeBeatsAll = false);

    private static readonly Family s_item = new(Checks.Bounds | Checks.Negative, HasNonNegative: true);
    private static readonly Family s_division = new(Checks.Zero | Checks.Overflow, true, NonNegativeBeatsAll: true);
    private static readonly Family s_zero = new(Checks.Zero);
    private static readonly Family s_overflow = new(Checks.Overflow);
    private static readonly Family s_shiftLeft = new(Checks.Overflow | Checks.Negative | Checks.Bounds, true);
    private static readonly Family s_shiftRight = new(Checks.Negative | Checks.Bounds, true);

    private static readonly Dictionary<Operation, Family> s_variants = new()
    {
        [Operation.LoadItemInt] = s_item, [Operation.LoadItemFloat] = s_item,
        [Operation.LoadItemBool] = s_item, [Operation.LoadItemValue] = s_item,
        [Operation.StoreItemInt] = s_item, [Operation.StoreItemFloat] = s_item,
        [Operation.StoreItemBool] = s_item, [Operation.StoreItemValue] = s_item,
        [Operation.LoadTupleItem] = new(Checks.Bounds),
        [Operation.AddInt] = s_overflow, [Operation.AddIntImmediate] = s_overflow,
        [Operation.SubtractInt] = s_overflow, [Operation.MultiplyInt] = s_overflow,
        [Operation.NegateInt] = s_overflow, [Operation.AbsInt] = s_overflow,
        [Operation.AddWord] = s_overflow, [Operation.SubtractWord] = s_overflow, [Operation.MultiplyWord] = s_overflow,
        [Operation.IntToWord] = s_overflow, [Operation.WordToInt] = s_overflow,
        [Operation.FloatToInt] = s_overflow, [Operation.BoxInt] = s_overflow,
        [Operation.FloorDivideWord] = s_zero, [Operation.ModuloWord] = s_zero,
        [Operation.FloorDivideInt] = s_division, [Operation.ModuloInt] = s_division,
        [Operation.PowerInt] = new(Checks.Overflow | Checks.Negative, HasNonNegative: true),
        [Operation.ShiftLeftInt] = s_shiftLeft, [Operation.ShiftLeftWord] = s_shiftLeft,
        [Operation.ShiftLeftWordWrap] = s_shiftRight,
        [Operation.ShiftRightInt] = s_shiftRight, [Operation.ShiftRightWord] = s_shiftRight,
    };

    private static PlainForm? Allowed(Dictionary<Operation, PlainForm> forms, Operation operation, Checks checks) =>
        forms.TryGetValue(operation, out var form) && (checks & form.MustBeProved) == 0 ? form : null;
}
