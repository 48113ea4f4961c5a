// SPDX-License-Identifier: MIT
// A host core that is starting or running: started early, greeted when its answer is needed.
using EPython.CodeGen.Toolchain;
using EPython.Frontend.Types;
using EPython.Host.Cli;
using EPython.Host.Link;
using EPython.Host.Monitor;

namespace EPython.Host;

internal sealed class CoreProcess : IDisposable
{
    private readonly Lazy<Hello> _hello;

    private CoreProcess(ILink link, Session session)
    {
        (Link, Session) = (link, session);
        _hello = new(() => Session.Greet());
    }

    public ILink Link { get; }
    public Session Session { get; }
    public Hello Hello => _hello.Value;

    /// <summary>Starts the core of a profile; memory in bytes, null: grows as it needs. Faults: the file in which it marks those
    /// that are raised.</summary>
    public static CoreProcess Start(Profile profile, long? memory, Terminal terminal, string? faults = null)
    {
        var executable = Installation.Core(profile);
        if (!File.Exists(executable))
            throw new CommandException(ExitCodes.Internal, $"the core is missing: {executable}; run ./epython doctor");
        string[] command = [.. Tool, executable, .. Option("memory", memory), .. Option("faults", faults)];
        var link = new FrameLink(ProcessChannel.Start(command[0], command[1..]), unreliable: false);
        return new CoreProcess(link, new Session(link, terminal));
    }

    private static string[] Option(string name, object? value) => value is null ? [] : [$"--{name}={value}"];

    /// <summary>What host cores run under, such as a profiler.</summary>
    private static string[] Tool =>
        Environment.GetEnvironmentVariable("EPYTHON_CORE_TOOL")?.Split(' ', StringSplitOptions.RemoveEmptyEntries) ?? [];

    /// <summary>Starts the command that runs a target's cores: an emulator, a board's loader. Around: what the link goes
    /// through besides.</summary>
    public static CoreProcess Start(Target target, IReadOnlyList<string> command, Func<int, IInterruptFlag?> findFlag,
        Terminal terminal, Func<IChannel, IChannel> around)
    {
        var channel = around(ProcessChannel.Start(command[0], command.Skip(1), takesSignals: false, findFlag));
        var link = new FrameLink(channel, target.LosesBytes);
        return new CoreProcess(link, new Session(link, terminal) { Patience = target.StartTimeout });
    }

    public void Dispose() => Link.Dispose();
}
