// SPDX-License-Identifier: MIT
// Columns of text for reports; numbers are set to the right.
using System.Text;

namespace EPython.Host.Cli;

internal sealed class TextTable(params string[] header)
{
    private readonly List<string[]> _rows = [header];

    public void Add(params string[] cells) => _rows.Add(cells);

    public override string ToString()
    {
        var widths = Enumerable.Range(0, header.Length).Select(column => _rows.Max(row => row[column].Length)).ToArray();
        var numeric = Enumerable.Range(0, header.Length)
            .Select(column => _rows.Skip(1).All(row => row[column].All(c => char.IsDigit(c) || "-.%".Contains(c))))
            .ToArray();
        var text = new StringBuilder();
        foreach (var row in _rows)
        {
            var cells = row.Select((cell, i) => numeric[i] ? cell.PadLeft(widths[i]) : cell.PadRight(widths[i]));
            text.Append(string.Join("  ", cells).TrimEnd()).Append('\n');
        }
        return text.ToString();
    }
}
