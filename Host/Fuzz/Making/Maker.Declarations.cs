// SPDX-License-Identifier: MIT
// What stands before a program that says certain words, and in no other: modules cost more than what is made of them.
namespace EPython.Host.Fuzz.Making;

internal sealed partial class Maker
{
    private static readonly (string Word, Func<IEnumerable<Stmt>> Make)[] s_declarations =
    [
        ("math.", () => [Stmt.Simple("import math")]),
        ("array.array(", () => [Stmt.Simple("import array")]),
        ("sys.exit(", () => [Stmt.Simple("import sys")]),
        ("Pair(", () => [Stmt.Simple("from collections import namedtuple"), Stmt.Simple("Pair = namedtuple('Pair', 'x y')")]),
        ("Data(", () =>
        [
            Stmt.Simple("from dataclasses import dataclass"), Stmt.Simple("@dataclass(order=True)"),
            Stmt.Block("class Data:", [Stmt.Simple("a: int"), Stmt.Simple("b: int = 3")]),
        ]),
        ("Level", () =>
        [
            Stmt.Simple("from enum import IntEnum"),
            Stmt.Block("class Level(IntEnum):", [Stmt.Simple("LOW = 1"), Stmt.Simple("MID = 2"), Stmt.Simple("HIGH = 3")]),
        ]),
        ("Bits", () =>
        [
            Stmt.Simple("from enum import Flag"),
            Stmt.Block("class Bits(Flag):", [Stmt.Simple("A = 1"), Stmt.Simple("B = 2"), Stmt.Simple("C = 4")]),
        ]),
        ("driven(", () => [Driver()]),
        ("Manager(", () => [Manager()]),
    ];

    private static IEnumerable<Stmt> Declarations(List<Stmt> program)
    {
        var text = Tree.Text(program);
        return s_declarations.Where(declaration => text.Contains(declaration.Word, StringComparison.Ordinal))
            .SelectMany(declaration => declaration.Make());
    }

    // Goes through a generator by sending to it; closes it before its end at times.
    private static Stmt Driver() => Stmt.Block("def driven(g, x):",
    [
        Stmt.Simple("out = []"),
        new Stmt(["try:", "except StopIteration:"], [],
            [[Stmt.Simple("out.append(next(g))"), Stmt.Block("while len(out) < 8:", [Stmt.Simple("out.append(g.send(x))")])], [Stmt.Simple("pass")]]),
        Stmt.Simple("g.close()"),
        Stmt.Simple("return out"),
    ]);
}
