// SPDX-License-Identifier: MIT
// One instruction with its operands as numbers, and its bytes: the one place that knows how operands are packed
// (docs/machine.md, "Bytecode").
using System.Buffers.Binary;
using EPython.Bytecode.Contract;

namespace EPython.Bytecode.Encoding;

/// <summary>An instruction. Operands follow the row's letters without '*': registers, immediates, and for T the
/// offset of the target from the start of the function.</summary>
public sealed record Instruction(Opcode Opcode, int Result, int[] Operands, int[] List)
{
    /// <summary>Where it stands in its function; a Wide prefix is part of it.</summary>
    public int Offset { get; init; }
    public int Length { get; init; }
    public bool IsWide { get; init; }
    /// <summary>Offset that an activation's "at" holds while it runs: the byte after the opcode.</summary>
    public int At => Offset + (IsWide ? 2 : 1);
}

/// <summary>Packs and unpacks instructions.</summary>
public static class InstructionCodec
{
    public const int MaxList = 255;
    private const string Nibbles = "ifbwvrnL";
    private const string Widening = "KGFNMXB";

    public static bool IsRegister(char letter) => "ifbwvr".Contains(letter);
    public static bool HasResult(OpcodeInfo row) => row.Result != '-';

    /// <summary>Operand letters of a row without its '*'.</summary>
    public static string Letters(OpcodeInfo row) => row.Operands.Replace("*", "");

    /// <summary>Bytes that an instruction takes, a Wide prefix included.</summary>
    public static int LengthOf(Instruction instruction, bool wide)
    {
        var row = instruction.Opcode.Info();
        var nibbles = HasResult(row) ? 1 : 0;
        var bytes = wide ? 2 : 1;
        foreach (var letter in Letters(row))
        {
            if (Nibbles.Contains(letter))
                nibbles++;
            else
                bytes += letter is 'O' or 'Q' || wide && letter != 's' ? 2 : 1;
        }
        bytes += (nibbles + 1) / 2;
        if (row.Operands.Contains('*'))
            bytes += 1 + (wide ? 2 * instruction.List.Length : (instruction.List.Length + 1) / 2);
        return bytes;
    }

    /// <summary>Whether operands other than the jump target need the Wide prefix.</summary>
    public static bool NeedsWide(Instruction instruction)
    {
        var letters = Letters(instruction.Opcode.Info());
        for (var i = 0; i < letters.Length; i++)
        {
            if (Widening.Contains(letters[i]) && instruction.Operands[i] > byte.MaxValue)
                return true;
        }
        return instruction.List.Any(register => register >= ImageFormat.MaxRegisters);
    }

    public static void Write(List<byte> to, Instruction instruction, bool wide)
    {
        var row = instruction.Opcode.Info();
        var letters = Letters(row);
        var end = to.Count + LengthOf(instruction, wide);
        if (wide)
            to.Add((byte)Opcode.Wide);
        to.Add((byte)instruction.Opcode);
        WriteNibbles(to, instruction, letters, HasResult(row));
        for (var i = 0; i < letters.Length; i++)
        {
            if (!Nibbles.Contains(letters[i]) && letters[i] != 'T')
                WriteNumber(to, instruction.Operands[i], letters[i] is 'O' or 'Q' || wide && letters[i] != 's');
        }
        if (row.Operands.Contains('*'))
            WriteList(to, instruction.List, wide);
        if (letters.EndsWith('T'))
            WriteNumber(to, instruction.Operands[^1] - end, wide);
    }

    private static void WriteNibbles(List<byte> to, Instruction instruction, string letters, bool hasResult)
    {
        var nibbles = new List<int>();
        if (hasResult)
            nibbles.Add(instruction.Result);
        for (var i = 0; i < letters.Length; i++)
        {
            if (Nibbles.Contains(letters[i]))
                nibbles.Add(instruction.Operands[i] & 15);
        }
        PackNibbles(to, nibbles);
    }

