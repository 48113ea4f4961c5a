# yield, return, for, next, and the built-ins that go through generators.
def count(n):
    i = 0
    while i < n:
        yield i
        i += 1


def squares(n):
    for i in range(n):
        yield i * i


def halves(x):
    while x > 1.0:
        x /= 2.0
        yield x


def words():
    yield "one"
    yield "two"
    yield "three"


def nothing():
    return
    yield


def mixed():
    yield 1
    yield "two"
    yield 3.0
    yield None
    yield [4]


def evens(items):
    for item in items:
        if item % 2 == 0:
            yield item


def fibonacci():
    a, b = 0, 1
    while True:
        yield a
        a, b = b, a + b


def take(n, items):
    for item in items:
        if n == 0:
            return
        n -= 1
        yield item


def steps(start, stop, step):
    for i in range(start, stop, step):
        yield i


def pairs(items):
    for i, x in enumerate(items):
        for y in items[i + 1:]:
            yield x, y


total = 0
for x in count(10):
    total += x
print(total)
print(list(squares(6)), tuple(squares(3)), sum(squares(100)), max(squares(4)), min(squares(4)))
print(list(halves(10.0)), sum(halves(1000.0)))
print(list(words()), "-".join(words()), sorted(words()), len(list(words())))
print(list(nothing()), list(mixed()))
print(list(evens(squares(10))), list(take(10, fibonacci())))
print(list(steps(0, 10, 3)), list(steps(10, 0, -4)), list(steps(5, 5, 1)))
print(list(pairs([1, 2, 3])), dict(pairs("abc")))
print(16 in squares(10), 17 in squares(10), any(squares(3)), all(squares(3)))
a, b, c = words()
first, *rest = count(4)
print(a, b, c, first, rest)
print(list(zip(count(3), words(), squares(9))), list(enumerate(words(), 5)))
print(list(map(lambda x: x + 1, squares(4))), list(filter(lambda x: x % 2, count(6))))
print([x for x in count(4)], {x: y for x, y in pairs([1, 2])})

g = count(3)
print(next(g), next(g), next(g), next(g, "end"), next(g, "end"))
try:
    next(g)
except StopIteration as e:
    print("stopped", e.value, e.args)
g = words()
print(next(g))
for w in g:
    print(w)
for w in g:
    print("never")
print(g is iter(g), type(g).__name__)


def returns():
    yield 1
    return "result"


g = returns()
print(next(g))
try:
    next(g)
except StopIteration as e:
    print(e.value, e.args)
try:
    next(g)
except StopIteration as e:
    print(e.value, e.args)


# Two generators of one function do not share anything.
f, g = fibonacci(), fibonacci()
print(next(f), next(f), next(f), next(f), next(g), next(f), next(g))


class Tree:
    def __init__(self, value, left=None, right=None):
        self.value = value
        self.left = left
        self.right = right

    def __iter__(self):
        if self.left is not None:
            for value in self.left:
                yield value
        yield self.value
        if self.right is not None:
            for value in self.right:
                yield value

    def leaves(self):
        if self.left is None and self.right is None:
            yield self.value
        else:
            if self.left is not None:
                yield from self.left.leaves()
            if self.right is not None:
                yield from self.right.leaves()


tree = Tree(4, Tree(2, Tree(1), Tree(3)), Tree(6, Tree(5)))
print(list(tree), sum(tree), list(tree.leaves()), 5 in tree, 7 in tree)


def permutations(items):
    if len(items) == 0:
        yield []
    for i in range(len(items)):
        for rest in permutations(items[:i] + items[i + 1:]):
            yield [items[i]] + rest


print(list(permutations([1, 2, 3])))


def primes(n):
    sieve = [True] * n
    for i in range(2, n):
        if sieve[i]:
            yield i
            for j in range(i * i, n, i):
                sieve[j] = False


print(list(primes(50)), sum(primes(1000)))


def many(a, b, c, d, e, f, g, h, i, j, k, l, m, n, o, p, q, r):
    yield a + b + c
    yield d * e * f
    s = [g, h, i, j, k]
    yield s
    t = l + m + n
    yield t
    yield (o, p, q, r)
    yield a + r + t + len(s)


print(list(many(1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18)))


def defaults(n=3, *, start=10):
    for i in range(n):
        yield start + i


print(list(defaults()), list(defaults(2)), list(defaults(start=1)))
