// SPDX-License-Identifier: MIT
namespace EPython.CodeGen.Toolchain;

/// <summary>What a core is made of besides its port and its program: C files of VM and runtime, folders of headers.</summary>
public sealed record CoreSources(IReadOnlyList<string> Files, IReadOnlyList<string> IncludeFolders);
