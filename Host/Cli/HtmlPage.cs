// SPDX-License-Identifier: MIT
// What every page of a report has in common: it needs nothing else, and what it shows is escaped.
using System.Net;

namespace EPython.Host.Cli;

internal static class HtmlPage
{
    /// <summary>Body: HTML, each line ended.</summary>
    public static string Write(string title, string style, string body) =>
        "<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n"
        + $"<title>{Escaped(title)}</title>\n<style>\n{style}\n</style>\n</head>\n<body>\n<h1>{Escaped(title)}</h1>\n"
        + $"{body}</body>\n</html>\n";

    public static string Escaped(string text) => WebUtility.HtmlEncode(text);
}
