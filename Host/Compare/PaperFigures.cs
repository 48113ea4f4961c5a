// SPDX-License-Identifier: MIT
// The figures that Jamieson and Brown report of Jacobi (NX = 100, 10,000 iterations), in their Tables 1 to 4.
namespace EPython.Host.Compare;

/// <summary>Bytes in all, and seconds.</summary>
internal sealed record PaperFigure(int Bytes, double Seconds);

internal static class PaperFigures
{
    // Tables 1 and 2, by the target of the same CPU.
    private static readonly Dictionary<(string Cpu, Way Way), PaperFigure> s_jacobi = new()
    {
        [("microblaze", Way.StaticDispatch)] = new(18588, 1.37682), [("microblaze", Way.C)] = new(17428, 0.99044),
        [("picorv32", Way.StaticDispatch)] = new(26728, 122.80), [("picorv32", Way.C)] = new(18344, 119.84),
        [("mips32", Way.StaticDispatch)] = new(12844, 0.12179), [("mips32", Way.C)] = new(10160, 0.09433),
        [("host", Way.StaticDispatch)] = new(12932, 0.03589), [("host", Way.C)] = new(3350, 0.01563),
        // Tables 3 and 4: the kernel modified for all ways; 1 and 2 have 9870 bytes, 0.12550 s and 0.06107 s.
        [("epiphany", Way.Vm)] = new(23851, 201.54), [("epiphany", Way.StaticDispatch)] = new(9810, 0.11492),
        [("epiphany", Way.DynamicDispatch)] = new(12162, 0.53895), [("epiphany", Way.DynamicLoading)] = new(7862, 0.56578),
        [("epiphany", Way.C)] = new(7398, 0.05260),
        [("sparcv9", Way.StaticDispatch)] = new(13287, 0.30059), [("sparcv9", Way.C)] = new(9798, 0.30188),
    };

    /// <summary>What the paper has for a way on a CPU; null: nothing.</summary>
    public static PaperFigure? Find(string kernel, string cpu, Way way) =>
        kernel == "jacobi" ? s_jacobi.GetValueOrDefault((cpu, way)) : null;

    /// <summary>The paper's time over its time of C.</summary>
    public static double? Ratio(string kernel, string cpu, Way way) =>
        Find(kernel, cpu, way) is { } one && Find(kernel, cpu, Way.C) is { } c ? one.Seconds / c.Seconds : null;
}
