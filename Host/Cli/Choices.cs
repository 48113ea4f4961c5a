// SPDX-License-Identifier: MIT
using System.CommandLine;

namespace EPython.Host.Cli;

/// <summary>Options that take one of a few words.</summary>
internal static class Choices
{
    /// <summary>Refuses other words than <paramref name="words"/>; the message names the option, which the library's own does not.</summary>
    public static void TakesOneOf<T>(this Option<T> option, params string[] words)
    {
        option.CompletionSources.Add(words);
        option.Validators.Add(result =>
        {
            foreach (var token in result.Tokens)
                if (!words.Contains(token.Value))
                    result.AddError($"{option.Name}={token.Value}: it takes {string.Join(", ", words[..^1])} or {words[^1]}");
        });
    }
}
