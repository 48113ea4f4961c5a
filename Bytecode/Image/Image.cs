// SPDX-License-Identifier: MIT
// An image in typed form: what one core is sent, and what the host keeps about it. ImageReader and ImageWriter know
// the bytes.
using EPython.Frontend.Types;

namespace EPython.Bytecode.Images;

public sealed record Image
{
    public required Profile Profile { get; init; }
    public required IReadOnlyList<FunctionRecord> Functions { get; init; }
    public required byte[] Code { get; init; }
    public required ConstantTable Constants { get; init; }
    /// <summary>Kind letter of each raw global.</summary>
    public required IReadOnlyList<char> GlobalRaws { get; init; }
    /// <summary>Static type of each value global.</summary>
    public required IReadOnlyList<RegisterType> GlobalValues { get; init; }
    /// <summary>Value global that Run stores its arguments in (sys.argv), or NoArguments.</summary>
    public int ArgumentsSlot { get; init; } = NoArguments;
    public const int NoArguments = 0xFFFF;
    public required IReadOnlyList<string> MethodNames { get; init; }
    public required IReadOnlyList<string> Names { get; init; }
    public required EnvironmentTable Environments { get; init; }
    /// <summary>Function by function, of one function inner ranges before outer ones.</summary>
    public IReadOnlyList<HandlerRange> Handlers { get; init; } = [];
    public IReadOnlyList<ClassRecord> Classes { get; init; } = [];
    public NativeCode? Native { get; init; }
    public DebugMap? Debug { get; init; }
    /// <summary>The ELF object that Native was linked from.</summary>
    public byte[]? Object { get; init; }

    /// <summary>The code that a core gets with the program; that of functions loaded on demand stands behind it.</summary>
    public ReadOnlySpan<byte> ResidentCode => Code.AsSpan(0, Functions
        .Where(function => function.IsLoaded && function.IsInterpreted).Select(function => function.CodeOffset)
        .DefaultIfEmpty(Code.Length).Min());
}

/// <summary>Function record; Flags are ImageFormat.Function*.</summary>
public sealed record FunctionRecord(
    int CodeOffset, int CodeBytes, int Values, int Raws, int KeywordOnly, char Result, RegisterType ResultType,
    int Flags, IReadOnlyList<ParameterRecord> Parameters)
{
    public bool HasEnvironment => (Flags & Contract.ImageFormat.FunctionHasEnvironment) != 0;
    public bool HasStar => (Flags & Contract.ImageFormat.FunctionHasStar) != 0;
    public bool HasStarStar => (Flags & Contract.ImageFormat.FunctionHasStarStar) != 0;
    /// <summary>How many parameters are not *args or **kwargs.</summary>
    public int NamedParameters => Parameters.Count - (HasStar ? 1 : 0) - (HasStarStar ? 1 : 0);
    public bool IsInterpreted => CodeBytes > 0;
    public bool IsGenerator => (Flags & Contract.ImageFormat.FunctionIsGenerator) != 0;
    public bool IsLoaded => (Flags & Contract.ImageFormat.FunctionIsLoaded) != 0;
}

/// <summary>A parameter: kind letter, static type, method-name index, value constant of its default.</summary>
public sealed record ParameterRecord(char Kind, RegisterType Type, int Name, int Default)
{
    public const int NoDefault = 0xFFFF;
    public const int ComputedDefault = 0xFFFE;
}

/// <summary>A raw constant: kind letter and its word.</summary>
public readonly record struct RawConstant(char Kind, ulong Bits);

/// <summary>What is raised by an instruction of a function that lies in [Start, End) goes on at Target; offsets in the
/// function's code.</summary>
public readonly record struct HandlerRange(int Function, int Start, int End, int Target);

/// <summary>Linked machine code: where it must be put, for which core, and its entries.</summary>
public sealed record NativeCode(
    ulong LoadAddress, ulong BuildId, byte[] Code, IReadOnlyList<NativeEntry> Entries);

/// <summary>Entries of one compiled function, as offsets in the code.</summary>
public sealed record NativeEntry(int Function, uint Generic, uint Typed);

/// <summary>Shapes of environments, and who makes and who gets which.</summary>
public sealed record EnvironmentTable(
    IReadOnlyList<EnvironmentShape> Shapes, IReadOnlyList<int> OfFunction, IReadOnlyList<EnvironmentSite> Sites)
{
    public const int None = 0xFFFF;
}

/// <summary>Parent (or EnvironmentTable.None), static types of the value slots, kind letters of the raw slots.</summary>
public sealed record EnvironmentShape(
    int Parent, IReadOnlyList<RegisterType> Values, IReadOnlyList<char> Raws);

/// <summary>A NewEnvironment instruction: its offset in section Code, and the shape that it makes.</summary>
public readonly record struct EnvironmentSite(int Offset, int Shape);
