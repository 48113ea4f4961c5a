// SPDX-License-Identifier: MIT
// Compiles a plugin of an emulator for this machine.
namespace EPython.CodeGen.Toolchain;

public static class PluginCompiler
{
    private static readonly TimeSpan s_limit = TimeSpan.FromSeconds(60);

    /// <summary>The shared object of one C file, from the cache if it was compiled before; null if it cannot be.</summary>
    public static byte[]? Compile(string gcc, string source, ObjectCache cache)
    {
        var key = ObjectCache.KeyOf([File.ReadAllText(source), "shared", ObjectCache.Identity(gcc)]);
        return cache.GetAsync(key, () => ToolRun.MakeAsync(gcc, ["-shared", "-fPIC", "-O2", "-o", "{out}", source], null,
            $"compile {Path.GetFileName(source)}", s_limit, CancellationToken.None)).GetAwaiter().GetResult().Object;
    }
}