    private static void PackNibbles(List<byte> to, IReadOnlyList<int> nibbles)
    {
        for (var i = 0; i < nibbles.Count; i += 2)
            to.Add((byte)(nibbles[i] << 4 | (i + 1 < nibbles.Count ? nibbles[i + 1] : 0)));
    }

    private static void WriteNumber(List<byte> to, int number, bool wide)
    {
        to.Add((byte)number);
        if (wide)
            to.Add((byte)(number >> 8));
    }

    private static void WriteList(List<byte> to, int[] list, bool wide)
    {
        to.Add(checked((byte)list.Length));
        if (!wide)
        {
            PackNibbles(to, list);
            return;
        }
        foreach (var slot in list)
            WriteNumber(to, slot, true);
    }

    /// <summary>Reads the instruction at an offset; null if the bytes are none (unknown opcode, cut off, bits set that
    /// must be zero). Registers may still be out of range and targets anywhere.</summary>
    public static Instruction? Read(ReadOnlySpan<byte> code, int offset)
    {
        var position = offset;
        if (position >= code.Length)
            return null;
        var wide = code[position] == (byte)Opcode.Wide;
        if (wide && ++position >= code.Length)
            return null;
        var opcode = (Opcode)code[position++];
        if (opcode == Opcode.Wide || (int)opcode >= Opcodes.All.Count)
            return null;
        if (wide && !opcode.Info().Operands.Any(letter => letter is 'T' or '*' || Widening.Contains(letter)))
            return null;        // nothing to widen
        return new Decoder(code, position, wide).Decode(opcode, offset);
    }

    private ref struct Decoder(ReadOnlySpan<byte> code, int position, bool wide)
    {
        private readonly ReadOnlySpan<byte> _code = code;
        private int _position = position;
        private bool _failed;

        public Instruction? Decode(Opcode opcode, int offset)
        {
            var row = opcode.Info();
            var letters = Letters(row);
            var operands = new int[letters.Length];
            var result = ReadNibbles(row, letters, operands);
            for (var i = 0; i < letters.Length; i++)
            {
                if (letters[i] == 's')
                    operands[i] = (sbyte)Byte();
                else if (!Nibbles.Contains(letters[i]) && letters[i] != 'T')
                    operands[i] = letters[i] is 'O' or 'Q' || wide ? Word() : Byte();
            }
            var list = row.Operands.Contains('*') ? ReadList() : [];
            if (letters.EndsWith('T'))
            {
                var distance = wide ? (short)Word() : (sbyte)Byte();
                operands[^1] = _position + distance;
            }
            return _failed ? null : new Instruction(opcode, result, operands, list)
            {
                Offset = offset, Length = _position - offset, IsWide = wide,
            };
        }

        private int ReadNibbles(OpcodeInfo row, string letters, int[] operands)
        {
            var indices = new List<int>();
            if (HasResult(row))
                indices.Add(-1);
            for (var i = 0; i < letters.Length; i++)
            {
                if (Nibbles.Contains(letters[i]))
                    indices.Add(i);
            }
            var values = UnpackNibbles(indices.Count);
            var result = -1;
            for (var i = 0; i < indices.Count; i++)
            {
                if (indices[i] < 0)
                    result = values[i];
                else
                    operands[indices[i]] = letters[indices[i]] == 'n' ? (values[i] ^ 8) - 8 : values[i];
            }
            return result;
        }

        private int[] UnpackNibbles(int count)
        {
            var values = new int[count];
            for (var i = 0; i < count; i += 2)
            {
                var packed = Byte();
                values[i] = packed >> 4;
                if (i + 1 < count)
                    values[i + 1] = packed & 15;
                else
                    _failed |= (packed & 15) != 0;
            }
            return values;
        }

        private int[] ReadList()
        {
            var count = Byte();
            if (!wide)
                return UnpackNibbles(count);
            var list = new int[count];
            for (var i = 0; i < count; i++)
                list[i] = Word();
            return list;
        }

        private int Byte()
        {
            if (_position < _code.Length)
                return _code[_position++];
            _failed = true;
            return 0;
        }

        private int Word() => Byte() | Byte() << 8;
    }
}
