// SPDX-License-Identifier: MIT
// Words of a fault: its row of faults.def with the core's values filled in.
using System.Text;
using EPython.Bytecode.Contract;
using EPython.Bytecode.Images;
using EPython.Frontend.Types;

namespace EPython.Host.Monitor;

/// <summary>The message of a fault.</summary>
public sealed class FaultText(PyText text, Image image)
{
    private readonly IReadOnlyList<string> _names = image.Names;

    public string Message(Fault fault, IReadOnlyList<PyValue> arguments)
    {
        var template = fault.Info().Message;
        var result = new StringBuilder();
        for (var i = 0; i < template.Length; i++)
        {
            var close = template[i] == '{' ? template.IndexOf('}', i) : -1;
            if (close < 0)
            {
                result.Append(template[i]);
                continue;
            }
            result.Append(Fill(template[(i + 1)..close], arguments));
            i = close;
        }
        return result.ToString();
    }

    private string Fill(string field, IReadOnlyList<PyValue> arguments)
    {
        var index = field[0] - '0';
        if (index >= arguments.Count)
            return "?";
        var value = arguments[index];
        return field.Length == 1 ? text.Str(value) : field[1] switch
        {
            't' => text.TypeName(value),
            'p' => value is PyNone ? "None" : text.TypeName(value),
            'r' => text.Repr(value),
            'o' => value is PyInt op ? ((DynamicOperator)op.Value).Symbol() : "?",
            'i' => value is PyInt change ? ((DynamicOperator)change.Value).Symbol().Split(' ')[0] + "=" : "?",
            'n' => value is PyInt name && name.Value < _names.Count ? _names[(int)name.Value] : "?",
            'm' => value is PyInt method && method.Value < image.MethodNames.Count ? image.MethodNames[(int)method.Value] : "?",
            'e' => value is PyInt part ? ExceptionParts.Name((ExceptionPart)part.Value) : "?",
            'w' => value is PyTypeObject type ? $"type object '{text.TypeNameOf(type.Index)}'" : $"'{text.TypeName(value)}' object",
            'c' => value is PyTypeObject named ? text.TypeNameOf(named.Index) : text.TypeName(value),
            'b' => value is PyBuiltin builtin ? PyText.BuiltinName(builtin.Index) : "?",
            'f' => CallText.NameOf(image, value, text),
            'a' => CallText.Words(image, arguments),
            _ => text.Str(value),
        };
    }
}
