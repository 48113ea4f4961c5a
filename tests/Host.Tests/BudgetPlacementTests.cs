// SPDX-License-Identifier: MIT
// Places under a memory budget: all compiled where that fits, else what wins least per byte interpreted until it does.
using EPython.CodeGen;
using EPython.CodeGen.Frozen;
using EPython.Host.Targets;
using Xunit;

namespace EPython.Host.Tests;

public sealed class BudgetPlacementTests
{
    private const long Interpreter = 4000;
    private const long Bytecode = 50;

    // Bytes of machine code, visits of the hottest statement, and whether heat alone would compile it.
    private static readonly (long Native, double Visits, bool IsHot)[] s_functions =
        [(1000, 1, false), (2000, 1e6, true), (500, 1e3, true), (3000, 1e4, true)];

    private static readonly IReadOnlyList<Placed> s_byHeat = [.. s_functions.Select((function, i) =>
        new Placed(i, $"f{i}", function.IsHot, function.IsHot ? "hot" : "cold", function.Visits,
            function.Visits * function.Native))];

    // A core takes what its functions take, and the interpreter if one of them is interpreted.
    private static TargetSizes Measure(IReadOnlyList<Placed> places, long memory)
    {
        var functions = places.Select(place => new FunctionSize(place.Name, place.Function, place.IsCompiled, place.Reason,
            place.IsCompiled ? 0 : Bytecode, place.IsCompiled ? s_functions[place.Function].Native : 0, 0)).ToList();
        var code = functions.Sum(function => function.Bytecode + function.Native)
            + (places.All(place => place.IsCompiled) ? 0 : Interpreter);
        return new TargetSizes("test", memory, functions,
            new CoreContents(code, 0, 0, memory - code, [], new Dictionary<string, long>()));
    }

    private static IReadOnlyList<Placed> Place(long memory, int[]? vm = null, int[]? native = null) =>
        new BudgetPlacement(memory, s_byHeat, (vm ?? []).ToHashSet(), (native ?? []).ToHashSet(),
            places => Measure(places, memory)).Place();

    private static string Where(IReadOnlyList<Placed> places) =>
        string.Concat(places.Select(place => place.IsCompiled ? 'n' : 'v'));

    [Fact]
    public void Everything_IsCompiled_WhereThatFits()
    {
        var places = Place(10000);      // 6500 bytes of 7500
        Assert.Equal("nnnn", Where(places));
        Assert.Equal(["all fits compiled, without interpreter", "hot"], places.Take(2).Select(place => place.Reason));
    }

    // Work per byte: 10^6 of f1, 10^4 of f3, 10^3 of f2.
    [Theory]
    [InlineData(8600, "vnvv")]          // 6450 bytes: f1 is what fits with an interpreter
    [InlineData(8000, "vvnv")]          // 6000 bytes: not f1, but f2
    [InlineData(5600, "vvvv")]          // 4200 bytes: none
    public void Coldest_GoesBackFirst(long memory, string where)
    {
        var places = Place(memory);
        Assert.Equal(where, Where(places));
        Assert.Equal("no room for 3000 bytes of machine code (hot)", places[3].Reason);
    }

    // f2 goes first, and has room when the larger ones have gone.
    [Fact]
    public void WhatHasRoomInTheEnd_Stays()
    {
        var places = Place(8000);
        Assert.Equal("hot", places[2].Reason);
        Assert.Equal([0, 2000, 0, 3000], places.Select(place => place.Refused));
    }

    [Fact]
    public void Pins_AreKept()
    {
        Assert.Equal("vnnn", Where(Place(100_000, vm: [0])));
        Assert.Equal("vvvn", Where(Place(8600, vm: [0], native: [3])));
    }

    // Nothing fits: the smaller of the two ways is told as what is too large.
    [Fact]
    public void WhereNothingFits_TheSmallerIsTaken() => Assert.Equal("vvvv", Where(Place(1000)));

    // Not hot enough for a compiler's time where there is one beside the running program; here there is none.
    [Theory]
    [InlineData(1, 100_000, "vvvv", "a loop")]      // all of it runs once
    [InlineData(10, 100_000, "nnnn", "all fits compiled, without interpreter")]
    [InlineData(10, 8600, "nvnv", "there is room (a loop)")]
    public void WhatLoops_IsCompiled_WhereThereIsRoom(double visits, long memory, string where, string reason)
    {
        var cold = s_byHeat.Select(place => place with
        {
            IsCompiled = false, Reason = "a loop", Visits = visits, Work = visits * (place.Function == 2 ? 500 : 1),
        }).ToList();
        var none = new HashSet<int>();
        var places = new BudgetPlacement(memory, cold, none, none, all => Measure(all, memory)).Place();
        Assert.Equal(where, Where(places));
        Assert.Equal(reason, places[2].Reason);
    }
}
