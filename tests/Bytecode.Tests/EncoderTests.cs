// SPDX-License-Identifier: MIT
// What the encoder makes of small functions, instruction by instruction.
using EPython.Bytecode.Contract;
using EPython.Bytecode.Encoding;
using EPython.Frontend.Ir;
using EPython.Frontend.Types;
using static EPython.Bytecode.Tests.FunctionBuilder;

namespace EPython.Bytecode.Tests;

public sealed class EncoderTests
{
    private static List<Instruction> Encode(params IrFunction[] functions)
    {
        var encoded = Encoder.Encode(Program(functions), new HashSet<int> { 0 });
        Assert.Empty(encoded.Errors);
        return Decode(encoded.Functions[0]!.Code);
    }

    private static List<Instruction> Decode(byte[] code)
    {
        var instructions = new List<Instruction>();
        for (var offset = 0; offset < code.Length; offset += instructions[^1].Length)
            instructions.Add(InstructionCodec.Read(code, offset) ?? throw new InvalidDataException($"at {offset}"));
        return instructions;
    }

    private static Opcode[] Opcodes(IEnumerable<Instruction> code) => [.. code.Select(i => i.Opcode)];

    [Fact]
    public void Encode_sumAssignedToVariable_isOneInstruction()
    {
        var f = new FunctionBuilder("f", 0, PyType.Int);
        IrLocal a = f.Parameter("a", PyType.Int), b = f.Parameter("b", PyType.Int), x = f.Local("x", PyType.Int);
        var t = f.Temporary(PyType.Int);
        var code = Encode(f.Body(
            Op(Operation.AddInt, t, a, b), new IrMove(At(1), x, t), new IrReturn(At(2), x)));
        Assert.Equal([Opcode.AddInt, Opcode.ReturnRaw], Opcodes(code));
    }

    [Fact]
    public void Encode_rangeLoopWithNeighbours_usesOffsetsAndForStep()
    {
        var f = new FunctionBuilder("smooth", 0);
        IrLocal u = f.Parameter("u", FloatList), to = f.Parameter("to", FloatList), n = f.Parameter("n", PyType.Int);
        IrLocal i = f.Local("i", PyType.Int), p = f.Temporary(PyType.Int), q = f.Temporary(PyType.Int);
        IrLocal left = f.Temporary(PyType.Float), right = f.Temporary(PyType.Float);
        IrLocal sum = f.Temporary(PyType.Float), half = f.Temporary(PyType.Float);
        var code = Encode(f.Body(
            new IrForRange(At(1), new IrLabel("for"), i, IrConstant.Int(1), n, IrConstant.Int(1),
            [
                Op(Operation.SubtractInt, p, i, IrConstant.Int(1)),
                Item(Operation.LoadItemFloat, left, u, p),
                Op(Operation.AddInt, q, i, IrConstant.Int(1)),
                Item(Operation.LoadItemFloat, right, u, q),
                Op(Operation.AddFloat, sum, left, right),
                Op(Operation.MultiplyFloat, half, IrConstant.Float(0.5), sum),
                Item(Operation.StoreItemFloat, null, to, i, half),
            ]),
            new IrReturn(At(9), null)));
        Assert.Equal(
            [
                Opcode.LoadRaw, Opcode.LoadInt, Opcode.JumpIfLessEqualInt,
                Opcode.LoadItemFloat, Opcode.LoadItemFloat, Opcode.AddFloat, Opcode.MultiplyFloat,
                Opcode.StoreItemFloat, Opcode.ForStep, Opcode.ReturnNone,
            ],
            Opcodes(code));
        Assert.Equal([-1, 1], code.Where(x => x.Opcode == Opcode.LoadItemFloat).Select(x => x.Operands[2]));
        Assert.Equal(code[3].Offset, code[8].Operands[^1]);
    }

