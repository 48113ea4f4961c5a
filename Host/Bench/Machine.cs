// SPDX-License-Identifier: MIT
// What measurements were made on, for those who read them.
using System.ComponentModel;
using System.Diagnostics;
using System.Globalization;
using System.Runtime.InteropServices;

namespace EPython.Host.Bench;

internal static class Machine
{
    /// <summary>Processor, system, and how much else ran in the last minute.</summary>
    public static string Describe()
    {
        var processor = Value("/proc/cpuinfo", "model name", ':') ?? RuntimeInformation.ProcessArchitecture.ToString();
        var system = Value("/etc/os-release", "PRETTY_NAME", '=')?.Trim('"') ?? RuntimeInformation.OSDescription;
        var load = Lines("/proc/loadavg").FirstOrDefault()?.Split(' ')[0];
        return string.Create(CultureInfo.InvariantCulture, $"{Environment.ProcessorCount} x {processor}, {system}")
            + (load is null ? "" : $", load {load}");
    }

    /// <summary>The first line that `PROGRAM --version` prints; its name, if it says nothing.</summary>
    public static string VersionOf(string program)
    {
        var name = Path.GetFileName(program);
        var start = new ProcessStartInfo(program, ["--version"])
        {
            RedirectStandardOutput = true, RedirectStandardError = true,
        };
        try
        {
            using var process = Process.Start(start)!;
            var line = process.StandardOutput.ReadLine();
            process.StandardError.ReadToEnd();
            process.WaitForExit();
            return line ?? name;
        }
        catch (Win32Exception)
        {
            return name;
        }
    }

    // What a line of a file says of a name.
    private static string? Value(string file, string name, char separator) =>
        Lines(file).FirstOrDefault(line => line.StartsWith(name, StringComparison.Ordinal))
            ?.Split(separator, 2)[1].Trim();

    private static string[] Lines(string file)
    {
        try
        {
            return File.ReadAllLines(file);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            return [];
        }
    }
}
