// SPDX-License-Identifier: MIT
// What the test projects share.
global using EPython.TestSupport;
