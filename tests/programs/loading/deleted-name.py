from epython import dynamic, load_function


@dynamic
def square(x):
    return x * x


def report(n):
    return square(n) + 1


print(report(3))
del square
print(load_function("square")(4))
print(report(5))
