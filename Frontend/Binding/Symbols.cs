// SPDX-License-Identifier: MIT
// What names mean: modules, functions (every def, lambda, module body, and comprehension that needs a scope
// of its own) and variables. Binding creates these; Types fills in the types.
using EPython.Frontend.Syntax;
using EPython.Frontend.Text;
using EPython.Frontend.Types;

namespace EPython.Frontend.Binding;

/// <summary>One source file of the program. Module bodies run at their first import.</summary>
public sealed class ModuleSymbol(string name, SourceText source, AstModule syntax)
{
    public string Name { get; } = name;
    public SourceText Source { get; } = source;
    public AstModule Syntax { get; } = syntax;
    /// <summary>In order of first appearance. Includes names that are read but bound nowhere (Bindings
    /// 0).</summary>
    public Dictionary<string, Variable> Globals { get; } = [];
    public FunctionSymbol Body { get; set; } = null!;
}

public enum FunctionKind { Module, Def, Lambda, Comprehension }

/// <summary>When a function's code comes to the core: with the program, when its def runs, or (defer=True) when it is
/// first needed.</summary>
public enum FunctionLoading { WithProgram, AtDeclaration, Deferred }

/// <summary>What programs import from epython.</summary>
public enum LoaderWord { Dynamic, LoadFunction }

public static class LoaderWords
{
    public static string PythonName(this LoaderWord word) => word == LoaderWord.Dynamic ? "dynamic" : "load_function";
}

public sealed class FunctionSymbol(
    string name, string qualifiedName, FunctionKind kind, AstNode syntax, FunctionSymbol? parent,
        ModuleSymbol module)
{
    /// <summary>Name in tracebacks: "f", "&lt;lambda&gt;", "&lt;listcomp&gt;", "&lt;module&gt;".</summary>
    public string Name { get; } = name;
    /// <summary>Unique in the program and stable: "m.outer.f", a lambda's with its line. --native and --vm
    /// name it so, or by Name where that is unique.</summary>
    public string QualifiedName { get; } = qualifiedName;
    /// <summary>CPython's __qualname__, as messages name it: "f", "outer.&lt;locals&gt;.f".</summary>
    public string PythonName => Class is not null
        ? ShownName.Contains('.') ? ShownName : $"{Class.PythonName}.{ShownName}"
        : Parent is null or { Kind: FunctionKind.Module } ? Name : $"{Parent.PythonName}.<locals>.{Name}";
    private string ShownName => (Syntax as AstFunction)?.ShownName ?? Name;
    public FunctionKind Kind { get; } = kind;
    public string? Docstring =>
        Syntax is AstFunction { Body: [AstExpressionStatement { Value: AstStr text }, ..] } ? text.Value : null;
    public AstNode Syntax { get; } = syntax;
    public FunctionSymbol? Parent { get; } = parent;
    public ModuleSymbol Module { get; } = module;
    /// <summary>The class whose body it stands in.</summary>
    public ClassSymbol? Class { get; init; }
    public MethodKind MethodKind { get; set; }
    /// <summary>It is always what its class holds under its name, so that calls by that name may be direct.</summary>
    public bool IsMethod { get; set; }
    /// <summary>Decorators that are called with it, from the outermost: its name stands for what they give.</summary>
    public List<AstDecorator> Wrappers { get; } = [];
    public int Index { get; set; }                       // in the program's function table
    /// <summary>Named ones, those given by name only last, then *args and **kwargs.
    /// A Comprehension has one, ".0": the iterator (GetIterator) of its first iterable, which the
    /// enclosing function evaluates. It returns the list or dict; a generator that is used up at
    /// once a list of the items.</summary>
    public List<Variable> Parameters { get; } = [];
    /// <summary>Parameters included, and the variables of comprehensions that need no function of their own.
    /// A module body has only the latter: its other variables are globals.</summary>
    public List<Variable> Locals { get; } = [];

    /// <summary>Some of its locals are captured: each activation makes an environment, whose parent is its
    /// closure's environment if it uses one, else None.</summary>
    public bool MakesEnvironment => EnvironmentSlots.Count > 0;
    public List<Variable> EnvironmentSlots { get; } = [];
    /// <summary>It is called with its closure's environment: it uses variables of an enclosing function, or a
    /// function inside it does. A closure's environment is the environment that its Parent's activation made,
    /// or, if that makes none, the Parent's own closure's environment.</summary>
    public bool UsesEnvironment { get; set; }

    /// <summary>Functions strictly between this one and an enclosing one that make an environment. So many
    /// links above this one's closure environment is the environment that closures made by the enclosing one
    /// carry: its own if it makes one, else its closure's.</summary>
    public int LinksTo(FunctionSymbol enclosing)
    {
        var links = 0;
        for (var f = Parent; f is not null && f != enclosing; f = f.Parent)
            links += f.MakesEnvironment ? 1 : 0;
        return links;
    }

    /// <summary>Control may reach the end of the body: the result may be None without a return.</summary>
    public bool FallsOffEnd { get; set; }
    /// <summary>A call of it gives a generator; its returns end that.</summary>
    public bool IsGenerator { get; set; }
    /// <summary>The name is bound once, by its def, and never rebound: calls by name are direct
    /// calls.</summary>
    public bool IsDirect { get; set; }
    /// <summary>It is used as a value somewhere, so it can be called with anything that inference saw flow
    /// there.</summary>
    public bool Escapes { get; set; }
    /// <summary>As its decorator says; functions inside it travel with it.</summary>
    public FunctionLoading Loading { get; set; }
    public PyType ReturnType { get; set; } = PyType.Nothing;
    public override string ToString() => QualifiedName;
}

