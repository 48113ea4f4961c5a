// SPDX-License-Identifier: MIT
// What names mean: modules, functions (every def, lambda, module body, and comprehension that needs a scope of its own)
// and variables. Binding creates these; Types fills in the types.
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
    public Dictionary<string, Variable> Globals { get; } = [];
    public FunctionSymbol Body { get; set; } = null!;
}

public enum FunctionKind { Module, Def, Lambda, Comprehension }

public sealed class FunctionSymbol(
    string name, string qualifiedName, FunctionKind kind, AstNode syntax, FunctionSymbol? parent, ModuleSymbol module)
{
    /// <summary>Name in tracebacks: "f", "&lt;lambda&gt;", "&lt;listcomp&gt;", "&lt;module&gt;".</summary>
    public string Name { get; } = name;
    /// <summary>Unique in the program and stable: "m.outer.f", a lambda's with its line. --native and --vm name it so,
    /// or by Name where that is unique.</summary>
    public string QualifiedName { get; } = qualifiedName;
    public FunctionKind Kind { get; } = kind;
    public AstNode Syntax { get; } = syntax;
    public FunctionSymbol? Parent { get; } = parent;
    public ModuleSymbol Module { get; } = module;
    public int Index { get; set; }                       // in the program's function table
    public List<Variable> Parameters { get; } = [];
    public List<Variable> Locals { get; } = [];          // parameters included

    /// <summary>Some of its locals are captured: each activation makes an environment.</summary>
    public bool MakesEnvironment => EnvironmentSlots.Count > 0;
    public List<Variable> EnvironmentSlots { get; } = [];
    /// <summary>It reads or writes variables of an enclosing function: it is called with its closure's environment.</summary>
    public bool UsesEnvironment { get; set; }
    /// <summary>The name is bound once, by its def, and never rebound: calls by name are direct calls.</summary>
    public bool IsDirect { get; set; }
    /// <summary>It is used as a value somewhere, so it can be called with anything that inference saw flow there.</summary>
    public bool Escapes { get; set; }
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
    /// <summary>Slot in the owner's environment, values and raws counted apart; -1: not captured.</summary>
    public int EnvironmentSlot { get; set; } = -1;
    public bool IsCaptured { get; set; }
    /// <summary>The function whose def is this variable's only binding, if so.</summary>
    public FunctionSymbol? DirectFunction { get; set; }
    public PyType Type { get; set; } = PyType.Nothing;
    public override string ToString() => Name;
}

/// <summary>What a name or an attribute of a module stands for at one place.</summary>
public abstract record Resolution
{
    /// <summary>A variable; Level 0 = own function or global, n = n function scopes out.</summary>
    public sealed record ToVariable(Variable Variable, int Level) : Resolution;
    /// <summary>Built-in function, by its row in builtins.def ("Len", "MathSqrt"), or math.def ("Sin": IsMath).</summary>
    public sealed record ToBuiltin(string Name, bool IsMath) : Resolution;
    /// <summary>Built-in type as a value or constructor, by its row in types.def.</summary>
    public sealed record ToType(string Name) : Resolution;
    /// <summary>Constant of a built-in module: math.pi.</summary>
    public sealed record ToConstant(object Value) : Resolution;
    /// <summary>A module: only attributes of it may be used.</summary>
    public sealed record ToModule(ModuleSymbol? Module, string Name) : Resolution;
}

/// <summary>The program with its names resolved.</summary>
public sealed class BoundProgram
{
    public required IReadOnlyList<ModuleSymbol> Modules { get; init; }      // main module first
    public required IReadOnlyList<FunctionSymbol> Functions { get; init; }  // index = FunctionSymbol.Index; 0 = main body
    public required IReadOnlyDictionary<AstNode, Resolution> Resolutions { get; init; }   // AstName and AstAttribute
    public required IReadOnlyDictionary<AstNode, FunctionSymbol> FunctionOf { get; init; } // AstFunction, AstLambda...
    /// <summary>Uses (AstName loads, AstDelete names) that may find the variable unbound: they need a check.</summary>
    public required IReadOnlySet<AstNode> MayBeUnbound { get; init; }
}

/// <summary>The program with its types: every expression's, every variable's, every function's result.</summary>
public sealed class TypedProgram
{
    public required BoundProgram Bound { get; init; }
    public required IReadOnlyDictionary<AstExpression, PyType> Types { get; init; }
    /// <summary>Functions that no call or value reaches; they are not compiled.</summary>
    public required IReadOnlySet<FunctionSymbol> Unreachable { get; init; }
    /// <summary>Where a list literal, comprehension, repetition or list-making built-in makes a list or array: how it
    /// must store its items (its static type's element storage).</summary>
    public PyType TypeOf(AstExpression expression) => Types[expression];
}
