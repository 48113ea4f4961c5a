// SPDX-License-Identifier: MIT
// A program of a run, and what came of it.
using System.Text.RegularExpressions;
using EPython.Bytecode.Contract;
using EPython.Bytecode.Images;
using EPython.Frontend.Ir;
using EPython.Host.Differential;

namespace EPython.Host.Fuzz;

/// <summary>A program that was made. Number: which one of its run.</summary>
internal sealed record Sample(int Number, ulong Seed, List<Stmt> Tree)
{
    public string Source { get; } = Fuzz.Tree.Text(Tree);

    /// <summary>The same program, changed.</summary>
    public Sample Changed(List<Stmt> tree) => new(Number, Seed, tree);
}

internal enum FindingKind
{
    /// <summary>A way shows something else than the oracle.</summary>
    Differs,

    /// <summary>The checker refuses what the maker takes for the language.</summary>
    Refused,

    /// <summary>A phase of epython fails, the C compiler refuses its C, the core dies.</summary>
    Breaks,

    /// <summary>It does not end in time.</summary>
    Hangs,

    /// <summary>CPython refuses the program: a mistake of the maker.</summary>
    Invalid,

    /// <summary>CPython and the oracle of the profile differ: a mistake of the oracle.</summary>
    Oracle,
}

internal sealed partial record Finding(FindingKind Kind, string Way, Observation Expected, Observation Got)
{
    /// <summary>Findings of one key are taken for the same mistake.</summary>
    public string Key => Kind switch
    {
        FindingKind.Differs => $"{Kind} {Expected.Exception}/{Got.Exception}" + Texts(),
        _ => $"{Kind} {Shape(Got.Errors.TrimEnd().Split('\n')[^1].Split(" in /")[0])}",
    };

    // Where both end with the same exception or none: what output or traceback look like where they part.
    private string Texts()
    {
        if (Expected.Exception != Got.Exception)
            return "";
        var isOutput = Expected.Output != Got.Output;
        var parts = isOutput ? FirstDifference.Between(Expected.Output, Got.Output)
            : FirstDifference.Between(Expected.Errors, Got.Errors);
        return $" {(isOutput ? "output" : "traceback")}: {Shape(parts?.Expected)} / {Shape(parts?.Got)}";
    }

    // A line without what is different in each program.
    private static string Shape(string? line)
    {
        var shape = Numbers().Replace(line ?? "", "0");
        return shape.Length <= MostShape ? shape : shape[..MostShape];
    }

    private const int MostShape = 60;

    [GeneratedRegex(@"[a-zA-Z]?\d+|'[^']*'")]
    private static partial Regex Numbers();
}

/// <summary>Of one sample: the finding if there is one; why it was not compared if it was not; for the statistics, what ran
/// and where.</summary>
internal sealed record Outcome(Sample Sample, Finding? Finding, string? Discarded)
{
    public IrProgram? Program { get; init; }
    public Image? Interpreted { get; init; }
    public IReadOnlySet<int> Lines { get; init; } = new HashSet<int>();

    /// <summary>Faults that the core raised, and whether compiled functions were in the program when it did.</summary>
    public IReadOnlySet<(Fault Fault, bool IsCompiled)> Faults { get; init; } = new HashSet<(Fault, bool)>();
}
