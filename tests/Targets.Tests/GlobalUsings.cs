// SPDX-License-Identifier: MIT
// What the files of the project share. Tests that compile and emulate take all processors themselves, one after the other.
global using EPython.TestSupport;
global using Xunit;

[assembly: CollectionBehavior(DisableTestParallelization = true)]
