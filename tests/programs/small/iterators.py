# A class that is gone through, on a small core.
class Count:
    def __init__(self, n):
        self.n = n

    def __iter__(self):
        return self

    def __next__(self):
        self.n -= 1
        if self.n < 0:
            raise StopIteration
        return self.n


class Half:
    def __init__(self, items):
        self.items = items

    def __getitem__(self, i):
        return self.items[i] // 2


total = 0
for x in Count(10):
    total += x
print(total, next(Count(0), -1), 3 in Count(5))
for half in Half([10, 20, 31]):
    print(half)
