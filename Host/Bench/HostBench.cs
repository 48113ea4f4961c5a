// SPDX-License-Identifier: MIT
// Kernels on the host: every mode, the C twin and the peers take turns, so that what else the machine does meets all of
// them. The first turn is not counted.
using EPython.Frontend.Types;
using EPython.Host.Compare;

namespace EPython.Host.Bench;

/// <summary>Ways: those of ours. Repeat: turns that are counted.</summary>
internal sealed class HostBench(IReadOnlyList<Way> ways, IReadOnlyList<Peer> peers, int repeat, TimeSpan limit)
{
    public KernelResult Measure(Kernel kernel)
    {
        var program = kernel.Compiled(Profile.I64F64);
        using var measurer = new HostMeasurer(program, Profile.I64F64, kernel.Twin, kernel.File, limit);
        using var files = new PeerFiles(kernel);
        var turns = new List<Turns> { new WayTurns(Way.C, measurer) };
        turns.AddRange(ways.Select(way => new WayTurns(way, measurer)));
        turns.AddRange(peers.Select(peer => new PeerTurns(peer, files, limit)));
        for (var turn = 0; turn <= repeat; turn++)
        {
            foreach (var one in turns)
                one.Take(isCounted: turn > 0, turns[0].Output);
        }
        return new KernelResult(kernel.Name, kernel.Rounds,
            [.. turns.Select(one => one.Result()).OfType<ModeResult>()], [],
            [.. turns.Select(one => one.Failure).OfType<string>().Select(failure => $"{kernel.Name}: {failure}")]);
    }
}

/// <summary>The program that peers run, with its rounds, and an empty one.</summary>
internal sealed class PeerFiles : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("epython-").FullName;

    public PeerFiles(Kernel kernel)
    {
        (Program, Empty) = (Path.Combine(_folder, kernel.Name + ".py"), Path.Combine(_folder, "empty.py"));
        File.WriteAllText(Program, kernel.Text.Text);
        File.WriteAllText(Empty, "");
    }

    public string Program { get; }
    public string Empty { get; }

    public void Dispose() => Directory.Delete(_folder, recursive: true);
}
