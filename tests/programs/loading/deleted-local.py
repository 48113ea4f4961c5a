from epython import dynamic, load_function


@dynamic(defer=True)
def once():
    return 1


def use():
    f = load_function("once")
    print(f())
    del f
    return f()


print(use())
