// SPDX-License-Identifier: MIT
// What a function still pays for at one place of its source, and why.
using EPython.Frontend.Text;

namespace EPython.Frontend.Explain;

/// <summary>Check: a test that must stay, since it could fail. Before: compiled for the host, it is made once before the
/// loop, of which there is a version without it. Dynamic: what is done is decided when it runs.</summary>
public enum RemarkKind { Check, Before, Dynamic }

/// <summary>What: what is paid for. Why: what the compiler knows. Advice: what to write; null where nothing is gained.
/// </summary>
public sealed record Remark(SourceSpan Span, RemarkKind Kind, string What, string Why, string? Advice);
