// SPDX-License-Identifier: MIT
// What compiled code shares with the image that it will be part of: the table of constants, and the numbers of places.
using EPython.Bytecode.Images;
using EPython.Frontend.Ir;

namespace EPython.CodeGen;

/// <summary>Numbers given out while units are emitted. Use one for all units of an image, over the image's constants.</summary>
public sealed class ImageTables(ConstantTable constants)
{
    /// <summary>The image's constants.</summary>
    public ConstantTable Constants { get; } = constants;

    private readonly Dictionary<Site, int> _numbers = [];
    private readonly List<Site> _sites = [];

    /// <summary>The source of each native site number, for the image's debug map.</summary>
    public IReadOnlyList<Site> Sites => _sites;

    /// <summary>The sites from here on are numbered apart from those before: a unit is told by its sites.</summary>
    public int BeginUnit()
    {
        _numbers.Clear();
        return _sites.Count;
    }

    /// <summary>Numbers all sites of a program, in its order: then they have the same numbers in all its units.</summary>
    public void NumberSites(IrProgram program)
    {
        foreach (var statement in program.Functions.SelectMany(function => IrWalk.All(function.Body)))
            NativeSite(statement.Site);
    }

    /// <summary>Index of a value constant (str, tuple, boxed number).</summary>
    public int ValueConstant(object? value) => Constants.AddValue(ConstantTable.ToValue(value));

    /// <summary>Number of a place in compiled code; sites are numbered over the whole image.</summary>
    public int NativeSite(Site site)
    {
        if (!_numbers.TryGetValue(site, out var number))
        {
            _numbers[site] = number = _sites.Count;
            _sites.Add(site);
        }
        return number;
    }
}
