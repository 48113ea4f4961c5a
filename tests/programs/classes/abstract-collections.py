from collections.abc import (Callable, Collection, Container, Generator, Hashable, Iterable, Iterator, Mapping, MutableMapping,
                             MutableSequence, MutableSet, Reversible, Sequence, Set, Sized)
import collections.abc
import typing


class Row(Sequence):
    def __init__(self, *xs):
        self.xs = list(xs)

    def __getitem__(self, i):
        return self.xs[i]

    def __len__(self):
        return len(self.xs)


row = Row(1, 2, 3, 2)
print(2 in row, 9 in row, list(row), list(reversed(row)), row.index(2), row.index(2, 2), row.count(2))
try:
    row.index(7)
except ValueError as error:
    print(repr(error))
print([isinstance(x, Sequence) for x in (row, [], (), "", range(2), {}, {1}, 5, b"")])
print([isinstance(x, Mapping) for x in (row, [], {}, 5)], [isinstance(x, Set) for x in (row, {1}, frozenset(), {})])


class Ring(MutableSequence):
    def __init__(self, items=()):
        self.items = list(items)

    def __getitem__(self, i):
        return self.items[i]

    def __setitem__(self, i, value):
        self.items[i] = value

    def __delitem__(self, i):
        del self.items[i]

    def __len__(self):
        return len(self.items)

    def insert(self, i, value):
        self.items.insert(i, value)

    def __repr__(self):
        return f"Ring({self.items})"


ring = Ring([1, 2])
ring.append(3)
ring.extend([4, 5])
ring += [6]
ring.reverse()
print(ring, ring.pop(), ring.pop(0), len(ring))
ring.remove(3)
ring.extend(ring)
print(ring, 4 in ring)
ring.clear()
print(ring, len(ring))
try:
    ring.pop()
except IndexError as error:
    print("IndexError", error)


class Registers(MutableMapping):
    def __init__(self):
        self.values_of = {}

    def __getitem__(self, key):
        return self.values_of[key]

    def __setitem__(self, key, value):
        self.values_of[key] = value & 0xFF

    def __delitem__(self, key):
        del self.values_of[key]

    def __len__(self):
        return len(self.values_of)

    def __iter__(self):
        return iter(self.values_of)

    def __repr__(self):
        return "Registers()"


m = Registers()
m["a"] = 257
m.update(b=2)
m.update({"c": 3})
m.update([("d", 4)], e=5)
print(list(m.items()), list(m.keys()), list(m.values()), m.get("z"), m.get("z", 0), m.pop("a"), m.setdefault("q", 5), "b" in m)
print(m == {"b": 2, "c": 3, "d": 4, "e": 5, "q": 5}, m != {}, len(m.keys()), "b" in m.keys(), ("b", 2) in m.items(), 2 in m.values())
print(sorted(m.keys() & {"b", "x"}), sorted(m.keys() | {"x"}), m.keys() == {"b", "c", "d", "e", "q"}, m.items())
print(m.popitem(), m.pop("nothing", None), dict(m), {**m})
try:
    m.pop("nothing")
except KeyError as error:
    print("KeyError", error)
m.clear()
print(len(m), bool(m))


class Bits(MutableSet):
    def __init__(self, items=()):
        self.word = 0
        for i in items:
            self.add(i)

    def __contains__(self, i):
        return bool(self.word >> i & 1)

    def __iter__(self):
        return (i for i in range(16) if self.word >> i & 1)

    def __len__(self):
        return bin(self.word).count("1")

    def add(self, i):
        self.word |= 1 << i

    def discard(self, i):
        self.word &= ~(1 << i)

    def __repr__(self):
        return f"Bits({list(self)})"


a, b = Bits([1, 2, 3]), Bits([3, 4])
print(a & b, a | b, a - b, a ^ b, a & {1, 9}, {1, 2} - b, a <= b, a >= Bits([1]), a == {1, 2, 3}, a != b, a < {1, 2, 3, 4}, a.isdisjoint([7]))
a |= b
a -= [1]
a &= Bits([2, 3, 4, 5])
a ^= [3, 9]
print(a, a.pop(), len(a))
a.remove(9)
try:
    a.remove(9)
except KeyError as error:
    print("KeyError", error)


class Countdown(Iterator[int]):
    def __init__(self, n):
        self.n = n

    def __next__(self):
        if self.n == 0:
            raise StopIteration
        self.n -= 1
        return self.n


print(list(Countdown(3)), isinstance(Countdown(1), Iterator), isinstance(Countdown(1), collections.abc.Iterator))
for kind in (1, "s", [1], (1,), {1: 2}, {1}, print, row, ring, m, iter([]), (x for x in ()), None, len, Countdown):
    print(isinstance(kind, Callable), isinstance(kind, Iterable),
          isinstance(kind, Iterator), isinstance(kind, Sized), isinstance(kind, Container), isinstance(kind, Collection),
          isinstance(kind, Generator))
print([isinstance(x, Hashable) for x in (1, "", (), [], {}, set(), frozenset(), row, m, None)])
print([isinstance(x, Reversible) for x in (1, "", (), [], {}, row)], isinstance(row, (int, Sequence)), isinstance([], Mapping | Sequence))
print(issubclass(Row, Sequence), issubclass(Registers, Mapping), issubclass(Bits, collections.abc.Set))


class Bad(Sequence):
    def __len__(self):
        return 0


class Frozen(typing.Mapping[str, int]):
    def __init__(self, pairs):
        self.pairs = pairs

    def __getitem__(self, key):
        for name, value in self.pairs:
            if name == key:
                return value
        raise KeyError(key)

    def __iter__(self):
        for name, _ in self.pairs:
            yield name

    def __len__(self):
        return len(self.pairs)


f = Frozen([("x", 1), ("y", 2)])
print(dict(f), f == {"x": 1, "y": 2}, "x" in f, "z" in f, f.get("y"), [*f.values()])


def call(f: Callable[[int], int], xs: Sequence[int]) -> Iterable[int]:
    return [f(x) for x in xs]


print(call(lambda x: x + 1, row))
print([(isinstance(x, Sequence), isinstance(x, MutableMapping), isinstance(x, Mapping))
       for x in (collections.deque(), collections.Counter(), collections.OrderedDict(), collections.defaultdict(int))])
Bad()
