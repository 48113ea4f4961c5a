// SPDX-License-Identifier: MIT
// The typed IR, all of it: structured control over three-address statements. Both back ends read it and nothing else.
//
// * A function has typed locals. Operands are locals or constants. A statement computes at most one operation.
// * Control is structured: IrBlock is left by IrBreak, IrLoop is repeated by IrContinue and left by IrBreak; falling off
//   the end of an IrLoop's body repeats it. Labels are unique in a function.
// * Conversions are explicit: an operand's kind equals what the operation's row in opcodes.def says.
// * Evaluation order is the order of statements. Every statement that can raise carries the Site it is reported at.
// * Every local is assigned on every path before it is read; one that Python may find unbound starts as IrUnbound, or
//   as zero with a Bool local beside it that says whether it is bound.
// * Value places (globals, environment slots, parameters, results, variables) hold what RegisterTypes.Of(their type) says or
//   Unbound: a CheckBound follows the load of a global or environment value; a CheckType stands between a value that comes
//   from elsewhere (items, dynamic results, results of built-ins) and an operation, method or place that relies on its type.
// * Nothing follows IrBreak, IrContinue, IrReturn or IrRaise in a list of statements.
// * IrFunction.Defaults are of Kind.Value whatever the parameter's kind is.
// * Operation.AddIntImmediate is the encoder's choice, never in the IR.
using EPython.Frontend.Binding;
using EPython.Frontend.Text;
using EPython.Frontend.Types;

namespace EPython.Frontend.Ir;

public sealed class IrProgram
{
    public required IReadOnlyList<IrFunction> Functions { get; init; }      // index = IrFunction.Index; 0 = main body
    public required IReadOnlyList<IrGlobal> Globals { get; init; }
    /// <summary>Names looked up at run time: methods and keyword arguments of dynamic calls, parameters.</summary>
    public required IReadOnlyList<string> MethodNames { get; init; }
    /// <summary>Words for faults (X operands): variable names.</summary>
    public required IReadOnlyList<string> Names { get; init; }
    public required IReadOnlyList<SourceText> Sources { get; init; }
    public IReadOnlyList<IrClass> Classes { get; init; } = [];      // index = ClassSymbol.Index
    /// <summary>Globals that classes hold, and that are found by name there.</summary>
    public IEnumerable<IrGlobal> HeldGlobals =>
        Classes.SelectMany(one => one.Entries).Select(entry => entry.Global).OfType<IrGlobal>();
    /// <summary>Holds sys.argv, a list[str], if the program uses it.</summary>
    public IrGlobal? Argv { get; init; }

    private bool? _delegates;
    private bool Delegates => _delegates ??= Functions.Any(function =>
        IrWalk.All(function.Body).Any(statement => statement is IrYield { Form: YieldForm.Delegate }));

    /// <summary>Number of what a class holds if the machine may call it in this program (specials.def); -1 otherwise.</summary>
    public int SpecialNumber(IrClassEntry entry)
    {
        var number = SpecialMethods.NumberOf(entry.Name);
        var isAsked = number < (int)SpecialMethod.Send || (number == (int)SpecialMethod.Keys || Delegates) && entry.How < MethodKind.Getter;
        return isAsked ? number : -1;
    }
}

/// <summary>A class. Name: "__main__.C". Order: the order of look-up, each as the number of a type. Slots: attributes of
/// instances, null where this class has none; the first of exceptions are reserved. Entries: what it holds, found by name.
/// </summary>
public sealed record IrClass(string Name, IReadOnlyList<int> Order, IReadOnlyList<IrField?> Slots,
    IReadOnlyList<IrClassEntry> Entries, bool IsException = false);

public sealed record IrField(string Name, Kind Kind, PyType Type);

/// <summary>A global, or a function that is always there.</summary>
public sealed record IrClassEntry(string Name, IrGlobal? Global, IrFunction? Function, MethodKind How);

