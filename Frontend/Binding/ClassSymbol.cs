// SPDX-License-Identifier: MIT
// Classes of the program: what they hold, in which order they are looked through, and the attributes of their instances.
// Binding creates them; Types finds which attributes instances have, and where each of them lies.
using EPython.Frontend.Syntax;
using EPython.Frontend.Types;

namespace EPython.Frontend.Binding;

/// <summary>What the first argument of a function in a class is: an instance, nothing, or the class. The parts of a
/// property take an instance too; reading, assigning and deleting the attribute calls them.</summary>
public enum MethodKind { Instance, Static, Class, Getter, Setter, Deleter }

/// <summary>A property of a class: a function with @property, and those that follow with @x.setter and @x.deleter.</summary>
public sealed record PropertySymbol(FunctionSymbol Getter, FunctionSymbol? Setter, FunctionSymbol? Deleter)
{
    public IEnumerable<FunctionSymbol> Parts => new[] { Getter, Setter, Deleter }.OfType<FunctionSymbol>();
}

/// <summary>One class statement.</summary>
public sealed class ClassSymbol(string name, string pythonName, string qualifiedName, AstClass syntax, ModuleSymbol module)
{
    public string Name { get; } = name;
    /// <summary>CPython's __qualname__.</summary>
    public string PythonName { get; } = pythonName;
    /// <summary>Unique in the program, as FunctionSymbol.QualifiedName.</summary>
    public string QualifiedName { get; } = qualifiedName;
    public AstClass Syntax { get; } = syntax;
    public ModuleSymbol Module { get; } = module;
    public int Index { get; set; }
    /// <summary>A class of exceptions.def, which others have as a base; it is none of the program's classes.</summary>
    public bool IsBuiltin { get; private init; }
    /// <summary>As a value, and in the order of look-up of an image.</summary>
    public int TypeNumber => IsBuiltin ? BuiltinTable.TypeNumber(Name) : ClassNumbers.FirstClass + Index;
    /// <summary>Its instances are exceptions.</summary>
    public bool IsException => Order.Any(above => above.IsBuiltin);
    public bool IsBelowBuiltin(string exception) => Order.Any(above => above.IsBuiltin && above.Name == exception);
    public List<ClassSymbol> Bases { get; } = [];
    /// <summary>The order of look-up, itself first.</summary>
    public IReadOnlyList<ClassSymbol> Order { get; set; } = [];
    private readonly ClassFamily _family = new();
    public ClassFamily Family => _family.Root;

    /// <summary>What its body binds, and what is assigned to it elsewhere. They are kept as globals are.</summary>
    public Dictionary<string, Variable> Attributes { get; } = [];
    /// <summary>Attributes that are always the function whose def stands in the body.</summary>
    public Dictionary<string, FunctionSymbol> Methods { get; } = [];
    public Dictionary<string, PropertySymbol> Properties { get; } = [];
    /// <summary>Names that the body binds whenever it runs to its end, and that nothing deletes.</summary>
    public HashSet<string> SureNames { get; } = [];
    /// <summary>Attributes that something assigns to its instances.</summary>
    public HashSet<FieldSymbol> Fields { get; } = [];
    /// <summary>Something makes instances of exactly this class.</summary>
    public bool IsConstructed { get; set; }

    /// <summary>The method that gives attributes which are not found.</summary>
    public const string Missing = "__getattr__";
    /// <summary>The method that assigns attributes of instances in place of the machine.</summary>
    public const string Setting = "__setattr__";
    /// <summary>The method that deletes them.</summary>
    public const string Deleting = "__delattr__";

    /// <summary>The class method that makes instances in place of the machine.</summary>
    public const string Making = "__make__";
    /// <summary>A class method here: it gets the class, and gives what a call of the class gives.</summary>
    public const string New = "__new__";

    /// <summary>Names that @abstractmethod stands before, and nothing below replaces: no instances can be made.</summary>
    public IReadOnlyList<string> AbstractNames { get; set; } = [];

    /// <summary>What makes instances of exactly this class; null: the machine does. Classes that nothing is missing in need
    /// not ask the maker of abstract ones.</summary>
    public FunctionSymbol? Maker => FindMethod(Making) is { } maker && (maker.Class!.Name != Abstract || AbstractNames.Count > 0)
        ? maker : null;

    /// <summary>The class of module abc below which there are abstract ones.</summary>
    public const string Abstract = "ABC";
    /// <summary>Where an abstract class keeps the words of the exception; those below that lack nothing have "" there.</summary>
    public const string AbstractWords = "_abstract_words";

    /// <summary>The method that a function of module math calls for instances; null if it calls none.</summary>
    public static string? RoundingMethod(string row) => row switch
    {
        "MathFloor" => "__floor__",
        "MathCeil" => "__ceil__",
        "MathTrunc" => "__trunc__",
        _ => null,
    };

    /// <summary>What the classes of exceptions.def have of their own.</summary>
    private static readonly string[] s_exceptionMethods = ["__init__", "__str__", "__repr__"];

    public static bool IsOfExceptions(string method) => s_exceptionMethods.Contains(method);

    public bool HasBuiltin(string name) => IsBuiltin && IsOfExceptions(name);

