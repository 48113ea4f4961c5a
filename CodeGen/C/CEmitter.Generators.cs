// SPDX-License-Identifier: MIT
// IR to C, generators: the function itself makes the generator; a second one, which the runtime calls for each item, goes on
// at the yield where it was left (CEmitter.Places.cs). Values that outlive a yield are in the generator's frame all the time,
// as any function's are; other locals are kept in its raw slots.
using EPython.Frontend.Ir;
using EPython.Frontend.Types;

namespace EPython.CodeGen.C;

internal sealed partial class CFunctionEmitter
{
    private static readonly string[] s_namesOfGenerators = ["g", "state", "place"];

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
        DeclareArrivals();
        DeclareLocals();
        _writer.Line($"EPY_FRAME({Number(Math.Max(1, _frameSize))}) *frame = (void *)&g->count;");
        _writer.Line("epy_enter_cycle(c, a);");
        _writer.Line("a->frame = (epy_frame *)frame;");
        WriteDispatch();
        WriteResumed(generator.Start);
        WriteBody(after);
    }

    private void WriteYield(IrYield yielded)
    {
        var generator = _generator!;
        var value = Operand(yielded.Value!);
        if (yielded.Form == YieldForm.Delegate)
            _writer.Line($"g->delegate = {value};");
        KeepRaws(yielded, generator);
        _writer.Line($"g->state = {Number(generator.Places.Number(yielded))};");
        RestoreHandler(0);
        _writer.Line($"return {value};");
        WriteResumed(yielded);
    }

    private void WriteResumed(IrYield yielded)
    {
        WritePlace(yielded);
        Assign(yielded.Target, $"epy_generator_sent(c, a, {At(yielded)}, g)");
    }

    private void KeepRaws(IrYield yielded, GeneratorFrame generator)
    {
        foreach (var local in generator.KeptAt(yielded).Where(local => local.Kind != Kind.Value))
            _writer.Line($"{RawPlace(local, generator)} = {CEmitter.ToWord(local.Kind, _names[local])};");
    }

    private string Kept(IrLocal local, GeneratorFrame generator) => local.Kind == Kind.Value
        ? $"{_frame}values[{Number(_frameSlots[local])}]" : CEmitter.FromWord(local.Kind, RawPlace(local, generator));

    private string RawPlace(IrLocal local, GeneratorFrame generator) =>
        $"g->values[{Number(_frameSize + generator.RawSlot(local))}]";
}
