// SPDX-License-Identifier: MIT
// Which functions are interpreted and which compiled, and why, in one short phrase each. The same program and options
// always give the same answer.
using System.Globalization;
using EPython.CodeGen.C;
using EPython.Frontend.Binding;
using EPython.Frontend.Ir;

namespace EPython.CodeGen;

public enum PlacementMode { Vm, Native, Auto }

/// <summary>What the user asked for. Names are qualified or, where unique, plain. Room: bytes for compiled code.</summary>
public sealed record PlacementOptions(
    PlacementMode Mode, IReadOnlyList<string> Native, IReadOnlyList<string> Vm, bool HasCompiler = true,
    long Room = long.MaxValue);

/// <summary>Where one function went. Visits: how often its hottest statement is thought to run; Work: how many statements it runs; or
/// how hot it was, both.</summary>
/// IsLoaded: it comes when it is called, since there was no room for it. Refused: bytes of machine code for which there was none,
/// so that it is interpreted.
public sealed record Placed(
    int Function, string Name, bool IsCompiled, string Reason, double Visits, double Work,
    bool IsLoaded = false, long Refused = 0);

public sealed class Placement
{
    /// <summary>A statement that runs fewer times than this is not worth a compiler's time.</summary>
    public const double HotVisits = 50;

    // Machine code per IR statement: an estimate, used only against Room.
    private const int BytesPerStatement = 24;

    private readonly IrProgram _program;
    private readonly PlacementOptions _options;
    private readonly CallGraph _graph;
    private readonly IReadOnlyList<Heat> _heat;
    private readonly List<string> _errors = [];

    private Placement(IrProgram program, PlacementOptions options)
    {
        _program = program;
        _options = options;
        _graph = CallGraph.Build(program);
        _heat = HeatEstimate.Of(program, _graph);
    }

    /// <summary>A place for every function, or errors for the user (then there are no places).</summary>
    public static (IReadOnlyList<Placed> Places, IReadOnlyList<string> Errors) Place(
        IrProgram program, PlacementOptions options)
    {
        var placement = new Placement(program, options);
        var places = placement.Run();
        return placement._errors.Count > 0 ? ([], placement._errors) : (places, []);
    }

    private List<Placed> Run()
    {
        var native = Resolve(_options.Native, "--native");
        var vm = Resolve(_options.Vm, "--vm");
        foreach (var both in native.Intersect(vm).Order())
            _errors.Add($"{_program.Functions[both]} cannot be both in --native and in --vm");
        if (!_options.HasCompiler && (_options.Mode == PlacementMode.Native || native.Count > 0))
            _errors.Add(Toolchain.CCompiler.Missing);
        var left = _options.Room;
        var places = new Placed[_program.Functions.Count];
        foreach (var function in ByHeatPerByte(native))
            places[function] = Decide(function, native.Contains(function), vm.Contains(function), ref left);
        return [.. places];
    }

    // Pinned functions first, then the most work per byte, so that room goes where it helps.
    private IEnumerable<int> ByHeatPerByte(HashSet<int> native) =>
        Enumerable.Range(0, _program.Functions.Count)
            .OrderByDescending(native.Contains)
            .ThenByDescending(function => _heat[function].Work / Math.Max(1, _heat[function].Statements))
            .ThenBy(function => function);

    private Placed Decide(int function, bool isNative, bool isVm, ref long left)
    {
        var (compile, reason) = (isNative, isVm, _options.Mode) switch
        {
            (true, _, _) => (true, "asked for by --native"),
            (_, true, _) => (false, "asked for by --vm"),
            (_, _, PlacementMode.Native) => (true, "mode native"),
            (_, _, PlacementMode.Vm) => (false, "mode vm"),
            _ => Weigh(function),
        };
        var bytes = (long)_heat[function].Statements * BytesPerStatement;
        if (compile && bytes > left && _options.Mode == PlacementMode.Auto && !isNative)
            (compile, reason) = (false, $"no room for about {bytes} bytes of machine code");
        if (compile)
            left -= Math.Min(left, bytes);
        return new Placed(function, _program.Functions[function].Name, compile, reason, _heat[function].Visits, _heat[function].Work);
    }

    private (bool, string) Weigh(int function)
    {
        var heat = _heat[function];
        if (!_options.HasCompiler)
            return (false, "no C compiler");
        if (heat.Calls == 0)
            return (false, "never called");
        var isHot = heat.Visits >= HotVisits;
        if (heat.IsRecursive)
            return (isHot, "recursive");
        var loops = heat.Depth switch { 0 => "no loop", 1 => "a loop", _ => $"loops {heat.Depth} deep" };
        var calls = heat.Calls < 2 ? "runs once" : $"called about {About(heat.Calls)} times";
        return (isHot, isHot && heat.Calls < 2 ? loops : $"{calls}, {loops}");
    }

    private static string About(double number) => number < 1000
        ? number.ToString("0", CultureInfo.InvariantCulture)
        : "10^" + Math.Round(Math.Log10(number)).ToString(CultureInfo.InvariantCulture);

    // ---- names from the command line ---------------------------------------------------------------------------

    private HashSet<int> Resolve(IReadOnlyList<string> names, string option)
    {
        var found = new HashSet<int>();
        foreach (var name in names)
        {
            var exact = Matches(function => function.Symbol.QualifiedName == name);
            var matches = exact.Count > 0 ? exact : Matches(function => function.Symbol.Name == name);
            if (matches.Count == 1)
                found.Add(matches[0].Index);
            else if (matches.Count > 1)
                _errors.Add($"{option}: '{name}' may be {string.Join(" or ", matches)}");
            else
                _errors.Add($"{option}: there is no function '{name}'{Suggestion(name)}");
        }
        return found;
    }

    private List<IrFunction> Matches(Func<IrFunction, bool> matches) => [.. _program.Functions.Where(matches)];

    private string Suggestion(string name)
    {
        var nearest = _program.Functions.Where(function => function.Symbol.Kind != FunctionKind.Comprehension)
            .SelectMany(function => new[] { function.Symbol.Name, function.Symbol.QualifiedName })
            .Select(candidate => (candidate, Distance: EditDistance(name, candidate)))
            .OrderBy(pair => pair.Distance).ThenBy(pair => pair.candidate, StringComparer.Ordinal).FirstOrDefault();
        return nearest.candidate is not null && nearest.Distance <= Math.Max(1, name.Length / 3)
            ? $"; did you mean '{nearest.candidate}'?" : "";
    }

    private static int EditDistance(string one, string other)
    {
        var row = Enumerable.Range(0, other.Length + 1).ToArray();
        for (var i = 1; i <= one.Length; i++)
        {
            var diagonal = row[0];
            row[0] = i;
            for (var j = 1; j <= other.Length; j++)
            {
                var replace = diagonal + (one[i - 1] == other[j - 1] ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.Min(replace, Math.Min(row[j], row[j - 1]) + 1);
            }
        }
        return row[^1];
    }

    // ---- printing ----------------------------------------------------------------------------------------------

    /// <summary>One line per function: name, where it went, why.</summary>
    public static string Print(IReadOnlyList<Placed> places)
    {
        var width = places.Count == 0 ? 0 : places.Max(place => place.Name.Length);
        return string.Concat(places.Select(place =>
            $"{place.Name.PadRight(width)}  {(place.IsCompiled ? "native" : "vm    ")}  {place.Reason}\n"));
    }
}
