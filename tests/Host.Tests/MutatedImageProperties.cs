// SPDX-License-Identifier: MIT
// An image with changed bytes and a right checksum, so that the checks behind it are reached: it is refused, or it is
// safe to run. Most mutants are refused; those that the verifier accepts run on a core.
using System.Text;
using CliWrap;
using EPython.Bytecode.Contract;
using EPython.Bytecode.Images;
using EPython.Bytecode.Verification;
using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;
using Xunit;

namespace EPython.Host.Tests;

[Trait("Set", "nightly")]
public sealed class MutatedImageProperties : IClassFixture<MutatedImageProperties.Images>
{
    private const int Tries = 60;       // mutants of one case until one is accepted
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(5);
    private readonly Images _images;

    public MutatedImageProperties(Images images) => _images = images;

    /// <summary>Images that are mutated, built once.</summary>
    public sealed class Images : IDisposable
    {
        private readonly Scratch _scratch = new();

        public Images() => All =
        [
            Build("mergesort.py", "--mode=vm"),
            Build("wordcount.py", "--mode=vm"),
            Build("closures.py", "--mode=vm", "--numbers=i32f32"),
            Build("mergesort.py", "--mode=native"),
        ];

        public IReadOnlyList<byte[]> All { get; }

        public string Write(byte[] image) => _scratch.Write("mutant.epyi", image);

        private byte[] Build(string example, params string[] options)
        {
            var path = _scratch.PathOf("built.epyi");
            Shell.EPython(["build", .. options, "-o", path, Shell.Example(example)]).Ends(0);
            return File.ReadAllBytes(path);
        }

        public void Dispose() => _scratch.Dispose();
    }

    [Property(MaxTest = 30)]
    public void Mutant_IsRefusedOrSafe(int seed)
    {
        var random = new Random(seed);
        var original = _images.All[random.Next(_images.All.Count)];
        var mutant = Mutant(original, random);
        for (var i = 1; i < Tries && !IsAccepted(mutant); i++)
            mutant = Mutant(original, random);
        Run(_images.Write(mutant));
    }

    // One to three bytes; half of the time in the code, where a change is most likely to be accepted.
    private static byte[] Mutant(byte[] original, Random random)
    {
        var bytes = (byte[])original.Clone();
        var (start, end) = random.Next(2) == 0 ? (4, bytes.Length) : ImageBytes.Range(bytes, Section.Code);
        for (var n = random.Next(1, 4); n > 0 && end > start; n--)
            bytes[random.Next(start, end)] = random.Next(3) == 0 ? (byte)random.Next(4) : (byte)random.Next(256);
        return ImageBytes.Repair(bytes);
    }

    private static bool IsAccepted(byte[] bytes) =>
        ImageReader.Read(bytes).Image is { } image && Verifier.Verify(image).Count == 0;

    // A mutant may run for ever, as any program; then it must stop when told to.
    private static void Run(string file)
    {
        var errors = new StringBuilder();
        using var gentle = new CancellationTokenSource(s_patience);
        using var forced = new CancellationTokenSource(s_patience * 6);
        try
        {
            var result = CliWrap.Cli.Wrap(Shell.Launcher).WithArguments(["run", "--memory=1M", file])
                .WithStandardErrorPipe(PipeTarget.ToStringBuilder(errors, Encoding.UTF8))
                .WithValidation(CommandResultValidation.None)
                .ExecuteAsync(forced.Token, gentle.Token).GetAwaiter().GetResult();
            var refused = result.ExitCode is 3 or 4 && errors.ToString().Contains("refused");
            Assert.True(result.ExitCode is 0 or 1 || refused, $"exit {result.ExitCode}\n{errors}");
            Assert.DoesNotContain("   at EPython", errors.ToString());
        }
        catch (OperationCanceledException)
        {
            Assert.False(forced.IsCancellationRequested, $"the mutant hangs\n{errors}");
        }
    }
}
