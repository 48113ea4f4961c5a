// SPDX-License-Identifier: MIT
using EPython.Host.Cli;
using EPython.Host.Compare;

namespace EPython.Host.Bench;

/// <summary>Modes: the ways of running a kernel, as users name them.</summary>
internal static class Modes
{
    public const string C = "C";

    private static readonly (string Name, Way Way)[] s_all =
    [
        ("vm", Way.Vm), ("native", Way.StaticDispatch), ("auto", Way.Auto), ("dispatch", Way.DynamicDispatch),
        ("ondemand", Way.DynamicLoading), ("runtime", Way.RuntimeLoading),
    ];

    public static string Names => string.Join(", ", s_all.Select(one => one.Name));

    public static string NameOf(Way way) => way == Way.C ? C : s_all.First(one => one.Way == way).Name;

    public static Way Parse(string name)
    {
        foreach (var (known, way) in s_all)
        {
            if (known == name)
                return way;
        }
        throw new CommandException(ExitCodes.Usage, $"there is no mode '{name}'; there are {Names}");
    }
}
