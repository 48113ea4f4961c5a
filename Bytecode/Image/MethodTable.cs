// SPDX-License-Identifier: MIT
// Section Methods, made of the method names: which built-in a name is for which type of self, and which parameter of
// which built-in a name is. The core compares numbers and needs no text. A name that stands twice counts once.
using EPython.Frontend.Ir.Lowering;
using EPython.Frontend.Types;

namespace EPython.Bytecode.Images;

public static class MethodTable
{
    private const int TypeShift = 10; // a row: type of self above, number of the built-in below

    /// <summary>The section, of the built-ins for which <paramref name="isUsed"/> holds: all, unless it is given.</summary>
    public static byte[] Write(IReadOnlyList<string> names, Func<BuiltinInfo, bool>? isUsed = null)
    {
        List<int> builtins =
            [.. Enumerable.Range(0, BuiltinTable.All.Count).Where(i => isUsed?.Invoke(BuiltinTable.All[i]) ?? true)];
        var rows = names.Select((name, i) => IsFirst(names, i) ? Rows(name, builtins) : []).ToList();
        var keywords = builtins.SelectMany(builtin => Keywords(builtin, names)).ToList();
        var to = new ByteWriter();
        to.U16(names.Count);
        to.U16(rows.Sum(ofName => ofName.Count));
        to.U16(keywords.Count);
        var end = 0;
        foreach (var ofName in rows)
            to.U16(end += ofName.Count);
        foreach (var row in rows.SelectMany(ofName => ofName))
            to.U16(row);
        foreach (var (row, name) in keywords)
        {
            to.U16(row);
            to.U16(name);
        }
        return to.ToArray();
    }

    private static bool IsFirst(IReadOnlyList<string> names, int index) => IndexOf(names, names[index]) == index;

    private static int IndexOf(IReadOnlyList<string> names, string name)
    {
        var index = 0;
        while (index < names.Count && names[index] != name)
            index++;
        return index;
    }

    private static List<int> Rows(string name, List<int> builtins)
    {
        var rows = new List<int>();
        foreach (var builtin in builtins)
        {
            var row = BuiltinTable.All[builtin];
            if (row.PythonName == name)
                rows.AddRange(BuiltinTable.TypesOf(row).Select(type => (int)Enum.Parse<RegisterType>(type) << TypeShift | builtin));
        }
        return rows;
    }

    private static IEnumerable<(int Row, int Name)> Keywords(int builtin, IReadOnlyList<string> names)
    {
        var parameters = new BuiltinSignature(BuiltinTable.All[builtin]).Parameters;
        for (var i = 0; i < parameters.Count; i++)
        {
            var name = parameters[i].IsPositionalOnly ? names.Count : IndexOf(names, parameters[i].Name);
            if (name < names.Count)
                yield return (i << TypeShift | builtin, name);
        }
    }
}
