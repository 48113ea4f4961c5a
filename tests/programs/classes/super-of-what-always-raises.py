# super().m() where m is there and never returns: what it raises is seen, not that it is missing.
class Coded(KeyError):
    def __init__(self, code, *rest):
        super().__init__(code)
        self.code = code


class Bare(Coded):
    def __init__(self, code):
        super().__init__()
        self.code = code


class Shape:
    @property
    def area(self):
        raise NotImplementedError("area of " + type(self).__name__)

    def __len__(self):
        raise ValueError("no length")

    def __add__(self, other):
        raise ValueError("no sum")

    def __neg__(self):
        raise ValueError("no opposite")


class Square(Shape):
    def __len__(self):
        return super().__len__()

    def doubled(self):
        return super().area * 2


try:
    raise Bare({0: 1})
except TypeError as e:
    print(e)
for ask in (lambda: Shape().area, lambda: len(Square()), lambda: Square().__len__(), lambda: Square().doubled(),
            lambda: Shape() + 1, lambda: -Shape(), lambda: Square().area()):
    try:
        print(ask())
    except (ValueError, NotImplementedError) as e:
        print(type(e).__name__, e)
