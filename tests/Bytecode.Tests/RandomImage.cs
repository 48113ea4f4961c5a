// SPDX-License-Identifier: MIT
// Random images: every section filled with whatever its format allows, code of random instructions. Not meant to be
// safe, only well-formed.
using EPython.Bytecode.Contract;
using EPython.Bytecode.Encoding;
using EPython.Bytecode.Images;
using EPython.Frontend.Types;

namespace EPython.Bytecode.Tests;

internal sealed class RandomImage(int seed)
{
    private static readonly string[] s_texts = ["", "x", "a \"b\" \\ ;c", "line\nend", "äß€😀", "\ud800", "\r\t\u0000"];
    private readonly Random _random = new(seed);
    private Profile _profile;

    public static Image Make(int seed) => new RandomImage(seed).Make();

    private Image Make()
    {
        _profile = Pick(Profile.I64F64, Profile.I32F32);
        var code = new List<byte>();
        var sites = new List<EnvironmentSite>();
        var functions = Many(1, 4, () => Function(code, sites));
        return new Image
        {
            Profile = _profile, Functions = functions, Code = [.. code],
            Constants = new ConstantTable(Many(0, 5, Raw), Many(0, 5, () => Value(0))),
            GlobalRaws = Many(0, 3, () => Pick('i', 'f', 'b', 'w')), GlobalValues = Many(0, 3, Type),
            ArgumentsSlot = Maybe() ? Short() : Image.NoArguments,
            MethodNames = Many(0, 4, Text), Names = Many(0, 4, Text),
            Environments = new EnvironmentTable(Many(0, 3, Shape), [.. functions.Select(_ => Short())], sites),
            Native = Maybe() ? new NativeCode((ulong)_random.NextInt64(), 7, Bytes(), Many(0, 2, Entry)) : null,
            Debug = Maybe() ? Debug(functions.Count, code.Count) : null,
            Object = Maybe() ? Bytes() : null,
        };
    }

    private bool Maybe() => _random.Next(2) == 0;
    private T Pick<T>(params ReadOnlySpan<T> items) => items[_random.Next(items.Length)];
    private List<T> Many<T>(int least, int most, Func<T> make) =>
        [.. Enumerable.Range(0, _random.Next(least, most + 1)).Select(_ => make())];
    private string Text() => Pick<string>(s_texts);
    private int Short() => _random.Next(0x10000);
    private RegisterType Type() => Pick<RegisterType>(Enum.GetValues<RegisterType>());

    private byte[] Bytes()
    {
        var bytes = new byte[_random.Next(100)];
        _random.NextBytes(bytes);
        return bytes;
    }

    private NativeEntry Entry() => new(Short(), (uint)_random.Next(), (uint)_random.Next());
    private EnvironmentShape Shape() => new(Short(), Many(0, 3, Type), Many(0, 3, () => Pick('i', 'f', 'b', 'w')));

    private double Float() => _profile == Profile.I64F64
        ? Pick(BitConverter.Int64BitsToDouble(_random.NextInt64()), double.NaN, -0.0, double.NegativeInfinity, 1e300, 3)
        : (float)_random.NextDouble();

    private long Int() => _profile == Profile.I64F64 ? Pick(long.MinValue, _random.NextInt64(), -1) : _random.Next(int.MinValue, int.MaxValue);

    private RawConstant Raw() => _random.Next(4) switch
    {
        0 => new RawConstant('i', (ulong)Int()),
        1 => new RawConstant('f', BitConverter.DoubleToUInt64Bits(Float())),
        2 => new RawConstant('b', (ulong)_random.Next(2)),
        _ => new RawConstant('w', (uint)_random.NextInt64()),
    };

