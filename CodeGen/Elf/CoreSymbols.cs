// SPDX-License-Identifier: MIT
// The names that a core's executable offers to code loaded on it, and what that code must agree with.
namespace EPython.CodeGen.Elf;

public sealed class CoreSymbols
{
    private readonly ElfFile _core;
    private readonly Dictionary<string, ElfSymbol> _symbols = new(StringComparer.Ordinal);

    private CoreSymbols(ElfFile core)
    {
        _core = core;
        foreach (var symbol in core.Symbols)
        {
            var isCallable = symbol.Type is ElfSymbolType.Function or ElfSymbolType.Object or ElfSymbolType.None;
            if (isCallable && symbol.Binding != ElfBinding.Local && symbol.Section != ElfSymbol.Undefined)
                _symbols.TryAdd(symbol.Name, symbol);
        }
    }

    /// <summary>Symbols of an executable; null and the reason if code cannot be linked against it.</summary>
    public static CoreSymbols? From(ElfFile core, out string? error)
    {
        error = core.Kind switch
        {
            ElfKind.Executable => core.Symbols.Count > 0 ? null : "the core has no symbol table (it was stripped)",
            ElfKind.Shared => "the core is position independent: its addresses are not known before it runs",
            _ => "the core is not an executable",
        };
        return error is null ? new CoreSymbols(core) : null;
    }

    public ElfSymbol? Find(string name) => _symbols.GetValueOrDefault(name);

    /// <summary>Why an object cannot run on this core; empty if it can.</summary>
    public IEnumerable<string> Differences(ElfFile unit)
    {
        if (unit.Kind != ElfKind.Relocatable)
            yield return "the object is not relocatable";
        if (!ElfAbi.Runs(_core.Machine, unit.Machine))
            yield return $"the object is for {NameOf(unit.Machine)}, the core is {NameOf(_core.Machine)}";
        if (unit.Is64Bit != _core.Is64Bit)
            yield return $"the object has {Bits(unit)} bits, the core {Bits(_core)}";
        if (unit.IsLittleEndian != _core.IsLittleEndian)
            yield return $"the object is {Order(unit)} endian, the core {Order(_core)} endian";
        if (Abi(unit) != Abi(_core))
            yield return $"the object is for system ABI {unit.OsAbi}, the core for {_core.OsAbi}";
        if (ElfAbi.Runs(_core.Machine, unit.Machine) && ElfAbi.Difference(unit, _core) is { } difference)
            yield return difference;
    }

    private static int Bits(ElfFile file) => file.Is64Bit ? 64 : 32;
    private static string Order(ElfFile file) => file.IsLittleEndian ? "little" : "big";

    // GNU (3) marks the use of extensions and is System V (0) otherwise.
    private static int Abi(ElfFile file) => file.OsAbi == 3 ? 0 : file.OsAbi;

    internal static string NameOf(ElfMachine machine) => machine switch
    {
        ElfMachine.X86_64 => "x86-64",
        ElfMachine.X86 => "x86",
        ElfMachine.Arm => "ARM",
        ElfMachine.AArch64 => "AArch64",
        ElfMachine.RiscV => "RISC-V",
        ElfMachine.Mips => "MIPS",
        ElfMachine.Sparc => "SPARC",
        ElfMachine.Sparc32Plus => "SPARC V8+",
        ElfMachine.SparcV9 => "SPARC V9",
        _ when Enum.IsDefined(machine) => machine.ToString(),
        _ => $"machine {(int)machine}",
    };
}
