# Fits a core of 16 KB.
def counter(start):
    count = start

    def step(by):
        nonlocal count
        count += by
        return count

    return step


one, other = counter(0), counter(100)
one(1)
other(5)
print(one(2), other(5))


def outer(x):
    def middle(y):
        def inner(z):
            return x * 100 + y * 10 + z
        return inner
    return middle


print(outer(1)(2)(3))
steps = [counter(i) for i in range(3)]
for step in steps:
    step(10)
print(steps[0](1), steps[1](1), steps[2](1))