public enum VariableKind { Local, Parameter, Global }

public sealed class Variable(string name, VariableKind kind, FunctionSymbol owner, SourceSpan declared)
{
    public string Name { get; } = name;
    public VariableKind Kind { get; } = kind;
    public FunctionSymbol Owner { get; } = owner;        // module body for a global
    public SourceSpan Declared { get; } = declared;
    public AstExpression? Default { get; set; }          // of a parameter
    public bool KeywordOnly { get; set; }                // parameter
    public bool PositionalOnly { get; set; }             // parameter
    /// <summary>A parameter that takes what is left: a tuple (*args), or a dict (**kwargs).</summary>
    public bool IsStar { get; set; }
    public bool IsStarStar { get; set; }
    public bool IsNamedParameter => !IsStar && !IsStarStar;
    /// <summary>What arguments are given by; of a positional-only parameter something that no argument can have.</summary>
    public string KeywordName => PositionalOnly && Owner.Kind != FunctionKind.Comprehension ? PositionalPrefix + Name : Name;
    public const string PositionalPrefix = "/";
    /// <summary>How many places bind it (a parameter counts as one); 0: every use raises NameError.</summary>
    public int Bindings { get; set; }
    /// <summary>Some use may find it unbound (BoundProgram.MayBeUnbound has that use), or a del clears it:
    /// where it is kept, it must be able to hold Unbound, or have a bound flag beside it.</summary>
    public bool MayBeUnbound { get; set; }
    /// <summary>What a global named like a built-in means while it is unbound; null: NameError.</summary>
    public Resolution? Fallback { get; set; }
    /// <summary>Slot in the owner's environment, values and raws counted apart; -1: not captured. Set by
    /// TypeInference from Type.Kind.</summary>
    public int EnvironmentSlot { get; set; } = -1;
    public bool IsCaptured { get; set; }
    /// <summary>The function whose def is this variable's only binding, if so (for a name bound only by `from
    /// m import f`: m's function). Calls by this name are direct; after the check if the use may be
    /// unbound.</summary>
    public FunctionSymbol? DirectFunction { get; set; }
    /// <summary>The class whose statement is this variable's only binding, if so.</summary>
    public ClassSymbol? DirectClass { get; set; }
    /// <summary>It is an attribute of this class.</summary>
    public ClassSymbol? Class { get; init; }
    public PyType Type { get; set; } = PyType.Nothing;
    /// <summary>It holds floats, and ints that are given to it become floats (FloatVariables).</summary>
    public bool TakesInts { get; set; }
    internal int FlowIndex { get; set; } = -1;           // its bit in the states of DefiniteAssignment
    public override string ToString() => Name;
}

/// <summary>What a name or an attribute of a module stands for at one place.</summary>
public abstract record Resolution
{
    /// <summary>A variable. Level 0: of the running function (captured: in the environment that its
    /// activation made) or a global. Level n >= 1: of an enclosing function, in the environment that lies n -
    /// 1 links above the one the running closure carries (1 = the closure's own). Functions that make no
    /// environment add no link, and whether the running function makes one does not matter: Level = 1 +
    /// LinksTo(Variable.Owner).</summary>
    public sealed record ToVariable(Variable Variable, int Level) : Resolution;
    /// <summary>Built-in function, by its row in builtins.def ("Len", "MathSqrt"), or math.def ("Sin":
    /// IsMath).</summary>
    public sealed record ToBuiltin(string Name, bool IsMath) : Resolution;
    /// <summary>Built-in type as a value or constructor, by its row in types.def. A call of it is a call of
    /// the row of builtins.def with the same name; Slice and Any ("object") have none.</summary>
    public sealed record ToType(string Name) : Resolution;
    /// <summary>Constant of a built-in module (math.pi: double, sys.maxsize: long), __name__ (string), NotImplementedValue, IrEllipsis,
    /// null for None.</summary>
    public sealed record ToConstant(object? Value) : Resolution;
    /// <summary>A module: only attributes of it may be used. Module is null for built-in ones and packages
    /// without code.</summary>
    public sealed record ToModule(ModuleSymbol? Module, string Name) : Resolution;
    /// <summary>dynamic, which can only decorate, or load_function, which can only be called.</summary>
    public sealed record ToLoader(LoaderWord Word) : Resolution;
}

