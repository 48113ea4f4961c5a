from enum import Enum, IntEnum, IntFlag, Flag, StrEnum, auto
import enum


class Perm(Flag):
    R = auto()
    W = auto()
    X = auto()
    RW = R | W
    ALL = RW | X


class Open(IntFlag):
    NONE = 0
    CREATE = 4
    APPEND = 8
    BOTH = 12


class Color(StrEnum):
    RED = auto()
    GREEN = "Green"


Rank = IntEnum("Rank", "TWO THREE FOUR", start=2)
Shape = Enum("Shape", ["ROUND", "SQUARE"])
Bits = enum.Flag("Bits", "A, B, C")


class Size(Enum):
    SMALL = 1
    BIG = SMALL + 9


p = Perm.R | Perm.W
print(p, repr(p), p is Perm.RW, p.name, p.value, Perm.R in p, Perm.X in p, bool(p & Perm.X), p & Perm.X, repr(p & Perm.X))
print(list(Perm), len(Perm), list(p), len(p), ~p, ~Perm.R, repr(Perm.R ^ Perm.ALL), Perm(5), repr(Perm(5)), Perm["ALL"], Perm(0), Perm.ALL, Perm(7))
print(Perm.R | Perm.X is Perm.R | Perm.X, {Perm.R | Perm.X: 1}[Perm(5)], sorted(Perm, key=lambda m: -m.value), Perm(5).name)
for bad in (lambda: Perm(8), lambda: Perm("x"), lambda: Perm.R | 1, lambda: 3 in Perm.R, lambda: Perm.R < Perm.W):
    try:
        print(bad())
    except (ValueError, TypeError) as e:
        print(type(e).__name__, e)
o = Open.CREATE | Open.APPEND
print(o, repr(o), o == 12, Open(3), repr(Open(3)), repr(Open.CREATE | 1), Open.CREATE | 64, o & 4, repr(o & 4), ~Open.CREATE, repr(~Open.CREATE), Open.NONE, repr(Open.NONE))
print(list(Open), list(o), Open.CREATE in o, o + 1, o > 3, f"{o} {o:04b} {Perm.R}", int(o), 1 << Open.CREATE, Open.CREATE.bit_length() if hasattr(Open.CREATE, "nothing") else "")
print(Color.RED, repr(Color.RED), Color.RED == "red", Color.GREEN.upper(), f"{Color.RED:>6}|", Color("Green") is Color.GREEN, {Color.RED: 1}["red"], Color.RED + "dish", len(Color.GREEN), "re" in Color.RED, Color.RED < Color.GREEN, sorted(Color))
print(Rank.TWO, repr(Rank.FOUR), list(Rank), Rank(3).name, Rank.FOUR - Rank.TWO, Shape.ROUND, Shape(2), list(Shape), repr(Bits.A | Bits.C), Bits.C.value)
print(Size.BIG.value, Size(10))
