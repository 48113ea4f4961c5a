// SPDX-License-Identifier: MIT
// A mistake planted in one operation or helper of the core is found.
using Xunit;

namespace EPython.Host.Tests.Fuzz;

public sealed class MutationTests
{
    private const string Include = "DeviceRuntime-c/include/";
    private const string Source = "DeviceRuntime-c/src/";

    private static readonly Mutation[] s_few =
    [
        new(Include + "epy_ops_int.h", "return quotient - ((remainder != 0) & ((remainder ^ y) < 0));", "return quotient;"),
    ];

    private static readonly Mutation[] s_others =
    [
        new(Source + "epy_slice.c", "return i < high ? i : high;", "return i;"),
        new(Source + "epy_str.c", "return order != 0 ? order : x.bytes < y.bytes ? -1 : x.bytes > y.bytes;", "return order;"),
        new(Include + "epy_ops_int.h", "return ((remainder != 0) & ((remainder ^ y) < 0)) ? remainder + y : remainder;", "return remainder;"),
        new(Include + "epy_ops_int.h", "{ return x & y; }", "{ return x | y; }"),
        new(Include + "epy_ops_int.h", "{ return ~x; }", "{ return -x; }"),
        new(Include + "epy_ops_int.h", "bool epy_op_LessEqualInt(EPY_HERE, epy_int x, epy_int y) { return x <= y; }",
            "bool epy_op_LessEqualInt(EPY_HERE, epy_int x, epy_int y) { return x < y; }"),
        new(Include + "epy_ops_int.h", "{ return y > x ? y : x; }", "{ return x; }"),
        new(Include + "epy_ops_int.h", "epy_int epy_op_ShiftRightInt_NonNegative(EPY_HERE, epy_int x, epy_int y) {",
            "epy_int epy_op_ShiftRightInt_NonNegative(EPY_HERE, epy_int x, epy_int y) { if (y > 9) y = 9;"),
        new(Include + "epy_ops_float.h", "bool epy_op_LessFloat(EPY_HERE, epy_float x, epy_float y) { return x < y; }",
            "bool epy_op_LessFloat(EPY_HERE, epy_float x, epy_float y) { return x <= y; }"),
        new(Include + "epy_ops_float.h", "{ return x == y; }", "{ return x - y == 0 || x != x; }"),
        new(Source + "epy_str.c", "if (count < 0 || one.bytes == 0)", "if (count <= 1 || one.bytes == 0)"),
        new(Source + "epy_str.c", "length += part.length;", "length += part.bytes;"),
        new(Source + "epy_strfind.c", "text += sub.bytes;\n        count++;", "text += 1;\n        count++;"),
        new(Source + "epy_strcase.c", "missing / 2 + (missing & (missing + epy_str_length(args[0])) & 1)", "missing / 2"),
        new(Source + "epy_list.c", "list->length - remove + insert, after = list->length - at - remove;",
            "list->length - remove + insert, after = remove == 1 ? 0 : list->length - at - remove;"),
        new(Source + "epy_slice.c", "span.count = (distance - 1) / step + 1;", "span.count = (distance + step / 3) / step;"),
        new(Source + "epy_builtin_num.c", "return epy_tuple_2(c, quotient, remainder);", "return epy_tuple_2(c, remainder, quotient);"),
        new(Source + "epy_builtin_num.c", "return epy_wide_value(c, i < 0 ? -i : i);", "return epy_wide_value(c, i);"),
        new(Source + "epy_builtin_num.c", "f - f != 0", "f < 1"),
        new(Source + "epy_sort.c", "s->scratch", "0 * !!s->scratch"),
    ];

    public static TheoryData<Mutation> Few => [.. s_few];
    public static TheoryData<Mutation> Others => [.. s_others];

    [Theory]
    [MemberData(nameof(Few))]
    public void PlantedMistake_IsFound(Mutation mutation) => Finds(mutation);

    [Theory]
    [Trait("Set", "nightly")]
    [MemberData(nameof(Others))]
    public void AnyPlantedMistake_IsFound(Mutation mutation) => Finds(mutation);

    private static void Finds(Mutation mutation)
    {
        using var mutant = new Mutant(mutation);
        for (var seed = 1; seed <= 6; seed++)
        {
            var shown = mutant.Fuzz($"--seed={seed}", "--count=96");
            if (shown.ExitCode == 1)
                return;
            shown.Ends(0);
        }
        Assert.Fail($"not found in 576 programs: {mutation}");
    }
}
