// SPDX-License-Identifier: MIT
// Cores for Epiphany, which has no emulator here: what its own compiler makes is looked at instead. No symbol is undefined,
// everything lies in the chip's 32 KB, and the disassembly jumps and calls nowhere else.
using System.Globalization;
using System.Text.RegularExpressions;
using EPython.CodeGen.Elf;
using EPython.CodeGen.Toolchain;

namespace EPython.Targets.Tests;

public sealed partial class EpiphanyTests : IDisposable
{
    private const string Name = "epiphany";
    private const ulong Memory = 32 * 1024;

    private readonly Scratch _scratch = new();

    public void Dispose() => _scratch.Dispose();

    [TargetTheory(Name)]
    [InlineData("jacobi.py", "vm")]
    [InlineData("jacobi.py", "native")]
    [InlineData("queens.py", "vm")]
    [InlineData("queens.py", "auto")]
    public void Core_LiesInTheChip(string program, string mode)
    {
        var file = _scratch.PathOf("core.elf");
        Shell.EPython("build", $"--target={Name}", $"--mode={mode}", "-o", file, Shell.Example(program)).Ends(0);
        var elf = new ElfReader().Read(File.ReadAllBytes(file), out var error);
        Assert.True(elf is not null, error?.Message);
        Assert.DoesNotContain(elf.Symbols, symbol => symbol is { Section: ElfSymbol.Undefined, Name.Length: > 0 });
        Assert.All(elf.Sections.Where(section => section.IsAllocated), section => Assert.True(
            section.Address + section.Size <= Memory, $"{section.Name} ends at {section.Address + section.Size}"));
        var code = elf.Sections.Where(section => section.IsCode && section.IsAllocated).ToList();
        var jumps = JumpsOf(Disassembly(file)).ToList();
        Assert.True(jumps.Count > 300, $"only {jumps.Count} jumps and calls were found");
        Assert.All(jumps, jump => Assert.Contains(
            code, section => jump >= section.Address && jump < section.Address + section.Size));
    }

    [TargetFact(Name)]
    public void Size_NamesFunctionsAndParts()
    {
        var shown = Shell.EPython("size", $"--target={Name}", "--mode=native", Shell.Example("queens.py")).Ends(0);
        Assert.Matches(@"\nsolve +native +- +\d+", shown.Output);
        Assert.Matches(@"\nheap +\d+ ", shown.Output);
    }

    private static string[] Disassembly(string file)
    {
        var compiler = CoreBuilder.Compiler(Targets.Read(Name))!;
        return Shell.Run(compiler[..^"gcc".Length] + "objdump", ["-d", file]).Ends(0).Output.Split('\n');
    }

    // Where branches go, and calls of addresses that are put together from two halves (mov, movt, jalr).
    private static IEnumerable<ulong> JumpsOf(IEnumerable<string> lines)
    {
        var halves = new Dictionary<string, ulong>();
        foreach (var match in lines.Select(line => Instruction().Match(line)).Where(match => match.Success))
        {
            var (name, first, number) = (match.Groups["name"].Value, match.Groups["first"].Value, Number(match.Groups["number"]));
            if (name.StartsWith('b'))
                yield return ulong.Parse(first, NumberStyles.HexNumber);
            else if (name == "movt" && number is { } high && halves.TryGetValue(first, out var low))
                halves[first] = (high << 16) | (low & 0xFFFF);
            else if (name == "jalr" && halves.TryGetValue(first, out var address))
                yield return address;
            else if (name == "mov" && number is { } whole)
                halves[first] = whole;
            else
                halves.Remove(first);
        }
    }

    private static ulong? Number(Group group) =>
        group.Success ? ulong.Parse(group.Value, NumberStyles.HexNumber) : null;

    [GeneratedRegex(@"^ *[0-9a-f]+:\t[0-9a-f ]+\t(?<name>[a-z]+) (?<first>\w+)(,0x(?<number>[0-9a-f]+)$)?")]
    private static partial Regex Instruction();
}
