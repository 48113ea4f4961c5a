// SPDX-License-Identifier: MIT
// Parts of a core as units: found, linked for any address, their calls led to the door and back.
using System.Buffers.Binary;
using EPython.CodeGen.Elf;
using EPython.CodeGen.Overlays;
using Xunit;
using Xunit.Abstractions;

namespace EPython.CodeGen.Tests;

public sealed class OverlayTests(ITestOutputHelper output) : IDisposable
{
    private const string Core = """
        .macro address name, value
        .globl \name
        .set \name, \value
        .endm
        .globl epy_door, epy_door_jump, resident
        epy_door: nop
        epy_door_jump: nop
        resident: ret
        address epy_bss_start, 0x80019000
        address epy_arena_start, 0x80019000
        address epy_small_data, 0x80019800
        address epy_ram_end, 0x8001a000
        address epy_stack_low, 0x80017000
        address epy_stack_top, 0x80018000
        """;

    // A leaf whose address is taken, a function with a table of its own, calls and jumps between them.
    private const string Program = """
        extern int resident(int);
        int shared;
        __attribute__((noinline)) int leaf(int x) { return x * 3 + shared; }
        int (*const pointers[])(int) = {leaf};
        int (*const *volatile chosen_pointers)(int) = pointers;
        __attribute__((noinline)) int chosen(int x) {
            switch (x) {
            case 0: return leaf(7) + 1;
            case 1: return resident(2) + 1;
            case 2: return shared * 5;
            case 3: return leaf(x);
            case 4: return shared - 4;
            case 5: return ~shared;
            case 6: return shared / 3;
            }
            return 0;
        }
        __attribute__((noinline)) int unused(int x) { return x - 1; }
        void epy_start(void) {
            shared = chosen(shared) + chosen_pointers[0](2);
            shared += leaf(shared);
        }
        """;

    private readonly Machine _machine = Machine.Of("rv32");

    public void Dispose() => _machine.Dispose();

    // Null: no compiler is here. Code: bytes of memory for units, and what is before them.
    private OverlayProgram? Make(long code)
    {
        if (_machine.IsMissing(output))
            return null;
        var parts = Read(_machine.Join(
            _machine.Compile(Program, "c", "-Os", "-ffunction-sections", "-fdata-sections", "-mno-save-restore")));
        var core = CodeGenerator.ReadCore(_machine.Core(Core, parts, "s"), out var error);
        Assert.True(core is not null, error);
        return new OverlayProgram(parts, core, new OverlayWishes([], ["epy_start"], (left, _, _) => left - code, 4));
    }

    private static ElfFile Read(byte[] bytes) =>
        new ElfReader().Read(bytes, out var error) ?? throw new InvalidOperationException(error!.Message);

    private static OverlayUnit UnitOf(OverlayProgram program, string name) => program.Units.Single(unit => unit.Name == name);

    [Fact]
    public void Units_AreFunctionsWithWhatIsTheirs()
    {
        if (Make(0x200) is not { } program)
            return;
        Assert.Equal(["chosen", "epy_start", "leaf"], program.Units.Select(unit => unit.Name).Order(StringComparer.Ordinal));
        Assert.Equal(1, program.Slots);
        Assert.Single(UnitOf(program, "leaf").Slots);
        Assert.Equal(["leaf", "leaf"], UnitOf(program, "chosen").Calls.Select(call => call.Target.Name));
        Assert.Equal(["chosen", "leaf"], UnitOf(program, "epy_start").Calls.Select(call => call.Target.Name));
        Assert.Equal(2, UnitOf(program, "chosen").Offsets.Count);      // code, and the table of its switch
    }

    // The core's memory as the pieces make it.
    private sealed class Memory
    {
        private readonly SortedDictionary<ulong, byte> _bytes = [];

        public void Take(Fetched? fetched)
        {
            foreach (var piece in fetched!.Pieces)
            {
                for (var i = 0; i < piece.Bytes.Length; i++)
                    _bytes[piece.Address + (ulong)i] = piece.Bytes[i];
            }
        }

        public uint Word(ulong address) =>
            BinaryPrimitives.ReadUInt32LittleEndian([.. Enumerable.Range(0, 4).Select(i => _bytes[address + (ulong)i])]);

