// SPDX-License-Identifier: MIT
// The flag of a core that an emulator in user mode runs: the emulator has mapped the core's file into its own memory, and
// the rest of the core lies beside it.
using System.Globalization;
using System.Text.RegularExpressions;

namespace EPython.Host.Link;

/// <summary>Distance: from where the mapping of the first byte of the file would lie to the flag.</summary>
internal sealed partial class ProcessMemoryFlag(int process, string file, ulong distance) : IInterruptFlag
{
    public bool TrySet() => TryAccess(memory =>
    {
        memory.WriteByte(1);
        return true;
    });

    public bool? IsSeen(bool isAwaited) => TryAccess(memory => memory.ReadByte() == 0);

    private bool TryAccess(Func<FileStream, bool> access)
    {
        try
        {
            if (FirstByte() is not { } start)
                return false;
            using var memory = new FileStream($"/proc/{process}/mem", FileMode.Open, FileAccess.ReadWrite, FileShare.ReadWrite, 0);
            memory.Position = (long)(start + distance);
            return access(memory);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            return false;       // it has ended, or we may not
        }
    }

    // Null: the process has not mapped the file.
    private ulong? FirstByte()
    {
        var mapping = File.ReadLines($"/proc/{process}/maps").Select(line => Mapping().Match(line))
            .FirstOrDefault(line => line.Groups["file"].Value == file);
        return mapping is null ? null : Number(mapping.Groups["start"].Value) - Number(mapping.Groups["offset"].Value);
    }

    private static ulong Number(string digits) => ulong.Parse(digits, NumberStyles.HexNumber, CultureInfo.InvariantCulture);

    [GeneratedRegex(@"^(?<start>[0-9a-f]+)-[0-9a-f]+ \S+ (?<offset>[0-9a-f]+) \S+ \S+ +(?<file>/.*)$")]
    private static partial Regex Mapping();
}
