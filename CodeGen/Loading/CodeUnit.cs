// SPDX-License-Identifier: MIT
// The bytes of a unit as a core takes them (epy_loader.c): a head, a row for each function, bytecode, machine code. Numbers are in
// the core's order of bytes.
using EPython.Bytecode.Images;
using EPython.CodeGen.Elf;

namespace EPython.CodeGen.Loading;

/// <summary>Machine code of a unit's compiled functions: the object, and the numbers of their sites.</summary>
public sealed record UnitObject(byte[] Object, int FirstSite, int Sites);

/// <summary>Link: an object's code for an address. Bytes: the most that it takes, wherever it lies.</summary>
public sealed class CodeUnit
{
    private const int HeadBytes = 12, RowBytes = 4, Compiled = 0x8000;
    private const int Words = 4, Alignments = 16;   // machine code begins at a word; its sections are aligned to no more

    private readonly Image _image;
    private readonly UnitObject? _native;
    private readonly Func<byte[], ulong, LinkResult> _link;
    private readonly int _start, _end;      // of its bytecode in section Code
    private readonly bool _isBigEndian;

    /// <summary>Bytes that a unit may have: its rows say where code begins with 16 bits.</summary>
    public const int MostBytes = 0xFFFF;

    /// <summary>NearAddress: some address that code can be linked for.</summary>
    public CodeUnit(Image image, IReadOnlyList<int> functions, UnitObject? native, ulong nearAddress,
        Func<byte[], ulong, LinkResult> link, bool isBigEndian = false)
    {
        (_image, Functions, _native, _link, _isBigEndian) = (image, functions, native, link, isBigEndian);
        var interpreted = functions.Where(function => image.Functions[function].IsInterpreted)
            .Select(function => image.Functions[function]).ToList();
        _start = interpreted.Select(record => record.CodeOffset).DefaultIfEmpty().Min();
        _end = interpreted.Select(record => record.CodeOffset + record.CodeBytes).DefaultIfEmpty().Max();
        Bytes = native is null ? CodeStart + _end - _start
            : Enumerable.Range(0, Alignments / Words).Max(i => At(nearAddress + (ulong)(Words * i)).Length);
    }

    public IReadOnlyList<int> Functions { get; }
    public int Bytes { get; }
    /// <summary>The same as the core reads it.</summary>
    public byte[] Size => Number((uint)Bytes, 4);

    private int CodeStart => HeadBytes + RowBytes * Functions.Count;
    private int NativeStart => (CodeStart + _end - _start + Words - 1) / Words * Words;

    /// <summary>The unit as it must be at an address.</summary>
    public byte[] At(ulong address)
    {
        var linked = _native is null ? null : Linked(address + (ulong)NativeStart);
        var bytes = new ByteWriter();
        bytes.Bytes(Number((uint)(_start - CodeStart), 4));
        bytes.Bytes(Number((uint)(_native?.FirstSite ?? 0), 4));
        bytes.Bytes(Number((uint)(_native?.Sites ?? 0), 2));
        bytes.Bytes(Number((uint)Functions.Count, 2));
        foreach (var function in Functions)
        {
            var record = _image.Functions[function];
            bytes.Bytes(Number((uint)(record.IsInterpreted ? function : function | Compiled), 2));
            bytes.Bytes(Number((uint)(record.IsInterpreted ? CodeStart + record.CodeOffset - _start
                : NativeStart + (int)linked!.Entries.First(entry => entry.Function == function).Generic), 2));
        }
        bytes.Bytes(_image.Code.AsSpan(_start, _end - _start));
        if (linked is not null)
        {
            bytes.Bytes(new byte[NativeStart - (CodeStart + _end - _start)]);
            bytes.Bytes(linked.Code);
        }
        return bytes.ToArray();
    }

    private byte[] Number(uint value, int bytes) =>
        [.. Enumerable.Range(0, bytes).Select(i => (byte)(value >> (8 * (_isBigEndian ? bytes - 1 - i : i))))];

    private LinkResult Linked(ulong address)
    {
        var linked = _link(_native!.Object, address);
        return linked.Succeeded ? linked
            : throw new InvalidOperationException($"a unit cannot be linked: {string.Join("; ", linked.Errors)}");
    }
}
