# Decorators of classes.
registry = {}


def register(cls):
    registry[cls.__name__] = cls
    return cls


def tagged(tag):
    def decorate(cls):
        cls.tag = tag
        return cls
    return decorate


@register
class Plain:
    def __init__(self, x):
        self.x = x

    def double(self):
        return self.x * 2


@register
@tagged("second")
class Other:
    count = 0

    def __init__(self):
        Other.count += 1


print(sorted(registry), Plain(4).double(), Other.tag, Other().tag, Other.count)
print(registry["Plain"](3).x, isinstance(Plain(1), Plain), isinstance(Other(), registry["Other"]))


def counted(cls):
    made = []

    def make(*args):
        made.append(cls.__name__)
        return cls(*args), len(made)
    return make


@counted
class Made:
    def __init__(self, word):
        self.word = word


one, n = Made("a")
two, m = Made("b")
print(one.word, n, two.word, m)


class Singleton:
    def __init__(self, cls):
        self.cls = cls
        self.instance = None

    def __call__(self, *args):
        if self.instance is None:
            self.instance = self.cls(*args)
        return self.instance


@Singleton
class Config:
    def __init__(self, level):
        self.level = level


print(Config(1) is Config(2), Config(3).level)


def bad(cls):
    raise TypeError("no " + cls.__name__)


try:
    @bad
    class Never:
        pass
except TypeError as e:
    print(e)
