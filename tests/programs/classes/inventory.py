"""Inventory with units, validation and undo."""
from __future__ import annotations
from enum import Enum, auto, Flag
from typing import Optional
import copy


class Unit(Enum):
    PIECE = ("pc", 1)
    DOZEN = ("dz", 12)
    GROSS = ("gr", 144)

    def __init__(self, symbol, size):
        self.symbol = symbol
        self.size = size

    def __str__(self):
        return self.symbol

    @classmethod
    def of(cls, symbol):
        return next((u for u in cls if u.symbol == symbol), cls.PIECE)


class Status(Enum):
    OPEN = auto()
    SHIPPED = auto()
    LOST = auto()

    def next(self) -> Status:
        members = list(type(self))
        return members[(members.index(self) + 1) % len(members)]


class Money:
    def __init__(self, cents=0):
        self.cents = cents

    @classmethod
    def parse(cls, text: str) -> Money:
        euros, dot, cents = text.partition(".")
        return cls(int(euros) * 100 + int((cents + "00")[:2]))

    def __add__(self, other):
        return Money(self.cents + other.cents)

    def __radd__(self, other):
        return self if other == 0 else NotImplemented

    def __mul__(self, n):
        return Money(round(self.cents * n))

    __rmul__ = __mul__

    def __eq__(self, o):
        return isinstance(o, Money) and self.cents == o.cents

    def __lt__(self, o):
        return self.cents < o.cents

    def __format__(self, spec):
        return format(f"{self.cents // 100}.{self.cents % 100:02}", spec)

    def __repr__(self):
        return f"Money({self.cents})"

    __hash__ = None


class Item:
    __slots__ = ("name", "price", "_amount", "unit", "parent")

    def __init__(self, name: str, price: Money, amount: int = 0, unit: Unit = Unit.PIECE, parent: Optional[Item] = None):
        self.name, self.price, self.unit, self.parent = name, price, unit, parent
        self.amount = amount

    @property
    def amount(self) -> int:
        return self._amount

    @amount.setter
    def amount(self, value: int) -> None:
        if value < 0:
            raise ValueError(f"{self.name}: {value} is negative")
        self._amount = value

    @amount.deleter
    def amount(self):
        self._amount = 0

    @property
    def total(self):
        return self.price * self.amount * self.unit.size

    def __repr__(self):
        return f"{self.name}[{self.amount}{self.unit}]"


class Inventory:
    def __init__(self):
        self.items: dict[str, Item] = {}
        self.undo_log: list = []

    def __enter__(self):
        self.snapshot = copy.deepcopy(self.items)
        return self

    def __exit__(self, kind, value, tb):
        if kind:
            self.items = self.snapshot
        del self.snapshot
        return False

    def __iadd__(self, item):
        self.items[item.name] = item
        self.undo_log.append(lambda: self.items.pop(item.name))
        return self

    def __getitem__(self, name):
        return self.items[name]

    def __missing__(self, name):
        return None

    def take(self, name, n):
        item, before = self[name], self[name].amount
        item.amount -= n
        self.undo_log.append(lambda: setattr(item, "amount", before))
        return item

    def undo(self, steps=1):
        while steps and self.undo_log:
            self.undo_log.pop()()
            steps -= 1
        return self

    def __str__(self):
        return "\n".join(f"{i.name:<8}|{i.amount:>4} {i.unit!s:<3}|{i.price:>8}|{i.total:>10}" for i in self.items.values())


stock = Inventory()
stock += Item("nails", Money(3), 5, Unit.GROSS)
stock += Item("eggs", Money.parse("0.25"), 4, Unit.of("dz"))
stock += Item("hammer", Money.parse("19.9"), 2)
print(stock)
print(stock.take("eggs", 3), stock.take("hammer", 1), stock.undo()["hammer"], stock.undo().items)
try:
    with stock as s:
        s.take("nails", 2)
        s.take("hammer", 5)
except ValueError as e:
    print("failed:", e, stock["nails"])
del stock["eggs"].amount
print(stock.undo(99).items, sum(i.total for i in stock.items.values()) if stock.items else "empty")
print(Status.OPEN.next(), Status.LOST.next().name, Unit.DOZEN, repr(Unit.DOZEN), Unit("pc" , ) if False else Unit(("gr", 144)), [u.name for u in Unit])
a = [Money(5), [Money(6)], {"k": Money(7)}]
b, c = copy.copy(a), copy.deepcopy(a)
a[1].append(0)
a[0].cents = 99
print(b, c, a == b, a is b, sorted([Money(3), Money(1)]), Money(1) != Money(2), sum([Money(1), Money(2)]), 2 * Money(7))
try:
    {Money(1): 2}
except TypeError as e:
    print(e)
try:
    Status("OPEN")
except ValueError as e:
    print(e)