/// <summary>A global variable's slot. Slot counts from 0 in each bank (values, raws).</summary>
public sealed record IrGlobal(string Name, Kind Kind, PyType Type, int Slot);

public sealed class IrFunction(FunctionSymbol symbol, int index)
{
    public FunctionSymbol Symbol { get; } = symbol;
    public int Index { get; } = index;
    public string Name => Symbol.QualifiedName;
    /// <summary>Its body has one Start, among the statements of its outermost list; the values of its returns are of
    /// Kind.Value and any type, whatever ResultType is: that of the generator.</summary>
    public bool IsGenerator => Symbol.IsGenerator;
    public List<IrLocal> Parameters { get; } = [];      // also in Locals
    /// <summary>Default of each parameter: a constant, IrComputedDefault, or null where there is none.</summary>
    public List<IrOperand?> Defaults { get; } = [];
    public int KeywordOnly { get; set; }
    public List<IrLocal> Locals { get; } = [];
    public Kind ResultKind { get; set; }                // None: gives nothing (the caller sees Python's None)
    public PyType ResultType { get; set; } = PyType.None;
    /// <summary>Holds the closure's environment on entry; null if the function uses none.</summary>
    public IrLocal? ClosureEnvironment { get; set; }
    /// <summary>What the environment of an activation holds, where it makes one: value slots by static type, raw slots by
    /// kind, both in slot order. Its parent is the environment that the function itself was called with.</summary>
    public List<PyType> EnvironmentValues { get; } = [];
    public List<Kind> EnvironmentRaws { get; } = [];
    /// <summary>The function whose environment this one is called with (its closure's); null if it uses none.</summary>
    public IrFunction? EnvironmentOwner { get; set; }
    public List<IrStatement> Body { get; set; } = [];
    public override string ToString() => Name;
}

/// <summary>A typed local of one function: a C local or a register.</summary>
public sealed class IrLocal(int id, string name, Kind kind, PyType type) : IrOperand
{
    public int Id { get; } = id;                        // unique in the function
    public string Name { get; } = name;                 // Python name, or "t" for a temporary
    public override Kind Kind { get; } = kind;
    public PyType Type { get; set; } = type;            // Kind.Value: what is known of it
    public bool IsTemporary { get; init; }              // assigned once, used in the same straight-line stretch or below
    public override string ToString() => $"{Name}.{Id}";
}

public abstract class IrOperand
{
    public abstract Kind Kind { get; }
}

/// <summary>Constant: Int (long), Float (double), Bool (bool), Word (uint), or as Kind.Value: null (None),
/// bool/long/double (boxed), string, IrBytes, IrTupleConstant, IrEllipsis, IrNotImplemented.</summary>
public sealed class IrConstant(Kind kind, object? value) : IrOperand
{
    public override Kind Kind { get; } = kind;
    public object? Value { get; } = value;
    public static IrConstant Int(long value) => new(Kind.Int, value);
    public static IrConstant Float(double value) => new(Kind.Float, value);
    public static IrConstant Bool(bool value) => new(Kind.Bool, value);
    public static IrConstant Word(uint value) => new(Kind.Word, value);
    public static IrConstant Value_(object? value) => new(Kind.Value, value);
}

public sealed record IrTupleConstant(IReadOnlyList<object?> Items);
/// <summary>Each char is a byte.</summary>
public sealed record IrBytes(string Value);
public sealed record IrEllipsis;
public sealed record IrNotImplemented;

/// <summary>Kind.Value: no value yet (argument not given, cleared variable).</summary>
public sealed class IrUnbound : IrOperand { public override Kind Kind => Kind.Value; }

/// <summary>Function without environment and computed defaults, as a value.</summary>
public sealed class IrFunctionValue(int function) : IrOperand
{
    public override Kind Kind => Kind.Value;
    public int Function { get; } = function;
}

/// <summary>Built-in as a value: a row of builtins.def, or of math.def.</summary>
public sealed class IrBuiltinValue(string name, bool isMath) : IrOperand
{
    public override Kind Kind => Kind.Value;
    public string Name { get; } = name;
    public bool IsMath { get; } = isMath;
}

