// SPDX-License-Identifier: MIT
// The user's streams: bytes of the program's output, lines of its input.
using System.Text;

namespace EPython.Host.Monitor;

/// <summary>Standard streams of a run. Output is UTF-8 and buffered; input lines are read on demand.</summary>
public sealed class Terminal : IDisposable
{
    private static readonly UTF8Encoding s_utf8 = new(encoderShouldEmitUTF8Identifier: false);
    private readonly StreamWriter _output;
    private readonly StreamWriter _errors;
    private readonly bool _flushAlways = !Console.IsOutputRedirected;
    private readonly Func<Stream> _openInput;
    private StreamReader? _input;
    private Task<string?>? _reading;     // of a line that nobody has got yet

    public Terminal() : this(Console.OpenStandardInput, Console.OpenStandardOutput(), Console.OpenStandardError())
    {
    }

    public Terminal(Func<Stream> openInput, Stream output, Stream errors)
    {
        _openInput = openInput;
        _output = new StreamWriter(output, s_utf8, 1 << 15) { AutoFlush = false };
        _errors = new StreamWriter(errors, s_utf8, 1 << 10) { AutoFlush = true };
    }

    public void Write(string text)
    {
        _output.Write(text);
        if (_flushAlways)
            _output.Flush();
    }

    /// <summary>One line of input without its end, null at the end of input; false: cancelled while it waited.</summary>
    public bool TryReadLine(CancellationToken cancel, out string? line)
    {
        _output.Flush();
        _input ??= new StreamReader(_openInput(), s_utf8);
        _reading ??= Task.Run(_input.ReadLine, CancellationToken.None);
        try
        {
            _reading.Wait(cancel);
            line = _reading.Result;
            _reading = null;
            return true;
        }
        catch (OperationCanceledException)
        {
            line = null;
            return false;
        }
    }

    public void Error(string text)
    {
        _output.Flush();
        _errors.Write(text);
    }

    public void Flush() => _output.Flush();

    public void Dispose()
    {
        _output.Flush();
        _output.Dispose();
        _errors.Dispose();
    }
}
