// SPDX-License-Identifier: MIT
// Names that are there without a definition: built-in functions and types, and the built-in modules'
// attributes.
using EPython.Frontend.Types;

namespace EPython.Frontend.Binding;

internal static class BuiltinNames
{
    private static readonly string[] s_types =
        ["Bool", "Int", "Float", "Str", "List", "Tuple", "Dict", "Set", "FrozenSet", "Bytes", "ByteArray", "Range", "Slice", "Type", "Any"];

    /// <summary>Modules whose names only serve annotations; nothing of them exists at run time.</summary>
    private static readonly string[] s_silent = ["typing", "collections.abc", "__future__", "epython"];

    private static readonly Dictionary<string, Resolution> s_builtins = MakeBuiltins();
    /// <summary>What of a built-in module is written in Python, and where.</summary>
    private static readonly Dictionary<string, (string Part, string[] Names)> s_parts = new()
    {
        ["epython"] = ("epython.tasks", ["task", "run_all"]),
        ["random"] = ("epython.draws", ["choices", "triangular", "expovariate", "Random"]),
        ["sys"] = ("epython.streams", ["stdin", "stdout", "stderr", "intern", "maxunicode", "version_info"]),
        ["gc"] = ("epython.collector", ["enable", "disable", "isenabled", "stats"]),
    };
    private const string Internal = "(core)";     // built-ins that no program can name
    private static readonly Dictionary<string, Dictionary<string, Resolution>> s_modules = MakeModules();

    /// <summary>Built-ins of CPython that are not in the subset: using one is an error, not an unbound
    /// name.</summary>
    private static readonly HashSet<string> s_unsupported =
    [
        "__build_class__", "__import__", "aiter", "anext", "breakpoint",
        "classmethod", "compile", "complex", "copyright", "credits", "dir", "eval", "exec", "exit",
        "globals", "help", "license", "locals", "memoryview", "object",
        "open", "property", "quit", "staticmethod", "super", "vars",
        "BaseExceptionGroup", "ExceptionGroup",
    ];

    public static IEnumerable<string> Functions => s_builtins.Keys;
    public static IEnumerable<string> Modules => s_modules.Keys;
    public static Resolution? Find(string name) => s_builtins.GetValueOrDefault(name);
    /// <summary>What stands for something else in the source, beside built-ins that the program may have other meanings for.</summary>
    public static Resolution? FindHidden(string name) => name switch
    {
        "sequence" => new Resolution.ToBuiltin("IsSequence", IsMath: false),
        "decoded" => new Resolution.ToBuiltin("StrOfBytes", IsMath: false),
        "instance" => new Resolution.ToBuiltin("NewObject", IsMath: false),
        "complain" => new Resolution.ToBuiltin("Complain", IsMath: false),
        "mapping" => new Resolution.ToBuiltin("IsMapping", IsMath: false),
        _ => Find(name),
    };

    public static bool IsUnsupported(string name) =>
        s_unsupported.Contains(name) && !s_builtins.ContainsKey(name);
    /// <summary>Whether a class is a built-in type that is written in Python.</summary>
    public static bool IsWrittenType(ClassSymbol one) =>
        IsWrittenModule(one.Module.Name) && one.Name is ("complex" or "memoryview" or "object");

    public static bool IsWrittenModule(string name) => name is "epython.complex" or "epython.memory" or "epython.plain";
    public static bool IsModule(string name) => s_modules.ContainsKey(name);
    public static IEnumerable<string> AttributesOf(string module) =>
        s_parts.TryGetValue(module, out var part) ? s_modules[module].Keys.Where(name => name[0] != '_').Concat(part.Names)
            : s_modules[module].Keys;

    /// <summary>The module that has the Python of an attribute of a built-in module; null if that is not written in
    /// Python.</summary>
    public static string? WrittenIn(string module, string name) => 
        s_parts.TryGetValue(module, out var part) && part.Names.Contains(name) ? part.Part : null;

    /// <summary>The module that has what of a built-in module is written in Python; null if there is none.</summary>
    public static string? WrittenParts(string module) => s_parts.TryGetValue(module, out var part) ? part.Part : null;

    /// <summary>Attribute of a built-in module; null if it has none of that name.</summary>
    public static Resolution? FindAttribute(string module, string name, Profile profile)
    {
        if (module == "sys" && name == "maxsize")
            return new Resolution.ToConstant(profile.IntMax());
        return s_modules[module].GetValueOrDefault(name) ?? FindSilent(module, name);
    }

    private static Resolution? FindSilent(string module, string name) => module switch
    {
        "typing" when name == "TYPE_CHECKING" => new Resolution.ToConstant(false),
        "typing" or "collections.abc" => new Resolution.ToType("Any"),
        "__future__" => new Resolution.ToConstant(null),
        _ => null,
    };

    private static Dictionary<string, Resolution> MakeBuiltins()
    {
        var names = new Dictionary<string, Resolution>();
        foreach (var row in BuiltinTable.All.Where(r => r.Module == ""))
            names[row.PythonName] = new Resolution.ToBuiltin(row.Name, IsMath: false);
        foreach (var row in BuiltinTable.Types.Where(t => s_types.Contains(t.Name)))
            names[row.PythonName] = new Resolution.ToType(row.Name);
        foreach (var row in BuiltinTable.Exceptions)
            names[row.Name] = new Resolution.ToType(row.Name);
        names["IOError"] = names["EnvironmentError"] = names["OSError"];
        names["NotImplemented"] = new Resolution.ToConstant(NotImplementedValue.Only);
        names["Ellipsis"] = new Resolution.ToConstant(new Ir.IrEllipsis());
        names["__debug__"] = new Resolution.ToConstant(true);
        return names;
    }

    private static Dictionary<string, Dictionary<string, Resolution>> MakeModules()
    {
        var modules = new Dictionary<string, Dictionary<string, Resolution>>();
        foreach (var name in s_silent)
            modules[name] = [];
        foreach (var word in Enum.GetValues<LoaderWord>())
            Of("epython")[word.PythonName()] = new Resolution.ToLoader(word);
        foreach (var row in BuiltinTable.Math)
            Of("math")[row.PythonName] = new Resolution.ToBuiltin(row.Name, IsMath: true);
        // A row of builtins.def goes before a math function of its name: math.log takes a base.
        foreach (var row in BuiltinTable.All.Where(r => r.Module is not (null or "" or Internal) && !r.Module.EndsWith('.')))
            Of(row.Module!)[row.PythonName] = new Resolution.ToBuiltin(row.Name, IsMath: false);
        (string Name, double Value)[] constants =
            [("pi", Math.PI), ("e", Math.E), ("tau", Math.Tau), ("inf", double.PositiveInfinity),
                ("nan", double.NaN)];
        foreach (var (name, value) in constants)
            Of("math")[name] = new Resolution.ToConstant(value);
        Of("sys")["maxsize"] = new Resolution.ToConstant(long.MaxValue);
        return modules;

        Dictionary<string, Resolution> Of(string module)
        {
            if (!modules.TryGetValue(module, out var attributes))
                modules.Add(module, attributes = []);
            return attributes;
        }
    }
}
