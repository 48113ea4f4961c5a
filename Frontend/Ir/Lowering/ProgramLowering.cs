// SPDX-License-Identifier: MIT
// What all functions of a program share while they are lowered: the function table, places of variables, name tables.
using EPython.Frontend.Binding;
using EPython.Frontend.Diagnostics;
using EPython.Frontend.Syntax;
using EPython.Frontend.Types;

namespace EPython.Frontend.Ir.Lowering;

/// <summary>Slot of a captured variable in its owner's environment; Flag: slot of its bound flag, or -1.</summary>
internal sealed record EnvironmentPlace(FunctionSymbol Owner, Kind Kind, int Slot, int Flag);

/// <summary>Slot of a global; Flag: its bound flag, for raw ones that may be unbound.</summary>
internal sealed record GlobalPlace(IrGlobal Slot, IrGlobal? Flag);

internal sealed class ProgramLowering
{
    private readonly Dictionary<FunctionSymbol, IrFunction> _functions = [];
    private readonly Dictionary<Variable, EnvironmentPlace> _captured = [];
    private readonly Dictionary<Variable, GlobalPlace> _globalPlaces = [];
    private readonly Dictionary<ModuleSymbol, IrGlobal> _moduleFlags = [];
    private readonly List<IrGlobal> _globals = [];
    private readonly List<string> _names = [];
    private readonly List<string> _methodNames = [];
    private readonly HashSet<string> _keywords = [];
    private readonly List<object?> _keywordTexts = [];
    private readonly HashSet<string> _computed = [];
    private readonly List<object?> _computedTexts = [];
    private readonly Dictionary<string, string> _shown = [];
    private readonly List<object?> _dictKeys = [];

    public ProgramLowering(TypedProgram program, Profile profile, DiagnosticBag bag)
    {
        Program = program;
        Profile = profile;
        Bag = bag;
        Reachable = [.. program.Bound.Functions.Where(f => !program.Unreachable.Contains(f))];
        Usage = new VariableUsage(program.Bound, Reachable);
        KeywordTexts = IrConstant.Value_(new IrTupleConstant(_keywordTexts));
        ComputedTexts = IrConstant.Value_(new IrTupleConstant(_computedTexts));
        DictKeys = IrConstant.Value_(new IrTupleConstant(_dictKeys));
        UnpacksNames = Bound.Modules.SelectMany(module => AstWalk.All(module.Syntax))
            .Any(node => node is AstStarred { IsDouble: true });
        HearsInterrupts = Bound.Resolutions.Values.Concat(Bound.Imports.Values.SelectMany(actions => actions)
                .OfType<ImportAction.Assign>().Select(action => action.Source))
            .Any(meaning => meaning is Resolution.ToBuiltin { Name: "TaskOnInterrupt" or "TaskPause" });
    }

    public TypedProgram Program { get; }
    public BoundProgram Bound => Program.Bound;
    public Profile Profile { get; }
    public DiagnosticBag Bag { get; }
    public VariableUsage Usage { get; }
    private List<FunctionSymbol> Reachable { get; }

    public IrProgram Lower()
    {
        for (var i = 0; i < Reachable.Count; i++)
            _functions.Add(Reachable[i], Declare(Reachable[i], i));
        foreach (var function in Reachable)
            LayOutEnvironment(function);
        foreach (var function in Reachable)
            new FunctionLowering(this, function, _functions[function]).Lower();
        var classes = Bound.Classes.Select(LowerClass).ToList();
        _keywordTexts.AddRange(_methodNames.Select(name => _keywords.Contains(name) ? name : null));
        _computedTexts.AddRange(_methodNames.Select(name => _computed.Contains(name) ? name : null));
        _dictKeys.AddRange(_methodNames.Zip(_computedTexts, (name, text) => _shown.TryGetValue(name, out var key) ? key : text));
        return new IrProgram
        {
            Functions = [.. Reachable.Select(f => _functions[f])],
            Globals = _globals,
            Classes = classes,
            MethodNames = _methodNames,
            Names = _names,
            Argv = Bound.Argv is { } argv ? GlobalPlaceOf(argv).Slot : null,
            Sources = [.. Bound.Modules.Select(m => m.Source).Distinct()],
        };
    }

