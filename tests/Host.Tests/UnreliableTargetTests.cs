// SPDX-License-Identifier: MIT
// A core behind a UART that damages, loses, doubles and delays bytes in both directions prints what it prints without.
using System.Text;
using EPython.CodeGen.Toolchain;
using EPython.Host.Link;
using EPython.Host.Monitor;
using Xunit;
using Xunit.Abstractions;

namespace EPython.Host.Tests;

public sealed class UnreliableTargetTests(ITestOutputHelper log) : IDisposable
{
    private const string Program = """
        words = {}
        for i in range(30):
            words[i % 7] = words.get(i % 7, 0) + i
            print(i, words, flush=i % 10 == 0)
        print('hello', input('name? '))
        print(input(), 'is the last line')
        """;
    private const string Input = "world\nthis\n";
    private static readonly TimeSpan s_bound = TimeSpan.FromSeconds(100);
    private readonly Scratch _scratch = new();

    public void Dispose() => _scratch.Dispose();

    [Fact]
    public void Uart_WithFaults_PrintsWhatItPrintsWithout()
    {
        var ports = Golden.PathOf("DeviceRuntime-c", "port");
        var target = TargetReader.Read(Path.Combine(ports, "rv32-virt", TargetReader.FileName), ports);
        if (CoreBuilder.Compiler(target) is null || ProgramSearch.Find(target.Run[0]) is null)
        {
            log.WriteLine($"not run: {CoreBuilder.Advice(target)}");
            return;
        }
        Assert.True(target.LosesBytes);
        var elf = _scratch.PathOf("core.elf");
        var source = _scratch.Write("program.py", Program);
        Shell.EPython("build", $"--target={target.Name}", "-o", elf, source).Ends(0);
        var good = Run(target, elf, (_, _) => ByteFault.None);
        Assert.StartsWith("0 {0: 0}\n1 {0: 0, 1: 1}\n", good);
        Assert.EndsWith("hello world\nthis is the last line\n", good);

        // Every kind in turn, to the core in each of its few messages, from it in some of its many.
        var injected = new int[2, Enum.GetValues<ByteFault>().Length];
        var faulty = Run(target, elf, (toCore, n) =>
        {
            var (distance, first) = toCore ? (61, 9) : (331, 20);
            if (n % distance != first)
                return ByteFault.None;
            var fault = (ByteFault)(1 + n / distance % 4);
            injected[toCore ? 1 : 0, (int)fault]++;
            return fault;
        });
        Assert.Equal(good, faulty);
        foreach (var fault in Enum.GetValues<ByteFault>().Where(fault => fault != ByteFault.None))
        {
            log.WriteLine($"{fault}: {injected[0, (int)fault]} from the core, {injected[1, (int)fault]} to it");
            Assert.True(injected[0, (int)fault] > 0 && injected[1, (int)fault] > 0, $"{fault} was not injected");
        }
    }

    private static string Run(Target target, string elf, Func<bool, long, ByteFault> faults)
    {
        var output = new MemoryStream();
        using var terminal = new Terminal(() => new MemoryStream(Encoding.UTF8.GetBytes(Input)), output, Stream.Null);
        var command = target.Run.Where(word => word is not ("{cost}" or "{debugger}")).Select(word => word.Replace("{elf}", elf)).ToList();
        var core = ProcessChannel.Start(command[0], command.Skip(1), takesSignals: false);
        using var link = new FrameLink(new FaultyChannel(core, faults), target.LosesBytes);
        var session = new Session(link, terminal) { Patience = TimeSpan.FromSeconds(20) };
        Assert.True(session.Greet().Unreliable);
        Assert.IsType<RunOutcome.Finished>(session.Run(0, ["program.py"], new PyText([]), s_bound));
        return Encoding.UTF8.GetString(output.ToArray());
    }
}
