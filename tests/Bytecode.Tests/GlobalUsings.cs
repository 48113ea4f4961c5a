// SPDX-License-Identifier: MIT
// Test framework names for every file of the project.
global using Xunit;
