// SPDX-License-Identifier: MIT
// The IR as text, for people and golden files: one statement per line, its source line at the right, control indented.
//
//   def f(n.0: int) -> int
//     t.1 = LessInt n.0, 2                                   ; 3
using System.Globalization;
using System.Text;
using EPython.Frontend.Types;

namespace EPython.Frontend.Ir;

public sealed class IrPrinter
{
    private const int SiteColumn = 72;
    private readonly StringBuilder _text = new();
    private readonly IrProgram _program;
    private string _function = "";
    private int _depth;

    private IrPrinter(IrProgram program) => _program = program;

    /// <summary>Text of the whole program, or of one function by its qualified name.</summary>
    public static string Print(IrProgram program, string? function = null)
    {
        var printer = new IrPrinter(program);
        if (function is null)
            printer.PrintGlobals();
        foreach (var one in program.Functions.Where(f => function is null || f.Name == function))
            printer.PrintFunction(one);
        return printer._text.ToString();
    }

    private void PrintGlobals()
    {
        foreach (var global in _program.Globals)
            _text.Append($"global {global.Name}: {global.Type} ; {KindName(global.Kind)} {global.Slot}\n");
        foreach (var one in _program.Classes)
            PrintClass(one);
    }

    private void PrintClass(IrClass one)
    {
        _text.Append($"class {one.Name}: {string.Join(" < ", one.Order.Select(ClassName))}\n");
        for (var i = 0; i < one.Slots.Count; i++)
        {
            if (one.Slots[i] is { } field)
                _text.Append($"  slot {i} {field.Name}: {field.Type} ; {KindName(field.Kind)}\n");
        }
        foreach (var entry in one.Entries)
            _text.Append($"  {entry.Name} = {entry.Global?.Name ?? entry.Function!.Name}\n");
    }

    private string ClassName(int type) => type >= ClassNumbers.FirstClass
        ? _program.Classes[type - ClassNumbers.FirstClass].Name : BuiltinTable.Exceptions[type - BuiltinTable.FirstException].Name;

    private void PrintFunction(IrFunction function)
    {
        if (_text.Length > 0)
            _text.Append('\n');
        _function = function.Symbol.Name;
        var parameters = function.Parameters.Zip(function.Defaults, PrintParameter);
        _text.Append($"def {function.Name}({string.Join(", ", parameters)}) -> {function.ResultType}\n");
        if (function.EnvironmentOwner is { } owner)
            _text.Append($"  closure {function.ClosureEnvironment}: environment of {owner.Name}\n");
        foreach (var type in function.EnvironmentValues)
            _text.Append($"  environment value: {type}\n");
        foreach (var kind in function.EnvironmentRaws)
            _text.Append($"  environment raw: {KindName(kind)}\n");
        PrintBody(function.Body);
    }

    private string PrintParameter(IrLocal parameter, IrOperand? value) =>
        $"{parameter}: {parameter.Type}" + (value is null ? "" : $" = {Operand(value)}");

    private void PrintBody(List<IrStatement> body)
    {
        _depth++;
        foreach (var statement in body)
            PrintStatement(statement);
        _depth--;
    }

    private void PrintStatement(IrStatement statement)
    {
        PrintLine(Head(statement), statement.Site);
        if (statement is IrIf branch)
        {
            PrintBody(branch.Then);
            if (branch.Else.Count == 0)
                return;
            PrintLine("else", null);
            PrintBody(branch.Else);
            return;
        }
        if (statement is IrTry guarded)
        {
            PrintBody(guarded.Body);
            PrintLine($"catch {guarded.Caught}", null);
            PrintBody(guarded.Handler);
            return;
        }
        foreach (var body in IrWalk.Bodies(statement))
            PrintBody(body);
    }

    private void PrintLine(string line, Site? site)
    {
        var text = new string(' ', _depth * 2) + line;
        _text.Append(site is null ? text : $"{text.PadRight(SiteColumn)} ; {SiteText(site)}").Append('\n');
    }

    private string SiteText(Site site)
    {
        var own = site.Function == _function ? $"{site.Line}" : $"{site.Line} {site.Function}";
        return site.Caller is null ? own : $"{own} < {SiteText(site.Caller)}";
    }

    // ---- statements ---------------------------------------------------------------------------------------------------

