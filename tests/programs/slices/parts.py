# The parts of slices and ranges, and indices().
class Row:
    def __init__(self, items):
        self.items = items
        self.start = "own"

    def __getitem__(self, key):
        if isinstance(key, slice):
            start, stop, step = key.indices(len(self.items))
            return [self.items[i] for i in range(start, stop, step)], key.start, key.stop, key.step
        return self.items[key]


row = Row([0, 10, 20, 30, 40, 50])
print(row[1:4], row[::2], row[::-1], row[-2:], row[10:], row[2], row.start)
s = slice(1, 10, 3)
print(s.start, s.stop, s.step, s.indices(5), slice(3).indices(2), slice(None, None, -1).indices(4), slice(-1, None).indices(0))
r = range(2, 20, 5)
print(r.start, r.stop, r.step, range(4).start, range(4).stop + 1)


def starts(thing):
    return thing.start


print([starts(thing) for thing in [s, r, row]])
try:
    s.indices(-1)
except ValueError as e:
    print(e)
try:
    starts("text")
except AttributeError as e:
    print(e)
try:
    slice(1, 2, 0).indices(5)
except ValueError as e:
    print(e)
