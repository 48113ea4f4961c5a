// SPDX-License-Identifier: MIT
// Properties of random and of damaged images.
using System.Buffers.Binary;
using EPython.Bytecode.Contract;
using EPython.Bytecode.Encoding;
using EPython.Bytecode.Images;
using EPython.Bytecode.Verification;
using FsCheck.Xunit;

namespace EPython.Bytecode.Tests;

public sealed class ImageProperties
{
    private static readonly byte[] s_sound = ImageWriter.Write(ImageTests.Everything());

    [Property(MaxTest = 300)]
    public void Read_anyWrittenImage_writesTheSameBytes(int seed)
    {
        var bytes = ImageWriter.Write(RandomImage.Make(seed));
        var (image, error) = ImageReader.Read(bytes);
        Assert.Null(error);
        Assert.Equal(bytes, ImageWriter.Write(image!));
    }

    [Property(MaxTest = 300)]
    public void Assemble_anyDisassembly_givesTheSameBytes(int seed)
    {
        var image = RandomImage.Make(seed);
        var text = Disassembler.Disassemble(image);
        var (again, errors) = Assembler.Assemble(text);
        Assert.True(errors.Count == 0, string.Join("\n", errors) + "\n" + text);
        Assert.Equal(ImageWriter.Write(image), ImageWriter.Write(again!));
    }

    [Property(MaxTest = 1000)]
    public void ReadAndVerify_damagedImage_neverThrow(int seed)
    {
        var random = new Random(seed);
        var bytes = (byte[])(random.Next(3) == 0 ? ImageWriter.Write(RandomImage.Make(seed)) : s_sound).Clone();
        for (var changes = random.Next(1, 6); changes > 0; changes--)
            bytes[random.Next(16, bytes.Length)] = (byte)random.Next(256);
        BinaryPrimitives.WriteUInt32LittleEndian(
            bytes.AsSpan(12), Crc32.Compute(bytes.AsSpan(ImageFormat.HeaderBytes)));
        var (image, error) = ImageReader.Read(bytes);
        Assert.True(image is null != error is null);
        if (image is null)
            return;
        Verifier.Verify(image);
        Assembler.Assemble(Disassembler.Disassemble(image));
    }
}
