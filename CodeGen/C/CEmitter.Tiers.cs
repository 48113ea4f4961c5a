// SPDX-License-Identifier: MIT
// IR to C, units that take the place of bytecode while it runs: functions as in other units, and behind them those that go on
// at heads of loops.
using System.Globalization;
using EPython.Bytecode.Encoding;
using EPython.Frontend.Ir;
using EPython.Frontend.Types;

namespace EPython.CodeGen.C;

/// <summary>The C of such a unit; States: what the code for each loop is told.</summary>
public sealed record TierSource(string Source, IReadOnlyDictionary<LoopPlace, int> States);

public static partial class CEmitter
{
    /// <summary>Like Emit; heads: the loops that are entered, by function.</summary>
    internal static TierSource EmitTier(
        IrProgram program, IReadOnlySet<int> compiled, IReadOnlyDictionary<int, IReadOnlyList<LoopPlace>> heads, Profile profile,
        ImageTables tables, Dispatch dispatch)
    {
        var writer = new CWriter();
        writer.Line("#include \"epy_rt.h\"");
        writer.Blank();
        var context = WriteFunctions(program, compiled, profile, tables, compiled, writer, isFrozen: false, isSmall: false, dispatch: dispatch);
        var states = new Dictionary<LoopPlace, int>();
        foreach (var (function, loops) in heads.OrderBy(entry => entry.Key))
        {
            writer.Blank();
            var told = new CFunctionEmitter(program.Functions[function], context, writer, loops).EmitHeads();
            WriteEnter(program.Functions[function], writer);
            foreach (var loop in loops)
                states.Add(loop, told[loop.Loop]);
        }
        WriteTable(context, writer, heads.Keys);
        return new TierSource(writer.ToString(), states);
    }

    // What the interpreter calls: its result is a word.
    private static void WriteEnter(IrFunction function, CWriter writer)
    {
        writer.Blank();
        writer.Open($"static epy_word {EnterName(function.Index)}(epy_core *c, epy_act *a, const epy_word *base, unsigned state)");
        WriteWord(function.ResultKind, $"{HeadsName(function.Index)}(c, a, base, state)", writer);
        writer.Close();
    }

    private static string EnterName(int function) => "epy_enter_" + function.ToString(CultureInfo.InvariantCulture);
}
