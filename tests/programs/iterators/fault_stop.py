class Empty:
    def __iter__(self):
        return self

    def __next__(self):
        raise StopIteration(5)


def first(x):
    return next(x)


print(next(Empty(), "default"))
print(first(Empty()))
