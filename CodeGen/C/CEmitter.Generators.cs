// SPDX-License-Identifier: MIT
// IR to C, generators: the function itself makes the generator; a second one, which the runtime calls for each item, goes on
// at the yield where it was left. Values that outlive a yield are in the generator's frame all the time, as any function's
// are; other locals are kept in its raw slots. Where a yield stands in tries, these begin again, from the outermost on.
using EPython.Frontend.Ir;
using EPython.Frontend.Types;

namespace EPython.CodeGen.C;

internal sealed partial class CFunctionEmitter
{
    private static readonly string[] s_namesOfGenerators = ["g", "state", "place"];

    private readonly Dictionary<IrTry, string> _tryLabels = [];
    private readonly Dictionary<IrYield, string> _yieldLabels = [];

    private void EmitGenerator(GeneratorFrame generator)
    {
        var start = _function.Body.IndexOf(generator.Start);
        _writer.Comment($"{_function.Name}, line {_function.Symbol.Syntax.Span.Line}");
        _writer.Open(CEmitter.Signature(_function, _context, withNames: true, local => _names[local]));
        EmitStart(_function.Body[..start], generator);
        _writer.Close();
        _writer.Blank();
        _writer.Open(CEmitter.ResumeSignature(_function, _context));
        EmitResumed(_function.Body[(start + 1)..], generator);
        _writer.Close();
    }

    private void EmitStart(List<IrStatement> before, GeneratorFrame generator)
    {
        var targets = before.Select(IrWalk.Target).OfType<IrLocal>().ToHashSet();
        _declared.UnionWith(Arrivals());
        foreach (var local in targets.Where(local => _declared.Add(local)))
            _writer.Line($"{CLiterals.TypeOf(local.Kind)} {_names[local]};");
        _writer.Line($"EPY_FRAME({Number(Math.Max(1, _frameSize))}) frame = {{ {Number(_frameSize)}, {{ 0 }} }};");
        _writer.Line("epy_enter(c, a);");
        _writer.Line("a->frame = (epy_frame *)&frame;");
        foreach (var local in Arrivals().Where(_frameSlots.ContainsKey))
            _writer.Line($"frame.values[{Number(_frameSlots[local])}] = {_names[local]};");
        WriteBody(before);
        _writer.Line(Here(generator.Start));
        _writer.Line($"epy_generator *g = epy_generator_new(c, {Number(_function.Index)}, "
            + $"{CEmitter.ResumeName(_context, _function.Index)}, 0, (epy_frame *)&frame, {Number(generator.Raws)});");
        KeepRaws(generator.Start, generator);
        _writer.Line("return epy_of(g);");
    }

    private void EmitResumed(List<IrStatement> after, GeneratorFrame generator)
    {
        _declared.Clear();
        _lastLine = default;
        _frame = "frame->";
        foreach (var local in Arrivals().Where(local => generator.Keeps(local) || _scopes.IsUsed(local)))
            _writer.Line($"{Qualified(local)}{CLiterals.TypeOf(local.Kind)} {_names[local]};");
        DeclareLocals();
        _writer.Line($"EPY_FRAME({Number(Math.Max(1, _frameSize))}) *frame = (void *)&g->count;");
        if (generator.HasTries)
            _writer.Line("volatile epy_word place = state; /* where to go on; 0: it goes on there already */");
        _writer.Line("epy_enter_cycle(c, a);");
        _writer.Line("a->frame = (epy_frame *)frame;");
        WriteDispatch([.. generator.Yields], null, loads: true);
        WriteResumed(generator.Start, generator);
        WriteBody(after);
    }

    /// <summary>To where it goes on, or to the next try on the way there.</summary>
    private void WriteDispatch(IReadOnlyList<IrYield> yields, IrTry? inside, bool loads)
    {
        _writer.Open($"switch ({(inside is null ? "state" : "place")})");
        foreach (var yielded in yields)
        {
            _writer.Line($"case {Number(_generator!.Number(yielded))}:");
            if (loads)
                Load(yielded, _generator);
            var label = _generator.NextTry(yielded, inside) is { } next ? TryLabel(next) : YieldLabel(yielded);
            _writer.Line($"    goto {label};");
        }
        _writer.Close();
    }

    private string TryLabel(IrTry guarded)
    {
        if (!_tryLabels.TryGetValue(guarded, out var name))
            _tryLabels[guarded] = name = _mangler.Claim("again");
        return name;
    }

    private string YieldLabel(IrYield yielded)
    {
        if (!_yieldLabels.TryGetValue(yielded, out var name))
            _yieldLabels[yielded] = name = _mangler.Claim("resumed");
        return name;
    }

    private void WriteYield(IrYield yielded)
    {
        var generator = _generator!;
        var value = Operand(yielded.Value!);
        if (yielded.Form == YieldForm.Delegate)
            _writer.Line($"g->delegate = {value};");
        KeepRaws(yielded, generator);
        _writer.Line($"g->state = {Number(generator.Number(yielded))};");
        RestoreHandler(0);
        _writer.Line($"return {value};");
        WriteResumed(yielded, generator);
    }

    private void WriteResumed(IrYield yielded, GeneratorFrame generator)
    {
        _writer.Label(YieldLabel(yielded));
        if (generator.HasTries)
            _writer.Line("place = 0;");
        Assign(yielded.Target, $"epy_generator_sent(c, a, {At(yielded)}, g)");
    }

    private void KeepRaws(IrYield yielded, GeneratorFrame generator)
    {
        foreach (var local in generator.KeptAt(yielded).Where(local => local.Kind != Kind.Value))
            _writer.Line($"{RawPlace(local, generator)} = {CEmitter.ToWord(local.Kind, _names[local])};");
    }

    private void Load(IrYield yielded, GeneratorFrame generator)
    {
        foreach (var local in generator.KeptAt(yielded))
            _writer.Line($"    {_names[local]} = " + (local.Kind == Kind.Value
                ? $"{_frame}values[{Number(_frameSlots[local])}];"
                : $"{CEmitter.FromWord(local.Kind, RawPlace(local, generator))};"));
    }

    private string RawPlace(IrLocal local, GeneratorFrame generator) =>
        $"g->values[{Number(_frameSize + generator.RawSlot(local))}]";
}
