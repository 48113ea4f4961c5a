// SPDX-License-Identifier: MIT
// What compiled code needs to know of the image it will be part of: numbers of constants and of sites.
using EPython.Frontend.Ir;

namespace EPython.CodeGen;

/// <summary>Gives out the image's numbers while code is emitted; the image writer implements it.</summary>
public interface IImageTables
{
    /// <summary>Index of a value constant (str, tuple, boxed number) in the image's constant table.</summary>
    int ValueConstant(object? value);

    /// <summary>Number of a place in compiled code; sites are numbered over the whole image.</summary>
    int NativeSite(Site site);
}

/// <summary>Tables kept in lists: for dumps and tests, and as the source of an image's tables.</summary>
public sealed class ImageTables : IImageTables
{
    private readonly Dictionary<object, int> _constants = [];
    private readonly Dictionary<Site, int> _siteNumbers = [];
    private readonly List<object?> _values = [];
    private readonly List<Site> _sites = [];

    public IReadOnlyList<object?> Values => _values;
    public IReadOnlyList<Site> Sites => _sites;

    public int ValueConstant(object? value)
    {
        var key = KeyOf(value);
        if (!_constants.TryGetValue(key, out var index))
        {
            _constants[key] = index = _values.Count;
            _values.Add(value);
        }
        return index;
    }

    public int NativeSite(Site site)
    {
        if (!_siteNumbers.TryGetValue(site, out var number))
        {
            _siteNumbers[site] = number = _sites.Count;
            _sites.Add(site);
        }
        return number;
    }

    // 1, 1.0 and True are equal keys nowhere: the type is part of the key, and so are a float's sign and bits.
    private static object KeyOf(object? value) => value switch
    {
        null => "None",
        double number => (typeof(double), BitConverter.DoubleToInt64Bits(number)),
        IrTupleConstant tuple => (typeof(IrTupleConstant), string.Join('\u0001', tuple.Items.Select(KeyOf))),
        _ => (value.GetType(), value),
    };
}
