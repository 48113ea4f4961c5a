// SPDX-License-Identifier: MIT
// What of the machine a program needs: instructions, built-ins, operators, types of objects. A core made for the program has no
// more than that. Types are those that something in the program creates; nothing else can come to exist.
using EPython.Bytecode.Contract;
using EPython.Bytecode.Encoding;
using EPython.Bytecode.Images;
using EPython.Frontend.Binding;
using EPython.Frontend.Ir;
using EPython.Frontend.Types;

namespace EPython.CodeGen.Frozen;

/// <summary>Opcodes of the interpreted functions; built-ins that are reached by number, by name or by value; object
/// types (rows of types.def).</summary>
public sealed class ProgramUse
{
    // Methods that a receiver of unknown type may have are found by name.
    private static readonly ILookup<string, BuiltinInfo> s_methods =
        BuiltinTable.All.Where(row => row.Type is not null).ToLookup(row => row.PythonName);

    private static readonly Dictionary<string, BuiltinInfo> s_rows = BuiltinTable.All.ToDictionary(row => row.Name);

    private readonly SortedSet<Opcode> _opcodes = [];
    private readonly SortedSet<string> _builtins = new(StringComparer.Ordinal);
    private readonly SortedSet<string> _types = new(StringComparer.Ordinal);
    private readonly SortedSet<string> _operators = new(StringComparer.Ordinal);
    private readonly SortedSet<string> _math = new(StringComparer.Ordinal);
    private readonly SortedSet<string> _methodNames = new(StringComparer.Ordinal);

    private bool _combinesViews;        // views of dicts give sets
    private readonly IReadOnlyList<string> _names;

    private ProgramUse(IrProgram program)
    {
        _names = program.MethodNames;
        Argv = program.Argv is not null;
    }

    /// <summary>The program reads sys.argv.</summary>
    public bool Argv { get; }
    public IReadOnlySet<Opcode> Opcodes => _opcodes;
    public IReadOnlySet<string> Builtins => _builtins;
    public IReadOnlySet<string> Types => _types;
    /// <summary>Rows of operators.def whose operands' types are found out when they meet.</summary>
    public IReadOnlySet<string> Operators => _operators;
    /// <summary>Rows of math.def.</summary>
    public IReadOnlySet<string> Math => _math;
    /// <summary>Methods of built-in types are taken from the types.</summary>
    public bool MethodValues { get; private set; }
    /// <summary>Rows of specials.def that classes of the program have.</summary>
    public IReadOnlyList<string> Specials { get; private init; } = [];
    /// <summary>Something can be called that is not known: a function, a built-in or a type is used as a value.</summary>
    public bool Callables { get; private set; }
    /// <summary>Instances of classes with __iter__, __next__ or __getitem__ may be gone through.</summary>
    public bool IteratesInstances { get; private set; }
    /// <summary>Exceptions can get notes.</summary>
    public bool Notes { get; private set; }
    /// <summary>Some value is formatted as a specification says.</summary>
    public bool Specifications { get; private set; }
    /// <summary>The left operand of some % may be a str.</summary>
    public bool Percent { get; private set; }

    /// <summary>Some functions are loaded on demand; some of them are interpreted.</summary>
    public bool Loading { get; private init; }
    public bool LoadedBytecode { get; private init; }

    /// <summary>Some function has *args or **kwargs.</summary>
    public bool Stars { get; private init; }
    /// <summary>Parameters of raw floats may be given ints by callers that do not know.</summary>
    public bool TakesInts { get; private init; }
    /// <summary>Some classes are exceptions.</summary>
    public bool ExceptionClasses { get; private init; }
    /// <summary>The core may have to call a part of a property: the program says its name where the class is not known.</summary>
    public bool Properties { get; private init; }

    /// <summary>Classes have a say in the text of exceptions, which can come to be.</summary>
    public bool ExceptionText => _makesText && _types.Contains("Exception");
    private bool _makesText;

