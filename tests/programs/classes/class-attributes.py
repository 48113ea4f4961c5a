# what classes say of themselves: __doc__, __module__, __qualname__, __bases__, __mro__; __dict__ of instances, vars()


class Animal:
    """What moves."""

    legs = 4

    def __init__(self, name):
        self.name = name
        self.age = 1

    class Food:
        "eaten"


class Named:
    pass


class Dog(Animal, Named):
    def bark(self):
        "Woof."


class Failure(ValueError):
    """It failed."""


def local():
    class Inner:
        pass

    return Inner


def describe(x):
    kind = type(x)
    return kind.__name__, kind.__qualname__, kind.__module__, kind.__doc__, x.__doc__, x.__module__


print(Animal.__doc__, Dog.__doc__, Animal.Food.__doc__, Failure.__doc__, Dog.bark.__doc__)
print(Animal.__module__, Animal.__qualname__, Animal.Food.__qualname__, local().__qualname__, local().__name__)
print(Dog.__bases__, Animal.__bases__, Failure.__bases__)
print(Dog.__mro__, Failure.__mro__)
for one in [Animal("a"), Dog("d"), Animal.Food(), local()()]:
    print(describe(one), type(one).__bases__, [c.__name__ for c in type(one).__mro__], one.__class__.__qualname__)
d = Dog("rex")
print(d.__dict__, vars(d), vars(Animal.Food()), Failure("x").__doc__)
d.tricks = [1, 2]
print(d.__dict__, sorted(vars(d)), "age" in vars(d), len(d.__dict__))
del d.age
print(vars(d))
d.__dict__["age"] = 9
for key, value in {"name": "fido", "weight": 2.5}.items():
    d.__dict__[key] = value
print(d.age, d.name, d.weight, {k: v for k, v in vars(d).items() if k != "tricks"})
print(int.__qualname__, ValueError.__qualname__, len.__qualname__, type(3).__name__)


class Recorder:
    def __init__(self):
        self.__dict__["log"] = []

    def __setattr__(self, name, value):
        self.log.append(name)
        self.__dict__[name] = value

    def __repr__(self):
        return f"{type(self).__name__}({', '.join(f'{k}={v!r}' for k, v in self.__dict__.items())})"


r = Recorder()
r.a = 1
r.b = "two"
print(r, r.log)


def show(x):
    try:
        print(vars(x))
    except (TypeError, AttributeError) as e:
        print(type(e).__name__)


class Pair:
    def __init__(self):
        self.a, self.b = 1, [2]


show(Pair())
