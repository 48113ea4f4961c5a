// SPDX-License-Identifier: MIT
// Bytes that are damaged, lost, doubled or late cost a retry or a clear error, never a wrong answer, never a hang.
using System.Diagnostics;
using System.Text;
using EPython.Bytecode.Images;
using EPython.Host.Link;
using EPython.Host.Monitor;
using Xunit;
using Xunit.Abstractions;

namespace EPython.Host.Tests;

public sealed class UnreliableChannelTests(UnreliableChannelTests.Images images, ITestOutputHelper log)
    : IClassFixture<UnreliableChannelTests.Images>
{
    private const string Program = """
        import sys
        total = 0
        for i in range(40):
            total += i * i
            print(i, total, 'of', sys.argv[1], flush=i % 8 == 0)
        name = input('name? ')
        print('hello', name, [total, (1.5, None)], {'k': 'é'})
        print(input(), 'is the last line')
        """;
    private const string Input = "world\nthis\n";
    private static readonly TimeSpan s_bound = TimeSpan.FromSeconds(60);

    /// <summary>The program as an image, and what it prints over a channel without faults.</summary>
    public sealed class Images : IDisposable
    {
        private readonly Scratch _scratch = new();

        public Images()
        {
            var path = _scratch.PathOf("program.epyi");
            Shell.EPython(["build", "--mode=vm", "-o", path, _scratch.Write("program.py", Program)]).Ends(0);
            Image = ImageReader.Read(File.ReadAllBytes(path)).Image!;
            Expected = Run(Image, (_, _) => ByteFault.None).Output;
        }

        public Image Image { get; }
        public string Expected { get; }
        public void Dispose() => _scratch.Dispose();
    }

    /// <summary>What was printed, and null or the error that ended it.</summary>
    private sealed record Ended(string Output, string? Error);

    private static Ended Run(Image image, Func<bool, long, ByteFault> faults)
    {
        var output = new MemoryStream();
        var error = Stream(image, faults, output);
        return new Ended(Encoding.UTF8.GetString(output.ToArray()), error);
    }

    private static string? Stream(Image image, Func<bool, long, ByteFault> faults, MemoryStream output)
    {
        using var terminal = new Terminal(() => new MemoryStream(Encoding.UTF8.GetBytes(Input)), output, new MemoryStream());
        var core = ProcessChannel.Start(Installation.Core(image.Profile), ["--unreliable", "--memory=1M"]);
        using var link = new FrameLink(new FaultyChannel(core, faults), unreliable: true);
        var session = new Session(link, terminal) { Patience = TimeSpan.FromSeconds(5) };
        try
        {
            Assert.True(session.Greet().Unreliable);
            foreach (var (section, bytes) in ImageWriter.CoreSections(image))
                session.Load(section, bytes);
            return session.Run(0, ["program.py", "argument"], new PyText([]), s_bound) switch
            {
                RunOutcome.Finished => null,
                RunOutcome.Died died => died.Reason,
                var other => $"unexpected: {other}",
            };
        }
        catch (LinkException error)
        {
            return error.Message;
        }
    }

    [Fact]
    public void Channel_WithoutFaults_IsRight()
    {
        Assert.StartsWith("0 0 of argument\n1 1 of argument\n", images.Expected);
        Assert.EndsWith("hello world [20540, (1.5, None)] {'k': 'é'}\nthis is the last line\n", images.Expected);
    }

    public static TheoryData<ByteFault, bool> Faults
    {
        get
        {
            var all = new TheoryData<ByteFault, bool>();
            foreach (var fault in Enum.GetValues<ByteFault>().Where(f => f != ByteFault.None))
            {
                all.Add(fault, true);
                all.Add(fault, false);
            }
            return all;
        }
    }

    // One fault, at places all over the session: it is always made good.
    [Theory]
    [MemberData(nameof(Faults))]
    public void Fault_Once_CostsARetry(ByteFault fault, bool toCore) => Once(fault, toCore, step: 211);

    [Theory]
    [MemberData(nameof(Faults))]
    [Trait("Set", "nightly")]
    public void Fault_OnceAnywhere_CostsARetry(ByteFault fault, bool toCore) => Once(fault, toCore, step: 23);

    private void Once(ByteFault fault, bool toCore, int step)
    {
        for (long place = (int)fault; ; place += step)
        {
            var reached = false;
            var ended = Run(images.Image, (to, n) => to == toCore && n == place && (reached = true) ? fault : ByteFault.None);
            Assert.True(ended == new Ended(images.Expected, null), $"byte {place}: {ended}");
            if (!reached)
                return;
        }
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Channel_DeadWhileLoading_IsAnError(bool toCore) =>
        Assert.Matches("the core does not answer: Load was sent 20 times|the core is silent while loading",
            Dead(toCore, from: 100).Error);

    [Fact]
    [Trait("Set", "nightly")]
    public void Channel_DeadWhileRunning_IsAnError() =>
        Assert.Contains("it closed its link", Dead(toCore: false, from: 600).Error);

    private Ended Dead(bool toCore, int from)
    {
        var clock = Stopwatch.StartNew();
        var ended = Run(images.Image, (to, n) => to == toCore && n >= from ? ByteFault.Lost : ByteFault.None);
        Assert.True(clock.Elapsed < s_bound, "it hung");
        return ended;
    }

    // Many faults of all kinds: right, or an error.
    [Fact]
    public void Faults_AtRandom_AreRightOrAnError() => AtRandom(firstSeed: 0, seeds: 8);

    [Fact]
    [Trait("Set", "nightly")]
    public void Faults_AtRandomAndOften_AreRightOrAnError() => AtRandom(firstSeed: 100, seeds: 100);

    private void AtRandom(int firstSeed, int seeds)
    {
        var right = 0;
        for (var seed = firstSeed; seed < firstSeed + seeds; seed++)
        {
            var random = new Random(seed);
            var rate = 1.0 / (200 << random.Next(5));
            var clock = Stopwatch.StartNew();
            var ended = Run(images.Image,
                (_, _) => random.NextDouble() < rate ? (ByteFault)(1 + random.Next(4)) : ByteFault.None);
            log.WriteLine($"seed {seed}: one in {1 / rate}, {clock.Elapsed.TotalSeconds:0.0} s, {ended.Error ?? "right"}");
            Assert.True(clock.Elapsed < s_bound + s_bound, $"seed {seed} hung");
            if (ended.Error is null)
                Assert.Equal(images.Expected, ended.Output);
            Assert.False(ended.Error?.StartsWith("unexpected") ?? false, ended.Error);
            Assert.StartsWith(ended.Output, images.Expected);
            right += ended.Error is null ? 1 : 0;
        }
        Assert.True(right >= seeds / 2, $"only {right} of {seeds} were right");
    }
}
