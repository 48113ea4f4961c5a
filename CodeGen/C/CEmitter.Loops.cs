// SPDX-License-Identifier: MIT
// IR to C, loops that interpreted activations are in: a C function that goes on at the head of a loop, with the variables of an
// interpreter's frame, up to the function's end. A loop that is entered in its middle, by way of one inside of it, has no views.
using EPython.Bytecode.Encoding;
using EPython.Frontend.Ir;
using EPython.Frontend.Types;

namespace EPython.CodeGen.C;

internal sealed partial class CFunctionEmitter
{
    private static readonly string[] s_namesOfHeads = ["base", "state", "place"];

    /// <summary>Of a C function that begins at heads of loops.</summary>
    public CFunctionEmitter(IrFunction function, UnitContext context, CWriter writer, IReadOnlyList<LoopPlace> heads)
        : this(function, context, writer, s_namesOfHeads)
    {
        var alive = Liveness.AtHeads(function, context.Graph);
        var slots = heads.ToDictionary(head => head.Loop, head => head.Slots);
        BeginAt(new ResumePlaces(function.Body, 1, slots.ContainsKey), heads.SelectMany(head => alive[head.Loop]).ToHashSet(),
            loop => alive[loop].Select(local => (local, Loaded(local, slots[loop][local]))));
    }

    /// <summary>Writes that function; the states that it can be told, by loop.</summary>
    public IReadOnlyDictionary<IrStatement, int> EmitHeads()
    {
        _writer.Comment($"{_function.Name}, from heads of loops on");
        _writer.Open(CEmitter.HeadsSignature(_function));
        DeclareArrivals();
        _declared.UnionWith(Arrivals());
        DeclareLocals();
        _writer.Line($"EPY_FRAME({Number(Math.Max(1, _frameSize))}) frame = {{ {Number(_frameSize)}, {{ 0 }} }};");
        _writer.Line("a->frame = (epy_frame *)&frame;");
        WriteDispatch();
        _writer.Line("__builtin_unreachable();");
        WriteBody(_function.Body);
        _writer.Close();
        return _places!.All.ToDictionary(loop => loop, _places.Number);
    }

    private string Loaded(IrLocal local, int slot)
    {
        if (local.Kind != Kind.Value)
            return CEmitter.FromWord(local.Kind, $"base[{Number(slot)}]");
        return (_frameSlots.TryGetValue(local, out var own) ? $"{_frame}values[{Number(own)}] = " : "") + $"base[{Number(~slot)}]";
    }

    private bool IsHead(IrStatement loop) => _generator is null && (_places?.Contains(loop) ?? false);

    // The head of a loop, where compiled code may go on.
    private bool TryWriteHead(IrStatement loop)
    {
        if (IsHead(loop))
            WritePlace(loop);
        return IsHead(loop);
    }
}
