// SPDX-License-Identifier: MIT
// Small programs as IR, built by hand: the tests of this project need no front end.
using EPython.Frontend.Binding;
using EPython.Frontend.Ir;
using EPython.Frontend.Syntax;
using EPython.Frontend.Text;
using EPython.Frontend.Types;

namespace EPython.CodeGen.Tests;

/// <summary>Builds one function: locals by name, statements in order, all at lines of one small source.</summary>
internal sealed class FunctionBuilder
{
    private static readonly SourceText s_source =
        new("sample.py", "line one\nline two /* not a comment */\nline three\n");

    private int _nextLocal;

    public FunctionBuilder(string name, int index, Kind result = Kind.None)
    {
        var span = new SourceSpan(s_source, 0, 4);
        var syntax = new AstModule(span, "__main__", []);
        var module = new ModuleSymbol("__main__", s_source, syntax);
        Function = new IrFunction(
            new FunctionSymbol(name, name, FunctionKind.Def, syntax, null, module), index) { ResultKind = result };
    }

    public IrFunction Function { get; }

    public static Site At(int line) => new(new SourceSpan(s_source, (line - 1) * 9, (line - 1) * 9 + 4), "f");

    public IrLocal Parameter(string name, Kind kind)
    {
        var local = Local(name, kind);
        Function.Parameters.Add(local);
        Function.Defaults.Add(null);
        return local;
    }

    public IrLocal Local(string name, Kind kind, bool temporary = false)
    {
        var local = new IrLocal(_nextLocal++, name, kind, PyType.Any) { IsTemporary = temporary };
        Function.Locals.Add(local);
        return local;
    }

    public IrLocal Temporary(Kind kind) => Local("t", kind, temporary: true);

    public IrOp Op(Operation operation, IrLocal? target, params IrOperand[] operands) =>
        new(At(1), operation, target, operands);

    public FunctionBuilder Body(params IrStatement[] statements)
    {
        Function.Body.AddRange(statements);
        return this;
    }
}

internal static class IrSamples
{
    public static IrProgram Program(params IrFunction[] functions) => new()
    {
        Functions = functions, Globals = [], MethodNames = ["append"], Names = [],
        Sources = [],
    };

    /// <summary>def smooth(u, new, n): new[i] = 0.5 * (u[i-1] + u[i+1]) for i in range(1, n - 1), without checks.</summary>
    public static IrFunction Smooth(int index)
    {
        var f = new FunctionBuilder("smooth", index);
        IrLocal u = f.Parameter("u", Kind.Value), to = f.Parameter("new", Kind.Value), n = f.Parameter("n", Kind.Int);
        IrLocal i = f.Local("i", Kind.Int), last = f.Temporary(Kind.Int);
        IrLocal left = f.Temporary(Kind.Float), right = f.Temporary(Kind.Float);
        IrLocal sum = f.Temporary(Kind.Float), half = f.Temporary(Kind.Float);
        var site = FunctionBuilder.At(2);
        return f.Body(
            Unchecked(new IrOp(site, Operation.SubtractInt, last, [n, IrConstant.Int(1)])),
            new IrForRange(site, new IrLabel("for"), i, IrConstant.Int(1), last, IrConstant.Int(1),
            [
                Unchecked(new IrOp(site, Operation.LoadItemFloat, left, [u, i], -1)),
                Unchecked(new IrOp(site, Operation.LoadItemFloat, right, [u, i], 1)),
                new IrOp(site, Operation.AddFloat, sum, [left, right]),
                new IrOp(site, Operation.MultiplyFloat, half, [IrConstant.Float(0.5), sum]),
                new IrOp(site, Operation.StoreItemFloat, null, [to, i, half], 0),
            ]),
            new IrReturn(site, null)).Function;
    }

    /// <summary>def fib(n): return n if n &lt; 2 else fib(n - 1) + fib(n - 2)</summary>
    public static IrFunction Fib(int index)
    {
        var f = new FunctionBuilder("fib", index, Kind.Int);
        var n = f.Parameter("n", Kind.Int);
        IrLocal one = f.Temporary(Kind.Int), two = f.Temporary(Kind.Int), sum = f.Temporary(Kind.Int);
        IrLocal less1 = f.Temporary(Kind.Int), less2 = f.Temporary(Kind.Int);
        var site = FunctionBuilder.At(1);
        return f.Body(
            new IrIf(site, new IrTest(Operation.LessInt, [n, IrConstant.Int(2)]), [new IrReturn(site, n)], []),
            f.Op(Operation.SubtractInt, less1, n, IrConstant.Int(1)),
            new IrCall(site, f.Function, one, [less1], null),
            f.Op(Operation.SubtractInt, less2, n, IrConstant.Int(2)),
            new IrCall(site, f.Function, two, [less2], null),
            f.Op(Operation.AddInt, sum, one, two),
            new IrReturn(site, sum)).Function;
    }

    /// <summary>def pair(x, xs): xs.append(x); return (x, xs) - values, an allocation, a frame.</summary>
    public static IrFunction Pair(int index)
    {
        var f = new FunctionBuilder("pair", index, Kind.Value);
        IrLocal x = f.Parameter("x", Kind.Value), xs = f.Parameter("xs", Kind.Value), made = f.Temporary(Kind.Value);
        return f.Body(
            f.Op(Operation.AppendValue, null, xs, x),
            f.Op(Operation.BuildTuple, made, x, xs),
            new IrReturn(FunctionBuilder.At(3), made)).Function;
    }

    public static IrOp Unchecked(IrOp op)
    {
        op.Checks = Checks.None;
        return op;
    }
}