    /// <summary>A class of exceptions.def.</summary>
    public static ClassSymbol Builtin(string name, ClassSymbol? above)
    {
        var one = new ClassSymbol(name, name, name, null!, null!) { IsBuiltin = true };
        one.Order = [one, .. above?.Order ?? []];
        if (above is not null)
            one.Bases.Add(above);
        return one;
    }

    /// <summary>Whether nothing may assign that attribute of instances of exactly this class.</summary>
    public bool IsFixed(string name) => Order.Any(holder => holder.Fixed is { } some && (holder == this || some.Names.Contains(name)));

    public AstFixed? Fixed => IsBuiltin ? null : Syntax.Fixed;
    public IEnumerable<string> FixedNames => Order.SelectMany(holder => holder.Fixed?.Names ?? []);

    public FunctionSymbol? FindMethod(string name) => FindMethod(name, Order);

    private static FunctionSymbol? FindMethod(string name, IEnumerable<ClassSymbol> order)
    {
        foreach (var holder in order)
        {
            if (holder.HasBuiltin(name))
                return null;
            if (holder.Methods.TryGetValue(name, out var method))
                return method;
            if (holder.Attributes.ContainsKey(name))
                return null;
        }
        return null;
    }

    /// <summary>The property that instances have under that name; it goes before what is assigned to them.</summary>
    public PropertySymbol? FindProperty(string name) => Order.TakeWhile(holder => !holder.HasBuiltin(name))
        .FirstOrDefault(holder => holder.Attributes.ContainsKey(name))?.Properties.GetValueOrDefault(name);

    /// <summary>The method that super() in a class means for instances of exactly this one.</summary>
    public FunctionSymbol? FindMethodAfter(ClassSymbol one, string name) =>
        HolderAfter(one, name)?.Methods.GetValueOrDefault(name);

    /// <summary>The class where super() in a class finds an attribute for instances of exactly this one.</summary>
    public ClassSymbol? HolderAfter(ClassSymbol one, string name) => After(one)
        .TakeWhile(holder => !holder.HasBuiltin(name)).FirstOrDefault(holder => holder.Attributes.ContainsKey(name));

    /// <summary>super() in a class finds nothing of that name but what built-in exceptions have.</summary>
    public bool IsBuiltinAfter(ClassSymbol one, string name) =>
        HolderAfter(one, name) is null && After(one).Any(holder => holder.HasBuiltin(name));

    private IEnumerable<ClassSymbol> After(ClassSymbol one) => Order.SkipWhile(holder => holder != one).Skip(1);

    /// <summary>Attributes of that name on the way up, until one that is certainly there.</summary>
    public IEnumerable<Variable> FindAttributes(string name)
    {
        foreach (var holder in Order.TakeWhile(holder => !holder.HasBuiltin(name)))
        {
            if (holder.Attributes.TryGetValue(name, out var variable))
                yield return variable;
            if (holder.SureNames.Contains(name))
                yield break;
        }
    }

    /// <summary>The attribute that is found for certain; null if that is not known.</summary>
    public Variable? SureAttribute(string name) =>
        FindAttributes(name).FirstOrDefault() is { Class: { } holder } variable && holder.SureNames.Contains(name)
            ? variable : null;

    /// <summary>The class's own attribute, which assigning it from outside makes.</summary>
    public Variable OwnAttribute(string name)
    {
        if (!Attributes.TryGetValue(name, out var variable))
        {
            variable = new Variable(name, VariableKind.Global, Module.Body, Syntax.Span) { Class = this, MayBeUnbound = true };
            Attributes.Add(name, variable);
        }
        return variable;
    }

    public bool IsBelow(ClassSymbol other) => Order.Contains(other);
    public override string ToString() => QualifiedName;
}

/// <summary>Classes that inherit from one another: an attribute of their instances has one type and one place in all.</summary>
public sealed class ClassFamily
{
    private ClassFamily? _into;

    public ClassFamily Root => _into?.Root ?? this;

    public void JoinInto(ClassFamily other) => _into = other;

    public Dictionary<string, FieldSymbol> Fields { get; } = [];

    public FieldSymbol Field(string name)
    {
        if (!Fields.TryGetValue(name, out var field))
            Fields.Add(name, field = new FieldSymbol(name));
        return field;
    }
}

/// <summary>An attribute of instances.</summary>
public sealed class FieldSymbol(string name)
{
    public string Name { get; } = name;
    public PyType Type { get; set; } = PyType.Nothing;
    /// <summary>How its slot holds it: raw only if construction always sets it.</summary>
    public Kind Kind { get; set; } = Kind.Value;
    /// <summary>Every instance has it from when __init__ lets others see the instance.</summary>
    public bool IsSure { get; set; }
    public int Slot { get; set; } = -1;
    /// <summary>What stores are checked against and loads may rely on.</summary>
    public PyType PlaceType => Kind == Type.Kind ? Type : PyType.Any;
    public override string ToString() => Name;
}

/// <summary>What operators of classes give where they do not know the other operand.</summary>
public sealed class NotImplementedValue
{
    public static readonly NotImplementedValue Only = new();

    private NotImplementedValue()
    {
    }
}