    /// <summary>Containers can be printed, or told with a fault.</summary>
    public bool SentContainers { get; private init; }

    public static ProgramUse Of(IrProgram program, Image image)
    {
        var use = new ProgramUse(program)
        {
            ExceptionClasses = program.Classes.Any(one => one.IsException),
            Properties = program.Classes.SelectMany(one => one.Entries).Any(entry => entry.How >= MethodKind.Getter),
            _makesText = program.Classes.SelectMany(one => one.Entries).Any(entry => entry.Name is "__str__" or "__repr__"),
            Specials = [.. program.Classes.SelectMany(one => one.Entries)
                .Select(program.SpecialNumber).Where(special => special >= 0)
                .Distinct().Order().Select(special => ((SpecialMethod)special).ToString())],
            SentContainers = SentValues.MayBeContainers(program),
            Loading = image.Functions.Any(function => function.IsLoaded),
            Stars = image.Functions.Any(function => function.HasStar || function.HasStarStar),
            TakesInts = program.Functions.SelectMany(function => function.Symbol.Parameters).Any(one => one.TakesInts),
            LoadedBytecode = image.Functions.Any(function => function is { IsLoaded: true, IsInterpreted: true }),
        };
        use.AddCode(image);
        foreach (var constant in image.Constants.Values)
            use.AddConstant(constant);
        foreach (var function in program.Functions)
        {
            use.AddOperands(function.Defaults.OfType<IrOperand>());
            use.AddBody(function.Body);
        }
        if (use.Argv)
            use.AddTypes("List", "ListValue", "Str");
        if (program.Classes.Count > 0)
            use.AddTypes("Instance", "Type");
        use.AddIteration(program);
        if (use.ExceptionClasses)
            use.AddTypes("Exception", "Tuple");
        use.AddMethods();
        if (use._combinesViews && use._types.Contains("DictView"))
            use.AddTypes("Set");
        if (image.Functions.Any(function => function.HasStar))
            use.AddTypes("Tuple");
        if (image.Functions.Any(function => function.HasStarStar))
            use.AddTypes("Dict", "Str");
        if (use._types.Overlaps(["List", "Dict", "Set", "FrozenSet", "Array", "ByteArray"]))
            use.AddTypes("Block");
        return use;
    }

    private void AddTypes(params ReadOnlySpan<string> types)
    {
        foreach (var type in types)
            _types.Add(type);
    }

    // The end of what a class or a function gives is an exception.
    private void AddIteration(IrProgram program)
    {
        var names = program.Classes.SelectMany(one => one.Entries).Select(entry => entry.Name).ToHashSet();
        IteratesInstances = names.Overlaps(["__iter__", "__next__", "__reversed__"])
            || (names.Contains("__getitem__") && program.Functions.Any(function => IrWalk.All(function.Body).Any(MayIterate)));
        if (IteratesInstances || (Callables && _builtins.Contains("Iter")))
            AddTypes("Exception", "Block", "Iterator");
    }

    private static bool MayIterate(IrStatement statement) => statement is IrCallBuiltin or IrCallValue or IrCallMethod
        or IrOp { Operation: Operation.GetIterator or Operation.UnpackTuple or Operation.UnpackStarred or Operation.ContainsValue };

    // A method of a type that does not exist is not called. What methods make can have methods.
    private void AddMethods()
    {
        int before;
        do
        {
            before = _builtins.Count;
            foreach (var row in _methodNames.SelectMany(name => s_methods[name]))
            {
                if (row.Type is "Int" || _types.Contains(row.Type!))
                    AddBuiltin(row);
            }
        }
        while (_builtins.Count > before);
    }

    private void AddCode(Image image)
    {
        for (var offset = 0; offset < image.Code.Length;)
        {
            var instruction = InstructionCodec.Read(image.Code, offset)
                ?? throw new InvalidOperationException($"no instruction at {offset}");
            _opcodes.Add(instruction.Opcode);
            if (instruction.IsWide)
                _opcodes.Add(Opcode.Wide);
            offset += instruction.Length;
        }
    }