        // Where the jal at an address goes.
        public ulong Target(ulong address)
        {
            var word = Word(address);
            Assert.Equal(0x6Fu, word & 0x7F);
            var distance = (word >> 21 & 0x3FF) << 1 | (word >> 20 & 1) << 11 | (word >> 12 & 0xFF) << 12
                | (uint)((int)word >> 31) << 20;
            return (uint)(address + distance);
        }
    }

    [Fact]
    public void Calls_LeadToTheDoorUntilTheCalleeIsThere()
    {
        if (Make(0x200) is not { } program)
            return;
        var (map, memory) = (new OverlayMap(program), new Memory());
        var begun = map.Begin();
        memory.Take(begun);
        var start = begun.Target;
        var calls = UnitOf(program, "epy_start").Calls.Select(call => start + call.Offset).ToList();
        Assert.Equal([program.Doors.OfCalls, program.Doors.OfCalls], calls.Select(memory.Target));
        Assert.Equal(program.Doors.OfJumps, memory.Target(program.SlotAddress(0)));

        var leaf = map.Fetch(calls[1] + 4, null);
        memory.Take(leaf);
        Assert.Equal("leaf", leaf!.Name);
        Assert.Equal([program.Doors.OfCalls, leaf.Target], calls.Select(memory.Target));
        Assert.Equal(leaf.Target, memory.Target(program.SlotAddress(0)));

        var chosen = map.Fetch(calls[0] + 4, null);
        memory.Take(chosen);
        Assert.Equal([chosen!.Target, leaf.Target], calls.Select(memory.Target));
        Assert.All(UnitOf(program, "chosen").Calls, call => Assert.Equal(leaf.Target, memory.Target(chosen.Target + call.Offset)));
        Assert.Equal(0, map.Evictions);
    }

    [Fact]
    public void Unit_ThatGivesWay_IsNotCalledAnyMore()
    {
        if (Make(0x200) is not { } whole)
            return;
        var program = Make(UnitOf(whole, "chosen").Bytes + 8)!;
        var (map, memory) = (new OverlayMap(program), new Memory());
        var begun = map.Begin();
        memory.Take(begun);
        var calls = UnitOf(program, "epy_start").Calls.Select(call => begun.Target + call.Offset).ToList();
        var leaf = map.Fetch(calls[1] + 4, null)!;
        memory.Take(leaf);
        Assert.Null(map.Fetch(calls[0] + 4, null));                                 // who runs is not known
        Assert.Null(map.Fetch(calls[0] + 4, [leaf.Target + 2]));                    // the leaf does
        var chosen = map.Fetch(calls[0] + 4, [calls[0] + 4, 0, ulong.MaxValue]);
        memory.Take(chosen);
        Assert.Equal([chosen!.Target, program.Doors.OfCalls], calls.Select(memory.Target));
        Assert.Equal(program.Doors.OfJumps, memory.Target(program.SlotAddress(0)));
        Assert.Equal(1, map.Evictions);
    }

    [Fact]
    public void Heap_Grows_WhereNoCodeRuns()
    {
        if (Make(0x200) is not { } program)
            return;
        var (map, memory) = (new OverlayMap(program), new Memory());
        var begun = map.Begin();
        memory.Take(begun);
        var calls = UnitOf(program, "epy_start").Calls.Select(call => begun.Target + call.Offset).ToList();
        var leaf = map.Fetch(calls[1] + 4, null)!;
        memory.Take(leaf);
        Assert.Equal(program.Layout.GoingStart, leaf.Target);       // what calls nothing lies beside the heap
        Assert.False(map.Grow(leaf.Target + 4, [leaf.Target + 2]));
        Assert.True(map.Grow(leaf.Target + 4, [calls[1] + 4]));
        memory.Take(leaf with { Pieces = map.TakeChanges() });
        Assert.Equal([program.Doors.OfCalls, program.Doors.OfCalls], calls.Select(memory.Target));
        Assert.Equal(program.Doors.OfJumps, memory.Target(program.SlotAddress(0)));
        Assert.InRange(map.Fetch(calls[1] + 4, null)!.Target, leaf.Target + 4, ulong.MaxValue);
        Assert.False(map.Grow(program.Layout.LastingStart, []));    // code needs room, too
    }

    [Fact]
    public void CallFromWhereNoneIs_IsRefused()
    {
        if (Make(0x200) is not { } program)
            return;
        var map = new OverlayMap(program);
        var begun = map.Begin();
        Assert.Throws<OverlayException>(() => map.Fetch(begun.Target + 6, null));
    }
}
