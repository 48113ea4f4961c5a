// SPDX-License-Identifier: MIT
// Files of tests/verifier: <what>_Valid.epyasm is proved, <what>_Invalid_<Error>.epyasm is refused for just that error.
using EPython.Bytecode.Encoding;
using EPython.Bytecode.Images;
using EPython.Bytecode.Verification;

namespace EPython.Bytecode.Tests;

public sealed class VerifierTests
{
    private static readonly string s_folder = Path.Combine(Repository.Root, "tests", "verifier");

    public static TheoryData<string> Files()
    {
        var files = new TheoryData<string>();
        foreach (var path in Directory.GetFiles(s_folder, "*.epyasm").Order(StringComparer.Ordinal))
            files.Add(Path.GetFileNameWithoutExtension(path));
        return files;
    }

    [Theory]
    [MemberData(nameof(Files))]
    public void Verify_file_findsWhatItsNameSays(string name)
    {
        var (image, errors) = Assembler.Assemble(File.ReadAllText(Path.Combine(s_folder, name + ".epyasm")));
        Assert.True(errors.Count == 0, string.Join("\n", errors));
        var read = ImageReader.Read(ImageWriter.Write(image!));
        Assert.True(read.Error is null, read.Error?.ToString());
        var problems = Verifier.Verify(read.Image!);
        var expected = name.Split("_Invalid_");
        if (expected.Length == 2)
            Assert.Equal(expected[1], Assert.Single(problems).Error.ToString());
        else
            Assert.True(name.EndsWith("_Valid") && problems.Count == 0, string.Join("\n", problems));
    }

    [Fact]
    public void Files_coverEveryError()
    {
        var covered = Directory.GetFiles(s_folder).Select(path => Path.GetFileNameWithoutExtension(path).Split('_')[^1]);
        Assert.Empty(Enum.GetNames<VerifierError>().Except(covered));
    }
}
