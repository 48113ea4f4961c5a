// SPDX-License-Identifier: MIT
// A traceback as CPython prints it, each frame marked with how its function ran.
using System.Text;

namespace EPython.Host.Monitor;

/// <summary>One line of a traceback. Mark: "vm", "native", or null for no mark.</summary>
public sealed record TraceFrame(string File, int Line, string Function, string? Mark);

public static class Traceback
{
    private const int RepeatsShown = 3;

    /// <summary>Frames outermost first (none: it was never raised); runs of one frame, whatever its marks, are folded as CPython folds them.</summary>
    public static string Format(
        IReadOnlyList<TraceFrame> frames, string lastLine, Func<string, int, string?> sourceLine)
    {
        var text = new StringBuilder(frames.Count > 0 ? "Traceback (most recent call last):\n" : "");
        for (var i = 0; i < frames.Count;)
        {
            var run = 1;
            while (i + run < frames.Count && frames[i + run] with { Mark = frames[i].Mark } == frames[i])
                run++;
            for (var shown = 0; shown < Math.Min(run, RepeatsShown); shown++)
                AppendFrame(text, frames[i + shown], sourceLine);
            if (run > RepeatsShown)
            {
                var more = run - RepeatsShown;
                text.Append($"  [Previous line repeated {more} more time{(more > 1 ? "s" : "")}]\n");
            }
            i += run;
        }
        return text.Append(lastLine).Append('\n').ToString();
    }

    private static void AppendFrame(StringBuilder to, TraceFrame frame, Func<string, int, string?> sourceLine)
    {
        to.Append($"  File \"{frame.File}\", line {frame.Line}, in {frame.Function}");
        if (frame.Mark is not null)
            to.Append($"  [{frame.Mark}]");
        to.Append('\n');
        var source = sourceLine(frame.File, frame.Line)?.Trim();
        if (!string.IsNullOrEmpty(source))
            to.Append("    ").Append(source).Append('\n');
    }
}
