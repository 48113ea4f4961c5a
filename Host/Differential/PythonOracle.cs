// SPDX-License-Identifier: MIT
// CPython, asked for what programs show: one process (python/oracle/driver.py) that runs many programs, each in a fork.
using System.Diagnostics;
using System.Text;
using System.Text.Json.Nodes;
using EPython.CodeGen.Toolchain;
using EPython.Frontend.Types;
using EPython.Host.Cli;

namespace EPython.Host.Differential;

/// <summary>A program to run: its text, the path that its tracebacks show, its arguments and its standard input.</summary>
internal sealed record Trial(string Path, string Source, IReadOnlyList<string> Arguments, string Input, TimeSpan Limit);

/// <summary>What the oracle saw. Judge: "cpython", or "profile" where the profile's numbers show. SawWord: an int beyond 31
/// bits on i32f32, about which inference decides. Lines: those that ran. Broken: both judges ran and differ.</summary>
internal sealed record Verdict(Observation Seen, string Judge, bool SawWord, IReadOnlySet<int> Lines, string? Broken);

internal sealed class PythonOracle : IDisposable
{
    private static readonly UTF8Encoding s_utf8 = new(encoderShouldEmitUTF8Identifier: false);
    private readonly Process _process;

    private PythonOracle(Process process) => _process = process;

    public static PythonOracle Start(Profile profile)
    {
        var python = ProgramSearch.Find("python3")
            ?? throw new CommandException(ExitCodes.Internal, "the oracle is CPython 3.11: python3 is not on PATH");
        var start = new ProcessStartInfo(
            python, ["-W", "ignore", Path.Combine(Installation.Oracle, "driver.py"), profile.ToString().ToLowerInvariant()])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            StandardInputEncoding = s_utf8,
            StandardOutputEncoding = s_utf8,
        };
        start.Environment["PYTHONDONTWRITEBYTECODE"] = "1";
        start.Environment["PYTHONUTF8"] = "1";
        start.Environment["PYTHONPATH"] = Installation.PythonModules;
        return new PythonOracle(Process.Start(start)!);
    }

    /// <summary>Runs a program. CountsLines: Lines are wanted, which takes longer.</summary>
    public Verdict Run(Trial trial, bool countsLines)
    {
        var request = new JsonObject
        {
            ["path"] = trial.Path,
            ["source"] = trial.Source,
            ["arguments"] = new JsonArray([.. trial.Arguments.Select(argument => (JsonNode)JsonValue.Create(argument))]),
            ["input"] = trial.Input,
            ["limit"] = trial.Limit.TotalSeconds,
            ["lines"] = countsLines,
        };
        _process.StandardInput.Write(request.ToJsonString() + "\n");
        _process.StandardInput.Flush();
        var answer = _process.StandardOutput.ReadLine()
            ?? throw new CommandException(ExitCodes.Internal, "the oracle died");
        return Read(JsonNode.Parse(answer)!);
    }

    private static Verdict Read(JsonNode answer)
    {
        var code = (int?)answer["exit"];
        var seen = new Observation((string)answer["output"]!, (string)answer["errors"]!, code ?? ExitCodes.TimedOut,
            code is null ? Ending.TimedOut : code < 0 ? Ending.Broken : Ending.Ended);
        var judge = (string)answer["oracle"]!;
        return judge == "broken"
            ? new Verdict(seen, "cpython", false, new HashSet<int>(), (string)answer["lines"]!)
            : new Verdict(seen, judge, (bool)answer["saw_word"]!,
                answer["lines"]!.AsArray().Select(line => (int)line!).ToHashSet(), null);
    }

    public void Dispose()
    {
        _process.StandardInput.Close();
        if (!_process.WaitForExit(1000))
            _process.Kill(entireProcessTree: true);
        _process.Dispose();
    }
}
