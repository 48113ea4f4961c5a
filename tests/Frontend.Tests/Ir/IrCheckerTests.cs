// SPDX-License-Identifier: MIT
// The checker finds each kind of broken IR.
using EPython.Frontend.Binding;
using EPython.Frontend.Ir;
using EPython.Frontend.Syntax;
using EPython.Frontend.Text;
using EPython.Frontend.Types;
using Xunit;

namespace EPython.Frontend.Tests.Ir;

public sealed class IrCheckerTests
{
    private readonly IrFunction _function;
    private readonly Site _site;

    public IrCheckerTests()
    {
        var source = new SourceText("test.py", "");
        var span = new SourceSpan(source, 0, 0);
        var tree = new AstModule(span, "__main__", []);
        var module = new ModuleSymbol("__main__", source, tree);
        var symbol = new FunctionSymbol("f", "f", FunctionKind.Module, tree, null, module);
        _function = new IrFunction(symbol, 0);
        _site = new Site(span, "f");
    }

    private IrLocal Local(Kind kind)
    {
        var local = new IrLocal(_function.Locals.Count, "x", kind, PyType.Any);
        _function.Locals.Add(local);
        return local;
    }

    private IrStatement Return => new IrReturn(_site, null);

    private IReadOnlyList<string> Violations(params IrStatement[] body)
    {
        _function.Body = [.. body];
        return IrChecker.Violations(new IrProgram
        {
            Functions = [_function], Globals = [], MethodNames = [], Names = [], Sources = [],
        });
    }

    private void Finds(string words, params IrStatement[] body) =>
        Assert.Contains(Violations(body), violation => violation.Contains(words));

    [Fact]
    public void Checker_Accepts_ValidBody()
    {
        var x = Local(Kind.Int);
        Assert.Empty(Violations(
            new IrMove(_site, x, IrConstant.Int(1)),
            new IrOp(_site, Operation.AddInt, x, [x, IrConstant.Int(2)]),
            Return));
    }

    [Fact]
    public void Checker_Finds_MoveBetweenKinds() =>
        Finds("changes the kind", new IrMove(_site, Local(Kind.Int), IrConstant.Float(1)), Return);

    [Fact]
    public void Checker_Finds_OperandOfWrongKind() =>
        Finds("AddInt takes",
            new IrOp(_site, Operation.AddInt, Local(Kind.Int), [IrConstant.Int(1), IrConstant.Float(2)]), Return);

    [Fact]
    public void Checker_Finds_TargetOfWrongKind() =>
        Finds("AddInt gives",
            new IrOp(_site, Operation.AddInt, Local(Kind.Float), [IrConstant.Int(1), IrConstant.Int(2)]), Return);

    [Fact]
    public void Checker_Finds_MissingImmediate() =>
        Finds("other immediates", new IrOp(_site, Operation.CheckType, null, [IrConstant.Value_(null)]), Return);

    [Fact]
    public void Checker_Finds_WrongListKind() =>
        Finds("takes a list of Int",
            new IrOp(_site, Operation.BuildListInt, Local(Kind.Value), [IrConstant.Float(1)]), Return);

    [Fact]
    public void Checker_Finds_ReadBeforeAssignment() =>
        Finds("before it is assigned", new IrMove(_site, Local(Kind.Int), Local(Kind.Int)), Return);

    [Fact]
    public void Checker_Finds_AssignmentOnOneBranchOnly()
    {
        var (x, y) = (Local(Kind.Int), Local(Kind.Int));
        Finds("before it is assigned",
            new IrIf(_site, new IrTest(null, [IrConstant.Bool(true)]), [new IrMove(_site, x, IrConstant.Int(1))], []),
            new IrMove(_site, y, x), Return);
    }

    [Fact]
    public void Checker_Finds_LabelOutOfScope() => Finds("not in scope", new IrBreak(_site, new IrLabel("away")));

    [Fact]
    public void Checker_Finds_ContinueOfBlock()
    {
        var label = new IrLabel("block");
        Finds("no loop", new IrBlock(_site, label, [new IrContinue(_site, label)]), Return);
    }

    [Fact]
    public void Checker_Finds_LabelUsedTwice()
    {
        var label = new IrLabel("twice");
        Finds("used twice", new IrBlock(_site, label, []), new IrBlock(_site, label, []), Return);
    }

    [Fact]
    public void Checker_Finds_UnreachableStatement() => Finds("cannot be reached", Return, Return);

    [Fact]
    public void Checker_Finds_MissingReturn() => Finds("falls off", new IrMove(_site, Local(Kind.Int), IrConstant.Int(1)));

    [Fact]
    public void Checker_Finds_ResultOfWrongKind() => Finds("result", new IrReturn(_site, IrConstant.Int(1)));

    [Fact]
    public void Checker_Finds_CounterAssignedInLoop()
    {
        var i = Local(Kind.Int);
        Finds("loop that it drives",
            new IrForRange(_site, new IrLabel("range"), i, IrConstant.Int(0), IrConstant.Int(9), IrConstant.Int(1),
                [new IrMove(_site, i, IrConstant.Int(3))]), Return);
    }

    [Fact]
    public void Checker_Finds_TestThatCanRaise() =>
        Finds("is no test",
            new IrIf(_site, new IrTest(Operation.ContainsValue, [IrConstant.Value_(1L), IrConstant.Value_(2L)]),
                [Return], []), Return);

    [Fact]
    public void Checker_Finds_ForeignLocal() =>
        Finds("another function", new IrMove(_site, new IrLocal(7, "y", Kind.Int, PyType.Int), IrConstant.Int(1)), Return);

    [Fact]
    public void Checker_Finds_UnknownGlobal() =>
        Finds("not in the table",
            new IrStoreGlobal(_site, new IrGlobal("g", Kind.Int, PyType.Int, 0), IrConstant.Int(1)), Return);

    [Fact]
    public void Checker_Finds_RawArgumentOfBuiltin() =>
        Finds("is not a value", new IrCallBuiltin(_site, "Abs", null, [IrConstant.Int(1)]), Return);
}
