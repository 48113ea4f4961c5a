# yield from: of containers, iterators, generators; what is sent, thrown, returned goes through.
def inner(n):
    total = 0
    for i in range(n):
        got = yield i
        if got is not None:
            total += got
    return total


def outer():
    x = yield from inner(3)
    print("inner gave", x)
    y = yield from [10, 20]
    print("list gave", y)
    z = yield from inner(0)
    print("empty gave", z)
    yield from "ab"
    yield from range(2)
    yield from {"k": 1}
    yield from (n * n for n in range(3))
    return "end"


print(list(outer()))
g = outer()
print(next(g), g.send(5), g.send(6), g.send(7))


def thrower():
    try:
        yield from inner(5)
    except ValueError as error:
        print("outer caught", error)
        yield "recovered"


g = thrower()
print(next(g), g.throw(ValueError("v")), next(g, "end"))


def catcher():
    while True:
        try:
            yield "waiting"
        except ValueError as error:
            yield "inner caught " + str(error)


def through():
    yield from catcher()


g = through()
print(next(g), g.throw(ValueError("x")), next(g))


def cleaning():
    try:
        yield 1
        yield 2
    finally:
        print("cleaned")


def delegating():
    try:
        yield from cleaning()
    finally:
        print("outer cleaned")


g = delegating()
print(next(g))
g.close()
g = delegating()
print(next(g))
try:
    g.throw(KeyError("gone"))
except KeyError as error:
    print("out", error)


class Numbers:
    def __init__(self):
        self.n = 0

    def __iter__(self):
        return self

    def __next__(self):
        self.n += 1
        if self.n > 2:
            raise StopIteration("numbers end")
        return self.n


def over_class():
    result = yield from Numbers()
    yield result


print(list(over_class()))


def deep(n):
    if n > 0:
        yield n
        yield from deep(n - 1)


print(sum(deep(50)))




def flatten(items):
    for item in items:
        if isinstance(item, list):
            yield from flatten(item)
        else:
            yield item


print(list(flatten([1, [2, [3, 4], 5], [[6]], 7])))


def failing():
    yield 1
    yield from [1 // 0]


g = failing()
print(next(g))
try:
    next(g)
except ZeroDivisionError as error:
    print(error)


def wrong():
    yield from 5


try:
    list(wrong())
except TypeError as error:
    print(error)


def self_delegating():
    yield from me


me = self_delegating()
try:
    next(me)
except ValueError as error:
    print(error)


def result_of(g):
    try:
        while True:
            next(g)
    except StopIteration as stop:
        return stop.value


print(result_of(outer()))
