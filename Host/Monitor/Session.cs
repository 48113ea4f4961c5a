// SPDX-License-Identifier: MIT
// The monitor: speaks with one core, from its Hello through loading to the end of a run, and serves it meanwhile.
using System.Diagnostics;
using EPython.Bytecode.Contract;
using EPython.Bytecode.Images;
using EPython.Frontend.Types;
using EPython.Host.Link;
using EPython.Host.Loading;

namespace EPython.Host.Monitor;

public sealed class Session(ILink link, Terminal terminal)
{
    private const int LoadHead = 9;     // bytes of a Load payload before the section's
    private readonly HostClock _loading = new(() => link.Waited);
    private PyText _text = new([]);
    private Services _services = new(0);

    /// <summary>How long a core may take to say Hello, and to answer a section.</summary>
    public TimeSpan Patience { get; init; } = TimeSpan.FromSeconds(20);

    /// <summary>The code that the program loads on demand.</summary>
    public UnitServer? Units { get; set; }
    /// <summary>What the host took to give it.</summary>
    public TimeSpan LoadTime => _loading.Total;
    /// <summary>Code that takes the place of the program's bytecode while it runs; null: none does.</summary>
    internal ITierSource? Tiers { get; set; }
    /// <summary>How many heads of loops lie between two calls of the program's handler of interrupts; 0: it is called from
    /// outside only.</summary>
    public uint InterruptEvery { get; set; }

    /// <summary>Waits for the core to say what it is. Throws <see cref="LinkException"/> if it does not.</summary>
    public Hello Greet()
    {
        var message = Answer("starting");
        var hello = message.Type == MessageType.Hello ? Hello.Read(message.Payload) : null;
        if (hello is null)
            throw new LinkException("the core did not say Hello");
        if (hello.Protocol != Hello.ProtocolVersion)
            throw new LinkException($"the core speaks protocol {hello.Protocol}, not {Hello.ProtocolVersion}");
        link.LargestPayload = hello.LargestPayload;
        return hello;
    }

    /// <summary>Sends one section. Throws <see cref="RefusedException"/> or <see cref="LinkException"/>.</summary>
    public void Load(Section section, ReadOnlySpan<byte> bytes)
    {
        var offset = 0;
        do
        {
            var chunk = bytes.Slice(offset, Math.Min(link.LargestPayload - LoadHead, bytes.Length - offset));
            var payload = new ByteWriter();
            payload.U8((byte)section);
            payload.U32(bytes.Length);
            payload.U32(offset);
            payload.Bytes(chunk);
            link.Send(MessageType.Load, payload.ToArray());
            offset += chunk.Length;
        }
        while (offset < bytes.Length);
        Confirm(section);
    }

    private void Confirm(Section section)
    {
        var message = Answer($"loading {section}");
        if (message.Type == MessageType.Loaded)
            return;
        throw message.Type == MessageType.Refused
            ? Refused(new ByteReader(message.Payload))
            : new LinkException($"the core answered a section with {message.Type}");
    }

    // What must come at once.
    private Message Answer(string doing)
    {
        try
        {
            return link.Receive(Patience)
                ?? throw new LinkException($"the core died while {doing} ({link.Ending() ?? "it closed its link"})");
        }
        catch (LinkTimeoutException)
        {
            throw new LinkException($"the core is silent while {doing}: nothing came for {Patience.TotalSeconds:0.#} s");
        }
    }

    private static RefusedException Refused(ByteReader reader) =>
        new((Section)reader.U8(), (Refusal)reader.U16(), (uint)reader.U32());

    /// <summary>
    /// Runs a function (0: the main module) to its end, printing and reading for it. A program that computes may be
    /// silent for as long as it likes, up to the limit.
    /// </summary>
    public RunOutcome Run(int function, IReadOnlyList<string> argv, PyText text, TimeSpan? limit = null)
    {
        _text = text;
        _services = new Services(InterruptEvery);
        var payload = new ByteWriter();
        payload.U16(function);
        payload.U8(Tiers?.RunFlags ?? 0);
        ValueCodec.Write(payload, new PyList([.. argv.Select(a => new PyStr(a))]));
        var ran = Stopwatch.StartNew();
        try
        {
            link.Send(MessageType.Run, payload.ToArray());
            while (link.Receive(Left(limit, ran)) is { } message)
            {
                if (Serve(message) is { } outcome)
                    return outcome;
            }
            return new RunOutcome.Died(link.Ending() ?? "it closed its link");
        }
        catch (LinkTimeoutException)
        {
            return new RunOutcome.TimedOut(limit!.Value);
        }
        catch (LinkException error)
        {
            return new RunOutcome.Died(error.Message);
        }
    }

