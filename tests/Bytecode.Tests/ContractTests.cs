// SPDX-License-Identifier: MIT
// What regen.cs writes is committed: run it again elsewhere and compare.
using System.Diagnostics;
using EPython.Bytecode.Contract;
using EPython.Frontend.Ir;

namespace EPython.Bytecode.Tests;

public sealed class ContractTests
{
    [Fact]
    public void Regen_runAgain_writesTheCommittedFiles()
    {
        var root = Directory.CreateTempSubdirectory("epython-contract-").FullName;
        try
        {
            var contract = Path.Combine(root, "Bytecode", "Contract");
            Directory.CreateDirectory(contract);
            foreach (var def in Directory.GetFiles(Path.Combine(Repository.Root, "Bytecode", "Contract"), "*.def"))
                File.Copy(def, Path.Combine(contract, Path.GetFileName(def)));
            Run(root);
            var written = Directory.GetFiles(root, "*", SearchOption.AllDirectories).Where(path => !path.EndsWith(".def"));
            Assert.NotEmpty(written);
            Assert.All(written, path =>
            {
                var committed = Path.Combine(Repository.Root, Path.GetRelativePath(root, path));
                Assert.True(File.ReadAllText(committed) == File.ReadAllText(path),
                    $"{committed} is stale: dotnet run Bytecode/Contract/regen.cs .");
            });
        }
        finally
        {
            Directory.Delete(root, true);
        }
    }

    private static void Run(string root)
    {
        var start = new ProcessStartInfo("dotnet") { WorkingDirectory = Repository.Root, RedirectStandardError = true };
        foreach (var argument in new[] { "run", "Bytecode/Contract/regen.cs", root })
            start.ArgumentList.Add(argument);
        using var process = Process.Start(start)!;
        var errors = process.StandardError.ReadToEnd();
        process.WaitForExit();
        Assert.True(process.ExitCode == 0, errors);
    }

    [Fact]
    public void Of_everyOperation_isTheInstructionOfItsName()
    {
        foreach (var operation in Enum.GetValues<Operation>())
            Assert.Equal(operation.ToString(), Opcodes.Of(operation).ToString());
    }
}
