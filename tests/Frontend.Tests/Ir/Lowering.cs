// SPDX-License-Identifier: MIT
// From source text to IR, for tests.
using EPython.Frontend.Binding;
using EPython.Frontend.Diagnostics;
using EPython.Frontend.Ir;
using EPython.Frontend.Passes;
using EPython.Frontend.Syntax;
using EPython.Frontend.Text;
using EPython.Frontend.Types;
using Xunit;

namespace EPython.Frontend.Tests.Ir;

internal static class Lowering
{
    /// <summary>The IR as lowering makes it, checked.</summary>
    public static IrProgram Lower(string text, Profile profile = Profile.I64F64, string name = "test.py")
    {
        var bag = new DiagnosticBag();
        var program = TryLower(text, profile, name, bag);
        Assert.False(bag.HasErrors, string.Join('\n', bag.Items));
        return program!;
    }

    /// <summary>After all passes, checked after each.</summary>
    public static IrProgram Optimize(string text, Profile profile = Profile.I64F64, string name = "test.py") =>
        PassList.Run(Lower(text, profile, name), profile, check: true);

    /// <summary>Null if the front end refuses the program.</summary>
    public static IrProgram? TryLower(string text, Profile profile, string name, DiagnosticBag bag)
    {
        var source = new SourceText(name, text);
        if (Parser.Parse(source, "__main__", bag) is not { } tree
            || Binder.Bind(tree, source, NoModules.Instance, bag, profile) is not { } bound)
            return null;
        var typed = TypeInference.Infer(bound, bag, profile);
        if (bag.HasErrors)
            return null;
        var program = IrBuilder.Build(typed, profile, bag);
        IrChecker.Check(program, "lowering");
        return program;
    }

    public static IrFunction Function(this IrProgram program, string name) =>
        program.Functions.First(function => function.Symbol.Name == name);

    public static IEnumerable<IrOp> Operations(this IrFunction function, Operation operation) =>
        IrWalk.All(function.Body).OfType<IrOp>().Where(op => op.Operation == operation);

    public static IrOp Single(this IrFunction function, Operation operation) =>
        Assert.Single(function.Operations(operation));
}
