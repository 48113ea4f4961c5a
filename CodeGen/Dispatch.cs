// SPDX-License-Identifier: MIT
namespace EPython.CodeGen;

/// <summary>How compiled functions call those that are known when they are compiled.</summary>
public enum Dispatch
{
    /// <summary>Compiled ones by their C names.</summary>
    Static,
    /// <summary>All through the callee's descriptor, so that its code can be anywhere and be replaced.</summary>
    Dynamic,
}
