// SPDX-License-Identifier: MIT
// The encoder's own form of a function: machine instructions in a flat list, over any number of typed registers.
// Lowering makes it, Peephole and ConstantHoisting improve it, TypeGuards completes it, Allocation gives it slots.
using EPython.Bytecode.Contract;
using EPython.Frontend.Ir;
using EPython.Frontend.Types;

namespace EPython.Bytecode.Encoding;

/// <summary>A register before allocation. Kind letters: i f b w v.</summary>
internal sealed class Register(int id, char kind, string name)
{
    public int Id { get; } = id;
    public char Kind { get; } = kind;
    public string Name { get; } = name;
    /// <summary>What inference says it holds, if it is a value.</summary>
    public RegisterType Declared { get; init; } = RegisterType.Any;
    public bool IsTemporary { get; init; }
    /// <summary>Counter of a loop instruction, which steps it in place.</summary>
    public bool IsCounter { get; set; }
    public bool IsValue => Kind == 'v';
    public override string ToString() => $"{Name}.{Id}";
}

internal sealed class Label
{
    public int Uses { get; set; }
    /// <summary>A protected range begins or ends here.</summary>
    public bool IsBoundary { get; init; }
    /// <summary>A handler begins here: what is raised may lead to it.</summary>
    public bool IsHandler { get; init; }
}

/// <summary>What the lines between the labels raise goes on at the handler.</summary>
internal sealed record ProtectedRange(Label Start, Label End, Label Handler);

/// <summary>A loop of the IR: where a round begins, and what follows the loop.</summary>
internal sealed record LoopLabels(IrStatement Loop, Label Top, Label End);

/// <summary>A line of the list: an instruction, or where a label stands (Label set).</summary>
internal sealed class Line
{
    public Label? Label { get; init; }
    public Opcode Opcode { get; set; }
    public Register? Result { get; set; }
    /// <summary>Register operands in row order, without the list.</summary>
    public Register[] Operands { get; set; } = [];
    public Register[] List { get; set; } = [];
    /// <summary>Operands that are neither registers nor the target, in row order.</summary>
    public int[] Immediates { get; set; } = [];
    public Label? Target { get; set; }
    public Site? Site { get; init; }
    /// <summary>How many loops surround it.</summary>
    public int Depth { get; set; }
    /// <summary>Of a NewEnvironment: the shape that it makes.</summary>
    public int Shape { get; init; } = -1;
    /// <summary>Loads a constant for the next instruction only, so it may be loaded earlier.</summary>
    public bool IsConstantLoad { get; set; }
    /// <summary>Where the outermost loop around it begins: its first line, else null.</summary>
    public Line? OuterLoop { get; set; }

    public bool IsLabel => Label is not null;
    public bool StepsCounter => Opcode is Opcode.ForStep or Opcode.ForStepBy;
    public bool EndsFlow => !IsLabel && Opcode is Opcode.Jump or Opcode.Raise
        or Opcode.RaiseException or Opcode.Reraise or Opcode.ReturnRaw or Opcode.ReturnValue or Opcode.ReturnNone;

    public IEnumerable<Register> Uses => Operands.Concat(List);

    /// <summary>Registers that it writes: its result, or the counter that it steps.</summary>
    public Register? Written => IsLabel ? null : StepsCounter ? Operands[0] : Result;
}

/// <summary>A function on its way to bytes.</summary>
internal sealed class LirFunction(IrFunction source)
{
    private int _registers;

    public IrFunction Source { get; } = source;
    public List<Line> Lines { get; set; } = [];
    /// <summary>Inner ranges before outer ones.</summary>
    public List<ProtectedRange> Ranges { get; } = [];
    /// <summary>Parameters in order, then the closure's environment: they arrive in the first registers.</summary>
    public List<Register> Arguments { get; } = [];
    public int RegisterCount => _registers;
    /// <summary>Outer loops before inner ones.</summary>
    public List<LoopLabels> Loops { get; } = [];
    /// <summary>The registers of the IR's locals.</summary>
    public Dictionary<IrLocal, Register> Locals { get; } = [];

    public Register NewRegister(
        char kind, string name, bool temporary, RegisterType declared = RegisterType.Any) =>
        new(_registers++, kind, name) { IsTemporary = temporary, Declared = declared };
}

/// <summary>A function cannot be encoded: what limit it exceeds.</summary>
internal sealed class EncodingLimitException(string message) : Exception(message);
