// SPDX-License-Identifier: MIT
// Which generators can be part of a loop over them without anybody seeing it.
using EPython.Frontend.Ir;
using EPython.Frontend.Types;

namespace EPython.Frontend.Passes;

internal sealed class InlinableGenerators
{
    private const int MostYields = 4;
    private readonly HashSet<IrFunction> _plain;
    private readonly Dictionary<IrFunction, HashSet<IrFunction>> _reached = [];

    public InlinableGenerators(IrProgram program, int mostStatements)
    {
        var stops = program.Classes.Any(IsStop) || program.Functions.SelectMany(function => IrWalk.All(function.Body)).Any(MayStop);
        _plain = [.. program.Functions.Where(function => function.IsGenerator && IsPlain(function, mostStatements)
            && !(stops && IrWalk.All(function.Body).Any(Calls)))];
    }

    /// <summary>How often the body of a loop would be there.</summary>
    public static int Yields(IrFunction generator) =>
        IrWalk.All(generator.Body).Count(statement => statement is IrYield { Form: YieldForm.Item });

    /// <summary>Whether loops of user over the generator may become its body.</summary>
    public bool May(IrFunction generator, IrFunction user) =>
        _plain.Contains(generator) && !Reached(generator).Contains(generator) && !Reached(generator).Contains(user);

    // Some yields, nobody who is told that the generator is left before its end, no variables that others see.
    private static bool IsPlain(IrFunction generator, int mostStatements)
    {
        var statements = IrWalk.All(generator.Body).ToList();
        return statements.Count <= mostStatements && generator.ClosureEnvironment is null
            && generator.EnvironmentValues.Count + generator.EnvironmentRaws.Count == 0
            && generator.Body.TakeWhile(statement => statement is not IrYield).All(statement => statement is IrMove)
            && Yields(generator) is > 0 and <= MostYields
            && !statements.Exists(statement => statement is IrYield { Form: YieldForm.Delegate })
            && !statements.Exists(statement => statement is IrTry or IrNewEnvironment);
    }

    // What leaves a generator as StopIteration is a RuntimeError, which a loop in its place would not raise.
    private static bool MayStop(IrStatement statement) =>
        statement is IrCallMethod { Method: "__next__" or "send" or "throw" }
            or IrCallBuiltin { Builtin: "GeneratorSend" or "GeneratorThrow" }
        || (statement is IrCallBuiltin { Builtin: "Next" } next && next.Arguments[1] is IrUnbound)
        || IrWalk.Reads(statement).Any(operand => operand is IrTypeValue { Name: "StopIteration" } or IrBuiltinValue { Name: "Next" });

    private static bool IsStop(IrClass one) => one.IsException && one.Order.Contains(BuiltinTable.TypeNumber("StopIteration"));

    private static bool Calls(IrStatement statement) => statement switch
    {
        IrCall or IrCallValue or IrCallBuiltin or IrCallMethod or IrRaise => true,
        IrOp { Operation: Operation.GetIterator } => false,
        IrOp op => op.Operation.Info().Effects.HasFlag(Effects.Calls),
        _ => false,
    };

    private HashSet<IrFunction> Reached(IrFunction from)
    {
        if (_reached.TryGetValue(from, out var known))
            return known;
        var reached = _reached[from] = [];
        var waiting = new Stack<IrFunction>([from]);
        while (waiting.TryPop(out var next))
        {
            foreach (var call in IrWalk.All(next.Body).OfType<IrCall>().Where(call => reached.Add(call.Callee)))
                waiting.Push(call.Callee);
        }
        return reached;
    }
}
