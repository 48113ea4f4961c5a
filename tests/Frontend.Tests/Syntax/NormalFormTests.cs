// SPDX-License-Identifier: MIT
// Normal form KC of names: all characters of the table and random sequences of them, compared with CPython's.
using System.Text;
using EPython.Frontend.Syntax;
using EPython.TestSupport;
using Xunit;

namespace EPython.Frontend.Tests.Syntax;

public sealed class NormalFormTests
{
    private const string Judge = """
        import sys, unicodedata
        names = sys.stdin.buffer.read().decode("utf-8").split("\n")
        sys.stdout.buffer.write("\n".join(unicodedata.normalize("NFKC", name) for name in names).encode("utf-8"))
        """;

    private static IEnumerable<string> Characters() => File.ReadLines(Golden.PathOf("grammar", "normal-form.txt"))
        .Where(line => line[0] != '#')
        .SelectMany(line => line[2..].Split(' '))
        .Select(code => Convert.ToInt32(code, 16))
        .Where(code => code > ' ' && !char.IsSurrogate((char)Math.Min(code, 0xFFFF)))
        .Distinct().Select(char.ConvertFromUtf32);

    [Fact]
    public void Names_HavePythonsNormalForm()
    {
        var characters = Characters().Concat(["a", "_", "가", "각", "ᄀ", "ᅡ", "ᆨ"]).ToArray();
        var random = new Random(20);
        var names = characters
            .Concat(Enumerable.Range(0, 20_000).Select(_ => string.Concat(random.GetItems(characters, random.Next(2, 6)))))
            .ToArray();
        var expected = Shell.Run("python3", ["-c", Judge], string.Join('\n', names)).Output.Split('\n');
        Assert.Equal(names.Length, expected.Length);
        for (var i = 0; i < names.Length; i++)
            Assert.True(expected[i] == NormalForm.Of(names[i]), $"{Codes(names[i])}: {Codes(NormalForm.Of(names[i]))}, not {Codes(expected[i])}");
    }

    private static string Codes(string text) => string.Join(' ', text.EnumerateRunes().Select(rune => $"{rune.Value:X}"));
}
