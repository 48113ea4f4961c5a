# A function's other names work after `del`, and so does what was registered.
import epython
from epython import dynamic as loaded, load_function as fetch


@loaded
def double(x):
    return 2 * x


@epython.dynamic(defer=False)
def scale(x, by=3, *, plus=0):
    return x * by + plus


@loaded(defer=True)
def counter():
    count = 0

    def step(n=1):
        nonlocal count
        count += n
        return count

    return step


twice = double
table = [double, scale]
del double
print(twice(4), fetch("double")(5), table[0](6))
print(scale(2), scale(2, 5), scale(x=1, plus=9), epython.load_function("scale")(7, plus=1))
step = counter()
other = fetch("counter")()
del counter
print(step(), step(5), other(), [f(3) for f in table])
print(list(map(table[0], range(4))), sorted([3, -1, 2], key=lambda x: twice(-x)))


@loaded
def double(x):
    return f"{x}{x}"


print(fetch("double")("ab"), twice(1), double("c"))
