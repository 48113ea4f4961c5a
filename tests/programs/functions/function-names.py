def greet(name):
    """Says hello."""
    return "hi " + name


def plain():
    pass


def traced(fn):
    def wrapper(*args):
        print("call", fn.__name__, fn.__doc__)
        return fn(*args)
    return wrapper


class Box:
    def get(self):
        "What is in it."
        return 1


print(greet.__name__, greet.__doc__, greet.__qualname__)
print(plain.__name__, plain.__doc__)
t = traced(greet)
print(t("x"), t.__name__, t.__qualname__)
print(traced(plain)())
print(len.__name__, int.__name__, (lambda: 0).__name__)
box = Box()
print(box.get.__name__, Box.get.__qualname__, box.get.__doc__)
for f in [greet, plain, traced, print]:
    print(f.__name__)
