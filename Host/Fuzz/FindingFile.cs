// SPDX-License-Identifier: MIT
// A finding on disk: the small program, with what it shows and how to make it again in comments; beside it the whole one.
using System.Globalization;
using System.Text;
using EPython.Host.Differential;

namespace EPython.Host.Fuzz;

internal static class FindingFile
{
    /// <summary>Path of the small program.</summary>
    public static string Write(FuzzRequest request, Sample sample, Sample small, Finding finding)
    {
        Directory.CreateDirectory(request.Folder);
        var numbers = request.Profile.ToString().ToLowerInvariant();
        var name = string.Create(CultureInfo.InvariantCulture, $"{numbers}-{request.Seed}-{sample.Number}");
        var path = Path.Combine(request.Folder, name + ".py");
        var again = string.Create(CultureInfo.InvariantCulture,
            $"epython fuzz --numbers={numbers} --seed={request.Seed} --first={sample.Number} --count=1 --mixes={request.Mixes}");
        if (request.Features != Features.All)
            again += $" --features={request.Features.ToString().Replace(" ", "").ToLowerInvariant()}";
        File.WriteAllText(path, $"# {again}\n# {finding.Way}: {finding.Key}\n{Comment(Shown(finding))}{small.Source}");
        File.WriteAllText(Path.Combine(request.Folder, name + ".full.py"), sample.Source);
        return path;
    }

    /// <summary>The first difference, or what went wrong.</summary>
    public static string Shown(Finding finding) => finding.Kind is FindingKind.Differs or FindingKind.Hangs or FindingKind.Oracle
        ? DifferenceReport.SideBySide("oracle", finding.Expected.Comparable, finding.Way, finding.Got.Comparable)
        : finding.Got.Errors + "\n";

    private static string Comment(string text)
    {
        var lines = new StringBuilder();
        foreach (var line in text.TrimEnd('\n').Split('\n'))
            lines.Append("# ").Append(line).Append('\n');
        return lines.ToString();
    }
}
