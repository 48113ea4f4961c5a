# Faults of the runtime are caught like all others, and say what CPython says.
import math


def show(action):
    try:
        action()
    except Exception as e:
        print(type(e).__name__, "|", e, "|", repr(e), "|", e.args, "|", len(str(e)))
    else:
        print("nothing")


def unbound():
    if len([]) > 0:
        late = 1
    return late


def deep(n):
    return deep(n + 1) + 1


items = [1, 2, 3]
table = {"k": 1}
text = "abc"
zero = len([])
mixed = [1, "a", 2.5, None]
show(lambda: items[5])
show(lambda: items.pop(9))
show(lambda: [].pop())
show(lambda: items.index(77))
show(lambda: items.remove(77))
show(lambda: (1, 2)[zero + 4])
show(lambda: text[10])
show(lambda: table["missing"])
show(lambda: table[1])
show(lambda: {}.popitem())
show(lambda: 1 // zero)
show(lambda: 1 % zero)
show(lambda: 1 / zero)
show(lambda: 1.5 / zero)
show(lambda: 1.5 % zero)
show(lambda: divmod(1, zero))
show(lambda: 1 << (zero - 1))
show(lambda: int("12a"))
show(lambda: int("z", 36) + int("-", 10))
show(lambda: float("1.2.3"))
show(lambda: math.sqrt(zero - 1))
show(lambda: math.log(zero))
show(lambda: chr(zero - 5))
show(lambda: ord("ab"))
show(lambda: mixed[0] + mixed[1])
show(lambda: mixed[1] + mixed[0])
show(lambda: mixed[0] < mixed[1])
show(lambda: -mixed[1])
show(lambda: mixed[3][0])
show(lambda: mixed[3]())
show(lambda: len(mixed[0]))
show(lambda: [x for x in mixed[2]])
show(lambda: {[]: 1})
show(lambda: "a".join([1]))
show(lambda: max([]))
show(lambda: "{} {}".format(1))
show(lambda: "%d" % "x")
show(lambda: text.index("q"))
show(unbound)
show(lambda: [0] * zero)


def unpack(values):
    a, b = values
    return a + b


show(lambda: unpack([1]))
show(lambda: unpack([1, 2, 3]))
try:
    deep(0)
except RecursionError as e:
    print("RecursionError", str(e)[:32])
try:
    undefined_name
except NameError as e:
    print(e)
