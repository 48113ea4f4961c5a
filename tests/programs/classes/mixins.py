from abc import ABC, abstractmethod


class Jsonable:
    def to_json(self):
        return self._encode(self.as_dict())

    @classmethod
    def _encode(cls, x):
        if isinstance(x, dict):
            return "{" + ", ".join(f"{cls._encode(str(k))}: {cls._encode(v)}" for k, v in x.items()) + "}"
        if isinstance(x, (list, tuple)):
            return "[" + ", ".join(map(cls._encode, x)) + "]"
        if isinstance(x, str):
            return '"' + x.replace("\\", "\\\\").replace('"', '\\"') + '"'
        if x is None:
            return "null"
        if isinstance(x, bool):
            return str(x).lower()
        return str(x)

    def as_dict(self):
        return {"type": type(self).__name__}


class Named:
    def __init__(self, *, name="anonymous", **rest):
        super().__init__(**rest)
        self.name = name

    def as_dict(self):
        return {**super().as_dict(), "name": self.name}

    def __str__(self):
        return self.name.title()


class Comparable(ABC):
    @abstractmethod
    def key(self):
        """What is compared."""

    def __eq__(self, other):
        return self.key() == other.key()

    def __lt__(self, other):
        return self.key() < other.key()

    def __hash__(self):
        return hash(self.key())


class Located:
    def __init__(self, x=0, y=0, **rest):
        super().__init__(**rest)
        self.x, self.y = x, y

    def as_dict(self):
        d = super().as_dict()
        d.update(x=self.x, y=self.y)
        return d

    def move(self, dx, dy):
        self.x += dx
        self.y += dy
        return self


class City(Named, Located, Comparable, Jsonable):
    def __init__(self, people, *twins, **rest):
        super().__init__(**rest)
        self.people, self.twins = people, list(twins)

    def key(self):
        return (-self.people, self.name)

    def as_dict(self):
        return super().as_dict() | {"people": self.people, "twins": [t.name for t in self.twins], "big": self.people > 1000}


class Capital(City):
    def __str__(self):
        return f"*{super().__str__()}*"

    def move(self, *args):
        print("capitals do not move far")
        return super().move(*(a / 10 for a in args))


print([c.__name__ for c in Capital.__mro__])
rome = Capital(2800, name="rome", x=12, y=41)
oslo = Capital(700, rome, name="oslo \"north\"", y=59)
bari = City(320, rome, oslo, name="bari", x=16.5)
for city in sorted([bari, oslo, rome]):
    print(city, city.to_json())
print(rome.move(5, -5).x, bari.move(1, 1).x, rome < oslo, rome == oslo, len({rome, oslo, rome}))
try:
    Comparable()
except TypeError as e:
    print(e)
try:
    City(3, nme="x")
except TypeError as e:
    print(e)
print(isinstance(rome, Jsonable), issubclass(City, Located), issubclass(Named, City), City.__bases__ == (Named, Located, Comparable, Jsonable))


class Base:
    log = []

    def visit(self):
        self.log.append("Base")
        return self.log


class A(Base):
    def visit(self):
        self.log.append("A")
        return super().visit()


class B(Base):
    def visit(self):
        self.log.append("B")
        return super(B, self).visit()


class C(A, B):
    def visit(self):
        self.log.append("C")
        return A.visit(self)


print(C().visit(), Base.log is C.log)
