# Classes with __iter__ and __next__ wherever something is gone through.
class Count:
    def __init__(self, low, high):
        self.at = low
        self.high = high

    def __iter__(self):
        return self

    def __next__(self):
        if self.at >= self.high:
            raise StopIteration
        self.at += 1
        return self.at - 1


class Squares:
    """Makes a new iterator each time."""

    def __init__(self, n):
        self.n = n

    def __iter__(self):
        return SquaresIterator(self.n)


class SquaresIterator:
    def __init__(self, n):
        self.n = n
        self.i = 0

    def __iter__(self):
        return self

    def __next__(self):
        i = self.i
        if i == self.n:
            raise StopIteration("done")
        self.i = i + 1
        return i * i


class Words:
    """Its iterator is a built-in one."""

    def __init__(self, text):
        self.text = text

    def __iter__(self):
        return iter(self.text.split())


total = 0
for x in Count(0, 10):
    total += x
print(total)
for x in Count(3, 3):
    print("never")
else:
    print("else")

squares = Squares(5)
print(list(squares), tuple(squares), sum(squares), min(squares), max(squares))
print(sorted(squares, reverse=True), any(squares), all(squares))
print(list(zip(squares, Count(10, 99))), list(enumerate(squares, 1)))
print(list(map(lambda x: x + 1, squares)), list(filter(lambda x: x % 2, squares)))
print(dict(zip(Words("a b c"), squares)))
print("-".join(Words("one two three")))
a, b, c = Words("x y z")
print(a, b, c)
first, *rest = squares
print(first, rest)
print([x + 1 for x in squares if x], {x: str(x) for x in squares})
print(sum(x for x in squares), any(x == 9 for x in squares), all(x < 9 for x in squares))
print(9 in squares, 10 in squares, 10 not in squares, "two" in Words("one two"))
l = [1]
l.extend(squares)
l += Words("p q")
print(l)
l[1:3] = Words("r s t")
print(l)
d = {}
d.update(zip(Words("k l"), squares))
print(d)

it = iter(squares)
print(next(it), next(it), next(it, "end"), next(it), next(it), next(it, "end"), next(it, None))
try:
    next(it)
except StopIteration as e:
    print("stop", e.value, e.args)
try:
    next(Count(1, 0))
except StopIteration as e:
    print("stop", e.value, e.args)

# An iterator goes on where it was left.
it = iter(Count(0, 6))
for x in it:
    if x == 2:
        break
print(list(it), list(it))


def pairs(items):
    """Called with different things to go through."""
    result = []
    for item in items:
        result.append(item)
    return result


print(pairs([1, 2]), pairs(Count(7, 9)), pairs("ab"), pairs(Squares(3)), pairs({1: 2}))


class Inherited(Count):
    def __next__(self):
        return super().__next__() * 10


print(list(Inherited(1, 4)))


class Floats:
    def __init__(self):
        self.x = 1.0

    def __iter__(self):
        return self

    def __next__(self):
        self.x /= 2.0
        if self.x < 0.1:
            raise StopIteration
        return self.x


s = 0.0
for f in Floats():
    s += f
print(s)