/// <summary>Built-in type as a value: a row of types.def.</summary>
public sealed class IrTypeValue(string name) : IrOperand
{
    public override Kind Kind => Kind.Value;
    public string Name { get; } = name;
}

/// <summary>Class of the program as a value.</summary>
public sealed class IrClassValue(int index, string name) : IrOperand
{
    public override Kind Kind => Kind.Value;
    public int Class { get; } = index;
    public string Name { get; } = name;
}

/// <summary>In IrFunction.Defaults: evaluated at the def, kept in the closure.</summary>
public sealed class IrComputedDefault : IrOperand { public override Kind Kind => Kind.Value; }

/// <summary>Where a fault is reported: a place in a function; Caller is set where the function was inlined.</summary>
public sealed record Site(SourceSpan Span, string Function, Site? Caller = null)
{
    public int Line => Span.Line;
}

/// <summary>Which checks of an operation remain; what inference and ranges proved away.</summary>
[Flags]
public enum Checks : byte
{
    None = 0,
    Overflow = 1,           // result may not fit
    Bounds = 2,             // index may lie outside
    Negative = 4,           // index (or shift count, exponent) may be negative
    Zero = 8,               // divisor may be zero
    All = 15,
}

// ---- statements ------------------------------------------------------------------------------------------------------

public abstract class IrStatement(Site site)
{
    public Site Site { get; } = site;
}

/// <summary>target = source, same kind.</summary>
public sealed class IrMove(Site site, IrLocal target, IrOperand source) : IrStatement(site)
{
    public IrLocal Target { get; } = target;
    public IrOperand Source { get; set; } = source;
}

/// <summary>[target =] Operation(operands; immediates). Immediates are the row's n s B X operands, in order.
/// For a "*" row operands are the list.</summary>
public sealed class IrOp(
    Site site, Operation operation, IrLocal? target, IReadOnlyList<IrOperand> operands, params int[] immediates)
    : IrStatement(site)
{
    public Operation Operation { get; } = operation;
    public IrLocal? Target { get; } = target;
    public IReadOnlyList<IrOperand> Operands { get; set; } = operands;
    public IReadOnlyList<int> Immediates { get; } = immediates;
    public Checks Checks { get; set; } = Checks.All;
    /// <summary>Of a list that is made here: proved items at most; null: nothing is known.</summary>
    public long? MostItems { get; set; }
}

/// <summary>Direct call: one operand per parameter, kinds as declared. Environment: the callee's closure environment
/// where it uses one.</summary>
public sealed class IrCall(
    Site site, IrFunction callee, IrLocal? target, IReadOnlyList<IrOperand> arguments, IrOperand? environment)
    : IrStatement(site)
{
    public IrFunction Callee { get; } = callee;
    public IrLocal? Target { get; } = target;
    public IReadOnlyList<IrOperand> Arguments { get; set; } = arguments;
    public IrOperand? Environment { get; set; } = environment;
}

/// <summary>Call of a value with values; Names belong to the last arguments.</summary>
public sealed class IrCallValue(
    Site site, IrOperand callee, IrLocal? target, IReadOnlyList<IrOperand> arguments, IReadOnlyList<string> names)
    : IrStatement(site)
{
    public IrOperand Callee { get; set; } = callee;
    public IrLocal? Target { get; } = target;
    public IReadOnlyList<IrOperand> Arguments { get; set; } = arguments;
    public IReadOnlyList<string> Names { get; } = names;
    /// <summary>What is likely called, with one argument for each parameter, of the parameter's type. May be something else.</summary>
    public IReadOnlyList<FunctionSymbol> Likely { get; init; } = [];
}

/// <summary>Call of a built-in function or method (receiver first) with values laid out as its row says; arguments not
/// given are IrUnbound.</summary>
public sealed class IrCallBuiltin(
    Site site, string builtin, IrLocal? target, IReadOnlyList<IrOperand> arguments) : IrStatement(site)
{
    public string Builtin { get; } = builtin;           // row of builtins.def
    public IrLocal? Target { get; } = target;
    public IReadOnlyList<IrOperand> Arguments { get; set; } = arguments;
}

