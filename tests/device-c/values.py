# SPDX-License-Identifier: MIT
"""Cases for test_values.c: postfix commands, a tab, and what CPython answers for profile i64f64 or i32f32.

Usage: python3 values.py 64|32 all|few. Few leaves out plain arithmetic and most random cases. Under 32,
floats are single (computed in double, rounded once; an int that meets a float becomes single first). An int
that does not fit the profile's boxed int raises OverflowError.
"""
import array
import itertools
import math
import random

from value_numbers import (
    BITS, COMPARISONS, FEW, HIGH, IN_PLACE, LOW, OPERATORS, case, commands, compute_binary, number_cases,
    random_float_cases, raw, raw_cases, single, text,
)


# ---- containers --------------------------------------------------------------------------------------------
ODD = [None, True, 5, 2.5, "", "é", "abc", [], [1, 2], [1, "a"], (), (1, 2), (1, (2, 3.5)), {}, {1: 2},
       range(3), slice(1, 2), array.array("i", [1, 2]), array.array("d", [1.5])]


def type_cases():
    """Every operator on every pair of types: the words of the errors."""
    for x, y in itertools.product(ODD, ODD):
        for name in OPERATORS:
            if name == "Modulo" and isinstance(x, str):
                continue
            if name == "Or" and (isinstance(x, type) or isinstance(y, type)):
                continue
            case(f"{commands(x)} {commands(y)} o{name}", lambda: compute_binary(name, x, y))
        for name, function in COMPARISONS.items():
            if not (isinstance(x, slice) and isinstance(y, slice)):
                case(f"{commands(x)} {commands(y)} c{name}", lambda: function(x, y))
        case(f"{commands(x)} {commands(y)} C", lambda: x in y)
        case(f"{commands(x)} {commands(y)} G", lambda: x[y])
        case(f"{commands(x)} {commands(y)} BDivmod:2", lambda: divmod(x, y))
        for name, function in IN_PLACE.items():
            fresh = commands(x)

            def compute():
                copy = x.copy() if isinstance(x, (list, dict)) else x[:] if isinstance(x, array.array) else x
                return function(copy, y)

            case(f"{fresh} {commands(y)} p{name}", compute)
    for x in ODD:
        case(f"{commands(x)} uNegate", lambda: -x)
        case(f"{commands(x)} BAbs:1", lambda: abs(x))
        case(f"{commands(x)} U BRound:2", lambda: round(x))
        case(f"{commands(x)} BLen:1", lambda: len(x))
        case(f"{commands(x)} BBool:1", lambda: bool(x))
        case(f"{commands(x)} BList:1", lambda: list(x))
        case(f"{commands(x)} BTuple:1", lambda: tuple(x))
        case(f"{commands(x)} U BSum:2", lambda: sum(x))
        case(f"{commands(x)} BAny:1", lambda: any(x))
        case(f"{commands(x)} BAll:1", lambda: all(x))
        case(f"{commands(x)} BType:1", lambda: type(x))
        case(f"{commands(x)} BReversed:1 BList:1", lambda: list(reversed(x)))
        case(f"U U {commands(x)} BMin:3", lambda: min(x))
        case(f"U U {commands(x)} BMax:3", lambda: max(x))
        case(f"{commands(x)} U U BSorted:3", lambda: sorted(x))
        case(f"{commands(x)} i3 BEnumerate:2 BList:1", lambda: list(enumerate(x, 3)))
        case(f"U {commands(x)} {commands(x)} BZip:3 BList:1", lambda: list(zip(x, x)))
        case(f"bRepr {commands(x)} BMap:2 BList:1", lambda: list(map(repr, x)))
        case(f"N {commands(x)} BFilter:2 BList:1", lambda: list(filter(None, x)))
        case(f"{commands(x)} n2", lambda: unpack(x, 2))
        case(f"{commands(x)} *1:1", lambda: unpack_starred(x))
        case(f"d0 {commands(x)} i1 P", lambda: {x: 1})
        case(f"{commands(x)} BHash:1 BType:1", lambda: type(hash(x)))
        for key in (0, -1, 5, -5, "a", 1.5, None, True, slice(0, 1)):
            case(f"{commands(x)} {commands(key)} G", lambda: x[key])
            case(f"{commands(x)} {commands(key)} i7 P", lambda: store(x, key, 7))
            case(f"{commands(x)} {commands(key)} D", lambda: delete(x, key))


