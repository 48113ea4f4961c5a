class Countdown:
    def __init__(self, start):
        self.start = start

    def __iter__(self):
        return CountdownIterator(self)

    def __reversed__(self):
        return iter(range(1, self.start + 1))

    def __length_hint__(self):
        return self.start

    def __getitem__(self, i):
        if isinstance(i, slice):
            return [self[k] for k in range(*i.indices(self.start))]
        if i < 0:
            i += self.start
        if not 0 <= i < self.start:
            raise IndexError(i)
        return self.start - i

    def __len__(self):
        return self.start


class CountdownIterator:
    def __init__(self, owner):
        self.left = owner.start

    def __iter__(self):
        return self

    def __next__(self):
        if self.left <= 0:
            raise StopIteration
        self.left -= 1
        return self.left + 1


class Peekable:
    _none = object()

    def __init__(self, items):
        self.it = iter(items)
        self.buffer = []

    def __iter__(self):
        return self

    def __next__(self):
        return self.buffer.pop() if self.buffer else next(self.it)

    def peek(self, default=_none):
        if not self.buffer:
            try:
                self.buffer.append(next(self.it))
            except StopIteration:
                if default is self._none:
                    raise
                return default
        return self.buffer[-1]

    def __bool__(self):
        return self.peek(None) is not None


class Tree:
    def __init__(self, value, left=None, right=None):
        self.value, self.left, self.right = value, left, right

    @classmethod
    def build(cls, items):
        root = None
        for x in items:
            root = root.insert(x) if root else cls(x)
        return root

    def insert(self, value):
        side = "left" if value < self.value else "right"
        child = getattr(self, side)
        setattr(self, side, child.insert(value) if child else Tree(value))
        return self

    def __iter__(self):
        if self.left:
            yield from self.left
        yield self.value
        if self.right:
            yield from self.right

    def __reversed__(self):
        for child in (self.right, None, self.left):
            if child is not None:
                yield from reversed(child)
            elif child is None and child is not self.left:
                pass
        yield self.value

    def levels(self):
        level = [self]
        while level:
            yield [n.value for n in level]
            level = [c for n in level for c in (n.left, n.right) if c]

    def paths(self, *above):
        here = (*above, self.value)
        kids = [k for k in (self.left, self.right) if k]
        if not kids:
            yield here
        for k in kids:
            yield from k.paths(*here)

    def __eq__(self, other):
        return list(self) == list(other)

    def depth(self):
        return 1 + max((c.depth() for c in (self.left, self.right) if c), default=0)


class Ring:
    def __init__(self, *items):
        self.items = list(items)

    def __getitem__(self, i):
        return self.items[i % len(self.items)]

    def __setitem__(self, i, v):
        self.items[i % len(self.items)] = v

    def __delitem__(self, i):
        del self.items[i % len(self.items)]

    def __contains__(self, x):
        return x in self.items

    def __iter__(self):
        return iter(self.items)


c = Countdown(5)
print(list(c), [x + y for x in c for y in c if x + y == 5], list(reversed(c)), c[0], c[-1], c[1:4], c[::-2], len(c), 3 in c)
try:
    c[9]
except IndexError as e:
    print("IndexError", e)
a, b, *rest = c
print(a, b, rest, sum(c), max(c), sorted(c), tuple(zip(c, "ab")), list(enumerate(c, 1))[2:], ",".join(map(str, c)))
p = Peekable("abc")
print(p.peek(), next(p), p.peek(), list(p), bool(p), p.peek("end"))
try:
    p.peek()
except StopIteration as e:
    print("stop", e.args)
t = Tree.build([50, 30, 70, 20, 40, 60, 80, 10])
print(list(t), list(t.levels()), list(t.paths()), t == Tree.build(range(10, 90, 10)), t.depth(), 40 in t, min(t))
r = Ring("a", "b", "c")
r[4] = "B"
del r[-1]
print(r[7], list(r), "B" in r, "c" in r, [*r, *r], sorted({*r}), dict.fromkeys(r, 0))


def read_numbers(tokens):
    it = Peekable(tokens)
    while it:
        token = next(it)
        if token == "repeat":
            times = int(next(it))
            block = []
            while it.peek("end") != "end":
                block.append(next(it))
            next(it)
            for _ in range(times):
                yield from read_numbers(block)
        else:
            yield int(token)


print(list(read_numbers("1 repeat 2 7 8 end 3".split())))
first, second = (iter(Countdown(3)),) * 2
print(list(zip(first, second)), next(second, None))
s = slice(1, None, 2)
print([1, 2, 3, 4][s], s.start, s.stop, s.step, s.indices(4), s)
