// SPDX-License-Identifier: MIT
// The targets that come with epython, and whether this machine can build for them and run them.
using EPython.CodeGen.Toolchain;
using Xunit.Abstractions;

namespace EPython.Targets.Tests;

internal static class Targets
{
    public static string Ports => Golden.PathOf("DeviceRuntime-c", "port");

    /// <summary>All that have an emulator, whether or not it is here.</summary>
    public static IEnumerable<string> Runnable => TargetReader.Names(Ports).Where(name => Read(name).Run.Count > 0);

    public static Target Read(string name) => TargetReader.Read(Path.Combine(Ports, name, TargetReader.FileName), Ports);

    /// <summary>Whether its tools are here; if not, the test's output says what to type.</summary>
    public static bool AreToolsOf(string name, ITestOutputHelper output)
    {
        var doctor = Shell.EPython("doctor", $"--target={name}");
        Assert.True(doctor.ExitCode is 0 or 3, doctor.Errors);
        if (doctor.ExitCode == 3)
            output.WriteLine($"{name}: not run\n{doctor.Output}");
        return doctor.ExitCode == 0;
    }
}
