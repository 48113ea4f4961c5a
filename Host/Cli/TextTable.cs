// SPDX-License-Identifier: MIT
// Columns of text for reports; numbers are set to the right.

namespace EPython.Host.Cli;

internal sealed class TextTable(params string[] header)
{
    private readonly List<string[]> _rows = [header];

    public void Add(params string[] cells) => _rows.Add(cells);

    public override string ToString() =>
        string.Concat(Padded().Select(cells => string.Join("  ", cells).TrimEnd() + '\n'));

    /// <summary>The same as a table of Markdown.</summary>
    public string Markdown()
    {
        var lines = Padded().Select(cells => $"| {string.Join(" | ", cells)} |\n").ToList();
        var rules = Columns().Select(column => new string('-', column.Width + 1) + (column.IsNumeric ? ":" : "-"));
        lines.Insert(1, $"|{string.Join("|", rules)}|\n");
        return string.Concat(lines);
    }

    private IEnumerable<string[]> Padded()
    {
        var columns = Columns();
        return _rows.Select(row => row.Select((cell, i) =>
            columns[i].IsNumeric ? cell.PadLeft(columns[i].Width) : cell.PadRight(columns[i].Width)).ToArray());
    }

    private (int Width, bool IsNumeric)[] Columns() => [.. Enumerable.Range(0, header.Length).Select(column => (
        _rows.Max(row => row[column].Length),
        _rows.Skip(1).All(row => row[column].All(c => char.IsDigit(c) || "-.%".Contains(c)))))];
}
