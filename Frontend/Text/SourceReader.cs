// SPDX-License-Identifier: MIT
// Reads a source file from disk. Whatever is wrong with the file becomes a diagnostic; nothing is thrown.
using System.Text;
using System.Text.RegularExpressions;
using EPython.Frontend.Diagnostics;

namespace EPython.Frontend.Text;

/// <summary>The text of a file, or why there is none.</summary>
public readonly record struct SourceReadResult(SourceText? Text, Diagnostic? Problem);

internal static partial class SourceReader
{
    public static SourceReadResult Read(string path)
    {
        try
        {
            if (Directory.Exists(path))
                return Fail(path, $"can't open file '{path}': it is a directory");
            return Decode(path, File.ReadAllBytes(path));
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException)
        {
            return Fail(path, $"can't open file '{path}': [Errno 2] No such file or directory");
        }
        catch (UnauthorizedAccessException)
        {
            return Fail(path, $"can't open file '{path}': [Errno 13] Permission denied");
        }
        catch (Exception e) when (e is IOException or ArgumentException or NotSupportedException)
        {
            return Fail(path, $"can't open file '{path}': {e.Message}");
        }
    }

    public static SourceReadResult Decode(string name, byte[] bytes)
    {
        if (Array.IndexOf(bytes, (byte)0) >= 0)
            return Fail(name, $"{name}: source code cannot contain null bytes");
        var bad = FirstInvalidByte(bytes);
        if (bad >= 0)
            return NotUtf8(name, bytes, bad);
        var text = new SourceText(name, Encoding.UTF8.GetString(bytes));
        var declared = DeclaredEncoding(text);
        if (declared?.Replace('_', '-').ToLowerInvariant() is null or "utf-8" or "utf8" or "utf-8-sig" or "ascii"
            or "us-ascii")
            return new SourceReadResult(text, null);
        return new SourceReadResult(null, DiagnosticBag.NotUtf8(new SourceSpan(text, 0, 0),
            $"encoding '{declared}' is not supported", "save the file as UTF-8 and remove the declaration"));
    }

    private static SourceReadResult Fail(string name, string message) =>
        new(null, DiagnosticBag.FileProblem(Nowhere(name), message));

    private static SourceReadResult NotUtf8(string name, byte[] bytes, int bad)
    {
        var line = 1 + bytes.AsSpan(0, bad).Count((byte)'\n');
        return new SourceReadResult(null, DiagnosticBag.NotUtf8(Nowhere(name),
            $"Non-UTF-8 code starting with '\\x{bytes[bad]:x2}' in file {name} on line {line}, "
            + "but no encoding declared; see https://peps.python.org/pep-0263/ for details",
            "save the file as UTF-8"));
    }

    private static SourceSpan Nowhere(string name) => new(new SourceText(name, ""), 0, 0);

    private static int FirstInvalidByte(byte[] bytes)
    {
        var at = 0;
        while (at < bytes.Length)
        {
            var status = Rune.DecodeFromUtf8(bytes.AsSpan(at), out _, out var length);
            if (status != System.Buffers.OperationStatus.Done)
                return at;
            at += length;
        }
        return -1;
    }

    private static string? DeclaredEncoding(SourceText text)
    {
        for (var line = 1; line <= Math.Min(2, text.LineCount); line++)
        {
            var content = text.Line(line);
            var match = EncodingDeclaration().Match(content);
            if (match.Success)
                return match.Groups[1].Value;
            if (content.AsSpan().Trim() is { Length: > 0 } code && code[0] != '#')
                return null;
        }
        return null;
    }

    [GeneratedRegex(@"^[ \t\f]*#.*?coding[:=][ \t]*([-\w.]+)")]
    private static partial Regex EncodingDeclaration();
}
