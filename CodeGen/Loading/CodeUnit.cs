// SPDX-License-Identifier: MIT
// The bytes of a unit as a core takes them (epy_loader.c): a head, a row for each function, bytecode, machine code.
using EPython.Bytecode.Images;
using EPython.CodeGen.Elf;

namespace EPython.CodeGen.Loading;

/// <summary>Machine code of a unit's compiled functions: the object, and the numbers of their sites.</summary>
public sealed record UnitObject(byte[] Object, int FirstSite, int Sites);

/// <summary>Link: an object's code for an address. Bytes: the most that it takes, wherever it lies.</summary>
public sealed class CodeUnit
{
    private const int HeadBytes = 12, RowBytes = 4, Compiled = 0x8000, MostBytes = 0xFFFF;
    private const int Words = 4, Alignments = 16;   // machine code begins at a word; its sections are aligned to no more

    private readonly Image _image;
    private readonly UnitObject? _native;
    private readonly Func<byte[], ulong, LinkResult> _link;
    private readonly int _start, _end;      // of its bytecode in section Code

    /// <summary>NearAddress: some address that code can be linked for.</summary>
    public CodeUnit(
        Image image, IReadOnlyList<int> functions, UnitObject? native, ulong nearAddress, Func<byte[], ulong, LinkResult> link)
    {
        (_image, Functions, _native, _link) = (image, functions, native, link);
        var interpreted = functions.Where(function => image.Functions[function].IsInterpreted)
            .Select(function => image.Functions[function]).ToList();
        _start = interpreted.Select(record => record.CodeOffset).DefaultIfEmpty().Min();
        _end = interpreted.Select(record => record.CodeOffset + record.CodeBytes).DefaultIfEmpty().Max();
        Bytes = native is null ? CodeStart + _end - _start
            : Enumerable.Range(0, Alignments / Words).Max(i => At(nearAddress + (ulong)(Words * i)).Length);
        if (Bytes > MostBytes)
            throw new InvalidOperationException($"a unit of {Bytes} bytes");
    }

    public IReadOnlyList<int> Functions { get; }
    public int Bytes { get; }

    private int CodeStart => HeadBytes + RowBytes * Functions.Count;
    private int NativeStart => (CodeStart + _end - _start + Words - 1) / Words * Words;

    /// <summary>The unit as it must be at an address.</summary>
    public byte[] At(ulong address)
    {
        var linked = _native is null ? null : Linked(address + (ulong)NativeStart);
        var bytes = new ByteWriter();
        bytes.U32((uint)(_start - CodeStart));
        bytes.U32(_native?.FirstSite ?? 0);
        bytes.U16(_native?.Sites ?? 0);
        bytes.U16(Functions.Count);
        foreach (var function in Functions)
        {
            var record = _image.Functions[function];
            bytes.U16(record.IsInterpreted ? function : function | Compiled);
            bytes.U16(record.IsInterpreted ? CodeStart + record.CodeOffset - _start
                : NativeStart + (int)linked!.Entries.First(entry => entry.Function == function).Generic);
        }
        bytes.Bytes(_image.Code.AsSpan(_start, _end - _start));
        if (linked is not null)
        {
            bytes.Bytes(new byte[NativeStart - (CodeStart + _end - _start)]);
            bytes.Bytes(linked.Code);
        }
        return bytes.ToArray();
    }

    private LinkResult Linked(ulong address)
    {
        var linked = _link(_native!.Object, address);
        return linked.Succeeded ? linked
            : throw new InvalidOperationException($"a unit cannot be linked: {string.Join("; ", linked.Errors)}");
    }
}
