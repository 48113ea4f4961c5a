// SPDX-License-Identifier: MIT
// Runs image after image on one core process; a core that died or was stopped is replaced by a new one.
using System.Text;
using EPython.Bytecode.Images;
using EPython.Frontend.Types;
using EPython.Host.Cli;
using EPython.Host.Link;
using EPython.Host.Loading;
using EPython.Host.Monitor;

namespace EPython.Host.Differential;

/// <summary>Faults: where those that its programs raise are marked, if somebody asks.</summary>
internal sealed class CoreRunner(Profile profile, FaultMarks? faults = null) : IDisposable
{
    private readonly MemoryStream _output = new();
    private readonly MemoryStream _errors = new();
    private string _input = "";
    private Terminal? _terminal;
    private CoreProcess? _core;

    /// <summary>What the core says of itself.</summary>
    public Hello Hello => Core.Hello;

    private CoreProcess Core => _core ??= CoreProcess.Start(profile, null, Terminal, faults?.Path);

    private Terminal Terminal => _terminal ??= new Terminal(
        () => new MemoryStream(Encoding.UTF8.GetBytes(_input)), _output, _errors);

    public Observation Run(Image image, UnitServer? units, Trial trial, ITierSource? tiers = null)
    {
        _output.SetLength(0);
        _errors.SetLength(0);
        if (trial.Input.Length > 0 || trial.Input != _input)
            Restart();
        _input = trial.Input;
        Core.Session.Tiers = tiers;
        try
        {
            var runner = new ProgramRunner(Core, Terminal, image, units, hearsInterrupts: false);
            var report = runner.LoadAndRun([trial.Path, .. trial.Arguments], trial.Limit);
            Terminal.Flush();
            return new Observation(Text(_output), Text(_errors), report.ExitCode);
        }
        catch (Exception error) when (error is CommandException or RefusedException or LinkException)
        {
            Terminal.Flush();
            var output = Text(_output);
            Restart();
            var seen = error is CommandException stopped ? Observation.Of(stopped)
                : new Observation("", error.Message, ExitCodes.Internal, Ending.Broken);
            return seen with { Output = output };
        }
    }

    private static string Text(MemoryStream stream) => Encoding.UTF8.GetString(stream.GetBuffer(), 0, (int)stream.Length);

    // The terminal keeps what it has read of its input, the core the state of its program.
    private void Restart()
    {
        _core?.Link.Interrupt();
        _core?.Dispose();
        (_core, _terminal) = (null, null);
    }

    public void Dispose()
    {
        _core?.Dispose();
        _core = null;
    }
}