def unpack(x, count):
    a, b = x
    return a, b


def unpack_starred(x):
    a, *b, c = x
    return a, b, c


def copy_of(x):
    return x.copy() if isinstance(x, (list, dict)) else x[:] if isinstance(x, array.array) else x


def store(x, key, v):
    x = copy_of(x)
    x[key] = v
    return x


def delete(x, key):
    x = copy_of(x)
    del x[key]
    return x


def slice_cases():
    steps = [None, 1, 2, 3, -1, -2, -3, 7, -7, LOW]
    bounds = [None, 0, 1, 2, 3, 5, 9, -1, -2, -5, -9, HIGH, LOW]
    for _ in range(150 if FEW else 1500):
        length = random.randint(0, 6)
        s = slice(random.choice(bounds), random.choice(bounds), random.choice(steps))
        items = [random.randint(-9, 9) for _ in range(length)]
        for sequence, words in (
            (items, commands(items)), (items, raw(items)), (tuple(items), commands(tuple(items))),
            ([float(x) for x in items], raw([float(x) for x in items])),
            ([x > 0 for x in items], raw([x > 0 for x in items])),
            ("aé日b𝄞z"[:length], commands("aé日b𝄞z"[:length])),
            (array.array("h", items), commands(array.array("h", items))),
        ):
            case(f"{words} {commands(s)} G", lambda: sequence[s])
            if not isinstance(sequence, (tuple, str)):
                case(f"{words} {commands(s)} D", lambda: delete(sequence, s))
        new = [random.randint(10, 19) for _ in range(random.randint(0, 4))]
        case(f"{raw(items)} {commands(s)} {raw(new)} P", lambda: store(items, s, new))
        case(f"{commands(items)} {commands(s)} {commands(tuple(new))} P", lambda: store(items, s, tuple(new)))
        case(f"{raw([x * 0.5 for x in items])} {commands(s)} {commands([x * 0.5 for x in new])} P",
             lambda: store([x * 0.5 for x in items], s, [x * 0.5 for x in new]))
        case(f"{raw(items)} dup {commands(s)} over P", lambda: store_self(items, s))
        if s.step not in (LOW,):
            r = range(random.randint(-5, 5), random.randint(-5, 5), random.choice([1, 2, -1, -3]))
            near = [None if bound in (HIGH, LOW) else bound for bound in (s.start, s.stop)]
            t = slice(*near, s.step)
            case(f"{commands(r)} {commands(t)} G", lambda: r[t])


def store_self(items, s):
    items = items[:]
    items[s] = items
    return items


def method_cases():
    for _ in range(200 if FEW else 1200):
        items = [random.randint(-3, 3) for _ in range(random.randint(0, 6))]
        kind = random.randrange(3)
        if kind == 1:
            items = [float(x) for x in items]
        if kind == 2:
            items = [random.choice([1, "a", None, 2.0, (1, 2), True]) for _ in items]
        x = random.choice(items) if items and raw(items) != commands(items) else random.randint(-3, 3)
        i, j = random.randint(-8, 8), random.randint(-8, 8)

        def after(method, *arguments):
            def compute():
                copy = items[:]
                getattr(copy, method)(*arguments)
                return copy
            return compute

        words = raw(items)
        empty = not items
        case(f"{words} dup {commands(x)} BListAppend:2 drop", after("append", x)) if not empty else None
        case(f"{words} dup i{i} {commands(x)} BListInsert:3 drop", after("insert", i, x))
        case(f"{words} dup i{i} BListPop:2 drop", after("pop", i))
        case(f"{words} i{i} BListPop:2", lambda: items[:].pop(i))
        case(f"{words} U BListPop:2", lambda: items[:].pop())
        case(f"{words} dup {commands(x)} BListRemove:2 drop", after("remove", x))
        case(f"{words} {commands(x)} U U BListIndex:4", lambda: items.index(x))
        case(f"{words} {commands(x)} i{i} i{j} BListIndex:4", lambda: items.index(x, i, j))
        case(f"{commands(tuple(items))} {commands(x)} i{i} U BTupleIndex:4", lambda: tuple(items).index(x, i))
        case(f"{commands(tuple(items))} {commands(x)} BTupleCount:2", lambda: tuple(items).count(x))
        case(f"{words} {commands(x)} BListCount:2", lambda: items.count(x))
        case(f"{words} dup BListReverse:1 drop", after("reverse"))
        case(f"{words} dup over BListExtend:2 drop", after("extend", items))
        case(f"{words} dup BListClear:1 drop", after("clear"))
        case(f"{words} i{i} pMultiply", lambda: items * i)
        case(f"{words} i{i} oMultiply", lambda: items * i)
        case(f"{words} {words} oAdd", lambda: items + items)
        case(f"{words} {words} cEqual", lambda: items == items)
        case(f"{words} BListCopy:1 {words} cEqual", lambda: True)
        case(f"{commands(x)} {words} C", lambda: x in items)
        r = range(random.randint(-5, 5), random.randint(-5, 5), random.choice([1, 2, -1, -3]))
        for v in (x, x + 0.5, i):
            case(f"{commands(v)} {commands(r)} C", lambda: v in r)
            case(f"{commands(r)} {commands(v)} BRangeIndex:2", lambda: r.index(v))
            case(f"{commands(r)} {commands(v)} BRangeCount:2", lambda: r.count(v))


