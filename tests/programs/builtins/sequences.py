print(list(enumerate("abc")), list(enumerate([1.5, 2.5], 10)))
print(list(zip([1, 2, 3], "ab")), list(zip([1], [2], [3])), list(zip()))
print(list(map(str, [1, 2.5])), list(map(lambda a: a * 2, range(3))), list(map(len, ["a", "bb"])))
print(list(filter(None, [0, 1, "", "x", None])), list(filter(lambda v: v > 1, [1, 2, 3])))
print(list(reversed([1, 2, 3])), list(reversed("abc")), list(reversed(range(4))))
print(sorted([3, 1, 2]), sorted("hello"), sorted([3, 1, 2], reverse=True))
print(min(3, 1, 2), max([1, 5, 2]), min("b", "a"), max([1.5, 2.5]), min([], default=0), max(["aa", "b"], key=len))
print(sum([1, 2, 3]), sum([0.5, 0.25]), sum(range(10), 100), sum([[1], [2]], []))
print(any([0, 0, 1]), all([1, 1, 0]), any([]), all([]))
print(abs(-3), abs(-2.5), abs(True), round(2.675, 2), round(-1.5), round(1.25, 1), round(7, -1), divmod(7, 2), divmod(-7, 2.0), pow(2, 3), pow(2.0, 3), pow(2, -1))
print(len("abc"), len([1]), len({}), len((1, 2)), len(range(5)))
print(int(), float(), str(), bool(), list(), tuple(), dict())
print(bool([]), bool([0]), bool(0.0), bool("a"), bool(None))
print(chr(97), ord("a"), repr("q"), repr(1.5), repr([None, True]), callable(len), callable(5))
it = iter([1, 2, 3])
print(next(it), next(it), next(it), next(it, "end"))
a = [1]
z = zip([1, 2, 3], [4, 5, 6])
for x, y in z:
    if x == 2:
        break
print(list(z))
e = enumerate("xy", start=1)
print(next(e), list(e))
pairs = {k: v for k, v in zip(["a", "b"], [1, 2])}
print(pairs, hash(1) == hash(1.0), id(a) == id(a))
print(isinstance([], list), isinstance((), (list, dict)), isinstance("", str), isinstance(None, type(None)))
print("end")
