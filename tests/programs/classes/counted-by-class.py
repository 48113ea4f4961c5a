class A:
    count = 0
    def __init__(self):
        type(self).count += 1
A()
A()
print(A.count)


class Pool:
    items = [0]
    total = 0

    @classmethod
    def grow(cls, n):
        cls.items = list(range(n))
        cls.total += n
        return cls

    def first(self):
        return [Pool.items[i] for i in range(len(Pool.items))], Pool.total, 10 // (Pool.total or 5)


print(Pool().first(), Pool.grow(3)().first(), Pool.items[2], Pool.total)
setattr(Pool, "total", -1)
print(Pool.total, Pool().first())
values = [3, 9, 4]
print(max(range(3), key=values.__getitem__), list(map({"a": 1, "b": 2}.__getitem__, "ba")), list(filter({1, 3}.__contains__, values)))