def sort_cases():
    words = ["", "b", "a", "ab", "ba", "abc", "é", "zz", "日本", "B"]
    large = [63, 64, 65, 100, 129, 200, 500, 1000]
    for n in list(range(12)) * (2 if FEW else 12) + large * (1 if FEW else 3):
        lists = [
            [random.randint(-n, n) for _ in range(n)], sorted(random.randint(0, 99) for _ in range(n)),
            [single(random.uniform(-9, 9)) for _ in range(n)], [random.random() < 0.5 for _ in range(n)],
            [random.choice(words) for _ in range(n)],
            [(random.randint(0, 3), random.choice(words)) for _ in range(n)],
            [random.choice([random.randint(-5, 5), single(random.uniform(-5, 5)), True]) for _ in range(n)],
        ]
        for items in lists:
            flag = random.random() < 0.5
            for form in (commands(items), raw(items)):
                case(f"{form} dup U {commands(flag)} BListSort:3 drop", lambda: sorted(items, reverse=flag))
            if items and isinstance(items[0], int):
                case(f"{raw(items)} bAbs {commands(flag)} BSorted:3",
                     lambda: sorted(items, key=abs, reverse=flag))
            if items and isinstance(items[0], str):
                case(f"{commands(items)} bLen {commands(flag)} BSorted:3",
                     lambda: sorted(items, key=len, reverse=flag))
        if 0 < n < 60:
            mixed = [random.choice([random.randint(-9, 9), random.choice(words), math.nan]) for _ in range(n)]
            case(f"{commands(mixed)} U U BSorted:3", lambda: sorted(mixed))
            floats = [random.choice([math.nan, 1.0, 2.0, 0.5]) for _ in range(n)]
            case(f"{raw(floats)} U U BSorted:3", lambda: sorted(floats))


def dict_cases():
    keys = [0, 1, 1.0, True, False, "a", "ab", "é", None, (1, 2), (1, (2, "x")),
            2.5, -0.0, 1e9, 10**9, -1, -2,
            "k1", "k2", HIGH, LOW, float("inf"), "long key with many letters"]
    keys += [f"n{i}" for i in range(40)] + list(range(100, 160))
    for _ in range(30 if FEW else 150):
        d, script = {}, ["d0"]
        for _ in range(random.choice([5, 20, 80, 300])):
            key, action = random.choice(keys), random.random()
            if action < 0.55:
                d[key] = len(script)
                script.append(f"{commands(key)} i{len(script)} P")
            elif action < 0.85:
                d.pop(key, None)
                script.append(f"dup {commands(key)} N BDictPop:3 drop")
            elif action < 0.97:
                if d:
                    d.popitem()
                    script.append("dup BDictPopitem:1 drop")
            elif d:
                script.append(f"dup {commands(key)} i5 BDictSetdefault:3 drop")
                d.setdefault(key, 5)
        words, other = " ".join(script), dict(list(d.items())[:3])
        case(words, lambda: d)
        case(f"{words} BDictItems:1 BList:1", lambda: list(d.items()))
        case(f"{words} BReversed:1 BList:1", lambda: list(reversed(d)))
        case(f"{words} BDictValues:1 BTuple:1", lambda: tuple(d.values()))
        case(f"{words} BDictCopy:1 {words} cEqual", lambda: True)
        case(f"{words} {commands(other)} cEqual", lambda: d == other)
        case(f"{words} {commands(other)} oOr", lambda: d | other)
        for key in random.sample(keys, 6):
            case(f"{words} {commands(key)} G", lambda: d[key])
            case(f"{commands(key)} {words} C", lambda: key in d)
            case(f"{words} {commands(key)} U BDictGet:3", lambda: d.get(key))
            case(f"{words} {commands(key)} U BDictPop:3", lambda: d.copy().pop(key))
    for pairs in ([], [(1, 2)], [[1, 2], "ab"], [(1, 2, 3)], [5], ["a"], 5, {1: 2}, ((1, 2), (1, 3))):
        case(f"{commands(pairs)} BDict:1", lambda: dict(pairs))
    case("d0 BDictPopitem:1", lambda: {}.popitem())
    case("i1 i2 d2 dup BIter:1 over i5 i6 P drop U BNext:2", lambda: changed_dict())
    case("i1 i2 d2 dup BIter:1 dup U BNext:2 drop U BNext:2", lambda: next(x := iter({1: 2})) and next(x))
    case("l0 U BNext:2", lambda: next([]))


