# __repr__ and __str__ in print, str, repr, f-strings, containers.
class Point:
    def __init__(self, x, y):
        self.x = x
        self.y = y

    def __repr__(self):
        return f"Point({self.x!r}, {self.y!r})"


class Named:
    def __init__(self, name):
        self.name = name

    def __str__(self):
        return self.name

    def __repr__(self):
        return "<" + self.name + ">"


p, n = Point(1, 2.5), Named("ann")
print(p, n)
print(str(p), repr(p), str(n), repr(n))
print(f"{p} {n} {n!r} {p!s}", "%s|%r" % (n, n), "{} {!r}".format(p, n))
print([p, n], (n,), {"k": p, "n": [n]}, [[p]])
print(p, "text", 3, n, sep="; ", end=".\n")
print(" ".join(str(x) for x in [p, n, 5]))


class Tree:
    def __init__(self, value, children):
        self.value = value
        self.children = children

    def __repr__(self):
        return "Tree(" + repr(self.value) + ", " + repr(self.children) + ")"


print(Tree(1, [Tree(2, []), Tree("x", [Tree(None, [])])]))


class Only:
    def __str__(self):
        return "only str"


o = Only()
print(o, f"{o}", str(o))
print(repr(o).startswith("<__main__.Only object at 0x"), str([o]).startswith("[<__main__.Only object at 0x"))
print(str(Only), repr(Only), f"{Point}")