    private void AddConstant(PyValue constant)
    {
        switch (constant)
        {
            case PyStr: AddTypes("Str"); break;
            case PyBytes: AddTypes("Bytes", "Int"); break;
            case PyInt: AddTypes("Int"); break;
            case PyFloat: AddTypes("Float"); break;
            case PyTuple tuple:
                AddTypes("Tuple");
                foreach (var item in tuple.Items)
                    AddConstant(item);
                break;
            case PyRange: AddTypes("Range"); break;
            case PySlice slice:
                AddTypes("Slice");
                foreach (var part in new[] { slice.Start, slice.Stop, slice.Step })
                    AddConstant(part);
                break;
            case PyBuiltin builtin: AddBuiltin(builtin.Index); break;
            case PyTypeObject { Index: < ClassNumbers.FirstClass } type: AddTypeValue(TypeName(type.Index)); break;
            case PyFunction: Callables = true; break;
            default: break;
        }
    }

    private void AddBuiltin(int index)
    {
        Callables = true;
        AddTypes("Builtin");
        if (index < BuiltinTable.All.Count)
            AddBuiltin(BuiltinTable.All[index]);
        else
            AddMath(BuiltinTable.Math[index - BuiltinTable.All.Count].Name);
    }

    private void AddMath(string name)
    {
        _math.Add(name);
        AddTypes("Float");
    }

    private void AddBody(List<IrStatement> body)
    {
        foreach (var statement in body)
        {
            AddOperands(IrWalk.Reads(statement));
            AddStatement(statement);
            foreach (var inner in IrWalk.Bodies(statement))
                AddBody(inner);
        }
    }

    private void AddOperands(IEnumerable<IrOperand> operands)
    {
        foreach (var operand in operands)
        {
            Callables |= operand is IrBuiltinValue or IrTypeValue or IrClassValue or IrFunctionValue;
            if (operand is IrBuiltinValue)
                AddTypes("Builtin");
            switch (operand)
            {
                case IrConstant { Kind: Kind.Value } constant: AddConstant(ConstantTable.ToValue(constant.Value)); break;
                case IrBuiltinValue { IsMath: true } math: AddMath(math.Name); break;
                case IrBuiltinValue builtin:
                    AddBuiltin(s_rows[builtin.Name]);
                    MethodValues |= s_rows[builtin.Name].Type is not null;
                    break;
                case IrTypeValue type: AddTypeValue(type.Name); break;
                case IrComputedDefault: AddTypes("Function"); break;
                default: break;
            }
        }
    }

    private static string TypeName(int type) => type < BuiltinTable.FirstException
        ? BuiltinTable.Types[type].Name : BuiltinTable.Exceptions[type - BuiltinTable.FirstException].Name;

    // A type is called like the built-in of its name.
    private void AddTypeValue(string type)
    {
        Callables = true;
        AddTypes("Type");
        if (BuiltinTable.IsException(type))
            AddTypes("Exception");
        if (BuiltinTable.All.FirstOrDefault(row => row.Type is null && row.Name == type) is { } row)
            AddBuiltin(row);
    }

    private void AddStatement(IrStatement statement)
    {
        switch (statement)
        {
            case IrCallBuiltin call: AddBuiltin(s_rows[call.Builtin]); break;
            case IrCallMethod call: _methodNames.Add(call.Method); break;
            case IrNewClosure:
                AddTypes("Function");
                Callables = true;
                break;
            case IrNewEnvironment: AddTypes("Environment"); break;
            case IrForEach: AddTypes("Iterator"); break;
            case IrYield: AddTypes("Generator", "Iterator", "Exception", "Block"); break;
            case IrTry or IrRaise { Fault: "Raised" or "Reraised" }: AddTypes("Exception", "Block"); break;
            case IrRaise { Fault: "Assertion" } raise: FaultOf(raise.Arguments[0]); break;
            case IrOp op:
                AddOperation(op.Operation);
                AddOperator(op);
                AddNotes(op);
                if (op.Operation is Operation.CallMethodUnpacked or Operation.LoadAttribute)
                    _methodNames.Add(_names[op.Immediates[0]]);
                break;
            default: break;
        }
    }

