// SPDX-License-Identifier: MIT
// What earlier runs of a program found worth compiling, beside the objects. A cache that cannot be read or
// written only costs time.
using EPython.CodeGen.Toolchain;
using EPython.Frontend.Ir;
using EPython.Frontend.Types;
using EPython.Host.Cli;

namespace EPython.Host.Tiers;

internal sealed class HeatCache
{
    private readonly string _path;
    private readonly IrProgram _program;

    public HeatCache(IrProgram program, Profile profile)
    {
        _program = program;
        var sources = program.Functions.Select(function => function.Symbol.Syntax.Span.Source).Distinct();
        var key = ObjectCache.KeyOf(sources.Select(source => source.Text).Prepend(profile.ToString()));
        _path = Path.Combine(ObjectCache.UserFolder, "heat", key + ".json");
    }

    /// <summary>The functions that are worth compiling; null: nothing is known.</summary>
    public IReadOnlySet<int>? Read()
    {
        try
        {
            return HeatProfile.Read(_path, _program);
        }
        catch (CommandException)
        {
            return null;
        }
    }

    public void Write(IReadOnlyList<long> heat, IReadOnlySet<int> native)
    {
        try
        {
            Directory.CreateDirectory(Path.GetDirectoryName(_path)!);
            HeatProfile.Write(_path, _program, heat, native);
        }
        catch (Exception problem) when (problem is CommandException or IOException or UnauthorizedAccessException)
        {
        }
    }
}
