// SPDX-License-Identifier: MIT
// `dump --types`: per function its signature, its variables with types and environment slots. Stable text.
using System.Text;
using EPython.Frontend.Binding;

namespace EPython.Frontend.Types;

public static class TypesPrinter
{
    /// <summary>All functions in the order of the function table, or one.</summary>
    public static string Print(TypedProgram program, FunctionSymbol? only = null)
    {
        var text = new StringBuilder();
        foreach (var function in program.Bound.Functions.Where(f => only is null || f == only))
            PrintFunction(text, program, function);
        return text.ToString();
    }

    private static void PrintFunction(StringBuilder text, TypedProgram program, FunctionSymbol function)
    {
        if (text.Length > 0)
            text.Append('\n');
        text.Append($"{function.QualifiedName}{Signature(program, function)}{Flags(function)}\n");
        if (program.Unreachable.Contains(function))
            return;
        foreach (var global in program.Bound.Modules.Where(m => m.Body == function).SelectMany(m =>
            m.Globals.Values.Where(IsKept)))
            PrintVariable(text, "global", global);
        foreach (var local in function.Locals)
            PrintVariable(text, local.Kind == VariableKind.Parameter ? "parameter" : "local", local);
    }

    /// <summary>Names of modules and of imported built-ins need no variable.</summary>
    private static bool IsKept(Variable global) => global.Type.Tags != TypeTags.Nothing;

    private static string Signature(TypedProgram program, FunctionSymbol function)
    {
        if (program.Unreachable.Contains(function))
            return ": never called";
        var parameters = string.Join(", ", function.Parameters.Select(p => $"{p.Name}: {p.Type}"));
        return $"({parameters}) -> {function.ReturnType}";
    }

    private static string Flags(FunctionSymbol function)
    {
        var flags = new List<string>();
        if (function.IsDirect)
            flags.Add("direct");
        if (function.Escapes)
            flags.Add("a value");
        if (function.UsesEnvironment)
            flags.Add("uses environment");
        if (function.MakesEnvironment)
            flags.Add("makes environment");
        return flags.Count == 0 ? "" : $"  # {string.Join(", ", flags)}";
    }

    private static void PrintVariable(StringBuilder text, string word, Variable variable)
    {
        text.Append($"    {word} {variable.Name}: {variable.Type}");
        if (variable.IsCaptured)
        {
            var bank = variable.Type.Kind == Kind.Value ? "value" : "raw";
            text.Append($"  # {bank} slot {variable.EnvironmentSlot}");
        }
        if (variable.MayBeUnbound)
            text.Append("  # may be unbound");
        text.Append('\n');
    }
}
