# What goes wrong while a comprehension takes the next item, or takes it apart, happens in its frame; what makes its first
# iterable does not.
def items():
    yield 1
    raise ValueError(2)


def taking():
    return [c for c in items()]


def mapping():
    return {c: 1 for c in map(int, ["1", "x"])}


def apart():
    return [a for a, b in [(1, 2), (3, 4, 5)]]


def later():
    return [c for b in [1] for c in items()]


def adding():
    return sum(c for c in items())


def making():
    return [c for c in 5]


def outermost():
    return [c for c in [d for d in items()]]


def dividing(x):
    return [i for i in range(3 // x)]


for run in [taking, mapping, apart, later, adding, making, outermost, lambda: dividing(0)]:
    try:
        run()
    except (ValueError, TypeError, ZeroDivisionError) as error:
        print(error)
wrong = [mapping, apart, outermost, taking]
try:
    try:
        try:
            wrong[0]()
        finally:
            wrong[1]()
    finally:
        wrong[2]()
finally:
    wrong[3]()
