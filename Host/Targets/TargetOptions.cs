// SPDX-License-Identifier: MIT
// --target and --memory: which core a program is for.
using System.CommandLine;
using EPython.CodeGen.Toolchain;
using EPython.Host.Cli;

namespace EPython.Host.Targets;

internal sealed class TargetOptions
{
    private readonly Option<string?> _target = new("--target")
    {
        Description = "a core other than the host process: a name ('epython targets') or a target.toml",
        HelpName = "T",
    };

    private readonly Option<long?> _memory = new("--memory")
    {
        Description = "the core's memory: bytes, or 64K, 2M",
        HelpName = "N",
        CustomParser = MemorySize.Parse,
    };

    public void AddTo(Command command)
    {
        command.Options.Add(_target);
        command.Options.Add(_memory);
    }

    /// <summary>Null: the host process.</summary>
    public Target? Target(ParseResult parsed) => parsed.GetValue(_target) is { } name
        && TargetCatalog.Resolve(name) is var target ? target.For(Memory(parsed, target)) : null;

    /// <summary>What --memory says; null: nothing.</summary>
    public long? Memory(ParseResult parsed) => parsed.GetValue(_memory);

    /// <summary>Memory of a core of the target, in bytes: what --memory says, in the machine's steps.</summary>
    public long Memory(ParseResult parsed, Target target)
    {
        var asked = Memory(parsed) ?? target.Memory;
        if (asked > target.MostMemory)
        {
            throw new CommandException(
                ExitCodes.Usage, $"{target.Name} has at most {target.MostMemory} bytes of memory, not {asked}");
        }
        var memory = asked - asked % target.MemoryStep;
        return memory > 0 ? memory
            : throw new CommandException(
                ExitCodes.Usage, $"memory of {target.Name} comes in steps of {target.MemoryStep} bytes");
    }
}