/// <summary>The program with its names resolved.</summary>
public sealed class BoundProgram
{
    public required IReadOnlyList<ModuleSymbol> Modules { get; init; }      // main module first
    /// <summary>Index = FunctionSymbol.Index; 0 = main body.</summary>
    public required IReadOnlyList<FunctionSymbol> Functions { get; init; }
    /// <summary>Of every AstName (also stored and deleted ones), of each AstAttribute that is a module or in
    /// one, of AstFunction (the variable that the def binds), AstParameter (its variable), and calls of
    /// load_function.</summary>
    public required IReadOnlyDictionary<AstNode, Resolution> Resolutions { get; init; }
    /// <summary>Of AstFunction, AstLambda, and each AstComprehension that is not inlined.</summary>
    public required IReadOnlyDictionary<AstNode, FunctionSymbol> FunctionOf { get; init; }
    /// <summary>Uses (loads and augmented targets, names of AstDelete) that may find the variable unbound:
    /// they need a check. Also AstAttribute where it means a module's global.</summary>
    public required IReadOnlySet<AstNode> MayBeUnbound { get; init; }
    /// <summary>What each AstImport and AstImportFrom does at run time, in order.</summary>
    public required IReadOnlyDictionary<AstStatement, IReadOnlyList<ImportAction>> Imports { get; init; }
    public IReadOnlyList<ClassSymbol> Classes { get; init; } = [];
    public IReadOnlyDictionary<AstClass, ClassSymbol> ClassOf { get; init; } = new Dictionary<AstClass, ClassSymbol>();
    /// <summary>Some __exit__ may give something true.</summary>
    public bool ExitsMaySwallow { get; init; }
    /// <summary>Names of attributes that something assigns.</summary>
    public IReadOnlySet<string> StoredAttributes { get; init; } = new HashSet<string>();
    public IReadOnlySet<string> DeletedAttributes { get; init; } = new HashSet<string>();
    /// <summary>Calls of getattr, hasattr, setattr and delattr.</summary>
    public IReadOnlyDictionary<AstCall, AttributeCall> AttributeCalls { get; init; } = new Dictionary<AstCall, AttributeCall>();
    /// <summary>What names of attributes that are computed may be; empty if none is.</summary>
    public IReadOnlyList<string> ComputedNames { get; init; } = [];
    /// <summary>Whether a class or an instance of the program may have an attribute of that name.</summary>
    public bool HasAttribute(string name) => StoredAttributes.Contains(name)
        || Classes.Any(one => one.FindMethod(name) is not null || one.FindAttributes(name).Any());

    /// <summary>Callees super().m: the class whose method says so. Resolutions gives the first parameter of that method for
    /// the call of super.</summary>
    public IReadOnlyDictionary<AstAttribute, ClassSymbol> Supers { get; init; } = new Dictionary<AstAttribute, ClassSymbol>();
    /// <summary>Global that holds sys.argv (list[str]) if the program uses it: Run's arguments.</summary>
    public Variable? Argv { get; init; }
    /// <summary>The variable that keeps a dynamic function for load_function, beside the one of its name; Resolutions
    /// gives it for the calls of load_function. A name that no function registers has one with Bindings 0.</summary>
    public required IReadOnlyDictionary<AstFunction, Variable> Registrations { get; init; }
    public Profile Profile { get; init; }
}

/// <summary>One step of an import statement.</summary>
public abstract record ImportAction
{
    /// <summary>Call the module's body unless it has been called before (also when it is still
    /// running).</summary>
    public sealed record Run(ModuleSymbol Module) : ImportAction;
    /// <summary>Raise a row of faults.def with words as its argument: the module is missing.</summary>
    public sealed record Raise(string Fault, string Words) : ImportAction;
    /// <summary>target = source. IfBound (from m import *): nothing happens while a source variable is
    /// unbound; else it must be checked if Check.</summary>
    public sealed record Assign(Variable Target, Resolution Source, bool IfBound, bool Check) : ImportAction;
}

/// <summary>The program with its types: every expression's, every variable's, every function's
/// result.</summary>
public sealed class TypedProgram
{
    public required BoundProgram Bound { get; init; }
    /// <summary>Every expression of reachable functions, assignment targets included. Not in it: annotations,
    /// keyword names, names of modules, and the callee of a method call (x.append of x.append(1)).</summary>
    public required IReadOnlyDictionary<AstExpression, PyType> Types { get; init; }
    /// <summary>Result of the operator in target op= value; Types has the target's type as it is
    /// loaded.</summary>
    public required IReadOnlyDictionary<AstAugmentedAssign, PyType> AugmentedTypes { get; init; }
    /// <summary>What expressions that are functions may be, where inference saw only a few of the program.</summary>
    public required IReadOnlyDictionary<AstExpression, IReadOnlyList<FunctionSymbol>> FunctionValues { get; init; }
    /// <summary>Names of attributes that functions are given.</summary>
    public required IReadOnlySet<string> FunctionAttributes { get; init; }
    /// <summary>Functions that no call or value reaches; they are not compiled.</summary>
    public required IReadOnlySet<FunctionSymbol> Unreachable { get; init; }
    /// <summary>Where a list literal, comprehension, repetition or list-making built-in makes a list or
    /// array: how it must store its items (its static type's element storage).</summary>
    public PyType TypeOf(AstExpression expression) => Types[expression];
}