    public IrFunction? FunctionOf(FunctionSymbol symbol) => _functions.GetValueOrDefault(symbol);

    /// <summary>Index of a word in the table of fault names.</summary>
    public int NameIndex(string name) => Intern(_names, name);

    public int AddMethodName(string name) => Intern(_methodNames, name);

    /// <summary>A name that an argument may be given by.</summary>
    public void AddKeyword(string name)
    {
        _keywords.Add(name);
        AddMethodName(name);
    }

    /// <summary>Text of each method name that is a keyword, None for the others: what the keys of **kwargs are. It is complete
    /// when all functions are lowered.</summary>
    public IrConstant KeywordTexts { get; }

    /// <summary>The name of an attribute that may be asked for by its text.</summary>
    public void AddComputedName(string name)
    {
        _computed.Add(name);
        AddMethodName(name);
    }

    /// <summary>Text of each method name that getattr and its like may compute, likewise.</summary>
    public IrConstant ComputedTexts { get; }

    /// <summary>The name of an attribute as a key of __dict__: that of a cached property is what stands behind the last dot.</summary>
    public void AddDictKey(string name)
    {
        if (name[0] == '.')
        {
            _shown[name] = name[(name.LastIndexOf('.') + 1)..];
            AddMethodName(name);
        }
        else
            AddComputedName(name);
    }

    /// <summary>Key in __dict__ of each method name, likewise.</summary>
    public IrConstant DictKeys { get; }

    /// <summary>Some call unpacks a dict: then built-ins may be given arguments by names that stand nowhere.</summary>
    public bool UnpacksNames { get; }

    /// <summary>The program has a handler of interrupts, or pauses tasks.</summary>
    public bool HearsInterrupts { get; }

    /// <summary>A built-in that is called with what a dict holds.</summary>
    public void AddKeywordsOf(BuiltinInfo row)
    {
        foreach (var parameter in new BuiltinSignature(row).Parameters.Where(_ => UnpacksNames))
        {
            if (!parameter.IsPositionalOnly)
                AddKeyword(parameter.Name);
        }
    }

    public bool IsGlobal(Variable variable) => variable.Kind == VariableKind.Global
        && (variable.Class is not null || Usage.IsShared(variable));

    public EnvironmentPlace? EnvironmentPlaceOf(Variable variable) => _captured.GetValueOrDefault(variable);

    public GlobalPlace GlobalPlaceOf(Variable variable)
    {
        if (_globalPlaces.TryGetValue(variable, out var place))
            return place;
        var kind = variable.Type.Kind;
        var needsFlag = kind != Kind.Value && variable.MayBeUnbound;
        var slot = AddGlobal(QualifiedName(variable), kind, variable.Type);
        place = new GlobalPlace(slot, needsFlag ? AddGlobal(slot.Name + "?", Kind.Bool, PyType.Bool) : null);
        _globalPlaces.Add(variable, place);
        return place;
    }

    // What is found by name only if the program says that name somewhere.
    private IrClass LowerClass(ClassSymbol one)
    {
        var reserved = one.IsException ? ClassNumbers.ExceptionSlots : 0;
        var slots = new IrField?[Math.Max(reserved, one.Fields.Select(field => field.Slot + 1).DefaultIfEmpty().Max())];
        foreach (var field in one.Fields)
        {
            slots[field.Slot] = new IrField(field.Name, field.Kind, field.PlaceType);
            AddMethodName(field.Name);
        }
        var entries = one.Attributes.Values.Where(IsFoundByName).SelectMany(variable => EntriesOf(one, variable));
        var name = BuiltinNames.IsWrittenType(one) ? one.PythonName : $"{one.Module.Name}.{one.PythonName}";
        return new IrClass(name, [.. one.Order.Select(above => above.TypeNumber)], slots,
            [.. entries], one.IsException);
    }

