# Attributes that only some instances have, receivers of several types, del, attributes added from outside.
class Box:
    kind = "box"

    def __init__(self, value):
        if value > 0:
            self.value = value
        self.seen = []

    def add(self, item):
        self.seen.append(item)


class Cup:
    def __init__(self):
        self.kind = "cup"
        self.value = "tea"


box, cup = Box(3), Cup()
for thing in [box, cup]:
    print(thing.kind, thing.value)
for thing in (box, cup, Box(9)):
    thing.value = 1.5
    thing.note = "n"
    print(thing.value, thing.note)
box.kind = "crate"
print(box.kind, Box.kind, Box(1).kind)
del box.kind
print(box.kind)
box.add(1)
box.add("two")
print(box.seen, Box(2).seen)
box.extra = [1, 2]
box.extra += [3]
box.extra[0] = 9
print(box.extra, len(box.extra))


class Tree:
    def __init__(self, key):
        self.key = key
        self.left = None
        self.right = None

    def insert(self, key):
        if key < self.key:
            if self.left is None:
                self.left = Tree(key)
            else:
                self.left.insert(key)
        elif self.right is None:
            self.right = Tree(key)
        else:
            self.right.insert(key)

    def walk(self, out):
        if self.left:
            self.left.walk(out)
        out.append(self.key)
        if self.right is not None:
            self.right.walk(out)
        return out


tree = Tree(50)
for key in [20, 70, 10, 30, 60, 80, 25]:
    tree.insert(key)
print(tree.walk([]))


class Vector:
    def __init__(self, items):
        self.items = items
        self.n = len(items)

    def dot(self, other):
        s = 0.0
        for i in range(self.n):
            s += self.items[i] * other.items[i]
        return s


v = Vector([1.0, 2.0, 3.0])
w = Vector([0.5] * 3)
print(v.dot(w), v.dot(v), w.n)


class Flags:
    ready = False

    def __init__(self):
        self.on = True
        self.ratio = 0.25
        self.count = 0
        self.mask = 0xFFFFFFFF

    def step(self):
        self.on = not self.on
        self.ratio *= 2
        self.count += 1
        self.mask = (self.mask * 3) & 0xFFFFFFFF


f = Flags()
for _ in range(3):
    f.step()
print(f.on, f.ratio, f.count, f.mask, f.ready)
f.ready = True
print(f.ready, Flags.ready, Flags().ready)
