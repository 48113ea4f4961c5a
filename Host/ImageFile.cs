// SPDX-License-Identifier: MIT
// Images on disk: recognised by their first bytes, read with every check, linked again for the core at hand.
using System.Buffers.Binary;
using EPython.Bytecode.Contract;
using EPython.Bytecode.Images;
using EPython.Bytecode.Verification;
using EPython.Host.Cli;
using EPython.Host.Monitor;

namespace EPython.Host;

internal static class ImageFile
{
    private const int ElfMagic = 0x464C457F;
    private const ulong ProfileOfBuild = 0xF;   // these bits of a build's id are the profile's number

    /// <summary>The image in a file, or null if the file is not one (or cannot be opened: the source reader says why).
    /// A damaged image ends the command.</summary>
    public static Image? TryRead(string? path) =>
        path is not null && path != "-" && HasMagic(path, ImageFormat.Magic) ? Read(path) : null;

    /// <summary>Reads and verifies an image; anything wrong with it ends the command.</summary>
    public static Image Read(string path)
    {
        var result = ImageReader.Read(Bytes(path));
        if (result.Image is not { } image)
            throw new CommandException(ExitCodes.ProgramFailed, $"{path}: {result.Error}");
        if (Verifier.Verify(image) is { Count: > 0 } errors)
            throw new CommandException(ExitCodes.ProgramFailed, $"{path}: the image is not safe to run: {errors[0]}");
        return image;
    }

    public static byte[] Bytes(string path)
    {
        try
        {
            return File.ReadAllBytes(path);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new CommandException(ExitCodes.ProgramFailed, $"can't open file '{path}': {error.Message}");
        }
    }

    /// <summary>"an image" or "an ELF file", if that is what a file is and not the source of a program.</summary>
    public static string? KindOf(string path) =>
        HasMagic(path, ImageFormat.Magic) ? "an image" : HasMagic(path, ElfMagic) ? "an ELF file" : null;

    private static bool HasMagic(string path, int magic)
    {
        try
        {
            using var file = File.OpenRead(path);
            var first = new byte[4];
            return file.ReadAtLeast(first, 4, throwOnEndOfStream: false) == 4
                && BinaryPrimitives.ReadInt32LittleEndian(first) == magic;
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }

    /// <summary>The image as this core needs it: compiled code linked for another core is linked anew.</summary>
    public static Image LinkFor(Image image, Hello hello)
    {
        if (image.Native is not { } native)
            return image;
        if ((native.BuildId & ProfileOfBuild) != (hello.BuildId & ProfileOfBuild))
        {
            throw new CommandException(ExitCodes.ProgramFailed,
                "the image's compiled code is for another number profile than its header says");
        }
        if (native.BuildId == hello.BuildId && native.LoadAddress == hello.LoadAddress)
            return image;
        if (image.Object is null)
        {
            throw new CommandException(ExitCodes.ProgramFailed,
                "the image's compiled code is for another build of the core; build the image again");
        }
        return image with { Native = Builder.Link(image.Object, [], image.Profile, hello).Code };
    }
}