def changed_dict():
    d = {1: 2}
    iterator = iter(d)
    d[5] = 6
    return next(iterator)


def builtin_cases():
    case("U U BMin:2",
         lambda: min(*[]))
    case("U i3 l0 BMin:3", lambda: min([], default=3))
    case("U i3 i1 i2 BMax:4", lambda: max(1, 2, default=3))
    case("bAbs U i-5 i3 BMax:4", lambda: max(-5, 3, key=abs))
    case(f"bLen U {commands(['a', 'bbb', 'cc'])} BMin:3", lambda: min(["a", "bbb", "cc"], key=len))
    case(f"U U {raw([1.5, math.nan, 0.5])} BMin:3", lambda: min([1.5, math.nan, 0.5]))
    for items in ([1, 2, 3], [0.1] * 10, [True, True], [HIGH, 1], [LOW, -1], [0.1, 1, True],
                  [[1], [2]], ["a"]):
        for start in (None, 10, 0.5, [], ""):
            def compute():
                total = 0 if start is None else start
                if isinstance(total, str):
                    return sum(items, total)
                for x in items:
                    total = single(total + x) if isinstance(total + x, float) else total + x
                    text(total)
                return total
            word = commands(start) if start is not None else "U"
            case(f"{commands(items)} {word} BSum:2", compute)
            case(f"{raw(items)} {word} BSum:2", compute)
    case("T i1 i2 l2 i1 l1 BZip:3 BList:1", lambda: list(zip([1, 2], [1], strict=True)))
    case("T i1 l1 i1 i2 l2 BZip:3 BList:1", lambda: list(zip([1], [1, 2], strict=True)))
    case("T i1 l1 i1 l1 i1 i2 l2 BZip:4 BList:1", lambda: list(zip([1], [1], [1, 2], strict=True)))
    case("T i1 i2 l2 i1 i2 l2 i1 l1 BZip:4 BList:1", lambda: list(zip([1, 2], [1, 2], [1], strict=True)))
    case("T i1 l1 i1 l1 BZip:3 BList:1", lambda: list(zip([1], [1], strict=True)))
    case("U BZip:1 BList:1", lambda: list(zip()))
    case("bMax i1 i5 l2 i4 i2 l2 BMap:3 BList:1", lambda: list(map(max, [1, 5], [4, 2])))
    case("bAbs i-1 i0 i2 l3 BFilter:2 BList:1", lambda: list(filter(abs, [-1, 0, 2])))
    case("bAbs BMap:1", lambda: map(abs))
    case("i5 i1 l1 BMap:2 BList:1", lambda: list(map(5, [1])))
    case("i1 l1 sff BEnumerate:2".replace("sff", "s61"), lambda: enumerate([1], "a"))
    for args in ((5,), (1, 5), (5, 1), (1, 10, 3), (10, 1, -3), (1, 2, 0), ("a",), (1.5,), (1, None)):
        words = " ".join([commands(x) for x in args] + ["U"] * (3 - len(args)))
        case(f"{words} BRange:3", lambda: range(*args))
        case(f"{words} BRange:3 BList:1", lambda: list(range(*args)))
    for args in (("12",), (" -7 ",), ("ff", 16), ("0x1f", 0), ("z", 36), ("9", 8), ("1", 1), ("1", "a"),
                 (5, 5), ([],), (None,), ("",)):
        words = " ".join([commands(x) for x in args] + ["U"] * (2 - len(args)))
        case(f"{words} BInt:2", lambda: int(*args))
    for v in ("1.5", "inf", "x", [], None, True):
        case(f"{commands(v)} BFloat:1", lambda: float(v))
    for v, types, words in ((True, int, "yInt"), (1, bool, "yBool"),
                            (1.5, (int, (str, float)), "yInt yStr yFloat t2 t2"),
                            (1, object, "yAny"), ([], (), "t0"), (1, 5, "i5"), ("a", str, "yStr")):
        case(f"{commands(v)} {words} BIsinstance:2", lambda: isinstance(v, types))
    deep = []
    for _ in range(3):
        deep = [deep]
    case(f"{commands(deep)} {commands(deep)} cEqual", lambda: True)
    for x, y in (([1, 2], [1, 3]), ([1], [1, 2]), ((1, "a"), (1, 2)), ([[1, 2]], [[1, "a"]]),
                 ("ab", "b"), ([1.5], [1]), ([], [1])):
        for name, function in COMPARISONS.items():
            case(f"{commands(x)} {commands(y)} c{name}", lambda: function(x, y))
            if isinstance(x, list):
                case(f"{raw(x)} {raw(y)} c{name}", lambda: function(x, y))
    if BITS == 64:
        for t in ((), (1, 2, 3), (1, (2, -1.5)), (-1,), (0.1, 0.2)):
            case(f"{commands(t)} BHash:1", lambda: hash(t))


