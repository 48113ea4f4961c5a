// SPDX-License-Identifier: MIT
// A core that is a process of this machine, spoken to over its standard streams.
using System.Diagnostics;
using System.IO.Pipes;
using System.Runtime.InteropServices;

namespace EPython.Host.Link;

/// <summary>Starts and owns a core process.</summary>
public sealed partial class ProcessChannel : IChannel
{
    private const int SigUsr1 = 10, SigUsr2 = 12, SigUrg = 23;
    private const short PollIn = 1;
    private readonly Process _process;
    private readonly Stream _toCore;
    private readonly Stream _fromCore;
    private bool _isDisposed;

    private readonly bool _takesSignals;
    private readonly Func<int, IInterruptFlag?>? _findFlag;
    private IInterruptFlag? _flag;      // once it has been set

    private ProcessChannel(Process process, bool takesSignals, Func<int, IInterruptFlag?>? findFlag)
    {
        _process = process;
        _takesSignals = takesSignals;
        _findFlag = findFlag;
        _toCore = process.StandardInput.BaseStream;
        _fromCore = process.StandardOutput.BaseStream;
    }

    /// <summary>Starts the executable: a core, which takes a signal for an interrupt, or an emulator, which knows nothing
    /// of us, so that its core's flag must be found: by the number of the process. Throws <see cref="LinkException"/> if it
    /// cannot be started.</summary>
    public static ProcessChannel Start(
        string executable, IEnumerable<string> arguments, bool takesSignals = true, Func<int, IInterruptFlag?>? findFlag = null)
    {
        IReadOnlyList<string> command = [executable, .. arguments];
        if (!takesSignals)
            command = Tether.Around(command);
        var start = new ProcessStartInfo(command[0], command.Skip(1))
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            UseShellExecute = false,
        };
        try
        {
            return new ProcessChannel(Process.Start(start)!, takesSignals, findFlag);
        }
        catch (System.ComponentModel.Win32Exception error)
        {
            throw new LinkException($"the core cannot be started: {executable}: {error.Message}");
        }
    }

    public void Write(ReadOnlySpan<byte> bytes)
    {
        try
        {
            _toCore.Write(bytes);
            _toCore.Flush();
        }
        catch (IOException)
        {
            // The core is gone; Read finds the end of its stream and says so.
        }
    }

    public TimeSpan Waited { get; private set; }

    public int? Read(Span<byte> buffer, TimeSpan patience)
    {
        var begun = Stopwatch.GetTimestamp();
        int? got = patience == Timeout.InfiniteTimeSpan || IsReadable(patience) ? _fromCore.Read(buffer) : null;
        Waited += Stopwatch.GetElapsedTime(begun);
        return got;
    }

    private bool IsReadable(TimeSpan patience)
    {
        var waited = Stopwatch.StartNew();
        var handle = ((PipeStream)_fromCore).SafePipeHandle.DangerousGetHandle();
        var wanted = new PollDescriptor { Descriptor = (int)handle, Events = PollIn };
        while (true)
        {
            var left = Math.Max((patience - waited.Elapsed).TotalMilliseconds, 0);
            var ready = Poll(ref wanted, 1, (int)Math.Ceiling(left));
            if (ready >= 0)             // negative: a signal came
                return ready > 0;
        }
    }

    public bool Interrupt(bool isAwaited)
    {
        if (_takesSignals && !_process.HasExited)
            _ = Kill(_process.Id, SigUsr1);
        return _takesSignals || (!isAwaited && TrySetFlag());
    }

    private bool TrySetFlag()
    {
        var flag = _process.HasExited ? null : _findFlag?.Invoke(_process.Id);
        _flag = flag?.TrySet() == true ? flag : null;
        return _flag is not null;
    }

    public bool? InterruptIsSeen(bool isAwaited) => _takesSignals ? true : _flag?.IsSeen(isAwaited);

    public void CallHandler() => Tell(SigUsr2);

    public void TellReady() => Tell(SigUrg);

    private void Tell(int signal)
    {
        if (_takesSignals && !_isDisposed && !_process.HasExited)
            _ = Kill(_process.Id, signal);
    }

    public void End()
    {
        if (!_isDisposed)
            _process.Kill(entireProcessTree: true);
    }

    public string? Ending()
    {
        if (!_process.WaitForExit(2000))
            return null;
        var code = _process.ExitCode;
        return code == 0 ? "it closed its link" : code > 128 ? $"killed by signal {code - 128}" : $"exit code {code}";
    }

    public void Dispose()
    {
        if (_isDisposed)
            return;
        try
        {
            _toCore.Dispose();
        }
        catch (IOException)
        {
            // A core that died leaves bytes that can no longer be flushed.
        }
        if (!_process.WaitForExit(1000))
            End();
        _isDisposed = true;
        _process.Dispose();
    }

    [StructLayout(LayoutKind.Sequential)]
    private struct PollDescriptor
    {
        public int Descriptor;
        public short Events;
        public short Happened;
    }

    [LibraryImport("libc", EntryPoint = "kill")]
    private static partial int Kill(int pid, int signal);

    [LibraryImport("libc", EntryPoint = "poll")]
    private static partial int Poll(ref PollDescriptor descriptors, ulong count, int milliseconds);
}