    private string Head(IrStatement statement) => statement switch
    {
        IrMove move => $"{Target(move.Target)}{Operand(move.Source)}",
        IrOp op => OpText(op),
        IrCall call => $"{Target(call.Target)}call {call.Callee.Name}({List(call.Arguments)})"
            + (call.Environment is null ? "" : $" in {Operand(call.Environment)}"),
        IrCallValue call => $"{Target(call.Target)}call value {Operand(call.Callee)}({List(call.Arguments, call.Names)})",
        IrCallBuiltin call => $"{Target(call.Target)}builtin {call.Builtin}({List(call.Arguments)})",
        IrCallMethod call =>
            $"{Target(call.Target)}method {call.Method}({List(call.Arguments, call.Names)})",
        IrYield { Form: YieldForm.Start } => "start generator",
        IrYield yielded => $"{Target(yielded.Target)}yield {(yielded.Form == YieldForm.Delegate ? "from " : "")}{Operand(yielded.Value!)}",
        IrLoadGlobal load => $"{Target(load.Target)}global {load.Global.Name}",
        IrStoreGlobal store => $"global {store.Global.Name} = {Operand(store.Source)}",
        IrNewEnvironment make =>
            $"{Target(make.Target)}new environment in {Operand(make.Parent)}: {make.Values} values, {make.Raws} raws",
        IrLoadEnvironment load => $"{Target(load.Target)}{load.Environment} up {load.Level} slot {load.Slot}",
        IrStoreEnvironment store =>
            $"{store.Environment} up {store.Level} slot {store.Slot} = {Operand(store.Source)}",
        IrNewClosure closure => $"{Target(closure.Target)}closure {_program.Functions[closure.Function].Name} in "
            + $"{Operand(closure.Environment)} defaults ({List(closure.Defaults)})",
        _ => ControlHead(statement),
    };

    private string ControlHead(IrStatement statement) => statement switch
    {
        IrBlock block => $"block {block.Label}",
        IrLoop loop => $"loop {loop.Label}",
        IrForRange loop => $"for {loop.Label} {loop.Counter} in range({Operand(loop.Start)}, {Operand(loop.Stop)}, "
            + $"{Operand(loop.Step)})",
        IrForEach loop => $"for {loop.Label} {loop.Item}: {loop.Item.Type} in {loop.Iterator}",
        IrIf branch => $"if {TestText(branch.Test)}",
        IrTry => "try",
        IrBreak leave => $"break {leave.Label}",
        IrContinue next => $"continue {next.Label}",
        IrReturn { Value: { } value } => $"return {Operand(value)}",
        IrReturn => "return",
        IrRaise raise => $"raise {raise.Fault}({List(raise.Arguments)})",
        _ => throw new InvalidOperationException($"{statement.GetType().Name} cannot be printed"),
    };

    private string OpText(IrOp op)
    {
        var immediates = op.Immediates.Count == 0 ? "" : $" [{string.Join(" ", op.Immediates)}]";
        var proved = op.Operation.HasChecks() & ~op.Checks;
        var checks = proved == Checks.None ? "" : $" unchecked({proved})";
        return $"{Target(op.Target)}{op.Operation} {List(op.Operands)}{immediates}{checks}".TrimEnd();
    }

    private string TestText(IrTest test) =>
        (test.Negated ? "not " : "") + (test.Comparison is { } comparison ? $"{comparison} " : "")
        + List(test.Operands);

    // ---- operands -----------------------------------------------------------------------------------------------------

    private static string Target(IrLocal? target) =>
        target is null ? "" : target.Kind == Kind.Value ? $"{target}: {target.Type} = " : $"{target}: {KindName(target.Kind)} = ";

    private string List(IReadOnlyList<IrOperand> operands) => string.Join(", ", operands.Select(Operand));

    private string List(IReadOnlyList<IrOperand> operands, IReadOnlyList<string> names)
    {
        var first = operands.Count - names.Count;
        return string.Join(", ",
            operands.Select((operand, i) => (i < first ? "" : names[i - first] + "=") + Operand(operand)));
    }

    private string Operand(IrOperand operand) => operand switch
    {
        IrLocal local => local.ToString(),
        IrConstant { Kind: Kind.Value } constant => $"<{Literal(constant.Value)}>",
        IrConstant constant => Literal(constant.Value),
        IrUnbound => "unbound",
        IrFunctionValue function => $"<function {_program.Functions[function.Function].Name}>",
        IrBuiltinValue builtin => $"<builtin {builtin.Name}>",
        IrTypeValue type => $"<type {type.Name}>",
        IrClassValue value => $"<class {value.Name}>",
        IrComputedDefault => "computed",
        _ => throw new InvalidOperationException($"{operand.GetType().Name} cannot be printed"),
    };

    private static string Literal(object? value) => value switch
    {
        null => "None",
        double number => FloatText(number),
        string text => Quote(text),
        IrBytes bytes => "b" + Quote(bytes.Value),
        IrTupleConstant tuple => $"({string.Join(", ", tuple.Items.Select(Literal))})",
        IrEllipsis => "...",
        IrNotImplemented => "NotImplemented",
        _ => Convert.ToString(value, CultureInfo.InvariantCulture)!,
    };

    private static string FloatText(double number)
    {
        var text = number.ToString("R", CultureInfo.InvariantCulture);
        return text.AsSpan().IndexOfAnyExcept("-0123456789") < 0 ? text + ".0" : text;
    }

    private static string Quote(string text)
    {
        var quoted = new StringBuilder("\"");
        foreach (var unit in text)
            quoted.Append(unit is '"' or '\\' ? $"\\{unit}" : unit < ' ' ? $"\\x{(int)unit:x2}" : unit.ToString());
        return quoted.Append('"').ToString();
    }

    private static string KindName(Kind kind) => kind.ToString().ToLowerInvariant();
}
