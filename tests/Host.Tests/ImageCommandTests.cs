// SPDX-License-Identifier: MIT
// Images: built, run, taken apart and put together again; damaged ones are refused.
using System.Buffers.Binary;
using EPython.Bytecode.Contract;
using Xunit;

namespace EPython.Host.Tests;

public sealed class ImageCommandTests : IDisposable
{
    private readonly Scratch _scratch = new();

    public void Dispose() => _scratch.Dispose();

    private string Build(params string[] options)
    {
        var image = _scratch.PathOf("built.epyi");
        Shell.EPython(["build", .. options, "-o", image, Shell.Example("mergesort.py")]).Ends(0).Prints("");
        return image;
    }

    private string Damaged(Func<byte[], byte[]> change, params string[] options) =>
        _scratch.Write("damaged.epyi", change(File.ReadAllBytes(Build(options))));

    private static byte[] With(byte[] bytes, int offset, byte value)
    {
        bytes[offset] = value;
        return bytes;
    }

    [Theory]
    [InlineData("--mode=vm")]
    [InlineData("--mode=native")]
    [InlineData("--mode=auto")]
    [InlineData("--mode=native", "--numbers=i32f32")]
    public void Build_ThenRun_PrintsWhatTheProgramPrints(params string[] options)
    {
        var expected = Shell.EPython("run", Shell.Example("mergesort.py")).Ends(0).Output;
        Shell.EPython("run", Build(options)).Ends(0).Prints(expected);
    }

    [Theory]
    [InlineData("--mode=vm")]
    [InlineData("--mode=native")]
    [InlineData("--mode=vm", "--numbers=i32f32")]
    public void Asm_OfDisasm_IsTheSameImage(params string[] options)
    {
        var image = Build(options);
        var text = _scratch.PathOf("built.epyasm");
        var again = _scratch.PathOf("again.epyi");
        Shell.EPython("disasm", image, "-o", text).Ends(0).Prints("");
        Shell.EPython("asm", text, "-o", again).Ends(0).Prints("");
        Assert.Equal(File.ReadAllBytes(image), File.ReadAllBytes(again));
    }

    [Fact]
    public void Image_Traceback_NamesTheSource()
    {
        var file = _scratch.Write("fails.py", "def f(x):\n    return 1 // x\n\nf(0)\n");
        var image = _scratch.PathOf("fails.epyi");
        Shell.EPython("build", "-o", image, file).Ends(0);
        Shell.EPython("run", image).Ends(1, "fails.py\", line 2, in f", "ZeroDivisionError: integer division or modulo by zero");
    }

    [Fact]
    public void Image_Truncated_IsRefused() =>
        Shell.EPython("run", Damaged(bytes => bytes[..100])).Ends(1, "damaged.epyi", "bytes expected, 100 found");

    [Fact]
    public void Image_OnlyMagic_IsRefused() =>
        Shell.EPython("run", Damaged(bytes => bytes[..5])).Ends(1, "damaged.epyi");

    [Fact]
    public void Image_ChangedByte_IsRefused() =>
        Shell.EPython("run", Damaged(bytes => With(bytes, 200, (byte)(bytes[200] ^ 1)))).Ends(1, "checksum differs");

    [Fact]
    public void Image_OtherVersion_IsRefused() =>
        Shell.EPython("run", Damaged(bytes => With(bytes, 4, 9))).Ends(1, $"image version 9, expected {ImageFormat.Version}");

    [Fact]
    public void Image_UnknownProfile_IsRefused() =>
        Shell.EPython("run", Damaged(bytes => With(bytes, 6, 7))).Ends(1, "unknown number profile 7");

    [Theory]
    [InlineData("--mode=vm")]
    [InlineData("--mode=native")]
    public void Image_OtherProfile_IsRefused(string mode) =>
        Shell.EPython("run", Damaged(bytes => With(bytes, 6, 2), mode)).Ends(1, "epython: ");

    [Fact]
    public void Image_WrongMagic_IsNoImage()
    {
        var file = Damaged(bytes => With(bytes, 0, (byte)'X'));
        Shell.EPython("disasm", file).Ends(1, "not an ePython image");
        Shell.EPython("run", file).Ends(1, "damaged.epyi");
    }

    [Fact]
    public void Image_ChangedNativeCode_IsRefusedByItsHash()
    {
        var file = Damaged(bytes => ImageBytes.Repair(ImageBytes.Flip(bytes, Section.Native, 100)), "--mode=native");
        Shell.EPython("run", file).Ends(1, "damaged.epyi", "hash");
    }

    [Theory]
    [InlineData("disasm")]
    [InlineData("run")]
    public void Image_Missing_IsNamed(string command) =>
        Shell.EPython(command, "no-such.epyi").Ends(1, "can't open file 'no-such.epyi'");

    [Fact]
    public void Asm_Nonsense_IsReportedWithLines()
    {
        var file = _scratch.Write("bad.epyasm", "nonsense\n");
        Shell.EPython("asm", file, "-o", _scratch.PathOf("x.epyi")).Ends(1, "bad.epyasm:");
        Assert.False(File.Exists(_scratch.PathOf("x.epyi")));
    }

    [Fact]
    public void Build_IntoMissingFolder_IsReported() =>
        Shell.EPython("build", "-o", _scratch.PathOf("none/x.epyi"), Shell.Example("sieve.py")).Ends(1, "can't write");
}

/// <summary>Changes to the bytes of an image.</summary>
internal static class ImageBytes
{
    private const int DirectoryEntry = 12;

    /// <summary>Recomputes the checksum, so that what lies behind it is looked at.</summary>
    public static byte[] Repair(byte[] image)
    {
        var sum = Bytecode.Images.Crc32.Compute(image.AsSpan(ImageFormat.HeaderBytes));
        BinaryPrimitives.WriteUInt32LittleEndian(image.AsSpan(12), sum);
        return image;
    }

    public static byte[] Flip(byte[] image, Section section, int offset)
    {
        image[Range(image, section).Start + offset] ^= 0x55;
        return image;
    }

    /// <summary>Where a section is.</summary>
    public static (int Start, int End) Range(byte[] image, Section section)
    {
        for (var at = ImageFormat.HeaderBytes; ; at += DirectoryEntry)
        {
            if (image[at] != (byte)section)
                continue;
            var start = BinaryPrimitives.ReadInt32LittleEndian(image.AsSpan(at + 4));
            return (start, start + BinaryPrimitives.ReadInt32LittleEndian(image.AsSpan(at + 8)));
        }
    }
}
