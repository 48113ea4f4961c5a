def inner(n):
    for i in range(n):
        yield 10 // (2 - i)


def outer(n):
    yield from inner(n)


def consume(items):
    total = 0
    for item in items:
        print(item)
        total += item
    return total


print(consume(outer(2)))
print(consume(outer(4)))