def array_cases():
    edges = [0, 1, -1, 127, 128, -128, -129, 255, 256, 32767, 32768, -32768, -32769, 65535, 65536,
             2**31 - 1, 2**31, -(2**31), 2**32 - 1]
    edges = [x for x in edges if LOW <= x <= HIGH] + [1.5, "x", True]
    for code in "bBhHilfd":
        for x in edges:
            if BITS == 32 and isinstance(x, int) and x >= 2**31:
                continue
            if code == "l" and BITS == 32:
                continue
            case(f"{commands(code)} {commands(x)} l1 BArrayArray:2", lambda: array.array(code, [x]))
            case(f"{commands(code)} i0 l1 BArrayArray:2 i0 {commands(x)} P",
                 lambda: store(array.array(code, [0]), 0, x))
            case(f"{commands(code)} U BArrayArray:2 dup {commands(x)} BArrayAppend:2 drop",
                 lambda: array.array(code, [x]))
    for args in (("z", [1]), (3, []), ("ab", []), ("i", "ab"), ("i", 5),
                 ("i", array.array("b", [1, 2])), ("d", range(3))):
        case(f"{commands(args[0])} {commands(args[1])} BArrayArray:2", lambda: array.array(*args))
    a = array.array("i", [3, 1, 2, 1])
    words = commands(a)
    case(f"{words} {commands(array.array('b', [1]))} BArrayExtend:2",
         lambda: a[:].extend(array.array("b", [1])))
    case(f"{words} {commands(array.array('b', [1]))} oAdd", lambda: a + array.array("b", [1]))
    case(f"{words} dup i1 i2 l2 BArrayExtend:2 drop", lambda: a + array.array("i", [1, 2]))
    case(f"{words} i1 BArrayIndex:2", lambda: a.index(1))
    case(f"{words} i9 BArrayIndex:2", lambda: a.index(9))
    case(f"{words} i9 BArrayRemove:2", lambda: a[:].remove(9))
    case(f"{words} i1 BArrayCount:2", lambda: a.count(1))
    case(f"{words} BArrayTolist:1", lambda: a.tolist())
    case(f"{words} i9 BArrayPop:2", lambda: a[:].pop(9))
    case(f"{words} {commands(slice(0, 2))} {commands(array.array('i', [7]))} P",
         lambda: store(a, slice(0, 2), array.array("i", [7])))
    case(f"{words} {commands(slice(0, 2))} i7 l1 P", lambda: store(a, slice(0, 2), [7]))
    case(f"{words} {commands(slice(0, 4, 2))} {commands(array.array('i', [7]))} P",
         lambda: store(a, slice(0, 4, 2), array.array("i", [7])))


for group in ([] if FEW else [number_cases, raw_cases, random_float_cases]) + [
        type_cases, slice_cases, method_cases, sort_cases, dict_cases, builtin_cases, array_cases]:
    group()
