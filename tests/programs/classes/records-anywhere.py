# records in unusual places: defaults over several lines, fields of any name, classes in classes, names bound again
from dataclasses import dataclass, field
from collections import namedtuple
N = 3
@dataclass
class A:
    x: tuple = (1,   # first
                2)
    s: str = f"{N}-{'q'}"
    t: str = ("a"
              "b")
    u: object = field(default_factory=lambda: {
        "k": [1, 2],
    })
    self: int = 5
    n: int = -1
    f: float = N * 2.5 if N > 2 else 0
    g: list = field(default_factory=lambda: [i for i in range(N)])
print(A(), A(self=9).self)
P = namedtuple("P", """a b
    c""", defaults=(N + 1, [1,
    2]))
print(P(1), P(1, 2, 3))
class Outer:
    @dataclass
    class Inner:
        v: int = 4
    Q = namedtuple("Q", "z")
    def m(self):
        return Outer.Inner(), Outer.Q(1), self.Q(2)
print(Outer().m())
def dataclass2(x): return x
field = 3
print(field)
D = namedtuple("Ünï", "größe ñ")
print(D(1, 2).größe, D(1, 2))
@dataclass
class E(A):
    x: tuple = ()
    z: int = 0
print(E(z=3).x, E().z)
c = complex
print(c(1, 2), isinstance(1j, c))
