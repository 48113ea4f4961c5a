// SPDX-License-Identifier: MIT
// What tiering relies on, over the whole corpus: at the heads of nearly all loops an interpreter's frame holds what compiled code
// needs, and compiled code needs no constant that bytecode does not.
using EPython.Bytecode.Encoding;
using EPython.Bytecode.Images;
using EPython.CodeGen;
using EPython.CodeGen.Tiers;
using EPython.Frontend.Ir;
using EPython.Frontend.Text;
using EPython.Frontend.Types;
using Xunit;

namespace EPython.Host.Tests;

public sealed class TierLoopTests
{
    private static readonly string[] s_folders = [Golden.PathOf("tests", "programs"), Golden.PathOf("examples")];

    private static IEnumerable<(string File, IrProgram Program)> Corpus() => s_folders
        .SelectMany(folder => Directory.EnumerateFiles(folder, "*.py", SearchOption.AllDirectories)).Order()
        .Select(file => (File: file, Program: Read(file))).Where(pair => pair.Program is not null)
        .Select(pair => (pair.File, pair.Program!));

    private static IrProgram? Read(string file)
    {
        if (SourceText.Read(file).Text is not { } source)
            return null;
        var compilation = new Compilation(source, Path.GetDirectoryName(file), Profile.I64F64);
        return compilation.Ir is { } program && !compilation.Diagnostics.HasErrors ? program : null;
    }

    [Fact]
    public void Corpus_CanBeEnteredAtEachLoop_WithTheConstantsOfItsBytecode()
    {
        var loops = 0;
        var lost = new List<string>();
        foreach (var (file, program) in Corpus())
        {
            var tables = new ImageTables(new ConstantTable());
            var all = Enumerable.Range(0, program.Functions.Count).ToHashSet();
            var encoded = Encoder.Encode(program, all, tables.Constants, withLoops: true);
            if (encoded.Errors.Count > 0)
                continue;
            var places = new TierLoops(program, encoded);
            lost.AddRange(program.Functions.Where(function => !function.IsGenerator)
                .SelectMany(function => encoded.Functions[function.Index]!.Loops.Except(places.Of(function.Index))
                    .Select(loop => $"{Path.GetFileName(file)}, line {loop.Loop.Site.Line}")));
            var heads = all.Where(function => places.Of(function).Count > 0).ToDictionary(function => function, places.Of);
            var constants = tables.Constants.Values.Count;
            CodeGenerator.EmitTier(program, all, heads, Profile.I64F64, tables);
            Assert.True(constants == tables.Constants.Values.Count, $"{file}: compiled code has constants of its own");
            loops += heads.Values.Sum(list => list.Count);
        }
        // Where the loop's variable is read after it, and assigned first thing in it, bytecode keeps no value for it in between.
        Assert.True(lost.Count * 50 < loops, string.Join("; ", lost));
        Assert.True(loops > 500, $"only {loops} loops were seen");
    }
}