    private static TimeSpan Left(TimeSpan? limit, Stopwatch ran)
    {
        if (limit is not { } most)
            return Timeout.InfiniteTimeSpan;
        return most > ran.Elapsed ? most - ran.Elapsed : TimeSpan.Zero;
    }

    private RunOutcome? Serve(Message message)
    {
        var reader = new ByteReader(message.Payload);
        switch (message.Type)
        {
            case MessageType.Print:
                Print(reader);
                return null;
            case MessageType.InputRequest:
                Input(ValueCodec.Read(reader));
                return null;
            case MessageType.Service:
                Serve(reader);
                return null;
            case MessageType.LoadRequest:
                _loading.Measure(() => GiveUnit(reader));
                return null;
            case MessageType.Sample when Tiers is { } tiers:
                tiers.Hear((uint)reader.U32(), reader.Many(reader.Remaining / 4, () => (uint)reader.U32()));
                return null;
            case MessageType.TierRequest when Tiers is { } tiers:
                link.Send(MessageType.Tier, tiers.Answer());
                return null;
            case MessageType.TextRequest:
                Text(reader.U8(), ValueCodec.Read(reader));
                return null;
            case MessageType.Fault:
                return ReadFault(reader);
            case MessageType.Exited:
                return new RunOutcome.Finished(new RunStatistics(
                    HeapPeak: reader.U64(), Collections: reader.U64(), StackPeak: reader.U64(),
                    Evictions: reader.Remaining > 0 ? reader.U32() : 0,
                    LoopsEntered: reader.Remaining > 0 ? reader.U32() : 0,
                    FunctionsReplaced: reader.Remaining > 0 ? reader.U32() : 0));
            case MessageType.Refused:
                throw Refused(reader);
            default:
                throw new LinkException($"the core sent {message.Type} while running");
        }
    }

    private void GiveUnit(ByteReader reader) =>
        link.Send(MessageType.Unit, (Units ?? throw new LinkException("the core asked for code"))
            .Answer(reader.U16(), reader.U64(), reader.U32(), link.LargestPayload));

    // A Print payload is a run of prints, each: u16 count of values, sep, end, values.
    private void Print(ByteReader reader)
    {
        while (reader.Remaining > 0 && reader.Error is null)
        {
            var count = reader.U16();
            var separator = ValueCodec.Read(reader);
            var end = ValueCodec.Read(reader);
            var values = Enumerable.Range(0, count).Select(_ => ValueCodec.Read(reader)).ToList();
            if (separator is PyEllipsis)
                _complains = true;
            else if (separator is PyUnbound)
                PrintParts(values);
            else
                PrintValues(values, separator is PyStr s ? s.Value : " ", end is PyStr e ? e.Value : "\n");
        }
        terminal.Flush();       // a core sends what was printed when it is to be seen
        if (reader.Error is not null)
            throw new LinkException("the core sent a print that cannot be read");
    }

    private bool _complains;    // the next print is one to stderr

    private void PrintValues(IReadOnlyList<PyValue> values, string separator, string end)
    {
        var text = string.Join(separator, values.Select(_text.Str)) + end;
        if (_complains)
            terminal.Error(text);
        else
            terminal.Write(text);
        _complains = false;
    }

