// SPDX-License-Identifier: MIT
// Which code gives way to which, in the memory of a core whose runtime is loaded.
using EPython.CodeGen.Elf;
using EPython.CodeGen.Overlays;
using Xunit;

namespace EPython.CodeGen.Tests;

public sealed class CodeMemoryTests
{
    private const ulong Start = 0x1000, End = 0x1400;

    private readonly CodeMemory _memory = new(Start, End);

    private static OverlayUnit Unit(string name, int bytes) => new(name,
        [new ElfSection(1, name, ElfSection.ProgramBits, 0, 0, 0, (ulong)bytes, 2, new byte[bytes])], isResident: false);

    private static OverlayUnit Caller(string name, int bytes)
    {
        var (unit, called, leaf) = (Unit(name, bytes), Unit("called", 8), Unit("leaf", 8));
        called.Calls.Add(new CallSite(0, 0, leaf, 0));
        unit.Calls.Add(new CallSite(0, 0, called, 0));
        return unit;
    }

    private MemoryPlace? Load(OverlayUnit unit, params OverlayUnit[] running)
    {
        var place = _memory.Find(unit, one => !running.Contains(one));
        foreach (var gone in place?.Evicted ?? [])
            _memory.Remove(gone);
        if (place is not null)
            _memory.Put(unit, place.Address);
        return place;
    }

    [Fact]
    public void CallersLieHigh_LeavesLow()
    {
        Assert.Equal(End - 100, Load(Caller("high", 100))!.Address);
        Assert.Equal(Start, Load(Unit("low", 100))!.Address);
        Assert.Equal(End - 200, Load(Caller("next", 100))!.Address);
        Assert.Equal(300, _memory.Used);
    }

    [Fact]
    public void WhoRuns_Stays()
    {
        var (first, second) = (Unit("first", 512), Unit("second", 512));
        Load(first);
        Load(second);
        var place = Load(Unit("third", 512), second);
        Assert.Equal([first], place!.Evicted);
        Assert.Null(Load(Unit("fourth", 1024), second));
        Assert.Null(_memory.At(End));
    }

    // What was loaded often is worth more than what came once, until that has aged.
    [Fact]
    public void WhatComesOften_StaysLongest()
    {
        var (often, once) = (Unit("often", 512), Unit("once", 512));
        Load(often);
        _memory.Remove(often);
        Load(often);
        Load(once);
        Assert.Equal([once], Load(Unit("new", 512))!.Evicted);
    }

    [Fact]
    public void WhatIsTooLarge_HasNoPlace() => Assert.Null(Load(Unit("large", 1028)));
}