    // A property has an entry for each of its parts that something calls, the getter's first.
    private IEnumerable<IrClassEntry> EntriesOf(ClassSymbol one, Variable variable)
    {
        if (one.Properties.TryGetValue(variable.Name, out var property))
            return property.Parts.Where(part => FunctionOf(part) is not null)
                .Select(part => new IrClassEntry(variable.Name, null, FunctionOf(part), part.MethodKind));
        var entry = one.Methods.TryGetValue(variable.Name, out var method)
                ? FunctionOf(method) is { } function
                    ? new IrClassEntry(variable.Name, null, function, method.MethodKind) : null
                : new IrClassEntry(variable.Name, GlobalPlaceOf(variable).Slot, null, MethodKind.Instance);
        return entry is null ? [] : [entry];
    }

    private bool IsFoundByName(Variable attribute) =>
        _methodNames.Contains(attribute.Name) || SpecialMethods.Names.Contains(attribute.Name);

    /// <summary>Hidden global: the attributes of functions, a dict.</summary>
    public IrGlobal FunctionAttributes => _functionAttributes ??= AddGlobal("attributes of functions", Kind.Value, PyType.Any);
    private IrGlobal? _functionAttributes;

    /// <summary>Hidden global: the module's body has been entered.</summary>
    public IrGlobal ModuleFlagOf(ModuleSymbol module)
    {
        if (!_moduleFlags.TryGetValue(module, out var flag))
            _moduleFlags.Add(module, flag = AddGlobal(module.Name + "!", Kind.Bool, PyType.Bool));
        return flag;
    }

    /// <summary>The nearest function around (or this one) that makes an environment.</summary>
    public static FunctionSymbol? EnvironmentMaker(FunctionSymbol? function)
    {
        while (function is not null && !function.MakesEnvironment)
            function = function.Parent;
        return function;
    }

    private IrFunction Declare(FunctionSymbol symbol, int index)
    {
        var function = new IrFunction(symbol, index)
        {
            ResultKind = symbol.ReturnType.Tags is TypeTags.None or TypeTags.Nothing
                ? Kind.None
                : symbol.ReturnType.Kind,
            ResultType = symbol.ReturnType.Tags == TypeTags.Nothing ? PyType.None : symbol.ReturnType,
            KeywordOnly = symbol.Parameters.Count(parameter => parameter.KeywordOnly),
        };
        foreach (var parameter in symbol.Parameters)
        {
            AddMethodName(parameter.KeywordName);
            if (parameter is { PositionalOnly: false, IsNamedParameter: true })
                AddKeyword(parameter.Name);
        }
        return function;
    }

    private void LayOutEnvironment(FunctionSymbol symbol)
    {
        var function = _functions[symbol];
        if (symbol.UsesEnvironment && EnvironmentMaker(symbol.Parent) is { } maker)
            function.EnvironmentOwner = _functions[maker];
        var slots = symbol.EnvironmentSlots
            .Select(variable => AddEnvironmentSlot(function, variable.Type.Kind, variable.Type)).ToList();
        foreach (var (variable, slot) in symbol.EnvironmentSlots.Zip(slots))
        {
            var kind = variable.Type.Kind;
            var flag = kind != Kind.Value && variable.MayBeUnbound
                ? AddEnvironmentSlot(function, Kind.Bool, PyType.Bool)
                : -1;
            _captured.Add(variable, new EnvironmentPlace(symbol, kind, slot, flag));
        }
    }

    private static int AddEnvironmentSlot(IrFunction function, Kind kind, PyType type)
    {
        if (kind == Kind.Value)
        {
            function.EnvironmentValues.Add(type);
            return function.EnvironmentValues.Count - 1;
        }
        function.EnvironmentRaws.Add(kind);
        return function.EnvironmentRaws.Count - 1;
    }

    private IrGlobal AddGlobal(string name, Kind kind, PyType type)
    {
        var slot = _globals.Count(global => (global.Kind == Kind.Value) == (kind == Kind.Value));
        var global = new IrGlobal(name, kind, type, slot);
        _globals.Add(global);
        return global;
    }

    private string QualifiedName(Variable variable)
    {
        if (variable.Class is { } holder)
            return $"{holder.QualifiedName}.{variable.Name}";
        var module = variable.Owner.Module;
        return module == Bound.Modules[0] ? variable.Name : $"{module.Name}.{variable.Name}";
    }

    private static int Intern(List<string> table, string word)
    {
        var index = table.IndexOf(word);
        if (index < 0)
        {
            index = table.Count;
            table.Add(word);
        }
        return index;
    }
}
