// SPDX-License-Identifier: MIT
// Puts an image together: the program's signatures and tables, the encoder's bytecode, compiled code if there is any.
using EPython.Bytecode.Contract;
using EPython.Bytecode.Encoding;
using EPython.Frontend.Ir;
using EPython.Frontend.Types;

namespace EPython.Bytecode.Images;

/// <summary>Compiled functions of an image, their site numbers' sources, and the object they were linked from.</summary>
public sealed record NativePart(NativeCode Code, IReadOnlyList<Site> Sites, byte[]? Object);

/// <summary>Makes images of encoded programs.</summary>
public static class ImageBuilder
{
    /// <summary>Loaded: functions whose code a core gets on demand; in the image it stands last.</summary>
    public static Image Build(
        IrProgram program, EncodedProgram encoded, Profile profile, NativePart? native = null,
        IReadOnlySet<int>? loaded = null)
    {
        var code = new List<byte>();
        var ranges = new List<DebugRange>();
        var sites = new List<EnvironmentSite>();
        var handlers = new List<HandlerRange>();
        var records = new FunctionRecord[program.Functions.Count];
        bool IsLoaded(IrFunction function) => loaded?.Contains(function.Index) ?? false;
        foreach (var function in program.Functions.OrderBy(IsLoaded))
        {
            var body = encoded.Functions[function.Index];
            var signature = encoded.Signatures[function.Index];
            if (IsLoaded(function))
                signature = signature with { Flags = signature.Flags | ImageFormat.FunctionIsLoaded };
            if (body is null)
            {
                records[function.Index] = signature with { Flags = signature.Flags | ImageFormat.FunctionIsNative };
                continue;
            }
            records[function.Index] = signature with
            {
                CodeOffset = code.Count, CodeBytes = body.Code.Length, Values = body.Values, Raws = body.Raws,
            };
            AddRanges(ranges, body.Sites, code.Count);
            sites.AddRange(body.Environments.Select(site => site with { Offset = site.Offset + code.Count }));
            handlers.AddRange(body.Handlers.Select(handler => handler with { Function = function.Index }));
            code.AddRange(body.Code);
        }
        return new Image
        {
            Profile = profile, Functions = records, Code = [.. code], Constants = encoded.Constants,
            GlobalRaws = Signatures.GlobalRaws(program), GlobalValues = Signatures.GlobalValues(program),
            ArgumentsSlot = program.Argv?.Slot ?? Image.NoArguments,
            MethodNames = program.MethodNames, Names = program.Names,
            Environments = new EnvironmentTable(encoded.Shapes, encoded.ClosureShapes, sites), Handlers = handlers,
            Classes = encoded.Classes, Native = native?.Code, Object = native?.Object,
            Debug = new DebugMap
            {
                Functions = [.. program.Functions.Select(function => function.Symbol.PythonName)],
                Docstrings = [.. program.Functions.Select(function => function.Symbol.Docstring)],
                Modules = [.. program.Functions.Select(function => function.Symbol.Module.Name)],
                Ranges = ranges,
                NativeSites = [.. (native?.Sites ?? []).Select(site => DebugSite.From(site)!)],
            },
        };
    }

    private static void AddRanges(List<DebugRange> ranges, IReadOnlyList<CodeSite> sites, int offset)
    {
        foreach (var code in sites)
        {
            var site = DebugSite.From(code.Site);
            if (ranges.Count == 0 || ranges[^1].Site != site || code.Start == 0)
                ranges.Add(new DebugRange(offset + code.Start, site));
        }
    }
}
