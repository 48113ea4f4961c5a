def first(items):
    return next(items)


def empty():
    if False:
        yield 1


def bad():
    yield first(empty())


print(list(bad()))
