// SPDX-License-Identifier: MIT
// How often each line of a program is thought to run, from the same guesses as placement.
using EPython.CodeGen.C;
using EPython.Frontend.Ir;
using EPython.Frontend.Text;

namespace EPython.CodeGen;

public static class LineHeat
{
    /// <summary>By file and line; a line that holds no statement is missing.</summary>
    public static IReadOnlyDictionary<(SourceText Source, int Line), double> Of(IrProgram program)
    {
        var heat = HeatEstimate.Of(program, CallGraph.Build(program));
        var lines = new Dictionary<(SourceText, int), double>();
        foreach (var function in program.Functions)
            Visit(function.Body, heat[function.Index].Calls, lines);
        return lines;
    }

    private static void Visit(List<IrStatement> body, double visits, Dictionary<(SourceText, int), double> lines)
    {
        foreach (var statement in body)
        {
            var line = (statement.Site.Span.Source, statement.Site.Line);
            lines[line] = Math.Max(visits, lines.GetValueOrDefault(line));
            foreach (var inner in IrWalk.Bodies(statement))
                Visit(inner, Math.Min(HeatEstimate.Ceiling, visits * HeatEstimate.Rounds(statement)), lines);
        }
    }
}
