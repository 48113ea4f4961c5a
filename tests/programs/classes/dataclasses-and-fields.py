from dataclasses import dataclass, field, asdict, astuple, replace, fields
from typing import List, Optional, Dict


@dataclass
class Address:
    street: str
    city: str = "Nowhere"
    zip: Optional[str] = None


@dataclass(order=True)
class Person:
    age: int
    name: str = field(compare=False)
    address: Address = field(default_factory=lambda: Address("Main"), compare=False)
    tags: List[str] = field(default_factory=list, repr=False, compare=False)

    def __post_init__(self):
        if self.age < 0:
            raise ValueError(f"age must not be negative: {self.age}")


@dataclass(frozen=True)
class Point:
    x: int
    y: int = 0

    def moved(self, dx, dy):
        return replace(self, x=self.x + dx, y=self.y + dy)


@dataclass(frozen=True, order=True)
class Version:
    major: int
    minor: int
    patch: int = 0

    @classmethod
    def parse(cls, text):
        return cls(*map(int, text.split(".")))

    def __str__(self):
        return ".".join(str(part) for part in astuple(self))


@dataclass
class Inventory:
    items: Dict[str, int] = field(default_factory=dict)
    total: int = field(init=False, default=0)

    def add(self, name, n=1):
        self.items[name] = self.items.get(name, 0) + n
        self.total += n


ann = Person(30, "Ann")
bob = Person(25, "Bob", Address("Side", "Town"), ["x"])
print(ann)
print(bob, bob.tags)
print(sorted([ann, bob])[0].name, ann > bob, ann == Person(30, "Other"))
try:
    Person(-1, "Bad")
except ValueError as e:
    print(e)
p = Point(1, 2)
print(p.moved(3, 4), hash(p) == hash(Point(1, 2)), {p: "a"}[Point(1, 2)])
try:
    p.x = 5
except AttributeError as e:
    print(type(e).__name__, e)
print(asdict(bob))
print(astuple(p), [f.name for f in fields(Point)])
versions = [Version.parse(t) for t in ("1.2.3", "1.10.0", "0.9.9")]
print([str(v) for v in sorted(versions)], max(versions))
inv = Inventory()
inv.add("apple", 3)
inv.add("pear")
print(inv, inv.total)
try:
    print(ann < 3)
except TypeError as e:
    print(e)
try:
    Point()
except TypeError as e:
    print(e)
match p:
    case Point(x=0):
        print("zero")
    case Point(a, b):
        print("point", a, b)
