# Attributes by name, deleted ones, and parts of slices, on targets.
class A:
    def __init__(self):
        self.x = 1

    def half(self, s):
        return s.start, s.stop


a = A()
setattr(a, "x", 5)
print(a.x, hasattr(a, "y"), a.half(slice(1, 2)))
for name in ["x"]:
    delattr(a, name)
print(getattr(a, "x", "gone"))
a.x = 2
del a.x
print(hasattr(a, "x"))
