// SPDX-License-Identifier: MIT
// The header that says what of the machine is built for a program (epy_slice.h includes it).
using System.Text;

namespace EPython.CodeGen.Frozen;

public static class SliceHeader
{
    private const long TinyMemory = 4096;

    /// <summary>Memory: bytes of the core; one with hardly any gets messages in the smallest pieces.</summary>
    public static string Write(ProgramUse use, bool collects, long memory)
    {
        var text = new StringBuilder("// What a program uses; written by epython.\n");
        void Define(string kind, IEnumerable<string> names)
        {
            foreach (var name in names)
                text.Append("#define EPY_").Append(kind).Append("_USED_").Append(name).Append(" 1\n");
        }
        Define("OPCODE", use.Opcodes.Select(opcode => opcode.ToString()).Order(StringComparer.Ordinal));
        Define("BUILTIN", use.Builtins);
        Define("TYPE", use.Types);
        Define("OPERATOR", use.Operators);
        Define("MATH", use.Math);
        Define("SPECIAL", use.Specials);
        if (use.Stars)
            text.Append("#define EPY_PROGRAM_USES_STARS 1\n");
        if (use.TakesInts)
            text.Append("#define EPY_PROGRAM_USES_INTS_AS_FLOATS 1\n");
        if (use.Callables)
            text.Append("#define EPY_PROGRAM_USES_CALLABLES 1\n");
        if (use.IteratesInstances)
            text.Append("#define EPY_PROGRAM_USES_ITERABLE_CLASSES 1\n");
        if (use.Specifications)
            text.Append("#define EPY_PROGRAM_USES_SPECIFICATIONS 1\n");
        if (use.Builtins.Any(name => name.StartsWith("Random", StringComparison.Ordinal)))
            text.Append("#define EPY_PROGRAM_USES_RANDOM 1\n");
        if (use.Notes)
            text.Append("#define EPY_PROGRAM_USES_NOTES 1\n");
        if (use.Percent)
            text.Append("#define EPY_PROGRAM_USES_PERCENT 1\n");
        if (use.SentContainers)
            text.Append("#define EPY_PROGRAM_USES_SENT_CONTAINERS 1\n");
        if (use.Argv)
            text.Append("#define EPY_PROGRAM_USES_ARGV 1\n");
        if (collects)
            text.Append("#define EPY_PROGRAM_COLLECTS 1\n");
        if (use.Properties)
            text.Append("#define EPY_PROGRAM_USES_PROPERTIES 1\n");
        if (use.MethodValues)
            text.Append("#define EPY_PROGRAM_USES_METHOD_VALUES 1\n");
        if (use.ExceptionClasses)
            text.Append("#define EPY_PROGRAM_USES_EXCEPTION_CLASSES 1\n");
        if (use.ExceptionText)
            text.Append("#define EPY_PROGRAM_USES_EXCEPTION_TEXT 1\n");
        if (use.Loading)
            text.Append("#define EPY_PROGRAM_USES_LOADING 1\n");
        if (use.LoadedBytecode)
            text.Append("#define EPY_PROGRAM_USES_LOADED_BYTECODE 1\n");
        if (memory <= TinyMemory)
            text.Append("#define EPY_PRINT_BUFFER 64\n");
        return text.ToString();
    }
}
