// SPDX-License-Identifier: MIT
// What ties an emulator to us, which it does not know: it dies with the thread that started it, however that ends, and has
// a session of its own, so that Ctrl-C of the terminal is ours to answer.
using EPython.CodeGen.Toolchain;

namespace EPython.Host.Link;

internal static class Tether
{
    private static readonly string[][] s_wrappers = [["setsid"], ["setpriv", "--pdeathsig", "KILL"]];

    /// <summary>The command, started by programs of util-linux that then become it; those that are not here are left
    /// out.</summary>
    public static IReadOnlyList<string> Around(IReadOnlyList<string> command) =>
        [.. s_wrappers.Where(wrapper => ProgramSearch.Find(wrapper[0]) is not null).SelectMany(wrapper => wrapper), .. command];
}
