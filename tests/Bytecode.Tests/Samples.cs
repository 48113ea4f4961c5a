// SPDX-License-Identifier: MIT
// A program that uses most of the IR, for tests of whole images.
using EPython.Frontend.Ir;
using EPython.Frontend.Types;
using static EPython.Bytecode.Tests.FunctionBuilder;

namespace EPython.Bytecode.Tests;

internal static class Samples
{
    private static readonly PyType s_rows = new(TypeTags.List) { Element = FloatList };

    /// <summary>Main body, a kernel over lists of lists, a closure that counts, calls of all kinds.</summary>
    public static IrProgram Everything()
    {
        var total = new IrGlobal("total", Kind.Int, PyType.Int, 0);
        var rows = new IrGlobal("rows", Kind.Value, s_rows, 0);
        var inner = Inner(2);
        var outer = Outer(3, inner);
        var trace = Trace(1);
        return new IrProgram
        {
            Functions = [MainBody(total, rows, trace, outer), trace, inner, outer],
            Globals = [total, rows], MethodNames = ["append", "sep", "rows", "n"], Names = ["rows", "x"], Sources = [],
        };
    }

    private static IrFunction MainBody(IrGlobal total, IrGlobal rows, IrFunction trace, IrFunction outer)
    {
        var f = new FunctionBuilder("main", 0);
        IrLocal row = f.Local("row", FloatList), all = f.Local("all", s_rows), counter = f.Local("c", PyType.Any);
        IrLocal x = f.Local("x", PyType.Float), item = f.Local("item", PyType.Any), it = f.Temporary(PyType.Any);
        IrLocal text = f.Temporary(PyType.Str), result = f.Temporary(PyType.Any);
        var loop = new IrLabel("each");
        return f.Body(
            Op(Operation.BuildListFloat, row, [.. Enumerable.Range(0, 20).Select(k => IrConstant.Float(k + 0.5))]),
            Op(Operation.BuildListValue, all, row, row),
            new IrStoreGlobal(At(2), rows, all),
            new IrCall(At(3), trace, x, [all, IrConstant.Int(2)], null),
            new IrCall(At(4), outer, counter, [], null),
            new IrCallValue(At(4), counter, result, [IrConstant.Value_("s")], []),
            new IrCallValue(At(5), counter, result, [IrConstant.Value_(null)], ["sep"]),
            Op(Operation.GetIterator, it, all),
            new IrForEach(At(6), loop, item, it,
            [
                new IrCallMethod(At(7), "append", null, [item, IrConstant.Value_(1.5)], []),
                new IrIf(At(8), new IrTest(Operation.IsNone, [item]), [new IrBreak(At(8), loop)],
                    [new IrContinue(At(8), loop)]),
            ]),
            Op(Operation.BuildStr, text, [.. Enumerable.Range(0, 12).Select(k => IrConstant.Value_($"part {k}"))]),
            new IrCallBuiltin(At(9), "Print", null,
                [new IrUnbound(), new IrUnbound(), new IrUnbound(), text, .. Enumerable.Range(0, 15).Select(k => item)]),
            new IrStoreGlobal(At(10), total, IrConstant.Int(100000)),
            new IrReturn(At(11), null));
    }

    /// <summary>sum(rows[i][i] for i in range(n)), by hand: the inner list's type is known to inference only.</summary>
    private static IrFunction Trace(int index)
    {
        var f = new FunctionBuilder("trace", index, PyType.Float);
        IrLocal rows = f.Parameter("rows", s_rows), n = f.Parameter("n", PyType.Int);
        IrLocal sum = f.Local("sum", PyType.Float), i = f.Local("i", PyType.Int);
        IrLocal row = f.Temporary(FloatList), x = f.Temporary(PyType.Float);
        return f.Body(
            new IrMove(At(20), sum, IrConstant.Float(0)),
            new IrForRange(At(21), new IrLabel("for"), i, IrConstant.Int(0), n, IrConstant.Int(1),
            [
                Item(Operation.LoadItemValue, row, rows, i),
                Item(Operation.LoadItemFloat, x, row, i),
                Op(Operation.AddFloat, sum, sum, x),
            ]),
            new IrReturn(At(22), sum));
    }

    /// <summary>Adds one to the counter that the enclosing function keeps.</summary>
    private static IrFunction Inner(int index)
    {
        var f = new FunctionBuilder("outer.inner", index, PyType.Any);
        IrLocal environment = f.Local("env", PyType.Any), count = f.Local("count", PyType.Int);
        IrLocal label = f.Parameter("label", PyType.Any), next = f.Temporary(PyType.Int);
        IrLocal known = f.Local("known", FloatList), box = f.Temporary(PyType.Any);
        f.Function.ClosureEnvironment = environment;
        return f.Body(
            new IrLoadEnvironment(At(30), count, environment, 0, 0),
            Op(Operation.AddInt, next, count, IrConstant.Int(1)),
            new IrStoreEnvironment(At(30), environment, 0, 0, next),
            new IrLoadEnvironment(At(31), known, environment, 0, 0),
            new IrOp(At(31), Operation.CheckBoundLocal, null, [known], 1),
            Op(Operation.AppendFloat, null, known, IrConstant.Float(1)),
            Op(Operation.BoxInt, box, next),
            new IrReturn(At(32), box));
    }

    private static IrFunction Outer(int index, IrFunction inner)
    {
        var f = new FunctionBuilder("outer", index, PyType.Any);
        IrLocal environment = f.Local("env", PyType.Any), closure = f.Temporary(PyType.Any);
        var list = f.Temporary(FloatList);
        return f.Body(
            new IrNewEnvironment(At(40), environment, IrConstant.Value_(null), 1, 1),
            Op(Operation.BuildListFloat, list),
            new IrStoreEnvironment(At(41), environment, 0, 0, IrConstant.Int(0)),
            new IrStoreEnvironment(At(41), environment, 0, 0, list),
            new IrNewClosure(At(42), closure, inner.Index, environment, []),
            new IrReturn(At(43), closure));
    }
}
