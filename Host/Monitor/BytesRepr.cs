// SPDX-License-Identifier: MIT
// repr() of bytes and bytearrays.
using System.Globalization;
using System.Text;
using EPython.Bytecode.Images;

namespace EPython.Host.Monitor;

internal static class BytesRepr
{
    /// <summary>b'..', or bytearray(b'..'), in which every ' is escaped.</summary>
    public static void Append(StringBuilder to, PyBytes bytes)
    {
        var quote = bytes.Value.Contains('\'') && !bytes.Value.Contains('"') ? '"' : '\'';
        to.Append(bytes.IsArray ? "bytearray(b" : "b").Append(quote);
        foreach (var one in bytes.Value)
            AppendByte(to, one, bytes.IsArray ? '\'' : quote);
        to.Append(quote).Append(bytes.IsArray ? ")" : "");
    }

    private static void AppendByte(StringBuilder to, char one, char quote)
    {
        if (one == quote || one == '\\')
            to.Append('\\').Append(one);
        else if (one is '\n' or '\r' or '\t')
            to.Append(one == '\n' ? "\\n" : one == '\r' ? "\\r" : "\\t");
        else if (one is < ' ' or > '~')
            to.Append(CultureInfo.InvariantCulture, $"\\x{(int)one:x2}");
        else
            to.Append(one);
    }
}
