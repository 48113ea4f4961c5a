// SPDX-License-Identifier: MIT
// Damaged objects: whatever the bytes, reading and linking end with an answer.
using EPython.CodeGen.Elf;
using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;
using Xunit;

namespace EPython.CodeGen.Tests;

public class ElfFuzzTests
{
    private static readonly Lazy<(byte[] Small, byte[] Wide, CoreSymbols Core)> s_files = new(MakeFiles);

    private static (byte[], byte[], CoreSymbols) MakeFiles()
    {
        using var gcc = new Gcc();
        const string Unit = """
            extern long far_function(long); extern double far_data[];
            static long table[] = { 1, 2, 3 }; static char zero[64];
            static long typed(long x) { zero[x] = 1; return far_function(table[x]) + (long)far_data[x]; }
            struct row { unsigned long function; void *generic, *typed; };
            const struct row rows[] __attribute__((section(".epy_entries"), used)) = { { 1, typed, typed } };
            """;
        var core = CodeGenerator.ReadCore(File.ReadAllBytes(gcc.Executable(
            "core", "long far_function(long x) { return x; } double far_data[4]; int main(void) { return 0; }")), out _)!;
        return (gcc.Object(Unit, "gcc", "-m32"), gcc.Object(Unit), core);
    }

    public static Arbitrary<(int Place, byte Value)[]> Changes() =>
        Gen.Choose(0, int.MaxValue).Zip(Gen.Elements<byte>(0, 1, 2, 4, 0x7F, 0x80, 0xFF, 0x20, 0x41)).Select(t => (t.Item1, t.Item2))
            .NonEmptyListOf().Select(list => list.Take(12).ToArray()).ToArbitrary();

    private static void MustAnswer(byte[] bytes)
    {
        var file = new ElfReader().Read(bytes, out var error);
        Assert.True(file is null != error is null);
        if (file is null)
            return;
        var linked = Linker.Link(file, s_files.Value.Core, 0x10000000, 1 << 20);
        Assert.True(linked.Succeeded || linked.Code.Length == 0);
    }

    private static byte[] Damaged(byte[] whole, (int Place, byte Value)[] changes)
    {
        var bytes = (byte[])whole.Clone();
        foreach (var (place, value) in changes)
        {
            // Half of the changes go to the headers, where they hurt most.
            var start = place % 2 == 0 ? 0 : bytes.Length - 1100;
            bytes[Math.Max(0, start) + place / 2 % Math.Min(bytes.Length, place % 2 == 0 ? bytes.Length : 1100)] = value;
        }
        return bytes;
    }

    [Fact]
    public void WholeFile_IsRead_And_Linked()
    {
        var file = new ElfReader().Read(s_files.Value.Wide, out var error);
        Assert.Null(error);
        Assert.Empty(Linker.Link(file!, s_files.Value.Core, 0x10000000, 1 << 20).Errors);
        Assert.NotNull(new ElfReader().Read(s_files.Value.Small, out _));
    }

    [Property(MaxTest = 3000, Arbitrary = [typeof(ElfFuzzTests)])]
    public void Damaged64_IsAnswered((int Place, byte Value)[] changes) => MustAnswer(Damaged(s_files.Value.Wide, changes));

    [Property(MaxTest = 3000, Arbitrary = [typeof(ElfFuzzTests)])]
    public void Damaged32_IsAnswered((int Place, byte Value)[] changes) => MustAnswer(Damaged(s_files.Value.Small, changes));

    [Fact]
    public void EveryTruncation_IsAnswered()
    {
        for (var length = 0; length < s_files.Value.Wide.Length; length += 7)
            MustAnswer(s_files.Value.Wide[..length]);
    }

    [Property(MaxTest = 300)]
    public void Noise_IsAnswered(byte[] noise) =>
        MustAnswer([0x7F, (byte)'E', (byte)'L', (byte)'F', 2, 1, 1, .. noise]);

    [Fact]
    public void BigEndian_IsRead()
    {
        var little = s_files.Value.Wide;
        Assert.True(new ElfReader().Read(little, out _)!.IsLittleEndian);
        byte[] header = new byte[64];
        new byte[] { 0x7F, (byte)'E', (byte)'L', (byte)'F', 2, 2, 1 }.CopyTo(header, 0);
        header[17] = 1;     // relocatable, in big endian order
        header[19] = 43;    // SPARC V9
        var file = new ElfReader().Read(header, out var error);
        Assert.Null(error);
        Assert.Equal((false, ElfKind.Relocatable, ElfMachine.SparcV9), (file!.IsLittleEndian, file.Kind, file.Machine));
    }
}
