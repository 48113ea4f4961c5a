import bisect
import operator
import copy
import statistics
from operator import itemgetter, attrgetter, methodcaller
from functools import cmp_to_key, partial, reduce


class Student:
    def __init__(self, name, grade, age):
        self.name, self.grade, self.age = name, grade, age

    def __repr__(self):
        return repr((self.name, self.grade, self.age))

    def hello(self, greeting="hi"):
        return f"{greeting} {self.name}"


def quicksort(a):
    if len(a) <= 1:
        return a
    p, *rest = a
    return quicksort([x for x in rest if x < p]) + [p] + quicksort([x for x in rest if x >= p])


def merge_sort(a, key=lambda x: x):
    if len(a) < 2:
        return a[:]
    m = len(a) // 2
    l, r = merge_sort(a[:m], key), merge_sort(a[m:], key)
    out = []
    while l and r:
        out.append(l.pop(0) if key(l[0]) <= key(r[0]) else r.pop(0))
    return out + l + r


def insertion(a):
    a = list(a)
    for i in range(1, len(a)):
        x, j = a[i], i
        while j and a[j - 1] > x:
            a[j] = a[j - 1]
            j -= 1
        a[j] = x
    return a


def counting(a):
    counts = [0] * (max(a) + 1)
    for x in a:
        counts[x] += 1
    return [x for x, c in enumerate(counts) for _ in range(c)]


def compare(a, b):
    return (a % 10 > b % 10) - (a % 10 < b % 10)


students = [Student("john", "A", 15), Student("jane", "B", 12), Student("dave", "B", 10)]
print(sorted(students, key=attrgetter("age")), sorted(students, key=attrgetter("grade", "age")))
print(sorted(students, key=lambda s: (s.grade, -s.age), reverse=True))
pairs = [("b", 2), ("a", 3), ("c", 1)]
print(sorted(pairs, key=itemgetter(1)), sorted(pairs), list(map(itemgetter(0), pairs)), itemgetter(0, 2)("xyz"))
print(list(map(methodcaller("hello"), students)), methodcaller("hello", greeting="yo")(students[0]))
data = [5, 12, 3, 27, 14, 8, 3]
print(quicksort(data), merge_sort(data), insertion(data), counting(data), sorted(data, key=cmp_to_key(compare)))
print(merge_sort(["bb", "a", "ccc"], key=len))
s = []
for x in data:
    bisect.insort(s, x)
print(s, bisect.bisect(s, 8), bisect.bisect_left(s, 3), bisect.bisect_right(s, 3))
grades = [bisect.bisect([60, 70, 80, 90], g) for g in (33, 99, 77, 70, 89)]
print(["FDCBA"[g] for g in grades])
print(operator.add(1, 2), operator.mul(3, 4), reduce(operator.or_, [1, 2, 4]), operator.not_(0), operator.lt(1, 2), operator.getitem([1, 2], 1), operator.contains("abc", "b"))
a = [[1, 2], {"k": [3]}, Student("x", "y", 1)]
b, c = copy.copy(a), copy.deepcopy(a)
a[0].append(9)
a[1]["k"].append(4)
a[2].name = "changed"
print(b, c, b[0] is a[0], c[2] is a[2])
print(statistics.mean([1, 2, 3, 4]), statistics.median([3, 1, 2]), statistics.median([4, 1, 2, 3]), statistics.mode([1, 1, 2]), round(statistics.stdev([1.5, 2.5, 4.0]), 6), statistics.pstdev([1, 3]), statistics.variance([1, 2, 3]))
pow2 = partial(pow, 2)
print(pow2(5), partial(int, base=2)("101"), list(map(partial(operator.mul, 3), [1, 2])))
data.sort(reverse=True)
print(data, data.index(14), data.count(3), data[::-2], data[-3:])