    // Each value is followed by its format specification, or None: as str gives it.
    private void PrintParts(IReadOnlyList<PyValue> parts)
    {
        for (var i = 0; i + 1 < parts.Count; i += 2)
        {
            var spec = parts[i + 1] is PyStr text ? FormatSpec.Parse(text.Value) : null;
            terminal.Write(spec is null ? _text.Str(parts[i]) : parts[i] switch
            {
                PyInt number => FormatText.Int(number.Value, spec),
                PyBool truth => FormatText.Int(truth.Value ? 1 : 0, spec),
                PyFloat number => FormatText.Float(number.Value, spec),
                PyStr letters => FormatText.Str(letters.Value, spec),
                var other => _text.Str(other),
            });
        }
    }

    private void Input(PyValue prompt)
    {
        if (prompt is PyStr words)
            terminal.Write(words.Value);
        if (!terminal.TryReadLine(link.Interrupted, out var line))
        {
            link.Send(MessageType.Interrupt, []);
            return;
        }
        var reply = new ByteWriter();
        reply.U8(line is null ? 1 : 0);
        ValueCodec.Write(reply, new PyStr(line ?? ""));
        link.Send(MessageType.InputReply, reply.ToArray());
    }

    private void Text(byte wanted, PyValue value)
    {
        string? words = (wanted, value) switch
        {
            (0, _) => _text.Str(value),
            (1, _) => _text.Repr(value),
            (3, PyException fault) => ExceptionText.Words(fault, _text),
            (2, PyTypeObject type) => _text.TypeNameOf(type.Index).Split('.')[^1],
            (4, PyTypeObject type) => _text.QualifiedNameOf(type.Index),
            (2 or 4 or 5, _) => _text.OfCallable((CallableText)wanted, value),
            _ => throw new LinkException($"the core asked for text {wanted} of {value.GetType().Name}"),
        };
        var reply = new ByteWriter();
        reply.U8(words is null ? 1 : 0);
        ValueCodec.Write(reply, new PyStr(words ?? ""));
        link.Send(MessageType.InputReply, reply.ToArray());
    }

    private void Serve(ByteReader reader)
    {
        var (service, number, x, y) = ((Service)reader.U8(), reader.U8(), reader.U64(), reader.U64());
        if (reader.Error is not null)
            throw new LinkException("the core asked for a service in a way that cannot be read");
        var reply = new ByteWriter();
        reply.U64(_services.Answer(service, number, x, y, link.Interrupted));
        link.Send(MessageType.ServiceReply, reply.ToArray());
    }

    private static RunOutcome.Faulted ReadFault(ByteReader reader)
    {
        var (fault, count) = ((Fault)reader.U16(), reader.U16());
        var arguments = new List<PyValue>();
        for (var i = 0; i < count; i++)
            arguments.Add(ValueCodec.Read(reader));
        var isRaised = fault is Fault.Raised or Fault.Reraised;
        var left = isRaised ? ReadPlaces(reader) : [];
        var notes = new List<PyValue>();
        var origins = isRaised ? ReadOrigins(reader, notes) : [];
        var activations = new List<uint>();
        while (reader.Remaining >= 4)
            activations.Add((uint)reader.U32());
        if (reader.Error is not null || (int)fault >= FaultTable.All.Count || (isRaised && arguments is not [PyException]))
            throw new LinkException("the core sent a fault that cannot be read");
        if (fault == Fault.Reraised && activations.Count > 0)
            activations.RemoveAt(activations.Count - 1);        // where it goes on is among the places that it left
        return new RunOutcome.Faulted(fault, arguments, [.. activations, .. left], origins) { Notes = notes };
    }

    private static List<uint> ReadPlaces(ByteReader reader) => reader.Many(reader.U32(), () => (uint)reader.U32());

    // Notes belong to the exception that came before them.
    private static List<RunOutcome.Origin> ReadOrigins(ByteReader reader, List<PyValue> notes)
    {
        var origins = new List<RunOutcome.Origin>();
        for (int link = reader.U8(); link > 0 && reader.Error is null; link = reader.U8())
        {
            if (link == 3)
            {
                notes.Add(ValueCodec.Read(reader));
                continue;
            }
            if (ValueCodec.Read(reader) is not PyException exception)
                throw new LinkException("the core sent a fault that comes from something else than an exception");
            notes = [];
            origins.Add(new RunOutcome.Origin(link == 1, exception, ReadPlaces(reader)) { Notes = notes });
        }
        return origins;
    }
}