    private void AddNotes(IrOp op)
    {
        if (op.Operation != Operation.StoreExceptionPart || op.Immediates[0] != (int)ExceptionPart.Notes)
            return;
        AddTypes("Exception", "Tuple", "Str", "List", "ListValue", "Block");
        Notes = true;
    }

    private void AddOperator(IrOp op)
    {
        switch (op.Operation)
        {
            case Operation.AddDynamic: _operators.Add(nameof(DynamicOperator.Add)); break;
            case Operation.SubtractDynamic:
                _operators.Add(nameof(DynamicOperator.Subtract));
                _combinesViews |= op.Operands.Any(MayBeView);
                break;
            case Operation.MultiplyDynamic: _operators.Add(nameof(DynamicOperator.Multiply)); break;
            case Operation.BinaryDynamic or Operation.InPlaceDynamic or Operation.UnaryDynamic:
                var dynamic = (DynamicOperator)op.Immediates[^1];
                _operators.Add(dynamic.ToString());
                _combinesViews |= (dynamic is DynamicOperator.And or DynamicOperator.Or or DynamicOperator.Xor
                        or DynamicOperator.Subtract) && op.Operands.Any(MayBeView);
                if (dynamic == DynamicOperator.Modulo && MayBeFormat(op.Operands[0]))
                {
                    Percent = true;
                    AddTypes("Str");
                }
                break;
            case Operation.LoadItemDynamic or Operation.DeleteItemDynamic: FaultOf(op.Operands[1]); break;
            case Operation.FormatValue: Specifications |= op.Operands[1] is not IrConstant { Value: null }; break;
            case Operation.MathFloat or Operation.MathFloat2: AddMath(((MathId)op.Immediates[^1]).ToString()); break;
            default: break;
        }
    }

    // A fault that holds an instance whose class makes its text is told as an exception.
    private void FaultOf(IrOperand value)
    {
        if (_makesText && value is IrLocal { Kind: Kind.Value } local && local.Type.MayBe(TypeTags.Instance))
            AddTypes("Exception", "Tuple", "Str", "Block");
    }

    private static bool MayBeView(IrOperand operand) => operand is IrLocal local && local.Type.MayBe(TypeTags.DictView);

    private static bool MayBeFormat(IrOperand operand) => operand switch
    {
        IrLocal local => local.Type.MayBe(TypeTags.Str | TypeTags.Bytes | TypeTags.ByteArray),
        IrConstant constant => constant.Value is string or IrBytes,
        _ => true,
    };

    private void AddOperation(Operation operation)
    {
        var name = operation.ToString();
        if (name.StartsWith("BuildList", StringComparison.Ordinal)
            || name.StartsWith("RepeatList", StringComparison.Ordinal))
        {
            AddTypes("List", name[^9..] is "ListValue" ? "ListValue" : "List");
            if (name[^9..] is "ListFloat")
                AddTypes("Float"); // its items, where they are taken out as values
        }
        switch (operation)
        {
            case Operation.BuildTuple or Operation.UnpackTuple: AddTypes("Tuple"); break;
            case Operation.UnpackStarred: AddTypes("Tuple", "List", "ListValue"); break;
            case Operation.BuildDict: AddTypes("Dict"); break;
            case Operation.BuildSet: AddTypes("Set"); break;
            case Operation.BuildSlice: AddTypes("Slice"); break;
            case Operation.LoadAttribute:
                AddTypes("Method");
                Callables = true;
                break;
            case Operation.CallUnpacked or Operation.CallMethodUnpacked:
                Callables = true;
                AddTypes("Tuple");
                break;
            case Operation.GetIterator: AddTypes("Iterator"); break;
            case Operation.BuildException or Operation.MatchException or Operation.CurrentException: AddTypes("Exception"); break;
            case Operation.LoadExceptionPart: AddTypes("Exception", "Tuple", "Str"); break;
            case Operation.BoxFloat: AddTypes("Float"); break;
            case Operation.BoxInt or Operation.BoxWord: AddTypes("Int"); break;
            case Operation.Chr or Operation.ConcatStr or Operation.BuildStr or Operation.FormatValue
                or Operation.LoadItemStr:
                AddTypes("Str");
                break;
            default:
                if (name.EndsWith("Dynamic", StringComparison.Ordinal))
                    AddTypes("Int", "Float");
                break;
        }
    }

