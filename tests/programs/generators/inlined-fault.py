# The traceback of a fault in a generator that is part of a loop, in a pipeline.


def numbers(n):
    for i in range(n):
        yield 10 // (3 - i)


def shifted(items, by):
    for item in items:
        yield item + by


def total(n):
    result = 0
    for item in shifted(numbers(n), 1):
        result += item
        print(result)
    return result


print(total(3))
print(total(5))