    private PyValue Value(int depth) => _random.Next(depth < 3 ? 20 : 12) switch
    {
        0 => new PyNone(),
        1 => new PyBool(Maybe()),
        2 => new PyEllipsis(),
        3 => new PyUnbound(),
        4 => new PyInt(_random.NextInt64()),
        5 => new PyFloat(BitConverter.Int64BitsToDouble(_random.NextInt64())),
        6 => new PyFunction(Short()),
        7 => new PyBuiltin(Short()),
        8 => new PyTypeObject(_random.Next(256)),
        9 => new PyObject(_random.Next(256), (uint)_random.NextInt64()),
        10 => new PyRecursion((byte)_random.Next(256)),
        11 => new PyRange(1, -2, long.MaxValue),
        12 => new PyList(Many(0, 3, () => Value(depth + 1))),
        13 => new PyTuple(Many(0, 3, () => Value(depth + 1))),
        14 => new PyDict(Many(0, 2, () => KeyValuePair.Create(Value(depth + 1), Value(depth + 1)))),
        15 => new PyArray('d', Many(0, 3, () => Value(depth + 1))),
        16 => new PyDictView(Pick<DictViewKind>(Enum.GetValues<DictViewKind>()), Many(0, 3, () => Value(depth + 1))),
        17 => new PySlice(Value(depth + 1), Value(depth + 1), Value(depth + 1)),
        18 => new PyBytes(string.Concat(Many(0, 5, () => (char)_random.Next(256))), _random.Next(2) == 0),
        _ => new PyStr(Text()),
    };

    private DebugMap Debug(int functions, int codeBytes)
    {
        var callers = new DebugSite(Text(), _random.Next(100), 1, 0, Text(), null);
        DebugSite Site() => new(Text(), _random.Next(1000), _random.Next(80), _random.Next(80), Text(), Maybe() ? callers : null);
        return new DebugMap
        {
            Functions = [.. Enumerable.Range(0, functions).Select(_ => Text())],
            Ranges = [.. Enumerable.Range(0, codeBytes).Where(_ => Maybe()).Select(at => new DebugRange(at, Maybe() ? Site() : null))],
            NativeSites = Many(0, 3, Site),
        };
    }

    // ---- functions -------------------------------------------------------------------------------------------------

    private FunctionRecord Function(List<byte> code, List<EnvironmentSite> sites)
    {
        var bytes = Maybe() || code.Count == 0 ? Code() : [];
        var offset = bytes.Length > 0 ? code.Count : 0;
        if (bytes.Length > 0 && Maybe())
            sites.Add(new EnvironmentSite(offset, Short()));
        code.AddRange(bytes);
        var parameters = Many(0, 3, () => new ParameterRecord(
            Pick('i', 'f', 'b', 'w', 'v'), Type(), Pick(Short(), 0xFFFF), Pick(Short(), 0xFFFF, 0xFFFE)));
        return new FunctionRecord(offset, bytes.Length, Short(), Short(), _random.Next(parameters.Count + 1),
            Pick('i', 'f', 'b', 'w', 'v', 'n'), Type(), _random.Next(256), parameters);
    }

    private byte[] Code()
    {
        var layout = new CodeLayout();
        var count = _random.Next(1, 60);
        for (var i = 0; i < count; i++)
        {
            layout.Place(i);
            var instruction = Instruction(out var jumps);
            layout.Add(instruction, jumps ? _random.Next(count) : null, jumps && _random.Next(8) == 0);
        }
        return layout.Finish()!;
    }

    private Instruction Instruction(out bool jumps)
    {
        OpcodeInfo row;
        do
            row = Opcodes.All[_random.Next(Opcodes.All.Count)];
        while (row.Opcode == Opcode.Wide);
        jumps = row.Operands.EndsWith('T');
        var operands = InstructionCodec.Letters(row).Select(Operand).ToArray();
        var most = _random.Next(6) == 0 ? 500 : 16;
        int[] list = row.Operands.Contains('*') ? [.. Many(0, 20, () => _random.Next(most))] : [];
        return new Instruction(row.Opcode, InstructionCodec.HasResult(row) ? _random.Next(16) : -1, operands, list);
    }

    private int Operand(char letter) => letter switch
    {
        'n' => _random.Next(-8, 8),
        's' => _random.Next(-128, 128),
        'O' or 'Q' => Short(),
        'T' => 0,
        'L' => _random.Next(16),
        _ when InstructionCodec.IsRegister(letter) => _random.Next(16),
        _ => _random.Next(6) == 0 ? Short() : _random.Next(256),
    };
}
