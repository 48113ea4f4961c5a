"""A tiny in-memory database with a query builder."""
from dataclasses import dataclass, field, asdict
from typing import Any, Callable, Iterator, Generic, TypeVar, Protocol
import operator as op

T = TypeVar("T")


class Column:
    def __init__(self, name: str, kind: type = str, *, default: Any = None, unique: bool = False):
        self.name, self.kind, self.default, self.unique = name, kind, default, unique

    def __eq__(self, value):
        return Condition(self.name, op.eq, value, "=")

    def __ne__(self, value):
        return Condition(self.name, op.ne, value, "!=")

    def __lt__(self, value):
        return Condition(self.name, op.lt, value, "<")

    def __ge__(self, value):
        return Condition(self.name, op.ge, value, ">=")

    def contains(self, value):
        return Condition(self.name, lambda a, b: b in a, value, "has")

    def __hash__(self):
        return hash(self.name)


class Test:
    def __and__(self, other):
        return Both(self, other, all, "and")

    def __or__(self, other):
        return Both(self, other, any, "or")

    def __invert__(self):
        return Negated(self)

    def __call__(self, row):
        raise NotImplementedError(type(self).__name__)


class Condition(Test):
    def __init__(self, name, operation, value, sign):
        self.name, self.operation, self.value, self.sign = name, operation, value, sign

    def __call__(self, row):
        return self.operation(row[self.name], self.value)

    def __repr__(self):
        return f"{self.name} {self.sign} {self.value!r}"


class Both(Test):
    def __init__(self, left, right, how, word):
        self.parts, self.how, self.word = (left, right), how, word

    def __call__(self, row):
        return self.how(p(row) for p in self.parts)

    def __repr__(self):
        return f"({f' {self.word} '.join(map(repr, self.parts))})"


class Negated(Test):
    def __init__(self, inner):
        self.inner = inner

    def __call__(self, row):
        return not self.inner(row)

    def __repr__(self):
        return f"not {self.inner}"


class Table:
    def __init__(self, name, *columns):
        self.name = name
        self.columns = {c.name: c for c in columns}
        self.rows: list[dict[str, Any]] = []
        self.listeners: list[Callable] = []

    def __getattr__(self, name):
        try:
            return self.__dict__["columns"][name]
        except KeyError:
            raise AttributeError(f"table {self.__dict__['name']} has no column {name}") from None

    def insert(self, **values):
        row = {}
        for name, column in self.columns.items():
            value = values.pop(name, column.default)
            if callable(value):
                value = value()
            if value is not None and not isinstance(value, column.kind):
                raise TypeError(f"{self.name}.{name}: {column.kind.__name__} expected, not {value!r}")
            if column.unique and any(r[name] == value for r in self.rows):
                raise ValueError(f"{self.name}.{name}: {value!r} is there already")
            row[name] = value
        if values:
            raise KeyError(*values)
        self.rows.append(row)
        for listener in self.listeners:
            listener(self, row)
        return len(self.rows)

    def where(self, test=None):
        return Query(self, test)


class Query:
    def __init__(self, table, test=None, order=(), limit=None):
        self.table, self.test, self.order, self.bound = table, test, order, limit

    def where(self, test):
        return Query(self.table, test if self.test is None else self.test & test, self.order, self.bound)

    def by(self, *names):
        return Query(self.table, self.test, names, self.bound)

    def limit(self, n):
        return Query(self.table, self.test, self.order, n)

    def __iter__(self):
        rows = [r for r in self.table.rows if self.test is None or self.test(r)]
        for name in reversed(self.order):
            rows.sort(key=lambda r: r[name.lstrip("-")], reverse=name.startswith("-"))
        yield from rows[:self.bound]

    def select(self, *names):
        return [tuple(r[n] for n in names) if len(names) > 1 else r[names[0]] for r in self]

    def group(self, name, function=len):
        groups = {}
        for r in self:
            groups.setdefault(r[name], []).append(r)
        return {k: function(v) for k, v in groups.items()}

    def __len__(self):
        return sum(1 for _ in self)

    def __str__(self):
        return f"from {self.table.name} where {self.test} order {', '.join(self.order) or '-'}"


ids = iter(range(1, 100))
t = Table("people", Column("id", int, default=lambda: next(ids)), Column("name", unique=True), Column("age", int), Column("tags", list, default=list))
t.listeners.append(lambda table, row: print("inserted", row["name"], "into", table.name) if row["age"] > 50 else None)
for name, age, *tags in [("ann", 31, "a", "b"), ("bob", 25), ("cid", 62, "b"), ("dan", 31, "c", "a"), ("eve", 19)]:
    t.insert(name=name, age=age, tags=tags)
q = t.where((t.age >= 25) & ~(t.name == "cid") | t.tags.contains("b"))
print(q, len(q), q.by("-age", "name").select("name", "age"))
print(t.where().by("age").limit(2).select("id"), q.where(t.age < 31).select("name"), t.where().group("age"))
print(t.where().group("age", lambda rows: "+".join(r["name"] for r in rows)))
for bad in ({"name": "ann", "age": 1}, {"name": 5}, {"name": "zed", "age": 3, "size": 2}):
    try:
        t.insert(**bad)
    except (TypeError, ValueError, KeyError) as e:
        print(type(e).__name__, e)
try:
    t.height
except AttributeError as e:
    print(e)
try:
    Test()({})
except NotImplementedError as e:
    print("not implemented:", e)


class Stack(Generic[T]):
    def __init__(self) -> None:
        self._items: list[T] = []

    def push(self, item: T) -> "Stack[T]":
        self._items.append(item)
        return self

    def pop(self) -> T:
        return self._items.pop()

    def __iter__(self) -> Iterator[T]:
        return reversed(self._items)


print(list(Stack().push(1).push("x")), Stack[int]().push(3).pop())
