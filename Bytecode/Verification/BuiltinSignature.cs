// SPDX-License-Identifier: MIT
// Arguments of a CallBuiltin, from the parameters of its row: which must be there, and the type of self.
using EPython.Frontend.Types;

namespace EPython.Bytecode.Verification;

internal sealed class BuiltinSignature
{
    private static readonly BuiltinSignature[] s_all = [.. BuiltinTable.All.Select(info => new BuiltinSignature(info))];
    private readonly List<Need> _named = [];

    private BuiltinSignature(BuiltinInfo info)
    {
        foreach (var parameter in info.Parameters.Split(',', StringSplitOptions.RemoveEmptyEntries))
        {
            if (parameter is "/" or "*")
                continue;
            if (parameter.StartsWith('*'))
                TakesMore = true;
            else if (parameter.EndsWith('='))
                _named.Add(Need.Optional);
            else
                _named.Add(_named.Count == 0 && info.Type is not null
                    ? new Need(Enum.Parse<RegisterType>(info.Type)) : Need.Value);
        }
        Result = info.Result switch
        {
            "none" => RegisterType.None,
            "bool" => RegisterType.Bool,
            "int" => RegisterType.Int,
            "float" => RegisterType.Float,
            "str" => RegisterType.Str,
            "range" => RegisterType.Range,
            "bytes" => RegisterType.Bytes,
            "bytearray" => RegisterType.ByteArray,
            _ => RegisterType.Any,
        };
    }

    public static BuiltinSignature Of(int builtin) => s_all[builtin];
    public static int Count => s_all.Length;

    /// <summary>It has "*rest".</summary>
    public bool TakesMore { get; }
    public RegisterType Result { get; }

    public bool Accepts(int count) => count == _named.Count || TakesMore && count > _named.Count;

    /// <summary>What argument number `index` must be.</summary>
    public Need Argument(int index) => index < _named.Count ? _named[index] : Need.Value;
}
