// SPDX-License-Identifier: MIT
// Small IR functions and programs built by hand: the tests of this phase need no front end.
using EPython.Frontend.Binding;
using EPython.Frontend.Ir;
using EPython.Frontend.Syntax;
using EPython.Frontend.Text;
using EPython.Frontend.Types;

namespace EPython.Bytecode.Tests;

/// <summary>Builds one function; every statement stands at a line of one small source.</summary>
internal sealed class FunctionBuilder
{
    public static readonly PyType FloatList = new(TypeTags.List) { Element = PyType.Float };
    public static readonly PyType IntList = new(TypeTags.List) { Element = PyType.Int };
    private static readonly SourceText s_source = new("sample.py", string.Concat(Enumerable.Repeat("line\n", 50)));

    private int _nextLocal;

    public FunctionBuilder(string name, int index, PyType? result = null)
    {
        var syntax = new AstModule(new SourceSpan(s_source, 0, 4), "__main__", []);
        var module = new ModuleSymbol("__main__", s_source, syntax);
        var symbol = new FunctionSymbol(name, name, FunctionKind.Def, syntax, null, module);
        Function = new IrFunction(symbol, index)
        {
            ResultKind = result?.Kind ?? Kind.None, ResultType = result ?? PyType.None,
        };
    }

    public IrFunction Function { get; }

    public static Site At(int line) => new(new SourceSpan(s_source, (line - 1) * 5, (line - 1) * 5 + 4), "f");

    public IrLocal Parameter(string name, PyType type)
    {
        var local = Local(name, type);
        Function.Parameters.Add(local);
        Function.Defaults.Add(null);
        return local;
    }

    public IrLocal Local(string name, PyType type, bool temporary = false)
    {
        var local = new IrLocal(_nextLocal++, name, type.Kind, type) { IsTemporary = temporary };
        Function.Locals.Add(local);
        return local;
    }

    public IrLocal Temporary(PyType type) => Local("t", type, temporary: true);

    public static IrOp Op(Operation operation, IrLocal? target, params IrOperand[] operands) =>
        new(At(1), operation, target, operands);

    public static IrOp Item(Operation operation, IrLocal? target, params IrOperand[] operands) =>
        new(At(1), operation, target, operands, 0);

    public IrFunction Body(params IrStatement[] statements)
    {
        Function.Body.AddRange(statements);
        return Function;
    }

    public static IrProgram Program(params IrFunction[] functions) => new()
    {
        Functions = functions, Globals = [], MethodNames = ["append"], Names = ["x"], Sources = [],
    };
}
