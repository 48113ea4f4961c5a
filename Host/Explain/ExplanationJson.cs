// SPDX-License-Identifier: MIT
// An explanation for programs: what the text says, and heat by line.
using System.Text.Json.Nodes;
using EPython.Frontend.Text;

namespace EPython.Host.Explain;

internal static class ExplanationJson
{
    public static string Write(Explanation explanation)
    {
        var json = new JsonObject
        {
            ["functions"] = Array(explanation.Functions, Function),
            ["lines"] = Array(Lines(explanation), one => new JsonObject
            {
                ["file"] = one.Key.Source.Name, ["line"] = one.Key.Line, ["visits"] = one.Value,
            }),
        };
        return json.ToJsonString() + "\n";
    }

    private static IEnumerable<KeyValuePair<(SourceText Source, int Line), double>> Lines(Explanation explanation) =>
        explanation.Heat.OrderBy(one => one.Key.Source.Name, StringComparer.Ordinal).ThenBy(one => one.Key.Line);

    private static JsonArray Array<T>(IEnumerable<T> items, Func<T, JsonObject> one) =>
        new([.. items.Select(item => (JsonNode)one(item))]);

    private static JsonObject Function(ExplainedFunction function) => new()
    {
        ["name"] = function.Name, ["file"] = function.Source.Name, ["line"] = function.Line,
        ["result"] = function.Result, ["used"] = function.IsUsed,
        ["place"] = function.Place.IsCompiled ? "native" : "vm", ["reason"] = function.Place.Reason,
        ["visits"] = function.Place.Visits,
        ["parameters"] = Array(function.Parameters, Variable), ["variables"] = Array(function.Variables, Variable),
        ["remarks"] = Array(function.Remarks, Remark),
    };

    private static JsonObject Variable(ExplainedVariable variable) => new()
    {
        ["name"] = variable.Name, ["type"] = variable.Type, ["boxed"] = variable.IsBoxed,
    };

    private static JsonObject Remark(ExplainedRemark one) => new()
    {
        ["line"] = one.Remark.Span.Line, ["column"] = one.Remark.Span.Column,
        ["kind"] = ExplanationText.Word(one.Remark.Kind), ["source"] = ExplanationText.Snippet(one.Remark.Span),
        ["what"] = one.Remark.What, ["why"] = one.Remark.Why, ["write"] = one.Remark.Advice,
        ["times"] = one.Times, ["visits"] = one.Visits,
    };
}
