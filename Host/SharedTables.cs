// SPDX-License-Identifier: MIT
// The numbers that compiled code takes from its image: constants shared with the bytecode, sites of its own.
using EPython.Bytecode.Images;
using EPython.CodeGen;
using EPython.Frontend.Ir;

namespace EPython.Host;

internal sealed class SharedTables(ConstantTable constants) : IImageTables
{
    private readonly Dictionary<Site, int> _numbers = [];
    private readonly List<Site> _sites = [];

    public IReadOnlyList<Site> Sites => _sites;

    public int ValueConstant(object? value) => constants.AddValue(IrConstant.Value_(value));

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
