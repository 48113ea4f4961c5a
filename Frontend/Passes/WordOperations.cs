// SPDX-License-Identifier: MIT
// What range analysis needs of operations on words: which operation on ints gives the same number, and which ones wrap.
using EPython.Frontend.Ir;

namespace EPython.Frontend.Passes;

internal static class WordOperations
{
    /// <summary>The operation on ints with the same mathematical result; of a conversion: WordToInt.</summary>
    public static Operation OfInts(Operation operation) => operation switch
    {
        Operation.IntToWord or Operation.IntToWordWrap or Operation.WordToInt => Operation.WordToInt,
        Operation.AddWord or Operation.AddWordWrap => Operation.AddInt,
        Operation.SubtractWord or Operation.SubtractWordWrap => Operation.SubtractInt,
        Operation.MultiplyWord or Operation.MultiplyWordWrap => Operation.MultiplyInt,
        Operation.FloorDivideWord => Operation.FloorDivideInt,
        Operation.ModuloWord => Operation.ModuloInt,
        Operation.AndWord => Operation.AndInt,
        Operation.OrWord => Operation.OrInt,
        Operation.XorWord => Operation.XorInt,
        Operation.ShiftLeftWord or Operation.ShiftLeftWordWrap => Operation.ShiftLeftInt,
        Operation.ShiftRightWord => Operation.ShiftRightInt,
        _ => operation,
    };

    public static bool IsWrapping(Operation operation) => operation is Operation.IntToWordWrap
        or Operation.AddWordWrap or Operation.SubtractWordWrap or Operation.MultiplyWordWrap
        or Operation.ShiftLeftWordWrap;
}
