// SPDX-License-Identifier: MIT
// What the files of the project share.
global using EPython.TestSupport;
global using Xunit;

namespace EPython.Targets.Tests;

/// <summary>Tests that take all processors themselves, or that measure time: one after the other, after all others.</summary>
[CollectionDefinition(nameof(Alone), DisableParallelization = true)]
public sealed class Alone;