/// <summary>Method of a receiver (first argument) whose type is known only at run time.</summary>
public sealed class IrCallMethod(
    Site site, string method, IrLocal? target, IReadOnlyList<IrOperand> arguments, IReadOnlyList<string> names)
    : IrStatement(site)
{
    public string Method { get; } = method;
    public IrLocal? Target { get; } = target;
    public IReadOnlyList<IrOperand> Arguments { get; set; } = arguments;
    public IReadOnlyList<string> Names { get; } = names;
}

public enum YieldForm { Start, Item, Delegate }

/// <summary>In generators. Start: the function's call returns a generator; what follows runs when that is asked for items.
/// Item: it gives value and is suspended; target is what is sent to it. Delegate: the items come from an iterator, value,
/// before control goes on; target is what that returned.</summary>
public sealed class IrYield(Site site, YieldForm form, IrLocal? target, IrOperand? value) : IrStatement(site)
{
    public YieldForm Form { get; } = form;
    public IrLocal? Target { get; } = target;
    public IrOperand? Value { get; set; } = value;      // null: of Start
}

/// <summary>IsBound: proved of the global here, so that a check of it never fails.</summary>
public sealed class IrLoadGlobal(Site site, IrLocal target, IrGlobal global, bool isBound = false) : IrStatement(site)
{
    public IrLocal Target { get; } = target;
    public IrGlobal Global { get; } = global;
    public bool IsBound { get; } = isBound;
    /// <summary>Of an int: proved bounds of its value; null: nothing is known.</summary>
    public (long Low, long High)? Bounds { get; set; }
}

public sealed class IrStoreGlobal(Site site, IrGlobal global, IrOperand source) : IrStatement(site)
{
    public IrGlobal Global { get; } = global;
    public IrOperand Source { get; set; } = source;
}

/// <summary>target = new environment of the running function, above parent (None if it has none).</summary>
public sealed class IrNewEnvironment(Site site, IrLocal target, IrOperand parent, int values, int raws)
    : IrStatement(site)
{
    public IrLocal Target { get; } = target;
    public IrOperand Parent { get; } = parent;
    public int Values { get; } = values;
    public int Raws { get; } = raws;
}

/// <summary>target = slot of the environment `level` above environment (0: itself). Slots of a bank count from 0.</summary>
public sealed class IrLoadEnvironment(Site site, IrLocal target, IrLocal environment, int level, int slot)
    : IrStatement(site)
{
    public IrLocal Target { get; } = target;
    public IrLocal Environment { get; } = environment;
    public int Level { get; } = level;
    public int Slot { get; } = slot;
}

public sealed class IrStoreEnvironment(Site site, IrLocal environment, int level, int slot, IrOperand source)
    : IrStatement(site)
{
    public IrLocal Environment { get; } = environment;
    public int Level { get; } = level;
    public int Slot { get; } = slot;
    public IrOperand Source { get; set; } = source;
}

/// <summary>target = closure of a function over an environment (None if it uses none) with its computed defaults.</summary>
public sealed class IrNewClosure(
    Site site, IrLocal target, int function, IrOperand environment, IReadOnlyList<IrOperand> defaults)
    : IrStatement(site)
{
    public IrLocal Target { get; } = target;
    public int Function { get; } = function;
    public IrOperand Environment { get; } = environment;
    public IReadOnlyList<IrOperand> Defaults { get; set; } = defaults;
}

// ---- control ---------------------------------------------------------------------------------------------------------

/// <summary>A label: unique object, a name for printing.</summary>
public sealed class IrLabel(string name)
{
    public string Name { get; } = name;
    public override string ToString() => Name;
}

