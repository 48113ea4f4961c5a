// SPDX-License-Identifier: MIT
// The emulator's plugin that counts instructions (tools/qemu-plugin), compiled when first needed, and its arguments.
using System.Globalization;
using EPython.CodeGen.Elf;
using EPython.CodeGen.Toolchain;

namespace EPython.Host.Targets;

internal static class CostPlugin
{
    // The program alone runs from one of the first to one of the last. The third: where no code is resident.
    private static readonly string[] s_first = ["epy_entry_0", "epy_vm_entry", "epy_load_entry"];
    private static readonly string[] s_last = ["epy_link_exited", "epy_link_fault"];

    /// <summary>Functions at which the program alone ends.</summary>
    public static IReadOnlyList<string> Ends => s_last;

    /// <summary>Words for the emulator's command line; none where the target counts otherwise, not at all, or no compiler
    /// of the host is here. AddressOf: of the core's functions. The count goes to <paramref name="output"/>.</summary>
    public static IEnumerable<string> Arguments(Target target, Func<string, ulong?> addressOf, string folder, string output)
    {
        if (target.Cost != CostCounter.Instructions || Compile() is not { } plugin)
            return [];
        var file = Path.Combine(folder, "epy_count.so");
        File.WriteAllBytes(file, plugin);
        return ["-plugin", $"{file},out={output}" + (Marks(addressOf) is { Length: > 0 } marks ? "," + marks : "")];
    }

    /// <summary>"begin=ADDRESS,end=ADDRESS,..." of the program alone; empty if the core does not have these functions.</summary>
    public static string Marks(Func<string, ulong?> addressOf)
    {
        string? Address(string name) =>
            addressOf(name) is { } address ? "0x" + address.ToString("x", CultureInfo.InvariantCulture) : null;
        var begin = s_first.Select(Address).FirstOrDefault(address => address is not null);
        var ends = s_last.Select(Address).OfType<string>().Select(address => $",end={address}");
        return begin is null ? "" : $"begin={begin}{string.Concat(ends)}";
    }

    private static byte[]? Compile()
    {
        var source = Path.Combine(Installation.Root, "tools", "qemu-plugin", "epy_count.c");
        return ProgramSearch.Find("gcc") is { } gcc ? PluginCompiler.Compile(gcc, source, ObjectCache.ForUser()) : null;
    }
}
