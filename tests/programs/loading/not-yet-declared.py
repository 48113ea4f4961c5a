from epython import dynamic, load_function


def early(n):
    return load_function("later")(n)


for n in range(2):
    print(n)
    print(early(n))


@dynamic(defer=True)
def later(n):
    return n + 100


print(early(1))
