// SPDX-License-Identifier: MIT
// Typed syntax tree in, IR out: the entry point of the phase. The work is in Lowering.
using EPython.Frontend.Binding;
using EPython.Frontend.Diagnostics;
using EPython.Frontend.Ir.Lowering;
using EPython.Frontend.Types;

namespace EPython.Frontend.Ir;

public static class IrBuilder
{
    /// <summary>Lowers every reachable function. Errors (an int literal too large) go to the bag.</summary>
    public static IrProgram Build(TypedProgram program, Profile profile, DiagnosticBag bag) =>
        new ProgramLowering(program, profile, bag).Lower();
}
