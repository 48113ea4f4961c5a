# Exceptions of the program's classes in generators.
class Stop(Exception):
    def __init__(self, code=0):
        self.code = code

    def __str__(self):
        return f"stop {self.code}"


class End(StopIteration):
    pass


def numbers():
    n = 0
    while True:
        try:
            yield n
            n += 1
        except Stop as e:
            print("caught", e, e.code)
            n = e.code


g = numbers()
print(next(g), next(g))
print(g.throw(Stop(10)), next(g))
print(g.throw(Stop), next(g))
print(g.throw(Stop, 20), next(g))
try:
    g.throw(ValueError("out"))
except ValueError as e:
    print(repr(e))


def ends():
    yield 1
    raise End(5)


try:
    for x in ends():
        print(x)
except RuntimeError as e:
    print(e, repr(e.__cause__))


def fails():
    yield 1
    raise Stop(7)


def passes():
    try:
        yield from fails()
    finally:
        print("passed")


for x in passes():
    print(x)