    [Fact]
    public void Encode_recursiveFunction_passesArgumentsByRegister()
    {
        var f = new FunctionBuilder("fib", 0, PyType.Int);
        var n = f.Parameter("n", PyType.Int);
        IrLocal less1 = f.Temporary(PyType.Int), less2 = f.Temporary(PyType.Int);
        IrLocal one = f.Temporary(PyType.Int), two = f.Temporary(PyType.Int), sum = f.Temporary(PyType.Int);
        var code = Encode(f.Body(
            new IrIf(At(1), new IrTest(Operation.LessInt, [n, IrConstant.Int(2)]), [new IrReturn(At(1), n)], []),
            Op(Operation.SubtractInt, less1, n, IrConstant.Int(1)),
            new IrCall(At(2), f.Function, one, [less1], null),
            Op(Operation.SubtractInt, less2, n, IrConstant.Int(2)),
            new IrCall(At(2), f.Function, two, [less2], null),
            Op(Operation.AddInt, sum, one, two),
            new IrReturn(At(2), sum)));
        Assert.Equal(
            [
                Opcode.LoadInt, Opcode.JumpIfLessEqualInt, Opcode.ReturnRaw, Opcode.AddIntImmediate, Opcode.Call,
                Opcode.AddIntImmediate, Opcode.Call, Opcode.AddInt, Opcode.ReturnRaw,
            ],
            Opcodes(code));
    }

    [Theory]
    [InlineData(5)]
    [InlineData(16)]
    [InlineData(17)]
    [InlineData(40)]
    public void Encode_manyLiveVariables_keepsEveryOneApart(int count)
    {
        var f = new FunctionBuilder("f", 0, PyType.Int);
        var variables = Enumerable.Range(0, count).Select(k => f.Local($"x{k}", PyType.Int)).ToList();
        var sum = f.Local("sum", PyType.Int);
        var body = new List<IrStatement>();
        body.AddRange(variables.Select((x, k) => new IrMove(At(1), x, IrConstant.Int(k))));
        body.Add(new IrMove(At(2), sum, IrConstant.Int(0)));
        body.AddRange(variables.Select(x => Op(Operation.AddInt, sum, sum, x)));
        body.Add(new IrReturn(At(3), sum));
        Assert.Equal(count * (count - 1) / 2, Run(Encode(f.Body([.. body]))));
    }

    /// <summary>Runs straight-line int code, to see that no slot is given away too early.</summary>
    private static long Run(List<Instruction> code)
    {
        var slots = new long[4096];
        foreach (var i in code)
        {
            switch (i.Opcode)
            {
                case Opcode.LoadInt: slots[i.Result] = i.Operands[0]; break;
                case Opcode.AddInt: slots[i.Result] = slots[i.Operands[0]] + slots[i.Operands[1]]; break;
                case Opcode.MoveRaw: slots[i.Result] = slots[i.Operands[0]]; break;
                case Opcode.LoadSpillRaw: slots[i.Result] = slots[i.Operands[0]]; break;
                case Opcode.StoreSpillRaw: slots[i.Operands[0]] = slots[i.Operands[1]]; break;
                case Opcode.ReturnRaw: return slots[i.Operands[0]];
                default: throw new InvalidDataException(i.Opcode.ToString());
            }
        }
        throw new InvalidDataException("no return");
    }

    [Fact]
    public void Encode_farJump_isWide()
    {
        var f = new FunctionBuilder("f", 0);
        IrLocal x = f.Parameter("x", PyType.Int), y = f.Local("y", PyType.Int);
        var far = Enumerable.Range(0, 100).Select(_ => (IrStatement)Op(Operation.MultiplyInt, y, x, x)).ToList();
        var code = Encode(f.Body(
            new IrIf(At(1), new IrTest(Operation.LessInt, [x, x]), far, []), new IrReturn(At(2), null)));
        Assert.True(code[0].IsWide);
        Assert.Equal(code[^1].Offset, code[0].Operands[^1]);
    }

    [Fact]
    public void Encode_tooManyArguments_isAnErrorThatNamesTheFunction()
    {
        var f = new FunctionBuilder("huge", 0);
        var call = new IrCallBuiltin(At(3), "Print", null,
            [.. Enumerable.Range(0, 300).Select(k => IrConstant.Value_((long)k))]);
        var encoded = Encoder.Encode(Program(f.Body(call)), new HashSet<int> { 0 });
        Assert.Contains("huge", Assert.Single(encoded.Errors).ToString());
        Assert.Null(encoded.Functions[0]);
    }
}
