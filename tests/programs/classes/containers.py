# Instances as containers: length, truth, items, membership, calls.
class Matrix:
    def __init__(self, rows, columns):
        self.rows = rows
        self.columns = columns
        self.cells = [0.0] * (rows * columns)

    def __getitem__(self, place):
        row, column = place
        return self.cells[row * self.columns + column]

    def __setitem__(self, place, value):
        row, column = place
        self.cells[row * self.columns + column] = value

    def __len__(self):
        return self.rows * self.columns


m = Matrix(2, 3)
m[0, 1] = 2.5
m[1, 2] = m[0, 1] * 2
m[1, 2] += 1
print(m[0, 1], m[1, 2], m[0, 0], len(m), bool(m), bool(Matrix(0, 3)))


class Stack:
    def __init__(self):
        self.items = []

    def push(self, item):
        self.items.append(item)
        return self

    def __bool__(self):
        return len(self.items) > 0

    def __contains__(self, item):
        return item in self.items

    def __delitem__(self, index):
        del self.items[index]

    def __getitem__(self, index):
        return self.items[index]

    def __call__(self, more, times=1):
        for _ in range(times):
            self.push(more)
        return len(self.items)


s = Stack()
print(bool(s), not s, 3 in s)
s.push(3).push(4).push(5)
print(bool(s), 3 in s, 9 not in s, s[0], s[-1], s[1:])
del s[0]
print(s[0], 3 in s, s(8), s(9, times=2), s.items)
print("yes" if s else "no", s and "some", [f(1) for f in [s]])
while s:
    del s[0]
print(s.items)


class Adder:
    def __init__(self, n):
        self.n = n

    def __call__(self, x):
        return x + self.n


print(list(map(Adder(10), [1, 2, 3])), Adder(1)(2), sorted([3, -1, 2], key=Adder(0)))
