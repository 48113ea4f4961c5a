// SPDX-License-Identifier: MIT
// A core whose runtime is loaded over a channel that damages bytes: what came damaged, here or there, comes again; if that
// does not help, an error tells whose code it was.
using System.Text;
using EPython.CodeGen;
using EPython.CodeGen.Loading;
using EPython.CodeGen.Toolchain;
using EPython.Frontend.Text;
using EPython.Frontend.Types;
using EPython.Host.Link;
using EPython.Host.Loading;
using EPython.Host.Monitor;
using EPython.Host.Targets;
using Xunit;
using Xunit.Abstractions;

namespace EPython.Host.Tests;

public sealed class OverlayChannelTests(ITestOutputHelper log) : IDisposable
{
    private const string Name = "rv32-user";
    private const string Program = """
        def double(x):
            return 2 * x

        words = ['a', 'b']
        for i in range(3):
            words.append(str(double(i)))
        print(' '.join(words), input())
        """;
    private static readonly TimeSpan s_bound = TimeSpan.FromSeconds(60);
    private readonly Scratch _scratch = new();

    public void Dispose() => _scratch.Dispose();

    // What was printed and how it ended; null: the target's tools are not here.
    private (string Output, RunOutcome Outcome, LoadStatistics Loading)? Run(Func<bool, long, ByteFault> faults)
    {
        var ports = Golden.PathOf("DeviceRuntime-c", "port");
        var target = TargetReader.Read(Path.Combine(ports, Name, TargetReader.FileName), ports);
        if (CoreBuilder.Compiler(target) is null || ProgramSearch.Find(target.Run[0]) is null)
        {
            log.WriteLine($"not run: {CoreBuilder.Advice(target)}");
            return null;
        }
        var program = new Compilation(new SourceText("program.py", Program), Golden.Root, Profile.I32F32).Ir!;
        var request = new PlacementRequest(PlacementMode.Native, [], [], null);
        var built = new TargetBuilder(program, target, LoadPlan.Of(program, LoadMode.Runtime)).Build(request, 32768);
        var elf = _scratch.PathOf("core.elf");
        File.WriteAllBytes(elf, built.Elf);
        File.SetUnixFileMode(elf, UnixFileMode.UserRead | UnixFileMode.UserExecute);
        var output = new MemoryStream();
        using var terminal = new Terminal(() => new MemoryStream(Encoding.UTF8.GetBytes("end\n")), output, Stream.Null);
        var core = new FaultyChannel(ProcessChannel.Start(target.Run[0], [elf], takesSignals: false), faults);
        var channel = new OverlayChannel(core, built.Map!, built.NameOf, Name);
        using var link = new FrameLink(channel, unreliable: false);
        var session = new Session(link, terminal);
        Assert.True(session.Greet().Frozen);
        var outcome = session.Run(0, ["program.py"], PyText.Of(built.Image), s_bound);
        return (Encoding.UTF8.GetString(output.ToArray()), outcome, channel.Statistics);
    }

    [Theory]
    [InlineData(true, 0)]
    [InlineData(true, 1501)]
    [InlineData(true, 2003)]
    [InlineData(false, 181)]
    [InlineData(false, 253)]
    public void DamagedBytes_ComeAgain(bool toCore, int distance)
    {
        var damaged = 0;
        var run = Run((isToCore, n) => distance > 0 && isToCore == toCore && n % distance == 97 && ++damaged > 0
            ? ByteFault.Damaged : ByteFault.None);
        Answers(run);
        Assert.True(run is null || distance == 0 || damaged > 3, $"{damaged} bytes were damaged");
    }

    // Nowhere is damage taken for something else: a note of each kind is hit, and those that say so.
    [Theory]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    [InlineData(5)]
    [InlineData(6)]
    [InlineData(7)]
    [InlineData(8)]
    public void DamageAnywhere_InBothDirections_ComesAgain(int seed)
    {
        var damaged = 0;
        var run = Run((toCore, n) => Hash(seed, toCore, n) % 5000 == 0 && ++damaged > 0 ? ByteFault.Damaged : ByteFault.None);
        Answers(run);
        Assert.True(run is null || damaged > 0, $"{damaged} bytes were damaged");
    }

    private static uint Hash(int seed, bool toCore, long n)
    {
        var mixed = unchecked((uint)(n * 2 + (toCore ? 1 : 0) + ((long)seed << 24)) * 0x9E3779B1u);
        return unchecked((mixed ^ mixed >> 15) * 0x85EBCA6Bu) >> 7;
    }

    private static void Answers((string Output, RunOutcome Outcome, LoadStatistics Loading)? run)
    {
        if (run is not { } ran)
            return;
        Assert.IsType<RunOutcome.Finished>(ran.Outcome);
        Assert.Equal("a b 0 2 4 end\n", ran.Output);
        Assert.Equal(0, ran.Loading.Evictions);
        Assert.InRange(ran.Loading.MostCode, 4000, 12000);
    }

    [Fact]
    public void CoreThatIsNeverHeardWhole_EndsTheRun()
    {
        var said = 0L;
        if (Run((toCore, n) => (said = toCore ? said : n) < 0 ? ByteFault.Damaged : ByteFault.None) is null)
            return;
        var run = Run((toCore, n) => !toCore && n > said / 2 && n % 7 == 0 ? ByteFault.Damaged : ByteFault.None);
        var died = Assert.IsType<RunOutcome.Died>(run!.Value.Outcome);
        Assert.Matches($@"(came from|says came|came to).* damaged 4 times$", died.Reason);
        Assert.Contains(Name, died.Reason);
    }

    // From some byte on all are damaged, while the program's own function is on its way.
    [Fact]
    public void CodeThatNeverArrivesWhole_EndsTheRun()
    {
        var from = long.MaxValue;
        var sent = 0L;
        var clean = Run((toCore, n) =>
        {
            sent = toCore ? n : sent;
            return ByteFault.None;
        });
        if (clean is null)
            return;
        from = sent - 2000;
        var run = Run((toCore, n) => toCore && n > from && n % 7 == 0 ? ByteFault.Damaged : ByteFault.None);
        var died = Assert.IsType<RunOutcome.Died>(run!.Value.Outcome);
        Assert.Matches($@"^the code of \w+ came to the core {Name} damaged 4 times$", died.Reason);
    }
}
