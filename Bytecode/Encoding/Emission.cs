// SPDX-License-Identifier: MIT
// Flat instructions and their slots -> bytes: spilled registers are carried through scratch registers, jumps get the
// shortest form that reaches.
using EPython.Bytecode.Contract;
using EPython.Bytecode.Images;

namespace EPython.Bytecode.Encoding;

internal sealed class Emission
{
    private readonly Allocation _allocation;
    private readonly CodeLayout _layout = new();
    private readonly List<Line> _lines = [];                    // of each instruction

    private Emission(Allocation allocation) => _allocation = allocation;

    public static EncodedFunction Emit(LirFunction function, Allocation allocation, bool withLoops)
    {
        var emission = new Emission(allocation);
        emission.StoreArguments(function);
        foreach (var line in function.Lines)
        {
            if (line.Label is { } label)
                emission._layout.Place(label);
            else
                emission.Add(line);
        }
        return emission.Write(function, withLoops);
    }

    private void StoreArguments(LirFunction function)
    {
        foreach (var argument in function.Arguments)
        {
            int from = _allocation.IncomingOf(argument), to = _allocation.SlotOf(argument);
            if (from != to)
                Store(new Line(), argument.IsValue, from, to);
        }
    }

    // ---- slots ---------------------------------------------------------------------------------------------------

    private static bool IsSpill(int slot) => slot >= ImageFormat.MaxRegisters;

    private void Add(Line line)
    {
        if (line.Opcode is Opcode.MoveRaw or Opcode.MoveValue)
        {
            Move(line);
            return;
        }
        var carried = new Dictionary<Register, int>();
        var operands = line.Operands.Select(register => Carry(line, register, carried)).ToArray();
        var list = line.List.Select(_allocation.SlotOf).ToArray();
        var result = line.Result is null ? -1 : _allocation.SlotOf(line.Result);
        var named = IsSpill(result) ? Allocation.FirstScratch : result;
        Add(line, line.Opcode, named, Interleave(line, operands), list, line.Target);
        if (IsSpill(result))
            Store(line, line.Result!.IsValue, named, result);
        if (line.StepsCounter && carried.ContainsKey(line.Operands[0]))
            throw new EncodingLimitException("too many nested loops");
        if (RefinesOperand(line.Opcode) && carried.TryGetValue(line.Operands[0], out var refined))
            Store(line, true, refined, _allocation.SlotOf(line.Operands[0]));
    }

    /// <summary>What these prove of a register must also hold of the slot that it was loaded from.</summary>
    private static bool RefinesOperand(Opcode opcode) =>
        opcode is Opcode.CheckType or Opcode.CheckInstance or Opcode.CheckBound or Opcode.CheckBoundLocal or Opcode.JumpIfUnbound;

    private int Carry(Line line, Register register, Dictionary<Register, int> carried)
    {
        var slot = _allocation.SlotOf(register);
        if (!IsSpill(slot))
            return slot;
        if (!carried.TryGetValue(register, out var scratch))
        {
            scratch = Allocation.FirstScratch + carried.Keys.Count(other => other.IsValue == register.IsValue);
            carried[register] = scratch;
            Load(line, register.IsValue, scratch, slot);
        }
        return scratch;
    }

    private void Move(Line line)
    {
        int from = _allocation.SlotOf(line.Operands[0]), to = _allocation.SlotOf(line.Result!);
        var isValue = line.Result!.IsValue;
        if (from == to)
            return;
        if (IsSpill(from) && IsSpill(to))
        {
            Load(line, isValue, Allocation.FirstScratch, from);
            Store(line, isValue, Allocation.FirstScratch, to);
        }
        else if (IsSpill(from))
        {
            Load(line, isValue, to, from);
        }
        else if (IsSpill(to))
        {
            Store(line, isValue, from, to);
        }
        else
        {
            Add(line, line.Opcode, to, [from], [], null);
        }
    }

    private void Load(Line line, bool isValue, int register, int slot) =>
        Add(line, isValue ? Opcode.LoadSpillValue : Opcode.LoadSpillRaw, register, [slot], [], null);

    private void Store(Line line, bool isValue, int register, int slot) =>
        Add(line, isValue ? Opcode.StoreSpillValue : Opcode.StoreSpillRaw, -1, [slot, register], [], null);

    /// <summary>Registers and immediates in the row's order; the target, last, stays open.</summary>
    private static int[] Interleave(Line line, int[] registers)
    {
        var letters = InstructionCodec.Letters(line.Opcode.Info());
        var operands = new int[letters.Length];
        int nextRegister = 0, nextImmediate = 0;
        for (var i = 0; i < letters.Length; i++)
        {
            if (InstructionCodec.IsRegister(letters[i]))
                operands[i] = registers[nextRegister++];
            else if (letters[i] != 'T')
                operands[i] = line.Immediates[nextImmediate++];
        }
        return operands;
    }

    private void Add(Line line, Opcode opcode, int result, int[] operands, int[] list, Label? target)
    {
        _layout.Add(new Instruction(opcode, result, operands, list), target);
        _lines.Add(line);
    }

    private EncodedFunction Write(LirFunction function, bool withLoops)
    {
        var bytes = _layout.Finish() ?? throw new EncodingLimitException(
            $"a jump spans more than {CodeLayout.MaxDistance} bytes of bytecode");
        var sites = new List<CodeSite>();
        var environments = new List<EnvironmentSite>();
        for (var i = 0; i < _lines.Count; i++)
        {
            var start = _layout.OffsetOf(i);
            if (_lines[i].Shape >= 0)
                environments.Add(new EnvironmentSite(start, _lines[i].Shape));
            sites.Add(new CodeSite(start, start + (_layout.IsWide(i) ? 2 : 1), _lines[i].Site));
        }
        return new EncodedFunction(
            bytes, _allocation.ValueSlots, _allocation.RawSlots, sites, environments, Handlers(function, bytes.Length))
        {
            Loops = withLoops ? [.. Loops(function)] : [],
        };
    }

    // Those that nothing jumps to the top of run once at most.
    private IEnumerable<LoopPlace> Loops(LirFunction function)
    {
        var graph = FlowGraph.Build(function);
        graph.LiveOut(function.Lines, function.RegisterCount, out var liveIn);
        for (var b = 0; b < graph.Blocks.Count; b++)
        {
            for (var i = graph.Blocks[b].Start; i < graph.Blocks[b].End && function.Lines[i].Label is { } label; i++)
            {
                var block = b;
                if (label.Uses > 0 && function.Loops.Find(loop => loop.Top == label) is { } found)
                    yield return new LoopPlace(found.Loop, _layout.OffsetOf(label), _layout.OffsetOf(found.End),
                        function.Locals.Where(local => liveIn[block][local.Value.Id])
                            .ToDictionary(local => local.Key, local => _allocation.SlotOf(local.Value)));
            }
        }
    }

    private List<HandlerRange> Handlers(LirFunction function, int length)
    {
        if (function.Ranges.Count > 0 && length > ushort.MaxValue)
            throw new EncodingLimitException($"it catches exceptions and has more than {ushort.MaxValue} bytes of bytecode");
        return [.. function.Ranges.Select(range => new HandlerRange(function.Source.Index, _layout.OffsetOf(range.Start),
            _layout.OffsetOf(range.End), _layout.OffsetOf(range.Handler))).Where(range => range.Start < range.End)];
    }
}
