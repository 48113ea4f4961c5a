s = {3, 1, 2, 3}
print(sorted(s), len(s), 2 in s, 5 in s, 5 not in s)
print(set(), {1}, frozenset(), frozenset([1]), {"a"}, {(1, 2)}, {None}, {1.5})
s.add(4)
s.add(4)
s.discard(1)
s.discard(99)
s.remove(2)
print(sorted(s), bool(s), bool(set()))
try:
    s.remove(2)
except KeyError as e:
    print("KeyError", e)
try:
    set().pop()
except KeyError as e:
    print("KeyError", e)
try:
    {[1]}
except TypeError as e:
    print("TypeError", e)
try:
    s.add({1})
except TypeError as e:
    print("TypeError", e)
a, b = {1, 2, 3, 4}, {3, 4, 5}
print(sorted(a | b), sorted(a & b), sorted(a - b), sorted(a ^ b))
print(a <= b, {3} <= a, {3} < a, a < a, a <= a, a >= {1}, a > {1}, a == {4, 3, 2, 1}, a != b, a == 5)
print(sorted(a.union(b, [9], (10,))), sorted(a.intersection([3, 4, 8], {4: 1})), sorted(a.difference(b, "x")),
      sorted(a.symmetric_difference(range(4, 7))))
print(a.issubset(range(10)), a.issuperset([1]), a.isdisjoint([7, 8]), a.isdisjoint(b), {1}.issubset({2: 3}))
c = a.copy()
c.update(b, [100])
c.intersection_update(range(4, 200))
print(sorted(c), sorted(a))
c.difference_update([100])
c.symmetric_difference_update([4, 77])
print(sorted(c))
c |= {1}
c &= {1, 5, 77}
c -= {77}
c ^= {2}
print(sorted(c))
alias = c
alias |= {50}
print(sorted(c), c is alias)
f = frozenset("hello")
g = f
g |= {"z"}
print(sorted(f), sorted(g), f is g, "h" in f, len(f))
print(hash(frozenset([1, 2])) == hash(frozenset([2, 1])), frozenset([1]) == {1}, {1} == frozenset([1]))
print(isinstance(s, set), isinstance(f, frozenset), isinstance(f, set), type(s), type(f).__name__)
d = {frozenset([1, 2]): "pair", frozenset(): "none"}
print(d[frozenset([2, 1])], d[frozenset()], frozenset([1, 2]) in d)
print(type(f | {1}).__name__, type({1} | f).__name__, type(f.union([1])).__name__, type(f & f).__name__)
squares = {x * x for x in range(-3, 4)}
print(sorted(squares), sum(squares), max(squares), min(squares), sorted({x for x in "hello" if x != "l"}))
print(sorted({*range(3), *[7, 8], 9}), len({*()}))
total = 0
for x in {10, 20, 30}:
    total += x
print(total, list({5}), tuple({6}), sorted(set("banana")), [x for x in {1}])
print(all({1, 2}), any({0}), sorted(list({2: 1, 3: 1}.keys() & {3, 4})), sorted({1: 2}.keys() | {5}), sorted({1: 2, 3: 4}.keys() - {1}))
x, y = {7}, {8}
print(x.pop(), y.pop(), x, y)
big = set()
for i in range(1000):
    big.add(i * 7 % 500)
print(len(big), sum(big))
while len(big) > 3:
    big.pop()
print(len(big))
big.clear()
print(big, len(big))
primes = set(range(2, 60))
for i in range(2, 8):
    primes -= set(range(i * i, 60, i))
print(sorted(primes))
seen = set()
for word in "the cat saw the dog see the cat".split():
    if word in seen:
        print("again", word)
    seen.add(word)
nested = {frozenset({i, i + 1}) for i in range(3)}
print(len(nested), frozenset({1, 2}) in nested, sorted(sorted(n) for n in nested))
try:
    for v in seen:
        seen.add(v + "x")
except RuntimeError as e:
    print("RuntimeError", e)
try:
    {1} | [2]
except TypeError as e:
    print("TypeError", e)
try:
    {1} < [2]
except TypeError as e:
    print("TypeError", e)
try:
    {1}.union(5)
except TypeError as e:
    print("TypeError", e)
one = {1}
try:
    one[0]
except TypeError as e:
    print("TypeError", e)
print(f"{ {1} }", str({2}), repr(frozenset({3})), "%s" % {4})


def collect(*groups):
    result = set()
    for group in groups:
        result |= set(group)
    return result


print(sorted(collect("ab", "bc", ["z"])), sorted(collect([1], (2,), {3})))
mixed = {1, "a", 2.5, None, (1, 2)}
print(len(mixed), 1.0 in mixed, (1, 2) in mixed, True in mixed)
print({1} == {1.0}, {1, 2} == {2, 1}, [{1}] == [{1}], {1} in [{1}])


def last(values):
    return {v: 1 for v in values} and {9}.remove(values[0])


last([4])
