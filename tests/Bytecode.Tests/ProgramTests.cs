// SPDX-License-Identifier: MIT
// Real programs: whatever the front end lowers must encode, be proved safe, and survive the way through bytes and text.
using EPython.Bytecode.Encoding;
using EPython.Bytecode.Images;
using EPython.Bytecode.Verification;
using EPython.Frontend.Binding;
using EPython.Frontend.Diagnostics;
using EPython.Frontend.Ir;
using EPython.Frontend.Passes;
using EPython.Frontend.Syntax;
using EPython.Frontend.Text;
using EPython.Frontend.Types;

namespace EPython.Bytecode.Tests;

public sealed class ProgramTests
{
    private static readonly string[] s_folders = ["examples", Path.Combine("bench", "kernels"), Path.Combine("tests", "programs")];

    public static TheoryData<string> Programs()
    {
        var programs = new TheoryData<string>();
        foreach (var path in s_folders.Select(folder => Path.Combine(Repository.Root, folder))
            .SelectMany(folder => Directory.GetFiles(folder, "*.py", SearchOption.AllDirectories)).Order(StringComparer.Ordinal))
            programs.Add(Path.GetRelativePath(Repository.Root, path));
        return programs;
    }

    [Theory]
    [MemberData(nameof(Programs))]
    public void Encode_program_isProvedAndSurvivesText(string path)
    {
        foreach (var optimize in new[] { false, true })
        {
            // Programs of several files, and those that must be refused, are the front end's business.
            if (Lower(path, optimize) is not { } program)
            {
                Assert.StartsWith(Path.Combine("tests", "programs"), path);
                continue;
            }
            var encoded = Encoder.Encode(program, Enumerable.Range(0, program.Functions.Count).ToHashSet());
            Assert.Empty(encoded.Errors);
            var image = ImageBuilder.Build(program, encoded, Profile.I64F64);
            var problems = Verifier.Verify(image);
            Assert.True(problems.Count == 0, string.Join("\n", problems.Select(problem =>
                problem + "\n" + Disassembler.DisassembleFunction(image, Math.Max(0, problem.Function)))));
            var (again, errors) = Assembler.Assemble(Disassembler.Disassemble(image));
            Assert.Empty(errors);
            Assert.Equal(ImageWriter.Write(image), ImageWriter.Write(again!));
        }
    }

    /// <summary>What of built-in modules is written in Python; no others.</summary>
    private sealed class WrittenParts : IModuleLoader
    {
        public IEnumerable<string> Names => [];

        public bool IsPackage(string name) => false;

        public SourceText? Find(string name)
        {
            var path = Path.Combine(Repository.Root, "python", name.Replace('.', Path.DirectorySeparatorChar) + ".py");
            return File.Exists(path) ? new SourceText(path, File.ReadAllText(path)) : null;
        }
    }

    private static IrProgram? Lower(string path, bool optimize)
    {
        var source = new SourceText(path, File.ReadAllText(Path.Combine(Repository.Root, path)));
        var bag = new DiagnosticBag();
        if (Parser.Parse(source, "__main__", bag) is not { } tree
            || Binder.Bind(tree, source, new WrittenParts(), bag, Profile.I64F64) is not { } bound)
            return null;
        var typed = TypeInference.Infer(bound, bag);
        if (bag.HasErrors)
            return null;
        var program = IrBuilder.Build(typed, Profile.I64F64, bag);
        return bag.HasErrors ? null : optimize ? PassList.Run(program, Profile.I64F64, check: false) : program;
    }
}
