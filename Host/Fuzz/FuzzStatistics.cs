// SPDX-License-Identifier: MIT
// What programs that were compared consisted of: operations of the IR by the types of their operands, opcodes, built-ins, of
// which only what stands on lines that ran counts; and the faults that they raised.
using EPython.Bytecode.Contract;
using EPython.Bytecode.Encoding;
using EPython.Bytecode.Images;
using EPython.Frontend.Ir;
using EPython.Frontend.Types;

namespace EPython.Host.Fuzz;

internal sealed class FuzzStatistics
{
    private readonly Lock _lock = new();
    private readonly Dictionary<string, int> _discarded = [];
    private readonly Dictionary<Operation, HashSet<string>> _operations = [];
    private readonly HashSet<Opcode> _opcodes = [];
    private readonly HashSet<string> _builtins = [];
    private readonly HashSet<(Fault Fault, bool IsCompiled)> _faults = [];
    private readonly List<int> _statementCounts = [];
    private readonly List<int> _functionCounts = [];

    public int Programs { get; private set; }
    public int Agreed { get; private set; }
    public int Differ { get; private set; }
    public IReadOnlyDictionary<string, int> Discarded => _discarded;
    public int MedianStatements => Median(_statementCounts);
    public int MedianFunctions => Median(_functionCounts);

    /// <summary>Operations with the kinds or static types of operands that they were reached with.</summary>
    public IReadOnlyDictionary<Operation, HashSet<string>> Reached => _operations;

    public IEnumerable<string> OperationsMissed => Operations.All.Where(row => !_operations.ContainsKey(row.Operation)).Select(row => row.Name);
    public IEnumerable<string> OpcodesMissed => Opcodes.All.Where(row => !_opcodes.Contains(row.Opcode)).Select(row => row.Opcode.ToString());
    public IEnumerable<string> BuiltinsMissed => BuiltinTable.All.Where(row => !_builtins.Contains(row.Name)).Select(row => row.Name);
    public IEnumerable<string> FaultsMissed => FaultTable.All.Select(row => row.Fault)
        .Where(fault => !Raised(fault, false) && !Raised(fault, true)).Select(fault => fault.ToString());

    /// <summary>Faults that were raised in one kind of run only.</summary>
    public IEnumerable<string> FaultsHalfMissed => FaultTable.All.Select(row => row.Fault)
        .Where(fault => Raised(fault, false) != Raised(fault, true))
        .Select(fault => $"{fault} ({(Raised(fault, false) ? "interpreted" : "compiled")})");

    public int FaultsReached(bool isCompiled) => _faults.Count(raised => raised.IsCompiled == isCompiled);
    public int OpcodesReached => _opcodes.Count;
    public int BuiltinsReached => _builtins.Count;
    public int Combinations => _operations.Values.Sum(types => types.Count);

    public void Add(Outcome outcome)
    {
        lock (_lock)
        {
            Programs++;
            if (outcome.Discarded is { } why)
                _discarded[why] = _discarded.GetValueOrDefault(why) + 1;
            else if (outcome.Finding is not null)
                Differ++;
            else
                Agreed++;
            _statementCounts.Add(Tree.Statements(outcome.Sample.Tree));
            if (outcome.Program is { } program && outcome.Discarded is null)
            {
                _functionCounts.Add(outcome.Sample.Source.Split("def ").Length - 1);
                AddProgram(program, outcome.Lines);
            }
            if (outcome.Discarded is null)
                _faults.UnionWith(outcome.Faults);
            if (outcome.Interpreted is { } image && outcome.Discarded is null)
                AddCode(image, outcome.Lines);
        }
    }

    private bool Raised(Fault fault, bool isCompiled) => _faults.Contains((fault, isCompiled));

    private void AddProgram(IrProgram program, IReadOnlySet<int> lines)
    {
        foreach (var statement in program.Functions.SelectMany(function => IrWalk.All(function.Body)))
        {
            if (!lines.Contains(statement.Site.Line))
                continue;
            if (statement is IrCallBuiltin call)
                _builtins.Add(call.Builtin);
            else if (statement is IrOp op)
                Count(op.Operation, op.Operands);
            else if (statement is IrIf { Test: { Comparison: { } comparison } test })
                Count(comparison, test.Operands);
        }
    }

    private void Count(Operation operation, IReadOnlyList<IrOperand> operands)
    {
        if (!_operations.TryGetValue(operation, out var types))
            _operations[operation] = types = [];
        types.Add(string.Join(' ', operands.Take(3).Select(TypeOf)));
    }

    // Classes are all the same here, since each program has its own.
    private static string TypeOf(IrOperand operand) => operand switch
    {
        IrLocal { Kind: Kind.Value } local when RegisterTypes.IsClass(RegisterTypes.Of(local.Type)) => "instance",
        IrLocal { Kind: Kind.Value } local => RegisterTypes.Name(RegisterTypes.Of(local.Type)).ToLowerInvariant(),
        IrConstant { Kind: Kind.Value } constant => constant.Value?.GetType().Name.ToLowerInvariant() ?? "none",
        _ => operand.Kind.ToString().ToLowerInvariant(),
    };

    private void AddCode(Image image, IReadOnlySet<int> lines)
    {
        foreach (var function in image.Functions.Where(function => function.IsInterpreted))
        {
            var code = image.Code.AsSpan(function.CodeOffset, function.CodeBytes);
            for (var at = 0; InstructionCodec.Read(code, at) is { } instruction; at += instruction.Length)
            {
                var site = image.Debug!.Find((uint)(function.CodeOffset + instruction.At));
                if (site is null || lines.Contains(site.Line))
                    _opcodes.Add(instruction.Opcode);
                if (instruction.IsWide)
                    _opcodes.Add(Opcode.Wide);
                if (at + instruction.Length >= code.Length)
                    break;
            }
        }
    }

    private static int Median(List<int> counts) => counts.Count == 0 ? 0 : counts.Order().ElementAt(counts.Count / 2);
}
