// SPDX-License-Identifier: MIT
// Which faults a core raised: a file that it maps, with a byte for each.
using EPython.Bytecode.Contract;

namespace EPython.Host.Differential;

internal sealed class FaultMarks : IDisposable
{
    private readonly byte[] _marks = new byte[FaultTable.All.Count];
    private readonly FileStream _file;

    public FaultMarks()
    {
        Path = System.IO.Path.GetTempFileName();
        _file = new FileStream(
            Path, FileMode.Open, FileAccess.ReadWrite, FileShare.ReadWrite, bufferSize: 0, FileOptions.DeleteOnClose);
        _file.SetLength(_marks.Length);
    }

    public string Path { get; }

    /// <summary>Those since this was asked last.</summary>
    public List<Fault> Take()
    {
        _file.Position = 0;
        _file.ReadExactly(_marks);
        var taken = FaultTable.All.Select(row => row.Fault).Where(fault => _marks[(int)fault] != 0).ToList();
        if (taken.Count > 0)
            Clear();
        return taken;
    }

    private void Clear()
    {
        Array.Clear(_marks);
        _file.Position = 0;
        _file.Write(_marks);
    }

    public void Dispose() => _file.Dispose();
}
