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

    /// <summary>Every operation of the contract, with every set of remaining checks, on parameters of its kinds.</summary>
    public static IrFunction EveryOperation(int index)
    {
        var f = new FunctionBuilder("every", index);
        var operands = new Dictionary<char, IrLocal>
        {
            ['i'] = f.Parameter("i", Kind.Int), ['f'] = f.Parameter("f", Kind.Float), ['b'] = f.Parameter("b", Kind.Bool),
            ['w'] = f.Parameter("w", Kind.Word), ['v'] = f.Parameter("v", Kind.Value),
        };
        var site = FunctionBuilder.At(1);
        foreach (var row in Operations.All)
        {
            for (var checks = Checks.None; checks <= Checks.All; checks++)
            {
                var taken = row.Registers.Select(letter => (IrOperand)operands[letter]);
                if (row.IsVariadic)
                    taken = [operands[ItemLetter(row.Operation)], operands[ItemLetter(row.Operation)]];
                var target = row.Result == '-' ? null : operands[row.Result];
                f.Body(new IrOp(site, row.Operation, target, [.. taken], [.. row.Immediates.Select(_ => 0)]) { Checks = checks });
            }
        }
        return f.Function;
    }

    private static char ItemLetter(Operation operation) => operation switch
    {
        Operation.BuildListInt => 'i',
        Operation.BuildListFloat => 'f',
        Operation.BuildListBool => 'b',
        _ => 'v',
    };

    /// <summary>Every statement that is not an operation; a function with an environment, calls of all sorts.</summary>
    public static IrFunction EveryStatement(int index, IrFunction compiled, IrFunction interpreted)
    {
        var f = new FunctionBuilder("statements", index, Kind.Value);
        IrLocal v = f.Parameter("c", Kind.Value), n = f.Parameter("int", Kind.Int), x = f.Local("é", Kind.Float);
        IrLocal flag = f.Local("flag", Kind.Bool), i = f.Local("i", Kind.Int), item = f.Temporary(Kind.Value);
        f.Function.ClosureEnvironment = f.Local("env", Kind.Value);
        var env = f.Function.ClosureEnvironment;
        IrGlobal value = new("g", Kind.Value, PyType.Any, 0), raw = new("h", Kind.Float, PyType.Float, 1);
        IrLabel block = new("block"), loop = new("loop"), range = new("range"), each = new("each");
        var at = FunctionBuilder.At(2);
        return f.Body(
            new IrMove(at, v, IrConstant.Value_("text")), new IrMove(at, v, IrConstant.Value_("é")),
            new IrMove(at, v, IrConstant.Value_(1L << 62)), new IrMove(at, v, new IrUnbound()),
            new IrMove(at, v, new IrFunctionValue(1)), new IrMove(at, v, new IrBuiltinValue("Len", false)),
            new IrMove(at, v, new IrBuiltinValue("Sin", true)), new IrMove(at, v, new IrTypeValue("Int")),
            new IrMove(at, x, IrConstant.Float(double.NegativeInfinity)), new IrMove(at, flag, IrConstant.Bool(true)),
            new IrLoadGlobal(at, v, value), new IrStoreGlobal(at, value, v),
            new IrLoadGlobal(at, x, raw), new IrStoreGlobal(at, raw, x),
            new IrNewEnvironment(at, v, env, 1, 2), new IrLoadEnvironment(at, x, env, 1, 0),
            new IrStoreEnvironment(at, env, 0, 1, n), new IrNewClosure(at, v, 0, env, [v]),
            new IrCall(at, compiled, n, [n], null), new IrCall(at, interpreted, n, [n], null),
            new IrCallValue(at, v, v, [v, v], ["key"]), new IrCallBuiltin(at, "Print", null, [new IrUnbound(), new IrUnbound()]),
            new IrCallMethod(at, "append", v, [v, v], []),
            new IrBlock(at, block,
            [
                new IrLoop(at, loop,
                [
                    new IrIf(at, new IrTest(Operation.LessFloat, [x, IrConstant.Float(1)], Negated: true), [new IrBreak(at, loop)], []),
                    new IrForRange(at, range, i, n, IrConstant.Int(0), IrConstant.Int(-7),
                    [
                        new IrIf(at, new IrTest(null, [flag]), [new IrContinue(at, loop)], [new IrBreak(at, block)]),
                        new IrIf(at, new IrTest(Operation.LessInt, [i, n], Negated: true), [new IrContinue(at, range)], []),
                    ]),
                    new IrForRange(at, new IrLabel("by"), i, IrConstant.Int(0), n, n, []),
                    new IrForEach(at, each, item, v, [new IrIf(at, new IrTest(Operation.EqualStr, [item, v]), [new IrBreak(at, each)], [])]),
                ]),
            ]),
            new IrIf(at, new IrTest(Operation.IsNone, [v]), [new IrRaise(at, "Assertion", [v])], [new IrRaise(at, "AssertionEmpty", [])]),
            new IrReturn(at, v)).Function;
    }

    public static IrOp Unchecked(IrOp op)
    {
        op.Checks = Checks.None;
        return op;
    }
}
