// SPDX-License-Identifier: MIT
// How hot a program's functions were, as a file: {"functions": [{"name", "source", "ticks", "native"}]}. A function is the same
// one as long as its name and its source are.
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using EPython.Frontend.Ir;
using EPython.Host.Cli;

namespace EPython.Host.Tiers;

internal static class HeatProfile
{
    /// <summary>The functions of a program that a file says are worth compiling; null: there is no such file.</summary>
    public static IReadOnlySet<int>? Read(string path, IrProgram program) =>
        Rows(path, program)?.Where(row => row.IsNative).Select(row => row.Function).ToHashSet();

    /// <summary>How hot the functions of a program were, as a file says.</summary>
    public static IReadOnlyDictionary<int, double> ReadHeat(string path, IrProgram program) =>
        Rows(path, program)?.ToDictionary(row => row.Function, row => (double)row.Ticks)
            ?? throw new CommandException(
                ExitCodes.Usage, $"--profile={path}: there is none yet; it is recorded where the program runs without --target");

    private static List<(int Function, long Ticks, bool IsNative)>? Rows(string path, IrProgram program)
    {
        if (!File.Exists(path))
            return null;
        try
        {
            var rows = JsonNode.Parse(File.ReadAllText(path))!["functions"]!.AsArray()
                .Select(row => (Key: ((string)row!["name"]!, (string)row["source"]!), (long)row["ticks"]!, (bool)row["native"]!))
                .GroupBy(row => row.Key).ToDictionary(same => same.Key, same => same.First());
            return [.. program.Functions.Where(function => rows.ContainsKey((function.Name, SourceHash(function))))
                .Select(function => (function.Index, rows[(function.Name, SourceHash(function))]))
                .Select(one => (one.Index, one.Item2.Item2, one.Item2.Item3))];
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new CommandException(ExitCodes.Usage, $"--profile={path}: it cannot be read: {error.Message}");
        }
        catch (Exception error) when (error is JsonException or NullReferenceException or InvalidOperationException or FormatException)
        {
            throw new CommandException(
                ExitCodes.Usage, $"--profile={path}: this is no profile that epython wrote; delete it, and it is recorded anew");
        }
    }

    public static void Write(string path, IrProgram program, IReadOnlyList<long> heat, IReadOnlySet<int> native)
    {
        var rows = new JsonArray();
        foreach (var function in program.Functions.Where(one => heat[one.Index] > 0 || native.Contains(one.Index)))
        {
            rows.Add((JsonNode)new JsonObject
            {
                ["name"] = function.Name,
                ["source"] = SourceHash(function),
                ["ticks"] = heat[function.Index],
                ["native"] = native.Contains(function.Index),
            });
        }
        try
        {
            File.WriteAllText(path, new JsonObject { ["functions"] = rows }.ToJsonString() + "\n");
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new CommandException(ExitCodes.Usage, $"--profile={path}: it cannot be written: {error.Message}");
        }
    }

    private static string SourceHash(IrFunction function)
    {
        var span = function.Symbol.Syntax.Span;
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(span.Source.Text[span.Start..span.End])))[..16];
    }
}
