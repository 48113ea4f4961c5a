// SPDX-License-Identifier: MIT
// Whole images: what the encoder makes is proved safe, and survives writing, reading, and the way through text.
using System.Buffers.Binary;
using EPython.Bytecode.Contract;
using EPython.Bytecode.Encoding;
using EPython.Bytecode.Images;
using EPython.Bytecode.Verification;
using EPython.Frontend.Types;

namespace EPython.Bytecode.Tests;

public sealed class ImageTests
{
    internal static Image Everything(Profile profile = Profile.I64F64)
    {
        var program = Samples.Everything();
        var encoded = Encoder.Encode(program, Enumerable.Range(0, program.Functions.Count).ToHashSet());
        Assert.Empty(encoded.Errors);
        return ImageBuilder.Build(program, encoded, profile);
    }

    [Theory]
    [InlineData(Profile.I64F64)]
    [InlineData(Profile.I32F32)]
    public void Verify_whatTheEncoderMakes_isProved(Profile profile)
    {
        var image = Everything(profile);
        var problems = Verifier.Verify(image);
        Assert.True(problems.Count == 0, string.Join("\n", problems) + "\n" + Disassembler.Disassemble(image));
    }

    [Theory]
    [InlineData(Profile.I64F64)]
    [InlineData(Profile.I32F32)]
    public void Read_writtenImage_writesTheSameBytes(Profile profile)
    {
        var bytes = ImageWriter.Write(Everything(profile));
        var (image, error) = ImageReader.Read(bytes);
        Assert.Null(error);
        Assert.Equal(bytes, ImageWriter.Write(image!));
    }

    [Fact]
    public void Assemble_disassembly_givesTheSameBytes()
    {
        var image = Everything();
        var text = Disassembler.Disassemble(image);
        var (again, errors) = Assembler.Assemble(text);
        Assert.True(errors.Count == 0, string.Join("\n", errors) + "\n" + text);
        Assert.Equal(ImageWriter.Write(image), ImageWriter.Write(again!));
    }

    [Fact]
    public void Find_atOfAnInstruction_givesItsSource()
    {
        var image = Everything();
        var function = image.Functions[1];
        var first = image.Debug!.Find((uint)function.CodeOffset + 1);
        Assert.Equal(("sample.py", 20, "f"), (first!.File, first.Line, first.Function));
        Assert.Equal(11, image.Debug.Find((uint)image.Functions[0].CodeBytes)!.Line);
    }

    [Theory]
    [InlineData(0, ImageErrorKind.BadMagic)]
    [InlineData(4, ImageErrorKind.BadVersion)]
    [InlineData(6, ImageErrorKind.BadProfile)]
    [InlineData(11, ImageErrorKind.Truncated)]
    [InlineData(12, ImageErrorKind.BadChecksum)]
    [InlineData(60, ImageErrorKind.BadChecksum)]
    public void Read_changedByte_saysWhatIsWrong(int offset, ImageErrorKind expected)
    {
        var bytes = ImageWriter.Write(Everything());
        bytes[offset] ^= 0x40;
        Assert.Equal(expected, ImageReader.Read(bytes).Error!.Kind);
    }

    [Fact]
    public void Read_anyPrefix_isRefused()
    {
        var bytes = ImageWriter.Write(Everything());
        for (var length = 0; length < bytes.Length; length++)
            Assert.Equal(ImageErrorKind.Truncated, ImageReader.Read(bytes.AsMemory(0, length)).Error!.Kind);
    }

    /// <summary>The core believes what section Methods says of a method's self.</summary>
    [Fact]
    public void Read_methodOfAnotherType_isRefused()
    {
        var bytes = ImageWriter.Write(Everything());
        var entry = bytes.AsSpan(ImageFormat.HeaderBytes + 12 * ((int)Section.Methods - 1));
        Assert.Equal((byte)Section.Methods, entry[0]);
        var offset = BinaryPrimitives.ReadInt32LittleEndian(entry[4..]);
        var names = BinaryPrimitives.ReadUInt16LittleEndian(bytes.AsSpan(offset));
        bytes[offset + 6 + 2 * names + 1] ^= 4; // type of self of the first row
        BinaryPrimitives.WriteUInt32LittleEndian(
            bytes.AsSpan(12), Crc32.Compute(bytes.AsSpan(ImageFormat.HeaderBytes)));
        Assert.Equal(ImageErrorKind.BadValue, ImageReader.Read(bytes).Error!.Kind);
    }
}
