# SPDX-License-Identifier: MIT
# What bench/size.sh measures: numbers, every type of object that needs no module, operators and comparisons of values
# whose types only turn up at run time, closures, iteration, print and input. No text is formatted or parsed.

# ---- numbers -------------------------------------------------------------------------------------------------------


def ints(a, b):
    total = a + b - a * b + a // b + a % b + (a ** 3) + (a << 2) + (a >> 1)
    total += (a & b) | (a ^ b)
    total += ~a + -b + abs(b) + min(a, b) + max(a, b)
    flag = a < b
    other = a <= b
    same = a == b
    unlike = a != b
    if flag and not other or same:
        total += 1
    return total + int(flag) + int(unlike) + int(a / b)


def floats(x, y):
    z = x + y - x * y + x / y + x // y + x % y + x ** y - abs(x)
    z += min(x, y) + max(x, y) + (-x) + x ** 0.5
    less = x < y
    most = x <= y
    same = x == y
    unlike = x != y
    if x < y:
        z += 1.0
    if x <= y:
        z += 2.0
    while z < x:
        z += y
    while z <= x:
        z += y
    if x:
        z += float(int(y)) + y ** 0.5
    plain = bool(y)
    return z, less, most, same, unlike, plain


def words(seed, n):
    h = seed & 0xFFFFFFFF
    for i in range(n):
        h = (h ^ i) & 0xFFFFFFFF
        h = (h * 16777619 + 12345) & 0xFFFFFFFF
        h = (h - i) & 0xFFFFFFFF
        h = (h << 3) & 0xFFFFFFFF
        h = h ^ (h >> 13)
        h = (h + (h >> 5)) & 0xFFFFFFFF
        h = (h - (h >> 7)) & 0xFFFFFFFF
        if h % 7 == 3 and h // 5 > 100 or h == seed or h <= 99:
            h = h | 1
        if h != 0 and h - 1 < seed:
            n = ~h & 0xFFFFFFFF
    return h, h * 0.5


def bools(a, b):
    return not a, a and b, a or b, bool(int(a))


def many(n):
    a = b = c = d = e = f = g = h = n
    i = j = k = l = m = o = p = q = n * 0.5
    for r in range(n):
        a, b, c, d, e, f, g, h = b + r, c, d, e, f, g, h, a
        i, j, k, l, m, o, p, q = j, k, l, m, o, p, q, i + r
    return a + b + c + d + e + f + g + h, i + j + k + l + m + o + p + q


def many_values(x):
    a, b, c, d, e, f, g, h, i = x, (x,), [x], x, x, x, x, x, (x, x)
    j, k, l, m, o, p, q, r, s = x, (x,), [x], x, x, x, x, x, (x, x)
    if x == a:
        return (a, b, c, d, e, f, g, h, i), (j, k, l, m, o, p, q, r, s)


# ---- lists, tuples, dicts, ranges, slices ----------------------------------------------------------------------------


def lists(n):
    numbers = [0] * n
    reals = [0.5] * n
    flags = [False] * n
    things = [None] * n
    for i in range(n):
        numbers[i] = i
        reals[i] = i / 2
        flags[i] = i % 2 == 0
        things[i] = (i, reals[i])
    numbers.append(7)
    reals.append(7.5)
    flags.append(True)
    things.append("seven")
    more = [1, 2, 3], [1.0, 2.0], [True, False], ["a", None]
    total = 0
    for i in range(n, 0, -1):
        total += numbers[i - 1]
        if flags[i - 1] and numbers[i] != total:
            total += 1
    last = numbers.pop(), reals.pop(), flags.pop(), things.pop()
    return len(numbers), total, last, more, reals, flags, things


def containers(x, key):
    table = {"a": 1, 2: "b", (1, 2): None}
    table[key] = x
    copy = x[1:]
    del table["a"]
    first, second = x[0], x[-1]
    head, *rest = x
    if key in table and x not in (1, 2):
        table[first] = second
    for name in table:
        table[name] = len(table)
    changed = list(x)
    changed[1:2] = [4, 5]
    del changed[0]
    del changed[::2]
    return table, copy, head, rest, changed


# ---- values whose types turn up at run time ---------------------------------------------------------------------------


def arithmetic(x, y):
    results = [x + y, x - y, x * y, -x, +x]
    if y:
        results += [x / y, x // y, x % y]
    results.append(x ** y)
    z = x
    z += y
    z -= x
    z *= y
    return results, z


def bits(x, y):
    z = x & y
    z |= x
    return x & y, x | y, x ^ y, x << y, x >> y, ~x, z


def order(x, y):
    return x < y, x <= y, x == y, x != y, x > y, x >= y, x is y, x is None


def least(items):
    best = None
    for item in items:
        if best is None or item < best:
            best = item
    return best


# ---- strs as values ----------------------------------------------------------------------------------------------------


def strs(s, t):
    both = s + t
    count = 0
    for c in both:
        if c == "a" or c < "b":
            count += 1
        if c in t:
            count += ord(c)
    for i in range(len(both)):
        if both[i] == s[0]:
            count += 1
    return both * 2, both[1:], both[::-1], s < t, s == t, chr(count % 26 + 65), count


# ---- functions ---------------------------------------------------------------------------------------------------------


def counter(start, step=len("x")):
    def count(by=step, *, scale=1):
        nonlocal start
        start += by * scale
        return start

    return count


def chosen(flag, items):
    if flag:
        found = items[0]
    try_it = flag and found
    return try_it


def apply(function, arguments):
    results = []
    for argument in arguments:
        results.append(function(argument))
    return results


def accumulate(n):
    total = 0
    amount = 0.0

    def add(i):
        nonlocal total, amount
        total += i
        amount += i / 2

    for i in range(n):
        add(i)
    return total, amount


def remember(first):
    last = first

    def next_one(x):
        nonlocal last
        before, last = last, x
        return before

    return next_one


def late(flag):
    if flag:
        found = 1
        thing = "thing"
    return found, thing


def twice(x):
    return x + x


limit = 10
rate = 0.25
names = ["x", "y"]


def spend():
    global limit, rate, names
    limit -= 1
    rate *= 2.0
    names = names + ["z"]
    return limit


def main():
    print(ints(17, 5), floats(2.5, 1.5), words(0x811C9DC5, 10), bools(True, False), spend())
    print(many(3), many_values(3), many_values("x"), late(True))
    print(lists(4), containers([1, "two", 3.0, 4, 5], "k"), containers((1, 2, 3), 7) if limit > 99 else None)
    for x, y in (3, 2), (2.5, 2), (2, 0.5), (True, 3):
        print(arithmetic(x, y), order(x, y))
    print(arithmetic([1], 2) if limit > 99 else 0, bits(6, 3), bits(True, False))
    print(least([3, 1, 2]), least(["b", "a"]), least(range(5, 9)), least((2.5, 1)))
    print(strs("abc", "cde"))
    count = counter(5)
    print(count(), count(2), count(by=3, scale=2), apply(twice, [1, 2.5, "s", (1,)]), apply(len, ["ab", [1]]))
    keep = remember(1)
    print(keep("a"), keep(2.5), accumulate(5), chosen(True, [1, "x"]), apply(len, ["abc"]), apply(list, ["ab"]), None, ...)
    print("hello", input())


main()
