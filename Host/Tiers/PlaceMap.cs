// SPDX-License-Identifier: MIT
// Which function an activation runs, by its place in section Code.
using EPython.Bytecode.Images;

namespace EPython.Host.Tiers;

internal sealed class PlaceMap
{
    private readonly Image _image;
    private readonly int[] _starts;         // of the functions' bytecode, in order
    private readonly int[] _functions;

    public PlaceMap(Image image)
    {
        _image = image;
        var records = image.Functions;
        _functions = [.. Enumerable.Range(0, records.Count).Where(i => records[i].IsInterpreted).OrderBy(i => records[i].CodeOffset)];
        _starts = [.. _functions.Select(function => records[function].CodeOffset)];
    }

    /// <summary>The function, and the offset in it of what runs; null for a place in compiled code.</summary>
    public (int Function, int Offset)? Find(uint at)
    {
        if (at >= (uint)_image.Code.Length + 1)
            return null;
        var found = Array.BinarySearch(_starts, (int)at - 1);      // a place lies behind its opcode
        var index = found >= 0 ? found : ~found - 1;
        return index < 0 ? null : (_functions[index], (int)at - 1 - _starts[index]);
    }

    /// <summary>An offset in a function as a place.</summary>
    public uint PlaceOf(int function, int offset) => (uint)(_image.Functions[function].CodeOffset + offset);

    /// <summary>The line of a place; 0: it has none.</summary>
    public int LineOf(uint at) => _image.Debug?.Find(at)?.Line ?? 0;
}
