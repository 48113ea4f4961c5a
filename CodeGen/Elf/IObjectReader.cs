// SPDX-License-Identifier: MIT
// Where object files come into the program; docs/elf-reader.md says why there is an interface.
namespace EPython.CodeGen.Elf;

/// <summary>Reads object files and executables.</summary>
public interface IObjectReader
{
    /// <summary>The file, or null and the reason. Never throws, whatever the bytes are.</summary>
    ElfFile? Read(ReadOnlyMemory<byte> bytes, out ElfError? error);
}
