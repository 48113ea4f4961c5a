// SPDX-License-Identifier: MIT
// The passes over the IR, as data: order, what must run before what, which ones a correct program needs.
using EPython.Frontend.Ir;
using EPython.Frontend.Types;

namespace EPython.Frontend.Passes;

/// <summary>A pass: a function of the program. Required: back ends rely on it. After: passes that must come before.</summary>
public sealed record Pass(
    string Name, Func<IrProgram, Profile, IrProgram> Run, bool IsRequired, params string[] After);

public static class PassList
{
    public static IReadOnlyList<Pass> All { get; } =
    [
        new("Globals", GlobalConstants.Run, IsRequired: false),
        new("Fold", ConstantFolding.Run, IsRequired: false, "Globals"),
        new("Copies", CopyPropagation.Run, IsRequired: false, "Fold"),
        new("Generators", InlinedGenerators.Run, IsRequired: false, "Copies"),
        new("Unboxing", Unboxing.Run, IsRequired: false, "Generators"),
        new("FoldAgain", ConstantFolding.Run, IsRequired: false, "Unboxing"),
        new("CopiesAgain", CopyPropagation.Run, IsRequired: false, "FoldAgain"),
        new("Concatenations", Concatenations.Run, IsRequired: false, "CopiesAgain"),
        new("Dead", DeadCode.Run, IsRequired: false, "Concatenations"),
        new("DeadGlobals", DeadGlobals.Run, IsRequired: false, "Dead"),
        new("Hoist", HoistGlobals.Run, IsRequired: false, "DeadGlobals"),
        new("Checks", RepeatedChecks.Run, IsRequired: false, "CopiesAgain"),
        new("Ranges", ProgramRanges.Run, IsRequired: false, "Dead"),
        new("FoldDecided", ConstantFolding.Run, IsRequired: false, "Ranges"),
        new("Heads", CommonHeads.Run, IsRequired: false, "Ranges"),
        new("CopiesOfHeads", CopyPropagation.Run, IsRequired: false, "Heads"),
        new("DeadAgain", DeadCode.Run, IsRequired: false, "FoldDecided"),
    ];

    /// <summary>Runs all passes (or the required ones), with the checker after each if asked, up to one named.</summary>
    public static IrProgram Run(
        IrProgram program, Profile profile, bool optimize = true, bool check = false, string? stopAfter = null)
    {
        foreach (var pass in All.Where(pass => optimize || pass.IsRequired))
        {
            program = pass.Run(program, profile);
            if (check)
                IrChecker.Check(program, pass.Name);
            if (pass.Name == stopAfter)
                break;
        }
        return program;
    }
}
