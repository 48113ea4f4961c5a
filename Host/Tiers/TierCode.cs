// SPDX-License-Identifier: MIT
// The payload of message Tier: linked code, and a row for each function and loop that it takes over.
using EPython.Bytecode.Encoding;
using EPython.Bytecode.Images;
using EPython.CodeGen.Elf;

namespace EPython.Host.Tiers;

/// <summary>Code for the program. Start: where it lies in the memory for compiled code. Took: how long it took to
/// make it.</summary>
internal sealed record TierCode(
    LinkResult Linked, ulong Start, IReadOnlySet<int> Functions,
    IReadOnlyDictionary<int, IReadOnlyList<LoopPlace>> Heads, IReadOnlyDictionary<LoopPlace, int> States, TimeSpan Took)
{
    private const uint NoHead = 0xFFFFFFFF;

    /// <summary>The answer where there is no code.</summary>
    public static byte[] Nothing { get; } = new byte[12];

    /// <summary>From: the poll from which a row counts, of a function or (true) of the loops of one.</summary>
    public byte[] Payload(PlaceMap places, Func<int, bool, uint>? from = null)
    {
        var functions = Linked.Entries.Select(entry =>
            (entry.Function, State: 0, Head: NoHead, From: from?.Invoke(entry.Function, false) ?? 0, entry.Generic, entry.Typed));
        var loops = Heads.SelectMany(entry => entry.Value.Select(loop => (Function: entry.Key, State: States[loop],
            Head: places.PlaceOf(entry.Key, loop.Top), From: from?.Invoke(entry.Key, true) ?? 0,
            Generic: Linked.Heads[entry.Key], Typed: Linked.Heads[entry.Key])));
        var rows = functions.Concat(loops).OrderBy(row => row.From).ToList();
        var payload = new ByteWriter();
        payload.U32((long)Start);
        payload.U32(Linked.Code.Length);
        payload.U32(rows.Count);
        foreach (var row in rows)
        {
            payload.U16(row.Function);
            payload.U16(row.State);
            payload.U32(row.Head);
            payload.U32(row.From);
            payload.U32((long)Start + row.Generic);
            payload.U32((long)Start + row.Typed);
        }
        payload.Bytes(Linked.Code);
        return payload.ToArray();
    }
}
