// SPDX-License-Identifier: MIT
// Lays instructions out one behind another: labels get offsets, jumps the shortest form that reaches.
namespace EPython.Bytecode.Encoding;

internal sealed class CodeLayout
{
    public const int MaxDistance = short.MaxValue;

    private readonly List<Entry> _entries = [];
    private readonly Dictionary<object, int> _labelAt = [];     // index of the next instruction

    private sealed class Entry(Instruction instruction, object? target, bool wide)
    {
        public Instruction Instruction { get; } = instruction;
        public object? Target { get; } = target;
        public bool Wide { get; set; } = wide;
        public int Offset { get; set; }
        public int End => Offset + InstructionCodec.LengthOf(Instruction, Wide);
    }

    public bool Knows(object label) => _labelAt.ContainsKey(label);

    /// <summary>The label stands before the next instruction; false if it stands elsewhere already.</summary>
    public bool Place(object label) => _labelAt.TryAdd(label, _entries.Count);

    /// <summary>Without a label as target the last operand of a jump is its target's offset.</summary>
    public void Add(Instruction instruction, object? target, bool wide = false) =>
        _entries.Add(new Entry(instruction, target, wide || InstructionCodec.NeedsWide(instruction)));

    public int Count => _entries.Count;
    public int OffsetOf(int index) => _entries[index].Offset;
    public int OffsetOf(object label)
    {
        var index = _labelAt[label];
        return index < _entries.Count ? _entries[index].Offset : _entries[^1].End;
    }

    public bool IsWide(int index) => _entries[index].Wide;

    /// <summary>Bytes of all instructions; null if a jump spans more than MaxDistance.</summary>
    public byte[]? Finish()
    {
        Relax();
        var bytes = new List<byte>();
        foreach (var entry in _entries)
        {
            if (IsJump(entry))
            {
                entry.Instruction.Operands[^1] = TargetOf(entry);
                if (Math.Abs(TargetOf(entry) - entry.End) > MaxDistance)
                    return null;
            }
            InstructionCodec.Write(bytes, entry.Instruction, entry.Wide);
        }
        return [.. bytes];
    }

    /// <summary>Each round only widens, so it ends.</summary>
    private void Relax()
    {
        for (var changed = true; changed;)
        {
            changed = false;
            var offset = 0;
            foreach (var entry in _entries)
            {
                entry.Offset = offset;
                offset = entry.End;
            }
            foreach (var entry in _entries.Where(entry => IsJump(entry) && !entry.Wide))
            {
                if (TargetOf(entry) - entry.End is < sbyte.MinValue or > sbyte.MaxValue)
                    entry.Wide = changed = true;
            }
        }
    }

    private static bool IsJump(Entry entry) => Contract.Opcodes.Info(entry.Instruction.Opcode).Operands.EndsWith('T');

    private int TargetOf(Entry entry) => entry.Target is null ? entry.Instruction.Operands[^1] : OffsetOf(entry.Target);
}