public sealed class IrBlock(Site site, IrLabel label, List<IrStatement> body) : IrStatement(site)
{
    public IrLabel Label { get; } = label;
    public List<IrStatement> Body { get; set; } = body;
}

public sealed class IrLoop(Site site, IrLabel label, List<IrStatement> body) : IrStatement(site)
{
    public IrLabel Label { get; } = label;
    public List<IrStatement> Body { get; set; } = body;
}

/// <summary>for (counter = start; counter before stop; counter += step) body. Start, stop and step are evaluated
/// before; nothing in the body assigns counter, stop or step; step is a constant or proved or checked non-zero.
/// IrContinue(label) goes to the next step; the counter's value after the loop is not used.</summary>
public sealed class IrForRange(
    Site site, IrLabel label, IrLocal counter, IrOperand start, IrOperand stop, IrOperand step, List<IrStatement> body)
    : IrStatement(site)
{
    public IrLabel Label { get; } = label;
    public IrLocal Counter { get; } = counter;          // Kind.Int
    public IrOperand Start { get; set; } = start;
    public IrOperand Stop { get; set; } = stop;
    public IrOperand Step { get; set; } = step;
    /// <summary>Proved: the step is positive, and counter + step fits an int in every round.</summary>
    public bool StepFits { get; set; }
    /// <summary>Proved: rounds at most; null: nothing is known.</summary>
    public long? MostRounds { get; set; }
    public List<IrStatement> Body { get; set; } = body;
}

/// <summary>while ((item = next(iterator)) exists) body.</summary>
public sealed class IrForEach(Site site, IrLabel label, IrLocal item, IrLocal iterator, List<IrStatement> body)
    : IrStatement(site)
{
    public IrLabel Label { get; } = label;
    public IrLocal Item { get; } = item;                // Kind.Value
    public IrLocal Iterator { get; } = iterator;
    public List<IrStatement> Body { get; set; } = body;
}

/// <summary>Runs body. What a statement in it raises is put into caught, and handler goes on. Both may be left by breaks,
/// continues and returns.</summary>
public sealed class IrTry(Site site, List<IrStatement> body, IrLocal caught, List<IrStatement> handler) : IrStatement(site)
{
    public List<IrStatement> Body { get; set; } = body;
    public IrLocal Caught { get; } = caught;            // Kind.Value
    public List<IrStatement> Handler { get; set; } = handler;
}

/// <summary>A condition: a comparison that cannot raise (LessInt.., LessFloat.., LessWord.., Is, IsNone, EqualStr), or
/// Operation.Not absent and one Bool operand with Comparison null. Negated: the condition fails.</summary>
public sealed record IrTest(Operation? Comparison, IReadOnlyList<IrOperand> Operands, bool Negated = false);

public sealed class IrIf(Site site, IrTest test, List<IrStatement> then, List<IrStatement> otherwise) : IrStatement(site)
{
    public IrTest Test { get; set; } = test;
    public List<IrStatement> Then { get; set; } = then;
    public List<IrStatement> Else { get; set; } = otherwise;
}

/// <summary>Leave the block or loop with this label.</summary>
public sealed class IrBreak(Site site, IrLabel label) : IrStatement(site)
{
    public IrLabel Label { get; } = label;
}

/// <summary>Next round of the loop with this label.</summary>
public sealed class IrContinue(Site site, IrLabel label) : IrStatement(site)
{
    public IrLabel Label { get; } = label;
}

/// <summary>Return; Value has the function's ResultKind, null where that is None.</summary>
public sealed class IrReturn(Site site, IrOperand? value) : IrStatement(site)
{
    public IrOperand? Value { get; set; } = value;
}

/// <summary>Raise a row of faults.def with up to five values. Raised: an exception or class, and its cause (IrUnbound where
/// none is given). Reraised: a caught exception.</summary>
public sealed class IrRaise(Site site, string fault, IReadOnlyList<IrOperand> arguments) : IrStatement(site)
{
    public string Fault { get; } = fault;
    public IReadOnlyList<IrOperand> Arguments { get; set; } = arguments;
}
