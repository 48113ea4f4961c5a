// SPDX-License-Identifier: MIT
// Flat instructions and their slots -> bytes: spilled registers are carried through scratch registers, jumps get the
// shortest form that reaches.
using EPython.Bytecode.Contract;
using EPython.Bytecode.Images;
using EPython.Frontend.Ir;

namespace EPython.Bytecode.Encoding;

internal sealed class Emission
{
    private const int MaxDistance = short.MaxValue;

    private readonly Allocation _allocation;
    private readonly List<Pending> _code = [];
    private readonly Dictionary<Label, int> _labelAt = [];      // index of the next pending instruction

    private Emission(Allocation allocation) => _allocation = allocation;

    /// <summary>An instruction whose target is not yet an offset.</summary>
    private sealed class Pending
    {
        public required Instruction Instruction { get; set; }
        public required Line Line { get; init; }
        public Label? Target { get; init; }
        public bool Wide { get; set; }
        public int Offset { get; set; }
    }

    public static EncodedFunction Emit(LirFunction function, Allocation allocation)
    {
        var emission = new Emission(allocation);
        emission.StoreArguments(function);
        foreach (var line in function.Lines)
        {
            if (line.Label is { } label)
                emission._labelAt[label] = emission._code.Count;
            else
                emission.Add(line);
        }
        emission.Relax();
        return emission.Write(allocation);
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
        opcode is Opcode.CheckType or Opcode.CheckBound or Opcode.CheckBoundLocal or Opcode.JumpIfUnbound;

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
        var instruction = new Instruction(opcode, result, operands, list);
        _code.Add(new Pending
        {
            Instruction = instruction, Line = line, Target = target, Wide = InstructionCodec.NeedsWide(instruction),
        });
    }

    // ---- jumps ---------------------------------------------------------------------------------------------------

    /// <summary>Widens jumps until all reach; each round only widens, so it ends.</summary>
    private void Relax()
    {
        for (var changed = true; changed;)
        {
            changed = false;
            var offset = 0;
            foreach (var pending in _code)
            {
                pending.Offset = offset;
                offset += InstructionCodec.LengthOf(pending.Instruction, pending.Wide);
            }
            foreach (var pending in _code.Where(pending => pending.Target is not null && !pending.Wide))
            {
                if (Distance(pending) is < sbyte.MinValue or > sbyte.MaxValue)
                    pending.Wide = changed = true;
            }
        }
        if (_code.Any(pending => pending.Target is not null && Math.Abs(Distance(pending)) > MaxDistance))
            throw new EncodingLimitException($"a jump spans more than {MaxDistance} bytes of bytecode");
    }

    private int Distance(Pending pending) =>
        TargetOf(pending) - pending.Offset - InstructionCodec.LengthOf(pending.Instruction, pending.Wide);

    private int TargetOf(Pending pending) => _code[_labelAt[pending.Target!]].Offset;

    private EncodedFunction Write(Allocation allocation)
    {
        var bytes = new List<byte>();
        var sites = new List<CodeSite>();
        var environments = new List<EnvironmentSite>();
        foreach (var pending in _code)
        {
            if (pending.Target is not null)
                pending.Instruction.Operands[^1] = TargetOf(pending);
            if (pending.Line.Shape >= 0)
                environments.Add(new EnvironmentSite(bytes.Count, pending.Line.Shape));
            sites.Add(new CodeSite(bytes.Count, bytes.Count + (pending.Wide ? 2 : 1), pending.Line.Site));
            InstructionCodec.Write(bytes, pending.Instruction, pending.Wide);
        }
        return new EncodedFunction([.. bytes], allocation.ValueSlots, allocation.RawSlots, sites, environments);
    }
}
