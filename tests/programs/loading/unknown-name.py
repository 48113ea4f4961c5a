from epython import dynamic, load_function


@dynamic
def known(x):
    return x + 1


def find():
    return load_function("unknown")


print(known(1), load_function("known")(2))
print(find())
