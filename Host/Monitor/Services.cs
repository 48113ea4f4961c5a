// SPDX-License-Identifier: MIT
// What the host does for cores that have no clock, no mathematical library, no randomness. The functions of math.def
// are those of the host cores, from the same C, so that all cores compute the same.
using System.Diagnostics;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using EPython.Bytecode.Contract;
using EPython.Host.Link;

namespace EPython.Host.Monitor;

/// <summary>Answers one program's requests; created when it begins. InterruptEvery: how many heads of loops lie between two
/// calls of its handler of interrupts; 0: it is called from outside only.</summary>
internal sealed unsafe class Services(uint interruptEvery)
{
    private static readonly Lazy<nint> s_math = new(LoadMath);

    private readonly Stopwatch _ran = Stopwatch.StartNew();

    /// <summary>The reply to a Service message. Sleeping ends early when <paramref name="interrupted"/>.</summary>
    public ulong Answer(Service service, byte number, ulong x, ulong y, CancellationToken interrupted)
    {
        switch (service)
        {
            case Service.Math:
                var function = (delegate* unmanaged[Cdecl]<uint, double, double, double>)s_math.Value;
                return BitConverter.DoubleToUInt64Bits(
                    function(number, BitConverter.UInt64BitsToDouble(x), BitConverter.UInt64BitsToDouble(y)));
            case Service.Clock:
                return Clock(number);
            case Service.Sleep:
                Sleep(x, interrupted);
                return 0;
            case Service.Seed:
                Span<byte> seed = stackalloc byte[sizeof(ulong)];
                RandomNumberGenerator.Fill(seed);
                return BitConverter.ToUInt64(seed);
            case Service.Interrupts:
                return interruptEvery;
            default:
                throw new LinkException($"the core asked for service {(int)service}");
        }
    }

    private static nint LoadMath() =>
        NativeLibrary.GetExport(NativeLibrary.Load(Installation.MathLibrary), "epy_port_math");

    private ulong Clock(byte clock) => clock switch
    {
        0 => (ulong)(DateTime.UtcNow - DateTime.UnixEpoch).Ticks * 100,
        1 => (ulong)(Stopwatch.GetTimestamp() * (1e9 / Stopwatch.Frequency)),
        _ => (ulong)_ran.Elapsed.Ticks * 100,
    };

    private static void Sleep(ulong nanoseconds, CancellationToken interrupted)
    {
        var milliseconds = nanoseconds / 1_000_000.0;
        interrupted.WaitHandle.WaitOne(milliseconds < int.MaxValue ? (int)Math.Ceiling(milliseconds) : int.MaxValue);
    }
}
