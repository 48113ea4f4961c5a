// SPDX-License-Identifier: MIT
// What can be wrong with the bytes of an image or a message.
namespace EPython.Bytecode.Images;

public enum ImageErrorKind
{
    Truncated, BadMagic, BadVersion, BadProfile, BadChecksum, BadSize, BadSection, DuplicateSection, MissingSection,
    TrailingBytes, BadValue, BadText, BadKind, BadType, BadIndex, BadHash,
}

/// <summary>Why bytes were refused, and where.</summary>
public sealed record ImageError(ImageErrorKind Kind, int Offset, string Message)
{
    public override string ToString() => $"offset {Offset}: {Message} ({Kind})";
}
