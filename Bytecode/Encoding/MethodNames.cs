// SPDX-License-Identifier: MIT
// Index of a name in the program's method names.
using EPython.Bytecode.Images;
using EPython.Frontend.Ir;

namespace EPython.Bytecode.Encoding;

internal static class MethodNames
{
    public static int IndexOf(IrProgram program, string name)
    {
        for (var i = 0; i < program.MethodNames.Count; i++)
        {
            if (program.MethodNames[i] == name)
                return i;
        }
        throw new InvalidOperationException($"'{name}' is missing in the program's method names");
    }

    /// <summary>Index of a parameter's name, which nobody may pass by name if the program does not list it.</summary>
    public static int OfParameter(IrProgram program, string name) =>
        program.MethodNames.Contains(name) ? IndexOf(program, name) : ParameterRecord.NoDefault;
}
