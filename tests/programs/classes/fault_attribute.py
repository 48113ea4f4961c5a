# AttributeError with CPython's words, in a method.
class Point:
    def __init__(self, x):
        self.x = x

    def show(self, name):
        print(self.x)
        if name:
            return self.nmae
        return self.x


p = Point(1)
print(p.show(""))
print(p.show("n"))
