// SPDX-License-Identifier: MIT
// A core that is a process of this machine, spoken to over its standard streams.
using System.Buffers.Binary;
using System.Diagnostics;
using System.Runtime.InteropServices;
using EPython.Bytecode.Contract;
using EPython.Bytecode.Images;

namespace EPython.Host.Link;

/// <summary>Starts and owns a core process.</summary>
public sealed partial class ProcessLink : ILink
{
    private const int SigUsr1 = 10;
    private readonly Process _process;
    private readonly Stream _toCore;
    private readonly Stream _fromCore;
    private readonly CancellationTokenSource _interrupted = new();

    private readonly bool _takesSignals;

    private ProcessLink(Process process, bool takesSignals)
    {
        _process = process;
        _takesSignals = takesSignals;
        _toCore = process.StandardInput.BaseStream;
        _fromCore = new BufferedStream(process.StandardOutput.BaseStream, 1 << 16);
    }

    /// <summary>Starts the executable. A core process takes a signal for an interrupt; an emulator is ended. Throws <see cref="LinkException"/> if it cannot be started.</summary>
    public static ProcessLink Start(string executable, IEnumerable<string> arguments, bool takesSignals = true)
    {
        var start = new ProcessStartInfo(executable, arguments)
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            UseShellExecute = false,
        };
        try
        {
            return new ProcessLink(Process.Start(start)!, takesSignals);
        }
        catch (System.ComponentModel.Win32Exception error)
        {
            throw new LinkException($"the core cannot be started: {executable}: {error.Message}");
        }
    }

    public void Send(Frame frame)
    {
        try
        {
            _toCore.Write(frame.Encode());
            _toCore.Flush();
        }
        catch (IOException)
        {
            // The core is gone; Receive finds the end of its stream and says so.
        }
    }

    public Frame? Receive()
    {
        var header = new byte[Frame.HeaderBytes];
        var got = _fromCore.ReadAtLeast(header, header.Length, throwOnEndOfStream: false);
        if (got < header.Length)
            return null;
        if (header[0] != Frame.Sync)
            throw new LinkException($"the core sent 0x{header[0]:X2} where a message begins");
        var length = BinaryPrimitives.ReadUInt32LittleEndian(header.AsSpan(4));
        if (length > Frame.MaxPayload)
            throw new LinkException($"the core announced a message of {length} bytes");
        var message = new byte[Frame.HeaderBytes + length + Frame.TrailerBytes];
        header.CopyTo(message, 0);
        var rest = message.AsSpan(Frame.HeaderBytes);
        if (_fromCore.ReadAtLeast(rest, rest.Length, throwOnEndOfStream: false) < rest.Length)
            return null;
        if (Crc32.Compute(message.AsSpan(..^Frame.TrailerBytes))
            != BinaryPrimitives.ReadUInt32LittleEndian(message.AsSpan(^Frame.TrailerBytes..)))
            throw new LinkException("a message from the core has a wrong checksum");
        return new Frame((MessageType)header[1], header[2], message[Frame.HeaderBytes..^Frame.TrailerBytes]);
    }

    public CancellationToken Interrupted => _interrupted.Token;

    public void Interrupt()
    {
        _interrupted.Cancel();
        if (_process.HasExited)
            return;
        if (_takesSignals)
            _ = Kill(_process.Id, SigUsr1);
        else
            _process.Kill();
    }

    public string? Ending()
    {
        if (!_process.WaitForExit(2000))
            return null;
        var code = _process.ExitCode;
        return code > 128 ? $"killed by signal {code - 128}" : $"exit code {code}";
    }

    public void Dispose()
    {
        try
        {
            _toCore.Dispose();
        }
        catch (IOException)
        {
            // A core that died leaves bytes that can no longer be flushed.
        }
        if (!_process.WaitForExit(1000))
            _process.Kill();
        _process.Dispose();
    }

    [LibraryImport("libc", EntryPoint = "kill")]
    private static partial int Kill(int pid, int signal);
}