    private void AddBuiltin(BuiltinInfo row)
    {
        if (!_builtins.Add(row.Name))
            return;
        if (row.Type == "Generator")
            AddTypes("Generator", "Exception", "Block");
        if (row.Name == "GeneratorThrow" && Specials.Contains(nameof(SpecialMethod.Throw)))
            AddTypes("Tuple"); // of what an iterator of the program's own is given
        if (row.Name == "BindMethod")
        {
            AddTypes("Method", "Type");
            Callables = true;
        }
        if (row.Name == "GetAttribute")
        {
            _methodNames.UnionWith(_names);
            AddTypes("Method");
            Callables = true;
        }
        if (row.Name is "SlicePart" or "ArrayPart" or "NumberPart" or "CallableText")
            AddTypes("Method"); // an instance may be asked, whose attribute may be one
        if (row.Name is "Bytes" or "IntFromBytes")
            AddTypes("Bytes", "ByteArray"); // where items are gathered
        if (row.Name is "TypeName" or "CallableText")
            AddTypes("Exception", "Str"); // the text of any type comes from the host then
        Specifications |= row.Name == "Format";
        foreach (var op in OperatorsOf(row.Name))
            _operators.Add(op);
        // Whatever the result may hold; elements and arguments exist already.
        foreach (var part in row.Result.Split([':', ',']))
        {
            switch (part)
            {
                case "str": AddTypes("Str"); break;
                case "bytes": AddTypes("Bytes", "Int"); break;
                case "bytearray": AddTypes("ByteArray", "Int"); break;
                case "int": AddTypes("Int"); break;
                case "float": AddTypes("Float"); break;
                case "range": AddTypes("Range"); break;
                case "slice": AddTypes("Slice"); break;
                case "type": AddTypes("Type"); break;
                case "list": AddTypes("List", "ListValue"); break;
                case "tuple": AddTypes("Tuple"); break;
                case "dict": AddTypes("Dict"); break;
                case "set": AddTypes("Set"); break;
                case "frozenset": AddTypes("FrozenSet"); break;
                case "iter": AddTypes("Iterator"); break;
                case "special" or "any": AddTypes(SpecialResult(row.Name)); break;
                default: break;
            }
        }
    }

    private static string[] OperatorsOf(string name) => name switch
    {
        "Sum" => ["Add"],
        "Divmod" => ["FloorDivide", "Modulo"],
        "Pow" => ["Power"],
        "MathProd" => ["Multiply"],
        _ => [],
    };

    private static string[] SpecialResult(string name) => name switch
    {
        "Enumerate" or "Zip" => ["Iterator", "Tuple"],
        "Map" or "Iter" or "Reversed" => ["Iterator"],
        "Divmod" => ["Tuple", "Int", "Float"],
        "WithEnter" => ["Type"],
        "Tuple" => ["Tuple"],
        "Dict" => ["Dict"],
        "SetUnion" or "SetSymmetricDifference" => ["Set"],
        "FrozenSetUnion" or "FrozenSetSymmetricDifference" => ["FrozenSet"],
        "DictKeys" or "DictValues" => ["DictView"],
        "DictItems" => ["DictView", "Tuple"],
        "DictPopitem" => ["Tuple"],
        "ArrayArray" => ["Array", "List", "ListValue", "Int", "Float"],
        _ => ["Int", "Float"],
    };
}
