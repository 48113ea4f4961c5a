// SPDX-License-Identifier: MIT
// Compiled objects by the hash of all that went into them: C text, headers, flags, compiler. An entry is the SHA-256
// of the object and then the object, so that a damaged one is noticed and made again.
using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace EPython.CodeGen.Toolchain;

public sealed class ObjectCache(string folder)
{
    private const int MostEntries = 16384;

    public static ObjectCache ForUser() => new(Path.Combine(UserFolder, "objects"));

    /// <summary>What epython keeps for a user: under $XDG_CACHE_HOME or ~/.cache.</summary>
    public static string UserFolder
    {
        get
        {
            var root = Environment.GetEnvironmentVariable("XDG_CACHE_HOME");
            if (string.IsNullOrEmpty(root) || !Path.IsPathRooted(root))
                root = Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".cache");
            return Path.Combine(root, "epython");
        }
    }

    /// <summary>The object for this source, compiled only if it is not known yet.</summary>
    public Task<CompileResult> CompileAsync(
        CCompiler compiler, string source, TimeSpan limit, CancellationToken cancellation) =>
        GetAsync(KeyOf(compiler, source), () => compiler.CompileAsync(source, limit, cancellation));

    /// <summary>What is kept under a key; null: nothing.</summary>
    public byte[]? Find(string key) => Load(Path.Combine(folder, key + ".o"));

    /// <summary>Keeps an object under a key.</summary>
    public void Keep(string key, byte[] unit) => Store(Path.Combine(folder, key + ".o"), unit);

    /// <summary>What is kept under a key; made if it is not known yet.</summary>
    public async Task<CompileResult> GetAsync(string key, Func<Task<CompileResult>> make)
    {
        var path = Path.Combine(folder, key + ".o");
        if (Load(path) is { } known)
            return new CompileResult(known, null, FromCache: true);
        var result = await make();
        if (result.Object is not null)
            Store(path, result.Object);
        return result;
    }

    /// <summary>The hash of everything that the object depends on. The compiler is known by its file's size and time,
    /// which is cheaper than asking it.</summary>
    public static string KeyOf(CCompiler compiler, string source)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        void Add(string text) => hash.AppendData(Encoding.UTF8.GetBytes(text + "\0"));
        Add(source);
        foreach (var flag in compiler.Flags)
            Add(flag);
        foreach (var header in compiler.IncludeFolders.SelectMany(Headers))
        {
            Add(Path.GetFileName(header));
            hash.AppendData(File.ReadAllBytes(header));
        }
        Add(Identity(compiler.Path));
        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    /// <summary>The hash of texts.</summary>
    public static string KeyOf(IEnumerable<string> parts)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var part in parts)
            hash.AppendData(Encoding.UTF8.GetBytes(part + "\0"));
        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    /// <summary>A program's file, known by size and time: cheaper than asking it for its version.</summary>
    internal static string Identity(string program)
    {
        var file = new FileInfo(program);
        var binary = file.ResolveLinkTarget(returnFinalTarget: true) as FileInfo ?? file;
        return string.Create(
            CultureInfo.InvariantCulture, $"{binary.FullName} {binary.Length} {binary.LastWriteTimeUtc.Ticks}");
    }

    private static IEnumerable<string> Headers(string folder) => !Directory.Exists(folder) ? [] :
        Directory.EnumerateFiles(folder).Where(file => Path.GetExtension(file) is ".h" or ".def").Order(StringComparer.Ordinal);

    private static byte[]? Load(string path)
    {
        try
        {
            var bytes = File.ReadAllBytes(path);
            var isWhole = bytes.Length > SHA256.HashSizeInBytes
                && SHA256.HashData(bytes.AsSpan(SHA256.HashSizeInBytes)).AsSpan().SequenceEqual(bytes.AsSpan(0, SHA256.HashSizeInBytes));
            return isWhole ? bytes[SHA256.HashSizeInBytes..] : null;
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    // Written beside its place and moved there, so that nobody ever reads half of it. A cache that cannot be written
    // only costs time.
    private void Store(string path, byte[] unit)
    {
        try
        {
            Directory.CreateDirectory(folder);
            var beside = $"{path}.{Guid.NewGuid():N}";
            File.WriteAllBytes(beside, [.. SHA256.HashData(unit), .. unit]);
            File.Move(beside, path, overwrite: true);
            if (Path.GetFileName(path).StartsWith("00", StringComparison.Ordinal)) // one in 256: it reads the whole folder
                Prune();
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
        }
    }

    private void Prune()
    {
        var entries = new DirectoryInfo(folder).GetFiles();
        if (entries.Length <= MostEntries)
            return;
        foreach (var old in entries.OrderBy(entry => entry.LastWriteTimeUtc).Take(entries.Length - MostEntries / 2))
            old.Delete();
    }
}
